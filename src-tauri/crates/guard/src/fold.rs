//! Texts as they sound, to know words again however they are typed: without capitals, accents, apostrophes and other
//! signs, and without characters that draw nothing.

use debrief_domain::limits::draws_nothing;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Where its folded form stands.
    folded: Range<usize>,
    /// Where the folded form ends without a possessive `’s`.
    bare: usize,
    /// Where it stands in the text, in bytes, without a possessive.
    pub(crate) at: Range<usize>,
    /// Whether it begins with a capital letter.
    pub(crate) is_capital: bool,
    /// Whether all its letters are capitals.
    pub(crate) is_shouted: bool,
    /// Whether a sentence begins with it, or may begin with it: there a capital letter says nothing.
    pub(crate) begins: bool,
    /// Whether it is one letter with a full stop.
    pub(crate) is_dotted: bool,
}

/// The words of a text.
#[derive(Default)]
pub(crate) struct Words {
    buffer: String,
    words: Vec<Word>,
}

impl Words {
    /// Takes a text apart, in one pass.
    pub(crate) fn of(text: &str) -> Self {
        let mut taking = Taking::default();
        taking.words.buffer.reserve(text.len());
        for (at, c) in text.char_indices() {
            taking.take(at, c);
        }
        taking.end_word();
        taking.words
    }

    /// The words with where they stand.
    pub(crate) fn all(&self) -> &[Word] {
        &self.words
    }

    /// The folded form of a word.
    pub(crate) fn folded(&self, word: &Word) -> &str {
        &self.buffer[word.folded.clone()]
    }

    /// The folded form without a possessive.
    pub(crate) fn bare(&self, word: &Word) -> &str {
        &self.buffer[word.folded.start..word.bare]
    }

    /// The folded forms, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| self.folded(word))
    }
}

/// A text while it is taken apart.
#[derive(Default)]
struct Taking {
    words: Words,
    /// The word that is being read.
    open: Option<Open>,
    /// Whether something stood since the last word after which a sentence begins.
    has_gone_on: bool,
}

struct Open {
    from: usize,
    to: usize,
    folded: usize,
    /// The apostrophe that was met last: where the folded form was then, and where it stands in the text.
    apostrophe: Option<(usize, usize)>,
    letters: usize,
    capitals: usize,
    is_capital: bool,
}

