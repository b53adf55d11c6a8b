//! Passphrase, recovery sheet, lock: who may open what lies on this laptop.

use crate::answers::{Exported, LockState, NotEncrypted, PassphraseStrength, RecoveryKey};
use crate::core::{Call, Core, Progress, held};
use crate::dialogs::SaveFile;
use crate::key_files::{KeyFiles, keyring, read_key};
use crate::library::exported;
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, clock, files};
use debrief_keys::{Attempts, Identity, KeyError, Passphrase, PublicKey, RecoverySheet, Strength};
use debrief_store::{Card, SecondPlace};
use std::time::{Duration, Instant};

/// The fewest characters of a passphrase: with fewer, no choice of them helps.
const SHORTEST: usize = 8;
/// How many groups of the recovery sheet are typed back: enough to know that it is at hand.
const ASKED: usize = 2;

/// What the program remembers about being locked, until it ends.
#[derive(Default)]
pub(crate) struct Lock {
    attempts: Attempts,
    failed_at: Option<Instant>,
    beginning: Option<Beginning>,
    /// The copies that are being brought back to a laptop that has no keys of its own.
    pub(crate) recovering: Option<SecondPlace>,
}

/// An identity that counts once somebody shows to have its recovery sheet.
struct Beginning {
    me: Identity,
    sheet: RecoverySheet,
    /// The identity under its passphrase, as it will lie on the disk.
    protected: Vec<u8>,
    /// The groups to type back, by number from 1.
    asked: Vec<usize>,
}

impl Lock {
    /// How long to wait before the next try.
    fn wait(&self) -> Duration {
        self.failed_at.map_or(Duration::ZERO, |at| self.attempts.wait().saturating_sub(at.elapsed()))
    }
}

pub(crate) fn lock_state(core: &Core, _: LockStateRequest, _: &Call<'_>) -> Answer<LockState> {
    let wait = held(&core.lock).wait();
    Ok(LockState {
        protected: core.key_files().are_there(),
        locked: core.is_locked(),
        misplaced: core.misplaced().map(|elsewhere| elsewhere.to_string()),
        wait_seconds: u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX),
    })
}

pub(crate) fn move_library(core: &Core, _: MoveLibrary, call: &Call<'_>) -> Answer<()> {
    call.step(0, 1, "Moving the library")?;
    core.move_home()?;
    core.ensure_sample()
}

pub(crate) fn judge_passphrase(_: &Core, request: JudgePassphrase, _: &Call<'_>) -> Answer<PassphraseStrength> {
    let passphrase = Passphrase::new(request.passphrase);
    Ok(match passphrase.strength(&["debrief"]) {
        _ if passphrase.length() < SHORTEST => PassphraseStrength::TooShort,
        Strength::Weak => PassphraseStrength::Weak,
        Strength::Fair => PassphraseStrength::Fair,
        Strength::Strong => PassphraseStrength::Strong,
    })
}

pub(crate) fn begin_protection(core: &Core, request: BeginProtection, call: &Call<'_>) -> Answer<RecoveryKey> {
    if core.key_files().are_there() {
        return Err(ApiError::new(
            ErrorCode::InUse,
            "This library has a passphrase already. Nothing was changed. Change it under Settings.",
        ));
    }
    let passphrase = long_enough(request.passphrase, "passphrase")?;
    call.step(0, 1, "Making your keys")?;
    let (me, sheet) = (Identity::generate(), RecoverySheet::generate());
    let protected = me.protect_with(&passphrase, Some(&sheet.public()))?;
    let groups = sheet.groups().to_vec();
    let asked = asked(groups.len());
    let ask = asked.iter().filter_map(|number| u32::try_from(*number).ok()).collect();
    held(&core.lock).beginning = Some(Beginning { me, sheet, protected, asked });
    Ok(RecoveryKey { groups, ask })
}

/// The numbers of the groups that are asked for: drawn, so that nobody learns to type the same two.
fn asked(of: usize) -> Vec<usize> {
    let drawn = clock::new_id().as_u128();
    let first = (drawn % of as u128) as usize;
    let second = (first + 1 + (drawn / of as u128 % (of as u128 - 1)) as usize) % of;
    let mut asked = vec![first + 1, second + 1];
    asked.truncate(ASKED);
    asked.sort_unstable();
    asked
}

