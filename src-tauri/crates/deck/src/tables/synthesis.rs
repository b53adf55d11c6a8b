//! The order of the synthesis, which the tables of findings and of recommendations share.

use super::{Cell, Column, columns};
use crate::content::Deck;
use crate::words::{TableWords, words as deck_words};
use debrief_domain::{Finding, Horizon, PageKey, Recommendation, Review, Theme, ThemeId};

/// What both tables say about the place of an entry: the columns of [`theme_cells`].
pub(super) fn theme_columns(words: &TableWords) -> Vec<Column> {
    columns([(words.number, 7), (words.horizon, 16), (words.theme, 34)])
}

/// Puts entries in the order of the deck: horizon by horizon, theme by theme, without the horizons whose page is hidden, or
/// left out of this version.
pub(super) fn in_order<'r, T>(
    review: &'r Review,
    deck: &'r Deck,
    entries: &'r [T],
    theme_of: impl Fn(&T) -> ThemeId + Copy + 'r,
) -> impl Iterator<Item = (&'r Theme, &'r T)> {
    let hidden = |horizon| deck.pages.iter().any(|page| page.hidden && page.key == PageKey::Horizon(horizon));
    Horizon::ALL
        .into_iter()
        .filter(move |horizon| !hidden(*horizon))
        .flat_map(|horizon| review.themes.iter().filter(move |theme| theme.horizon == horizon))
        .flat_map(move |theme| {
            entries.iter().filter(move |entry| theme_of(entry) == theme.id).map(move |entry| (theme, entry))
        })
}

/// The findings in the order of the deck.
pub(super) fn findings<'r>(review: &'r Review, deck: &'r Deck) -> impl Iterator<Item = (&'r Theme, &'r Finding)> {
    in_order(review, deck, &review.findings, |finding| finding.theme)
}

/// The recommendations in the order of the deck.
pub(super) fn recommendations<'r>(
    review: &'r Review,
    deck: &'r Deck,
) -> impl Iterator<Item = (&'r Theme, &'r Recommendation)> {
    in_order(review, deck, &review.recommendations, |recommendation| recommendation.theme)
}

/// The number of the finding at that place in the order of the deck, from 0. A letter keeps programs from taking lists of
/// numbers for one number.
pub(super) fn finding_number(index: usize) -> String {
    format!("F{}", index + 1)
}

/// The cells of [`theme_columns`].
pub(super) fn theme_cells(deck: &Deck, number: &str, theme: &Theme) -> Vec<Cell> {
    let horizon = deck_words(deck.language).horizon(theme.horizon);
    vec![Cell::text(number), Cell::text(horizon), Cell::text(theme.title.trim())]
}
