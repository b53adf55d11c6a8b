//! Making a file of a whole review.

use crate::connection::create;
use crate::folder::{self, ReviewFolder};
use crate::pen::Pen;
use crate::{StoreError, migrations, reading, rules, sitting, tables};
use chrono::NaiveDateTime;
use debrief_domain::Review;
use rusqlite::{Connection, TransactionBehavior};

/// Writes a review into an empty folder, reads it back and compares, and waits until it is on the disk.
pub(crate) fn write(folder: &ReviewFolder, review: &Review, at: NaiveDateTime) -> Result<(), StoreError> {
    let mut connection = create(&folder.file(), &folder.key_to_write_with()?)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    migrations::begin(&transaction)?;
    fill(&transaction, review, at).map_err(|error| match error {
        StoreError::Rule(rule) => StoreError::NotWhole(format!("{rule}.")),
        other => other,
    })?;
    transaction.commit()?;
    if let Some(rule) = rules::broken(&connection, review.id)? {
        return Err(StoreError::NotWhole(format!("{rule}.")));
    }
    if reading::load(&connection)? != *review {
        return Err(StoreError::NotWhole("what was written is not what was read back.".into()));
    }
    connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error)?;
    folder::sync_file(&folder.file())?;
    folder::sync_folder(&folder.path)
}

fn fill(connection: &Connection, review: &Review, at: NaiveDateTime) -> Result<(), StoreError> {
    let pen = &mut Pen::unrecorded(connection);
    tables::review::begin(pen, review)?;
    all(pen, &review.team)?;
    all(pen, &review.state_changes)?;
    all(pen, &review.groups)?;
    all(pen, &review.sessions)?;
    all(pen, &review.documents)?;
    all(pen, &review.evidence)?;
    all(pen, &review.ratings)?;
    all(pen, &review.decisions)?;
    all(pen, &review.themes)?;
    all(pen, &review.findings)?;
    all(pen, &review.recommendations)?;
    all(pen, &review.pictures)?;
    all(pen, &review.extra_pages)?;
    all(pen, &review.roster)?;
    all(pen, &review.recognitions)?;
    tables::deck::set(pen, review.id, &review.deck)?;
    for setting in &review.audiences {
        tables::audience::set(pen, review.id, setting)?;
    }
    tables::earlier::set(pen, review.id, review.earlier.as_ref())?;
    for page in &review.pages {
        tables::page::set(pen, review.id, page)?;
    }
    sitting::begin(connection, at)
}

fn all<T: tables::Table>(pen: &mut Pen<'_>, rows: &[T]) -> Result<(), StoreError> {
    rows.iter().try_for_each(|row| tables::put(pen, row))
}
