//! Deleting for good: the words are in no byte of the file, and what was told beforehand is what happens.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod common;

use common::{Sandbox, act, action, at, day, midnight, note, note_id, sample, session, session_id, small};
use debrief_domain::{
    Decision, DecisionId, Evidence, Rationale, RationalePart, Recognition, RecognitionChoice, RecognitionId, Review,
    ReviewState, Session, TextOwner,
};
use debrief_store::{ForGood, Library, ReviewStore, StoreError};
use std::path::Path;

/// Words that stand in no other text of the test, so that a few letters of them tell that they are there.
const SAID: &str = "Zyxomma quagga brumal the superintendent";
const BEFORE: &str = "Vlinderkast before it was edited";

/// The files of the review itself that hold the words: in raw bytes, in capitals or not.
fn telling(sandbox: &Sandbox, words: &[&str]) -> Vec<String> {
    let file = sandbox.file(small().id);
    let mut found = Vec::new();
    for name in ["review.db", "review.db-wal"] {
        let Ok(bytes) = std::fs::read(file.with_file_name(name)) else { continue };
        let bytes = bytes.to_ascii_lowercase();
        for word in words {
            let word = word.to_ascii_lowercase();
            if bytes.windows(word.len()).any(|there| there == word.as_bytes()) {
                found.push(format!("{name}: {word}"));
            }
        }
    }
    found
}

const WORDS: [&str; 4] = ["zyxomma", "quagga", "brumal", "vlinderkast"];

/// A review in which note 7 was written, edited, quoted, built on, half edited again and searched for.
fn with_traces() -> (Sandbox, ReviewStore) {
    let review = small();
    let (sandbox, mut store) = Sandbox::with(&review);
    act(&mut store, "Add a note", |writer| writer.put(&note(7, BEFORE)));
    act(&mut store, "Add a note", |writer| writer.put(&note(8, "Another note")));
    act(&mut store, "Edit a note", |writer| writer.put(&note(7, SAID)));
    act(&mut store, "Edit the rationale", |writer| {
        writer.put(&Decision {
            rationale: Rationale(vec![
                RationalePart::Text("They say ".into()),
                RationalePart::Quote { evidence: note_id(7), text: "Zyxomma quagga brumal".into() },
                RationalePart::Text(" often.".into()),
            ]),
            ..review.decisions[0].clone()
        })
    });
    act(&mut store, "Edit a finding", |writer| writer.put(&common::finding(1, 1, &[1, 7])));
    act(&mut store, "Add a theme", |writer| writer.put(&common::theme(2)));
    let half = format!("{{\"note/{}\":\"{SAID} half typed\",\"theme/near\":\"A theme in the making\"}}", note_id(7).0);
    store.set_draft("lines", &half).unwrap();
    assert_eq!(store.search("brumal", 10).unwrap().len(), 2);
    (sandbox, store)
}

fn delete(store: &mut ReviewStore, what: ForGood) -> debrief_store::TakenAlong {
    let (taken, _, written_anew) = store.delete_for_good(what, &action("Delete a note for good", 9)).unwrap();
    written_anew.unwrap();
    taken
}

#[test]
fn the_words_of_a_note_are_in_no_byte_of_the_file() {
    let (sandbox, mut store) = with_traces();
    assert!(telling(&sandbox, &WORDS).len() >= 4, "they are there to be found");
    let told = store.what_goes(ForGood::Note(note_id(7))).unwrap();
    let taken = delete(&mut store, ForGood::Note(note_id(7)));
    assert_eq!(taken, told);
    assert_eq!((taken.notes, taken.findings), (1, 1));
    assert_eq!(taken.rationales, ["1A".into()]);
    assert_eq!(telling(&sandbox, &WORDS), [""; 0], "while it is open");

    let review = store.load().unwrap();
    assert!(review.evidence_of(note_id(7)).is_none());
    assert_eq!(review.decisions[0].rationale.plain(), "They say […] often.");
    assert_eq!(review.findings[0].evidence, [note_id(1)]);
    assert_eq!(store.search("brumal", 10).unwrap(), []);
    assert_eq!(store.search("another", 10).unwrap().len(), 1, "the index is whole");
    assert_eq!(store.draft("lines").unwrap().unwrap(), "{\"theme/near\":\"A theme in the making\"}");
    store.close().unwrap();
    assert_eq!(telling(&sandbox, &WORDS), [""; 0], "closed");
    let (store, opening) = sandbox.opened(small().id).unwrap();
    assert!(!opening.after_unclean_exit);
    assert_eq!(store.load().unwrap(), review);
}

