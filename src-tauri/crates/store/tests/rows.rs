//! Rows inside an action: order, moves, what goes with what, and the guards of every table.
#![allow(clippy::unwrap_used)]

mod common;

use common::{
    Sandbox, act, action, at, finding, finding_id, member_id, note, note_id, session_id, small, theme, theme_id,
};
use debrief_domain::{
    Audience, EarlierReview, Evidence, ExtraLayout, ExtraPage, Finding, Group, Member, PageKey, PageSetting, Picture,
    PictureForm, Rating, Recognition, RecognitionChoice, RecognitionId, Recommendation, Review, ReviewState,
    RosterEntry, RosterKind, Session, StateChange, TextOwner, Theme, Topic,
};
use debrief_store::{ReviewStore, StoreError};

fn titles(store: &ReviewStore) -> Vec<String> {
    store.load().unwrap().themes.into_iter().map(|theme| theme.title).collect()
}

#[test]
fn new_rows_stand_at_the_end_and_changed_ones_stay() {
    let (_sandbox, mut store) = Sandbox::with(&small());
    act(&mut store, "Add", |writer| (2..=4).try_for_each(|number| writer.put(&theme(number))));
    act(&mut store, "Edit", |writer| writer.put(&Theme { title: "First".into(), ..theme(1) }));
    assert_eq!(titles(&store), ["First", "Theme 2", "Theme 3", "Theme 4"]);
    act(&mut store, "Delete", |writer| writer.remove::<Theme>(theme_id(2)));
    act(&mut store, "Add again", |writer| writer.put(&theme(2)));
    assert_eq!(titles(&store), ["First", "Theme 3", "Theme 4", "Theme 2"]);
}

#[test]
fn a_move_stands_where_it_was_asked_for_however_often() {
    let (_sandbox, mut store) = Sandbox::with(&small());
    act(&mut store, "Add", |writer| (2..=5).try_for_each(|number| writer.put(&theme(number))));
    act(&mut store, "To the end", |writer| writer.move_to::<Theme>(theme_id(1), None));
    act(&mut store, "To the front", |writer| writer.move_to::<Theme>(theme_id(4), Some(theme_id(2))));
    assert_eq!(titles(&store), ["Theme 4", "Theme 2", "Theme 3", "Theme 5", "Theme 1"]);
    // Far more often than the gaps last.
    let mut expected: Vec<u128> = vec![4, 2, 3, 5, 1];
    for round in 0..120 {
        let moved = expected.remove(if round % 2 == 0 { 4 } else { 3 });
        let before = expected[1];
        expected.insert(1, moved);
        act(&mut store, "Between", |writer| writer.move_to::<Theme>(theme_id(moved), Some(theme_id(before))));
        let expected: Vec<String> = expected.iter().map(|number| format!("Theme {number}")).collect();
        assert_eq!(titles(&store), expected, "round {round}");
    }
    let nothing = act(&mut store, "Nowhere", |writer| writer.move_to::<Theme>(theme_id(expected[4]), None));
    assert!(nothing.nothing);
    let missing =
        store.transact(&action("Missing", 1), |writer| writer.move_to::<Theme>(theme_id(1), Some(theme_id(9))));
    assert!(matches!(missing, Err(StoreError::RowNotThere("theme"))));
}

#[test]
fn what_is_put_as_it_was_is_not_recorded() {
    let review = small();
    let (_sandbox, mut store) = Sandbox::with(&review);
    let written = act(&mut store, "Again", |writer| {
        writer.put(&review.evidence[0])?;
        writer.put(&review.decisions[0])?;
        writer.put(&review.findings[0])?;
        writer.set_deck(&review.deck)?;
        writer.set_head(&review)
    });
    assert!(written.nothing && written.changed.is_empty());
    assert_eq!(store.history(10).unwrap(), []);
    assert_eq!(store.undo_state().unwrap(), debrief_store::UndoState::default());
}

