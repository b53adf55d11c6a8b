//! What every test of the store builds on: a library in a folder of its own, the sample, and a small made-up review.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use debrief_domain::{
    Decision, DecisionId, Direction, ElementCode, Evidence, EvidenceId, EvidenceKind, EvidenceSource, Finding,
    FindingId, Group, GroupId, GroupLevel, Horizon, Judgement, Lens, Member, MemberId, MemberRole, Permission, Rating,
    RatingId, Rationale, RationalePart, Recommendation, RecommendationId, Review, ReviewId, Session, SessionId, Theme,
    ThemeId,
};
use debrief_store::{Action, Library, Opening, ReviewStore, StoreError, Writer, Written};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use uuid::Uuid;

/// A library in a folder that goes when the test ends.
pub struct Sandbox {
    pub folder: TempDir,
    pub library: Library,
}

impl Sandbox {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path(), None).unwrap();
        Self { folder, library }
    }

    /// With one review in it, open.
    pub fn with(review: &Review) -> (Self, ReviewStore) {
        let sandbox = Self::new();
        sandbox.library.create(review, at(0)).unwrap();
        let store = sandbox.open(review.id).unwrap();
        (sandbox, store)
    }

    pub fn open(&self, id: ReviewId) -> Result<ReviewStore, StoreError> {
        self.opened(id).map(|(store, _)| store)
    }

    pub fn opened(&self, id: ReviewId) -> Result<(ReviewStore, Opening), StoreError> {
        self.library.open_review(id, midnight())
    }

    pub fn file(&self, id: ReviewId) -> PathBuf {
        file(self.folder.path(), id)
    }
}

pub fn file(library: &Path, id: ReviewId) -> PathBuf {
    library.join("reviews").join(id.to_string()).join("review.db")
}

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 9).unwrap()
}

/// Its first moment.
pub fn midnight() -> NaiveDateTime {
    day().and_hms_opt(0, 0, 0).unwrap()
}

/// The moment that many seconds into the test’s day.
pub fn at(seconds: i64) -> NaiveDateTime {
    day().and_hms_opt(8, 0, 0).unwrap() + TimeDelta::seconds(seconds)
}

/// The id with that number.
pub fn id<T: From<Uuid>>(number: u128) -> T {
    T::from(Uuid::from_u128(number))
}

pub fn action(label: &str, seconds: i64) -> Action {
    Action { name: "test", label: label.to_owned(), who: None, at: at(seconds) }
}

