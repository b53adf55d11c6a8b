//! What the library page shows about a review. No quotes and no names of persons.

use chrono::{NaiveDate, NaiveDateTime};
use debrief_domain::{ElementCode, EvidenceKind, Judgement, Keeping, Review, ReviewId, ReviewState};
use serde::{Deserialize, Serialize};

/// One review on the library page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Card {
    /// The review.
    pub id: ReviewId,
    /// The client.
    pub client: String,
    /// What the engagement is called.
    pub name: String,
    /// The first day on site.
    pub starts_on: Option<NaiveDate>,
    /// The last day on site.
    pub ends_on: Option<NaiveDate>,
    /// What was agreed about keeping it.
    pub keeping: Keeping,
    /// How settled it is.
    pub state: ReviewState,
    /// Whether it is the sample or a copy of it.
    pub sample: bool,
    /// The last change, in UTC.
    pub changed_at: NaiveDateTime,
    /// How many elements are in scope.
    pub elements: u32,
    /// How many of them have an agreed judgement.
    pub decided: u32,
    /// How many pieces of evidence there are.
    pub notes: u32,
    /// How many of them are quotes.
    pub quotes: u32,
    /// How many levels the scale has.
    pub levels: u32,
    /// The heat map in small: one column an area.
    pub heat: Vec<HeatColumn>,
    /// Whether the file could not be read when the index was made; then only `id` tells anything. Opening it says more.
    pub unreadable: bool,
}

/// One area of the small heat map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeatColumn {
    /// The area's code.
    pub code: String,
    /// The area's short name.
    pub short_name: String,
    /// Its elements in scope, in order.
    pub cells: Vec<HeatCell>,
}

/// One element of the small heat map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeatCell {
    /// The element.
    pub element: ElementCode,
    /// The agreed judgement; absent while not yet rated.
    pub judgement: Option<Judgement>,
    /// The rank of the level, 1 being the weakest; absent unless the judgement is a level.
    pub rank: Option<u32>,
}

/// One review in the bin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BinnedCard {
    /// The review.
    pub card: Card,
    /// When it went in, in UTC.
    pub binned_at: NaiveDateTime,
}

impl Card {
    /// The card of a review as it is now.
    #[must_use]
    pub fn of(review: &Review, changed_at: NaiveDateTime) -> Self {
        let heat: Vec<HeatColumn> = review
            .framework
            .areas
            .iter()
            .map(|area| HeatColumn {
                code: area.code.clone(),
                short_name: area.short_name.clone(),
                cells: area
                    .elements
                    .iter()
                    .filter(|element| review.in_scope(&element.code))
                    .map(|element| cell(review, &element.code))
                    .collect(),
            })
            .filter(|column| !column.cells.is_empty())
            .collect();
        let decided = heat.iter().flat_map(|column| &column.cells).filter(|cell| cell.judgement.is_some()).count();
        let quotes = review.evidence.iter().filter(|evidence| evidence.kind == EvidenceKind::Quote).count();
        Self {
            id: review.id,
            client: review.client.clone(),
            name: review.name.clone(),
            starts_on: review.starts_on,
            ends_on: review.ends_on,
            keeping: review.keeping.clone(),
            state: review.state,
            sample: review.sample,
            changed_at,
            elements: count(review.elements().count()),
            decided: count(decided),
            notes: count(review.evidence.len()),
            quotes: count(quotes),
            levels: count(review.framework.scale.levels.len()),
            heat,
            unreadable: false,
        }
    }

    /// The card of a file that cannot be read.
    pub(super) fn unreadable(id: ReviewId) -> Self {
        Self {
            id,
            client: String::new(),
            name: String::new(),
            starts_on: None,
            ends_on: None,
            keeping: Keeping::default(),
            state: ReviewState::Draft,
            sample: false,
            changed_at: NaiveDateTime::default(),
            elements: 0,
            decided: 0,
            notes: 0,
            quotes: 0,
            levels: 0,
            heat: Vec::new(),
            unreadable: true,
        }
    }
}

fn cell(review: &Review, code: &ElementCode) -> HeatCell {
    let judgement = review.judgement(code).cloned();
    let level = judgement.as_ref().and_then(Judgement::level).and_then(|level| review.framework.level(level));
    HeatCell { element: code.clone(), judgement, rank: level.map(|(rank, _)| count(rank)) }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
