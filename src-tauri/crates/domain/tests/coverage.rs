//! Coverage: who was heard on what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Made, code};
use debrief_domain::{Coverage, DocumentStatus, EvidenceSource, GroupLevel, SessionId, SessionStatus, coverage};
use uuid::Uuid;

/// The notes of a row by element code, leaving out empty cells.
fn cells(coverage: &Coverage, row: usize) -> Vec<(&str, u32)> {
    let cells = coverage.rows[row].cells.iter().zip(&coverage.elements);
    cells.filter(|(cell, _)| cell.notes > 0).map(|(cell, code)| (code.as_str(), cell.notes)).collect()
}

#[test]
fn a_row_stands_for_each_group_with_a_session_and_one_for_documents() {
    let mut made = Made::new();
    let first = made.group(GroupLevel::System);
    made.group(GroupLevel::School);
    let third = made.group(GroupLevel::Community);
    // Two sessions of one group share a row; a planned one has its row, too.
    made.session(third, SessionStatus::Planned);
    made.session(first, SessionStatus::Held);
    made.session(first, SessionStatus::Held);
    let coverage = coverage(&made.review);
    let groups: Vec<_> = coverage.rows.iter().map(|row| row.group).collect();
    assert_eq!(groups, [Some(first), Some(third), None]);
    assert!(coverage.rows.iter().all(|row| row.cells.len() == 15));
}

#[test]
fn notes_are_counted_by_voice_and_element() {
    let mut made = Made::new();
    let centre = made.held(GroupLevel::System);
    let school = made.held(GroupLevel::School);
    let paper = made.document(DocumentStatus::Read);
    made.note(centre, "a", &["1A", "3B"]);
    made.note(centre, "b", &["1A"]);
    made.note(school, "c", &["5C"]);
    made.note(school, "d", &[]);
    made.note(paper, "e", &["3B"]);
    let coverage = coverage(&made.review);
    assert_eq!(cells(&coverage, 0), [("1A", 2), ("3B", 1)]);
    assert_eq!(cells(&coverage, 1), [("5C", 1)]);
    assert_eq!(cells(&coverage, 2), [("3B", 1)]);
}

#[test]
fn an_element_is_thin_until_two_levels_spoke_to_it() {
    let mut made = Made::new();
    made.only(&["1A", "1B", "1C", "1D"]);
    let centre = made.held(GroupLevel::System);
    let board = made.held(GroupLevel::System);
    let school = made.held(GroupLevel::School);
    let paper = made.document(DocumentStatus::Read);
    made.note(centre, "a", &["1A", "1B", "1C"]);
    made.note(school, "b", &["1A"]);
    // Another group of the same level, or a document, is no second level.
    made.note(board, "c", &["1B"]);
    made.note(paper, "d", &["1C"]);
    assert_eq!(coverage(&made.review).thin, [code("1B"), code("1C"), code("1D")]);
}

#[test]
fn elements_out_of_scope_are_no_columns() {
    let mut made = Made::new();
    made.only(&["2A", "4C"]);
    let school = made.held(GroupLevel::School);
    made.note(school, "a", &["1A", "4C"]);
    let coverage = coverage(&made.review);
    assert_eq!(coverage.elements, [code("2A"), code("4C")]);
    assert_eq!(cells(&coverage, 0), [("4C", 1)]);
}

#[test]
fn a_note_without_its_session_is_nobodys() {
    let mut made = Made::new();
    made.document(DocumentStatus::Read);
    made.note(EvidenceSource::Session(SessionId(Uuid::from_u128(99))), "a", &["1A"]);
    let coverage = coverage(&made.review);
    assert_eq!(coverage.rows.len(), 1);
    assert_eq!(cells(&coverage, 0), []);
}

#[test]
fn the_sample_is_thin_on_the_delivery_unit_alone() {
    let review = common::sample();
    let coverage = coverage(&review);
    // Only people of the central office spoke to it.
    assert_eq!(coverage.thin, [code("1C")]);
    let notes: u32 = coverage.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.notes).sum();
    let tags: usize = review.evidence.iter().map(|note| note.elements.len()).sum();
    assert_eq!(notes as usize, tags);
}
