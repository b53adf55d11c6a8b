//! The journey: how far each stage is, and the one thing to do next. It guides and never blocks.

use crate::{CheckKind, DocumentStatus, ElementCode, Lens, Place, Review, SessionStatus, checks};
use serde::{Deserialize, Serialize};

/// A stage of the journey (PRODUCT.md, section 2). The sixth, *Follow through*, comes with its own rules later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Who, when, what, whom to hear.
    Prepare,
    /// Notes.
    Listen,
    /// Ratings and decisions.
    Rate,
    /// Themes and checks.
    Synthesize,
    /// The deck.
    Debrief,
}

/// How far one stage is: `done` of `of`, or a plain number where there is no whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StageCount {
    /// The stage.
    pub stage: Stage,
    /// What is done: parts prepared, sessions held, elements decided, themes written.
    pub done: u32,
    /// Out of how many; absent where there is no whole.
    pub of: Option<u32>,
}

/// The next thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NextStep {
    /// What is missing, as a sentence.
    pub sentence: String,
    /// The words on the link: `Rate 3B`.
    pub action: String,
    /// Where the link leads.
    pub place: Place,
}

/// All stages, and the one next step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Stages {
    /// The stages in order.
    pub counts: Vec<StageCount>,
    /// What to do next.
    pub next: NextStep,
}

/// How far a review is.
#[must_use]
pub fn stages(review: &Review) -> Stages {
    let prepared = [
        !review.client.trim().is_empty(),
        review.starts_on.is_some() && review.ends_on.is_some(),
        !review.purpose.trim().is_empty(),
        !review.confidentiality.trim().is_empty(),
        !review.team.is_empty(),
        !review.groups.is_empty(),
        !review.sessions.is_empty(),
        !review.documents.is_empty(),
    ];
    let held = review.sessions.iter().filter(|session| session.status == SessionStatus::Held).count();
    let elements = review.elements().count();
    let decided = review.elements().filter(|element| review.judgement(&element.code).is_some()).count();
    let count = |stage, done: usize, of: Option<usize>| StageCount {
        stage,
        done: u32::try_from(done).unwrap_or(u32::MAX),
        of: of.map(|of| u32::try_from(of).unwrap_or(u32::MAX)),
    };
    Stages {
        counts: vec![
            count(Stage::Prepare, prepared.iter().filter(|&&done| done).count(), Some(prepared.len())),
            count(Stage::Listen, held, Some(review.sessions.len())),
            count(Stage::Rate, decided, Some(elements)),
            count(Stage::Synthesize, review.themes.len(), None),
            count(Stage::Debrief, decided, None),
        ],
        next: next_step(review),
    }
}

fn next_step(review: &Review) -> NextStep {
    let step = |sentence: String, action: &str, place| NextStep { sentence, action: action.to_owned(), place };
    if review.is_final() {
        return step(
            "This review is final. Its deck can be exported at any time.".into(),
            "Open the deck",
            Place::Stage(Stage::Debrief),
        );
    }
    if review.keeping.sources_destroyed_on.is_some() {
        return step(
            "The sources were destroyed. The deck can be exported at any time.".into(),
            "Open the deck",
            Place::Stage(Stage::Debrief),
        );
    }
    if review.groups.is_empty() {
        return step("No group to hear has been chosen.".into(), "Choose groups", Place::Stage(Stage::Prepare));
    }
    if review.sessions.is_empty() {
        return step("No session is planned.".into(), "Plan a session", Place::Stage(Stage::Prepare));
    }
    if review.evidence.is_empty() {
        return step("No note has been taken.".into(), "Start listening", Place::Stage(Stage::Listen));
    }
    let planned = review.sessions.iter().filter(|session| session.status == SessionStatus::Planned);
    let undecided: Vec<&ElementCode> =
        review.elements().map(|element| &element.code).filter(|code| review.judgement(code).is_none()).collect();
    let ready = undecided.iter().find(|code| review.evidence.iter().any(|evidence| evidence.elements.contains(code)));
    let planned: Vec<_> = planned.collect();
    // While sessions are still to come, listening comes first; the rest can wait.
    if let Some(session) = planned.iter().min_by_key(|session| (session.starts_at.is_none(), session.starts_at)) {
        let group = review.group(session.group).map_or("a group", |group| group.name.as_str());
        return step(
            format!("{} still to come.", counted(planned.len(), "session is", "sessions are")),
            &format!("Hear {group}"),
            Place::Session(session.id),
        );
    }
    if let Some(code) = ready.or(undecided.first()) {
        let is_rated = review.ratings.iter().any(|rating| rating.lens == Lens::Reviewer && rating.element == **code);
        let notes = review.evidence.iter().filter(|evidence| evidence.elements.contains(code)).count();
        // Why it is this one.
        let because = match (is_rated, notes) {
            (true, _) => format!("{code} is rated already."),
            (false, 0) => format!("{code} comes first."),
            (false, notes) => format!("{code} has {}.", counted(notes, "note", "notes")),
        };
        return step(
            format!("{} no agreed level. {because}", counted(undecided.len(), "element has", "elements have")),
            &if is_rated { format!("Agree on {code}") } else { format!("Rate {code}") },
            Place::Element((*code).clone()),
        );
    }
    if review.documents.iter().any(|document| document.status != DocumentStatus::Read) {
        let open = review.documents.iter().filter(|document| document.status != DocumentStatus::Read);
        return step(
            format!("{} not been read.", counted(open.count(), "document has", "documents have")),
            "Go to documents",
            Place::Stage(Stage::Prepare),
        );
    }
    if review.themes.is_empty() {
        return step("There is no theme yet.".into(), "Write a theme", Place::Stage(Stage::Synthesize));
    }
    let open: Vec<_> = checks(review).into_iter().filter(|check| check.kind != CheckKind::AllClear).collect();
    match open.first() {
        Some(first) => step(
            format!("{} before you debrief.", counted(open.len(), "point to look at", "points to look at")),
            "Look at the list",
            if open.len() == 1 { first.place.clone() } else { Place::Stage(Stage::Synthesize) },
        ),
        None => step("The deck is ready.".into(), "Open the deck", Place::Stage(Stage::Debrief)),
    }
}

pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
