//! The key findings, the elements they are about, and the evidence they rest on.

use super::{Table, recommendation, targets};
use crate::StoreError;
use crate::cells::{id, read_id, text};
use crate::pen::{Link, Pen};
use crate::schema::{DataTable, Step, data_table, index, searched};
use debrief_domain::{ElementCode, Finding, Topic};
use rusqlite::{Connection, Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "finding",
    topic: Topic::Synthesis,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "finding",
                "theme_id TEXT NOT NULL REFERENCES theme (id),
    text TEXT NOT NULL"
            ),
        },
        Step { version: 1, sql: index!("finding", "position") },
        Step { version: 1, sql: searched!("finding", "text") },
    ],
};

/// Findings and elements.
pub(crate) const ELEMENTS: DataTable = DataTable {
    name: "finding_element",
    topic: Topic::Synthesis,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "finding_element",
                "finding_id TEXT NOT NULL REFERENCES finding (id),
    element TEXT NOT NULL"
            ),
        },
        Step { version: 1, sql: index!("finding_element", "finding_id") },
    ],
};

/// Findings and evidence.
pub(crate) const EVIDENCE: DataTable = DataTable {
    name: "finding_evidence",
    topic: Topic::Synthesis,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "finding_evidence",
                "finding_id TEXT NOT NULL REFERENCES finding (id),
    evidence_id TEXT NOT NULL REFERENCES evidence (id)"
            ),
        },
        Step { version: 1, sql: index!("finding_evidence", "finding_id") },
    ],
};

pub(crate) static ELEMENT_LINK: Link = Link { table: ELEMENTS.name, owner: "finding_id", target: "element" };
pub(crate) static EVIDENCE_LINK: Link = Link { table: EVIDENCE.name, owner: "finding_id", target: "evidence_id" };

impl Table for Finding {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "finding";
    const COLUMNS: &'static [&'static str] = &["theme_id", "text"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn elements(&self) -> &[ElementCode] {
        &self.elements
    }

    fn cells(&self) -> Vec<Value> {
        vec![id(self.theme), text(&self.text)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: read_id(row, 0)?,
            theme: read_id(row, 1)?,
            text: row.get(2)?,
            elements: Vec::new(),
            evidence: Vec::new(),
        })
    }

    fn links(&self) -> Vec<(&'static Link, Vec<String>)> {
        vec![
            (&ELEMENT_LINK, self.elements.iter().map(ToString::to_string).collect()),
            (&EVIDENCE_LINK, self.evidence.iter().map(ToString::to_string).collect()),
        ]
    }

    fn attach(rows: &mut [Self], connection: &Connection) -> Result<(), StoreError> {
        let mut elements = targets(connection, &ELEMENT_LINK, |row, at| row.get(at).map(ElementCode))?;
        let mut evidence = targets(connection, &EVIDENCE_LINK, read_id)?;
        for row in rows {
            row.elements = elements.remove(&row.id.0).unwrap_or_default();
            row.evidence = evidence.remove(&row.id.0).unwrap_or_default();
        }
        Ok(())
    }

    /// Recommendations no longer answer it.
    fn go(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
        pen.unlink(&recommendation::FINDING_LINK, id)
    }
}
