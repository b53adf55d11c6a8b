//! The evidence, and the elements it bears on.

use super::{Table, finding, targets};
use crate::StoreError;
use crate::cells::{
    code, maybe_code, maybe_id, moment, read_code, read_id, read_maybe_code, read_maybe_id, read_parsed, text,
};
use crate::pen::{Link, Pen};
use crate::schema::{DataTable, Step, data_table, index, searched};
use debrief_domain::{ElementCode, Evidence, EvidenceSource, Topic};
use rusqlite::{Connection, Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "evidence",
    topic: Topic::Evidence,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "evidence",
                "session_id TEXT REFERENCES session (id),
    document_id TEXT REFERENCES document (id),
    text TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('quote', 'paraphrase')),
    direction TEXT CHECK (direction IN ('strength', 'gap', 'open_question')),
    permission TEXT NOT NULL CHECK (permission IN ('not_cleared', 'may_quote', 'background_only', 'attributed')),
    noted_at TEXT NOT NULL,
    noted_by_id TEXT REFERENCES member (id),
    CHECK ((session_id IS NULL) <> (document_id IS NULL))"
            ),
        },
        Step { version: 1, sql: index!("evidence", "position") },
        Step { version: 1, sql: searched!("evidence", "text") },
        Step {
            version: 3,
            sql: "ALTER TABLE evidence ADD COLUMN about_student INTEGER NOT NULL DEFAULT 0 CHECK (about_student IN (0, 1));\n",
        },
    ],
};

/// Evidence and elements.
pub(crate) const ELEMENTS: DataTable = DataTable {
    name: "evidence_element",
    topic: Topic::Evidence,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "evidence_element",
                "evidence_id TEXT NOT NULL REFERENCES evidence (id),
    element TEXT NOT NULL"
            ),
        },
        Step { version: 1, sql: index!("evidence_element", "evidence_id") },
    ],
};

pub(crate) static ELEMENT_LINK: Link = Link { table: ELEMENTS.name, owner: "evidence_id", target: "element" };

impl Table for Evidence {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "note";
    const COLUMNS: &'static [&'static str] = &[
        "session_id",
        "document_id",
        "text",
        "kind",
        "direction",
        "permission",
        "noted_at",
        "noted_by_id",
        "about_student",
    ];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn elements(&self) -> &[ElementCode] {
        &self.elements
    }

    fn cells(&self) -> Vec<Value> {
        let (session, document) = match self.source {
            EvidenceSource::Session(session) => (Some(session), None),
            EvidenceSource::Document(document) => (None, Some(document)),
        };
        vec![
            maybe_id(session),
            maybe_id(document),
            text(&self.text),
            code(&self.kind),
            maybe_code(self.direction.as_ref()),
            code(&self.permission),
            moment(self.noted_at),
            maybe_id(self.noted_by),
            Value::Integer(self.about_student.into()),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let source = match read_maybe_id(row, 1)? {
            Some(session) => EvidenceSource::Session(session),
            None => EvidenceSource::Document(read_id(row, 2)?),
        };
        Ok(Self {
            id: read_id(row, 0)?,
            source,
            text: row.get(3)?,
            kind: read_code(row, 4)?,
            direction: read_maybe_code(row, 5)?,
            elements: Vec::new(),
            permission: read_code(row, 6)?,
            about_student: row.get(9)?,
            noted_at: read_parsed(row, 7)?,
            noted_by: read_maybe_id(row, 8)?,
        })
    }

    fn links(&self) -> Vec<(&'static Link, Vec<String>)> {
        vec![(&ELEMENT_LINK, self.elements.iter().map(ToString::to_string).collect())]
    }

    fn attach(rows: &mut [Self], connection: &Connection) -> Result<(), StoreError> {
        let mut elements = targets(connection, &ELEMENT_LINK, |row, at| row.get(at).map(ElementCode))?;
        for row in rows {
            row.elements = elements.remove(&row.id.0).unwrap_or_default();
        }
        Ok(())
    }

    /// Findings no longer rest on it. A rationale keeps the words it quotes; the checks report that the note is gone.
    fn go(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
        pen.unlink(&finding::EVIDENCE_LINK, id)
    }
}