/// The control: an ordinary deletion keeps the words, so that it can be taken back.
#[test]
fn an_ordinary_deletion_leaves_them() {
    let (sandbox, mut store) = with_traces();
    act(&mut store, "Delete a note", |writer| writer.remove::<Evidence>(note_id(7)));
    store.close().unwrap();
    assert!(telling(&sandbox, &WORDS).len() >= 4);
}

#[test]
fn steps_that_hold_the_words_cannot_be_taken_back_and_the_others_can() {
    let (_sandbox, mut store) = with_traces();
    let taken = delete(&mut store, ForGood::Note(note_id(7)));
    // Added, edited, the rationale, the finding.
    assert_eq!(taken.steps, 4);
    assert_eq!(store.undo_state().unwrap().undo.as_deref(), Some("Add a theme"));
    for label in ["Add a theme", "Add a note"] {
        assert_eq!(store.undo(at(10)).unwrap().unwrap().label, label);
    }
    assert_eq!(store.undo(at(11)).unwrap(), None);
    let review = store.load().unwrap();
    assert!(review.evidence_of(note_id(7)).is_none() && review.evidence_of(note_id(8)).is_none());
    assert_eq!(store.redo(at(12)).unwrap().unwrap().label, "Add a note");
    // What was done is still told.
    let told: Vec<String> = store.history(20).unwrap().into_iter().map(|entry| entry.what).collect();
    assert_eq!(told[0], "Delete a note for good");
    assert_eq!(told.iter().filter(|what| *what == "Add a note").count(), 2);
}

/// Undo must not stop for good at a step that builds on a forgotten one.
#[test]
fn a_step_under_a_forgotten_one_is_passed_over_too() {
    let review = small();
    let (_sandbox, mut store) = Sandbox::with(&review);
    act(&mut store, "Add a theme", |writer| writer.put(&common::theme(2)));
    act(&mut store, "Edit the rationale", |writer| {
        let rationale = Rationale(vec![RationalePart::Text("Our own words.".into())]);
        writer.put(&Decision { rationale, ..review.decisions[0].clone() })
    });
    act(&mut store, "Edit the rationale again", |writer| {
        let quote = RationalePart::Quote { evidence: note_id(1), text: "coaching".into() };
        writer.put(&Decision { rationale: Rationale(vec![quote]), ..review.decisions[0].clone() })
    });
    assert_eq!(delete(&mut store, ForGood::Note(note_id(1))).steps, 2);
    assert_eq!(store.undo(at(10)).unwrap().unwrap().label, "Add a theme");
    assert_eq!(store.load().unwrap().decisions[0].id, DecisionId::of(review.id, &"1A".into()));
}

#[test]
fn a_session_goes_with_its_notes_and_those_that_were_deleted_before() {
    let (sandbox, mut store) = with_traces();
    act(&mut store, "Add a session", |writer| writer.put(&Session { place: "Vlinderkast".into(), ..session(2) }));
    act(&mut store, "Delete a note", |writer| writer.remove::<Evidence>(note_id(7)));
    let taken = delete(&mut store, ForGood::Session(session_id(1)));
    assert_eq!(taken.notes, 3, "two that are there and one that was deleted");
    let review = store.load().unwrap();
    assert_eq!(review.sessions.len(), 1);
    assert_eq!(review.evidence, []);
    assert_eq!(telling(&sandbox, &["zyxomma", "quagga", "brumal", "another note"]), [""; 0]);
    delete(&mut store, ForGood::Session(session_id(2)));
    assert_eq!(telling(&sandbox, &WORDS), [""; 0]);
}

