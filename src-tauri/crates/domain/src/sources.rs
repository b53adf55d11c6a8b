//! What stays of a review when its sources are destroyed at the end of the engagement.

use crate::{Consent, Decision, Finding, Keeping, PageSetting, Rating, Rationale, RationalePart, Review, Session};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// What stands in a rationale where words were taken out.
pub const TAKEN_OUT: &str = "[…]";

/// How much of a review its sources are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sources {
    /// Notes.
    pub notes: u32,
    /// Sessions, of which who asked and wrote, the places and the times of day go.
    pub sessions: u32,
    /// Reasons that reviewers gave for their ratings.
    pub reasons: u32,
    /// Pages whose speaker notes were written by hand.
    pub speaker_notes: u32,
    /// Quotes in rationales that stay as plain text, because they were cleared.
    pub quotes_kept: u32,
    /// Quotes in rationales that go, because they were not.
    pub quotes_gone: u32,
}

impl Sources {
    /// The sources of a review.
    #[must_use]
    pub fn of(review: &Review) -> Self {
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let quotes = || review.decisions.iter().flat_map(|decision| &decision.rationale.0).filter_map(quoted);
        let kept = quotes().filter(|evidence| review.may_quote(*evidence)).count();
        Self {
            notes: count(review.evidence.len()),
            sessions: count(review.sessions.len()),
            reasons: count(review.ratings.iter().filter(|rating| !rating.reason.is_empty()).count()),
            speaker_notes: count(review.pages.iter().filter(|page| page.notes.is_some()).count()),
            quotes_kept: count(kept),
            quotes_gone: count(quotes().count() - kept),
        }
    }
}

fn quoted(part: &RationalePart) -> Option<crate::EvidenceId> {
    match part {
        RationalePart::Quote { evidence, .. } => Some(*evidence),
        RationalePart::Text(_) => None,
    }
}

impl Review {
    /// The review without its sources, as it stays from `on` on. Levels, decisions, findings, recommendations, themes,
    /// documents, groups with their headcounts and the deck stay. Notes go with everything that tells who said or wrote what
    /// and when; so do the reasons of single ratings and speaker notes written by hand, which are full of them. Quotes that
    /// were cleared stay in their rationale as plain text.
    #[must_use]
    pub fn without_sources(&self, on: NaiveDate) -> Self {
        // Every field is named: what is added to a review must be told here whether it is a source.
        let Self {
            schema,
            format,
            id,
            sample,
            client,
            name,
            purpose,
            confidentiality,
            starts_on,
            ends_on,
            keeping,
            state,
            state_changes,
            framework,
            out_of_scope,
            team,
            groups,
            sessions,
            documents,
            evidence: _,
            // Whom it could have been about, and which words of them stood where.
            roster: _,
            recognitions: _,
            ratings,
            decisions,
            themes,
            findings,
            recommendations,
            deck,
            pages,
            extra_pages,
            pictures,
            audiences,
            earlier,
        } = self.clone();
        Self {
            schema,
            format,
            id,
            sample,
            client,
            name,
            purpose,
            confidentiality,
            starts_on,
            ends_on,
            keeping: Keeping { sources_destroyed_on: Some(on), ..keeping },
            state,
            state_changes,
            framework,
            out_of_scope,
            team,
            groups,
            sessions: sessions.into_iter().map(without_voices).collect(),
            documents,
            evidence: Vec::new(),
            roster: Vec::new(),
            recognitions: Vec::new(),
            ratings: ratings.into_iter().map(|rating| Rating { reason: String::new(), ..rating }).collect(),
            decisions: decisions
                .into_iter()
                .map(|decision| Decision { rationale: self.unlinked(&decision.rationale), ..decision })
                .collect(),
            themes,
            findings: findings.into_iter().map(|finding| Finding { evidence: Vec::new(), ..finding }).collect(),
            recommendations,
            deck,
            pages: pages.into_iter().map(|page| PageSetting { notes: None, ..page }).collect(),
            extra_pages,
            pictures,
            audiences,
            earlier,
        }
    }

    /// A rationale as plain text: the words of cleared quotes in quotation marks, nothing of the others.
    fn unlinked(&self, rationale: &Rationale) -> Rationale {
        let cleared = rationale.without(|evidence| !self.may_quote(evidence));
        if cleared.is_blank() { Rationale::default() } else { Rationale(vec![RationalePart::Text(cleared.plain())]) }
    }
}

/// A session as a line of the list of those heard: which group, how many, on which day.
fn without_voices(session: Session) -> Session {
    let day = |at: NaiveDateTime| at.date().and_time(NaiveTime::MIN);
    Session {
        starts_at: session.starts_at.map(day),
        place: String::new(),
        interviewer: None,
        scribe: None,
        consent: match session.consent {
            Consent::NotRead => Consent::NotRead,
            Consent::ReadAt(at) => Consent::ReadAt(day(at)),
        },
        ..session
    }
}
