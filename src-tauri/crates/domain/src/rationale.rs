//! The rationale: our sentences, with other people's words woven in as linked quotes.

use crate::{Evidence, EvidenceId, TAKEN_OUT};
use serde::{Deserialize, Serialize};

/// A paragraph of our text and linked quotes, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Rationale(pub Vec<RationalePart>);

/// A stretch of a rationale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RationalePart {
    /// Our words.
    Text(String),
    /// Words of a quote: all of it or a marked fragment. Kept without quotation marks, which whoever shows it adds.
    Quote {
        /// The piece of evidence the words come from.
        evidence: EvidenceId,
        /// The words as they stand here.
        text: String,
    },
}

/// Whose voice a run of printed text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// Ours.
    Ours,
    /// A speaker's, or a document's.
    Quoted,
}

/// A stretch of text ready to print, quotation marks included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whose voice it is.
    pub voice: Voice,
}

/// The length of a rationale that reads well beside its level, in words (PRODUCT.md, section 1).
pub const RATIONALE_WORDS: std::ops::RangeInclusive<usize> = 35..=90;

impl Rationale {
    /// Whether there is not a single word in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|part| part.text().trim().is_empty())
    }

    /// The words in all parts; what stands between white space is a word when it holds a letter or a digit.
    #[must_use]
    pub fn words(&self) -> usize {
        self.plain().split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
    }

    /// The paragraph as plain text, quotes in quotation marks.
    #[must_use]
    pub fn plain(&self) -> String {
        self.runs().into_iter().map(|run| run.text).collect()
    }

    /// The evidence it quotes, in order of first appearance, each once.
    #[must_use]
    pub fn quoted(&self) -> Vec<EvidenceId> {
        let mut quoted = Vec::new();
        for part in &self.0 {
            if let RationalePart::Quote { evidence, .. } = part
                && !quoted.contains(evidence)
            {
                quoted.push(*evidence);
            }
        }
        quoted
    }

    /// The paragraph with [`TAKEN_OUT`] in place of the words of those notes.
    #[must_use]
    pub fn without(&self, gone: impl Fn(EvidenceId) -> bool) -> Self {
        let mut kept: Vec<RationalePart> = Vec::new();
        for part in &self.0 {
            let part = match part {
                RationalePart::Quote { evidence, .. } if gone(*evidence) => RationalePart::Text(TAKEN_OUT.to_owned()),
                other => other.clone(),
            };
            match (kept.last_mut(), part) {
                (Some(RationalePart::Text(before)), RationalePart::Text(text)) => before.push_str(&text),
                (_, part) => kept.push(part),
            }
        }
        Self(kept)
    }

    /// The paragraph as runs ready to print: quotes in quotation marks, those inside them in single ones, a comma or
    /// full stop that follows a quote drawn inside it as American typesetting has it, empty parts left out. A quote that
    /// ends in a question or exclamation mark ends its sentence by itself: a full stop after it is left out, and a comma
    /// stays outside.
    #[must_use]
    pub fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut parts = self.0.iter().filter(|part| !part.is_empty()).peekable();
        let mut drawn_in = false;
        while let Some(part) = parts.next() {
            match part {
                RationalePart::Text(text) => {
                    let rest = if drawn_in { &text[1..] } else { text };
                    drawn_in = false;
                    if !rest.is_empty() {
                        runs.push(Run { text: rest.to_owned(), voice: Voice::Ours });
                    }
                }
                RationalePart::Quote { text, .. } => {
                    let mut inside = single_marks(text.trim());
                    let mark = match parts.peek() {
                        Some(RationalePart::Text(next)) => closing_mark(next),
                        _ => None,
                    };
                    let exclaims = inside.ends_with(['?', '!']);
                    if let Some(mark) = mark
                        && !(exclaims && mark == ',')
                    {
                        drawn_in = true;
                        // Dots of an omission stay; a full stop or comma of the speaker's gives way to ours.
                        if inside.ends_with(['.', ',']) && !inside.ends_with("..") {
                            inside.pop();
                        }
                        if !exclaims {
                            inside.push(mark);
                        }
                    }
                    runs.push(Run { text: format!("\u{201c}{inside}\u{201d}"), voice: Voice::Quoted });
                }
            }
        }
        runs
    }
}

/// The comma or full stop that text begins with; three dots are neither.
fn closing_mark(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let mark = characters.next().filter(|c| matches!(c, '.' | ','))?;
    (characters.next() != Some(mark)).then_some(mark)
}

/// Text with its double quotation marks as single ones, curved to their side.
fn single_marks(text: &str) -> String {
    let mut before = ' ';
    text.chars()
        .map(|c| {
            let opens = before.is_whitespace() || matches!(before, '(' | '[' | '\u{2014}' | '\u{2013}' | '\u{2018}');
            let single = match c {
                '\u{201c}' => '\u{2018}',
                '\u{201d}' => '\u{2019}',
                '"' if opens => '\u{2018}',
                '"' => '\u{2019}',
                other => other,
            };
            before = single;
            single
        })
        .collect()
}

impl RationalePart {
    /// The words of the part, whoever's they are.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Quote { text, .. } => text,
        }
    }

    /// Whether nothing of it is printed. White space between two quotes is.
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Quote { text, .. } => text.trim().is_empty(),
        }
    }
}

