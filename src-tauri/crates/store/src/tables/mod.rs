//! The tables of a review: one file each, with its SQL, its columns, how a row is read and written, and what goes when a
//! row goes.

pub(crate) mod audience;
pub(crate) mod decision;
pub(crate) mod deck;
pub(crate) mod document;
pub(crate) mod earlier;
pub(crate) mod evidence;
pub(crate) mod extra_page;
pub(crate) mod finding;
pub(crate) mod group;
mod judgement;
pub(crate) mod member;
pub(crate) mod page;
pub(crate) mod picture;
pub(crate) mod rating;
pub(crate) mod recognition;
pub(crate) mod recommendation;
pub(crate) mod review;
pub(crate) mod roster;
pub(crate) mod session;
pub(crate) mod state_change;
pub(crate) mod theme;

use crate::StoreError;
use crate::pen::{Link, Pen};
use debrief_domain::{ElementCode, ReviewId};
use rusqlite::types::Value;
use rusqlite::{Connection, Row as SqlRow};
use std::collections::HashMap;
use uuid::Uuid;

/// A type of the domain that has a table with one row for each.
pub(crate) trait Table: Sized {
    /// The table.
    const NAME: &'static str;
    /// What a row is called when one is missing.
    const WORD: &'static str;
    /// Its own columns, in the order of [`Table::cells`] and [`Table::read`].
    const COLUMNS: &'static [&'static str];

    /// The id.
    fn key(&self) -> Uuid;

    /// The cells of its own columns.
    fn cells(&self) -> Vec<Value>;

    /// Reads a row: the id stands in column 0, its own columns follow. Links are empty until [`Table::attach`].
    ///
    /// # Errors
    /// A cell that does not hold what its column promises.
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self>;

    /// The elements it names, which must be the framework’s.
    fn elements(&self) -> &[ElementCode] {
        &[]
    }

    /// The id it must have because every laptop would give it that one, for rows that exist once for each element.
    fn natural_key(&self, _review: ReviewId) -> Option<Uuid> {
        None
    }

    /// What it is linked to, by link table.
    fn links(&self) -> Vec<(&'static Link, Vec<String>)> {
        Vec::new()
    }

    /// Fills in the links of rows that were just read.
    ///
    /// # Errors
    /// As [`Table::read`].
    fn attach(_rows: &mut [Self], _connection: &Connection) -> Result<(), StoreError> {
        Ok(())
    }

    /// Does what a person expects to happen to others when this row goes.
    ///
    /// # Errors
    /// When it may not go, and failures of the disk.
    fn go(_pen: &mut Pen<'_>, _id: Uuid) -> Result<(), StoreError> {
        Ok(())
    }
}

/// A row of a review that people add, change and delete. The store knows its rows: no other type can be one.
#[allow(private_bounds)]
pub trait Row: Table {
    /// The type of its id.
    type Id: Copy + Into<Uuid>;
}

macro_rules! rows {
    ($($row:ident $id:ident)*) => {$(
        impl Row for debrief_domain::$row {
            type Id = debrief_domain::$id;
        }
    )*};
}

rows! {
    Member MemberId
    Group GroupId
    Session SessionId
    Document DocumentId
    Evidence EvidenceId
    Rating RatingId
    Decision DecisionId
    Theme ThemeId
    Finding FindingId
    Recommendation RecommendationId
    Picture PictureId
    ExtraPage ExtraPageId
    RosterEntry RosterEntryId
    Recognition RecognitionId
}

/// Writes a row with its links, at the end of its list if it is new.
pub(crate) fn put<T: Table>(pen: &mut Pen<'_>, row: &T) -> Result<(), StoreError> {
    pen.write(T::NAME, &row.key().to_string(), T::COLUMNS, &row.cells())?;
    for (link, targets) in row.links() {
        pen.link(link, row.key(), &targets)?;
    }
    Ok(())
}

/// Makes a row a tombstone, with what goes with it.
pub(crate) fn remove<T: Table>(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
    T::go(pen, id)?;
    if pen.bury(T::NAME, &id.to_string())? { Ok(()) } else { Err(StoreError::RowNotThere(T::WORD)) }
}

/// The same for a row that may be a tombstone already.
pub(crate) fn remove_again<T: Table>(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
    match remove::<T>(pen, id) {
        Err(StoreError::RowNotThere(_)) if pen.knows(T::NAME, &id.to_string())? => Ok(()),
        removed => removed,
    }
}

/// Makes tombstones of all rows whose `column` points at `id`, with what goes with them.
pub(crate) fn remove_pointing<T: Table>(pen: &mut Pen<'_>, column: &str, id: Uuid) -> Result<(), StoreError> {
    for row in pen.pointing(T::NAME, column, id)? {
        remove::<T>(pen, row)?;
    }
    Ok(())
}

/// All rows that are not tombstones, in order, with their links.
pub(crate) fn all<T: Table>(connection: &Connection) -> Result<Vec<T>, StoreError> {
    let columns = T::COLUMNS.join(", ");
    let sql = format!("SELECT id, {columns} FROM {} WHERE deleted = 0 ORDER BY position, id", T::NAME);
    let mut rows =
        connection.prepare_cached(&sql)?.query_map([], |row| T::read(row))?.collect::<rusqlite::Result<Vec<T>>>()?;
    T::attach(&mut rows, connection)?;
    Ok(rows)
}

/// The targets of a link table by owner, in order. An owner without links is not in it.
pub(crate) fn targets<T>(
    connection: &Connection,
    link: &Link,
    read: impl Fn(&SqlRow<'_>, usize) -> rusqlite::Result<T>,
) -> Result<HashMap<Uuid, Vec<T>>, StoreError> {
    let Link { table, owner, target } = link;
    let sql = format!("SELECT {owner}, {target} FROM {table} WHERE deleted = 0 ORDER BY position");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<Uuid, Vec<T>> = HashMap::new();
    while let Some(row) = rows.next()? {
        found.entry(crate::cells::read_id(row, 0)?).or_default().push(read(row, 1)?);
    }
    Ok(found)
}