#[test]
fn what_is_not_there_or_final_is_refused_and_nothing_is_changed() {
    let (_sandbox, mut store) = with_traces();
    let before = store.load().unwrap();
    let gone = store.delete_for_good(ForGood::Note(note_id(99)), &action("Delete", 9)).unwrap_err();
    assert!(matches!(gone, StoreError::RowNotThere("note")), "{gone:?}");
    store.what_goes(ForGood::Note(note_id(7))).unwrap();
    assert_eq!(store.load().unwrap(), before);
    assert_eq!(store.undo_state().unwrap().undo.as_deref(), Some("Add a theme"));
    let change = debrief_domain::StateChange {
        id: common::id(0x9000),
        at: at(9),
        from: ReviewState::Draft,
        to: ReviewState::Final,
        reason: String::new(),
        by: None,
    };
    act(&mut store, "Make final", |writer| writer.change_state(&change));
    for what in [ForGood::Note(note_id(7)), ForGood::Session(session_id(1))] {
        assert!(matches!(store.delete_for_good(what, &action("Delete", 9)), Err(StoreError::ReviewIsFinal)));
    }
}

/// The largest step of history there is: a review of real size.
#[test]
fn of_the_sample_one_note_goes_and_the_rest_is_as_it_was() {
    let review = sample();
    let (_sandbox, mut store) = Sandbox::with(&review);
    let gone = review.evidence[40].id;
    delete(&mut store, ForGood::Note(gone));
    let now = store.load().unwrap();
    let without: Vec<&Evidence> = review.evidence.iter().filter(|note| note.id != gone).collect();
    assert_eq!(now.evidence.iter().collect::<Vec<_>>(), without);
    assert_eq!(Review { evidence: vec![], findings: vec![], decisions: vec![], ..now }.sessions, review.sessions);
}

#[test]
fn it_is_known_which_backups_hold_it_and_they_go_when_asked() {
    let (sandbox, mut store) = with_traces();
    let what = ForGood::Note(note_id(7));
    assert!(store.backup_now(at(20)).unwrap());
    act(&mut store, "Add a theme", |writer| writer.put(&common::theme(3)));
    assert!(store.backup_now(at(30)).unwrap());
    // The first opening made one before the note was there.
    assert_eq!(sandbox.library.backups(small().id).unwrap().len(), 3);
    delete(&mut store, what);
    let held = sandbox.library.held_in(small().id, what, at(40), &[]).unwrap();
    assert_eq!((held.backups, held.others), (2, 0));
    let last = held.last_goes_on.unwrap();
    assert!(last > day() + chrono::Days::new(13) && last < day() + chrono::Days::new(400), "{last}");
    assert!(in_folder(sandbox.folder.path(), "quagga"));

    assert!(store.backup_now(at(50)).unwrap());
    assert_eq!(sandbox.library.destroy_copies(small().id, what, &[]).unwrap(), 2);
    let held = sandbox.library.held_in(small().id, what, at(60), &[]).unwrap();
    assert_eq!((held.backups, held.others, held.last_goes_on), (0, 0, None));
    assert_eq!(sandbox.library.backups(small().id).unwrap().len(), 2);
    store.close().unwrap();
    assert!(!in_folder(sandbox.folder.path(), "quagga"));
}

/// A copy that was kept aside is thinned out by nobody.
#[test]
fn copies_that_were_kept_aside_count_and_go_too() {
    let (sandbox, store) = with_traces();
    let what = ForGood::Note(note_id(7));
    store.backup_now(at(20)).unwrap();
    store.close().unwrap();
    sandbox.library.restore_backup(small().id, day()).unwrap();
    let mut store = sandbox.open(small().id).unwrap();
    delete(&mut store, what);
    let held = sandbox.library.held_in(small().id, what, at(40), &[]).unwrap();
    assert_eq!(held.others, 1);
    sandbox.library.destroy_copies(small().id, what, &[]).unwrap();
    store.close().unwrap();
    assert!(!in_folder(sandbox.folder.path(), "quagga"));
}

