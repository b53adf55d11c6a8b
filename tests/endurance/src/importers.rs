//! What reads files that come from elsewhere, each as one function from bytes: for cases that are made here and for those
//! that cargo-fuzz makes (`tests/fuzz`). What is taken in is used as well, as far as a person would at once: a review is
//! laid out, a deck's words are compared, so that nothing that gets past a reader stops the program later.

use crate::place::{Form, Place};
use crate::review::{midnight, sample};
use debrief_api::deck::{self, Fonts};
use debrief_api::domain::{Audience, Review};
use debrief_api::{read_framework, review_json};
use debrief_keys::{Identity, Passphrase, RecoverySheet, ReviewKey};
use debrief_store::Library;
use std::fs;
use std::sync::{LazyLock, Mutex, PoisonError};

/// A review file in JSON, as it is imported.
pub fn review_file_json(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(review) = review_json::read("from-elsewhere.review.json", text) {
        let written = review_json::write(&review).expect("a review that was read can be written");
        let again = review_json::read("again.review.json", &written).expect("what was written can be read");
        assert!(again == review, "an export of an import is another review");
        if is_chosen(bytes) {
            used(&review);
        }
    }
}

/// A framework in JSON.
pub fn framework_json(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(framework) = read_framework("from-elsewhere.json", text)
        && is_chosen(bytes)
    {
        // A review that is held against it.
        used(&Review { framework, ..sample() });
    }
}

/// The file of a review, put where reviews lie.
pub fn review_database(bytes: &[u8]) {
    static OPENED: LazyLock<Mutex<(Place, Library)>> = LazyLock::new(|| {
        let place = Place::new(Form::Plain);
        let library = place.library();
        Mutex::new((place, library))
    });
    static ID: LazyLock<debrief_api::domain::ReviewId> = LazyLock::new(|| sample().id);
    let opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    let (place, library) = &*opened;
    let folder = place.review(*ID);
    let _ = fs::remove_dir_all(&folder);
    let _ = fs::remove_dir_all(place.path().join("damaged"));
    fs::create_dir_all(&folder).unwrap();
    fs::create_dir_all(place.path().join("damaged")).unwrap();
    fs::write(place.file(*ID), bytes).unwrap();
    if let Ok((store, _)) = library.open_review(*ID, midnight()) {
        if let Ok(review) = store.load()
            && is_chosen(bytes)
        {
            used(&review);
        }
        let _ = store.search("goals", 5);
        let _ = store.history(50);
        let _ = store.close();
    }
}

/// A PowerPoint file that was edited and comes back.
pub fn brought_pptx(bytes: &[u8]) {
    static REVIEW: LazyLock<Review> = LazyLock::new(sample);
    if let Ok(texts) = deck::read_pptx(bytes) {
        let audience = deck::written_for(REVIEW.id, &texts).unwrap_or(Audience::Leadership);
        let content = deck::content(&REVIEW, audience);
        let back = deck::brought_back(&REVIEW, &content, &texts);
        for change in back.changes {
            if let deck::BroughtTarget::Rationale(element) = &change.target {
                drop(deck::brought_rationale(&REVIEW, content.language, element, &change.new));
            }
            let _ = deck::still_stands(&REVIEW, &content, &change);
        }
    }
}

/// A logo or a picture: SVG, PNG, JPEG.
pub fn picture(bytes: &[u8]) {
    if let Ok(taken) = deck::take_picture(bytes) {
        assert!(taken.width > 0 && taken.height > 0 && !taken.data.is_empty());
    }
}

/// A file with a key in it: of a review, of an identity, of a recovery sheet.
pub fn key_file(bytes: &[u8]) {
    static ME: LazyLock<Identity> = LazyLock::new(Identity::generate);
    let _ = ReviewKey::unwrap(bytes, &ME);
    let _ = Identity::unwrap(bytes, &ME);
    let _ = Identity::open(bytes, &Passphrase::new("seven lanterns".to_owned()));
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = RecoverySheet::read(text);
    }
}

/// One file in 64: laying a review out takes a hundred times longer than reading it.
fn is_chosen(bytes: &[u8]) -> bool {
    bytes.iter().fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(*byte)).is_multiple_of(64)
}

/// What the window does with a review as soon as it is there.
fn used(review: &Review) {
    static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::load().expect("the fonts ship"));
    for audience in [Audience::Leadership, Audience::Public] {
        let content = deck::content(review, audience);
        drop(deck::layout(&content, &FONTS));
        drop(deck::tables(review, &content));
    }
    drop(debrief_api::domain::checks(review));
    drop(debrief_api::domain::coverage(review));
}
