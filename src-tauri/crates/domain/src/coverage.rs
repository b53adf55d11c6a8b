//! Coverage: which elements were heard about, and from whom.

use crate::{ElementCode, EvidenceSource, GroupId, GroupLevel, Review, SessionId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Elements by voices: a row for each group that has a session, and one for all documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Coverage {
    /// The elements in scope, in order: the columns.
    pub elements: Vec<ElementCode>,
    /// The rows.
    pub rows: Vec<CoverageRow>,
    /// The elements heard from people of fewer than two levels, documents aside.
    pub thin: Vec<ElementCode>,
}

/// One voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CoverageRow {
    /// The group; absent for documents.
    pub group: Option<GroupId>,
    /// One cell an element, in the order of [`Coverage::elements`].
    pub cells: Vec<CoverageCell>,
}

/// How much one voice said about one element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CoverageCell {
    /// How many notes.
    pub notes: u32,
}

/// Computes the coverage of a review.
#[must_use]
pub fn coverage(review: &Review) -> Coverage {
    let elements: Vec<ElementCode> = review.elements().map(|element| element.code.clone()).collect();
    let column: BTreeMap<&ElementCode, usize> = elements.iter().enumerate().map(|(i, code)| (code, i)).collect();
    let group_of: BTreeMap<SessionId, GroupId> =
        review.sessions.iter().map(|session| (session.id, session.group)).collect();
    let heard: BTreeSet<GroupId> = group_of.values().copied().collect();
    let mut rows: Vec<CoverageRow> = review
        .groups
        .iter()
        .filter(|group| heard.contains(&group.id))
        .map(|group| CoverageRow { group: Some(group.id), cells: vec![CoverageCell::default(); elements.len()] })
        .collect();
    rows.push(CoverageRow { group: None, cells: vec![CoverageCell::default(); elements.len()] });
    let row_of: BTreeMap<Option<GroupId>, usize> = rows.iter().enumerate().map(|(i, row)| (row.group, i)).collect();

    for evidence in &review.evidence {
        let row = match evidence.source {
            EvidenceSource::Session(session) => group_of.get(&session).and_then(|group| row_of.get(&Some(*group))),
            EvidenceSource::Document(_) => row_of.get(&None),
        };
        let Some(&row) = row else { continue };
        for code in &evidence.elements {
            if let Some(&cell) = column.get(code) {
                rows[row].cells[cell].notes += 1;
            }
        }
    }

    let levels = levels_heard(review);
    let thin = elements.iter().filter(|code| levels.get(code).is_none_or(|levels| levels.len() < 2)).cloned().collect();
    Coverage { elements, rows, thin }
}

/// The levels of the people who spoke to each element.
pub(crate) fn levels_heard(review: &Review) -> BTreeMap<&ElementCode, BTreeSet<GroupLevel>> {
    let level_of: BTreeMap<SessionId, GroupLevel> =
        review.sessions.iter().filter_map(|session| Some((session.id, review.group(session.group)?.level))).collect();
    let mut heard: BTreeMap<&ElementCode, BTreeSet<GroupLevel>> = BTreeMap::new();
    for evidence in &review.evidence {
        if let EvidenceSource::Session(session) = evidence.source
            && let Some(level) = level_of.get(&session)
        {
            for code in &evidence.elements {
                heard.entry(code).or_default().insert(*level);
            }
        }
    }
    heard
}
