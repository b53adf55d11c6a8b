//! *Check this review*: everything that can be wrong with an open file is looked for; what can be mended is, each kind
//! named and counted, and what cannot is told with what to do next.

mod data;
mod house;

pub(crate) use data::STAND_UNDER;

use crate::pen::Pen;
use crate::schema::DATA_TABLES;
use crate::transact;
use crate::{Action, ReviewStore, StoreError, Written, reading, rules};
use debrief_domain::{ReviewId, ReviewState};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Checkup {
    /// What was looked at.
    pub looked_at: Vec<LookedAt>,
    /// What was mended; none in a sound review.
    pub mended: Vec<Mended>,
    /// What is wrong and was left.
    pub left: Vec<Left>,
}

/// One kind of thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LookedAt {
    /// What, several of it: “pages of the file”.
    pub what: String,
    /// How many.
    pub count: u32,
}

/// One kind of repair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Mended {
    /// What was done, as a sentence with the number in it.
    pub said: String,
    /// How many.
    pub count: u32,
}

/// Something wrong that stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Left {
    /// What is wrong.
    pub what: String,
    /// What to do next.
    pub next: String,
}

/// The most findings of SQLite that are asked for.
const MOST_FINDINGS: u32 = 100;

const RESTORE: &str = "Close the review and restore a backup from its menu in the library.";

impl ReviewStore {
    /// Checks the whole review and mends what can be mended; a backup is made before anything is changed. What is mended in
    /// the review itself is one action that undo takes back; the search index, half-typed texts, settings of this laptop
    /// and the history are mended beside it. `step` hears what is being done, and stops the check with an error.
    ///
    /// # Errors
    /// What `step` returns, and failures of the disk. That something is wrong with the review is an answer, not an error.
    pub fn check(
        &mut self,
        action: &Action,
        step: &mut dyn FnMut(&str) -> Result<(), StoreError>,
    ) -> Result<(Checkup, Written), StoreError> {
        let id = self.id();
        let nothing = Written { changed: Vec::new(), nothing: true };
        let mut found = Checkup::default();
        step("Reading every page of the file")?;
        let pages = pages(&self.connection, self.is_sealed()?)?;
        found.looked("pages of the file", pages.count);
        if let Some(damage) = pages.damage {
            found.left(format!("A part of the file cannot be read ({damage})."), RESTORE);
            return Ok((found, nothing));
        }
        step("Reading every row")?;
        if let Some(broken) = broken(&self.connection, id)? {
            found.left(format!("The file breaks a rule of every review: {broken}."), RESTORE);
            return Ok((found, nothing));
        }
        found.looked("rows", rows(&self.connection)?);
        step("Making a backup")?;
        self.backup_now(action.at)?;
        step("Comparing the search index")?;
        // Before the rows: what is written to them goes through the index, and a broken one would refuse.
        house::indexes(&self.connection, &pages.indexes, &mut found)?;
        house::search(&self.connection, pages.is_search_broken, &mut found)?;
        step("Following every link")?;
        let written = self.mend_data(action, &mut found)?;
        step("Reading the history")?;
        house::history(&self.connection, &mut found)?;
        house::drafts(&self.connection, &mut found)?;
        house::settings(&self.connection, &mut found)?;
        house::statistics(&self.connection, &mut found)?;
        let adrift = adrift(&self.connection)?;
        if adrift > 0 {
            found.left(format!("{} at something that is not in the file.", points(adrift)), RESTORE);
        }
        Ok((found, written))
    }

    fn mend_data(&mut self, action: &Action, found: &mut Checkup) -> Result<Written, StoreError> {
        found.looked("links", data::links(&self.connection)?);
        if crate::tables::review::state(&self.connection)? == ReviewState::Final {
            // Mended, counted and taken back at once: only to know.
            let trial = self.connection.unchecked_transaction()?;
            let would_be: u32 = data::mend(&mut Pen::unrecorded(&trial))?.iter().map(|mended| mended.count).sum();
            trial.rollback()?;
            if would_be > 0 {
                let things = if would_be == 1 { "1 thing was".into() } else { format!("{would_be} things were") };
                found.left(
                    format!("{things} found that could be mended, and left: the review is final."),
                    "Reopen the review, then check it again.",
                );
            }
            return Ok(Written { changed: Vec::new(), nothing: true });
        }
        let id = self.id();
        let (mended, written) =
            transact::transact(&mut self.connection, id, action, |writer| data::mend(writer.pen()?))?;
        found.mended.extend(mended);
        Ok(written)
    }
}

