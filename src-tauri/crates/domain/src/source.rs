//! Where evidence comes from: sessions and documents.

use crate::{DocumentId, GroupId, MemberId, SessionId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// One interview or focus group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// The id.
    pub id: SessionId,
    /// The group that is heard.
    pub group: GroupId,
    /// Start, in the time of the place; absent until planned.
    pub starts_at: Option<NaiveDateTime>,
    /// Where it takes place; may be empty.
    pub place: String,
    /// How many people came, or are expected.
    pub headcount: Option<u32>,
    /// Who asks.
    pub interviewer: Option<MemberId>,
    /// Who writes.
    pub scribe: Option<MemberId>,
    /// Whether the confidentiality wording was read.
    pub consent: Consent,
    /// Planned or held.
    pub status: SessionStatus,
}

/// Whether consent was read to the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// Not read, or not yet.
    NotRead,
    /// Read at that time, in the time of the place.
    ReadAt(NaiveDateTime),
}

/// Whether a session has taken place. The first note makes it held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    /// Still to come.
    Planned,
    /// It took place.
    Held,
}

/// Something the team reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The id.
    pub id: DocumentId,
    /// The title as the deck prints it.
    pub title: String,
    /// What kind it is, in the words of the field: `Strategic plan`. May be empty.
    pub kind: String,
    /// How far it has come.
    pub status: DocumentStatus,
}

/// How far a document has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DocumentStatus {
    /// The client was asked for it.
    AskedFor,
    /// It is here.
    Received,
    /// It has been read.
    Read,
}
