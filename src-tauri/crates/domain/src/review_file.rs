//! The rules a review file must keep before any of it is taken in.

use crate::file_problem::{FileProblem, filled, problem};
use crate::{
    DecisionId, ElementCode, EvidenceSource, Judgement, Lens, PageKey, RatingId, RecognitionChoice, RecognitionId,
    Review, RosterKind, StateProblem, check_change, limits,
};
use std::collections::HashSet;
use std::hash::Hash;
use uuid::Uuid;

/// The form and version that [`Review::format`] must name.
pub const REVIEW_FORMAT: &str = "debrief.review/1";

impl Review {
    /// The first thing wrong with this review as a whole, if any: a wrong form, a text that is empty where there must be one, days
    /// or states in an order that cannot be, an id that stands twice, a code that the framework does not have, something
    /// that points at nothing, a text beyond its limit or with control characters.
    ///
    /// # Errors
    /// A [`FileProblem`] that names the place and the fix.
    pub fn validate(&self) -> Result<(), FileProblem> {
        if self.format != REVIEW_FORMAT {
            return Err(problem(
                "format",
                format!("The file says it is “{}”; this version reads “{REVIEW_FORMAT}”.", self.format),
                "Export it again from a matching version of Debrief.",
            ));
        }
        self.framework
            .validate()
            .map_err(|found| FileProblem { place: format!("framework.{}", found.place), ..found })?;
        self.filled()?;
        self.history()?;
        self.unique_ids()?;
        self.known_codes()?;
        self.pointers()?;
        self.natural_ids()?;
        self.roster_holds()?;
        limits::check_review(self)
    }

    /// What always holds something: names, titles, notes, findings, recommendations.
    fn filled(&self) -> Result<(), FileProblem> {
        filled("client", &self.client)?;
        filled("name", &self.name)?;
        macro_rules! each {
            ($($list:ident $text:ident)*) => {$(
                for (at, row) in self.$list.iter().enumerate() {
                    filled(format!("{}[{at}].{}", stringify!($list), stringify!($text)), &row.$text)?;
                }
            )*};
        }
        each!(team name groups name documents title evidence text themes title findings text recommendations text roster name
            recognitions words);
        Ok(())
    }

    /// The last day is not before the first, and every change of state is one that is allowed.
    fn history(&self) -> Result<(), FileProblem> {
        if let (Some(first), Some(last)) = (self.starts_on, self.ends_on)
            && last < first
        {
            return Err(problem(
                "ends_on",
                format!("The last day, {last}, is before the first, {first}."),
                "Correct one of the two.",
            ));
        }
        for (i, change) in self.state_changes.iter().enumerate() {
            match check_change(change.from, change.to, &change.reason) {
                Ok(()) => {}
                Err(StateProblem::Already(_)) => {
                    return Err(problem(
                        format!("state_changes[{i}].to"),
                        "It is the state before, too.",
                        "Write the state after, or remove the change.",
                    ));
                }
                Err(StateProblem::ReasonMissing) => {
                    return Err(problem(
                        format!("state_changes[{i}].reason"),
                        "A final review is reopened with a reason.",
                        "Write why it was reopened.",
                    ));
                }
            }
        }
        Ok(())
    }

    fn unique_ids(&self) -> Result<(), FileProblem> {
        let mut seen: HashSet<Uuid> = HashSet::new();
        let mut once = |list: &str, at: usize, id: Uuid| {
            if seen.insert(id) {
                Ok(())
            } else {
                Err(problem(format!("{list}[{at}].id"), format!("The id {id} stands twice."), "Give each its own id."))
            }
        };
        macro_rules! each {
            ($($list:ident)*) => {$(
                for (at, row) in self.$list.iter().enumerate() {
                    once(stringify!($list), at, row.id.0)?;
                }
            )*};
        }
        each!(state_changes team groups sessions documents evidence ratings decisions themes findings recommendations);
        each!(extra_pages pictures roster recognitions);
        Ok(())
    }

