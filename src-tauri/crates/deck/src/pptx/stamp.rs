//! What a shape's name says beyond its place: which review and which version the file was made from, and a print of the
//! words that were written. With it, what somebody edited in PowerPoint is told from what changed in the review since.

use debrief_domain::{Audience, ReviewId};
use std::fmt::Write;

/// Stands between the place in a name and its stamp.
const MARK: char = '#';

/// What the name of a shape says about the file it was written into.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The review, as a print of its id.
    pub(super) review: u32,
    /// Whom the version is for.
    pub(super) audience: Audience,
    /// The prints of the words: one for a shape, one a row for a table.
    pub(super) prints: Vec<Print>,
}

/// A print of words as they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Print {
    /// The number of the row, for tables; zero for shapes.
    pub(super) row: u32,
    /// The words.
    pub(super) words: u32,
    /// Whether the version showed less than all of them.
    pub(super) shortened: bool,
}

/// A number made from text: FNV-1a, with zero kept free.
pub(super) fn print(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)).max(1)
}

/// The print of a review's id.
pub(super) fn review_print(review: ReviewId) -> u32 {
    print(&review.to_string())
}

impl Stamp {
    /// The print of a row; of the shape itself for zero.
    pub(super) fn print(&self, row: u32) -> Option<&Print> {
        self.prints.iter().find(|print| print.row == row)
    }

    /// The name with this stamp.
    pub(super) fn on(&self, name: &str) -> String {
        let mut stamped = format!("{name}{MARK}{:08x}{}", self.review, letter(self.audience));
        for print in &self.prints {
            stamped.push('.');
            if print.row != 0 {
                let _ = write!(stamped, "{:08x}-", print.row);
            }
            let _ = write!(stamped, "{:08x}{}", print.words, if print.shortened { "s" } else { "" });
        }
        stamped
    }

    /// The name without its stamp, and the stamp; none when the name has none.
    pub(super) fn off(name: &str) -> (&str, Option<Self>) {
        let read = |(plain, stamp)| Some((plain, Self::read(stamp)?));
        match name.rsplit_once(MARK).and_then(read) {
            Some((plain, stamp)) => (plain, Some(stamp)),
            None => (name, None),
        }
    }

    fn read(stamp: &str) -> Option<Self> {
        let mut parts = stamp.split('.');
        let (review, audience) = parts.next()?.split_at_checked(8)?;
        let audience = Audience::ALL.into_iter().find(|other| letter(*other).to_string() == audience)?;
        let prints = parts.map(|part| {
            let (row, words) = part.split_once('-').map_or((Some(0), part), |(row, words)| (number(row), words));
            let (words, shortened) = words.strip_suffix('s').map_or((words, false), |words| (words, true));
            Some(Print { row: row?, words: number(words)?, shortened })
        });
        Some(Self { review: number(review)?, audience, prints: prints.collect::<Option<_>>()? })
    }
}

fn letter(audience: Audience) -> char {
    match audience {
        Audience::Leadership => 'l',
        Audience::Board => 'b',
        Audience::Public => 'p',
    }
}

fn number(hex: &str) -> Option<u32> {
    u32::from_str_radix(hex, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_as_it_was_written() {
        let whole = Print { row: 0, words: 0xab, shortened: false };
        let row = Print { row: 7, words: u32::MAX, shortened: true };
        for prints in [vec![], vec![whole], vec![row, Print { row: 8, ..row }]] {
            let stamp = Stamp { review: 0x1a2b, audience: Audience::Board, prints };
            assert_eq!(Stamp::off(&stamp.on("debrief:title:area/C#")), ("debrief:title:area/C#", Some(stamp)));
        }
    }

    #[test]
    fn what_is_no_stamp_belongs_to_the_name() {
        for name in ["debrief:title:area/C#", "a#1a2b", "a#0000001ax", "a#0000001al.zz", "a#é000001al"] {
            assert_eq!(Stamp::off(name), (name, None));
        }
    }
}
