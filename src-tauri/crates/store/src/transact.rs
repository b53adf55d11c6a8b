//! The one way to write.

use crate::pen::Pen;
use crate::schema::DATA_TABLES;
use crate::{StoreError, Writer, history, sitting};
use chrono::NaiveDateTime;
use debrief_domain::{MemberId, ReviewId, Topic};
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::session::{ChangesetIter, Session};
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeSet;
use std::io::Read;

/// What somebody does, as history keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The name for programs, of the caller's closed list: `add_note`.
    pub name: &'static str,
    /// The words for people, as they stand after “Undo”: `Add note`.
    pub label: String,
    /// Who does it, if the laptop knows.
    pub who: Option<MemberId>,
    /// When, in UTC.
    pub at: NaiveDateTime,
}

/// What an action changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The topics, in the order of [`Topic::ALL`]; read from the changeset, not declared.
    pub changed: Vec<Topic>,
    /// Whether nothing changed; nothing is recorded then.
    pub nothing: bool,
}

/// Runs `work` in a transaction that is recorded, and keeps the record in the same transaction.
pub(crate) fn transact<T>(
    connection: &mut Connection,
    review: ReviewId,
    action: &Action,
    work: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
) -> Result<(T, Written), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut recorder = Session::new(&transaction)?;
    for table in DATA_TABLES {
        recorder.attach(Some(table.name))?;
    }
    let mut writer = Writer::new(Pen::recorded(&transaction, recorder), review)?;
    let value = work(&mut writer)?;
    let changeset = writer.into_pen().changeset()?;
    if changeset.is_empty() {
        return Ok((value, Written { changed: Vec::new(), nothing: true }));
    }
    history::keep(&transaction, action, &changeset)?;
    sitting::count(&transaction, action.at)?;
    let changed = topics(&changeset)?;
    transaction.commit()?;
    Ok((value, Written { changed, nothing: false }))
}

/// The topics that a changeset touches, in the order of [`Topic::ALL`].
pub(crate) fn topics(changeset: &[u8]) -> Result<Vec<Topic>, StoreError> {
    let mut bytes = changeset;
    let input: &mut dyn Read = &mut bytes;
    let mut items = ChangesetIter::start_strm(&input)?;
    let mut touched: BTreeSet<String> = BTreeSet::new();
    while let Some(item) = items.next()? {
        let operation = item.op()?;
        if !touched.contains(operation.table_name()) {
            touched.insert(operation.table_name().to_owned());
        }
    }
    let topics: BTreeSet<Topic> =
        DATA_TABLES.iter().filter(|table| touched.contains(table.name)).map(|table| table.topic).collect();
    Ok(topics.into_iter().collect())
}