#[test]
fn what_changed_is_read_from_what_was_written() {
    let review = small();
    let (_sandbox, mut store) = Sandbox::with(&review);
    let mut retagged = review.evidence[0].clone();
    retagged.elements = vec!["2B".into(), "1A".into()];
    assert_eq!(act(&mut store, "Tag", |writer| writer.put(&retagged)).changed, [Topic::Evidence]);
    assert_eq!(store.load().unwrap().evidence[0].elements, retagged.elements);
    let title = PageSetting { page: PageKey::Title, title: Some("T".into()), hidden: None, place: None, notes: None };
    let both = act(&mut store, "Both", |writer| {
        writer.put_page(&title)?;
        writer.put(&Member { name: "New".into(), ..common::member(1) })
    });
    assert_eq!(both.changed, [Topic::Team, Topic::Deck]);
    act(&mut store, "Default page", |writer| writer.remove_page(&PageKey::Title));
    assert_eq!(store.load().unwrap().pages, []);
}

#[test]
fn a_session_goes_with_its_notes_and_a_rationale_keeps_their_words() {
    let review = small();
    let (_sandbox, mut store) = Sandbox::with(&review);
    let written = act(&mut store, "Delete session", |writer| writer.remove::<Session>(session_id(1)));
    assert_eq!(written.changed, [Topic::Sessions, Topic::Evidence, Topic::Synthesis]);
    let now = store.load().unwrap();
    assert_eq!((now.sessions.len(), now.evidence.len()), (0, 0));
    assert_eq!(now.findings[0].evidence, []);
    assert_eq!(now.decisions, review.decisions);
    store.undo(at(9)).unwrap().unwrap();
    assert_eq!(store.load().unwrap(), review);
}

#[test]
fn a_theme_goes_with_its_findings_and_recommendations_and_links_to_them() {
    let mut review = small();
    review.themes.push(theme(2));
    review.recommendations.push(common::recommendation(2, 2, &[1]));
    let (_sandbox, mut store) = Sandbox::with(&review);
    act(&mut store, "Delete theme", |writer| writer.remove::<Theme>(theme_id(1)));
    let now = store.load().unwrap();
    assert_eq!((now.themes.len(), now.findings.len()), (1, 0));
    assert_eq!(now.recommendations, [Recommendation { findings: Vec::new(), ..common::recommendation(2, 2, &[]) }]);
}

#[test]
fn a_group_that_is_heard_stays_and_a_member_leaves_no_trace_of_a_name() {
    let review = small();
    let (_sandbox, mut store) = Sandbox::with(&review);
    let refused = store.transact(&action("Delete group", 1), |writer| writer.remove::<Group>(common::group_id(1)));
    assert!(matches!(refused, Err(StoreError::GroupHasSessions(1))));
    act(&mut store, "Delete member", |writer| writer.remove::<Member>(member_id(1)));
    let now = store.load().unwrap();
    assert_eq!((now.team.len(), now.ratings.len()), (0, 0));
    assert_eq!((now.sessions[0].interviewer, now.evidence[0].noted_by), (None, None));
    act(&mut store, "Delete session", |writer| writer.remove::<Session>(session_id(1)));
    act(&mut store, "Delete group", |writer| writer.remove::<Group>(common::group_id(1)));
    assert_eq!(store.load().unwrap().groups, []);
}

