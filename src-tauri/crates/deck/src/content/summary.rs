//! The summary: all levels on one page.

use super::level::chip;
use super::version::Version;
use super::{Chip, PageContent};
use crate::words::Profile;
use debrief_domain::{ElementCode, PageKey, Review};
use serde::{Deserialize, Serialize};

/// The heat map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SummaryPage {
    /// How many elements have each level, weakest first; what no element has is left out of the last two entries only.
    pub counts: Vec<SummaryCount>,
    /// The areas as columns.
    pub areas: Vec<SummaryArea>,
}

/// How many elements have a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SummaryCount {
    /// The level.
    pub chip: Chip,
    /// How many, with the level's name: `5 red`.
    pub text: String,
}

/// A column of the heat map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SummaryArea {
    /// The area's code.
    pub code: String,
    /// The area's short name.
    pub name: String,
    /// Its elements in scope.
    pub cells: Vec<SummaryCell>,
}

/// A cell of the heat map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SummaryCell {
    /// The element's code.
    pub code: ElementCode,
    /// The element's short name.
    pub name: String,
    /// Its level.
    pub level: Chip,
}

pub(super) fn page(version: &Version<'_>) -> (PageKey, String, PageContent) {
    let review = version.review;
    let areas: Vec<SummaryArea> = review
        .framework
        .areas
        .iter()
        .map(|area| SummaryArea {
            code: area.code.clone(),
            name: area.short_name.clone(),
            cells: area
                .elements
                .iter()
                .filter(|element| review.in_scope(&element.code))
                .map(|element| SummaryCell {
                    code: element.code.clone(),
                    name: element.short_name.clone().unwrap_or_else(|| element.name.clone()),
                    level: chip(&review.framework, review.judgement(&element.code)),
                })
                .collect(),
        })
        .filter(|area| !area.cells.is_empty())
        .collect();
    let counts = counts(version, &areas);
    let title = version.words.summary_title(&profile(review, &areas));
    (PageKey::Summary, title, PageContent::Summary(SummaryPage { counts, areas }))
}

fn counts(version: &Version<'_>, areas: &[SummaryArea]) -> Vec<SummaryCount> {
    let many = |chip: &Chip| areas.iter().flat_map(|area| &area.cells).filter(|cell| cell.level == *chip).count();
    let count = |chip: Chip| {
        let text = version.words.level_count(many(&chip), chip.name(version.captions()));
        SummaryCount { chip, text }
    };
    let levels = super::level::legend(&version.review.framework.scale).into_iter().map(|entry| count(entry.chip));
    let others = [Chip::NotEnoughEvidence, Chip::Undecided].into_iter().filter(|chip| many(chip) > 0);
    levels.chain(others.map(count)).collect()
}

/// Whether a chip is in the weaker or the stronger half of its scale; absent for what is no level, and for the middle
/// of a scale with an odd number of levels.
fn half(chip: &Chip) -> Option<Half> {
    match chip {
        Chip::Level { rank, of, .. } if rank * 2 <= *of => Some(Half::Weaker),
        Chip::Level { rank, of, .. } if rank * 2 > of + 1 => Some(Half::Stronger),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Weaker,
    Stronger,
}

/// The profile: how many elements are in the larger half of the scale, and which areas are in it with every element.
fn profile(review: &Review, areas: &[SummaryArea]) -> Profile {
    let chips = || areas.iter().flat_map(|area| &area.cells).map(|cell| &cell.level);
    let in_half = |wanted: Half| chips().filter(|chip| half(chip) == Some(wanted)).count();
    let (weaker, stronger) = (in_half(Half::Weaker), in_half(Half::Stronger));
    let (wanted, many) = if stronger > weaker { (Half::Stronger, stronger) } else { (Half::Weaker, weaker) };
    let levels = super::level::legend(&review.framework.scale)
        .into_iter()
        .filter(|entry| half(&entry.chip) == Some(wanted))
        .map(|entry| entry.name.to_lowercase())
        .collect();
    let areas = areas
        .iter()
        .filter(|area| area.cells.len() > 1 && area.cells.iter().all(|cell| half(&cell.level) == Some(wanted)))
        .map(|area| area.name.clone())
        .collect();
    let rated = chips().filter(|chip| matches!(chip, Chip::Level { .. })).count();
    Profile { all: chips().count(), rated, many, levels, areas }
}
