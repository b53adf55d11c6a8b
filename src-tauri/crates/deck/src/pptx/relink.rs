//! A rationale that was edited as plain text, with its quotes tied to their evidence again.

use super::back::{folded, tidy};
use crate::content::without_uncleared;
use debrief_domain::{Rationale, RationalePart, Review};
use debrief_guard::spoken;

/// The rationale as decks print all of it: with `remark` in place of quotes that are not cleared.
pub(super) fn printed(review: &Review, rationale: &Rationale, remark: &str) -> String {
    without_uncleared(review, rationale, remark).0.plain()
}

/// Whether the new words hold those of a quote that is not cleared (any more).
pub(super) fn withheld_words(review: &Review, rationale: &Rationale, new: &str) -> bool {
    let new = spoken(new);
    rationale.0.iter().any(|part| match part {
        RationalePart::Quote { evidence, text } if !review.may_quote(*evidence) => {
            let words = spoken(text);
            !words.is_empty() && new.windows(words.len()).any(|run| run == words)
        }
        _ => false,
    })
}

/// The new words as a rationale. Quotes whose words stand in them unchanged, in quotation marks and in their order, stay
/// quotes; so does what stands under a remark that is still there. The second part of the answer says whether a quote
/// lost its place: its words were changed, moved or left out, and what is left of them is our text.
pub(super) fn relinked(review: &Review, rationale: &Rationale, new: &str, remark: &str) -> (Rationale, bool) {
    let new = tidy(new);
    let mut parts: Vec<RationalePart> = Vec::new();
    let mut altered = false;
    let mut rest = new.as_str();
    // What stood inside the quotation marks and belongs to our sentence.
    let mut mark = String::new();
    for part in &rationale.0 {
        let RationalePart::Quote { evidence, text } = part else { continue };
        if text.trim().is_empty() {
            continue;
        }
        let found = if review.may_quote(*evidence) {
            place(rest, part)
        } else {
            rest.find(remark).map(|from| Place { from, to: from + remark.len(), mark: "" })
        };
        let Some(found) = found else {
            altered = true;
            continue;
        };
        push_text(&mut parts, std::mem::take(&mut mark) + &rest[..found.from]);
        parts.push(part.clone());
        mark = found.mark.to_owned();
        rest = &rest[found.to..];
    }
    push_text(&mut parts, mark + rest);
    let relinked = Rationale(parts);
    if plain_marks(&printed(review, &relinked, remark)) == plain_marks(&new) {
        return (relinked, altered);
    }
    (Rationale(vec![RationalePart::Text(new)]), true)
}

fn push_text(parts: &mut Vec<RationalePart>, text: String) {
    if !text.is_empty() {
        parts.push(RationalePart::Text(text));
    }
}

/// The text with every quotation mark and apostrophe straight: programs bend them as they like.
fn plain_marks(text: &str) -> String {
    folded(text).chars().map(plain_mark).collect()
}

fn plain_mark(c: char) -> char {
    match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        other => other,
    }
}

/// Where a quote stands in a text.
struct Place<'t> {
    from: usize,
    to: usize,
    /// The comma or full stop inside its quotation marks that is not the speaker's.
    mark: &'t str,
}

fn place<'t>(text: &'t str, quote: &RationalePart) -> Option<Place<'t>> {
    let alone = tidy(&Rationale(vec![quote.clone()]).plain());
    let inside = alone.strip_prefix('“')?.strip_suffix('”')?;
    let words = inside.trim_end_matches(['.', ',']);
    if words.is_empty() {
        return None;
    }
    places_of(text, words).find_map(|(at, end)| {
        let opening = text[..at].chars().next_back().filter(|c| matches!(c, '“' | '"'))?;
        let after = &text[end..];
        let marks = after.len() - after.trim_start_matches(['.', ',']).len();
        let closing = after[marks..].chars().next().filter(|c| matches!(c, '”' | '"'))?;
        let mark = &after[..marks];
        let mark = if *mark == inside[words.len()..] { "" } else { mark };
        Some(Place { from: at - opening.len_utf8(), to: end + marks + closing.len_utf8(), mark })
    })
}

/// Where the words stand in the text, from and to, whichever way its apostrophes are bent.
fn places_of<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
    text.char_indices().filter_map(move |(at, _)| {
        let mut rest = text[at..].chars();
        let mut length = 0;
        for wanted in words.chars() {
            let c = rest.next().filter(|c| plain_mark(*c) == plain_mark(wanted))?;
            length += c.len_utf8();
        }
        Some((at, at + length))
    })
}
