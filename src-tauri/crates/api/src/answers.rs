//! What commands answer, beyond the domain's own types.

mod ending;
mod library;
mod protection;

use debrief_domain::{
    Audience, Check, Coverage, EvidenceId, GroupLevel, MemberId, PageKey, Place, RecognitionChoice, Reminder, Review,
    Stages, TextOwner, Topic,
};
use serde::{Deserialize, Serialize};

pub use debrief_deck::{BroughtBack, BroughtChange, BroughtTarget, Laid};
pub use debrief_store::{
    BackupContents, Brought, Card, Certificate, ExportEntry, ExportForm, ForGood, HeldIn, HistoryEntry, Hit,
    SinceBackup, TakenAlong, TextRange, UndoState,
};
pub use debrief_store::{Checkup, SalvagedKind};
pub use ending::*;
pub use library::*;
pub use protection::*;

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

/// A whole review that was just written to a file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExportedReview {
    /// The file’s name, without the folder.
    pub file_name: String,
    /// How many notes about students are not in it.
    pub notes_kept_back: u32,
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
    /// The notes that name a student of the roster and are not marked as being about one.
    pub seem_about_students: Vec<EvidenceId>,
    /// What is near, or past, about keeping it.
    pub reminder: Option<Reminder>,
}

/// Words of a text, as decisions about them remember both.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PointedWords {
    /// The text.
    pub owner: TextOwner,
    /// The words without capitals, accents, possessives and signs.
    pub words: String,
}

/// Words that would leave the laptop and by which somebody could be recognized.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RecognizableWords {
    /// What a decision about them is remembered by.
    pub words: PointedWords,
    /// The words as they stand there.
    pub said: String,
    /// The sentence they stand in.
    pub sentence: String,
    /// Where in the sentence.
    pub range: TextRange,
    /// Why they point to somebody.
    pub by: RecognizedBy,
    /// Whom they point to: a name on the roster, a group, an address.
    pub name: String,
    /// What the text is called.
    pub whose: String,
    /// Where the text is written; absent for texts of the deck itself.
    pub place: Option<Place>,
    /// The pages that would show them.
    pub pages: Vec<PageKey>,
    /// Whether the tables would hold them.
    pub in_tables: bool,
    /// What was decided.
    pub choice: Option<RecognitionChoice>,
    /// Whether they would leave as they are without a decision that lets them: this holds an export back.
    pub open: bool,
    /// Descriptors that fit, the closest first, without brackets.
    pub suggestions: Vec<String>,
}

/// Why words point to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RecognizedBy {
    /// They name a person.
    Person,
    /// They name a school.
    School,
    /// They name a student.
    Student,
    /// They are an e-mail address.
    Email,
    /// They are a telephone number.
    Phone,
    /// They name an approved subject beside quoted words, as their source.
    Source,
    /// They name a group beside quoted words that is too small to hide anybody.
    Label,
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
