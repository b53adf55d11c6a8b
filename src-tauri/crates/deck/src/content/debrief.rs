//! The debrief pages: one for each area, with the level and the rationale of every element.

use super::level::chip;
use super::rationale::shown;
use super::version::Version;
use super::{Chip, PageContent};
use crate::words::Outcome;
use crate::{Problem, ProblemKind};
use debrief_domain::{Element, ElementCode, PageKey, Review, Run};
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
    /// Whether there is a rationale that this version does not show.
    pub kept_back: bool,
    /// Whether this version leaves out a part of the rationale, or all of it.
    pub shortened: bool,
}

pub(super) fn pages(version: &Version<'_>, problems: &mut Vec<Problem>) -> Vec<(PageKey, String, PageContent)> {
    let review = version.review;
    let mut pages = Vec::new();
    for area in &review.framework.areas {
        let key = PageKey::Area(area.code.clone());
        let elements = area.elements.iter().filter(|element| review.in_scope(&element.code));
        let rows: Vec<DebriefRow> = elements.map(|element| row(version, element, &key, problems)).collect();
        if rows.is_empty() {
            continue;
        }
        let only = if let [only] = rows.as_slice() { Some(only.name.as_str()) } else { None };
        let title = version.words.area_title(&area.short_name, only, &outcomes(review, &rows));
        let content = DebriefPage { code: area.code.clone(), name: area.name.clone(), rows };
        pages.push((key, title, PageContent::Debrief(content)));
    }
    pages
}

fn row(version: &Version<'_>, element: &Element, page: &PageKey, problems: &mut Vec<Problem>) -> DebriefRow {
    let review = version.review;
    let level = chip(&review.framework, review.judgement(&element.code));
    let written = review.decision(&element.code).map(|decision| &decision.rationale).filter(|text| !text.is_blank());
    if written.is_none() && level != Chip::Undecided {
        problems.push(Problem {
            kind: ProblemKind::EmptyRationale,
            page: page.clone(),
            number: None,
            message: format!("{} {} has a level and no rationale.", element.code, element.name),
        });
    }
    let (rationale, shortened) = match written {
        Some(written) => shown(version, &element.code, written, page, problems),
        None => (Vec::new(), false),
    };
    DebriefRow {
        code: element.code.clone(),
        name: element.name.clone(),
        question: review.deck.show_questions.then(|| element.guiding_question.clone()),
        level,
        kept_back: written.is_some() && rationale.is_empty(),
        rationale,
        shortened,
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