pub(crate) fn save_recovery_sheet(core: &Core, _: SaveRecoverySheet, _: &Call<'_>) -> Answer<Option<Exported>> {
    let text = match &held(&core.lock).beginning {
        Some(beginning) => sheet_text(&beginning.sheet),
        None => return Err(begin_again()),
    };
    let ask = SaveFile {
        title: "Save the recovery sheet".to_owned(),
        file_name: "Debrief recovery sheet.txt".to_owned(),
        kind: "Text",
        extension: "txt",
    };
    let Some(path) = core.dialogs().save_file(&ask) else { return Ok(None) };
    files::write_secret(&path, text.as_bytes())?;
    core.remember_export(&path);
    Ok(Some(exported(&path, None, text.len())))
}

fn sheet_text(sheet: &RecoverySheet) -> String {
    let groups = sheet.groups();
    // With the numbers that are asked for, as on the screen.
    let numbered: Vec<String> =
        groups.iter().enumerate().map(|(at, group)| format!("{:>6} {group:<4}", format!("{}:", at + 1))).collect();
    let lines: Vec<String> = numbered.chunks(5).map(|groups| groups.concat().trim_end().to_owned()).collect();
    format!(
        "Debrief recovery sheet\n\nMade on {}\n\nThis key opens your reviews when you forget your passphrase, and from a \
         backup when you lose the laptop.\nWhoever has it can read everything in them. Keep it on paper, away from the \
         laptop, where you keep\nother things that you cannot replace.\n\n{}\n\nTo use it: open Debrief, choose “Forgot \
         the passphrase?”, and type the groups in this order.\nCapitals and spaces make no difference.\n\nWithout \
         Debrief: the same groups in one stretch, after AGE-SECRET-KEY-1, are an identity of the program age.\n",
        clock::today().format("%B %-d, %Y"),
        lines.join("\n\n")
    )
}

fn begin_again() -> ApiError {
    ApiError::new(
        ErrorCode::BadRequest,
        "No passphrase has been chosen yet. Nothing was changed. Choose one, then print or save its recovery sheet.",
    )
}

pub(crate) fn finish_protection(core: &Core, request: FinishProtection, call: &Call<'_>) -> Answer<Vec<NotEncrypted>> {
    let mut lock = held(&core.lock);
    let beginning = lock.beginning.as_ref().ok_or_else(begin_again)?;
    let has_sheet = request.typed.len() == beginning.asked.len()
        && beginning.asked.iter().zip(&request.typed).all(|(number, typed)| beginning.sheet.has_group(*number, typed));
    if !has_sheet {
        return Err(ApiError::new(
            ErrorCode::Key,
            "That is not what stands on the sheet. Nothing was changed. Compare the groups of these numbers, letter by \
             letter.",
        )
        .at("typed"));
    }
    let key_files = core.key_files();
    let recovery = beginning.sheet.public();
    call.step(0, 3, "Keeping your keys")?;
    key_files.write_for_sheet(&beginning.me, &recovery)?;
    // Last: from here on the library is protected.
    files::write_whole(&key_files.identity(), &beginning.protected)?;
    let me = beginning.me.clone();
    lock.beginning = None;
    drop(lock);
    // What can no longer be read then is called as the library knew it.
    let known = all_cards(core).unwrap_or_default();
    call.step(1, 3, "Encrypting the reviews that are there")?;
    core.open_library(Some(keyring(me, Some(recovery))))?;
    // From here on nothing stops it: everything counts already.
    (call.progress)(Progress { done: 2, of: 3, doing: "Looking whether anything can still be read".to_owned() });
    let readable = core.library()?.still_readable()?.into_iter();
    Ok(readable
        .map(|id| {
            let card = known.iter().find(|card| card.id == id);
            card.map_or_else(NotEncrypted::default, |card| NotEncrypted {
                client: card.client.clone(),
                name: card.name.clone(),
            })
        })
        .collect())
}

/// The cards of the library and of its bin.
fn all_cards(core: &Core) -> Answer<Vec<Card>> {
    let library = core.library()?;
    let mut cards = library.cards()?;
    cards.extend(library.binned()?.into_iter().map(|binned| binned.card));
    Ok(cards)
}

pub(crate) fn unlock(core: &Core, request: Unlock, call: &Call<'_>) -> Answer<()> {
    if !core.is_locked() {
        return Ok(());
    }
    call.step(0, 1, "Unlocking")?;
    let key_files = core.key_files();
    let (me, noted) = open_identity(core, &key_files, Passphrase::new(request.passphrase), "passphrase")?;
    if let Some(recovery) = &noted {
        // A disk that takes nothing keeps nobody out: the one that was noted counts anyway.
        let _ = key_files.mend_for_sheet(&me, recovery);
    }
    let recovery = key_files.recovery_key(noted);
    core.open_library(Some(keyring(me, recovery)))
}

