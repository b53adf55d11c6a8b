//! The marks a facilitator types: one line is one note.
//!
//! At the start of a line, in any order and with or without spaces: `"` makes it a quote, `+` a strength, `-` a gap,
//! `?` an open question. Anywhere in the line, `#3b` tags an element. A mark that names no element stays text.

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
    let mut rest = line.trim();
    while let Some(mark) = rest.chars().next() {
        let after = &rest[mark.len_utf8()..];
        let before_number = after.chars().next().is_some_and(|next| next.is_ascii_digit());
        match mark {
            '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' if kind == EvidenceKind::Paraphrase => {
                kind = EvidenceKind::Quote
            }
            '+' if direction.is_none() && !before_number => direction = Some(Direction::Strength),
            '-' | '\u{2013}' | '\u{2212}' if direction.is_none() && !before_number => direction = Some(Direction::Gap),
            '?' if direction.is_none() => direction = Some(Direction::OpenQuestion),
            _ => break,
        }
        rest = after.trim_start();
    }
    let (text, elements) = take_tags(framework, rest);
    let text = if kind == EvidenceKind::Quote { unclosed(&text) } else { text };
    MarkedNote { text, kind, direction, elements }
}

/// Takes `#3b` tags out of the line; commas and full stops after a tag stay with the words before it.
fn take_tags(framework: &Framework, line: &str) -> (String, Vec<ElementCode>) {
    let mut elements: Vec<ElementCode> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        let Some(tag) = word.strip_prefix('#') else {
            words.push(word.to_owned());
            continue;
        };
        let name = tag.trim_end_matches(|c: char| c.is_ascii_punctuation());
        let found = framework
            .elements()
            .map(|(_, element)| &element.code)
            .find(|code| code.as_str().eq_ignore_ascii_case(name));
        match found {
            Some(code) => {
                if !elements.contains(code) {
                    elements.push(code.clone());
                }
                let left = &tag[name.len()..];
                if !left.is_empty()
                    && let Some(last) = words.last_mut()
                {
                    last.push_str(left);
                }
            }
            None => words.push(word.to_owned()),
        }
    }
    (words.join(" "), elements)
}

/// Takes away the closing quotation mark of a quote whose opening mark was taken as the mark.
fn unclosed(text: &str) -> String {
    let opened = text.matches(['\u{201c}', '"']).count();
    let closed = text.matches('\u{201d}').count();
    let one_too_many = text.ends_with('\u{201d}') && closed > text.matches('\u{201c}').count()
        || text.ends_with('"') && opened % 2 == 1;
    let trimmed = if one_too_many { text.trim_end_matches(['\u{201d}', '"']) } else { text };
    trimmed.trim().to_owned()
}