/// How quoted words stand to the evidence they come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Faithfulness {
    /// All of it.
    Whole,
    /// A part of it, word for word.
    Fragment,
    /// Words the speaker did not say in that order.
    Altered,
}

/// Compares `quoted` with the words of `evidence`. White space, capital letters, the shape of quotation marks and
/// apostrophes, and punctuation at the ends are not differences; a stretch in square brackets stands for any words. A
/// fragment is made of whole words: `can` is not a part of `cannot`, nor `3` of `3.5` or `-3`.
#[must_use]
pub fn faithfulness(quoted: &str, evidence: &Evidence) -> Faithfulness {
    let quoted = fold(quoted);
    let source = fold(&evidence.text);
    if !quoted.is_empty() && quoted == source {
        return Faithfulness::Whole;
    }
    let mut rest = Source { text: &source, from: 0 };
    let mut has_words = false;
    for piece in outside_brackets(&quoted) {
        if !piece.text.chars().any(char::is_alphanumeric) {
            continue;
        }
        has_words = true;
        if !rest.find(&piece) {
            return Faithfulness::Altered;
        }
    }
    if has_words { Faithfulness::Fragment } else { Faithfulness::Altered }
}

/// Text in the form in which differences that do not count are gone.
fn fold(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '\u{2018}'..='\u{201f}' | '"' => '\'',
            other => other,
        })
        .collect::<String>()
        .to_lowercase();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let ends = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '-' | '\u{2013}'..='\u{2026}' | ' ');
    let mut kept = joined.trim_end_matches(|c| ends(c) || c == ')');
    // A sign or a point before a digit belongs to the number.
    while let Some(c) = kept.chars().next()
        && (ends(c) || c == '(')
        && !(matches!(c, '.' | '-' | '\u{2013}') && kept[c.len_utf8()..].starts_with(char::is_numeric))
    {
        kept = &kept[c.len_utf8()..];
    }
    kept.to_owned()
}

/// A stretch of quoted words between brackets.
struct Piece<'a> {
    text: &'a str,
    /// A bracket touches its first word, and stands for the beginning of it: `[T]he`.
    cut_before: bool,
    /// A bracket touches its last word, and stands for the end of it: `plan[s]`.
    cut_after: bool,
}

/// The stretches outside square brackets. A bracket that is never closed is a character like any other.
fn outside_brackets(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut after_bracket = false;
    loop {
        let bracket = rest.find('[').and_then(|open| Some((open, open + rest[open..].find(']')? + 1)));
        let piece = &rest[..bracket.map_or(rest.len(), |(open, _)| open)];
        pieces.push(Piece {
            text: piece.trim(),
            cut_before: after_bracket && !piece.starts_with(' '),
            cut_after: bracket.is_some() && !piece.ends_with(' '),
        });
        let Some((_, close)) = bracket else { return pieces };
        rest = &rest[close..];
        after_bracket = true;
    }
}

/// The words of the evidence, and how far the quoted pieces have come in them.
struct Source<'a> {
    text: &'a str,
    from: usize,
}

impl Source<'_> {
    /// Goes past the next place that holds the piece in whole words; `false` when there is none.
    fn find(&mut self, piece: &Piece<'_>) -> bool {
        let places = self.text[self.from..].match_indices(piece.text).map(|(at, _)| self.from + at);
        let mut ends = places.filter(|&at| piece.cut_before || self.word_begins(at)).map(|at| at + piece.text.len());
        match ends.find(|&end| piece.cut_after || self.word_ends(end)) {
            Some(end) => {
                self.from = end;
                true
            }
            None => false,
        }
    }

    /// Whether no word or number runs on across the start of what begins at `at`.
    fn word_begins(&self, at: usize) -> bool {
        let first = self.text[at..].chars().next();
        let mut back = self.text[..at].chars().rev();
        let (last, before) = (back.next(), back.next());
        let signed = matches!(last, Some('-' | '\u{2013}' | '\u{2212}'))
            && first.is_some_and(char::is_numeric)
            && !before.is_some_and(char::is_alphanumeric);
        !signed && !touch(last, first) && !joins(before, last, first)
    }

    /// Whether no word or number runs on across the end of what ends at `end`.
    fn word_ends(&self, end: usize) -> bool {
        let last = self.text[..end].chars().next_back();
        let mut ahead = self.text[end..].chars();
        let (next, after) = (ahead.next(), ahead.next());
        !touch(last, next) && !joins(last, next, after)
    }
}

/// Whether two neighbors are of one word.
fn touch(left: Option<char>, right: Option<char>) -> bool {
    left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
}

/// Whether `middle` holds two halves of a word together: `can't`, `non-negotiable`, `3.5`, `1,200`.
fn joins(left: Option<char>, middle: Option<char>, right: Option<char>) -> bool {
    let both = |kind: fn(char) -> bool| left.is_some_and(kind) && right.is_some_and(kind);
    match middle {
        Some('\'' | '-' | '\u{2010}' | '\u{2011}') => both(char::is_alphanumeric),
        Some('.' | ',') => both(char::is_numeric),
        _ => false,
    }
}
