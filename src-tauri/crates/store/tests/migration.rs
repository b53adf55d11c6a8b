//! A file that an earlier version of the program made.
#![allow(clippy::unwrap_used)]

mod common;

use common::{at, midnight, sample};
use debrief_domain::{PageKey, Review};
use debrief_store::Library;
use flate2::read::GzDecoder;
use std::io::Read;
use std::path::Path;

/// The sample, as version 1 kept it, after a title was set, a page was named and a theme was added.
const VERSION_1: &[u8] = include_bytes!("files/version-1.db.gz");
/// The sample, as version 2 kept it, after a title was set, speaker notes were written and a note was edited.
const VERSION_2: &[u8] = include_bytes!("files/version-2.db.gz");

/// A library with the file in it.
fn library(folder: &Path, sample: &Review, packed: &[u8]) -> Library {
    let mut file = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut file).unwrap();
    let reviews = folder.join("reviews").join(sample.id.to_string());
    std::fs::create_dir_all(&reviews).unwrap();
    std::fs::write(reviews.join("review.db"), file).unwrap();
    Library::open(folder, None).unwrap()
}

#[test]
fn a_file_of_version_1_opens_whole_and_its_changes_can_still_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let sample = sample();
    let library = library(folder.path(), &sample, VERSION_1);
    let (mut store, _) = library.open_review(sample.id, midnight()).unwrap();
    let review = store.load().unwrap();
    assert_eq!(review.deck.title, "A first title");
    assert_eq!(review.deck.addressee, "For the leadership team", "the line kept its words under its new name");
    assert_eq!(
        review.pages.iter().find(|page| page.page == PageKey::Summary).unwrap().title.as_deref(),
        Some("A profile")
    );
    assert_eq!(review.themes.last().unwrap().title, "One more theme");
    assert_eq!(review.evidence, sample.evidence);
    assert_eq!(review.decisions, sample.decisions);

    for label in ["Add a theme", "Edit a page title", "Edit the deck"] {
        assert_eq!(store.undo(at(1)).unwrap().unwrap().label, label);
    }
    let before = store.load().unwrap();
    assert_eq!(before.themes, sample.themes);
    assert_eq!(before.deck.title, sample.deck.title);
    assert_eq!(store.redo(at(2)).unwrap().unwrap().label, "Edit the deck");
    assert_eq!(store.load().unwrap().deck.title, "A first title");
    store.close().unwrap();

    let (store, _) = library.open_review(sample.id, midnight()).unwrap();
    assert_eq!(store.load().unwrap().deck.title, "A first title");
}

#[test]
fn a_file_of_version_2_opens_whole_and_its_changes_can_still_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let sample = sample();
    let library = library(folder.path(), &sample, VERSION_2);
    let (mut store, opening) = library.open_review(sample.id, midnight()).unwrap();
    assert_eq!(opening.migrated_from, Some(2));
    let review = store.load().unwrap();
    assert_eq!((review.deck.title.as_str(), review.evidence[0].text.as_str()), ("A second title", "An edited note"));
    assert!(review.roster.is_empty() && review.recognitions.is_empty());
    assert!(review.evidence.iter().all(|note| !note.about_student));

    for label in ["Edit a note", "Edit speaker notes", "Edit the deck"] {
        assert_eq!(store.undo(at(1)).unwrap().unwrap().label, label);
    }
    assert_eq!(store.load().unwrap().evidence, sample.evidence);
    for _ in 0..3 {
        store.redo(at(2)).unwrap().unwrap();
    }
    assert_eq!(store.load().unwrap().evidence[0].text, "An edited note");
    store.close().unwrap();
    assert_eq!(library.open_review(sample.id, midnight()).unwrap().0.load().unwrap().deck.title, "A second title");
}