#[test]
fn what_breaks_a_rule_changes_nothing() {
    let review = small();
    let (_sandbox, mut store) = Sandbox::with(&review);
    let mut nowhere = note(2, "Nowhere");
    nowhere.source = debrief_domain::EvidenceSource::Session(session_id(9));
    let mut unknown = note(3, "Unknown element");
    unknown.elements = vec!["9Z".into()];
    let mut unnatural = common::rating(&review, 1, "1B", "R");
    unnatural.id = common::id(3);
    let mut unused = review.clone();
    unused.framework.areas.remove(0);
    macro_rules! refused {
        ($work:expr) => {
            // The note before it is not kept either.
            let result = store.transact(&action("Bad", 1), |writer| {
                writer.put(&note(7, "Before"))?;
                $work(writer)
            });
            assert!(matches!(result, Err(StoreError::Rule(_))), "{result:?}");
        };
    }
    refused!(|writer: &mut debrief_store::Writer<'_>| writer.put(&nowhere));
    refused!(|writer: &mut debrief_store::Writer<'_>| writer.put(&unknown));
    refused!(|writer: &mut debrief_store::Writer<'_>| writer.put::<Rating>(&unnatural));
    refused!(|writer: &mut debrief_store::Writer<'_>| writer.set_head(&unused));
    refused!(|writer: &mut debrief_store::Writer<'_>| writer.set_head(&Review { id: common::id(1), ..review.clone() }));
    let gone = store.transact(&action("Bad", 1), |writer| writer.remove::<Finding>(finding_id(9)));
    assert!(matches!(gone, Err(StoreError::RowNotThere("finding"))));
    assert_eq!(store.load().unwrap(), review);
    assert_eq!(store.history(10).unwrap(), []);
}

fn state_change(from: ReviewState, to: ReviewState) -> StateChange {
    StateChange { id: common::id(0x7000 + to as u128), at: at(1), from, to, reason: "Because".into(), by: None }
}

#[test]
fn a_final_review_takes_nothing_but_its_reopening() {
    let (_sandbox, mut store) = Sandbox::with(&small());
    act(&mut store, "Add note", |writer| writer.put(&note(2, "Before")));
    let to_final = state_change(ReviewState::Draft, ReviewState::Final);
    assert_eq!(act(&mut store, "Make final", |writer| writer.change_state(&to_final)).changed, [Topic::Review]);
    let before = store.load().unwrap();
    let refused = [
        store.transact(&action("Put", 2), |writer| writer.put(&note(3, "After"))).map(|_| ()),
        store.transact(&action("Remove", 2), |writer| writer.remove::<Evidence>(note_id(1))).map(|_| ()),
        store.transact(&action("Move", 2), |writer| writer.move_to::<Theme>(theme_id(1), None)).map(|_| ()),
        store.transact(&action("Head", 2), |writer| writer.set_head(&small())).map(|_| ()),
        store.transact(&action("Deck", 2), |writer| writer.set_deck(&small().deck)).map(|_| ()),
        store.transact(&action("Page", 2), |writer| writer.remove_page(&PageKey::Title)).map(|_| ()),
        store.undo(at(2)).map(|_| ()),
        store.redo(at(2)).map(|_| ()),
    ];
    for result in refused {
        assert!(matches!(result, Err(StoreError::ReviewIsFinal)), "{result:?}");
    }
    assert_eq!(store.load().unwrap(), before);
    let reopened = state_change(ReviewState::Final, ReviewState::Provisional);
    act(&mut store, "Reopen", |writer| {
        writer.change_state(&reopened)?;
        writer.put(&note(3, "After"))
    });
    let now = store.load().unwrap();
    assert_eq!((now.state, now.evidence.len()), (ReviewState::Provisional, 3));
    assert_eq!(now.state_changes, [to_final, reopened.clone()]);
    let wrong = store.transact(&action("Reopen", 2), |writer| writer.change_state(&reopened));
    assert!(matches!(wrong, Err(StoreError::Rule(_))));
}

#[test]
fn every_table_refuses_a_write_without_a_new_rev_and_any_delete() {
    let mut review = common::sample();
    review.findings[0].evidence = vec![review.evidence[0].id];
    review.pictures = vec![Picture {
        id: common::id(601),
        name: "logo.png".into(),
        form: PictureForm::Png,
        width: 1,
        height: 1,
        data: "".into(),
    }];
    review.extra_pages = vec![ExtraPage {
        id: common::id(602),
        layout: ExtraLayout::Picture,
        text: String::new(),
        second_text: String::new(),
        picture: Some(review.pictures[0].id),
        picture_says: "A logo".into(),
    }];
    review.deck.brand.logo = Some(review.pictures[0].id);
    review.audiences = vec![Audience::Board.default_setting()];
    review.earlier = Some(EarlierReview { name: "Before".into(), on: None, levels: Vec::new() });
    review.recognitions = vec![Recognition {
        id: RecognitionId::of(review.id, &TextOwner::Deck, "orla"),
        owner: TextOwner::Deck,
        words: "orla".into(),
        choice: RecognitionChoice::Stays,
    }];
    let (sandbox, store) = Sandbox::with(&review);
    assert_eq!(store.load().unwrap(), review);
    store.close().unwrap();
    let file = rusqlite::Connection::open(sandbox.file(review.id)).unwrap();
    let mut statement = file
        .prepare(
            "SELECT s.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c
             WHERE s.type = 'table' AND c.name = 'rev'",
        )
        .unwrap();
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(tables.len(), 25, "{tables:?}");
    for table in tables {
        let rows: i64 = file.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert!(rows > 0, "the sample has no {table}");
        for (sql, rule) in [
            (format!("UPDATE {table} SET position = 5"), "every write changes rev"),
            (format!("UPDATE {table} SET deleted = 1"), "every write changes rev"),
            (format!("DELETE FROM {table}"), "rows become tombstones"),
        ] {
            let refused = file.execute(&sql, []).unwrap_err().to_string();
            assert!(refused.contains(rule), "{sql}: {refused}");
        }
    }
}

#[test]
fn what_is_deleted_or_taken_back_stays_as_a_tombstone() {
    let (sandbox, mut store) = Sandbox::with(&small());
    act(&mut store, "Delete", |writer| writer.remove::<Finding>(finding_id(1)));
    act(&mut store, "Add", |writer| writer.put(&finding(2, 1, &[1])));
    store.undo(at(2)).unwrap();
    store.close().unwrap();
    let file = rusqlite::Connection::open(sandbox.file(small().id)).unwrap();
    let mut statement = file.prepare("SELECT id, deleted FROM finding ORDER BY id").unwrap();
    let rows: Vec<(String, bool)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows, [(finding_id(1).to_string(), true), (finding_id(2).to_string(), true)]);
}

#[test]
fn drafts_and_local_settings_are_kept_and_are_not_history() {
    let (sandbox, mut store) = Sandbox::with(&small());
    store.set_draft("note/new", "half a sent").unwrap();
    store.set_local("me", "1").unwrap();
    assert_eq!(store.history(5).unwrap(), []);
    // As when the window is closed hard.
    drop(store);
    let mut store = sandbox.open(small().id).unwrap();
    assert_eq!(store.draft("note/new").unwrap().as_deref(), Some("half a sent"));
    assert_eq!(store.local("me").unwrap().as_deref(), Some("1"));
    store.set_draft("note/new", "").unwrap();
    assert_eq!((store.draft("note/new").unwrap(), store.draft("me").unwrap()), (None, None));
}

#[test]
fn the_roster_and_what_was_decided_are_kept_and_taken_back() {
    let review = small();
    let (_sandbox, mut store) = Sandbox::with(&review);
    let entry =
        RosterEntry { id: common::id(0x9001), name: "Orla Penhallow".into(), kind: RosterKind::Person, approved: true };
    let owner = TextOwner::PageTitle(PageKey::Area("3".into()));
    let decided = |choice| Recognition {
        id: RecognitionId::of(review.id, &owner, "orla"),
        owner: owner.clone(),
        words: "orla".into(),
        choice,
    };
    let replaced = decided(RecognitionChoice::Replaced("a leader".into()));
    let written = act(&mut store, "Decide", |writer| {
        writer.put(&entry)?;
        writer.put(&decided(RecognitionChoice::Stays))?;
        writer.put(&replaced)
    });
    assert_eq!(written.changed, [Topic::Roster]);
    let now = store.load().unwrap();
    assert_eq!((now.roster, now.recognitions), (vec![entry.clone()], vec![replaced]));
    store.undo(at(9)).unwrap().unwrap();
    assert_eq!(store.load().unwrap(), review);

    let foreign = Recognition { id: common::id(7), ..decided(RecognitionChoice::Stays) };
    let refused = store.transact(&action("Bad", 1), |writer| writer.put(&foreign));
    assert!(matches!(refused, Err(StoreError::Rule(_))));
    let student = RosterEntry { kind: RosterKind::Student, ..entry };
    assert!(store.transact(&action("Bad", 1), |writer| writer.put(&student)).is_err());
}