/// Nobody may be told that no backup holds it while a stick does.
#[test]
fn copies_in_a_second_place_count_and_go_too() {
    let (sandbox, mut store) = with_traces();
    let (stick, what) = (tempfile::tempdir().unwrap(), ForGood::Note(note_id(7)));
    let place = debrief_store::SecondPlace::new(stick.path());
    assert!(store.backup_now(at(20)).unwrap());
    assert_eq!(sandbox.library.copy_backups(&place, at(30)).unwrap().backups, 2);
    delete(&mut store, what);
    sandbox.library.destroy_copies(small().id, what, &[]).unwrap();
    let held = |places: &[std::path::PathBuf]| sandbox.library.held_in(small().id, what, at(40), places).unwrap();
    assert_eq!((held(&[]).backups, held(&[]).elsewhere), (0, 0));
    let places = [place.folder()];
    assert_eq!((held(&places).backups, held(&places).elsewhere), (0, 1));
    assert!(in_folder(stick.path(), "quagga"));
    assert_eq!(sandbox.library.destroy_copies(small().id, what, &places).unwrap(), 1);
    assert_eq!(held(&places).elsewhere, 0);
    assert!(!in_folder(stick.path(), "quagga"));
}

/// What was moved out of sight a moment ago may be wanted gone for good.
#[test]
fn a_note_that_was_deleted_in_the_ordinary_way_can_be_deleted_for_good() {
    let (sandbox, mut store) = with_traces();
    act(&mut store, "Delete a note", |writer| writer.remove::<Evidence>(note_id(7)));
    assert!(telling(&sandbox, &WORDS).len() >= 4, "they are there to be found");
    let told = store.what_goes(ForGood::Note(note_id(7))).unwrap();
    assert_eq!(delete(&mut store, ForGood::Note(note_id(7))), told);
    assert_eq!(telling(&sandbox, &WORDS), [""; 0]);
    while store.undo(at(20)).unwrap().is_some() {}
    assert!(store.load().unwrap().evidence_of(note_id(7)).is_none());

    act(&mut store, "Delete a session", |writer| writer.remove::<Session>(session_id(1)));
    delete(&mut store, ForGood::Session(session_id(1)));
    store.close().unwrap();
    assert_eq!(telling(&sandbox, &["another note", "coaching is what makes it stick"]), [""; 0]);
}

/// A copy that cannot be removed keeps none of the others, is named, and goes at the next attempt. Nobody can open a running
/// program for writing, whoever runs the test.
#[cfg(target_os = "linux")]
#[test]
fn deleting_for_good_can_be_asked_again_after_a_copy_that_could_not_be_removed() {
    let (sandbox, mut store) = with_traces();
    let what = ForGood::Note(note_id(7));
    assert!(store.backup_now(at(20)).unwrap());
    let backups = sandbox.file(small().id).with_file_name("backups");
    // It comes before the backups.
    let held = backups.join("0 held");
    std::fs::copy("/bin/sleep", &held).unwrap();
    let mut program = loop {
        // Another test that starts a program may for a moment have it open for writing, too.
        match std::process::Command::new(&held).arg("600").spawn() {
            Ok(program) => break program,
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ExecutableFileBusy),
        }
    };
    delete(&mut store, what);
    assert!(store.backup_now(at(30)).unwrap());
    let destroyed = sandbox.library.destroy_copies(small().id, what, &[]);
    program.kill().unwrap();
    program.wait().unwrap();
    let refused = destroyed.unwrap_err();
    assert!(matches!(&refused, StoreError::CopiesLeft(left) if left == &["backups/0 held"]), "{refused:?}");
    assert!(refused.to_string().contains("try again"), "{refused}");
    assert!(held.exists() && !in_folder(sandbox.folder.path(), "quagga"));

    delete(&mut store, what);
    assert_eq!(sandbox.library.destroy_copies(small().id, what, &[]).unwrap(), 1);
    assert!(!held.exists());
    assert_eq!(sandbox.library.held_in(small().id, what, at(40), &[]).unwrap().others, 0);
}