/// Opens the identity, with the recovery key that is noted in it, and makes whoever guesses wait longer each time.
pub(crate) fn open_identity(
    core: &Core,
    key_files: &KeyFiles,
    passphrase: Passphrase,
    field: &str,
) -> Answer<(Identity, Option<PublicKey>)> {
    if !key_files.identity().exists() {
        return Err(ApiError::new(
            ErrorCode::Key,
            "The file with your keys, “identity.age”, is missing, so no passphrase can open anything. Nothing was \
             changed, and your reviews are as they were. Use your recovery sheet, or put the file back from a backup.",
        )
        .at(field));
    }
    // Held while the passphrase is tried: guesses side by side would not wait for each other.
    let mut lock = held(&core.lock);
    let wait = lock.wait();
    if !wait.is_zero() {
        let seconds = wait.as_millis().div_ceil(1000);
        return Err(ApiError::new(
            ErrorCode::Key,
            format!("After several wrong passphrases there is a pause. Nothing was changed. Try again in {seconds} s."),
        )
        .at(field));
    }
    match Identity::open_with(&read_key(&key_files.identity())?, &passphrase) {
        Ok(opened) => {
            (lock.attempts, lock.failed_at) = (Attempts::default(), None);
            Ok(opened)
        }
        Err(error) => {
            if error == KeyError::WrongPassphrase {
                lock.attempts = lock.attempts.failed();
                lock.failed_at = Some(Instant::now());
            }
            Err(ApiError::from(error).at(field))
        }
    }
}

pub(crate) fn unlock_with_sheet(core: &Core, request: UnlockWithSheet, call: &Call<'_>) -> Answer<()> {
    let key_files = core.key_files();
    let (me, recovery) = open_with_sheet(&key_files, &request.sheet)?;
    let passphrase = long_enough(request.passphrase, "passphrase")?;
    call.step(0, 1, "Making the new passphrase count")?;
    key_files.mend_for_sheet(&me, &recovery)?;
    files::write_whole(&key_files.identity(), &me.protect_with(&passphrase, Some(&recovery))?)?;
    *held(&core.lock) = Lock::default();
    core.open_library(Some(keyring(me, Some(recovery))))
}

/// Opens the identity with what somebody typed from a recovery sheet, whose public half comes with it.
pub(crate) fn open_with_sheet(key_files: &KeyFiles, typed: &str) -> Answer<(Identity, PublicKey)> {
    let sheet = RecoverySheet::read(typed).map_err(|error| ApiError::from(error).at("sheet"))?;
    let wrapped = read_key(&key_files.for_recovery())?;
    let me = Identity::unwrap(&wrapped, sheet.identity()).map_err(|error| match error {
        KeyError::NotForYou => ApiError::new(
            ErrorCode::Key,
            "This sheet belongs to another library. Nothing was changed. Look for the one that was made with this one.",
        )
        .at("sheet"),
        other => other.into(),
    })?;
    Ok((me, sheet.public()))
}

pub(crate) fn change_passphrase(core: &Core, request: ChangePassphrase, call: &Call<'_>) -> Answer<()> {
    let new = long_enough(request.new, "new")?;
    call.step(0, 2, "Checking the passphrase")?;
    let key_files = core.key_files();
    let (me, noted) = open_identity(core, &key_files, Passphrase::new(request.old), "old")?;
    let recovery = key_files.recovery_key(noted);
    call.step(1, 2, "Making the new passphrase count")?;
    files::write_whole(&key_files.identity(), &me.protect_with(&new, recovery.as_ref())?)?;
    core.note_identity();
    Ok(())
}

pub(crate) fn lock(core: &Core, _: LockRequest, _: &Call<'_>) -> Answer<()> {
    if !core.key_files().are_there() {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "There is no passphrase to lock with yet. Nothing was changed. Choose one under Settings.",
        ));
    }
    core.forget_library();
    Ok(())
}

pub(crate) fn long_enough(typed: String, field: &str) -> Answer<Passphrase> {
    let passphrase = Passphrase::new(typed);
    if passphrase.length() < SHORTEST {
        return Err(ApiError::new(
            ErrorCode::BadValue,
            format!(
                "A passphrase has at least {SHORTEST} characters. Nothing was changed. Four or five words do well."
            ),
        )
        .at(field));
    }
    Ok(passphrase)
}
