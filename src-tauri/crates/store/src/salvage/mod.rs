//! Reading what can still be read of a damaged review. The damaged file is read as bytes and never written; what comes out
//! is a review for a new file.

mod mending;
mod pages;
mod tree;

use crate::connection::Key;
use crate::folder::ReviewFolder;
use crate::schema::DATA_TABLES;
use crate::{Library, StoreError, backup, limits, migrations, readable, reading};
use chrono::NaiveDateTime;
use debrief_domain::{Review, ReviewId};
use pages::Pages;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use tree::Walker;

/// What could still be read of a damaged review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// A whole review: what pointed at something that is gone points at a stand-in that says so, or at nothing.
    pub review: Review,
    /// How much of each kind was read, in the order of a review.
    pub kinds: Vec<SalvagedKind>,
    /// The head (client, dates, framework) could not be read; it is that of the backup of this moment, in UTC.
    pub head_from: Option<NaiveDateTime>,
}

/// How much of one kind could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SalvagedKind {
    /// What it is, several of it: “notes”.
    pub what: String,
    /// How many were read.
    pub read: u32,
    /// How many were there and are lost; none where that cannot be known.
    pub lost: Option<u32>,
}

/// The kinds that are counted, with the tables that hold them.
const KINDS: [(&str, &str); 14] = [
    ("member", "people of the team"),
    ("stakeholder_group", "groups"),
    ("session", "sessions"),
    ("document", "documents"),
    ("evidence", "notes"),
    ("rating", "ratings"),
    ("decision", "agreed levels and rationales"),
    ("theme", "themes"),
    ("finding", "findings"),
    ("recommendation", "recommendations"),
    ("extra_page", "added pages"),
    ("picture", "pictures"),
    ("roster_entry", "names on the roster"),
    ("recognition", "decisions about names"),
];

impl Library {
    /// Reads what can still be read of a review, open or not, and writes nothing. Only what is in the file comes out; the
    /// head comes from the newest backup that can be used when it cannot be read. The review keeps its id: give it another
    /// one before it is put into the library.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`], [`StoreError::TooLarge`], [`StoreError::Locked`], [`StoreError::Key`];
    /// [`StoreError::NothingToSalvage`] when neither the head nor a backup can be read.
    pub fn salvage(&self, id: ReviewId) -> Result<Salvaged, StoreError> {
        let folder = self.there(id)?;
        if !folder.file().exists() {
            return Err(StoreError::ReviewNotThere(id));
        }
        limits::check_size(&folder.file())?;
        let mut gathered = Gathered::of(&folder)?;
        let mut head_from = None;
        if !mending::has_head(&gathered.rows)? {
            let (at, _) = backup::newest_good(&folder, id)?.ok_or(StoreError::NothingToSalvage)?;
            mending::take_head(&gathered.rows, &self.read_backup(id, at)?)?;
            head_from = Some(at);
        }
        let unreadable = mending::mend(&gathered.rows, id)?;
        for (table, rows) in unreadable {
            gathered.lost.entry(table).and_modify(|lost| *lost = lost.map(|lost| lost + rows));
        }
        let mut review = reading::load(&gathered.rows)?;
        mending::leave_out_what_is_gone(&mut review);
        let kinds = gathered.kinds()?;
        if kinds.iter().all(|kind| kind.read == 0) && head_from.is_some() {
            // Only the backup would speak.
            return Err(StoreError::NothingToSalvage);
        }
        Ok(Salvaged { review, kinds, head_from })
    }
}

/// The rows of a file in tables of ours, in memory alone, without rules between tables.
struct Gathered {
    rows: Connection,
    /// By table, how many live rows are lost; none where that cannot be known.
    lost: HashMap<&'static str, Option<u32>>,
}