impl Taking {
    fn take(&mut self, at: usize, c: char) {
        // What most texts are made of.
        if c.is_ascii_alphanumeric() {
            self.letter(at, c, c.to_ascii_lowercase(), c.is_ascii_uppercase());
            return;
        }
        if c == ' ' {
            self.end_word();
            return;
        }
        if draws_nothing(c) || is_combining_mark(c) || (c.is_control() && !c.is_whitespace()) {
            return;
        }
        if is_apostrophe(c) {
            match &mut self.open {
                // A second one closes a quotation inside another.
                Some(open) if open.apostrophe.is_none_or(|(folded, _)| folded < self.words.buffer.len()) => {
                    open.apostrophe = Some((self.words.buffer.len(), at));
                }
                Some(_) => self.end_word(),
                None => {}
            }
            return;
        }
        let is_upper = c.is_uppercase();
        let mut parts = std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part)).peekable();
        if parts.peek().is_none_or(|part| !part.is_alphanumeric()) {
            self.sign(at, c);
            return;
        }
        for part in parts {
            if !part.is_alphanumeric() {
                self.end_word();
                continue;
            }
            match plain(part) {
                Some(letters) => letters.chars().for_each(|letter| self.letter(at, c, letter, is_upper)),
                None => part.to_lowercase().for_each(|letter| self.letter(at, c, letter, is_upper)),
            }
        }
    }

    fn letter(&mut self, at: usize, c: char, folded: char, is_upper: bool) {
        let start = self.words.buffer.len();
        let open = self.open.get_or_insert(Open {
            from: at,
            to: at,
            folded: start,
            apostrophe: None,
            letters: 0,
            capitals: 0,
            is_capital: is_upper,
        });
        // A mark that opened a quotation before the word is none of its.
        open.to = at + c.len_utf8();
        open.letters += 1;
        open.capitals += usize::from(is_upper);
        self.words.buffer.push(folded);
    }

    fn sign(&mut self, at: usize, c: char) {
        let is_initial = c == '.' && self.open.as_ref().is_some_and(|open| open.letters == 1 && open.to == at);
        self.end_word();
        if is_initial {
            if let Some(word) = self.words.words.last_mut() {
                word.is_dotted = true;
            }
        } else if matches!(c, '.' | '!' | '?' | ':' | '…' | '\n' | '“' | '"' | '(' | '•') {
            // A full stop after a title ends nothing: `Dr. Moss`.
            let after_title = c == '.' && self.words.words.last().is_some_and(|word| is_title(self.words.folded(word)));
            self.has_gone_on &= after_title;
        }
    }

    fn end_word(&mut self) {
        let Some(open) = self.open.take() else { return };
        let end = self.words.buffer.len();
        let possessive = open.apostrophe.filter(|(folded, _)| {
            let rest = &self.words.buffer[*folded..end];
            *folded > open.folded && (rest == "s" || rest.is_empty())
        });
        let (bare, to) = possessive.unwrap_or((end, open.to));
        self.words.words.push(Word {
            folded: open.folded..end,
            bare,
            at: open.from..to,
            is_capital: open.is_capital,
            is_shouted: open.capitals == open.letters,
            begins: !self.has_gone_on,
            is_dotted: false,
        });
        self.has_gone_on = true;
    }
}

/// Letters that have no accent to take away and are typed otherwise where a keyboard lacks them.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        _ => return None,
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '′' | '‛' | '＇')
}

/// Whether a word stands before a name and is none.
pub(crate) fn is_title(folded: &str) -> bool {
    matches!(
        folded,
        "mr" | "mrs"
            | "ms"
            | "mx"
            | "miss"
            | "dr"
            | "prof"
            | "professor"
            | "sr"
            | "sra"
            | "srta"
            | "principal"
            | "coach"
            | "superintendent"
            | "director"
            | "chief"
            | "president"
            | "chair"
    )
}

/// The words of a text as they sound.
#[must_use]
pub fn spoken(text: &str) -> Vec<String> {
    Words::of(text).iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> Vec<String> {
        let words = Words::of(text);
        words.all().iter().map(|word| words.bare(word).to_owned()).collect()
    }

    #[test]
    fn what_is_typed_otherwise_sounds_the_same() {
        for text in [
            "O’Brien-Núñez",
            "o'brien núñez",
            "OʼBRIEN NU\u{303}N\u{303}EZ",
            "O\u{200b}Brien Nu\u{ad}nez",
            "Ｏ‘Brien, Nuñez",
        ] {
            assert_eq!(spoken(text), ["obrien", "nunez"], "{text}");
        }
        assert_eq!(spoken("Łukasz Strauß, Ægir ﬁne"), ["lukasz", "strauss", "aegir", "fine"]);
    }

    #[test]
    fn a_possessive_is_known_and_its_place_is_the_names() {
        for text in ["Moss’s plan", "Moss' plan", "Moss plan", "MOSS'S plan"] {
            assert_eq!(bare(text), ["moss", "plan"], "{text}");
            assert_eq!(&text[Words::of(text).all()[0].at.clone()].to_lowercase(), "moss");
        }
        assert_eq!(spoken("it’s"), ["its"]);
    }

    #[test]
    fn a_sentence_begins_after_a_stop_and_not_after_a_title_or_an_initial() {
        let begins = |text: &str| {
            let words = Words::of(text);
            words.all().iter().filter(|word| word.begins).map(|word| words.folded(word).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(begins("We asked Grace. May we? “Will it”, said Dr. May of J. D. Hope"), ["we", "may", "will"]);
    }
}
