//! The deck with a guard at its door: descriptors in place of names, and what still stands in it that may not leave.

use crate::content::{Deck, Page, compose};
use crate::leaving::{in_tables, on_pages};
use crate::markdown::page_text;
use crate::{Problem, ProblemKind};
use debrief_domain::{Audience, Evidence, PageKey, RecognitionChoice, Review};
use debrief_guard::{Hit, Recognizer, Uncleared, Why, replaced};
use std::borrow::Cow;

/// Makes the version of a review's deck that is for one audience: the pages of PRODUCT.md, section 4, for the elements in
/// scope, with the facilitator's titles, order and choice of pages, and with the descriptors that were chosen in place of
/// names. Quotes that are not cleared never enter it. Where a page that is shown holds seven words in a row of one, or all
/// of a short one, that is a problem of the kind [`ProblemKind::QuoteNotCleared`]; of a note about a student,
/// [`ProblemKind::AboutStudent`]; where it holds words that point to somebody and nothing was decided about them,
/// [`ProblemKind::CouldBeRecognized`].
#[must_use]
pub fn content(review: &Review, audience: Audience) -> Deck {
    let shown = replaced(review);
    let mut deck = compose(&shown, audience);
    let uncleared = Uncleared::of(review);
    let mut held = held_back(&uncleared, &deck);
    if matches!(shown, Cow::Owned(_)) && !uncleared.is_empty() {
        // A descriptor in the middle of a quote must not hide it.
        let mut said = held_back(&uncleared, &compose(review, audience));
        said.retain(|said| held.iter().all(|known| known.page != said.page));
        held.extend(said);
    }
    deck.problems.extend(held);
    let open = unsettled(Recognizer::of(&shown).hits(&on_pages(&shown, &deck)));
    let pages = deck.pages.iter().filter(|page| !page.hidden);
    let recognized: Vec<Problem> = pages.filter_map(|page| recognized_on(page, &open, &deck)).collect();
    deck.problems.extend(recognized);
    deck
}

/// The words of the version for one audience that point to somebody, in the order of the deck and then of the tables, with
/// what was decided about each. They are those of the review, before anything is replaced.
#[must_use]
pub fn recognizable(review: &Review, audience: Audience) -> Vec<Hit> {
    let deck = compose(review, audience);
    let mut leaving = on_pages(review, &deck);
    leaving.extend(in_tables(review, &deck));
    Recognizer::of(review).hits(&leaving)
}

/// The same words as far as they would leave now: those without a decision, and those whose replacement does not reach
/// them. `tables` says whether the tables leave too.
#[must_use]
pub fn unsettled_hits(review: &Review, audience: Audience, tables: bool) -> Vec<Hit> {
    let shown = replaced(review);
    let deck = compose(&shown, audience);
    let mut leaving = on_pages(&shown, &deck);
    if tables {
        leaving.extend(in_tables(&shown, &deck));
    }
    unsettled(Recognizer::of(&shown).hits(&leaving))
}

/// The note that may not leave and whose words stand in a note that the tables of that version hold, if there is one.
#[must_use]
pub fn uncleared_in_tables(review: &Review, audience: Audience) -> Option<&Evidence> {
    let deck = compose(review, audience);
    let uncleared = Uncleared::of(review);
    in_tables(review, &deck).iter().find_map(|leaving| uncleared.found_in(&leaving.text))
}

/// A replacement that did its work leaves nothing to find.
fn unsettled(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.retain(|hit| hit.choice != Some(RecognitionChoice::Stays));
    hits
}

/// A problem for each shown page that holds words which may not leave. What was said in the same words by somebody whose
/// quote is cleared may.
fn held_back(uncleared: &Uncleared<'_>, deck: &Deck) -> Vec<Problem> {
    if uncleared.is_empty() {
        return Vec::new();
    }
    let problem = |page: &Page| {
        let notes = deck.notes_go_along.then_some(page.notes.as_str());
        let found_in = |text: &str| uncleared.found_in(text);
        let note = found_in(&page_text(page, deck)).or_else(|| notes.and_then(found_in))?;
        let (title, words) = (&page.title, beginning(&note.text));
        let (kind, message) = if note.about_student {
            let message = format!(
                "“{title}” holds words of a note about a student, which does not leave the laptop: “{words}”. Say it without \
                 the student."
            );
            (ProblemKind::AboutStudent, message)
        } else {
            let message = format!(
                "“{title}” holds words of a quote that is not cleared: “{words}”. Clear the quote, or say it in your own \
                 words."
            );
            (ProblemKind::QuoteNotCleared, message)
        };
        Some(Problem { kind, page: page.key.clone(), number: None, message })
    };
    deck.pages.iter().filter(|page| !page.hidden).filter_map(problem).collect()
}

/// One problem for all the words on a page that point to somebody.
fn recognized_on(page: &Page, open: &[Hit], deck: &Deck) -> Option<Problem> {
    let mut hits = open.iter().filter(|hit| hit.pages.contains(&page.key));
    let first = hits.next()?;
    let message = match &first.why {
        Why::Label { heard, .. } => label_message(page, first, *heard, deck),
        Why::Source(_) => format!(
            "“{}” names “{}” beside quoted words, as if they were the source. A source is never named.",
            page.title, first.said
        ),
        Why::Named(_) => format!("“{}” holds “{}”, by which somebody could be recognized.", page.title, first.said),
    };
    let more = match hits.count() {
        0 => String::new(),
        1 => " One more place on this page is open.".to_owned(),
        more => format!(" {more} more places on this page are open."),
    };
    Some(Problem {
        kind: ProblemKind::CouldBeRecognized,
        page: page.key.clone(),
        number: None,
        message: format!("{message}{more} Decide under “Who could be recognized”."),
    })
}

/// Why a label says too much: alone, or together with a page that says how many were heard.
fn label_message(page: &Page, hit: &Hit, heard: u64, deck: &Deck) -> String {
    let counts = |page: &&Page| !page.hidden && matches!(page.key, PageKey::Heard | PageKey::Method);
    let beside = format!("“{}” says “{}” beside quoted words", page.title, hit.said);
    match deck.pages.iter().rfind(counts) {
        Some(other) if heard < debrief_guard::FEWEST_HEARD => format!(
            "{beside}, and “{}” shows whom we heard. Together they say who spoke: {}.",
            other.title,
            if heard == 0 { "how many were heard is not written down" } else { "only one of them was heard" }
        ),
        _ => format!("{beside}, and too few people hold that role for it to hide anybody."),
    }
}

/// The beginning of a quote, long enough to know it again.
fn beginning(quote: &str) -> String {
    const WORDS: usize = 12;
    let words: Vec<&str> = quote.split_whitespace().collect();
    let dots = if words.len() > WORDS { " …" } else { "" };
    let beginning = words[..words.len().min(WORDS)].join(" ");
    format!("{}{dots}", beginning.trim_end_matches('.'))
}
