//! Reviews to try the rules on: the sample as it ships, and small ones made a fact at a time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code, missing_docs)]

use chrono::{NaiveDate, NaiveDateTime};
use debrief_domain::*;
use serde_json::Value;
use uuid::Uuid;

pub const DELIVERY: &str = include_str!("../../../../../assets/frameworks/delivery.json");
pub const SAMPLE: &str = include_str!("../../../../../assets/sample/riverbend.review.json");

/// The delivery framework, as it ships.
pub fn framework() -> Framework {
    serde_json::from_str(DELIVERY).unwrap()
}

/// The sample review as JSON, with its framework in place of the reference.
pub fn sample_json() -> Value {
    let mut review: Value = serde_json::from_str(SAMPLE).unwrap();
    review["framework"] = serde_json::from_str(DELIVERY).unwrap();
    review
}

/// The sample review, as it ships.
pub fn sample() -> Review {
    serde_json::from_value(sample_json()).unwrap()
}

pub fn code(code: &str) -> ElementCode {
    ElementCode::from(code)
}

pub fn level(code: &str) -> Judgement {
    Judgement::Level(LevelCode::from(code))
}

pub fn moment(hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 5, 4).unwrap().and_hms_opt(hour, minute, 0).unwrap()
}

/// Our words in a rationale.
pub fn ours(text: &str) -> RationalePart {
    RationalePart::Text(text.into())
}

/// Quoted words in a rationale.
pub fn quoted(evidence: EvidenceId, text: &str) -> RationalePart {
    RationalePart::Quote { evidence, text: text.into() }
}

/// That many words of our own.
pub fn words(count: usize) -> RationalePart {
    ours(&vec!["word"; count].join(" "))
}

/// Builds a review; ids count up, so that two builds are equal.
pub struct Made {
    pub review: Review,
    last_id: u128,
}

impl Made {
    /// A valid review of the delivery framework in which nothing has happened.
    pub fn new() -> Self {
        let review = Review {
            schema: None,
            format: REVIEW_FORMAT.into(),
            id: ReviewId(Uuid::from_u128(1)),
            sample: false,
            client: "Elm County Schools".into(),
            name: "Capacity review".into(),
            purpose: String::new(),
            confidentiality: String::new(),
            starts_on: None,
            ends_on: None,
            keeping: Default::default(),
            state: ReviewState::Draft,
            state_changes: vec![],
            framework: framework(),
            out_of_scope: vec![],
            team: vec![],
            groups: vec![],
            sessions: vec![],
            documents: vec![],
            evidence: vec![],
            ratings: vec![],
            decisions: vec![],
            themes: vec![],
            findings: vec![],
            recommendations: vec![],
            deck: DeckSettings::default(),
            pages: vec![],
            extra_pages: vec![],
            pictures: vec![],
            audiences: vec![],
            earlier: None,
            roster: vec![],
            recognitions: vec![],
        };
        Self { review, last_id: 1 }
    }

    /// A review of 1A and 5C alone in which every check is content: 1A is red with a cleared quote and a recommendation,
    /// 5C is green and was heard in the schools.
    pub fn content() -> Self {
        let mut made = Self::new();
        made.only(&["1A", "5C"]);
        made.member();
        let centre = made.held(GroupLevel::System);
        let schools = made.held(GroupLevel::School);
        let quote = made.quote(schools, "We have heard four different aims since August.", &["1A"]);
        made.note(centre, "The board could not name an aim.", &["1A"]);
        made.note(schools, "Calls are answered the same day.", &["5C"]);
        made.note(centre, "People ask each other for help.", &["5C"]);
        made.decide("1A", "R", vec![words(40), ours(" They count "), quoted(quote, "four different aims"), ours(".")]);
        made.decide("5C", "G", vec![words(40)]);
        let theme = made.theme();
        let finding = made.finding(theme, &["1A"], &[quote]);
        made.recommendation(theme, &[finding]);
        made
    }

    /// A new id.
    pub fn id<T: From<Uuid>>(&mut self) -> T {
        self.last_id += 1;
        Uuid::from_u128(self.last_id).into()
    }

