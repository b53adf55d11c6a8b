//! Who could be recognized: words in what would leave the laptop that point to somebody, and what was decided about them.

use crate::fold::Words;
use crate::label::{TooSmall, too_small};
use crate::names::{Names, Whom, folded_words};
use crate::sentences::{quoted, sentence_around};
use debrief_domain::{GroupId, PageKey, RecognitionChoice, Review, TextOwner};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// A text that would leave the laptop.
#[derive(Clone, Debug)]
pub struct Leaving<'t> {
    /// Which text of the review it is, whole or in part.
    pub owner: TextOwner,
    /// The page it stands on; absent for what only tables hold.
    pub page: Option<PageKey>,
    /// The text.
    pub text: Cow<'t, str>,
    /// Whether all of it is the words of a speaker or of a document.
    pub is_quote: bool,
}

/// Words that point to somebody in a text that would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The text they stand in.
    pub owner: TextOwner,
    /// The words as decisions remember them.
    pub words: String,
    /// The words as they stand there.
    pub said: String,
    /// The sentence they stand in.
    pub sentence: String,
    /// Where in that sentence, in bytes.
    pub at: Range<usize>,
    /// Why they point to somebody.
    pub why: Why,
    /// The pages that would show them, in the order of the deck.
    pub pages: Vec<PageKey>,
    /// Whether tables alone hold them, or tables as well.
    pub in_tables: bool,
    /// What was decided; absent while nothing was.
    pub choice: Option<RecognitionChoice>,
}

/// Why words point to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// They name, write to or call somebody.
    Named(Whom),
    /// They name somebody who is approved as a subject, beside words that would then seem to be theirs.
    Source(Whom),
    /// They are the label of so few people, beside quoted words, that it says who spoke.
    Label {
        /// The groups that the label stands for.
        groups: Vec<GroupId>,
        /// How many of them were heard, as far as headcounts say.
        heard: u64,
    },
}

/// What points to somebody in a review, prepared to be found in texts.
pub struct Recognizer {
    names: Names,
    labels: Vec<(TooSmall, u64)>,
    choices: HashMap<(TextOwner, String), RecognitionChoice>,
}

impl Recognizer {
    /// Prepares what points to somebody in that review.
    #[must_use]
    pub fn of(review: &Review) -> Self {
        let heard = |small: &TooSmall| {
            let of = |group: &debrief_domain::Group| crate::label::behind_group(review, group).heard;
            small.groups.iter().map(of).sum::<u64>()
        };
        let choices =
            review.recognitions.iter().map(|each| ((each.owner.clone(), each.words.clone()), each.choice.clone()));
        Self {
            names: Names::of(review),
            labels: too_small(review)
                .into_iter()
                .map(|small| (heard(&small), small))
                .map(|(heard, small)| (small, heard))
                .collect(),
            choices: choices.collect(),
        }
    }

    /// The hits in texts that would leave, each once a text, in their order. Approved subjects are none, unless they stand
    /// beside quoted words as if they had said them, or name a group.
    #[must_use]
    pub fn hits(&self, leaving: &[Leaving<'_>]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut known: HashMap<(TextOwner, String), usize> = HashMap::new();
        for text in leaving {
            for (at, words, why) in self.in_text(text) {
                let key = (text.owner.clone(), words);
                let hit = match known.get(&key) {
                    Some(known) => &mut hits[*known],
                    None => {
                        known.insert(key.clone(), hits.len());
                        let sentence = sentence_around(&text.text, &at);
                        hits.push(Hit {
                            choice: self.choices.get(&key).cloned(),
                            owner: key.0,
                            words: key.1,
                            said: text.text[at.clone()].to_owned(),
                            at: at.start - sentence.start..at.end - sentence.start,
                            sentence: text.text[sentence].to_owned(),
                            why,
                            pages: Vec::new(),
                            in_tables: false,
                        });
                        let last = hits.len() - 1;
                        &mut hits[last]
                    }
                };
                match &text.page {
                    Some(page) if !hit.pages.contains(page) => hit.pages.push(page.clone()),
                    Some(_) => {}
                    None => hit.in_tables = true,
                }
            }
        }
        hits
    }

    fn in_text(&self, leaving: &Leaving<'_>) -> Vec<(Range<usize>, String, Why)> {
        let text = leaving.text.as_ref();
        let mut found = Vec::new();
        let mut marks: Option<Vec<Range<usize>>> = None;
        for pointed in self.names.in_text(text) {
            let why = if !self.names.is_approved(&pointed.to) {
                Why::Named(pointed.to)
            } else {
                let marks = marks.get_or_insert_with(|| quoted(text));
                let speaks = matches!(leaving.owner, TextOwner::Group(_))
                    || (!leaving.is_quote && stands_beside(text, &pointed.at, marks));
                if !speaks {
                    continue;
                }
                Why::Source(pointed.to)
            };
            found.push((pointed.at, pointed.words, why));
        }
        if !self.labels.is_empty() && !leaving.is_quote && may_attribute(&leaving.owner) {
            let marks = marks.unwrap_or_else(|| quoted(text));
            if !marks.is_empty() {
                self.labels_in(text, &marks, &mut found);
            }
        }
        found.sort_by_key(|(at, ..)| at.start);
        found
    }

    fn labels_in(&self, text: &str, marks: &[Range<usize>], found: &mut Vec<(Range<usize>, String, Why)>) {
        let words = Words::of(text);
        let all = words.all();
        for at in 0..all.len() {
            for (small, heard) in &self.labels {
                let form = small.words.iter().find(|form| {
                    all.len() - at >= form.len()
                        && form.iter().zip(&all[at..]).all(|(wanted, word)| {
                            let (folded, bare) = (words.folded(word), words.bare(word));
                            folded == wanted || bare == wanted
                        })
                });
                let Some(form) = form else { continue };
                let last = at + form.len() - 1;
                let range = all[at].at.start..all[last].at.end;
                let is_name = found.iter().any(|(there, ..)| there.start < range.end && range.start < there.end);
                if is_name || !stands_beside(text, &range, marks) {
                    continue;
                }
                let groups = small.groups.iter().map(|group| group.id).collect();
                found.push((range, folded_words(&words, at, last), Why::Label { groups, heard: *heard }));
            }
        }
    }
}

/// Whether a text can say who said something: a sentence of ours. A page of names says who was heard, not who said what.
fn may_attribute(owner: &TextOwner) -> bool {
    matches!(
        owner,
        TextOwner::Rationale(_)
            | TextOwner::Theme(_)
            | TextOwner::Finding(_)
            | TextOwner::Recommendation(_)
            | TextOwner::PageTitle(_)
            | TextOwner::PageNotes(_)
            | TextOwner::ExtraPage(_)
    )
}

/// Whether words stand in one sentence with quoted words and are none of them.
fn stands_beside(text: &str, at: &Range<usize>, marks: &[Range<usize>]) -> bool {
    let overlaps = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    if marks.iter().any(|quote| overlaps(quote, at)) {
        return false;
    }
    let sentence = sentence_around(text, at);
    marks.iter().any(|quote| overlaps(quote, &sentence))
}
