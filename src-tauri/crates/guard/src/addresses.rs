//! E-mail addresses and telephone numbers in a text.

use debrief_domain::limits::draws_nothing;
use std::ops::Range;

/// The addresses of a text: where each stands, in bytes.
pub(crate) fn emails(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, sign)) = text[from..].char_indices().find(|(_, c)| matches!(c, '@' | '＠' | '﹫')) {
        let (at, after) = (from + at, from + at + sign.len_utf8());
        let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-') || draws_nothing(c);
        let start =
            text[from..at].char_indices().rev().take_while(|(_, c)| local(*c)).last().map_or(at, |(i, _)| from + i);
        let domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-') || draws_nothing(c);
        let end = after + text[after..].chars().take_while(|c| domain(*c)).map(char::len_utf8).sum::<usize>();
        let end = after + text[after..end].trim_end_matches(['.', '-']).len();
        let is_domain = text[after..end].trim_matches('.').contains('.');
        if start < at && is_domain {
            found.push(start..end);
        }
        from = end.max(after);
    }
    found
}

/// The telephone numbers of a text: where each stands, in bytes. Those of the United States and what begins with a plus
/// sign; years, counts and amounts are none.
pub(crate) fn phones(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if text.bytes().filter(u8::is_ascii_digit).count() < 7 {
        return found;
    }
    let characters: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !draws_nothing(*c)).collect();
    let mut at = 0;
    while at < characters.len() {
        let (start, first) = characters[at];
        let before = at.checked_sub(1).map(|before| characters[before].1);
        let begins = (first.is_ascii_digit() || matches!(first, '+' | '('))
            && !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '$'));
        if !begins {
            at += 1;
            continue;
        }
        let number = Number::read(&characters[at..]);
        if number.is_phone() {
            let end = characters.get(at + number.length).map_or(text.len(), |(end, _)| *end);
            found.push(start..end);
        }
        at += number.length.max(1);
    }
    found
}

/// Groups of digits with signs between them.
#[derive(Default)]
struct Number {
    groups: Vec<usize>,
    international: bool,
    has_sign: bool,
    /// How many characters it takes, up to its last digit.
    length: usize,
}

impl Number {
    fn read(characters: &[(usize, char)]) -> Self {
        let mut number = Self::default();
        let mut gap = 0;
        let mut is_new = true;
        let mut signs = false;
        for (read, (_, c)) in characters.iter().enumerate() {
            match c {
                '0'..='9' => {
                    if is_new {
                        number.groups.push(0);
                        number.has_sign |= signs;
                    }
                    if let Some(group) = number.groups.last_mut() {
                        *group += 1;
                    }
                    (is_new, gap, signs) = (false, 0, false);
                    number.length = read + 1;
                }
                '+' if read == 0 => number.international = true,
                ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/' | '\u{2010}' | '\u{2011}' | '\u{2013}' if gap < 2 => {
                    gap += 1;
                    is_new = true;
                    signs |= !matches!(c, ' ' | '\u{a0}' | '(' | ')');
                }
                c if c.is_alphabetic() && gap == 0 => {
                    // A code or an ordinal, not a number by itself.
                    number.groups.clear();
                    break;
                }
                _ => break,
            }
        }
        number
    }

    fn is_phone(&self) -> bool {
        let digits: usize = self.groups.iter().sum();
        match self.groups.as_slice() {
            [3, 3, 4] | [1, 3, 3, 4] | [10] => true,
            [3, 4] => self.has_sign,
            _ => self.international && (8..=15).contains(&digits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, find: fn(&str) -> Vec<Range<usize>>) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        assert_eq!(
            of("Write to orla.penhallow@alder.example. Or (op+1@k12.alder.example), not @orla or a@b.", emails),
            ["orla.penhallow@alder.example", "op+1@k12.alder.example"]
        );
        assert_eq!(of("or\u{200b}la@alder.example", emails), ["or\u{200b}la@alder.example"]);
    }

    #[test]
    fn telephone_numbers_are_found_and_years_are_not() {
        let text = "Call (555) 010-0199, 555.010.0144 or +44 20 7946 0958; 555-0123 after six. 1 555 010 0111";
        assert_eq!(
            of(text, phones),
            ["(555) 010-0199", "555.010.0144", "+44 20 7946 0958", "555-0123", "1 555 010 0111"]
        );
        for text in [
            "2019–2024",
            "from 2025-2026",
            "1,040 teachers, 31%",
            "7–0 in May",
            "28 of 34",
            "3A 3B 4C",
            "100 2000",
            "$555-0123",
        ] {
            assert_eq!(of(text, phones), [""; 0], "{text}");
        }
    }
}
