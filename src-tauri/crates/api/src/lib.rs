//! Every command of Debrief, without a window.
//!
//! A host (the desktop shell, the test host, the terminal program) makes one [`Core`] over a library folder and passes
//! calls to [`Core::call`]. The list of commands stands in `commands.rs`, one line each; it drives dispatch, names and
//! the page's types. This crate alone reads the clock and makes ids.

mod answers;
mod backups;
mod bringing_back;
mod certificate;
mod checking;
mod clock;
mod commands;
mod core;
mod debrief;
mod dialogs;
mod error;
mod exporting;
mod extra_pages;
mod files;
mod frameworks;
mod json_bounds;
mod keeping;
mod key_files;
mod library;
mod listen;
mod places;
mod prepare;
mod preview;
mod protection;
mod rate;
mod recognizing;
mod recovering;
mod review;
pub mod review_json;
mod synthesize;
#[cfg(feature = "typescript")]
pub mod types;
mod words;

pub use answers::*;
pub use commands::{COMMAND_NAMES, requests};
pub use core::{Call, Core, Progress};
pub use dialogs::{Dialogs, NoDialogs, OpenFile, Reveal, SaveFile};
pub(crate) use error::Answer;
pub use error::{ApiError, ErrorCode};
pub use exporting::pdf_of;
pub use files::write_whole;
pub use frameworks::{read_framework, shipped};
pub use library::{read_review_file, review_file_of, sample_review};

pub use debrief_deck as deck;
pub use debrief_domain as domain;
