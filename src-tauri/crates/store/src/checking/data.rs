//! Mending the review itself: rows that point at what was deleted, links that stand twice, places in a list that collide.

use super::{Mended, tell};
use crate::StoreError;
use crate::pen::{GAP, Link, NEW_REV, Pen};
use crate::tables::{self, decision, evidence, finding, recommendation};
use debrief_domain::Decision;
use rusqlite::{Connection, params};
use std::collections::HashSet;

/// Rows that must stand under another one: the table, the column, and the table it points at.
pub(crate) const STAND_UNDER: [(&str, &str, &str); 6] = [
    ("evidence", "session_id", "session"),
    ("evidence", "document_id", "document"),
    ("session", "group_id", "stakeholder_group"),
    ("finding", "theme_id", "theme"),
    ("recommendation", "theme_id", "theme"),
    ("rating", "rater_id", "member"),
];

/// How one, and several, of what rows stand under are told of.
const BROUGHT_BACK: [(&str, &str, &str); 5] = [
    ("session", "session that notes stand under was brought back", "sessions that notes stand under were brought back"),
    (
        "document",
        "document that notes stand under was brought back",
        "documents that notes stand under were brought back",
    ),
    ("stakeholder_group", "group that sessions hear was brought back", "groups that sessions hear were brought back"),
    (
        "theme",
        "theme that findings or recommendations stand under was brought back",
        "themes that findings or recommendations stand under were brought back",
    ),
    ("member", "person whose ratings are here was brought back", "people whose ratings are here were brought back"),
];

/// Columns that may point at nothing: the table, the column, and the table it points at.
const MAY_BE_EMPTY: [(&str, &str, &str); 6] = [
    ("session", "interviewer_id", "member"),
    ("session", "scribe_id", "member"),
    ("evidence", "noted_by_id", "member"),
    ("state_change", "by_id", "member"),
    ("deck", "logo_id", "picture"),
    ("extra_page", "picture_id", "picture"),
];

/// The links, each with the tables of its owner and of its target; codes are no rows.
static LINKS: [(&Link, &str, Option<&str>); 5] = [
    (&evidence::ELEMENT_LINK, "evidence", None),
    (&finding::ELEMENT_LINK, "finding", None),
    (&finding::EVIDENCE_LINK, "finding", Some("evidence")),
    (&recommendation::FINDING_LINK, "recommendation", Some("finding")),
    // A rationale keeps the words of a note that goes.
    (&decision::QUOTE_LINK, "decision", None),
];

/// The lists in which every row has its own place.
const LISTS: [(&str, &str); 17] = [
    ("member", "people of the team"),
    ("state_change", "changes of state"),
    ("stakeholder_group", "groups"),
    ("session", "sessions"),
    ("document", "documents"),
    ("evidence", "notes"),
    ("rating", "ratings"),
    ("decision", "decisions"),
    ("theme", "themes"),
    ("finding", "findings"),
    ("recommendation", "recommendations"),
    ("picture", "pictures"),
    ("extra_page", "added pages"),
    ("page", "settings of pages"),
    ("audience", "settings of audiences"),
    ("roster_entry", "names on the roster"),
    ("recognition", "decisions about names"),
];

/// How many links there are.
pub(super) fn links(connection: &Connection) -> Result<u32, StoreError> {
    let tables = LINKS.iter().map(|(link, ..)| format!("(SELECT count(*) FROM {} WHERE deleted = 0)", link.table));
    let sql = format!("SELECT {}", tables.collect::<Vec<_>>().join(" + "));
    Ok(connection.query_row(&sql, [], |row| row.get(0))?)
}

/// Mends everything, and tells what. To be called inside a transaction.
pub(super) fn mend(pen: &mut Pen<'_>) -> Result<Vec<Mended>, StoreError> {
    let (connection, mut mended) = (pen.connection(), Vec::new());
    bring_back(connection, &mut mended)?;
    empty(connection, &mut mended)?;
    unlink(connection, &mut mended)?;
    align_rationales(pen, &mut mended)?;
    number_anew(connection, &mut mended)?;
    Ok(mended)
}

/// What rows stand under was deleted, and they were not: nothing that was written down may be out of reach.
fn bring_back(connection: &Connection, mended: &mut Vec<Mended>) -> Result<(), StoreError> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (child, column, parent) in STAND_UNDER {
        let sql = format!(
            "UPDATE {parent} SET deleted = 0, rev = {NEW_REV}
             WHERE deleted = 1 AND id IN (SELECT {column} FROM {child} WHERE deleted = 0)"
        );
        counts.push((parent, connection.execute(&sql, [])?));
    }
    for (parent, one, many) in BROUGHT_BACK {
        let count: usize = counts.iter().filter(|(of, _)| *of == parent).map(|(_, count)| count).sum();
        tell(mended, count, one, many);
    }
    Ok(())
}

fn empty(connection: &Connection, mended: &mut Vec<Mended>) -> Result<(), StoreError> {
    let (mut names, mut pictures) = (0, 0);
    for (table, column, target) in MAY_BE_EMPTY {
        let sql = format!(
            "UPDATE {table} SET {column} = NULL, rev = {NEW_REV} WHERE {column} IS NOT NULL
             AND (deleted = 0 AND {column} NOT IN (SELECT id FROM {target} WHERE deleted = 0)
                  OR {column} NOT IN (SELECT id FROM {target}))"
        );
        *(if target == "member" { &mut names } else { &mut pictures }) += connection.execute(&sql, [])?;
    }
    tell(
        mended,
        names,
        "mention of somebody who is not in the team any more was removed",
        "mentions of people who are not in the team any more were removed",
    );
    tell(
        mended,
        pictures,
        "place that showed a picture which is gone was emptied",
        "places that showed a picture which is gone were emptied",
    );
    Ok(())
}

