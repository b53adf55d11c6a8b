//! What commands answer, beyond the domain's own types.

use chrono::NaiveDateTime;
use debrief_domain::{
    Audience, Check, Coverage, EvidenceId, GroupLevel, MemberId, PageKey, Place, RecognitionChoice, Reminder, Review,
    ReviewId, Sources, Stages, TextOwner, Topic,
};
use serde::{Deserialize, Serialize};

pub use debrief_deck::{BroughtBack, BroughtChange, BroughtTarget, Laid};
pub use debrief_store::{
    BackupContents, Brought, Card, Certificate, ExportEntry, ExportForm, ForGood, HeldIn, HistoryEntry, Hit,
    SinceBackup, TakenAlong, TextRange, UndoState,
};
pub use debrief_store::{Checkup, SalvagedKind};

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
    pub bin: Vec<InBin>,
    /// What is near, or past, about keeping these reviews.
    pub reminders: Vec<CardReminder>,
    /// What the bin destroyed since the library was read last, because its time was up.
    pub expired: Vec<DestroyedNow>,
    /// The frameworks a review can begin with.
    pub frameworks: Vec<FrameworkName>,
}

/// The second place for backups.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PlaceState {
    /// The name of the folder; none while no place is chosen.
    pub name: Option<String>,
    /// Whether it can be reached now.
    pub is_reachable: bool,
    /// When it last had everything, in UTC.
    pub complete_at: Option<NaiveDateTime>,
    /// Whether it is time to remind: of choosing one, of plugging it in, or of what keeps it from having everything.
    pub is_due: bool,
    /// What keeps it from getting everything, besides not being there.
    pub trouble: Option<PlaceTrouble>,
}

/// What keeps the second place from getting everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PlaceTrouble {
    /// Where it was is another folder than the one that was chosen: another stick, perhaps. Nothing is copied to it.
    AnotherFolder,
    /// It holds the keys of another library. Nothing is copied to it.
    OtherLibrary,
    /// Not everything that was copied can be opened there.
    NotTaken,
    /// It cannot be written.
    NotWritten,
}

/// Copies that another laptop left in a second place.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FoundCopies {
    /// The name of the folder.
    pub name: String,
    /// How many reviews are in it.
    pub reviews: u32,
}

/// A review in the bin.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InBin {
    /// The review.
    pub card: Card,
    /// When it went in, in UTC.
    pub binned_at: NaiveDateTime,
    /// How many days are left until it is destroyed; a day that is begun counts.
    pub days_left: u32,
}

/// What to remind of on the card of a review.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CardReminder {
    /// The review.
    pub review: ReviewId,
    /// What it is.
    pub reminder: Reminder,
}

/// A review of which something on the disk could not be encrypted.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NotEncrypted {
    /// The client; empty when its file could not be read.
    pub client: String,
    /// What the engagement is called.
    pub name: String,
}

/// A review that was just destroyed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DestroyedNow {
    /// The client; empty when its file could not be read.
    pub client: String,
    /// What the engagement was called.
    pub name: String,
}

/// What deleting for good takes along, and where it stays.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Going {
    /// What goes with it.
    pub along: TakenAlong,
    /// The copies that hold it.
    pub held: HeldIn,
    /// The second places that cannot be reached now, or are not copied to any more, by their names: they may hold it too.
    pub unreached: Vec<String>,
}

/// What destroying the sources of a review is about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BeforeDestroying {
    /// How much goes.
    pub sources: Sources,
    /// Texts of ours that hold words which nobody cleared; these are taken out.
    pub texts_quoting: u32,
    /// Names, e-mail addresses and telephone numbers in our texts about which nothing was decided; descriptors take their
    /// place.
    pub names_undecided: u32,
    /// How many backups go with it.
    pub backups: u32,
    /// How many files were handed out, which cannot be reached.
    pub handed_out: u32,
    /// How many other reviews of this client are in the library; they are not touched.
    pub other_reviews: u32,
    /// The second places that cannot be reached now, or are not copied to any more, by their names.
    pub unreached: Vec<String>,
}

/// What came out of a damaged review.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SalvagedReview {
    /// The new review.
    pub review: ReviewId,
    /// What it is called.
    pub name: String,
    /// How much of each kind was read, and how much is lost.
    pub kinds: Vec<SalvagedKind>,
    /// When the backup was made that client, dates and framework come from, in UTC; none when the file still said them.
    pub head_from: Option<NaiveDateTime>,
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

/// What this laptop remembers about the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: WindowTheme,
    /// After so many minutes without a key or a click everything is locked; never, when absent.
    pub lock_after_minutes: Option<u32>,
    /// Somebody chose to go on without a passphrase.
    pub unprotected: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: WindowTheme::default(), lock_after_minutes: Some(15), unprotected: false }
    }
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LockState {
    /// Whether the library has a passphrase.
    pub protected: bool,
    /// Whether it must be typed now.
    pub locked: bool,
    /// Why the library must not stay where it is, as the end of a sentence; it is closed until it was moved.
    pub misplaced: Option<String>,
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
