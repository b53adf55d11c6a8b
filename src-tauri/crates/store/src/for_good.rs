//! Deleting so that nothing is left: not in the row, the change log, half-typed texts, the search index, free pages or the log
//! of SQLite. Ordinary deletion keeps the words, so that it can be taken back.

use crate::drafts::Drawer;
use crate::forgetting::{forget, names_any};
use crate::pen::Pen;
use crate::schema::DATA_TABLES;
use crate::transact::topics;
use crate::{Action, ReviewStore, StoreError, Written, history, search, sitting, tables};
use debrief_domain::{
    Decision, ElementCode, Evidence, EvidenceId, Rationale, Recognition, ReviewState, Session, SessionId, TextOwner,
};
use rusqlite::session::Session as Recorder;
use rusqlite::{Connection, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use uuid::Uuid;

/// What is deleted for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ForGood {
    /// One note.
    Note(EvidenceId),
    /// A session with its notes.
    Session(SessionId),
}

/// What a deletion for good takes along.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TakenAlong {
    /// How many notes go, those among them that were deleted before and could still be brought back.
    pub notes: u32,
    /// The elements whose rationale quotes one of them; the quoted words are taken out there.
    pub rationales: Vec<ElementCode>,
    /// How many findings rest on one of them and rest on one note less from then on.
    pub findings: u32,
    /// How many steps can no longer be taken back.
    pub steps: u32,
}

impl ReviewStore {
    /// What [`ReviewStore::delete_for_good`] would take along. Nothing is changed.
    ///
    /// # Errors
    /// As [`ReviewStore::delete_for_good`].
    pub fn what_goes(&mut self, what: ForGood) -> Result<TakenAlong, StoreError> {
        // Done and given up: the same work, so that what is told is what happens.
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (taken, _) = take_out(&transaction, what)?;
        transaction.rollback()?;
        Ok(taken)
    }

    /// Deletes a note, or a session with its notes, so that its words are in no part of the file. It cannot be taken back, nor
    /// can the steps that held the words. Backups are not touched. What was deleted before, in the ordinary way or in this
    /// one, can be deleted for good too: so an attempt whose end failed can be made again.
    ///
    /// The last part of the answer is whether the file could be written anew. If not, what was deleted is gone from the
    /// review, and some of its words may stay in parts of the file that nothing uses, until this is asked for again.
    ///
    /// # Errors
    /// [`StoreError::RowNotThere`], [`StoreError::ReviewIsFinal`], and failures of the disk; nothing was changed then.
    pub fn delete_for_good(
        &mut self,
        what: ForGood,
        action: &Action,
    ) -> Result<(TakenAlong, Written, Result<(), StoreError>), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (taken, changeset) = take_out(&transaction, what)?;
        // Told in the history, without what it changed.
        history::keep(&transaction, action, &[])?;
        sitting::count(&transaction, action.at)?;
        search::rebuild(&transaction)?;
        let written = Written { changed: topics(&changeset)?, nothing: false };
        transaction.commit()?;
        Ok((taken, written, self.write_anew()))
    }

    /// Writes the file without the parts that nothing uses any more.
    fn write_anew(&self) -> Result<(), StoreError> {
        self.connection.execute_batch("VACUUM")?;
        Ok(self.connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?)
    }
}

/// Does all of it but for the parts of the file that nothing uses any more. The changeset says what was touched.
fn take_out(connection: &Connection, what: ForGood) -> Result<(TakenAlong, Vec<u8>), StoreError> {
    if tables::review::state(connection)? == ReviewState::Final {
        return Err(StoreError::ReviewIsFinal);
    }
    let notes = notes_of(connection, what)?;
    let mut taken = TakenAlong {
        notes: u32::try_from(notes.len()).unwrap_or(u32::MAX),
        findings: findings_on(connection, &notes)?,
        ..TakenAlong::default()
    };
    let mut recorder = Recorder::new(connection)?;
    for table in DATA_TABLES {
        recorder.attach(Some(table.name))?;
    }
    let mut pen = Pen::recorded(connection, recorder);
    let is_gone = |note: EvidenceId| notes.contains(&note.0);
    for decision in tables::all::<Decision>(connection)? {
        if decision.rationale.quoted().into_iter().any(is_gone) {
            taken.rationales.push(decision.element.clone());
            let rationale: Rationale = decision.rationale.without(is_gone);
            tables::put(&mut pen, &Decision { rationale, ..decision })?;
        }
    }
    let mut ids: HashSet<String> = notes.iter().map(Uuid::to_string).collect();
    match what {
        ForGood::Note(note) => tables::remove_again::<Evidence>(&mut pen, note.0)?,
        ForGood::Session(session) => {
            tables::remove_again::<Session>(&mut pen, session.0)?;
            ids.insert(session.to_string());
            connection.execute(
                "UPDATE session SET starts_at = NULL, place = '', headcount = NULL, interviewer_id = NULL, scribe_id = NULL,
                 consent_read_at = NULL, status = 'planned', rev = lower(hex(randomblob(8))) WHERE id = ?",
                [session.to_string()],
            )?;
        }
    }
    for (recognition, is_deleted) in recognitions_in(connection, &notes, &taken.rationales)? {
        if !is_deleted {
            tables::remove::<Recognition>(&mut pen, recognition)?;
        }
        wipe_recognition(connection, &recognition.to_string())?;
        ids.insert(recognition.to_string());
    }
    for note in &notes {
        wipe(connection, &note.to_string())?;
    }
    let changeset = pen.changeset()?;
    taken.steps = forget(connection, &ids, &changeset)?;
    forget_drafts(connection, &ids)?;
    Ok((taken, changeset))
}

