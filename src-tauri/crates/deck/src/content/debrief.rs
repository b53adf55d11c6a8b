//! The debrief pages: one for each area, with the level and the rationale of every element.

use super::level::chip;
use super::quotes::cleared_runs;
use super::words::{capitalized, list, number};
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
    let mut counts: Vec<(String, usize)> = review
        .framework
        .scale
        .levels
        .iter()
        .rev()
        .map(|level| {
            let many = rows
                .iter()
                .filter(|row| matches!(&row.level, Chip::Level { letters, .. } if *letters == level.code.0))
                .count();
            (level.name.to_lowercase(), many)
        })
        .collect();
    let other = |chip: &Chip| rows.iter().filter(|row| row.level == *chip).count();
    counts.push(("without enough evidence for a level".to_owned(), other(&Chip::NotEnoughEvidence)));
    counts.push(("not rated yet".to_owned(), other(&Chip::Undecided)));
    counts.retain(|(_, many)| *many > 0);

    if let [(what, many)] = counts.as_slice() {
        return match many {
            1 => format!("{name}: its one element is {what}"),
            2 => format!("{name}: both elements are {what}"),
            many => format!("{name}: all {} elements are {what}", number(*many)),
        };
    }
    let mut verb_said = None;
    let parts: Vec<String> = counts
        .iter()
        .enumerate()
        .map(|(i, (what, many))| {
            let noun = match (i, many) {
                (0, 1) => " element",
                (0, _) => " elements",
                _ => "",
            };
            let verb = if *many == 1 { "is" } else { "are" };
            // “three elements are amber-green, one is amber-red and one red”: a verb is said again only when it changes.
            let said = if verb_said == Some(verb) { String::new() } else { format!(" {verb}") };
            verb_said = Some(verb);
            format!("{}{noun}{said} {what}", number(*many))
        })
        .collect();
    let sentence = if parts.len() == 2 { parts.join(", ") } else { list(&parts) };
    capitalized(&format!("{name}: {sentence}"))
}
