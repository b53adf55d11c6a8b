//! The order of the synthesis, which the tables of findings and of recommendations share.

use super::{Cell, Column};
use debrief_domain::{Finding, Horizon, Recommendation, Review, Theme, ThemeId};

/// What both tables say about the place of an entry.
pub(super) const THEME_COLUMNS: [Column; 3] =
    [Column { name: "No.", width: 7 }, Column { name: "Horizon", width: 16 }, Column { name: "Theme", width: 34 }];

/// Puts entries in the order of the deck: horizon by horizon, theme by theme.
pub(super) fn in_order<'r, T>(
    review: &'r Review,
    entries: &'r [T],
    theme_of: impl Fn(&T) -> ThemeId + Copy + 'r,
) -> impl Iterator<Item = (&'r Theme, &'r T)> {
    Horizon::ALL
        .into_iter()
        .flat_map(|horizon| review.themes.iter().filter(move |theme| theme.horizon == horizon))
        .flat_map(move |theme| {
            entries.iter().filter(move |entry| theme_of(entry) == theme.id).map(move |entry| (theme, entry))
        })
}

/// The findings in the order of the deck.
pub(super) fn findings(review: &Review) -> impl Iterator<Item = (&Theme, &Finding)> {
    in_order(review, &review.findings, |finding| finding.theme)
}

/// The recommendations in the order of the deck.
pub(super) fn recommendations(review: &Review) -> impl Iterator<Item = (&Theme, &Recommendation)> {
    in_order(review, &review.recommendations, |recommendation| recommendation.theme)
}

/// The number of the finding at that place in the order of the deck, from 0. A letter keeps programs from taking lists of
/// numbers for one number.
pub(super) fn finding_number(index: usize) -> String {
    format!("F{}", index + 1)
}

/// The cells of [`THEME_COLUMNS`].
pub(super) fn theme_cells(number: &str, theme: &Theme) -> Vec<Cell> {
    vec![Cell::text(number), Cell::text(theme.horizon.name()), Cell::text(theme.title.trim())]
}
