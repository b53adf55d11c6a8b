//! Undo and redo: every edit, across a restart, and never by halves.
#![allow(clippy::unwrap_used)]

mod common;

use common::{
    Sandbox, act, action, at, finding, member, note, note_id, recommendation, session, small, theme, theme_id,
};
use debrief_domain::{
    Evidence, Finding, Judgement, Member, PageKey, PageSetting, Rationale, RationalePart, Recommendation, Review,
    Session, Theme,
};
use debrief_store::{ReviewStore, StoreError, UndoState, Writer};
use proptest::prelude::*;

fn labels(store: &ReviewStore) -> (Option<String>, Option<String>) {
    let UndoState { undo, redo } = store.undo_state().unwrap();
    (undo, redo)
}

fn label(label: &str) -> Option<String> {
    Some(label.to_owned())
}

#[test]
fn undo_and_redo_outlive_a_restart_and_a_new_edit_ends_redo() {
    let (sandbox, mut store) = Sandbox::with(&small());
    act(&mut store, "Add note", |writer| writer.put(&note(2, "Two")));
    act(&mut store, "Edit note", |writer| writer.put(&note(2, "Two, and more")));
    let last = store.load().unwrap();
    assert_eq!(labels(&store), (label("Edit note"), None));
    store.close().unwrap();

    let mut store = sandbox.open(small().id).unwrap();
    let undone = store.undo(at(3)).unwrap().unwrap();
    assert_eq!((undone.label.as_str(), undone.changed), ("Edit note", vec![debrief_domain::Topic::Evidence]));
    assert_eq!(labels(&store), (label("Add note"), label("Edit note")));
    store.undo(at(4)).unwrap().unwrap();
    assert_eq!(store.load().unwrap(), small());
    assert_eq!(store.undo(at(5)).unwrap(), None);
    // As when the power goes.
    drop(store);

    let mut store = sandbox.open(small().id).unwrap();
    assert_eq!(labels(&store), (None, label("Add note")));
    store.redo(at(6)).unwrap().unwrap();
    store.redo(at(7)).unwrap().unwrap();
    assert_eq!(store.redo(at(8)).unwrap(), None);
    assert_eq!(store.load().unwrap(), last);

    store.undo(at(9)).unwrap();
    act(&mut store, "Add theme", |writer| writer.put(&theme(2)));
    assert_eq!(labels(&store), (label("Add theme"), None));
    assert_eq!(store.redo(at(10)).unwrap(), None);
    let history: Vec<(String, bool)> =
        store.history(10).unwrap().into_iter().map(|entry| (entry.what, entry.undone)).collect();
    assert_eq!(
        history,
        [("Add theme".to_owned(), false), ("Edit note".to_owned(), true), ("Add note".to_owned(), false)]
    );
    assert_eq!(store.history(1).unwrap().len(), 1);
}

#[test]
fn history_says_who_and_when() {
    let (_sandbox, mut store) = Sandbox::with(&small());
    let action = debrief_store::Action { who: Some(common::member_id(1)), ..action("Add note", 42) };
    store.transact(&action, |writer| writer.put(&note(2, "Two"))).unwrap();
    let entry = store.history(9).unwrap().remove(0);
    assert_eq!((entry.what.as_str(), entry.who, entry.when), ("Add note", action.who, at(42)));
    assert_eq!(store.changed_at().unwrap(), at(42));
}

#[test]
fn an_undo_that_does_not_fit_changes_nothing() {
    let (sandbox, mut store) = Sandbox::with(&small());
    act(&mut store, "Edit", |writer| {
        writer.put(&note(1, "Edited"))?;
        writer.put(&theme(2))
    });
    store.close().unwrap();
    // Another program changes the note behind our back.
    let file = rusqlite::Connection::open(sandbox.file(small().id)).unwrap();
    file.execute("UPDATE evidence SET text = 'Changed elsewhere', rev = '0123456789abcdef'", []).unwrap();
    drop(file);
    let mut store = sandbox.open(small().id).unwrap();
    let before = store.load().unwrap();
    assert!(matches!(store.undo(at(3)), Err(StoreError::UndoConflict)));
    assert_eq!(store.load().unwrap(), before);
    assert_eq!(labels(&store), (label("Edit"), None));
}