    fn known_codes(&self) -> Result<(), FileProblem> {
        let known = |place: String, code: &ElementCode| {
            if self.framework.element(code).is_some() {
                Ok(())
            } else {
                Err(problem(
                    place,
                    format!("The framework “{}” has no element “{code}”.", self.framework.name),
                    "Use a code of the framework; they stand in `framework.areas`.",
                ))
            }
        };
        let level = |place: String, judgement: &Judgement| match judgement {
            Judgement::Level(level) if self.framework.level(level).is_none() => Err(problem(
                place,
                format!("The scale has no level “{level}”."),
                "Use a level of the framework’s scale, or \"not_enough_evidence\".",
            )),
            _ => Ok(()),
        };
        for (i, code) in self.out_of_scope.iter().enumerate() {
            known(format!("out_of_scope[{i}]"), code)?;
        }
        for (i, evidence) in self.evidence.iter().enumerate() {
            for (j, code) in evidence.elements.iter().enumerate() {
                known(format!("evidence[{i}].elements[{j}]"), code)?;
            }
            if let Some(j) = first_repeated(&evidence.elements) {
                return Err(twice(format!("evidence[{i}].elements[{j}]")));
            }
        }
        for (i, rating) in self.ratings.iter().enumerate() {
            known(format!("ratings[{i}].element"), &rating.element)?;
            level(format!("ratings[{i}].judgement"), &rating.judgement)?;
        }
        for (i, decision) in self.decisions.iter().enumerate() {
            known(format!("decisions[{i}].element"), &decision.element)?;
            if let Some(judgement) = &decision.judgement {
                level(format!("decisions[{i}].judgement"), judgement)?;
            }
        }
        for (i, finding) in self.findings.iter().enumerate() {
            for (j, code) in finding.elements.iter().enumerate() {
                known(format!("findings[{i}].elements[{j}]"), code)?;
            }
            if let Some(j) = first_repeated(&finding.elements) {
                return Err(twice(format!("findings[{i}].elements[{j}]")));
            }
            if let Some(j) = first_repeated(&finding.evidence) {
                return Err(twice(format!("findings[{i}].evidence[{j}]")));
            }
        }
        for (i, recommendation) in self.recommendations.iter().enumerate() {
            if let Some(j) = first_repeated(&recommendation.findings) {
                return Err(twice(format!("recommendations[{i}].findings[{j}]")));
            }
        }
        if let Some(i) = first_repeated(&self.out_of_scope) {
            return Err(twice(format!("out_of_scope[{i}]")));
        }
        for (i, setting) in self.pages.iter().enumerate() {
            self.page_there(format!("pages[{i}].page"), &setting.page)?;
        }
        if let Some(earlier) = &self.earlier {
            for (i, then) in earlier.levels.iter().enumerate() {
                known(format!("earlier.levels[{i}].element"), &then.element)?;
                level(format!("earlier.levels[{i}].judgement"), &then.judgement)?;
            }
            let elements: Vec<_> = earlier.levels.iter().map(|then| &then.element).collect();
            if let Some(i) = first_repeated(&elements) {
                return Err(twice(format!("earlier.levels[{i}].element")));
            }
        }
        let audiences: Vec<_> = self.audiences.iter().map(|setting| setting.audience).collect();
        if let Some(i) = first_repeated(&audiences) {
            return Err(twice(format!("audiences[{i}].audience")));
        }
        for (i, setting) in self.audiences.iter().enumerate() {
            for (j, page) in setting.left_out.iter().enumerate() {
                self.page_there(format!("audiences[{i}].left_out[{j}]"), page)?;
            }
        }
        let pages: Vec<_> = self.pages.iter().map(|setting| &setting.page).collect();
        if let Some(i) = first_repeated(&pages) {
            return Err(twice(format!("pages[{i}].page")));
        }
        Ok(())
    }

    /// The page is one that this review can have.
    fn page_there(&self, place: String, page: &PageKey) -> Result<(), FileProblem> {
        match page {
            PageKey::Area(code) if !self.framework.areas.iter().any(|area| area.code == *code) => Err(problem(
                format!("{place}.area"),
                format!("The framework “{}” has no area “{code}”.", self.framework.name),
                "Use the code of an area of the framework, or remove the entry.",
            )),
            PageKey::Extra(id) if !self.extra_pages.iter().any(|page| page.id == *id) => Err(problem(
                format!("{place}.extra"),
                format!("It points at {id}, which is not in `extra_pages`."),
                "Add the page to `extra_pages`, or remove the entry.",
            )),
            _ => Ok(()),
        }
    }

