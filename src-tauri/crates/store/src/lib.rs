//! The one place that keeps reviews on disk.
//!
//! A [`Library`] is a folder with one SQLite file per review, a bin, backups and an index for the library page. A
//! [`ReviewStore`] is one open review. It has one way to write, [`ReviewStore::transact`], which runs inside SQLite’s
//! session extension; the changeset it leaves is undo, redo and history at once. “Saved” may be said when it returns:
//! the change is on the disk by then.
//!
//! Clock and ids come from outside; only `rev` values are drawn here, by SQLite itself.

mod aside;
mod backup;
mod cells;
mod certificates;
mod checking;
mod connection;
#[cfg(debug_assertions)]
mod control;
mod creating;
mod drafts;
mod error;
mod exports;
mod folder;
mod for_good;
mod foreign_schema;
mod forgetting;
#[cfg(test)]
mod full_disk_tests;
mod history;
mod library;
mod limits;
mod migrations;
mod opening;
mod pen;
mod readable;
mod reading;
mod review_store;
mod rules;
mod salvage;
mod schema;
mod sealing;
mod search;
mod shredding;
mod sitting;
mod tables;
mod transact;
mod witness;
mod writer;

pub use backup::{BackupContents, Counts, Difference, SinceBackup};
pub use certificates::Certificate;
pub use checking::{Checkup, Left, LookedAt, Mended};
pub use error::{Damage, StoreError};
pub use exports::{ExportEntry, ExportForm};
pub use for_good::{ForGood, TakenAlong};
pub use history::{HistoryEntry, UndoState, Undone};
pub use library::{
    BIN_DAYS, BinnedCard, Brought, Card, Copied, Destroyed, DestroyedFile, DestroyedKind, Elsewhere, HeatCell,
    HeatColumn, HeldIn, Library, SecondPlace, days_left, move_library, moved_to,
};
pub use opening::Opening;
pub use review_store::ReviewStore;
pub use salvage::{Salvaged, SalvagedKind};
pub use search::{Hit, HitKind, TextRange};
pub use tables::Row;
pub use transact::{Action, Written};
pub use writer::Writer;
