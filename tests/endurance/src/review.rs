//! The reviews that are worked on.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use debrief_api::domain::{
    Direction, Evidence, EvidenceId, EvidenceKind, EvidenceSource, Permission, Review, ReviewState,
};
use debrief_store::{Action, ReviewStore, StoreError};
use uuid::Uuid;

/// The sample that ships with the product.
#[must_use]
pub fn sample() -> Review {
    debrief_api::sample_review().unwrap()
}

/// A review with one session and one note, so that its file is small.
#[must_use]
pub fn small() -> Review {
    let mut review = sample();
    review.state = ReviewState::Draft;
    review.state_changes.clear();
    review.evidence.truncate(1);
    review.ratings.clear();
    review.decisions.clear();
    review.themes.clear();
    review.findings.clear();
    review.recommendations.clear();
    review.pages.clear();
    review.documents.clear();
    let session = review.sessions[0].clone();
    review.evidence[0].source = EvidenceSource::Session(session.id);
    review.groups.retain(|group| group.id == session.group);
    review.sessions = vec![session];
    review.validate().unwrap();
    review
}

/// The day on which everything takes place.
#[must_use]
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 9).unwrap()
}

/// Its first moment.
#[must_use]
pub fn midnight() -> NaiveDateTime {
    day().and_hms_opt(0, 0, 0).unwrap()
}

/// The moment that many seconds into its morning.
#[must_use]
pub fn at(seconds: i64) -> NaiveDateTime {
    day().and_hms_opt(8, 0, 0).unwrap() + TimeDelta::seconds(seconds)
}

/// The id of the note of that number.
#[must_use]
pub fn note_id(number: usize) -> EvidenceId {
    EvidenceId(Uuid::from_u128(0x10_0000 + number as u128))
}

/// What the note of that number says: as long as notes are, some much longer.
#[must_use]
pub fn words(number: usize) -> String {
    let more = if number.is_multiple_of(23) { 400 } else { number % 7 };
    format!("Note {number}{}", " and what the principal added to it".repeat(more))
}

/// A note of the first session.
#[must_use]
pub fn note(review: &Review, number: usize) -> Evidence {
    Evidence {
        id: note_id(number),
        source: EvidenceSource::Session(review.sessions[0].id),
        text: words(number),
        kind: EvidenceKind::Quote,
        direction: Some(Direction::Gap),
        elements: vec!["1A".into(), "2B".into()],
        permission: Permission::NotCleared,
        noted_at: at(60),
        noted_by: None,
        about_student: false,
    }
}

/// Keeps the note of that number.
///
/// # Errors
/// Those of the store.
pub fn keep(store: &mut ReviewStore, review: &Review, number: usize) -> Result<(), StoreError> {
    let action = Action { name: "add_note", label: "Add note".into(), who: None, at: at(number as i64) };
    store.transact(&action, |writer| writer.put(&note(review, number))).map(|_| ())
}

/// The numbers of the notes that a review holds besides those it began with.
#[must_use]
pub fn numbers(now: &Review, begun_with: &Review) -> Vec<usize> {
    let number = |note: &Evidence| (Uuid::from(note.id).as_u128() - 0x10_0000) as usize;
    now.evidence[begun_with.evidence.len()..].iter().map(number).collect()
}

/// Whether the review holds the notes of these numbers, word for word, none that was never typed, and a change for each in
/// its log.
///
/// # Errors
/// What is missing or too much.
pub fn holds(store: &ReviewStore, begun_with: &Review, numbers: &[usize]) -> Result<(), String> {
    let now = store.load().map_err(|error| error.to_string())?;
    for number in numbers {
        match now.evidence_of(note_id(*number)) {
            None => return Err(format!("note {number} was acknowledged and is lost")),
            Some(kept) if *kept != note(begun_with, *number) => {
                return Err(format!("note {number} says another thing"));
            }
            Some(_) => {}
        }
    }
    let added = now.evidence.len() - begun_with.evidence.len();
    // One more may have reached the disk before anybody could say so.
    if added > numbers.len() + 1 {
        return Err(format!("{added} notes were added, and {} were typed", numbers.len()));
    }
    let log = store.history(usize::MAX >> 1).map_err(|error| error.to_string())?;
    if log.iter().filter(|entry| !entry.undone).count() != added {
        return Err(format!("{} changes are logged for {added} notes", log.len()));
    }
    let unadorned = Review { evidence: now.evidence[..begun_with.evidence.len()].to_vec(), ..now };
    if unadorned == *begun_with { Ok(()) } else { Err("what was there before has changed".into()) }
}
