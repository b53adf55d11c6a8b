//! Keeps words that were not cleared out of the deck.

use crate::{Problem, ProblemKind};
use debrief_domain::{ElementCode, PageKey, Rationale, RationalePart, Review, Run, Voice};

/// What stands in place of words that may not be quoted.
pub(super) const WITHHELD: &str = "[quote not cleared]";

/// The runs of a rationale, ready to print. A quote whose evidence is missing or does not allow quoting gives way to
/// [`WITHHELD`], and the problem is noted.
pub(super) fn cleared_runs(
    review: &Review,
    element: &ElementCode,
    rationale: &Rationale,
    page: &PageKey,
    problems: &mut Vec<Problem>,
) -> Vec<Run> {
    let mut withheld = 0;
    let parts = rationale
        .0
        .iter()
        .map(|part| match part {
            RationalePart::Quote { evidence, .. } if !may_quote(review, *evidence) => {
                withheld += 1;
                RationalePart::Text(WITHHELD.to_owned())
            }
            other => other.clone(),
        })
        .collect();
    if withheld > 0 {
        let quotes = if withheld == 1 { "A quote" } else { "Some quotes" };
        let verb = if withheld == 1 { "is" } else { "are" };
        problems.push(Problem {
            kind: ProblemKind::QuoteNotCleared,
            page: page.clone(),
            number: None,
            message: format!(
                "{quotes} in the rationale of {element} {verb} not cleared. The words stay out of the deck. Clear them, or write \
                 the sentence without them."
            ),
        });
    }
    merged(Rationale(parts).runs())
}

fn may_quote(review: &Review, evidence: debrief_domain::EvidenceId) -> bool {
    review.evidence_of(evidence).is_some_and(|evidence| evidence.permission.allows_quoting())
}

/// Joins neighbouring runs of one voice.
fn merged(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.voice == run.voice && run.voice == Voice::Ours => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    joined
}
