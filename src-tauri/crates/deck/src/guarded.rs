//! The deck with a guard at its door: words that somebody said and that may not leave, typed or pasted where they should
//! have been quoted.

use crate::content::{Deck, Page, compose};
use crate::markdown::page_text;
use crate::{Problem, ProblemKind};
use debrief_domain::{Audience, Evidence, EvidenceKind, Review};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
    let held_back = HeldBack::of(review);
    let problems = deck.pages.iter().filter(|page| !page.hidden).filter_map(|page| held_back.problem_of(page, &deck));
    let problems: Vec<Problem> = problems.collect();
    deck.problems.extend(problems);
    deck
}

/// What may not leave: runs of words, each with the quote that it is of.
struct HeldBack<'r>(HashMap<Vec<String>, &'r str>);

impl<'r> HeldBack<'r> {
    /// The runs of all quotes that are not cleared. What was said in the same words by somebody whose quote is cleared is
    /// not among them.
    fn of(review: &'r Review) -> Self {
        let quotes = |cleared: bool| {
            let is =
                move |note: &&Evidence| note.kind == EvidenceKind::Quote && note.permission.allows_quoting() == cleared;
            review.evidence.iter().filter(is).map(|note| (words(&note.text), note.text.as_str()))
        };
        let mut held_back: HashMap<Vec<String>, &str> =
            quotes(false).flat_map(|(words, quote)| runs(&words).into_iter().map(move |run| (run, quote))).collect();
        if !held_back.is_empty() {
            let lengths = SHORTEST..=RUN;
            for (words, _) in quotes(true) {
                for run in lengths.clone().flat_map(|length| words.windows(length)) {
                    held_back.remove(run);
                }
            }
        }
        Self(held_back)
    }

    fn problem_of(&self, page: &Page, deck: &Deck) -> Option<Problem> {
        if self.0.is_empty() {
            return None;
        }
        let notes = if deck.notes_go_along { page.notes.as_str() } else { "" };
        let found = [page_text(page, deck).as_str(), notes].into_iter().find_map(|text| {
            let words = words(text);
            (SHORTEST..=RUN).rev().find_map(|length| words.windows(length).find_map(|run| self.0.get(run)))
        })?;
        Some(Problem {
            kind: ProblemKind::QuoteNotCleared,
            page: page.key.clone(),
            number: None,
            message: format!(
                "“{}” holds words of a quote that is not cleared: “{}”. Clear the quote, or say it in your own words.",
                page.title,
                beginning(found)
            ),
        })
    }
}

/// The runs that a quote is known by: every seven words in a row, or all of a short one.
fn runs(words: &[String]) -> Vec<Vec<String>> {
    match words.len() {
        0..SHORTEST => Vec::new(),
        length => words.windows(length.min(RUN)).map(<[String]>::to_vec).collect(),
    }
}

/// The words of a text as they sound: without capitals, accents and signs, so that typing them otherwise hides nothing.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c)).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// The beginning of a quote, long enough to know it again.
fn beginning(quote: &str) -> String {
    const WORDS: usize = 12;
    let words: Vec<&str> = quote.split_whitespace().collect();
    let dots = if words.len() > WORDS { " …" } else { "" };
    let beginning = words[..words.len().min(WORDS)].join(" ");
    format!("{}{dots}", beginning.trim_end_matches('.'))
}
