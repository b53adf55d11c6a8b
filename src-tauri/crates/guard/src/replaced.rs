//! The review as it leaves: with descriptors in brackets in place of words that point to somebody.

use crate::common::is_common;
use crate::fold::{Word, Words, spoken};
use debrief_domain::{PageKey, Rationale, RationalePart, Recognition, RecognitionChoice, Review, TextOwner};
use std::borrow::Cow;
use std::ops::Range;

/// The review with every replacement in its place; itself where there is none. The original keeps its words.
#[must_use]
pub fn replaced(review: &Review) -> Cow<'_, Review> {
    let is_replaced = |each: &Recognition| matches!(each.choice, RecognitionChoice::Replaced(_));
    if !review.recognitions.iter().any(is_replaced) {
        return Cow::Borrowed(review);
    }
    let mut shown = review.clone();
    replace(&mut shown, &review.recognitions);
    Cow::Owned(shown)
}

/// Puts the descriptors of these decisions in their places.
pub(crate) fn replace(review: &mut Review, recognitions: &[Recognition]) {
    let replacements = recognitions.iter().filter_map(|recognition| match &recognition.choice {
        RecognitionChoice::Replaced(descriptor) => Some((&recognition.owner, recognition.words.as_str(), descriptor)),
        RecognitionChoice::Stays => None,
    });
    let mut replacements: Vec<(&TextOwner, &str, &String)> = replacements.collect();
    // A longer name goes before a part of it.
    replacements.sort_by_key(|(_, words, _)| std::cmp::Reverse(words.len()));
    for (owner, words, descriptor) in replacements {
        each_text(review, owner, &mut |text| *text = in_place(text, words, descriptor));
    }
}

/// Whether the words of a decision still stand in its text.
pub(crate) fn stands(review: &mut Review, owner: &TextOwner, words: &str) -> bool {
    let mut stands = false;
    each_text(review, owner, &mut |text| stands |= !occurrences(text, words).is_empty());
    stands
}

/// The descriptor as it stands in a text: in brackets.
#[must_use]
pub fn in_brackets(descriptor: &str) -> String {
    format!("[{}]", descriptor.trim().trim_start_matches('[').trim_end_matches(']'))
}

/// What stands in place of what: the text, the words as they stand in it, and the descriptor. Words that stand there no more
/// are given as decisions remember them.
#[must_use]
pub fn replacements(review: &Review) -> Vec<(&TextOwner, String, &str)> {
    // The way to the texts of an owner is the one that changes them.
    let mut texts = review.clone();
    let mut replacements = Vec::new();
    for Recognition { owner, words, choice, .. } in &review.recognitions {
        let RecognitionChoice::Replaced(descriptor) = choice else { continue };
        let mut said: Option<String> = None;
        each_text(&mut texts, owner, &mut |text| {
            if said.is_none() {
                said = occurrences(text, words).first().map(|at| text[at.clone()].to_owned());
            }
        });
        replacements.push((owner, said.unwrap_or_else(|| words.clone()), descriptor.as_str()));
    }
    replacements
}

fn in_place(text: &str, words: &str, descriptor: &str) -> String {
    let places = occurrences(text, words);
    let mut replaced = String::with_capacity(text.len());
    let mut from = 0;
    for at in places {
        replaced.push_str(&text[from..at.start]);
        replaced.push_str(&in_brackets(descriptor));
        from = at.end;
    }
    replaced.push_str(&text[from..]);
    replaced
}