#[test]
fn a_row_that_would_point_at_nothing_stops_the_undo() {
    let (sandbox, mut store) = Sandbox::with(&small());
    act(&mut store, "Move note", |writer| {
        writer.put(&Session { place: "Other".into(), ..session(2) })?;
        let mut moved = note(1, "Coaching is what makes it stick");
        moved.source = debrief_domain::EvidenceSource::Session(common::session_id(2));
        writer.put(&moved)
    });
    store.close().unwrap();
    // The session the note came from vanishes behind our back, guards and all.
    let file = rusqlite::Connection::open(sandbox.file(small().id)).unwrap();
    file.pragma_update(None, "foreign_keys", false).unwrap();
    let of_trigger = "SELECT sql FROM sqlite_schema WHERE name = 'session_kept'";
    let trigger: String = file.query_row(of_trigger, [], |row| row.get(0)).unwrap();
    file.execute_batch(&format!(
        "BEGIN; DROP TRIGGER session_kept; DELETE FROM session WHERE id = '{}'; {trigger}; COMMIT;",
        common::session_id(1)
    ))
    .unwrap();
    drop(file);
    let mut store = sandbox.open(small().id).unwrap();
    let before = store.load().unwrap();
    assert!(matches!(store.undo(at(3)), Err(StoreError::UndoConflict)));
    assert_eq!(store.load().unwrap(), before);
}

/// One edit as somebody might make it; `a` and `b` choose rows.
#[derive(Clone, Debug)]
enum Edit {
    Note(u8, String, Vec<u8>),
    RemoveNote(u8),
    Theme(u8, String),
    MoveTheme(u8, Option<u8>),
    RemoveTheme(u8),
    Finding(u8, u8, Vec<u8>),
    RemoveFinding(u8),
    Recommendation(u8, u8, Vec<u8>),
    MoveRecommendation(u8, Option<u8>),
    Rate(u8, u8),
    Decide(u8, Option<u8>),
    Member(u8, String),
    RemoveMember(u8),
    Session(u8),
    RemoveSession(u8),
    Head(String),
    Deck(String),
    Page(u8, Option<bool>),
    DefaultPage(u8),
}

const CODES: [&str; 4] = ["1A", "2B", "3C", "5A"];
const LEVELS: [&str; 4] = ["R", "AR", "AG", "G"];

fn pages(number: u8) -> PageKey {
    [PageKey::Title, PageKey::Summary, PageKey::Area("2".into()), PageKey::Method][usize::from(number % 4)].clone()
}

/// Does the edit; one that does not apply to what is there is refused, which the caller expects.
fn edit(writer: &mut Writer<'_>, review: &Review, edit: &Edit) -> Result<(), StoreError> {
    let code = |number: &u8| CODES[usize::from(number % 4)];
    match edit {
        Edit::Note(number, text, elements) => {
            let mut note = note(u128::from(*number), text);
            note.elements =
                CODES.iter().filter(|c| elements.iter().any(|e| code(e) == **c)).map(|c| (*c).into()).collect();
            note.noted_by = None;
            writer.put(&note)
        }
        Edit::RemoveNote(number) => writer.remove::<Evidence>(note_id((*number).into())),
        Edit::Theme(number, title) => writer.put(&Theme { title: title.clone(), ..theme((*number).into()) }),
        Edit::MoveTheme(number, before) => {
            writer.move_to::<Theme>(theme_id((*number).into()), before.map(|before| theme_id(before.into())))
        }
        Edit::RemoveTheme(number) => writer.remove::<Theme>(theme_id((*number).into())),
        Edit::Finding(number, theme, notes) => {
            let mut notes: Vec<u128> = notes.iter().map(|note| u128::from(*note)).collect();
            notes.dedup();
            notes.retain(|note| review.evidence_of(note_id(*note)).is_some());
            writer.put(&finding((*number).into(), (*theme).into(), &notes))
        }
        Edit::RemoveFinding(number) => writer.remove::<Finding>(common::finding_id((*number).into())),
        Edit::Recommendation(number, theme, findings) => {
            let mut findings: Vec<u128> = findings.iter().map(|finding| u128::from(*finding)).collect();
            findings.sort_unstable();
            findings.dedup();
            findings.retain(|number| review.findings.iter().any(|row| row.id == common::finding_id(*number)));
            writer.put(&recommendation((*number).into(), (*theme).into(), &findings))
        }
        Edit::MoveRecommendation(number, before) => writer.move_to::<Recommendation>(
            common::recommendation_id((*number).into()),
            before.map(|before| common::recommendation_id(before.into())),
        ),
        Edit::Rate(element, level) => {
            writer.put(&common::rating(review, 1, code(element), LEVELS[usize::from(level % 4)]))
        }
        Edit::Decide(element, quoted) => {
            let element = code(element).into();
            let mut rationale = vec![RationalePart::Text("We saw that ".into())];
            rationale
                .extend(quoted.map(|note| RationalePart::Quote { evidence: note_id(note.into()), text: "it".into() }));
            writer.put(&debrief_domain::Decision {
                id: debrief_domain::DecisionId::of(review.id, &element),
                element,
                judgement: quoted.map(|_| Judgement::NotEnoughEvidence),
                rationale: Rationale(rationale),
                dissent: String::new(),
                agreed_on: None,
            })
        }
        Edit::Member(number, name) => writer.put(&Member { name: name.clone(), ..member((*number).into()) }),
        Edit::RemoveMember(number) => writer.remove::<Member>(common::member_id((*number).into())),
        Edit::Session(number) => writer.put(&Session { interviewer: None, ..session((*number).into()) }),
        Edit::RemoveSession(number) => writer.remove::<Session>(common::session_id((*number).into())),
        Edit::Head(client) => writer.set_head(&Review { client: client.clone(), ..review.clone() }),
        Edit::Deck(firm) => {
            writer.set_deck(&debrief_domain::DeckSettings { firm: firm.clone(), ..review.deck.clone() })
        }
        Edit::Page(page, hidden) => {
            writer.put_page(&PageSetting { page: pages(*page), title: None, hidden: *hidden, place: None, notes: None })
        }
        Edit::DefaultPage(page) => writer.remove_page(&pages(*page)),
    }
}

