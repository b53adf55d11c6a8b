//! The decisions with their rationales, and the notes that rationales quote.

use super::{Table, judgement};
use crate::cells::{json, maybe_day, read_id, read_json, read_maybe_parsed, text};
use crate::pen::Link;
use crate::schema::{DataTable, Step, data_table, index, searched};
use debrief_domain::{Decision, DecisionId, ElementCode, ReviewId, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

// The parts of a rationale are only ever read whole: JSON. `rationale_text` is the same as plain text, to be searched.
pub(crate) const TABLE: DataTable = DataTable {
    name: "decision",
    topic: Topic::Decisions,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "decision",
                "element TEXT NOT NULL UNIQUE,
    judged TEXT CHECK (judged IN ('level', 'not_enough_evidence')),
    level TEXT,
    rationale TEXT NOT NULL CHECK (json_valid(rationale)),
    rationale_text TEXT NOT NULL,
    dissent TEXT NOT NULL,
    agreed_on TEXT,
    CHECK ((judged IS 'level') = (level IS NOT NULL))"
            ),
        },
        Step { version: 1, sql: index!("decision", "position") },
        Step { version: 1, sql: searched!("decision", "rationale_text") },
    ],
};

/// Rationales and the notes they quote. The words stand in the rationale; this says where they come from, also to SQL.
pub(crate) const QUOTES: DataTable = DataTable {
    name: "rationale_quote",
    topic: Topic::Decisions,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "rationale_quote",
                "decision_id TEXT NOT NULL REFERENCES decision (id),
    evidence_id TEXT NOT NULL"
            ),
        },
        Step { version: 1, sql: index!("rationale_quote", "decision_id") },
    ],
};

pub(crate) static QUOTE_LINK: Link = Link { table: QUOTES.name, owner: "decision_id", target: "evidence_id" };

impl Table for Decision {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "decision";
    const COLUMNS: &'static [&'static str] =
        &["element", "judged", "level", "rationale", "rationale_text", "dissent", "agreed_on"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn elements(&self) -> &[ElementCode] {
        std::slice::from_ref(&self.element)
    }

    fn natural_key(&self, review: ReviewId) -> Option<Uuid> {
        Some(DecisionId::of(review, &self.element).0)
    }

    fn cells(&self) -> Vec<Value> {
        let [judged, level] = judgement::cells(self.judgement.as_ref());
        vec![
            text(self.element.as_str()),
            judged,
            level,
            json(&self.rationale),
            text(self.rationale.plain()),
            text(&self.dissent),
            maybe_day(self.agreed_on),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: read_id(row, 0)?,
            element: ElementCode(row.get(1)?),
            judgement: judgement::read(row, 2)?,
            rationale: read_json(row, 4)?,
            dissent: row.get(6)?,
            agreed_on: read_maybe_parsed(row, 7)?,
        })
    }

    fn links(&self) -> Vec<(&'static Link, Vec<String>)> {
        vec![(&QUOTE_LINK, self.rationale.quoted().iter().map(ToString::to_string).collect())]
    }
}
