//! Reviews to try the guard on.
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code, missing_docs)]

use debrief_domain::*;
use serde_json::Value;
use uuid::Uuid;

const DELIVERY: &str = include_str!("../../../../../assets/frameworks/delivery.json");
const SAMPLE: &str = include_str!("../../../../../assets/sample/riverbend.review.json");

/// The sample review, as it ships.
pub fn sample() -> Review {
    let mut review: Value = serde_json::from_str(SAMPLE).unwrap();
    review["framework"] = serde_json::from_str(DELIVERY).unwrap();
    serde_json::from_value(review).unwrap()
}

/// The sample with nothing but its framework and client, and that roster.
pub fn with_roster(names: &[(&str, RosterKind)]) -> Review {
    let roster = names.iter().zip(1_u128..).map(|((name, kind), number)| RosterEntry {
        id: RosterEntryId(Uuid::from_u128(number)),
        name: (*name).to_owned(),
        kind: *kind,
        approved: false,
    });
    Review { roster: roster.collect(), ..bare() }
}

pub fn bare() -> Review {
    Review {
        team: Vec::new(),
        groups: Vec::new(),
        sessions: Vec::new(),
        documents: Vec::new(),
        evidence: Vec::new(),
        ratings: Vec::new(),
        decisions: Vec::new(),
        themes: Vec::new(),
        findings: Vec::new(),
        recommendations: Vec::new(),
        pages: Vec::new(),
        roster: Vec::new(),
        recognitions: Vec::new(),
        ..sample()
    }
}

pub fn group(number: u128, name: &str, level: GroupLevel, population: Option<u32>) -> Group {
    Group { id: GroupId(Uuid::from_u128(0x100 + number)), name: name.to_owned(), level, population }
}

/// A session that took place.
pub fn session(number: u128, group: &Group, headcount: Option<u32>) -> Session {
    Session {
        id: SessionId(Uuid::from_u128(0x1000 + number)),
        group: group.id,
        starts_at: None,
        place: String::new(),
        headcount,
        interviewer: None,
        scribe: None,
        consent: Consent::NotRead,
        status: SessionStatus::Held,
    }
}

pub fn finding(number: u128, text: &str) -> Finding {
    Finding {
        id: FindingId(Uuid::from_u128(0x2000 + number)),
        theme: ThemeId(Uuid::from_u128(1)),
        text: text.to_owned(),
        elements: Vec::new(),
        evidence: Vec::new(),
    }
}

/// What was decided about words of that text.
pub fn decided(review: &Review, owner: TextOwner, words: &str, choice: RecognitionChoice) -> Recognition {
    Recognition { id: RecognitionId::of(review.id, &owner, words), owner, words: words.to_owned(), choice }
}
