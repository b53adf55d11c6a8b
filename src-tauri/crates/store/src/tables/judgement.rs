//! A judgement in two cells: what was judged, and the level if it is one.

use crate::cells::{maybe, unreadable};
use debrief_domain::{Judgement, LevelCode};
use rusqlite::{Row, types::Value};

const LEVEL: &str = "level";
const NOT_ENOUGH_EVIDENCE: &str = "not_enough_evidence";

/// The two cells: `judged` and `level`.
pub(super) fn cells(judgement: Option<&Judgement>) -> [Value; 2] {
    let judged = judgement.map(|judgement| match judgement {
        Judgement::Level(_) => LEVEL,
        Judgement::NotEnoughEvidence => NOT_ENOUGH_EVIDENCE,
    });
    [maybe(judged), maybe(judgement.and_then(Judgement::level).map(LevelCode::as_str))]
}

/// Reads the two cells, of which the first stands at `at`.
pub(super) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Judgement>> {
    match row.get_ref(at)?.as_str_or_null()? {
        None => Ok(None),
        Some(NOT_ENOUGH_EVIDENCE) => Ok(Some(Judgement::NotEnoughEvidence)),
        Some(LEVEL) => Ok(Some(Judgement::Level(LevelCode(row.get(at + 1)?)))),
        Some(other) => Err(unreadable(at, std::io::Error::other(format!("no judgement is called “{other}”")))),
    }
}
