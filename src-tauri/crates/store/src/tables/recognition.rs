//! What was decided about words by which somebody could be recognized.

use super::Table;
use crate::cells::{json, maybe, read_id, read_json, text};
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{Recognition, RecognitionChoice, RecognitionId, ReviewId, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

// `owner` says which text it is, of many kinds of texts, so it points nowhere for SQL. A decision outlives its words.
pub(crate) const TABLE: DataTable = DataTable {
    name: "recognition",
    topic: Topic::Roster,
    steps: &[
        Step {
            version: 3,
            sql: data_table!(
                "recognition",
                "owner TEXT NOT NULL CHECK (json_valid(owner)),
    words TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('stays', 'replaced')),
    descriptor TEXT,
    CHECK ((choice = 'replaced') = (descriptor IS NOT NULL))"
            ),
        },
        Step { version: 3, sql: index!("recognition", "position") },
    ],
};

impl Table for Recognition {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "decision about a name";
    const COLUMNS: &'static [&'static str] = &["owner", "words", "choice", "descriptor"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn natural_key(&self, review: ReviewId) -> Option<Uuid> {
        Some(RecognitionId::of(review, &self.owner, &self.words).0)
    }

    fn cells(&self) -> Vec<Value> {
        let (choice, descriptor) = match &self.choice {
            RecognitionChoice::Stays => ("stays", None),
            RecognitionChoice::Replaced(descriptor) => ("replaced", Some(descriptor.as_str())),
        };
        vec![json(&self.owner), text(&self.words), text(choice), maybe(descriptor)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let descriptor: Option<String> = row.get(4)?;
        Ok(Self {
            id: read_id(row, 0)?,
            owner: read_json(row, 1)?,
            words: row.get(2)?,
            choice: descriptor.map_or(RecognitionChoice::Stays, RecognitionChoice::Replaced),
        })
    }
}