impl Gathered {
    fn of(folder: &ReviewFolder) -> Result<Self, StoreError> {
        let file = folder.file();
        // A file whose first bytes are gone may be either; then the key decides, or what can be read without it.
        let key = folder.key_of(&file)?;
        let mut pages = Pages::open(&file, &folder.log(), &key)?;
        if pages.is_unsigned() && readable::is_readable(&file)? {
            pages = Pages::open(&file, &folder.log(), &Key::None)?;
        }
        let mut walker = Walker::new(pages);
        let mut rows = Connection::open_in_memory()?;
        limits::set(&rows)?;
        rows.pragma_update(None, "foreign_keys", false)?;
        // Where SQLite keeps the version: https://www.sqlite.org/fileformat2.html, section 1.3.
        let version = walker.header_number(60).map(i64::from).filter(|said| (1..=migrations::VERSION).contains(said));
        migrations::migrate_to(&mut rows, version.unwrap_or(migrations::VERSION))?;
        mending::drop_triggers(&rows)?;
        let roots = roots(&mut walker);
        let root = |kind: &str, name: &str| roots.get(&(kind.to_owned(), name.to_owned())).copied();
        let mut torn = Vec::new();
        for table in DATA_TABLES {
            let is_torn = match root("table", table.name) {
                Some(root) => {
                    let found = walker.rows(root);
                    found.rows.iter().for_each(|row| drop(insert(&rows, table.name, row)));
                    found.is_torn
                }
                None => true,
            };
            if is_torn {
                torn.push(table.name);
            }
        }
        let searchable = root("table", "searchable").map(|root| walker.rows(root)).unwrap_or_default();
        let mut known_texts: HashSet<(String, String)> =
            searchable.rows.iter().filter_map(|row| kind_and_id(row)).collect();
        let mut ids: HashMap<&str, Option<HashSet<String>>> = HashMap::new();
        for table in &torn {
            let index = root("index", &format!("sqlite_autoindex_{table}_1")).map(|root| walker.rows(root));
            let whole = index.filter(|index| !index.is_torn);
            let known = whole.map(|index| index.rows.into_iter().filter_map(|row| text_at(&row, 0)).collect());
            ids.insert(table, known);
        }
        // What lies under a page that is gone, and so belongs to one of the torn tables.
        let stranded = walk_the_rest(&mut walker, &roots);
        let is_searched = |(kind, _): &(String, String)| SEARCHED.contains(&kind.as_str());
        known_texts.extend(stranded.iter().flatten().filter_map(|row| kind_and_id(row)).filter(is_searched));
        let kinds: HashMap<&str, &str> = known_texts.iter().map(|(kind, id)| (id.as_str(), kind.as_str())).collect();
        for leaf in &stranded {
            // All rows of a leaf are of one table, so that one of them can settle it for the others.
            let homes: Vec<&str> =
                torn.iter().copied().filter(|table| leaf.iter().all(|row| takes(&rows, table, row))).collect();
            for row in leaf {
                let mut at_home = homes.iter().filter(|table| belongs(row, table, &kinds, &ids));
                // What could be of two tables is left out: it would say what nobody wrote.
                if let (Some(table), None) = (at_home.next(), at_home.next()) {
                    drop(insert(&rows, table, row));
                }
            }
        }
        let mut lost = HashMap::new();
        for (table, _) in KINDS {
            let known = if !torn.contains(&table) {
                Some(HashSet::new())
            } else if !searchable.is_torn && SEARCHED.contains(&table) && root("table", "searchable").is_some() {
                Some(known_texts.iter().filter(|(kind, _)| kind == table).map(|(_, id)| id.clone()).collect())
            } else {
                ids.remove(table).flatten()
            };
            let lost_rows = match known {
                None => None,
                Some(known) => {
                    let there = all_ids(&rows, table)?;
                    u32::try_from(known.difference(&there).count()).ok()
                }
            };
            lost.insert(table, lost_rows);
        }
        migrations::migrate(&mut rows)?;
        mending::drop_triggers(&rows)?;
        Ok(Self { rows, lost })
    }

    fn kinds(&self) -> Result<Vec<SalvagedKind>, StoreError> {
        let kind = |(table, what): &(&'static str, &str)| {
            let sql = format!("SELECT count(*) FROM {table} WHERE deleted = 0");
            let read = self.rows.query_row(&sql, [], |row| row.get(0))?;
            Ok(SalvagedKind { what: (*what).to_owned(), read, lost: self.lost.get(table).copied().flatten() })
        };
        KINDS.iter().map(kind).collect()
    }
}

/// The tables whose live rows the search index names.
const SEARCHED: [&str; 5] = ["evidence", "decision", "theme", "finding", "recommendation"];

