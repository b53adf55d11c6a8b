//! Commands of backups: what there is, the way back, and the second place.

use crate::answers::{BackupContents, Brought, Created, PlaceState, SinceBackup};
use crate::core::{Call, Core};
use crate::library::create_copy;
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, clock, files};
use chrono::{Local, NaiveDateTime, TimeDelta, TimeZone};
use debrief_domain::limits;
use debrief_store::SecondPlace;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// From then on the library reminds of a second place that has not been reached.
const OVERDUE: TimeDelta = TimeDelta::days(3);

/// What this laptop remembers of the second place.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Remembered {
    /// The folder that somebody chose.
    folder: PathBuf,
    /// When it last had everything, in UTC.
    complete_at: NaiveDateTime,
}

pub(crate) fn backups(core: &Core, request: BackupsRequest, _: &Call<'_>) -> Answer<Vec<BackupContents>> {
    Ok(core.library()?.backups(request.review)?)
}

pub(crate) fn since_backup(core: &Core, request: SinceBackupRequest, _: &Call<'_>) -> Answer<SinceBackup> {
    core.read(request.review, |open| Ok(open.store.since_backup(request.at)?))
}

pub(crate) fn back_up_now(core: &Core, request: BackUpNow, call: &Call<'_>) -> Answer<bool> {
    call.step(0, 1, "Making a backup")?;
    let made = core.read(request.review, |open| Ok(open.store.backup_now(clock::now())?))?;
    copy_to_second_place(core);
    Ok(made)
}

pub(crate) fn restore_copy(core: &Core, request: RestoreCopy, call: &Call<'_>) -> Answer<Created> {
    call.step(0, 2, "Checking the backup")?;
    let mut review = core.library()?.read_backup(request.review, request.at)?;
    call.step(1, 2, "Putting it into the library")?;
    let here = Local.from_utc_datetime(&request.at).format("%B %-d, %-I:%M %p");
    let name = format!("{} (as of {here})", review.name);
    review.name = name.chars().take(limits::LINE_LIMIT).collect();
    create_copy(core, review)
}

pub(crate) fn second_place(core: &Core, _: SecondPlaceRequest, _: &Call<'_>) -> Answer<PlaceState> {
    state(core)
}

pub(crate) fn choose_second_place(core: &Core, _: ChooseSecondPlace, call: &Call<'_>) -> Answer<Option<PlaceState>> {
    let library = core.library()?;
    if !core.key_files().are_there() {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "Without a passphrase, whoever finds a stick reads what is on it. No place was chosen. Protect your reviews \
             first.",
        ));
    }
    let Some(folder) = core.dialogs().choose_folder("Choose a place for copies of the backups") else {
        return Ok(None);
    };
    let home = core.folder();
    if folder.starts_with(&home) || home.starts_with(&folder) {
        return Err(ApiError::new(
            ErrorCode::BadValue,
            "That folder holds the library itself, and what takes the one takes the other. No place was chosen. Choose a \
             stick or another disk.",
        ));
    }
    let place = SecondPlace::new(&folder);
    call.step(0, 2, "Copying the backups")?;
    core.key_files().copy_to(&place.folder())?;
    library.copy_backups(&place)?;
    remember(core, &Remembered { folder: place.chosen().to_owned(), complete_at: clock::now() })?;
    state(core).map(Some)
}

pub(crate) fn forget_second_place(core: &Core, _: ForgetSecondPlace, _: &Call<'_>) -> Answer<PlaceState> {
    match std::fs::remove_file(remembered_at(core)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(ApiError::new(
            ErrorCode::Disk,
            format!("The place could not be forgotten: {error}. Nothing was changed. Try again."),
        )),
        _ => state(core),
    }
}

pub(crate) fn bring_from_place(core: &Core, _: BringFromPlace, call: &Call<'_>) -> Answer<Option<Brought>> {
    let library = core.library()?;
    let title = "Choose the folder with the copies";
    let Some(folder) = core.dialogs().choose_folder(title) else { return Ok(None) };
    call.step(0, 1, "Bringing back the reviews")?;
    let place = SecondPlace::new(&folder);
    if !place.folder().is_dir() {
        return Err(no_copies_there());
    }
    Ok(Some(library.bring_from(&place)?))
}

pub(crate) fn no_copies_there() -> ApiError {
    ApiError::new(
        ErrorCode::BadValue,
        "There are no copies of Debrief in that folder. Nothing was changed. Choose the folder that “Debrief backups” lies \
         in.",
    )
}

/// Copies what the second place misses, if there is one and it can be reached.
pub(crate) fn copy_to_second_place(core: &Core) {
    let (Ok(library), Some(mut known)) = (core.library(), remembered(core)) else { return };
    let place = SecondPlace::new(&known.folder);
    if !place.is_reachable() {
        return;
    }
    let is_current = library.is_complete(&place).unwrap_or(false);
    let is_told = is_current && clock::now() - known.complete_at < TimeDelta::hours(1);
    if is_told {
        // Writing it down every minute would wear out the disk for nothing.
        return;
    }
    let copied =
        is_current || core.key_files().copy_to(&place.folder()).is_ok() && library.copy_backups(&place).is_ok();
    if copied {
        known.complete_at = clock::now();
        // Not written down, it reminds too early: no harm.
        let _ = remember(core, &known);
    }
}

/// The second place, if one was chosen; whether or not it can be reached.
pub(crate) fn chosen_place(core: &Core) -> Option<SecondPlace> {
    remembered(core).map(|known| SecondPlace::new(&known.folder))
}

fn state(core: &Core) -> Answer<PlaceState> {
    let Some(known) = remembered(core) else {
        let own = core.library()?.cards()?.iter().any(|card| !card.sample);
        return Ok(PlaceState { name: None, is_reachable: false, complete_at: None, is_due: own });
    };
    let place = SecondPlace::new(&known.folder);
    let misses_some = core.library()?.newest_backup()?.is_some_and(|newest| newest > known.complete_at);
    Ok(PlaceState {
        name: Some(files::name_of(place.chosen())),
        is_reachable: place.is_reachable(),
        complete_at: Some(known.complete_at),
        is_due: misses_some && clock::now() - known.complete_at > OVERDUE,
    })
}

fn remembered_at(core: &Core) -> PathBuf {
    core.folder().join("second-place.json")
}

/// What is remembered; a note that cannot be read is none, and the library asks for a place again.
fn remembered(core: &Core) -> Option<Remembered> {
    serde_json::from_str(&std::fs::read_to_string(remembered_at(core)).ok()?).ok()
}

fn remember(core: &Core, known: &Remembered) -> Answer<()> {
    let text = serde_json::to_vec_pretty(known)
        .map_err(|error| ApiError::new(ErrorCode::Internal, format!("The place could not be remembered: {error}.")))?;
    files::write_whole(&remembered_at(core), &text)
}