impl Checkup {
    fn looked(&mut self, what: &str, count: u32) {
        self.looked_at.push(LookedAt { what: what.to_owned(), count });
    }

    fn left(&mut self, what: String, next: &str) {
        self.left.push(Left { what, next: next.to_owned() });
    }
}

/// Adds a repair if there was any: `one` says it of one, `many` of several, after the number.
fn tell(mended: &mut Vec<Mended>, count: impl TryInto<u32>, one: &str, many: &str) {
    let Ok(count @ 1..) = count.try_into() else { return };
    let said = if count == 1 { format!("1 {one}.") } else { format!("{count} {many}.") };
    mended.push(Mended { said, count });
}

/// What SQLite says of the pages.
struct PagesSeen {
    count: u32,
    /// The first thing that cannot be mended.
    damage: Option<String>,
    /// The indexes that do not fit their tables, which can be written anew.
    indexes: BTreeSet<String>,
    is_search_broken: bool,
}

fn pages(connection: &Connection, is_sealed: bool) -> Result<PagesSeen, StoreError> {
    // What SQLite has in memory says nothing of the disk.
    connection.execute_batch("PRAGMA shrink_memory")?;
    let count = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let mut seen = PagesSeen { count, damage: None, indexes: BTreeSet::new(), is_search_broken: false };
    let mut findings = match findings(connection, &format!("PRAGMA integrity_check ({MOST_FINDINGS})")) {
        Ok(findings) => findings,
        // A page that cannot even be fetched ends the check.
        Err(StoreError::Broken(finding) | StoreError::Sqlite(finding)) => vec![finding],
        Err(other) => return Err(other),
    };
    if is_sealed {
        findings.extend(self::findings(connection, "PRAGMA cipher_integrity_check")?);
    }
    for finding in findings.into_iter().filter(|finding| finding != "ok") {
        if finding.contains("FTS5") || finding.contains("inverted index") {
            seen.is_search_broken = true;
        } else if let Some(index) = misfit(&finding) {
            seen.indexes.insert(index);
        } else {
            seen.damage.get_or_insert(finding);
        }
    }
    Ok(seen)
}

fn findings(connection: &Connection, check: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(check)?;
    let findings = statement.query_map([], |row| row.get(0))?;
    Ok(findings.collect::<rusqlite::Result<_>>()?)
}

/// The index that does not fit its table, when that is all that a finding says.
fn misfit(finding: &str) -> Option<String> {
    let is_misfit = ["missing from index ", "wrong # of entries in index ", "values differ from index "];
    let mark = is_misfit.iter().find(|mark| finding.contains(*mark))?;
    finding.split(mark).nth(1)?.split_whitespace().next().map(ToOwned::to_owned)
}

/// What keeps the review from being read as one.
fn broken(connection: &Connection, id: ReviewId) -> Result<Option<String>, StoreError> {
    let rule = rules::broken(connection, id);
    match rule.and_then(|rule| reading::load(connection).map(|_| rule)) {
        Err(StoreError::Broken(finding)) => Ok(Some(finding)),
        other => other,
    }
}

fn rows(connection: &Connection) -> Result<u32, StoreError> {
    let tables = DATA_TABLES.iter().map(|table| format!("(SELECT count(*) FROM {})", table.name));
    let sql = format!("SELECT {}", tables.collect::<Vec<_>>().join(" + "));
    Ok(connection.query_row(&sql, [], |row| row.get(0))?)
}

/// How many rows point at a row that is not in the file.
fn adrift(connection: &Connection) -> Result<usize, StoreError> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let rows = statement.query_map([], |row| row.get::<_, Option<i64>>(1))?;
    // A deleted row that points at nothing is shown to nobody.
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?.len())
}

fn points(count: usize) -> String {
    if count == 1 { "1 row points".to_owned() } else { format!("{count} rows point") }
}
