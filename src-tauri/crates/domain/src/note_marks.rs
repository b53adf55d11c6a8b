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
            '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' if kind == EvidenceKind::Paraphrase => {
                kind = EvidenceKind::Quote
            }
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
    let text = take_tags(framework, rest, &mut elements);
    let text = if kind == EvidenceKind::Quote { unclosed(&text) } else { text };
    MarkedNote { text, kind, direction, elements }
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
fn take_tags(framework: &Framework, line: &str, elements: &mut Vec<ElementCode>) -> String {
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

/// Takes away the closing quotation mark of a quote whose opening mark was taken as the mark; punctuation after it
/// stays. Marks of a quote inside the quote stay too.
fn unclosed(text: &str) -> String {
    let words = text.trim_end_matches(['.', ',', ';', ':', '!', '?', '\u{2026}']);
    let (before, after) = (words.trim_end(), &text[words.len()..]);
    let count = |mark: char| before.matches(mark).count();
    let one_too_many = match before.chars().next_back() {
        Some('"') => count('"') % 2 == 1,
        Some('\u{201d}') => count('\u{201d}') > count('\u{201c}') + count('\u{201e}'),
        // Closes what „ opened.
        Some('\u{201c}') => count('\u{201c}') > count('\u{201d}') + count('\u{201e}'),
        _ => false,
    };
    if !one_too_many {
        return text.to_owned();
    }
    let mut kept = before.to_owned();
    kept.pop();
    format!("{}{after}", kept.trim_end())
}