fn unlink(connection: &Connection, mended: &mut Vec<Mended>) -> Result<(), StoreError> {
    let (mut to_notes, mut to_findings, mut double) = (0, 0, 0);
    for (link, owner_table, target_table) in LINKS {
        let Link { table, owner, target } = link;
        let bury = |which: &str| -> Result<usize, StoreError> {
            let sql = format!("UPDATE {table} SET deleted = 1, rev = {NEW_REV} WHERE deleted = 0 AND {which}");
            Ok(connection.execute(&sql, [])?)
        };
        if let Some(target_table) = target_table {
            // The links of what was deleted wait with it, should somebody take that back.
            let gone = bury(&format!(
                "{owner} IN (SELECT id FROM {owner_table} WHERE deleted = 0)
                 AND {target} NOT IN (SELECT id FROM {target_table} WHERE deleted = 0)"
            ))?;
            *(if target_table == "evidence" { &mut to_notes } else { &mut to_findings }) += gone;
        }
        double += bury(&format!(
            "EXISTS (SELECT 1 FROM {table} AS other WHERE other.deleted = 0 AND other.{owner} = {table}.{owner}
             AND other.{target} = {table}.{target} AND other.rowid < {table}.rowid)"
        ))?;
    }
    tell(mended, to_notes, "link to a note that is gone was removed", "links to notes that are gone were removed");
    tell(
        mended,
        to_findings,
        "link to a finding that is gone was removed",
        "links to findings that are gone were removed",
    );
    tell(mended, double, "link that stood twice was removed", "links that stood twice were removed");
    Ok(())
}

/// A rationale is kept as parts; what is searched, and which notes it quotes, follows from them.
fn align_rationales(pen: &mut Pen<'_>, mended: &mut Vec<Mended>) -> Result<(), StoreError> {
    let connection = pen.connection();
    let mut quotes = tables::targets(connection, &decision::QUOTE_LINK, |row, at| row.get::<_, String>(at))?;
    let mut count = 0;
    for decision in tables::all::<Decision>(connection)? {
        let sql = "SELECT rationale_text FROM decision WHERE id = ?";
        let text: String = connection.query_row(sql, [decision.id.to_string()], |row| row.get(0))?;
        let linked: HashSet<String> = quotes.remove(&decision.id.0).unwrap_or_default().into_iter().collect();
        let quoted: Vec<String> = decision.rationale.quoted().iter().map(ToString::to_string).collect();
        if text == decision.rationale.plain() && linked == quoted.iter().cloned().collect() {
            continue;
        }
        let sql = format!("UPDATE decision SET rationale_text = ?, rev = {NEW_REV} WHERE id = ?");
        connection.execute(&sql, params![decision.rationale.plain(), decision.id.to_string()])?;
        pen.link(&decision::QUOTE_LINK, decision.id.0, &quoted)?;
        count += 1;
    }
    tell(
        mended,
        count,
        "rationale was brought in step with what it quotes",
        "rationales were brought in step with what they quote",
    );
    Ok(())
}

/// Two in one place cannot be moved past one another.
fn number_anew(connection: &Connection, mended: &mut Vec<Mended>) -> Result<(), StoreError> {
    for (table, what) in LISTS {
        let sql = format!("SELECT count(*) - count(DISTINCT position) FROM {table} WHERE deleted = 0");
        let colliding: u32 = connection.query_row(&sql, [], |row| row.get(0))?;
        if colliding > 0 {
            set_positions(connection, table, "1 = 1", &[], GAP)?;
            let done = format!("in the list of {what} stood in the place of another; the list was numbered anew");
            tell(mended, colliding, &done, &done);
        }
    }
    let mut count = 0;
    for (Link { table, owner, .. }, ..) in LINKS {
        let sql = format!(
            "SELECT {owner}, count(*) - count(DISTINCT position) FROM {table} WHERE deleted = 0
             GROUP BY {owner} HAVING count(*) > count(DISTINCT position)"
        );
        let mut statement = connection.prepare(&sql)?;
        let colliding: Vec<(String, u32)> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        for (id, many) in colliding {
            set_positions(connection, table, &format!("{owner} = ?"), &[id], 1)?;
            count += many;
        }
    }
    tell(
        mended,
        count,
        "link stood in the place of another; its list was numbered anew",
        "links stood in the places of others; their lists were numbered anew",
    );
    Ok(())
}

/// Numbers a list as it is shown, writing what has another number.
fn set_positions(
    connection: &Connection,
    table: &str,
    which: &str,
    values: &[String],
    gap: i64,
) -> Result<(), StoreError> {
    let sql = format!("SELECT id, position FROM {table} WHERE deleted = 0 AND {which} ORDER BY position, id");
    let mut statement = connection.prepare(&sql)?;
    let rows = statement.query_map(rusqlite::params_from_iter(values), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let list: Vec<(String, i64)> = rows.collect::<rusqlite::Result<_>>()?;
    let sql = format!("UPDATE {table} SET position = ?, rev = {NEW_REV} WHERE id = ?");
    for ((id, position), number) in list.into_iter().zip(1..) {
        if position != number * gap {
            connection.execute(&sql, params![number * gap, id])?;
        }
    }
    Ok(())
}
