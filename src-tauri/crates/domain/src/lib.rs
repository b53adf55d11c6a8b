//! The rules of a capacity review, and nothing else.
//!
//! This crate knows frameworks, sessions, evidence, ratings, decisions, the synthesis and what to check before a
//! debrief. It touches no file, no clock, no chance, no SQL and no PDF: what depends on those is given to it.
//! Everything a review holds hangs on [`Review`].

mod audience;
mod checks;
mod color;
mod coverage;
mod deck_page;
mod deck_settings;
mod defaults;
mod earlier;
mod evidence;
mod file_problem;
mod framework;
mod framework_file;
mod ids;
mod journey;
mod keeping;
pub mod limits;
mod note_marks;
mod people;
mod picture;
mod rating;
mod rationale;
mod review;
mod review_file;
mod roster;
mod source;
mod sources;
mod state;
mod synthesis;

pub use audience::{Audience, AudienceSetting, RationaleDetail};
pub use checks::{Check, CheckKind, Place, Weight, checks};
pub use color::{Color, NotAColor, TEXT_CONTRAST};
pub use coverage::{Coverage, CoverageCell, CoverageRow, coverage};
pub use deck_page::{ExtraLayout, ExtraPage, PageKey, PageSetting};
pub use deck_settings::{Brand, DeckSettings, Language, Paper};
pub use defaults::{DEFAULT_CONFIDENTIALITY, DEFAULT_DOCUMENTS, DEFAULT_GROUPS, DefaultGroup};
pub use earlier::{EarlierLevel, EarlierReview};
pub use evidence::{Direction, Evidence, EvidenceKind, EvidenceSource, Permission};
pub use file_problem::FileProblem;
pub use framework::{Area, Descriptors, Element, Framework, Level, LevelDescriptor, Probes, Scale};
pub use ids::*;
pub use journey::{NextStep, Stage, StageCount, Stages, stages};
pub use keeping::{Keeping, Reminder, ReminderAbout};
pub use note_marks::{MarkedNote, parse_note, take_tags};
pub use people::{Group, GroupLevel, Member, MemberRole};
pub use picture::{PICTURE_LIMIT, PICTURE_SIDE, PICTURES_LIMIT, Picture, PictureForm};
pub use rating::{Decision, Judgement, Lens, Rating, Spread, spread};
pub use rationale::{Faithfulness, RATIONALE_WORDS, Rationale, RationalePart, Run, Voice, faithfulness};
pub use review::{Review, Topic};
pub use review_file::REVIEW_FORMAT;
pub use roster::{Recognition, RecognitionChoice, RosterEntry, RosterKind, TextOwner};
pub use source::{Consent, Document, DocumentStatus, Session, SessionStatus};
pub use sources::{Sources, TAKEN_OUT};
pub use state::{ReviewState, StateChange, StateProblem, check_change};
pub use synthesis::{Finding, Horizon, Recommendation, Theme};
