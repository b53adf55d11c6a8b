//! The rationale: our sentences, with other people's words woven in as linked quotes.

use crate::{Evidence, EvidenceId};
use serde::{Deserialize, Serialize};

/// A paragraph of our text and linked quotes, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Rationale(pub Vec<RationalePart>);

/// A stretch of a rationale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
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

    /// The paragraph as runs ready to print: quotes in quotation marks, a comma or full stop that follows a quote
    /// drawn inside it as American typesetting has it, empty parts left out.
    #[must_use]
    pub fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut parts = self.0.iter().filter(|part| !part.text().is_empty()).peekable();
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
                    let text = text.trim();
                    let mark = match parts.peek() {
                        Some(RationalePart::Text(next)) => next.chars().next().filter(|c| matches!(c, '.' | ',')),
                        _ => None,
                    };
                    let inside = match mark {
                        Some(mark) => {
                            drawn_in = true;
                            let kept = text.trim_end_matches(['.', ',']);
                            format!("{kept}{mark}")
                        }
                        None => text.to_owned(),
                    };
                    runs.push(Run { text: format!("\u{201c}{inside}\u{201d}"), voice: Voice::Quoted });
                }
            }
        }
        runs
    }
}

impl RationalePart {
    /// The words of the part, whoever's they are.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Quote { text, .. } => text,
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

/// Compares `quoted` with the words of `evidence`. White space, the shape of quotation marks and apostrophes, the case of
/// the first letter and punctuation at the end are not differences; a stretch in square brackets stands for any words.
#[must_use]
pub fn faithfulness(quoted: &str, evidence: &Evidence) -> Faithfulness {
    let quoted = fold(quoted);
    let source = fold(&evidence.text);
    if quoted == source {
        return Faithfulness::Whole;
    }
    let mut rest = source.as_str();
    for piece in outside_brackets(&quoted) {
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return Faithfulness::Altered,
        }
    }
    Faithfulness::Fragment
}

fn fold(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            other => other,
        })
        .collect::<String>()
        .to_lowercase();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.trim_matches(|c: char| c.is_ascii_punctuation() && c != '[' && c != ']').to_owned()
}

fn outside_brackets(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        pieces.push(&rest[..open]);
        rest = rest[open..].find(']').map_or("", |close| &rest[open + close + 1..]);
    }
    pieces.push(rest);
    pieces
}
