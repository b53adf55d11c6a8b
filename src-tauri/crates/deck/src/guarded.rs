//! The deck with a guard at its door: words that somebody said and that may not leave, typed or pasted where they should
//! have been quoted.

use crate::content::{Deck, Page, compose};
use crate::markdown::page_text;
use crate::spoken::spoken;
use crate::{Problem, ProblemKind};
use debrief_domain::{Audience, EvidenceKind, Review};
use std::collections::HashMap;

/// So many words in a row are a quote, however it came there. Fewer are how everybody speaks.
const RUN: usize = 7;
/// A quote of fewer words than this is not looked for: “It works well” is said by many.
const SHORTEST: usize = 4;

/// Makes the version of a review's deck that is for one audience: the pages of PRODUCT.md, section 4, for the elements in
/// scope, with the facilitator's titles, order and choice of pages. Quotes that are not cleared never enter it; where a page
/// that is shown holds seven words in a row of one, or all of a short one, that is a problem of the kind
/// [`ProblemKind::QuoteNotCleared`].
#[must_use]
pub fn content(review: &Review, audience: Audience) -> Deck {
    let mut deck = compose(review, audience);
    let problems = held_back(review, &deck);
    deck.problems.extend(problems);
    deck
}

/// A problem for each shown page that holds words which may not leave. What was said in the same words by somebody whose
/// quote is cleared may.
fn held_back(review: &Review, deck: &Deck) -> Vec<Problem> {
    let quotes = |cleared: bool| -> Vec<(Vec<String>, &str)> {
        let notes = review.evidence.iter().filter(|note| note.kind == EvidenceKind::Quote);
        let notes = notes.filter(|note| note.permission.allows_quoting() == cleared);
        notes.map(|note| (spoken(&note.text), note.text.as_str())).collect()
    };
    let uncleared = quotes(false);
    let mut held_back: HashMap<&[String], &str> =
        uncleared.iter().flat_map(|(words, quote)| runs(words).map(|run| (run, *quote))).collect();
    if held_back.is_empty() {
        return Vec::new();
    }
    for (words, _) in &quotes(true) {
        for run in (SHORTEST..=RUN).flat_map(|length| words.windows(length)) {
            held_back.remove(run);
        }
    }
    let found_in = |text: &str| {
        let words = spoken(text);
        let mut runs = (SHORTEST..=RUN).rev().flat_map(|length| words.windows(length));
        runs.find_map(|run| held_back.get(run).copied())
    };
    let problem = |page: &Page| {
        let notes = deck.notes_go_along.then_some(page.notes.as_str());
        let quote = found_in(&page_text(page, deck)).or_else(|| notes.and_then(found_in))?;
        Some(Problem {
            kind: ProblemKind::QuoteNotCleared,
            page: page.key.clone(),
            number: None,
            message: format!(
                "“{}” holds words of a quote that is not cleared: “{}”. Clear the quote, or say it in your own words.",
                page.title,
                beginning(quote)
            ),
        })
    };
    deck.pages.iter().filter(|page| !page.hidden).filter_map(problem).collect()
}

/// The runs that a quote is known by: every seven words in a row, or all of a short one.
fn runs(words: &[String]) -> impl Iterator<Item = &[String]> {
    let length = words.len().min(RUN);
    words.windows(length.max(1)).filter(move |_| length >= SHORTEST)
}

/// The beginning of a quote, long enough to know it again.
fn beginning(quote: &str) -> String {
    const WORDS: usize = 12;
    let words: Vec<&str> = quote.split_whitespace().collect();
    let dots = if words.len() > WORDS { " …" } else { "" };
    let beginning = words[..words.len().min(WORDS)].join(" ");
    format!("{}{dots}", beginning.trim_end_matches('.'))
}