/// Where the words stand in a text, in bytes and without a possessive.
fn occurrences(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let wanted = spoken(wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let words = Words::of(text);
    let all = words.all();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at + wanted.len() <= all.len() {
        let here = &all[at..at + wanted.len()];
        let is_it = here.iter().zip(&wanted).enumerate().all(|(offset, (word, wanted))| {
            let is_last = offset + 1 == here.len();
            words.folded(word) == wanted || (is_last && words.bare(word) == wanted)
        });
        if is_it && is_written_so(here, &wanted) {
            found.push(all[at].at.start..here[here.len() - 1].at.end);
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    found
}

/// Whether words of every day are written as a name.
fn is_written_so(here: &[Word], wanted: &[String]) -> bool {
    let names_only = wanted.iter().all(|word| is_common(word) && word.chars().all(char::is_alphabetic));
    match here {
        [word] if names_only => crate::names::says_a_name(word),
        _ if names_only => here.iter().all(|word| word.is_capital),
        _ => true,
    }
}

/// Gives each text of the owner to `change`; of a rationale, part by part. A name that two parts share is found in neither, and
/// so stays a hit that is not settled.
pub(crate) fn each_text(review: &mut Review, owner: &TextOwner, change: &mut dyn FnMut(&mut String)) {
    match owner {
        TextOwner::Engagement => {
            change(&mut review.client);
            change(&mut review.name);
        }
        TextOwner::Confidentiality => change(&mut review.confidentiality),
        TextOwner::Framework => {
            change(&mut review.framework.name);
            for area in &mut review.framework.areas {
                change(&mut area.name);
                change(&mut area.short_name);
                for element in &mut area.elements {
                    change(&mut element.name);
                    change(&mut element.guiding_question);
                    element.short_name.iter_mut().for_each(&mut *change);
                }
            }
        }
        TextOwner::Group(id) => {
            review.groups.iter_mut().filter(|row| row.id == *id).for_each(|row| change(&mut row.name))
        }
        TextOwner::Document(id) => {
            for row in review.documents.iter_mut().filter(|row| row.id == *id) {
                change(&mut row.title);
                change(&mut row.kind);
            }
        }
        TextOwner::Evidence(id) => {
            review.evidence.iter_mut().filter(|row| row.id == *id).for_each(|row| change(&mut row.text));
        }
        TextOwner::Rationale(code) => review
            .decisions
            .iter_mut()
            .filter(|row| row.element == *code)
            .for_each(|row| in_rationale(&mut row.rationale, change)),
        TextOwner::Theme(id) => {
            review.themes.iter_mut().filter(|row| row.id == *id).for_each(|row| change(&mut row.title))
        }
        TextOwner::Finding(id) => {
            review.findings.iter_mut().filter(|row| row.id == *id).for_each(|row| change(&mut row.text));
        }
        TextOwner::Recommendation(id) => {
            review.recommendations.iter_mut().filter(|row| row.id == *id).for_each(|row| change(&mut row.text));
        }
        TextOwner::Deck => {
            let deck = &mut review.deck;
            for text in
                [&mut deck.firm, &mut deck.title, &mut deck.addressee, &mut deck.closing_line, &mut deck.web_address]
            {
                change(text);
            }
        }
        TextOwner::PageTitle(page) => {
            settings(review, page).filter_map(|setting| setting.title.as_mut()).for_each(change)
        }
        TextOwner::PageNotes(page) => {
            settings(review, page).filter_map(|setting| setting.notes.as_mut()).for_each(change)
        }
        TextOwner::ExtraPage(id) => {
            for page in review.extra_pages.iter_mut().filter(|page| page.id == *id) {
                change(&mut page.text);
                change(&mut page.second_text);
                change(&mut page.picture_says);
            }
        }
        TextOwner::Earlier => review.earlier.iter_mut().for_each(|earlier| change(&mut earlier.name)),
    }
}

fn settings<'r>(
    review: &'r mut Review,
    page: &'r PageKey,
) -> impl Iterator<Item = &'r mut debrief_domain::PageSetting> {
    review.pages.iter_mut().filter(move |setting| setting.page == *page)
}

/// Gives the parts of a rationale to `change`, one by one.
fn in_rationale(rationale: &mut Rationale, change: &mut dyn FnMut(&mut String)) {
    for part in &mut rationale.0 {
        match part {
            RationalePart::Text(text) | RationalePart::Quote { text, .. } => change(text),
        }
    }
}
