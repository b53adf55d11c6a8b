//! SQLite’s “full” while a review is open: named, nothing half-done, and over when there is room again.
#![allow(clippy::unwrap_used)]

use crate::{Action, ForGood, Library, ReviewStore, StoreError};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use debrief_domain::{Evidence, EvidenceId, Review, Topic};
use rusqlite::limits::Limit;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 9).unwrap()
}

/// Its first moment.
fn midnight() -> NaiveDateTime {
    day().and_hms_opt(0, 0, 0).unwrap()
}

fn morning() -> NaiveDateTime {
    day().and_time(NaiveTime::MIN)
}

fn sample() -> Review {
    let mut review: serde_json::Value =
        serde_json::from_str(include_str!("../../../../assets/sample/riverbend.review.json")).unwrap();
    if review["framework"].get("areas").is_none() {
        review["framework"] =
            serde_json::from_str(include_str!("../../../../assets/frameworks/delivery.json")).unwrap();
    }
    serde_json::from_value(review).unwrap()
}

fn add(store: &mut ReviewStore, note: &Evidence) -> Result<(), StoreError> {
    let action = Action { name: "add_note", label: "Add note".into(), who: None, at: morning() };
    store.transact(&action, |writer| writer.put(note)).map(|_| ())
}

#[test]
fn a_full_disk_is_named_and_passes() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path(), None).unwrap();
    let review = sample();
    library.create(&review, morning()).unwrap();
    let (mut store, _) = library.open_review(review.id, midnight()).unwrap();
    let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    let room = |store: &ReviewStore, pages: i64| {
        store.connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
    };
    room(&store, pages + 20);
    let mut kept = store.load().unwrap();
    let refused = loop {
        let number = u128::try_from(kept.evidence.len()).unwrap();
        let id = EvidenceId(uuid::Uuid::from_u128(number));
        let note = Evidence { id, text: "A long note. ".repeat(300), ..review.evidence[0].clone() };
        match add(&mut store, &note) {
            Ok(()) => kept.evidence.push(note),
            Err(error) => break (note, error),
        }
    };
    assert!(matches!(refused.1, StoreError::DiskFull), "{:?}", refused.1);
    assert!(kept.evidence.len() > review.evidence.len());
    assert_eq!(store.load().unwrap(), kept);
    assert_eq!(store.history(1000).unwrap().len(), kept.evidence.len() - review.evidence.len());
    room(&store, pages + 2000);
    add(&mut store, &refused.0).unwrap();
    kept.evidence.push(refused.0);
    store.close().unwrap();
    assert_eq!(library.open_review(review.id, midnight()).unwrap().0.load().unwrap(), kept);
}

/// To write a file anew, SQLite makes a second one. Here it may not, as where there is no room for two.
#[test]
fn deleting_for_good_is_asked_again_when_the_file_could_not_be_written_anew() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path(), None).unwrap();
    let review = sample();
    library.create(&review, morning()).unwrap();
    let (mut store, _) = library.open_review(review.id, midnight()).unwrap();
    let gone = review.evidence[40].id;
    let mut delete = |files: i32| {
        store.connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, files).unwrap();
        let action = Action { name: "delete_for_good", label: "Delete for good".into(), who: None, at: morning() };
        let (_, written, written_anew) = store.delete_for_good(ForGood::Note(gone), &action).unwrap();
        // Whoever asked can follow, whatever became of the rest.
        assert!(written.changed.contains(&Topic::Evidence));
        assert!(store.load().unwrap().evidence_of(gone).is_none());
        written_anew
    };
    assert!(delete(0).is_err());
    delete(1).unwrap();
}
