//! Rationales as a version shows them: without words that were not cleared, and as much as its audience sees.

use super::version::Version;
use crate::{Problem, ProblemKind};
use debrief_domain::{ElementCode, PageKey, Rationale, RationaleDetail, RationalePart, Review, Run, Voice};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The runs of a rationale, ready to print; empty when the version shows none of it; and whether it leaves out a part. A
/// quote whose evidence is missing or does not allow quoting gives way to a remark, and the problem is noted.
pub(super) fn shown(
    version: &Version<'_>,
    element: &ElementCode,
    rationale: &Rationale,
    page: &PageKey,
    problems: &mut Vec<Problem>,
) -> (Vec<Run>, bool) {
    let shown = &version.shown;
    if shown.rationale == RationaleDetail::LevelOnly {
        return (Vec::new(), true);
    }
    let gone = rationale.0.iter().any(
        |part| matches!(part, RationalePart::Quote { evidence, .. } if version.review.evidence_of(*evidence).is_none()),
    );
    let (runs, withheld) = cleared(version, rationale);
    let all = text_of(&runs);
    let runs = if shown.quotes { runs } else { without_quotes(&runs) };
    let runs = if shown.rationale == RationaleDetail::FirstSentence { first_sentence(&runs) } else { runs };
    let withheld = if shown.quotes { withheld } else { 0 };
    let student = rationale.0.iter().any(|part| match part {
        RationalePart::Quote { evidence, .. } => {
            version.review.evidence_of(*evidence).is_some_and(|note| note.about_student)
        }
        RationalePart::Text(_) => false,
    });
    if withheld > 0 && student {
        problems.push(Problem {
            kind: ProblemKind::AboutStudent,
            page: page.clone(),
            number: None,
            message: format!(
                "The rationale of {element} quotes a note about a student, which does not leave the laptop. The words stay \
                 out of the deck. Write the sentence without them."
            ),
        });
    } else if withheld > 0 {
        let quotes = if withheld == 1 { "A quote" } else { "Some quotes" };
        let verb = if withheld == 1 { "is" } else { "are" };
        problems.push(Problem {
            kind: ProblemKind::QuoteNotCleared,
            page: page.clone(),
            number: None,
            message: if gone {
                format!(
                    "A note that the rationale of {element} quotes was deleted, so its words can no longer be cleared. They stay \
                     out of the deck. Write the sentence without them."
                )
            } else {
                format!(
                    "{quotes} in the rationale of {element} {verb} not cleared. The words stay out of the deck. Clear them, or \
                     write the sentence without them."
                )
            },
        });
    }
    let shortened = text_of(&runs).trim() != all.trim();
    (runs, shortened)
}

/// The runs with a remark in place of quotes that are not cleared, and how many those are. The remark counts as quoted
/// when sentences are picked: it stands for a quote.
fn cleared(version: &Version<'_>, rationale: &Rationale) -> (Vec<Run>, usize) {
    let (cleared, withheld) = without_uncleared(version.review, rationale, version.captions().withheld);
    (merged(cleared.runs()), withheld)
}

/// The rationale with `remark` in place of quotes that are not cleared, and how many those are.
pub(crate) fn without_uncleared(review: &Review, rationale: &Rationale, remark: &str) -> (Rationale, usize) {
    let mut withheld = 0;
    let parts = rationale.0.iter().map(|part| match part {
        RationalePart::Quote { evidence, .. } if !review.may_quote(*evidence) => {
            withheld += 1;
            RationalePart::Text(remark.to_owned())
        }
        other => other.clone(),
    });
    (Rationale(parts.collect()), withheld)
}

/// Joins neighbouring runs of our voice.
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

/// The sentences that hold no quote, and no remark in place of one. A remark stands in a run of ours and is known by its
/// bracket.
fn without_quotes(runs: &[Run]) -> Vec<Run> {
    let quoted = places(runs, |run| run.voice == Voice::Quoted);
    let text = text_of(runs);
    let plain = |sentence: &Range<usize>| {
        let overlaps = |place: &Range<usize>| place.start < sentence.end && sentence.start < place.end;
        !text[sentence.clone()].contains('[') && !quoted.iter().any(overlaps)
    };
    kept(runs, &sentences(&text).into_iter().filter(plain).collect::<Vec<_>>())
}

fn first_sentence(runs: &[Run]) -> Vec<Run> {
    kept(runs, &sentences(&text_of(runs)).into_iter().take(1).collect::<Vec<_>>())
}

fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Where the runs of that kind stand in the text.
fn places(runs: &[Run], of: impl Fn(&Run) -> bool) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut places = Vec::new();
    for run in runs {
        let end = at + run.text.len();
        if of(run) {
            places.push(at..end);
        }
        at = end;
    }
    places
}

/// The sentences of a text. What ends with a short word and a full stop (`Dr.`, `No.`) goes on.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (start, sentence) in text.split_sentence_bound_indices() {
        let range = start..start + sentence.len();
        match sentences.last_mut() {
            Some(last) if abbreviated(text[last.clone()].trim_end()) => last.end = range.end,
            _ => sentences.push(range),
        }
    }
    sentences
}

/// Whether a sentence ends in what looks like an abbreviation: a capital and at most two letters more before the stop.
fn abbreviated(sentence: &str) -> bool {
    let Some(stopped) = sentence.strip_suffix('.') else { return false };
    let word = stopped.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.count() <= 2
}

/// The runs cut down to those ranges of their text, without white space at either end.
fn kept(runs: &[Run], ranges: &[Range<usize>]) -> Vec<Run> {
    let mut result: Vec<Run> = Vec::new();
    let mut at = 0;
    for run in runs {
        let end = at + run.text.len();
        for range in ranges {
            let (from, to) = (range.start.max(at), range.end.min(end));
            if from < to {
                result.push(Run { text: run.text[from - at..to - at].to_owned(), voice: run.voice });
            }
        }
        at = end;
    }
    let mut result = merged(result);
    if let Some(first) = result.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = result.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    result.retain(|run| !run.text.is_empty());
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, voice: Voice) -> Run {
        Run { text: text.to_owned(), voice }
    }

    fn text(runs: &[Run]) -> String {
        text_of(runs)
    }

    #[test]
    fn a_sentence_with_a_quote_goes_whole() {
        let runs = [
            run("Leaders agree. Teachers heard ", Voice::Ours),
            run("“four different aims”", Voice::Quoted),
            run(" since August. Dr. Moss wrote them down! Why?", Voice::Ours),
        ];
        assert_eq!(text(&without_quotes(&runs)), "Leaders agree. Dr. Moss wrote them down! Why?");
        assert_eq!(text(&first_sentence(&runs)), "Leaders agree.");
    }

    #[test]
    fn a_remark_in_place_of_a_quote_goes_with_its_sentence_alone() {
        let runs = [run("All agree. They say [quote not cleared] often. It shows.", Voice::Ours)];
        assert_eq!(text(&without_quotes(&runs)), "All agree. It shows.");
    }

    #[test]
    fn a_first_sentence_may_be_a_quote() {
        let runs = [run("“We have no plan.”", Voice::Quoted), run(" So say most. More.", Voice::Ours)];
        assert_eq!(first_sentence(&runs), [run("“We have no plan.”", Voice::Quoted)]);
        assert_eq!(text(&without_quotes(&runs)), "So say most. More.");
    }
}
