//! The pieces every table of a review is made of, and the list of all tables.
//!
//! Rules from the first version on, because merging two copies of a review depends on them: ids are UUIDs; every row has
//! a random `rev` that each write changes; a row is never deleted but becomes a tombstone; order is a `position` with
//! gaps, so that a move writes one row. Triggers hold the first three even against a slip of our own.

use crate::tables;
use debrief_domain::Topic;

/// What one version of the file form adds or changes about one table. Released steps are never changed: a file made by
/// all steps and a file that came through versions must be the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// The version, from 1.
    pub version: i64,
    /// The SQL.
    pub sql: &'static str,
}

/// A table whose changes are recorded: undone, redone, later merged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DataTable {
    /// The name.
    pub name: &'static str,
    /// The topic that changes with it.
    pub topic: Topic,
    /// How it came about.
    pub steps: &'static [Step],
}

/// The data tables; what is pointed at stands before what points.
pub(crate) const DATA_TABLES: &[DataTable] = &[
    tables::member::TABLE,
    tables::review::TABLE,
    tables::state_change::TABLE,
    tables::group::TABLE,
    tables::session::TABLE,
    tables::document::TABLE,
    tables::evidence::TABLE,
    tables::evidence::ELEMENTS,
    tables::rating::TABLE,
    tables::decision::TABLE,
    tables::decision::QUOTES,
    tables::theme::TABLE,
    tables::finding::TABLE,
    tables::finding::ELEMENTS,
    tables::finding::EVIDENCE,
    tables::recommendation::TABLE,
    tables::recommendation::FINDINGS,
    tables::picture::TABLE,
    tables::deck::TABLE,
    tables::extra_page::TABLE,
    tables::page::TABLE,
    tables::audience::TABLE,
    tables::earlier::TABLE,
    tables::roster::TABLE,
    tables::recognition::TABLE,
];

/// The steps of the tables that are kept for the program's own use: never undone, never merged.
pub(crate) const HOUSE_STEPS: &[&[Step]] = &[
    crate::sitting::STEPS,
    crate::history::STEPS,
    crate::drafts::STEPS,
    crate::search::STEPS,
    crate::exports::STEPS,
    crate::certificates::STEPS,
];

/// The SQL of a data table: the given columns after those that every row has, and the triggers that guard them.
macro_rules! data_table {
    ($table:literal, $columns:literal) => {
        concat!(
            "CREATE TABLE ",
            $table,
            " (\n    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),\n",
            "    rev TEXT NOT NULL CHECK (length(rev) = 16),\n",
            "    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),\n",
            "    position INTEGER NOT NULL,\n    ",
            $columns,
            "\n) STRICT;\nCREATE TRIGGER ",
            $table,
            "_rev BEFORE UPDATE ON ",
            $table,
            " WHEN NEW.rev = OLD.rev BEGIN\n    SELECT RAISE (ABORT, 'every write changes rev');\nEND;\nCREATE TRIGGER ",
            $table,
            "_kept BEFORE DELETE ON ",
            $table,
            " BEGIN\n    SELECT RAISE (ABORT, 'rows become tombstones');\nEND;\n"
        )
    };
}

/// The SQL of an index: over `position` for a list, so that its end is found at once; over the owner for links.
macro_rules! index {
    ($table:literal, $column:literal) => {
        concat!("CREATE INDEX ", $table, "_", $column, " ON ", $table, " (", $column, ");\n")
    };
}

/// The SQL of the triggers that keep a column of a data table in the search index.
macro_rules! searched {
    ($table:literal, $column:literal) => {
        concat!(
            "CREATE TRIGGER ",
            $table,
            "_found AFTER INSERT ON ",
            $table,
            " WHEN NEW.deleted = 0 BEGIN\n    INSERT INTO searchable (kind, id, text) VALUES ('",
            $table,
            "', NEW.id, NEW.",
            $column,
            ");\nEND;\nCREATE TRIGGER ",
            $table,
            "_found_again AFTER UPDATE OF ",
            $column,
            ", deleted ON ",
            $table,
            " BEGIN\n    DELETE FROM searchable WHERE kind = '",
            $table,
            "' AND id = OLD.id;\n    INSERT INTO searchable (kind, id, text) SELECT '",
            $table,
            "', NEW.id, NEW.",
            $column,
            " WHERE NEW.deleted = 0;\nEND;\n"
        )
    };
}

pub(crate) use {data_table, index, searched};

/// All the SQL of one version, in the order it is run.
pub(crate) fn sql_of(version: i64) -> String {
    let data = DATA_TABLES.iter().flat_map(|table| table.steps);
    let house = HOUSE_STEPS.iter().copied().flatten();
    data.chain(house).filter(|step| step.version == version).map(|step| step.sql).collect()
}
