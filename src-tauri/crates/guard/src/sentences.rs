//! Sentences and quotation marks of a text, as far as the guard needs them: to show words in their sentence, and to know
//! what stands beside quoted words.

use std::ops::Range;

/// The sentence around a place, in bytes, without white space at its ends.
pub(crate) fn sentence_around(text: &str, at: &Range<usize>) -> Range<usize> {
    let start = text[..at.start].char_indices().rev().find_map(|(i, c)| ends(text, i, c).then_some(i + c.len_utf8()));
    let end = text[at.end..].char_indices().find_map(|(i, c)| {
        let i = at.end + i;
        ends(text, i, c).then(|| if c == '\n' { i } else { i + closing(&text[i..]) })
    });
    let (start, end) = (start.unwrap_or(0), end.unwrap_or(text.len()));
    let start = start + text[start..].len()
        - text[start..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '”' | '’' | '"')).len();
    let start = start.min(at.start);
    let end = start + text[start..end].trim_end().len();
    start..end.max(at.end)
}

/// Whether a sentence ends with the character at that place.
fn ends(text: &str, at: usize, c: char) -> bool {
    match c {
        '\n' => true,
        '.' | '!' | '?' => {
            let rest = &text[at + c.len_utf8()..];
            let after = rest.trim_start_matches(['”', '’', '"', '\'', ')']);
            let is_over = after.is_empty() || after.starts_with(char::is_whitespace);
            is_over && !(c == '.' && is_abbreviated(&text[..at]))
        }
        _ => false,
    }
}

/// How long the end of a sentence is that begins there, with the marks that close it.
fn closing(rest: &str) -> usize {
    let mut marks =
        rest.char_indices().skip(1).skip_while(|(_, c)| matches!(c, '”' | '’' | '"' | '\'' | ')' | '.' | '!' | '?'));
    marks.next().map_or(rest.len(), |(i, _)| i)
}

/// Whether what stands before a full stop looks like an abbreviation: a capital and at most two letters more.
fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.count() <= 2
}

/// What stands between quotation marks, in bytes, the marks included.
pub(crate) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match (open, c) {
            (None, '“' | '„' | '«') => open = Some((at, if c == '«' { '»' } else { '”' })),
            (None, '"') => open = Some((at, '"')),
            (Some((from, closing)), c) if c == closing || (closing == '”' && c == '“') => {
                found.push(from..at + c.len_utf8());
                open = None;
            }
            // A mark that is never closed says nothing about the next paragraph.
            (Some(_), '\n') => open = None,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'t>(text: &'t str, word: &str) -> &'t str {
        let at = text.find(word).unwrap_or(0);
        &text[sentence_around(text, &(at..at + word.len()))]
    }

    #[test]
    fn a_sentence_ends_where_it_ends() {
        let text = "First one. “We told Orla.” Then Dr. Moss went on 3.5 miles! Why?\nA line\nLast";
        assert_eq!(around(text, "Orla"), "“We told Orla.”");
        assert_eq!(around(text, "Moss"), "Then Dr. Moss went on 3.5 miles!");
        assert_eq!(around(text, "line"), "A line");
        assert_eq!(around(text, "First"), "First one.");
        assert_eq!(around(text, "Last"), "Last");
    }

    #[test]
    fn quotation_marks_are_paired() {
        let text = "She said “go” and \"stop\", „nie“, «si» and “never\nclosed";
        let found: Vec<&str> = quoted(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["“go”", "\"stop\"", "„nie“", "«si»"]);
    }
}
