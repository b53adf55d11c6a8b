//! The sessions.

use super::{Table, remove_pointing};
use crate::StoreError;
use crate::cells::{
    code, id, maybe_id, maybe_moment, maybe_number, read_code, read_id, read_maybe_id, read_maybe_parsed, text,
};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{Consent, Evidence, Session, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "session",
    topic: Topic::Sessions,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "session",
                "group_id TEXT NOT NULL REFERENCES stakeholder_group (id),
    starts_at TEXT,
    place TEXT NOT NULL,
    headcount INTEGER CHECK (headcount >= 0),
    interviewer_id TEXT REFERENCES member (id),
    scribe_id TEXT REFERENCES member (id),
    consent_read_at TEXT,
    status TEXT NOT NULL CHECK (status IN ('planned', 'held'))"
            ),
        },
        Step { version: 1, sql: index!("session", "position") },
    ],
};

impl Table for Session {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "session";
    const COLUMNS: &'static [&'static str] =
        &["group_id", "starts_at", "place", "headcount", "interviewer_id", "scribe_id", "consent_read_at", "status"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn cells(&self) -> Vec<Value> {
        let consent_read_at = match self.consent {
            Consent::NotRead => None,
            Consent::ReadAt(at) => Some(at),
        };
        vec![
            id(self.group),
            maybe_moment(self.starts_at),
            text(&self.place),
            maybe_number(self.headcount),
            maybe_id(self.interviewer),
            maybe_id(self.scribe),
            maybe_moment(consent_read_at),
            code(&self.status),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: read_id(row, 0)?,
            group: read_id(row, 1)?,
            starts_at: read_maybe_parsed(row, 2)?,
            place: row.get(3)?,
            headcount: row.get(4)?,
            interviewer: read_maybe_id(row, 5)?,
            scribe: read_maybe_id(row, 6)?,
            consent: read_maybe_parsed(row, 7)?.map_or(Consent::NotRead, Consent::ReadAt),
            status: read_code(row, 8)?,
        })
    }

    /// What was noted in a session goes with it.
    fn go(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
        remove_pointing::<Evidence>(pen, "session_id", id)
    }
}
