//! Levels side by side: ours and the leadership team's, then and now.

use super::level::chip;
use super::version::Version;
use super::{Chip, PageContent};
use crate::words::Comparison;
use debrief_domain::{Direction, Element, ElementCode, Judgement, Lens, PageKey};
use serde::{Deserialize, Serialize};

/// Elements with two levels each. Only those that differ have a row, the widest apart first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ComparisonPage {
    /// What stands above the first level.
    pub first: String,
    /// What stands above the second.
    pub second: String,
    /// What stands above the remarks.
    pub remark: String,
    /// The rows.
    pub rows: Vec<ComparisonRow>,
    /// A sentence about the elements without a row; may be empty.
    pub rest: String,
}

/// An element whose two levels differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ComparisonRow {
    /// Its code.
    pub code: ElementCode,
    /// Its short name.
    pub name: String,
    /// The first level.
    pub first: Chip,
    /// The second.
    pub second: Chip,
    /// What else there is to say: what was heard, how far it moved.
    pub remark: String,
}

/// Our levels beside those the leadership team gave itself; none when it gave none. Theirs are shown as they are.
pub(super) fn differently(version: &Version<'_>) -> Option<(PageKey, String, PageContent)> {
    let review = version.review;
    let theirs = |element: &ElementCode| {
        let rating = review.ratings.iter().find(|rating| rating.lens == Lens::Leadership && rating.element == *element);
        rating.map(|rating| &rating.judgement)
    };
    let pairs: Vec<Pair<'_>> = review
        .elements()
        .filter_map(|element| Pair::of(version, element, review.judgement(&element.code)?, theirs(&element.code)?))
        .collect();
    if pairs.is_empty() {
        return None;
    }
    let captions = version.captions();
    let heard = |pair: &Pair<'_>| {
        let count = |direction| {
            let about = |note: &&debrief_domain::Evidence| {
                note.direction == Some(direction) && note.elements.contains(&pair.element.code)
            };
            review.evidence.iter().filter(about).count()
        };
        version.words.heard_about(count(Direction::Gap), count(Direction::Strength))
    };
    let title = version.words.differently_title(&compared(&pairs));
    let page = page(version, &pairs, [captions.our_view, captions.their_view, captions.found], heard);
    Some((PageKey::Differently, title, PageContent::Differently(page)))
}

/// The earlier review's levels beside ours; none without an earlier review.
pub(super) fn changed(version: &Version<'_>) -> Option<(PageKey, String, PageContent)> {
    let review = version.review;
    let earlier = review.earlier.as_ref()?;
    let pairs: Vec<Pair<'_>> = review
        .elements()
        .filter_map(|element| {
            Pair::of(version, element, earlier.judgement(&element.code)?, review.judgement(&element.code)?)
        })
        .collect();
    if pairs.is_empty() {
        return None;
    }
    let since = earlier.on.map_or_else(|| earlier.name.trim().to_owned(), |on| version.words.month(on));
    let captions = version.captions();
    let title = version.words.changed_title(&compared(&pairs), &since);
    let moved = |pair: &Pair<'_>| pair.steps().map_or_else(String::new, |steps| version.words.steps_apart(steps));
    let page = page(version, &pairs, [captions.then, captions.now, captions.changed], moved);
    Some((PageKey::Changed, title, PageContent::Changed(page)))
}

/// An element with two judgements.
struct Pair<'r> {
    element: &'r Element,
    first: Chip,
    second: Chip,
}

impl<'r> Pair<'r> {
    /// A pair to compare: none when neither is a level.
    fn of(version: &Version<'r>, element: &'r Element, first: &Judgement, second: &Judgement) -> Option<Self> {
        let framework = &version.review.framework;
        let (first, second) = (chip(framework, Some(first)), chip(framework, Some(second)));
        (first.rank().is_some() || second.rank().is_some()).then_some(Self { element, first, second })
    }

    /// How far the second stands above the first; absent when one of them is no level.
    fn steps(&self) -> Option<i64> {
        Some(i64::from(self.second.rank()?) - i64::from(self.first.rank()?))
    }
}

/// How many of the pairs of levels are the same, higher, lower.
fn compared(pairs: &[Pair<'_>]) -> Comparison {
    let count = |wanted: std::cmp::Ordering| {
        pairs.iter().filter_map(Pair::steps).filter(|steps| steps.cmp(&0) == wanted).count()
    };
    Comparison {
        same: count(std::cmp::Ordering::Equal),
        higher: count(std::cmp::Ordering::Greater),
        lower: count(std::cmp::Ordering::Less),
    }
}

fn page(
    version: &Version<'_>,
    pairs: &[Pair<'_>],
    [first, second, remark]: [&str; 3],
    says: impl Fn(&Pair<'_>) -> String,
) -> ComparisonPage {
    let mut different: Vec<&Pair<'_>> = pairs.iter().filter(|pair| pair.steps() != Some(0)).collect();
    // Stable: elements that are as far apart stay in the framework's order.
    different.sort_by_key(|pair| std::cmp::Reverse(pair.steps().map_or(0, i64::abs)));
    let alike = pairs.len() - different.len();
    // Where nothing differs, the page shows that: every element with its two levels.
    if different.is_empty() {
        different = pairs.iter().collect();
    }
    let rows = different
        .into_iter()
        .map(|pair| ComparisonRow {
            code: pair.element.code.clone(),
            name: pair.element.short_name.clone().unwrap_or_else(|| pair.element.name.clone()),
            first: pair.first.clone(),
            second: pair.second.clone(),
            remark: says(pair),
        })
        .collect::<Vec<_>>();
    let rest = if alike == 0 || alike == pairs.len() { String::new() } else { version.words.others_alike(alike) };
    ComparisonPage { first: first.to_owned(), second: second.to_owned(), remark: remark.to_owned(), rows, rest }
}
