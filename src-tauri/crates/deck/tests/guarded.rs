//! What is not cleared does not leave, however it came into the deck.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::sample;
use debrief_deck::{ProblemKind, content};
use debrief_domain::{Audience, EvidenceKind, PageKey, PageSetting, Permission, Review};

/// A quote of the sample that may not be quoted, of at least nine words.
fn held_back(review: &Review) -> String {
    let fits = |text: &str| text.split_whitespace().count() >= 9;
    let mut notes = review.evidence.iter().filter(|note| note.kind == EvidenceKind::Quote);
    notes.find(|note| !note.permission.allows_quoting() && fits(&note.text)).unwrap().text.clone()
}

/// The pages on which something stands that is not cleared.
fn pages(review: &Review, audience: Audience) -> Vec<PageKey> {
    let problems = content(review, audience).problems.into_iter();
    problems.filter(|problem| problem.kind == ProblemKind::QuoteNotCleared).map(|problem| problem.page).collect()
}

#[test]
fn the_sample_holds_nothing_back() {
    for audience in Audience::ALL {
        assert_eq!(pages(&sample(), audience), [], "{audience:?}");
    }
}

#[test]
fn words_that_are_typed_or_pasted_are_found_on_every_page_that_is_shown() {
    let review = sample();
    let quote = held_back(&review);
    let theme = review.themes.iter().find(|theme| theme.id == review.findings[0].theme).unwrap();
    let horizon = PageKey::Horizon(theme.horizon);

    let mut finding = review.clone();
    finding.findings[0].text = format!("Somebody told us: {}", quote.to_uppercase());
    assert_eq!(pages(&finding, Audience::Leadership), [horizon]);

    // Seven words of it, with other signs between them, in the middle of a sentence of ours.
    let part: Vec<&str> = quote.split_whitespace().skip(1).take(7).collect();
    let mut recommendation = review.clone();
    recommendation.recommendations[0].text = format!("Hear this – {} – and act.", part.join(" … "));
    assert_eq!(pages(&recommendation, Audience::Board).len(), 1);

    // Nor does a character that draws nothing, or an accent, hide it.
    recommendation.recommendations[0].text = part.join("\u{ad} ").replace('a', "a\u{200b}").replace('e', "é");
    assert_eq!(pages(&recommendation, Audience::Board).len(), 1);

    let mut titled = review.clone();
    titled.pages.retain(|setting| setting.page != PageKey::Heard);
    let setting = |hidden| PageSetting { title: Some(quote.clone()), hidden, ..PageSetting::of(PageKey::Heard) };
    titled.pages.push(setting(None));
    assert_eq!(pages(&titled, Audience::Public), [PageKey::Heard]);
    // What is hidden does not leave.
    titled.pages.pop();
    titled.pages.push(setting(Some(true)));
    assert_eq!(pages(&titled, Audience::Public), []);
}

#[test]
fn notes_of_the_presenter_are_looked_at_where_they_go_along() {
    let mut review = sample();
    let notes = Some(format!("Say: {}", held_back(&review)));
    review.pages.retain(|setting| setting.page != PageKey::Heard);
    review.pages.push(PageSetting { notes, ..PageSetting::of(PageKey::Heard) });
    assert_eq!(pages(&review, Audience::Leadership), [PageKey::Heard]);
    assert_eq!(pages(&review, Audience::Public), []);
}

#[test]
fn words_that_were_cleared_elsewhere_and_words_that_everybody_says_are_free() {
    let mut review = sample();
    let quote = held_back(&review);
    review.findings[0].text = quote.clone();
    let mut cleared = review.evidence[0].clone();
    cleared.kind = EvidenceKind::Quote;
    cleared.text = quote;
    cleared.permission = Permission::MayQuote;
    review.evidence[0] = cleared;
    assert_eq!(pages(&review, Audience::Leadership), []);

    let mut review = sample();
    let at = review.evidence.iter().position(|note| note.kind == EvidenceKind::Quote).unwrap();
    review.evidence[at].text = "It works well".to_owned();
    review.evidence[at].permission = Permission::NotCleared;
    review.findings[0].text = "It works well, most said.".to_owned();
    assert_eq!(pages(&review, Audience::Leadership), []);
}
