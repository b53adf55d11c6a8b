//! The recommendations, and the findings they answer.

use super::{Table, targets};
use crate::StoreError;
use crate::cells::{id, read_id, text};
use crate::pen::Link;
use crate::schema::{DataTable, Step, data_table, index, searched};
use debrief_domain::{Recommendation, Topic};
use rusqlite::{Connection, Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "recommendation",
    topic: Topic::Synthesis,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "recommendation",
                "theme_id TEXT NOT NULL REFERENCES theme (id),
    text TEXT NOT NULL"
            ),
        },
        Step { version: 1, sql: index!("recommendation", "position") },
        Step { version: 1, sql: searched!("recommendation", "text") },
    ],
};

/// Recommendations and findings.
pub(crate) const FINDINGS: DataTable = DataTable {
    name: "recommendation_finding",
    topic: Topic::Synthesis,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "recommendation_finding",
                "recommendation_id TEXT NOT NULL REFERENCES recommendation (id),
    finding_id TEXT NOT NULL REFERENCES finding (id)"
            ),
        },
        Step { version: 1, sql: index!("recommendation_finding", "recommendation_id") },
    ],
};

pub(crate) static FINDING_LINK: Link = Link { table: FINDINGS.name, owner: "recommendation_id", target: "finding_id" };

impl Table for Recommendation {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "recommendation";
    const COLUMNS: &'static [&'static str] = &["theme_id", "text"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn cells(&self) -> Vec<Value> {
        vec![id(self.theme), text(&self.text)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: read_id(row, 0)?, theme: read_id(row, 1)?, text: row.get(2)?, findings: Vec::new() })
    }

    fn links(&self) -> Vec<(&'static Link, Vec<String>)> {
        vec![(&FINDING_LINK, self.findings.iter().map(ToString::to_string).collect())]
    }

    fn attach(rows: &mut [Self], connection: &Connection) -> Result<(), StoreError> {
        let mut findings = targets(connection, &FINDING_LINK, read_id)?;
        for row in rows {
            row.findings = findings.remove(&row.id.0).unwrap_or_default();
        }
        Ok(())
    }
}
