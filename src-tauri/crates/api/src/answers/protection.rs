//! Passphrase, recovery sheet and lock, and what this laptop remembers.

use serde::{Deserialize, Serialize};

/// A review of which something on the disk could not be encrypted.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NotEncrypted {
    /// The client; empty when its file could not be read.
    pub client: String,
    /// What the engagement is called.
    pub name: String,
}

/// What this laptop remembers about the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: WindowTheme,
    /// After so many minutes without a key or a click everything is locked; never, when absent.
    pub lock_after_minutes: Option<u32>,
    /// Somebody chose to go on without a passphrase.
    pub unprotected: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: WindowTheme::default(), lock_after_minutes: Some(15), unprotected: false }
    }
}

/// A theme of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WindowTheme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Whether somebody must unlock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LockState {
    /// Whether the library has a passphrase.
    pub protected: bool,
    /// Whether it must be typed now.
    pub locked: bool,
    /// Why the library must not stay where it is, as the end of a sentence; it is closed until it was moved.
    pub misplaced: Option<String>,
    /// How many seconds to wait before the next try.
    pub wait_seconds: u32,
}

/// How long a passphrase holds against somebody who has the laptop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PassphraseStrength {
    /// Too few characters to be taken.
    TooShort,
    /// Days at most.
    Weak,
    /// Weeks to a few years.
    Fair,
    /// Decades.
    Strong,
}

/// The key on the recovery sheet.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RecoveryKey {
    /// Its groups, in order.
    pub groups: Vec<String>,
    /// The numbers of the groups to type back, from 1.
    pub ask: Vec<u32>,
}
