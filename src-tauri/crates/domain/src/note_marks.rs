//! The marks a facilitator types: one line is one note.
//!
//! At the start of a line, in any order and with or without spaces: `"` makes it a quote, `+` a strength, `-` a gap,
//! `?` an open question. `#3b` tags an element there or anywhere else in the line. A mark that names no element stays
//! text.

use crate::{Direction, ElementCode, EvidenceKind, Framework};
use serde::{Deserialize, Serialize};

/// A typed line, taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MarkedNote {
    /// The words without marks and outer quotation marks.
    pub text: String,
    /// Quote or paraphrase.
    pub kind: EvidenceKind,
    /// What it says about the system, if marked.
    pub direction: Option<Direction>,
    /// The elements tagged, in order, each once.
    pub elements: Vec<ElementCode>,
}

/// Takes a typed line apart.
///
/// A dash followed by a digit is a number (`-3 points`), not a mark, and so is `+` before one.
#[must_use]
pub fn parse_note(framework: &Framework, line: &str) -> MarkedNote {
    let mut kind = EvidenceKind::Paraphrase;
    let mut direction = None;
    let mut elements: Vec<ElementCode> = Vec::new();
    let mut rest = line.trim();
    while let Some(mark) = rest.chars().next() {
        let after = &rest[mark.len_utf8()..];
        let before_number = after.chars().next().is_some_and(char::is_numeric);
        match mark {
            mark if is_quotation_mark(mark) && kind == EvidenceKind::Paraphrase => kind = EvidenceKind::Quote,
            '+' if direction.is_none() && !before_number => direction = Some(Direction::Strength),
            '-' | '\u{2013}' | '\u{2212}' if direction.is_none() && !before_number => direction = Some(Direction::Gap),
            '?' if direction.is_none() => direction = Some(Direction::OpenQuestion),
            '#' => {
                let word = rest.split_whitespace().next().unwrap_or_default();
                let Some((code, left)) = tag(framework, word) else { break };
                add(&mut elements, code);
                rest = rest[word.len() - left.len()..].trim_start_matches(['.', ',', ';', ':']).trim_start();
                continue;
            }
            _ => break,
        }
        rest = after.trim_start();
    }
    let text = without_tags(framework, rest, &mut elements);
    let text = if kind == EvidenceKind::Quote { without_closing(&text) } else { text };
    MarkedNote { text, kind, direction, elements }
}

/// Takes the tags out of a sentence that has no other marks, such as a finding: its words without them, and the elements
/// they name, each once. A sentence without tags stays as it is.
#[must_use]
pub fn take_tags(framework: &Framework, sentence: &str) -> (String, Vec<ElementCode>) {
    let mut elements = Vec::new();
    let words = without_tags(framework, sentence, &mut elements);
    if elements.is_empty() { (sentence.to_owned(), elements) } else { (words, elements) }
}

/// The element a word tags, and the punctuation that stands after the tag.
fn tag<'a>(framework: &'a Framework, word: &'a str) -> Option<(&'a ElementCode, &'a str)> {
    let tag = word.strip_prefix('#')?;
    let name = tag.trim_end_matches(|c: char| c.is_ascii_punctuation() || matches!(c, '\u{2013}'..='\u{2026}'));
    let code =
        framework.elements().map(|(_, element)| &element.code).find(|code| code.as_str().eq_ignore_ascii_case(name))?;
    Some((code, &tag[name.len()..]))
}

fn add(elements: &mut Vec<ElementCode>, code: &ElementCode) {
    if !elements.contains(code) {
        elements.push(code.clone());
    }
}

/// Takes `#3b` tags out of the line. What stands after the last of some tags stays with the words before them: a full
/// stop, a comma, a closing quotation mark. The comma between two tags goes with them.
fn without_tags(framework: &Framework, line: &str, elements: &mut Vec<ElementCode>) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut left = "";
    for word in line.split_whitespace() {
        match tag(framework, word) {
            Some((code, after)) => {
                add(elements, code);
                left = after;
            }
            None => {
                give_back(&mut words, std::mem::take(&mut left));
                words.push(word.to_owned());
            }
        }
    }
    give_back(&mut words, left);
    words.join(" ")
}

/// Appends the punctuation of a tag to the word before it: one comma or full stop is enough, and a full stop outweighs
/// a comma.
fn give_back(words: &mut [String], left: &str) {
    let Some(last) = words.last_mut() else { return };
    if left.starts_with(['.', '!', '?']) && last.ends_with([',', ';', ':']) {
        last.pop();
    }
    let left = if last.ends_with(['.', ',', ';', ':', '!', '?']) {
        left.trim_start_matches(['.', ',', ';', ':'])
    } else {
        left
    };
    last.push_str(left);
}

/// Takes away the quotation mark that closes the one which was taken as the mark, wherever it stands: at the end, before
/// a full stop, or in the middle of the line (`“No” is what we hear`). Marks of a quote inside the quote stay.
fn without_closing(text: &str) -> String {
    let mut open = 1;
    let mut before = None;
    for (at, mark) in text.char_indices() {
        let rest = &text[at + mark.len_utf8()..];
        if is_quotation_mark(mark) {
            if opens(mark, before, rest.chars().next()) {
                open += 1
            } else {
                open -= 1
            }
            if open == 0 {
                let ends_a_word = !rest.starts_with(char::is_alphanumeric);
                let words = if ends_a_word { text[..at].trim_end() } else { &text[..at] };
                return format!("{words}{rest}").trim().to_owned();
            }
        }
        before = Some(mark);
    }
    text.to_owned()
}

fn is_quotation_mark(mark: char) -> bool {
    matches!(mark, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}')
}

/// Whether a quotation mark opens a quote, by where it stands: `“` closes in German what `„` opened.
fn opens(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let begins = before.is_none_or(|c| c.is_whitespace() || "([{/-\u{2013}\u{2014}".contains(c));
    mark == '\u{201e}' || (begins && after.is_some_and(|c| !c.is_whitespace()))
}