/// One action that returns nothing.
pub fn act(
    store: &mut ReviewStore,
    label: &str,
    work: impl FnOnce(&mut Writer<'_>) -> Result<(), StoreError>,
) -> Written {
    store.transact(&action(label, 1), work).unwrap().1
}

fn asset(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets").join(path)).unwrap()
}

/// The sample that ships with the product.
pub fn sample() -> Review {
    let mut review: serde_json::Value = serde_json::from_str(&asset("sample/riverbend.review.json")).unwrap();
    if review["framework"].get("areas").is_none() {
        review["framework"] = serde_json::from_str(&asset("frameworks/delivery.json")).unwrap();
    }
    let review: Review = serde_json::from_value(review).unwrap();
    review.validate().unwrap();
    review
}

/// The sample without anything that a team adds to it.
pub fn empty() -> Review {
    Review {
        state_changes: Vec::new(),
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
        extra_pages: Vec::new(),
        pictures: Vec::new(),
        audiences: Vec::new(),
        earlier: None,
        roster: Vec::new(),
        recognitions: Vec::new(),
        state: debrief_domain::ReviewState::Draft,
        ..sample()
    }
}

/// One of everything that hangs together: a member, a group, a session with a quote, its decision, theme, finding and
/// recommendation.
pub fn small() -> Review {
    let mut review = empty();
    review.team = vec![member(1)];
    review.groups = vec![group(1)];
    review.sessions = vec![session(1)];
    review.evidence = vec![note(1, "Coaching is what makes it stick")];
    review.ratings = vec![rating(&review, 1, "1A", "AG")];
    review.decisions = vec![Decision {
        id: DecisionId::of(review.id, &"1A".into()),
        element: "1A".into(),
        judgement: Some(Judgement::Level("AG".into())),
        rationale: Rationale(vec![
            RationalePart::Text("Principals say ".into()),
            RationalePart::Quote { evidence: id(note_number(1)), text: "coaching is what makes it stick".into() },
        ]),
        dissent: String::new(),
        agreed_on: Some(day()),
    }];
    review.themes = vec![theme(1)];
    review.findings = vec![finding(1, 1, &[1])];
    review.recommendations = vec![recommendation(1, 1, &[1])];
    review
}

pub fn member(number: u128) -> Member {
    Member { id: id(0x1000 + number), name: format!("Member {number}"), role: MemberRole::Reviewer }
}

pub fn member_id(number: u128) -> MemberId {
    id(0x1000 + number)
}

pub fn group(number: u128) -> Group {
    Group { id: id(0x2000 + number), name: format!("Group {number}"), level: GroupLevel::School, population: Some(28) }
}

pub fn group_id(number: u128) -> GroupId {
    id(0x2000 + number)
}

pub fn session(number: u128) -> Session {
    Session {
        id: id(0x3000 + number),
        group: group_id(1),
        starts_at: Some(at(0)),
        place: "Library".into(),
        headcount: Some(6),
        interviewer: Some(member_id(1)),
        scribe: None,
        consent: debrief_domain::Consent::ReadAt(at(5)),
        status: debrief_domain::SessionStatus::Held,
    }
}

pub fn session_id(number: u128) -> SessionId {
    id(0x3000 + number)
}

fn note_number(number: u128) -> u128 {
    0x10_0000 + number
}

pub fn note_id(number: u128) -> EvidenceId {
    id(note_number(number))
}

/// A note of the first session.
pub fn note(number: u128, text: &str) -> Evidence {
    Evidence {
        id: note_id(number),
        source: EvidenceSource::Session(session_id(1)),
        text: text.to_owned(),
        kind: EvidenceKind::Quote,
        direction: Some(Direction::Strength),
        elements: vec!["1A".into(), "2B".into()],
        permission: Permission::MayQuote,
        about_student: false,
        noted_at: at(60),
        noted_by: Some(member_id(1)),
    }
}

pub fn rating(review: &Review, rater: u128, element: &str, level: &str) -> Rating {
    let (element, rater) = (ElementCode::from(element), Some(member_id(rater)));
    Rating {
        id: RatingId::of(review.id, Lens::Reviewer, rater, &element),
        element,
        lens: Lens::Reviewer,
        rater,
        judgement: Judgement::Level(level.into()),
        reason: "Seen in two of three schools".into(),
    }
}

pub fn theme(number: u128) -> Theme {
    Theme { id: id(0x4000 + number), title: format!("Theme {number}"), horizon: Horizon::NearTerm }
}

pub fn theme_id(number: u128) -> ThemeId {
    id(0x4000 + number)
}

pub fn finding(number: u128, theme: u128, notes: &[u128]) -> Finding {
    Finding {
        id: finding_id(number),
        theme: theme_id(theme),
        text: format!("Finding {number}"),
        elements: vec!["1A".into()],
        evidence: notes.iter().map(|note| note_id(*note)).collect(),
    }
}

pub fn finding_id(number: u128) -> FindingId {
    id(0x5000 + number)
}

pub fn recommendation(number: u128, theme: u128, findings: &[u128]) -> Recommendation {
    Recommendation {
        id: id(0x6000 + number),
        theme: theme_id(theme),
        text: format!("Recommendation {number}"),
        findings: findings.iter().map(|finding| finding_id(*finding)).collect(),
    }
}

pub fn recommendation_id(number: u128) -> RecommendationId {
    id(0x6000 + number)
}
