//! Who could be recognized: names that nobody should be known by, and what was decided about words that hold them.

use crate::{
    DocumentId, ElementCode, EvidenceId, ExtraPageId, FindingId, GroupId, PageKey, RecognitionId, RecommendationId,
    RosterEntryId, ThemeId,
};
use serde::{Deserialize, Serialize};

/// A person or a school that words in an export could point to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RosterEntry {
    /// The id.
    pub id: RosterEntryId,
    /// The name: `Orla Penhallow`, `Alder Creek Elementary School`.
    pub name: String,
    /// What it names.
    pub kind: RosterKind,
    /// Whether the lead approved it as a subject: what is said about it may name it. Never a student; and nobody is named
    /// as the source of a quote.
    #[serde(default)]
    pub approved: bool,
}

/// What a name on the roster stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RosterKind {
    /// Somebody who works in the system or for it.
    Person,
    /// A school.
    School,
    /// A student.
    Student,
}

/// What was decided about words that point to somebody, in one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Recognition {
    /// The id: [`RecognitionId::of`] the text and the words.
    pub id: RecognitionId,
    /// The text they stand in.
    pub owner: TextOwner,
    /// The words in the form in which case, accents, possessives and signs are gone: `orla penhallow`.
    pub words: String,
    /// What was decided.
    pub choice: RecognitionChoice,
}

/// What happens to words that point to somebody, wherever the text that holds them leaves the laptop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RecognitionChoice {
    /// They stay: nobody can be recognized by them.
    Stays,
    /// A descriptor stands in their place, without its brackets: `a principal`. The review keeps the words.
    Replaced(String),
}

/// A text of the review that can leave the laptop.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TextOwner {
    /// The client and the engagement.
    Engagement,
    /// The wording on confidentiality.
    Confidentiality,
    /// The framework's names and questions.
    Framework,
    /// The name of a group.
    Group(GroupId),
    /// The title of a document.
    Document(DocumentId),
    /// A note.
    Evidence(EvidenceId),
    /// The rationale of an element.
    Rationale(ElementCode),
    /// The heading of a theme.
    Theme(ThemeId),
    /// A key finding.
    Finding(FindingId),
    /// A recommendation.
    Recommendation(RecommendationId),
    /// The settings of the deck: its title, the firm, the addressee, the closing line.
    Deck,
    /// The title that somebody gave a page.
    PageTitle(PageKey),
    /// The speaker notes that somebody wrote for a page.
    PageNotes(PageKey),
    /// The texts of an added page.
    ExtraPage(ExtraPageId),
    /// The name of the earlier review.
    Earlier,
}

impl TextOwner {
    /// The code in ids: `rationale/3B`.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Engagement => "engagement".into(),
            Self::Confidentiality => "confidentiality".into(),
            Self::Framework => "framework".into(),
            Self::Group(id) => format!("group/{id}"),
            Self::Document(id) => format!("document/{id}"),
            Self::Evidence(id) => format!("evidence/{id}"),
            Self::Rationale(code) => format!("rationale/{code}"),
            Self::Theme(id) => format!("theme/{id}"),
            Self::Finding(id) => format!("finding/{id}"),
            Self::Recommendation(id) => format!("recommendation/{id}"),
            Self::Deck => "deck".into(),
            Self::PageTitle(page) => format!("page_title/{}", page.code()),
            Self::PageNotes(page) => format!("page_notes/{}", page.code()),
            Self::ExtraPage(id) => format!("extra_page/{id}"),
            Self::Earlier => "earlier".into(),
        }
    }
}