fn in_folder(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return in_folder(&path, words);
        }
        std::fs::read(path).unwrap().windows(words.len()).any(|there| there == words.as_bytes())
    })
}

#[test]
fn encrypted_reviews_too() {
    let (folder, review) = (tempfile::tempdir().unwrap(), small());
    let keyring = debrief_keys::Keyring::new(debrief_keys::Identity::generate(), Vec::new());
    let library = Library::open(folder.path(), Some(std::sync::Arc::new(keyring))).unwrap();
    library.create(&review, at(0)).unwrap();
    let (mut store, _) = library.open_review(review.id, midnight()).unwrap();
    let what = ForGood::Note(note_id(1));
    assert_eq!(library.held_in(review.id, what, at(1), &[]).unwrap().backups, 1);
    delete(&mut store, what);
    store.backup_now(at(20)).unwrap();
    assert_eq!(library.destroy_copies(review.id, what, &[]).unwrap(), 1);
    store.close().unwrap();
    let (store, _) = library.open_review(review.id, midnight()).unwrap();
    assert_eq!(store.load().unwrap().evidence, []);
}

/// What was decided about `words` in a text.
fn recognition(owner: TextOwner, words: &str) -> Recognition {
    let choice = RecognitionChoice::Replaced("a leader".into());
    Recognition { id: RecognitionId::of(small().id, &owner, words), owner, words: words.into(), choice }
}

/// A decision about a name in a note repeats the name.
#[test]
fn what_was_decided_about_its_words_goes_with_a_note() {
    let decide = |store: &mut ReviewStore, decided: Recognition| {
        act(store, "Decide about a name", |writer| writer.put(&decided));
    };
    let (note, rationale) = (TextOwner::Evidence(note_id(7)), TextOwner::Rationale("1A".into()));
    let others = [
        recognition(TextOwner::Evidence(note_id(8)), "a name in another note"),
        recognition(TextOwner::Rationale("2B".into()), "a name in another rationale"),
        recognition(TextOwner::Deck, "a name in the deck"),
    ];
    for what in [ForGood::Note(note_id(7)), ForGood::Session(session_id(1))] {
        let (sandbox, mut store) = with_traces();
        let earlier = recognition(note.clone(), "marlow quillfeather");
        for decided in
            [recognition(note.clone(), "orla penhallow"), recognition(rationale.clone(), "tamsin brightwater")]
        {
            decide(&mut store, decided);
        }
        decide(&mut store, earlier.clone());
        act(&mut store, "Decide anew", |writer| writer.remove::<Recognition>(earlier.id));
        for other in &others {
            decide(&mut store, other.clone());
        }
        let names = ["penhallow", "brightwater", "quillfeather"];
        assert!(telling(&sandbox, &names).len() >= 3, "they are there to be found");
        assert_eq!(store.what_goes(what).unwrap(), delete(&mut store, what));
        assert_eq!(telling(&sandbox, &names), [""; 0], "while it is open");
        // Undo brings none of them back.
        while store.undo(at(20)).unwrap().is_some() {}
        while store.redo(at(21)).unwrap().is_some() {}
        let kept: &[Recognition] = if matches!(what, ForGood::Note(_)) { &others } else { &others[1..] };
        assert_eq!(store.load().unwrap().recognitions, kept);
        store.close().unwrap();
        assert_eq!(telling(&sandbox, &names), [""; 0], "closed");
        // The name may come again, in what is written from now on.
        let mut store = sandbox.open(small().id).unwrap();
        decide(&mut store, recognition(rationale.clone(), "tamsin brightwater"));
        assert_eq!(store.load().unwrap().recognitions.len(), kept.len() + 1);
    }
}
