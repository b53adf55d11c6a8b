//! A whole review: one engagement with one client.

use crate::{
    AudienceSetting, Decision, DecisionId, DeckSettings, Document, EarlierReview, Element, ElementCode, Evidence,
    EvidenceId, ExtraPage, Finding, Framework, Group, GroupId, Judgement, Keeping, Member, PageSetting, Picture,
    PictureId, Rating, RatingId, Recognition, RecognitionId, Recommendation, ReviewId, ReviewState, RosterEntry,
    Session, SessionId, StateChange, Theme,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Everything in a review. Lists are in the order people see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Where the JSON Schema stands; a help for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub schema: Option<String>,
    /// The file form: [`crate::REVIEW_FORMAT`].
    pub format: String,
    /// The id.
    pub id: ReviewId,
    /// Whether it is the sample that ships with the product, or a copy of it.
    pub sample: bool,
    /// The client: `Riverbend School District`.
    pub client: String,
    /// What the engagement is called: `Capacity review`.
    pub name: String,
    /// Why the client asked for it; may be empty.
    pub purpose: String,
    /// The wording that is read at the start of a session.
    pub confidentiality: String,
    /// The first day on site.
    pub starts_on: Option<NaiveDate>,
    /// The last day on site.
    pub ends_on: Option<NaiveDate>,
    /// What was agreed about keeping it.
    #[serde(default)]
    pub keeping: Keeping,
    /// How settled it is.
    pub state: ReviewState,
    /// How it came to that state, oldest first.
    pub state_changes: Vec<StateChange>,
    /// What it asks about.
    pub framework: Framework,
    /// The elements that this review leaves out, by code.
    pub out_of_scope: Vec<ElementCode>,
    /// The reviewing team.
    pub team: Vec<Member>,
    /// The groups to hear.
    pub groups: Vec<Group>,
    /// The sessions.
    pub sessions: Vec<Session>,
    /// The documents.
    pub documents: Vec<Document>,
    /// The evidence, in the order it was written down within each source.
    pub evidence: Vec<Evidence>,
    /// The ratings.
    pub ratings: Vec<Rating>,
    /// The decisions.
    pub decisions: Vec<Decision>,
    /// The themes.
    pub themes: Vec<Theme>,
    /// The key findings of all themes.
    pub findings: Vec<Finding>,
    /// The recommendations of all themes.
    pub recommendations: Vec<Recommendation>,
    /// The settings of the deck.
    pub deck: DeckSettings,
    /// What was changed about single pages.
    pub pages: Vec<PageSetting>,
    /// The pages that the facilitator added.
    #[serde(default)]
    pub extra_pages: Vec<ExtraPage>,
    /// The pictures of the deck.
    #[serde(default)]
    pub pictures: Vec<Picture>,
    /// What was changed about the versions for single audiences.
    #[serde(default)]
    pub audiences: Vec<AudienceSetting>,
    /// The earlier review that this one looks back on, if any.
    #[serde(default)]
    pub earlier: Option<EarlierReview>,
    /// The people and schools that nobody should be recognized by.
    #[serde(default)]
    pub roster: Vec<RosterEntry>,
    /// What was decided about words that point to somebody.
    #[serde(default)]
    pub recognitions: Vec<Recognition>,
}

/// A part of a review, named in answers so that the page knows what to read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Client, name, dates, keeping, purpose, wording, framework, scope, state.
    Review,
    /// The team.
    Team,
    /// The groups.
    Groups,
    /// The sessions.
    Sessions,
    /// The documents.
    Documents,
    /// The evidence.
    Evidence,
    /// The ratings.
    Ratings,
    /// The decisions with their rationales.
    Decisions,
    /// Themes, findings and recommendations.
    Synthesis,
    /// Deck, pages, pictures, audiences, the earlier review.
    Deck,
    /// The roster, and what was decided about words that point to somebody.
    Roster,
}

impl Topic {
    /// All of them, in the order of [`Review`]'s fields.
    pub const ALL: [Self; 11] = [
        Self::Review,
        Self::Team,
        Self::Groups,
        Self::Sessions,
        Self::Documents,
        Self::Evidence,
        Self::Ratings,
        Self::Decisions,
        Self::Synthesis,
        Self::Deck,
        Self::Roster,
    ];
}

impl Review {
    /// Whether edits are refused.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.state == ReviewState::Final
    }

    /// Whether the element is part of this review.
    #[must_use]
    pub fn in_scope(&self, code: &ElementCode) -> bool {
        !self.out_of_scope.contains(code)
    }

    /// The elements in scope, in the framework's order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.framework.elements().map(|(_, element)| element).filter(|element| self.in_scope(&element.code))
    }

    /// The decision on the element, if any.
    #[must_use]
    pub fn decision(&self, element: &ElementCode) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.element == *element)
    }

    /// The agreed judgement on the element, if any.
    #[must_use]
    pub fn judgement(&self, element: &ElementCode) -> Option<&Judgement> {
        self.decision(element)?.judgement.as_ref()
    }

    /// The piece of evidence of that id.
    #[must_use]
    pub fn evidence_of(&self, id: EvidenceId) -> Option<&Evidence> {
        self.evidence.iter().find(|evidence| evidence.id == id)
    }

    /// Whether the words of that evidence may be printed: it is there, it is cleared, and it mentions no student
    /// (PRODUCT.md, section 6).
    #[must_use]
    pub fn may_quote(&self, id: EvidenceId) -> bool {
        self.evidence_of(id).is_some_and(Evidence::may_be_quoted)
    }

    /// The session of that id.
    #[must_use]
    pub fn session(&self, id: SessionId) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id == id)
    }

    /// The picture of that id.
    #[must_use]
    pub fn picture(&self, id: PictureId) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.id == id)
    }

    /// Gives ratings, decisions and recognitions the ids that follow from the review’s own: for one that got another id, and
    /// for one that was read from where ids may be wrong.
    pub fn align_natural_ids(&mut self) {
        for rating in &mut self.ratings {
            rating.id = RatingId::of(self.id, rating.lens, rating.rater, &rating.element);
        }
        for decision in &mut self.decisions {
            decision.id = DecisionId::of(self.id, &decision.element);
        }
        for recognition in &mut self.recognitions {
            recognition.id = RecognitionId::of(self.id, &recognition.owner, &recognition.words);
        }
    }

    /// The group of that id.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }
}
