//! Making a whole review of the rows that were read. Nothing that was read goes; what it points at and is gone gets a
//! stand-in of the same id that says so, or the pointer goes where it may.

use crate::cells::text;
use crate::checking::STAND_UNDER;
use crate::pen::Pen;
use crate::tables::{self, Table};
use crate::{StoreError, rules};
use debrief_domain::{
    Decision, DeckSettings, Document, Evidence, ExtraPage, Finding, Group, Member, PageKey, Picture, Rating,
    Recognition, Recommendation, Review, ReviewId, RosterEntry, Session, StateChange, Theme,
};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::collections::HashSet;
use uuid::Uuid;

/// Takes the triggers away: nothing in memory is searched or merged, and links that are over may really go.
pub(super) fn drop_triggers(rows: &Connection) -> Result<(), StoreError> {
    let mut statement = rows.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for name in names {
        rows.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    Ok(())
}

/// Whether client, framework and all else of the head were read.
pub(super) fn has_head(rows: &Connection) -> Result<bool, StoreError> {
    let heads: i64 = rows.query_row("SELECT count(*) FROM review WHERE deleted = 0", [], |row| row.get(0))?;
    Ok(heads == 1 && tables::review::head(rows).is_ok())
}

/// Takes the head of a backup.
pub(super) fn take_head(rows: &Connection, backup: &Review) -> Result<(), StoreError> {
    rows.execute("DELETE FROM review", [])?;
    tables::review::begin(&mut Pen::unrecorded(rows), backup)
}

/// Makes the rows a whole review; how many rows of a table could not be read as what they should be.
pub(super) fn mend(rows: &Connection, id: ReviewId) -> Result<Vec<(&'static str, u32)>, StoreError> {
    rows.execute("UPDATE review SET id = ?", [id.to_string()])?;
    let unreadable = vec![
        sift::<Member>(rows)?,
        sift::<StateChange>(rows)?,
        sift::<Group>(rows)?,
        sift::<Session>(rows)?,
        sift::<Document>(rows)?,
        sift::<Evidence>(rows)?,
        sift::<Rating>(rows)?,
        sift::<Decision>(rows)?,
        sift::<Theme>(rows)?,
        sift::<Finding>(rows)?,
        sift::<Recommendation>(rows)?,
        sift::<Picture>(rows)?,
        sift::<ExtraPage>(rows)?,
        sift::<RosterEntry>(rows)?,
        sift::<Recognition>(rows)?,
    ];
    for link in ["evidence_element", "finding_element", "finding_evidence", "recommendation_finding", "rationale_quote"]
    {
        sift_links(rows, link)?;
    }
    if tables::page::all(rows).is_err() {
        rows.execute("DELETE FROM page", [])?;
    }
    if tables::audience::all(rows).is_err() {
        rows.execute("DELETE FROM audience", [])?;
    }
    if tables::earlier::read(rows).is_err() {
        rows.execute("DELETE FROM earlier", [])?;
    }
    if tables::deck::read(rows).is_err() {
        rows.execute("DELETE FROM deck", [])?;
        tables::deck::set(&mut Pen::unrecorded(rows), id, &DeckSettings::default())?;
    }
    known_elements(rows)?;
    revive(rows)?;
    stand_in(rows)?;
    rows.execute_batch(LEAVE_OUT)?;
    Ok(unreadable)
}

/// Removes the live rows that hold what their type cannot be.
fn sift<T: Table>(rows: &Connection) -> Result<(&'static str, u32), StoreError> {
    let sql = format!("SELECT id, {} FROM {} WHERE deleted = 0", T::COLUMNS.join(", "), T::NAME);
    let mut statement = rows.prepare(&sql)?;
    let mut read = statement.query([])?;
    let mut wrong: Vec<String> = Vec::new();
    while let Some(row) = read.next()? {
        let mut pointers = (1..).zip(T::COLUMNS).filter(|(_, column)| column.ends_with("_id"));
        if T::read(row).is_err() || !pointers.all(|(at, _)| is_pointer(row.get_ref(at))) {
            wrong.push(row.get(0)?);
        }
    }
    for id in &wrong {
        rows.execute(&format!("DELETE FROM {} WHERE id = ?", T::NAME), [id])?;
    }
    Ok((T::NAME, u32::try_from(wrong.len()).unwrap_or(u32::MAX)))
}

/// Whether a cell points at something as ours do, or at nothing. A bit that changed a small letter into a large one is undone
/// afterwards.
fn is_pointer(cell: rusqlite::Result<ValueRef<'_>>) -> bool {
    match cell {
        Ok(ValueRef::Null) => true,
        Ok(ValueRef::Text(text)) => {
            let text = String::from_utf8_lossy(text).to_lowercase();
            Uuid::parse_str(&text).is_ok_and(|id| id.to_string() == text)
        }
        _ => false,
    }
}

/// Removes the links whose owner or target is no id; a target may be the code of an element.
fn sift_links(rows: &Connection, table: &str) -> Result<(), StoreError> {
    let mut statement = rows.prepare(&format!("SELECT * FROM {table}"))?;
    let is_element = table.ends_with("_element");
    let mut read = statement.query([])?;
    let mut wrong: Vec<String> = Vec::new();
    while let Some(row) = read.next()? {
        if !is_pointer(row.get_ref(4)) || !is_element && !is_pointer(row.get_ref(5)) {
            wrong.push(row.get(0)?);
        }
    }
    for id in wrong {
        rows.execute(&format!("DELETE FROM {table} WHERE id = ?"), [id])?;
    }
    Ok(())
}

/// A framework from a backup may lack what was rated since; such a file could not be opened.
fn known_elements(rows: &Connection) -> Result<(), StoreError> {
    let known = rules::elements(rows)?;
    for table in ["evidence_element", "finding_element", "rating", "decision"] {
        let mut statement = rows.prepare(&format!("SELECT DISTINCT element FROM {table}"))?;
        let used: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for element in used.into_iter().filter(|used| !known.contains(&used.as_str().into())) {
            rows.execute(&format!("DELETE FROM {table} WHERE element = ?"), [element])?;
        }
    }
    Ok(())
}

/// What live rows stand under, and was deleted in the file: it comes back as it was.
fn revive(rows: &Connection) -> Result<(), StoreError> {
    for (child, column, parent) in STAND_UNDER {
        rows.execute(&format!("UPDATE {child} SET {column} = lower({column})"), [])?;
        let sql =
            format!("UPDATE {parent} SET deleted = 0 WHERE id IN (SELECT {column} FROM {child} WHERE deleted = 0)");
        rows.execute(&sql, [])?;
    }
    Ok(())
}

/// Where a row must stand under another one that is gone, one of the same id takes its place, with a name that says so. A
/// session would need a group, so that a document stands for it.
fn stand_in(rows: &Connection) -> Result<(), StoreError> {
    for id in missing(rows, "session", &[("evidence", "session_id")])? {
        rows.execute("UPDATE evidence SET document_id = session_id, session_id = NULL WHERE session_id = ?", [&id])?;
        add(rows, "document", &id, &["title", "kind", "status"], &["Session that could not be read", "", "read"])?;
    }
    for id in missing(rows, "document", &[("evidence", "document_id")])? {
        add(rows, "document", &id, &["title", "kind", "status"], &["Document that could not be read", "", "read"])?;
    }
    for id in missing(rows, "stakeholder_group", &[("session", "group_id")])? {
        add(rows, "stakeholder_group", &id, &["name", "level"], &["Group that could not be read", "school"])?;
    }
    for id in missing(rows, "theme", &[("finding", "theme_id"), ("recommendation", "theme_id")])? {
        add(rows, "theme", &id, &["title", "horizon"], &["Theme that could not be read", "no_matter_what"])?;
    }
    for id in missing(rows, "member", &[("rating", "rater_id")])? {
        add(rows, "member", &id, &["name", "role"], &["Name that could not be read", "reviewer"])?;
    }
    Ok(())
}

/// The ids that live rows point at and no live row of `table` has.
fn missing(rows: &Connection, table: &str, pointing: &[(&str, &str)]) -> Result<Vec<String>, StoreError> {
    let of = |(from, column): &(&str, &str)| {
        format!(
            "SELECT {column} FROM {from} WHERE deleted = 0 AND {column} IS NOT NULL
             AND {column} NOT IN (SELECT id FROM {table} WHERE deleted = 0)"
        )
    };
    let sql = pointing.iter().map(of).collect::<Vec<_>>().join(" UNION ");
    let mut statement = rows.prepare(&sql)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

fn add(rows: &Connection, table: &str, id: &str, columns: &[&str], cells: &[&str]) -> Result<(), StoreError> {
    let cells: Vec<_> = cells.iter().map(|cell| text(*cell)).collect();
    Pen::unrecorded(rows).write(table, id, columns, &cells)
}

/// What points at nothing that was read, and need not point at anything.
const LEAVE_OUT: &str = "
DELETE FROM finding_evidence WHERE evidence_id NOT IN (SELECT id FROM evidence WHERE deleted = 0);
DELETE FROM recommendation_finding WHERE finding_id NOT IN (SELECT id FROM finding WHERE deleted = 0);
UPDATE session SET interviewer_id = NULL WHERE interviewer_id NOT IN (SELECT id FROM member WHERE deleted = 0);
UPDATE session SET scribe_id = NULL WHERE scribe_id NOT IN (SELECT id FROM member WHERE deleted = 0);
UPDATE evidence SET noted_by_id = NULL WHERE noted_by_id NOT IN (SELECT id FROM member WHERE deleted = 0);
UPDATE state_change SET by_id = NULL WHERE by_id NOT IN (SELECT id FROM member WHERE deleted = 0);
UPDATE deck SET logo_id = NULL WHERE logo_id NOT IN (SELECT id FROM picture WHERE deleted = 0);
UPDATE extra_page SET picture_id = NULL WHERE picture_id NOT IN (SELECT id FROM picture WHERE deleted = 0);
";

/// The places where a review names things without pointing at rows.
pub(super) fn leave_out_what_is_gone(review: &mut Review) {
    let extra: HashSet<Uuid> = review.extra_pages.iter().map(|page| page.id.0).collect();
    let areas: HashSet<String> = review.framework.areas.iter().map(|area| area.code.clone()).collect();
    let is_there = |page: &PageKey| match page {
        PageKey::Area(code) => areas.contains(code),
        PageKey::Extra(id) => extra.contains(&id.0),
        _ => true,
    };
    review.pages.retain(|setting| is_there(&setting.page));
    for setting in &mut review.audiences {
        setting.left_out.retain(is_there);
    }
    let known: HashSet<_> = review.framework.elements().map(|(_, element)| element.code.clone()).collect();
    review.out_of_scope.retain(|element| known.contains(element));
    if let Some(earlier) = &mut review.earlier {
        earlier.levels.retain(|then| known.contains(&then.element));
    }
    // Should a row have held another.
    review.align_natural_ids();
}