    /// Leaves every other element out of the review.
    pub fn only(&mut self, codes: &[&str]) {
        let all = self.review.framework.elements().map(|(_, element)| element.code.clone());
        self.review.out_of_scope = all.filter(|code| !codes.contains(&code.as_str())).collect();
    }

    pub fn member(&mut self) -> MemberId {
        let id = self.id();
        self.review.team.push(Member { id, name: format!("Member {}", self.last_id), role: MemberRole::Reviewer });
        id
    }

    pub fn group(&mut self, level: GroupLevel) -> GroupId {
        let id = self.id();
        self.review.groups.push(Group { id, name: format!("Group {}", self.last_id), level, population: Some(20) });
        id
    }

    pub fn session(&mut self, group: GroupId, status: SessionStatus) -> SessionId {
        let id = self.id();
        self.review.sessions.push(Session {
            id,
            group,
            starts_at: Some(moment(9, 0)),
            place: String::new(),
            headcount: Some(6),
            interviewer: None,
            scribe: None,
            consent: Consent::ReadAt(moment(9, 1)),
            status,
        });
        id
    }

    /// A session that took place, with a new group of that level.
    pub fn held(&mut self, level: GroupLevel) -> EvidenceSource {
        let group = self.group(level);
        EvidenceSource::Session(self.session(group, SessionStatus::Held))
    }

    pub fn document(&mut self, status: DocumentStatus) -> EvidenceSource {
        let id = self.id();
        self.review.documents.push(Document { id, title: "Strategic plan".into(), kind: String::new(), status });
        EvidenceSource::Document(id)
    }

    /// A paraphrase that nobody has cleared.
    pub fn note(&mut self, source: EvidenceSource, text: &str, elements: &[&str]) -> EvidenceId {
        let id = self.id();
        self.review.evidence.push(Evidence {
            id,
            source,
            text: text.into(),
            kind: EvidenceKind::Paraphrase,
            direction: None,
            elements: elements.iter().map(|element| code(element)).collect(),
            permission: Permission::NotCleared,
            about_student: false,
            noted_at: moment(9, 30),
            noted_by: None,
        });
        id
    }

    /// A quote that may be quoted.
    pub fn quote(&mut self, source: EvidenceSource, text: &str, elements: &[&str]) -> EvidenceId {
        let id = self.note(source, text, elements);
        let note = self.review.evidence.last_mut().unwrap();
        note.kind = EvidenceKind::Quote;
        note.permission = Permission::MayQuote;
        id
    }

    pub fn rating(&mut self, lens: Lens, rater: Option<MemberId>, element: &str, judgement: Judgement) {
        self.review.ratings.push(Rating {
            id: RatingId::of(self.review.id, lens, rater, &code(element)),
            element: code(element),
            lens,
            rater,
            judgement,
            reason: String::new(),
        });
    }

    pub fn decide(&mut self, element: &str, agreed: &str, rationale: Vec<RationalePart>) {
        self.review.decisions.push(Decision {
            id: DecisionId::of(self.review.id, &code(element)),
            element: code(element),
            judgement: Some(level(agreed)),
            rationale: Rationale(rationale),
            dissent: String::new(),
            agreed_on: None,
        });
    }

    pub fn theme(&mut self) -> ThemeId {
        let id = self.id();
        self.review.themes.push(Theme { id, title: "Say one aim".into(), horizon: Horizon::NearTerm });
        id
    }

    pub fn finding(&mut self, theme: ThemeId, elements: &[&str], evidence: &[EvidenceId]) -> FindingId {
        let id = self.id();
        let elements = elements.iter().map(|element| code(element)).collect();
        self.review.findings.push(Finding {
            id,
            theme,
            text: "Nobody names the aim".into(),
            elements,
            evidence: evidence.into(),
        });
        id
    }

    pub fn recommendation(&mut self, theme: ThemeId, findings: &[FindingId]) -> RecommendationId {
        let id = self.id();
        self.review.recommendations.push(Recommendation {
            id,
            theme,
            text: "Write the aim down".into(),
            findings: findings.into(),
        });
        id
    }

    /// The decision on the element, to change.
    pub fn decision(&mut self, element: &str) -> &mut Decision {
        self.review.decisions.iter_mut().find(|decision| decision.element.as_str() == element).unwrap()
    }
}
