//! Decks on their way into PowerPoint and back.
#![allow(clippy::unwrap_used, clippy::panic, dead_code, missing_docs)]

use crate::common::{Made, sample};
use debrief_deck::{
    BroughtBack, BroughtTarget, Deck, ExportRecord, Fonts, brought_back, brought_rationale, content, pptx, read_pptx,
};
use debrief_domain::{Audience, Horizon, Language, Permission, RationalePart, Review};

pub fn deck(review: &Review) -> Deck {
    content(review, Audience::Leadership)
}

pub fn write(review: &Review) -> Vec<u8> {
    file(&deck(review), review)
}

pub fn file(deck: &Deck, review: &Review) -> Vec<u8> {
    let record = ExportRecord { exported_at: sample().ends_on.unwrap().and_hms_opt(12, 0, 0).unwrap() };
    pptx(deck, &review.pictures, &Fonts::load().unwrap(), &record).unwrap()
}

pub fn back(review: &Review, bytes: &[u8]) -> BroughtBack {
    brought_back(review, &deck(review), &read_pptx(bytes).unwrap())
}

pub fn small() -> Review {
    let texts = ["Leaders agree. Teachers heard ", "four different aims", " since August."];
    let made = Made::new().heard("Teachers", 4).quoted("1A", "AR", texts, Permission::MayQuote);
    let made = made.decided("1B", "G", "The plan is read in every school.");
    made.theme(Horizon::NearTerm, "Choose goals", &["Eight answers were given"], &["Set three goals"]).review
}

/// The only change as a rationale, and whether a quote lost its place.
pub fn rationale(review: &Review, back: &BroughtBack) -> (Vec<RationalePart>, bool) {
    let [change] = back.changes.as_slice() else { panic!("{back:?}") };
    let BroughtTarget::Rationale(code) = &change.target else { panic!("{change:?}") };
    (brought_rationale(review, Language::English, code, &change.new).0, change.quote_altered)
}

pub fn reasons(back: &BroughtBack) -> Vec<&str> {
    back.left_over.iter().map(|left| left.why.as_str()).collect()
}