/// The notes that go. Of a session those too that were deleted before: their rows still hold the words.
fn notes_of(connection: &Connection, what: ForGood) -> Result<Vec<Uuid>, StoreError> {
    match what {
        ForGood::Note(note) => Ok(vec![note.0]),
        ForGood::Session(session) => {
            let mut statement = connection.prepare("SELECT id FROM evidence WHERE session_id = ? AND text <> ''")?;
            let ids = statement.query_map([session.to_string()], |row| crate::cells::read_id(row, 0))?;
            Ok(ids.collect::<rusqlite::Result<_>>()?)
        }
    }
}

fn findings_on(connection: &Connection, notes: &[Uuid]) -> Result<u32, StoreError> {
    let mut statement =
        connection.prepare("SELECT finding_id FROM finding_evidence WHERE evidence_id = ? AND deleted = 0")?;
    let mut findings: HashSet<Uuid> = HashSet::new();
    for note in notes {
        for finding in statement.query_map([note.to_string()], |row| crate::cells::read_id(row, 0))? {
            findings.insert(finding?);
        }
    }
    Ok(u32::try_from(findings.len()).unwrap_or(u32::MAX))
}

/// What was decided about words in the notes that go, and in the rationales that quoted them, each with whether it was deleted
/// before. Such a decision repeats the words: the name of a person.
fn recognitions_in(
    connection: &Connection,
    notes: &[Uuid],
    rationales: &[ElementCode],
) -> Result<Vec<(Uuid, bool)>, StoreError> {
    let mut statement = connection.prepare("SELECT id, owner, deleted FROM recognition")?;
    let all = statement.query_map([], |row| {
        let owner: TextOwner = crate::cells::read_json(row, 1)?;
        Ok((crate::cells::read_id(row, 0)?, owner, row.get(2)?))
    })?;
    let mut found = Vec::new();
    for row in all {
        let (id, owner, is_deleted) = row?;
        let goes = match owner {
            TextOwner::Evidence(note) => notes.contains(&note.0),
            TextOwner::Rationale(element) => rationales.contains(&element),
            _ => false,
        };
        if goes {
            found.push((id, is_deleted));
        }
    }
    Ok(found)
}

/// Leaves of such a decision only that there was one.
fn wipe_recognition(connection: &Connection, recognition: &str) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE recognition SET words = '', choice = 'stays', descriptor = NULL, deleted = 1,
         rev = lower(hex(randomblob(8))) WHERE id = ?",
        [recognition],
    )?;
    Ok(())
}

/// Leaves of a note only that it was there and is deleted, which a colleague’s laptop must learn when the two are merged.
fn wipe(connection: &Connection, note: &str) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE evidence SET text = '', kind = 'paraphrase', direction = NULL, permission = 'not_cleared',
         noted_at = '0001-01-01T00:00:00', noted_by_id = NULL, deleted = 1, rev = lower(hex(randomblob(8))) WHERE id = ?",
        [note],
    )?;
    connection.execute(
        "UPDATE evidence_element SET element = '', deleted = 1, rev = lower(hex(randomblob(8))) WHERE evidence_id = ?",
        [note],
    )?;
    Ok(())
}

/// Removes half-typed texts that belong to what goes, or speak of it. The page keeps several of them as one object of texts
/// by place; the others in it stay.
fn forget_drafts(connection: &Connection, ids: &HashSet<String>) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT slot, value FROM draft")?;
    let drafts: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let speaks = |text: &str| names_any(text.as_bytes(), ids);
    for (slot, value) in drafts {
        if speaks(&slot) {
            Drawer::Draft.set(connection, &slot, "")?;
        } else if speaks(&value) {
            let kept = match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&value) {
                Ok(texts) => {
                    let kept: serde_json::Map<_, _> = texts
                        .into_iter()
                        .filter(|(place, text)| !speaks(place) && !speaks(&text.to_string()))
                        .collect();
                    if kept.is_empty() { String::new() } else { serde_json::Value::Object(kept).to_string() }
                }
                Err(_) => String::new(),
            };
            Drawer::Draft.set(connection, &slot, &kept)?;
        }
    }
    Ok(())
}

/// Whether a copy of the review holds what is to be deleted for good.
pub(crate) fn holds(copy: &Connection, what: ForGood) -> Result<bool, StoreError> {
    let (sql, id) = match what {
        ForGood::Note(note) => ("SELECT 1 FROM evidence WHERE id = ? AND text <> ''", note.0),
        ForGood::Session(session) => (
            "SELECT 1 FROM session WHERE id = ?1 AND deleted = 0
             UNION SELECT 1 FROM evidence WHERE session_id = ?1 AND text <> ''",
            session.0,
        ),
    };
    Ok(copy.prepare(sql)?.exists(params![id.to_string()])?)
}
