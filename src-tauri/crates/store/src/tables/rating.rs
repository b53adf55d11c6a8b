//! The ratings: one row for each rater and element.

use super::{Table, judgement};
use crate::cells::{code, maybe_id, read_code, read_id, read_maybe_id, text};
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{ElementCode, Judgement, Rating, RatingId, ReviewId, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "rating",
    topic: Topic::Ratings,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "rating",
                "element TEXT NOT NULL,
    lens TEXT NOT NULL CHECK (lens IN ('reviewer', 'leadership')),
    rater_id TEXT REFERENCES member (id),
    judged TEXT NOT NULL CHECK (judged IN ('level', 'not_enough_evidence')),
    level TEXT,
    reason TEXT NOT NULL,
    CHECK ((judged = 'level') = (level IS NOT NULL)),
    CHECK ((lens = 'reviewer') = (rater_id IS NOT NULL)),
    UNIQUE (lens, rater_id, element)"
            ),
        },
        Step { version: 1, sql: index!("rating", "position") },
    ],
};

impl Table for Rating {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "rating";
    const COLUMNS: &'static [&'static str] = &["element", "lens", "rater_id", "judged", "level", "reason"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn elements(&self) -> &[ElementCode] {
        std::slice::from_ref(&self.element)
    }

    fn natural_key(&self, review: ReviewId) -> Option<Uuid> {
        Some(RatingId::of(review, self.lens, self.rater, &self.element).0)
    }

    fn cells(&self) -> Vec<Value> {
        let [judged, level] = judgement::cells(Some(&self.judgement));
        vec![text(self.element.as_str()), code(&self.lens), maybe_id(self.rater), judged, level, text(&self.reason)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: read_id(row, 0)?,
            element: ElementCode(row.get(1)?),
            lens: read_code(row, 2)?,
            rater: read_maybe_id(row, 3)?,
            // The column refuses a missing judgement.
            judgement: judgement::read(row, 4)?.unwrap_or(Judgement::NotEnoughEvidence),
            reason: row.get(6)?,
        })
    }
}
