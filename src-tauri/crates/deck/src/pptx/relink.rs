//! A rationale that was edited as plain text, with its quotes tied to their evidence again.

use super::back::{folded, tidy};
use debrief_domain::{EvidenceId, Rationale, RationalePart, Review};

/// Whether the words of that evidence may be printed.
fn may_quote(review: &Review, evidence: EvidenceId) -> bool {
    review.evidence_of(evidence).is_some_and(|evidence| evidence.permission.allows_quoting())
}

/// The rationale as decks print all of it: with `remark` in place of quotes that are not cleared.
pub(super) fn printed(review: &Review, rationale: &Rationale, remark: &str) -> String {
    let parts = rationale.0.iter().map(|part| match part {
        RationalePart::Quote { evidence, .. } if !may_quote(review, *evidence) => {
            RationalePart::Text(remark.to_owned())
        }
        other => other.clone(),
    });
    Rationale(parts.collect()).plain()
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
        let found = if may_quote(review, *evidence) {
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
    if straight(&printed(review, &relinked, remark)) == straight(&new) {
        return (relinked, altered);
    }
    (Rationale(vec![RationalePart::Text(new)]), true)
}

fn push_text(parts: &mut Vec<RationalePart>, text: String) {
    if !text.is_empty() {
        parts.push(RationalePart::Text(text));
    }
}

/// The text with every quotation mark straight: programs bend them as they like.
fn straight(text: &str) -> String {
    folded(text).chars().map(|c| if matches!(c, '“' | '”') { '"' } else { c }).collect()
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
    text.match_indices(words).find_map(|(at, _)| {
        let opening = text[..at].chars().next_back().filter(|c| matches!(c, '“' | '"'))?;
        let after = &text[at + words.len()..];
        let marks = after.len() - after.trim_start_matches(['.', ',']).len();
        let closing = after[marks..].chars().next().filter(|c| matches!(c, '”' | '"'))?;
        let mark = &after[..marks];
        let mark = if *mark == inside[words.len()..] { "" } else { mark };
        Some(Place { from: at - opening.len_utf8(), to: at + words.len() + marks + closing.len_utf8(), mark })
    })
}