fn edits() -> impl Strategy<Value = Edit> {
    let row = 1..4u8;
    let rows = prop::collection::vec(1..4u8, 0..3);
    let other = prop::option::of(1..4u8);
    let word = "[a-zé]{0,6}";
    prop_oneof![
        4 => (row.clone(), word, rows.clone()).prop_map(|(a, b, c)| Edit::Note(a, b, c)),
        1 => row.clone().prop_map(Edit::RemoveNote),
        2 => (row.clone(), word).prop_map(|(a, b)| Edit::Theme(a, b)),
        2 => (row.clone(), other.clone()).prop_map(|(a, b)| Edit::MoveTheme(a, b)),
        1 => row.clone().prop_map(Edit::RemoveTheme),
        3 => (row.clone(), row.clone(), rows.clone()).prop_map(|(a, b, c)| Edit::Finding(a, b, c)),
        1 => row.clone().prop_map(Edit::RemoveFinding),
        3 => (row.clone(), row.clone(), rows).prop_map(|(a, b, c)| Edit::Recommendation(a, b, c)),
        1 => (row.clone(), other.clone()).prop_map(|(a, b)| Edit::MoveRecommendation(a, b)),
        2 => (row.clone(), row.clone()).prop_map(|(a, b)| Edit::Rate(a, b)),
        2 => (row.clone(), other).prop_map(|(a, b)| Edit::Decide(a, b)),
        1 => (row.clone(), word).prop_map(|(a, b)| Edit::Member(a, b)),
        1 => row.clone().prop_map(Edit::RemoveMember),
        1 => row.clone().prop_map(Edit::Session),
        1 => row.clone().prop_map(Edit::RemoveSession),
        1 => word.prop_map(Edit::Head),
        1 => word.prop_map(Edit::Deck),
        1 => (row.clone(), prop::option::of(any::<bool>())).prop_map(|(a, b)| Edit::Page(a, b)),
        1 => row.prop_map(Edit::DefaultPage),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// After any edits: each undo gives the state before, each redo the state after, and the search index follows.
    #[test]
    fn all_undone_is_the_first_state_and_all_redone_the_last(steps in prop::collection::vec(edits(), 1..25)) {
        let (sandbox, mut store) = Sandbox::with(&small());
        let mut states = vec![store.load().unwrap()];
        for (number, step) in steps.iter().enumerate() {
            let review = states.last().unwrap();
            let done = store.transact(&action(&format!("{number}"), 1), |writer| edit(writer, review, step));
            let now = store.load().unwrap();
            match done {
                Ok((_, written)) if !written.nothing => states.push(now),
                Ok(_) | Err(StoreError::Rule(_) | StoreError::RowNotThere(_) | StoreError::GroupHasSessions(_)) => {
                    prop_assert_eq!(&now, review);
                }
                Err(error) => prop_assert!(false, "{:?}: {}", step, error),
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(store.undo(at(2)).unwrap().is_some());
            prop_assert_eq!(&store.load().unwrap(), state);
        }
        prop_assert_eq!(store.undo(at(2)).unwrap(), None);
        store.close().unwrap();
        let mut store = sandbox.open(small().id).unwrap();
        for state in &states[1..] {
            prop_assert!(store.redo(at(3)).unwrap().is_some());
            prop_assert_eq!(&store.load().unwrap(), state);
        }
        prop_assert_eq!(store.redo(at(3)).unwrap(), None);
        for note in &states.last().unwrap().evidence {
            if note.text.chars().count() > 1 {
                let found = store.search(&note.text, 50).unwrap();
                prop_assert!(found.iter().any(|hit| hit.id == note.id.0), "{} is not found", note.text);
            }
        }
    }
}