    /// What points at something finds it. A quote in a rationale is the exception: it keeps its words when the note they
    /// come from is deleted, and the checks before a debrief say so.
    fn pointers(&self) -> Result<(), FileProblem> {
        let team: HashSet<Uuid> = self.team.iter().map(|row| row.id.0).collect();
        let groups: HashSet<Uuid> = self.groups.iter().map(|row| row.id.0).collect();
        let sessions: HashSet<Uuid> = self.sessions.iter().map(|row| row.id.0).collect();
        let documents: HashSet<Uuid> = self.documents.iter().map(|row| row.id.0).collect();
        let evidence: HashSet<Uuid> = self.evidence.iter().map(|row| row.id.0).collect();
        let themes: HashSet<Uuid> = self.themes.iter().map(|row| row.id.0).collect();
        let findings: HashSet<Uuid> = self.findings.iter().map(|row| row.id.0).collect();
        let points = |place: String, id: Uuid, there: &HashSet<Uuid>, list: &str| {
            if there.contains(&id) {
                Ok(())
            } else {
                Err(problem(
                    place,
                    format!("It points at {id}, which is not in `{list}`."),
                    format!("Add it to `{list}`, or point at one that is there."),
                ))
            }
        };
        let member =
            |place: String, id: Option<crate::MemberId>| id.map_or(Ok(()), |id| points(place, id.0, &team, "team"));

        for (i, change) in self.state_changes.iter().enumerate() {
            member(format!("state_changes[{i}].by"), change.by)?;
        }
        for (i, session) in self.sessions.iter().enumerate() {
            points(format!("sessions[{i}].group"), session.group.0, &groups, "groups")?;
            member(format!("sessions[{i}].interviewer"), session.interviewer)?;
            member(format!("sessions[{i}].scribe"), session.scribe)?;
        }
        for (i, note) in self.evidence.iter().enumerate() {
            match note.source {
                EvidenceSource::Session(id) => points(format!("evidence[{i}].source"), id.0, &sessions, "sessions")?,
                EvidenceSource::Document(id) => points(format!("evidence[{i}].source"), id.0, &documents, "documents")?,
            }
            member(format!("evidence[{i}].noted_by"), note.noted_by)?;
        }
        for (i, rating) in self.ratings.iter().enumerate() {
            member(format!("ratings[{i}].rater"), rating.rater)?;
        }
        let pictures: HashSet<Uuid> = self.pictures.iter().map(|row| row.id.0).collect();
        let picture = |place: String, id: Option<crate::PictureId>| {
            id.map_or(Ok(()), |id| points(place, id.0, &pictures, "pictures"))
        };
        picture("deck.brand.logo".into(), self.deck.brand.logo)?;
        for (i, page) in self.extra_pages.iter().enumerate() {
            picture(format!("extra_pages[{i}].picture"), page.picture)?;
        }
        for (i, finding) in self.findings.iter().enumerate() {
            points(format!("findings[{i}].theme"), finding.theme.0, &themes, "themes")?;
            for (j, id) in finding.evidence.iter().enumerate() {
                points(format!("findings[{i}].evidence[{j}]"), id.0, &evidence, "evidence")?;
            }
        }
        for (i, recommendation) in self.recommendations.iter().enumerate() {
            points(format!("recommendations[{i}].theme"), recommendation.theme.0, &themes, "themes")?;
            for (j, id) in recommendation.findings.iter().enumerate() {
                points(format!("recommendations[{i}].findings[{j}]"), id.0, &findings, "findings")?;
            }
        }
        Ok(())
    }

    /// Ratings and decisions carry the ids that every laptop would give them, so that each rater and element has one.
    fn natural_ids(&self) -> Result<(), FileProblem> {
        let natural = |place: String, id: Uuid, expected: Uuid| {
            if id == expected {
                Ok(())
            } else {
                Err(problem(
                    place,
                    format!("The id is {id}, and {expected} follows from the review, the rater and the element."),
                    format!("Write {expected}."),
                ))
            }
        };
        for (i, rating) in self.ratings.iter().enumerate() {
            if (rating.lens == Lens::Reviewer) != rating.rater.is_some() {
                return Err(problem(
                    format!("ratings[{i}].rater"),
                    "A reviewer’s rating names its rater, and the leadership team’s does not.",
                    "Name a member of the team, or write null for the leadership team.",
                ));
            }
            let expected = RatingId::of(self.id, rating.lens, rating.rater, &rating.element);
            natural(format!("ratings[{i}].id"), rating.id.0, expected.0)?;
        }
        for (i, decision) in self.decisions.iter().enumerate() {
            let expected = DecisionId::of(self.id, &decision.element);
            natural(format!("decisions[{i}].id"), decision.id.0, expected.0)?;
        }
        for (i, recognition) in self.recognitions.iter().enumerate() {
            let expected = RecognitionId::of(self.id, &recognition.owner, &recognition.words);
            natural(format!("recognitions[{i}].id"), recognition.id.0, expected.0)?;
        }
        Ok(())
    }

    /// No student is approved to be named, and a descriptor holds something.
    fn roster_holds(&self) -> Result<(), FileProblem> {
        for (i, entry) in self.roster.iter().enumerate() {
            if entry.approved && entry.kind == RosterKind::Student {
                return Err(problem(
                    format!("roster[{i}].approved"),
                    "A student is never approved to be named.",
                    "Write false.",
                ));
            }
        }
        for (i, recognition) in self.recognitions.iter().enumerate() {
            if let RecognitionChoice::Replaced(descriptor) = &recognition.choice {
                filled(format!("recognitions[{i}].choice.replaced"), descriptor)?;
            }
        }
        Ok(())
    }
}

fn first_repeated<T: Eq + Hash>(list: &[T]) -> Option<usize> {
    let mut seen = HashSet::new();
    list.iter().position(|entry| !seen.insert(entry))
}

fn twice(place: String) -> FileProblem {
    problem(place, "It stands in the list twice.", "Remove one of the two.")
}
