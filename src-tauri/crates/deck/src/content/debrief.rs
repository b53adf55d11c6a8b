//! The debrief pages: one for each area, with the level and the rationale of every element.

use super::level::chip;
use super::quotes::cleared_runs;
use super::words::{list, number};
use super::{Chip, PageContent};
use crate::{Problem, ProblemKind};
use debrief_domain::{Area, ElementCode, PageKey, Review, Run};
use serde::{Deserialize, Serialize};

/// The debrief of one area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DebriefPage {
    /// The area's code.
    pub code: String,
    /// The area's name.
    pub name: String,
    /// The elements in scope.
    pub rows: Vec<DebriefRow>,
}

/// One element in a debrief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DebriefRow {
    /// Its code.
    pub code: ElementCode,
    /// Its name.
    pub name: String,
    /// The guiding question, if questions are shown.
    pub question: Option<String>,
    /// Its level.
    pub level: Chip,
    /// The rationale, ready to print; empty when there is none.
    pub rationale: Vec<Run>,
}

pub(super) fn pages(review: &Review, problems: &mut Vec<Problem>) -> Vec<(PageKey, String, PageContent)> {
    let mut pages = Vec::new();
    for area in &review.framework.areas {
        let key = PageKey::Area(area.code.clone());
        let rows: Vec<DebriefRow> = area
            .elements
            .iter()
            .filter(|element| review.in_scope(&element.code))
            .map(|element| {
                let level = chip(&review.framework, review.judgement(&element.code));
                let rationale = review.decision(&element.code).map_or_else(Vec::new, |decision| {
                    if decision.rationale.is_blank() {
                        return Vec::new();
                    }
                    cleared_runs(review, &element.code, &decision.rationale, &key, problems)
                });
                if rationale.is_empty() && level != Chip::Undecided {
                    problems.push(Problem {
                        kind: ProblemKind::EmptyRationale,
                        page: key.clone(),
                        number: None,
                        message: format!("{} {} has a level and no rationale.", element.code, element.name),
                    });
                }
                DebriefRow {
                    code: element.code.clone(),
                    name: element.name.clone(),
                    question: review.deck.show_questions.then(|| element.guiding_question.clone()),
                    level,
                    rationale,
                }
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        let title = title(review, area, &rows);
        let content = DebriefPage { code: area.code.clone(), name: area.name.clone(), rows };
        pages.push((key, title, PageContent::Debrief(content)));
    }
    pages
}

/// The outcome of an area as a sentence, the strongest level first: `Foundation: three elements are amber-green, one is
/// amber-red`.
fn title(review: &Review, area: &Area, rows: &[DebriefRow]) -> String {
    let name = &area.short_name;
    let outcomes = outcomes(review, rows);
    if let ([only], [(_, outcome)]) = (rows, outcomes.as_slice()) {
        return format!("{name}: {} {}", only.name, outcome.said_of(1));
    }
    if let [(many, outcome)] = outcomes.as_slice() {
        let all = if *many == 2 { "both elements".to_owned() } else { format!("all {} elements", number(*many)) };
        return format!("{name}: {all} {}", outcome.said_of(*many));
    }
    let mut verb_before = "";
    let parts: Vec<String> = outcomes
        .iter()
        .enumerate()
        .map(|(index, (many, outcome))| {
            let noun = match (index, many) {
                (0, 1) => " element",
                (0, _) => " elements",
                _ => "",
            };
            // In a longer list a verb is said again only when it changes: “one element is green, one amber-red and two are red”.
            let (verb, what) = outcome.parts(*many);
            let said =
                if outcomes.len() > 2 && verb == verb_before { what.to_owned() } else { format!("{verb} {what}") };
            verb_before = verb;
            format!("{}{noun} {said}", number(*many))
        })
        .collect();
    let sentence = if parts.len() == 2 { parts.join(", ") } else { list(&parts) };
    format!("{name}: {sentence}")
}

/// What an element can come out as.
enum Outcome {
    /// The name of a level, in small letters.
    Level(String),
    NotEnoughEvidence,
    Undecided,
}

impl Outcome {
    /// The verb for so many elements, and the rest of the sentence.
    fn parts(&self, many: usize) -> (&'static str, &str) {
        let is = if many == 1 { "is" } else { "are" };
        match self {
            Self::Level(name) => (is, name),
            Self::NotEnoughEvidence => (if many == 1 { "lacks" } else { "lack" }, "the evidence for a level"),
            Self::Undecided => (is, "not rated yet"),
        }
    }

    fn said_of(&self, many: usize) -> String {
        let (verb, what) = self.parts(many);
        format!("{verb} {what}")
    }
}

/// How many rows have each outcome, the strongest level first; without outcomes that no row has.
fn outcomes(review: &Review, rows: &[DebriefRow]) -> Vec<(usize, Outcome)> {
    let levels = review.framework.scale.levels.iter().rev().map(|level| {
        let has = |row: &&DebriefRow| matches!(&row.level, Chip::Level { letters, .. } if *letters == level.code.0);
        (rows.iter().filter(has).count(), Outcome::Level(level.name.to_lowercase()))
    });
    let others = [(Chip::NotEnoughEvidence, Outcome::NotEnoughEvidence), (Chip::Undecided, Outcome::Undecided)];
    let others =
        others.into_iter().map(|(chip, outcome)| (rows.iter().filter(|row| row.level == chip).count(), outcome));
    levels.chain(others).filter(|(many, _)| *many > 0).collect()
}
