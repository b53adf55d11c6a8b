//! Reviews to make decks of.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code, missing_docs)]

use chrono::NaiveDate;
use debrief_deck::take_picture;
use debrief_domain::{
    Color, Consent, Decision, DecisionId, DeckSettings, Document, DocumentStatus, ElementCode, Evidence, EvidenceKind,
    EvidenceSource, ExtraLayout, ExtraPage, Finding, Framework, Group, GroupLevel, Horizon, Judgement, Permission,
    Picture, PictureId, REVIEW_FORMAT, Rationale, RationalePart, Recommendation, Review, ReviewId, ReviewState,
    Session, SessionStatus, Theme,
};
use uuid::Uuid;

/// A file of the program's assets. Crates at any depth of the repository use this module.
fn asset(name: &str) -> String {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = here.ancestors().map(|folder| folder.join("assets")).find(|assets| assets.join("sample").is_dir());
    assets.unwrap().join(name).to_str().unwrap().to_owned()
}

/// The delivery framework, as it ships.
pub fn framework() -> Framework {
    let text = std::fs::read_to_string(asset("frameworks/delivery.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The sample review, as it ships.
pub fn sample() -> Review {
    read(&asset("sample/riverbend.review.json"))
}

/// The review of that file, with the delivery framework in place of a reference to it.
pub fn read(path: &str) -> Review {
    let text = std::fs::read_to_string(path).unwrap();
    let mut review: serde_json::Value = serde_json::from_str(&text).unwrap();
    if review["framework"].get("areas").is_none() {
        review["framework"] = serde_json::to_value(framework()).unwrap();
    }
    serde_json::from_value(review).unwrap()
}

/// Builds small reviews, one call a fact. Ids count up, so that two builds are equal.
pub struct Made {
    pub review: Review,
    last_id: u128,
}

impl Made {
    pub fn new() -> Self {
        let mut review = sample();
        review.sample = false;
        review.schema = None;
        review.format = REVIEW_FORMAT.into();
        review.id = ReviewId(Uuid::from_u128(1));
        review.client = "Elm County Schools".into();
        review.name = "Capacity review".into();
        review.purpose = String::new();
        review.confidentiality = "Nothing you say is printed with your name.".into();
        review.starts_on = NaiveDate::from_ymd_opt(2026, 5, 4);
        review.ends_on = NaiveDate::from_ymd_opt(2026, 5, 6);
        review.state = ReviewState::Draft;
        review.state_changes.clear();
        review.team.clear();
        review.groups.clear();
        review.sessions.clear();
        review.documents.clear();
        review.evidence.clear();
        review.ratings.clear();
        review.decisions.clear();
        review.themes.clear();
        review.findings.clear();
        review.recommendations.clear();
        review.out_of_scope.clear();
        review.pages.clear();
        review.deck = DeckSettings { show_questions: true, ..DeckSettings::default() };
        Self { review, last_id: 1 }
    }

    fn id<T: From<Uuid>>(&mut self) -> T {
        self.last_id += 1;
        Uuid::from_u128(self.last_id).into()
    }

    /// A group with one session that took place.
    pub fn heard(mut self, group: &str, people: u32) -> Self {
        let id = self.id();
        self.review.groups.push(Group { id, name: group.into(), level: GroupLevel::School, population: Some(50) });
        let session = Session {
            id: self.id(),
            group: id,
            starts_at: None,
            place: String::new(),
            headcount: Some(people),
            interviewer: None,
            scribe: None,
            consent: Consent::NotRead,
            status: SessionStatus::Held,
        };
        self.review.sessions.push(session);
        self
    }

    /// A document that was read.
    pub fn read(mut self, title: &str) -> Self {
        let id = self.id();
        self.review.documents.push(Document {
            id,
            title: title.into(),
            kind: String::new(),
            status: DocumentStatus::Read,
        });
        self
    }

    /// A decision whose rationale is our text alone.
    pub fn decided(self, element: &str, level: &str, text: &str) -> Self {
        let parts = if text.is_empty() { Vec::new() } else { vec![RationalePart::Text(text.into())] };
        self.decision(element, Some(Judgement::Level(level.into())), parts)
    }

    /// A decision that the evidence does not carry a level.
    pub fn unclear(self, element: &str, text: &str) -> Self {
        self.decision(element, Some(Judgement::NotEnoughEvidence), vec![RationalePart::Text(text.into())])
    }

    /// A decision with a quote between two texts.
    pub fn quoted(mut self, element: &str, level: &str, texts: [&str; 3], permission: Permission) -> Self {
        let id = self.id();
        let group = self.review.sessions.first().map(|session| session.id).expect("hear a group first");
        self.review.evidence.push(Evidence {
            id,
            source: EvidenceSource::Session(group),
            text: texts[1].into(),
            kind: EvidenceKind::Quote,
            direction: None,
            elements: vec![element.into()],
            permission,
            about_student: false,
            noted_at: NaiveDate::from_ymd_opt(2026, 5, 4).unwrap().and_hms_opt(10, 0, 0).unwrap(),
            noted_by: None,
        });
        let parts = vec![
            RationalePart::Text(texts[0].into()),
            RationalePart::Quote { evidence: id, text: texts[1].into() },
            RationalePart::Text(texts[2].into()),
        ];
        self.decision(element, Some(Judgement::Level(level.into())), parts)
    }

    fn decision(mut self, element: &str, judgement: Option<Judgement>, parts: Vec<RationalePart>) -> Self {
        let element = ElementCode::from(element);
        self.review.decisions.push(Decision {
            id: DecisionId::of(self.review.id, &element),
            element,
            judgement,
            rationale: Rationale(parts),
            dissent: "Somebody saw it otherwise; this is never printed.".into(),
            agreed_on: None,
        });
        self
    }

    /// A theme with findings and recommendations.
    pub fn theme(mut self, horizon: Horizon, title: &str, findings: &[&str], recommendations: &[&str]) -> Self {
        let theme = self.id();
        self.review.themes.push(Theme { id: theme, title: title.into(), horizon });
        for text in findings {
            let id = self.id();
            let finding = Finding { id, theme, text: (*text).into(), elements: Vec::new(), evidence: Vec::new() };
            self.review.findings.push(finding);
        }
        for text in recommendations {
            let id = self.id();
            self.review.recommendations.push(Recommendation { id, theme, text: (*text).into(), findings: Vec::new() });
        }
        self
    }

    /// Only these elements are in scope.
    pub fn only(mut self, elements: &[&str]) -> Self {
        self.review.out_of_scope = self
            .review
            .framework
            .elements()
            .map(|(_, element)| element.code.clone())
            .filter(|code| !elements.contains(&code.as_str()))
            .collect();
        self
    }
}

/// That many words, the same each time, none of them long.
pub fn words(many: usize) -> String {
    const WORDS: [&str; 11] =
        ["plan", "every", "school", "reads", "the", "goals", "before", "its", "teachers", "meet", "weekly"];
    (0..many).map(|i| WORDS[i * 7 % WORDS.len()]).collect::<Vec<_>>().join(" ")
}

/// A drawing of a firm's name, as programs save one.
const LOGO: &str = r##"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">
<rect width="200" height="60" rx="8" fill="#7a1f5c"/><text x="20" y="40" font-size="30" fill="#ffffff">Firm</text></svg>"##;

/// The pictures of [`with_extra_pages`].
pub fn pictures() -> Vec<Picture> {
    vec![picture(901), picture(902)]
}

fn picture(number: u128) -> Picture {
    let taken = take_picture(LOGO.as_bytes()).unwrap();
    Picture {
        id: PictureId(Uuid::from_u128(number)),
        name: "logo.svg".into(),
        form: taken.form,
        width: taken.width,
        height: taken.height,
        data: taken.data,
    }
}

/// The review with the firm's brand and an added page of each kind.
pub fn with_extra_pages(mut review: Review) -> Review {
    review.pictures = pictures();
    review.deck.brand.logo = Some(review.pictures[0].id);
    review.deck.brand.accent = Some(Color(0x7a, 0x1f, 0x5c));
    review.deck.brand.second = Some(Color(0xff, 0xd2, 0x3f));
    let page = |number: u128, layout, text: &str, second: &str| ExtraPage {
        id: Uuid::from_u128(number).into(),
        layout,
        text: text.into(),
        second_text: second.into(),
        picture: (layout == ExtraLayout::Picture).then_some(PictureId(Uuid::from_u128(902))),
        picture_says: "The firm’s name on a purple ground.".into(),
    };
    review.extra_pages = vec![
        page(911, ExtraLayout::Text, "A first paragraph.\n- one\n- two\nA last one.", ""),
        page(912, ExtraLayout::TwoColumns, "Left words", "- right words"),
        page(913, ExtraLayout::Picture, "Beside it", ""),
    ];
    review
}
