//! Words that somebody said and that may not leave, wherever they were typed or pasted.

use crate::fold::Words;
use debrief_domain::{Evidence, EvidenceKind, EvidenceSource, Review, TAKEN_OUT};
use std::collections::HashMap;

/// So many words in a row are a quote, however it came there. Fewer are how everybody speaks.
const RUN: usize = 7;
/// A quote of fewer words than this is not looked for: “It works well” is said by many.
const SHORTEST: usize = 4;

/// The runs of words of a review that may not leave, prepared to be found in texts.
pub struct Uncleared<'r> {
    /// A number for each word that stands in such a run.
    numbers: HashMap<String, u32>,
    runs: HashMap<Vec<u32>, &'r Evidence>,
}

impl<'r> Uncleared<'r> {
    /// Prepares the words of a review that may not leave: those of quotes that are not cleared, unless somebody whose quote
    /// is cleared said the same; and those of every note about a student, whatever was cleared.
    #[must_use]
    pub fn of(review: &'r Review) -> Self {
        let mut found = Self { numbers: HashMap::new(), runs: HashMap::new() };
        let is_quote = |note: &&Evidence| note.kind == EvidenceKind::Quote;
        for note in review.evidence.iter().filter(is_quote).filter(|note| !note.permission.allows_quoting()) {
            found.add(note);
        }
        for note in review.evidence.iter().filter(is_quote).filter(|note| note.may_be_quoted()) {
            found.release(&note.text);
        }
        for note in review.evidence.iter().filter(|note| note.about_student) {
            found.add(note);
        }
        found
    }

    /// Prepares the words of every quote from a session, cleared or not, and of every note about a student.
    #[must_use]
    pub fn said_by_anybody(review: &'r Review) -> Self {
        let mut found = Self { numbers: HashMap::new(), runs: HashMap::new() };
        let is_said = |note: &&Evidence| {
            note.about_student
                || (note.kind == EvidenceKind::Quote && matches!(note.source, EvidenceSource::Session(_)))
        };
        review.evidence.iter().filter(is_said).for_each(|note| found.add(note));
        found
    }

    /// Prepares the words of these notes, whatever was cleared.
    #[must_use]
    pub(crate) fn of_notes(notes: impl Iterator<Item = &'r Evidence>) -> Self {
        let mut found = Self { numbers: HashMap::new(), runs: HashMap::new() };
        notes.for_each(|note| found.add(note));
        found
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The note whose words stand in a text, if any does.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Option<&'r Evidence> {
        if self.runs.is_empty() {
            return None;
        }
        let words = Words::of(text);
        // A word that stands in no run ends every run.
        let numbers: Vec<Option<u32>> = words.iter().map(|word| self.numbers.get(word).copied()).collect();
        numbers.split(Option::is_none).filter(|stretch| stretch.len() >= SHORTEST).find_map(|stretch| {
            let stretch: Vec<u32> = stretch.iter().copied().flatten().collect();
            let mut runs = (SHORTEST..=RUN).rev().flat_map(|length| stretch.windows(length));
            runs.find_map(|run| self.runs.get(run).copied())
        })
    }

    /// The text without such words, if it holds any: in their place stands that something was taken out.
    #[must_use]
    pub fn taken_out(&self, text: &str) -> Option<String> {
        let words = Words::of(text);
        let numbers: Vec<Option<u32>> = words.iter().map(|word| self.numbers.get(word).copied()).collect();
        let mut is_said = vec![false; numbers.len()];
        for length in SHORTEST..=RUN {
            for (from, run) in numbers.windows(length).enumerate() {
                let run: Option<Vec<u32>> = run.iter().copied().collect();
                if run.is_some_and(|run| self.runs.contains_key(&run)) {
                    is_said[from..from + length].fill(true);
                }
            }
        }
        let mut without = String::with_capacity(text.len());
        let mut from = 0;
        let mut at = 0;
        for stretch in is_said.chunk_by(|one, other| one == other) {
            let here = &words.all()[at..at + stretch.len()];
            at += stretch.len();
            if let ([true, ..], [first, ..], [.., last]) = (stretch, here, here) {
                without.push_str(&text[from..first.at.start]);
                without.push_str(TAKEN_OUT);
                from = last.at.end;
            }
        }
        if from == 0 {
            return None;
        }
        without.push_str(&text[from..]);
        Some(without)
    }

    /// The runs that a note is known by: every seven words in a row, or all of a short one.
    fn add(&mut self, note: &'r Evidence) {
        let words = Words::of(&note.text);
        let mut numbers = Vec::with_capacity(words.all().len());
        for word in words.iter() {
            let number = match self.numbers.get(word) {
                Some(number) => *number,
                None => {
                    let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                    self.numbers.insert(word.to_owned(), number);
                    number
                }
            };
            numbers.push(number);
        }
        let length = numbers.len().min(RUN);
        if length >= SHORTEST {
            for run in numbers.windows(length) {
                self.runs.insert(run.to_vec(), note);
            }
        }
    }

    fn release(&mut self, text: &str) {
        let words = Words::of(text);
        let numbers: Vec<Option<u32>> = words.iter().map(|word| self.numbers.get(word).copied()).collect();
        for stretch in numbers.split(Option::is_none) {
            let stretch: Vec<u32> = stretch.iter().copied().flatten().collect();
            for run in (SHORTEST..=RUN).flat_map(|length| stretch.windows(length)) {
                self.runs.remove(run);
            }
        }
    }
}