/// Where the trees of tables and indexes begin, as far as the file still says it.
fn roots(walker: &mut Walker) -> HashMap<(String, String), u32> {
    let of = |row: &Vec<Value>| match (row.get(3)?, text_at(row, 0), text_at(row, 1)) {
        (Value::Integer(root), Some(kind), Some(name)) if *root > 1 => Some(((kind, name), u32::try_from(*root).ok()?)),
        _ => None,
    };
    walker.rows(1).rows.iter().filter_map(of).collect()
}

/// The leaves that no tree of the file led to, with their rows. Trees that hold no data are walked first, so that they are
/// not taken for it.
fn walk_the_rest(walker: &mut Walker, roots: &HashMap<(String, String), u32>) -> Vec<Vec<Vec<Value>>> {
    let is_data = |name: &str| DATA_TABLES.iter().any(|table| table.name == name);
    for ((kind, name), root) in roots {
        if kind == "table" && !is_data(name) && name != "searchable" {
            drop(walker.rows(*root));
        }
    }
    walker.stranded()
}

/// Tables that look alike, each with the table that its first pointer leads to.
const OWNED: [(&str, &str); 7] = [
    ("finding", "theme"),
    ("recommendation", "theme"),
    ("evidence_element", "evidence"),
    ("finding_element", "finding"),
    ("finding_evidence", "finding"),
    ("recommendation_finding", "recommendation"),
    ("rationale_quote", "decision"),
];

/// Whether a stranded row can be of that table, by what else the file says of its id: a finding and a recommendation look
/// alike, and so do their links.
fn belongs(
    row: &[Value],
    table: &str,
    kinds: &HashMap<&str, &str>,
    ids: &HashMap<&str, Option<HashSet<String>>>,
) -> bool {
    let Some(id) = text_at(row, 0) else { return false };
    if let Some(Some(known)) = ids.get(table) {
        return known.contains(&id);
    }
    let named = kinds.get(id.as_str()).copied();
    let Some((_, owner)) = OWNED.iter().find(|(owned, _)| *owned == table) else {
        return named.is_none_or(|kind| kind == table);
    };
    let leads_to = text_at(row, 4).and_then(|id| kinds.get(id.as_str()).copied());
    // A live finding or recommendation that the search does not know could as well be a link: it is left out.
    let is_named = named == Some(table) || named.is_none() && !SEARCHED.contains(&table);
    is_named && leads_to.is_none_or(|kind| kind == *owner)
}

/// Whether a row is of a table’s form. Nothing is left of the attempt.
fn takes(rows: &Connection, table: &str, cells: &[Value]) -> bool {
    if rows.execute_batch("SAVEPOINT attempt").is_err() {
        return false;
    }
    let outcome = insert(rows, table, cells);
    let undone = rows.execute_batch("ROLLBACK TO attempt; RELEASE attempt");
    let is_of_its_form = match outcome {
        Ok(()) => true,
        // Another copy of it is there already.
        Err(rusqlite::Error::SqliteFailure(why, _)) => why.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
        Err(_) => false,
    };
    is_of_its_form && undone.is_ok()
}

/// Puts a row into its table, which refuses what is not of its form. A row from before a column came has fewer cells.
fn insert(rows: &Connection, table: &str, cells: &[Value]) -> rusqlite::Result<()> {
    let mut columns = rows.prepare_cached("SELECT name FROM pragma_table_info (?)")?;
    let names: Vec<String> = columns.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let Some(names) = names.get(..cells.len()).filter(|names| names.len() > 4) else {
        return Err(rusqlite::Error::InvalidColumnIndex(cells.len()));
    };
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", "));
    rows.prepare_cached(&sql)?.execute(params_from_iter(cells))?;
    Ok(())
}

fn all_ids(rows: &Connection, table: &str) -> Result<HashSet<String>, StoreError> {
    let mut statement = rows.prepare(&format!("SELECT id FROM {table}"))?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// What a row of the searched texts is of.
fn kind_and_id(row: &[Value]) -> Option<(String, String)> {
    Some((text_at(row, 1)?, text_at(row, 2)?))
}

fn text_at(row: &[Value], at: usize) -> Option<String> {
    match row.get(at)? {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}
