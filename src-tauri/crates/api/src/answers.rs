//! What commands answer, beyond the domain's own types.

use debrief_domain::{Audience, Check, Coverage, EvidenceId, GroupLevel, MemberId, Review, ReviewId, Stages, Topic};
use serde::{Deserialize, Serialize};

pub use debrief_deck::{BroughtBack, BroughtChange, BroughtTarget, Laid};
pub use debrief_store::{BinnedCard, Card, ExportEntry, ExportForm, HistoryEntry, Hit, UndoState};

/// The answer of every write.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Wrote<T> {
    /// What was written.
    pub value: T,
    /// The topics that changed; the page reads again what it shows of them.
    pub changed: Vec<Topic>,
    /// What undo and redo would do now.
    pub undo: UndoState,
}

/// The deck for the preview.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Preview {
    /// Names this layout, for the next call.
    pub layout: u32,
    /// The layout. Sheets that are the same as in the layout that the request named come without their words and without
    /// what is drawn on them.
    pub laid: Laid,
    /// Which sheets those are: counted from 0, through the pages and then through the hidden ones.
    pub same: Vec<u32>,
}

/// The library.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LibraryPage {
    /// The reviews, last changed first.
    pub reviews: Vec<Card>,
    /// What is in the bin, last binned first.
    pub bin: Vec<BinnedCard>,
    /// The frameworks a review can begin with.
    pub frameworks: Vec<FrameworkName>,
}

/// A framework to choose from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FrameworkName {
    /// For programs.
    pub code: String,
    /// Its version.
    pub version: String,
    /// For people.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// How many elements it has.
    pub elements: u32,
}

/// A review that was just put into the library.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Created {
    /// Its id.
    pub review: ReviewId,
}

/// A file that was just written.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Exported {
    /// Its name, without the folder.
    pub file_name: String,
    /// How many pages it has, if it has pages.
    pub pages: Option<u32>,
    /// Its size in bytes.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub bytes: u64,
}

/// What an edited PowerPoint file brings back.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BroughtFile {
    /// Its name, without the folder.
    pub file_name: String,
    /// Whom the version was for that it was exported in.
    pub audience: Audience,
    /// Its texts beside the review's.
    pub back: BroughtBack,
}

/// What became of edited texts that the person accepted.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TookBack {
    /// How many stand in the review now.
    pub taken: u32,
    /// Those that the review had changed meanwhile; they stay as the review has them.
    pub refused: Vec<BroughtTarget>,
}

/// The bytes of a picture.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PictureFile {
    /// Its media type.
    pub media_type: String,
    /// The file in base64.
    pub data: String,
}

/// What this laptop remembers about the window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: WindowTheme,
}

/// A theme of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WindowTheme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Whether somebody must unlock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LockState {
    /// Whether the library has a passphrase.
    pub protected: bool,
    /// Whether it must be typed now.
    pub locked: bool,
    /// How many seconds to wait before the next try.
    pub wait_seconds: u32,
}

/// How long a passphrase holds against somebody who has the laptop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PassphraseStrength {
    /// Too few characters to be taken.
    TooShort,
    /// Days at most.
    Weak,
    /// Weeks to a few years.
    Fair,
    /// Decades.
    Strong,
}

/// The key on the recovery sheet.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RecoveryKey {
    /// Its groups, in order.
    pub groups: Vec<String>,
    /// The numbers of the groups to type back, from 1.
    pub ask: Vec<u32>,
}

/// A review that was just opened.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OpenedReview {
    /// All of it.
    pub review: Review,
    /// What follows from it.
    pub follows: Follows,
    /// Which member types on this laptop.
    pub me: Option<MemberId>,
    /// What to tell the person about the opening, if anything.
    pub notice: Option<String>,
}

/// What follows from a review as it stands.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Follows {
    /// How far each stage is.
    pub stages: Stages,
    /// “Before you debrief”.
    pub checks: Vec<Check>,
    /// Elements by voices.
    pub coverage: Coverage,
    /// What undo and redo would do now.
    pub undo: UndoState,
    /// The notes whose words stand in a rationale.
    pub quoted: Vec<EvidenceId>,
}

/// Parts of a review.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReviewParts {
    /// The fields of the review that belong to the topics asked for.
    #[cfg_attr(feature = "typescript", ts(type = "Partial<Review>"))]
    pub parts: serde_json::Value,
    /// What follows from the whole.
    pub follows: Follows,
}

/// The groups and documents that reviews usually have.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DefaultLists {
    /// Groups.
    pub groups: Vec<NewGroup>,
    /// Documents by kind.
    pub documents: Vec<NewDocument>,
}

/// A group to add.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct NewGroup {
    /// The name.
    pub name: String,
    /// Where they stand.
    pub level: GroupLevel,
    /// How many hold the role, if known.
    pub population: Option<u32>,
}

/// A document to add.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct NewDocument {
    /// The title.
    pub title: String,
    /// The kind; may be empty.
    pub kind: String,
}
