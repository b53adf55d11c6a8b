//! Commands of backups: what there is, the way back, and the second place.

use crate::answers::{BackupContents, Brought, Created, PlaceState, PlaceTrouble, SinceBackup};
use crate::core::{Call, Core, held};
use crate::library::create_copy;
use crate::places::{self, Reach, Remembered};
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, clock, files};
use chrono::{Local, TimeDelta, TimeZone};
use debrief_domain::{Review, ReviewId, limits};
use debrief_store::{Copied, Library, SecondPlace};
use uuid::Uuid;

/// From then on the library reminds of a second place that has not been reached.
const OVERDUE: TimeDelta = TimeDelta::days(3);
/// An edit that changes so many pieces of a review at once is a bulk edit.
const BULK: usize = 10;

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

/// Makes a backup before a bulk edit: undo takes it back too, but only in this file. `pieces` counts what the edit changes.
pub(crate) fn before_edit_of(core: &Core, review: ReviewId, pieces: impl FnOnce(&Review) -> usize) -> Answer<()> {
    core.read(review, |open| {
        if pieces(&open.review) >= BULK {
            open.store.backup_now(clock::now())?;
        }
        Ok(())
    })
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
    core.library()?;
    if !core.key_files().are_there() {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "Without a passphrase, whoever finds a stick reads what is on it. No place was chosen. Protect your reviews \
             first.",
        ));
    }
    let title = "Choose a place for copies of the backups";
    let Some(folder) = core.choose_folder(title)? else { return Ok(None) };
    let library = core.library()?;
    let home = core.folder();
    if folder.starts_with(&home) || home.starts_with(&folder) {
        return Err(ApiError::new(
            ErrorCode::BadValue,
            "That folder holds the library itself, and what takes the one takes the other. No place was chosen. Choose a \
             stick or another disk.",
        ));
    }
    let place = SecondPlace::new(&folder);
    if core.key_files().are_others_in(&place.folder()) {
        return Err(ApiError::new(
            ErrorCode::InUse,
            "That folder holds the copies of another library, a colleague’s or one of yours from before. Nothing was changed \
             there, and no place was chosen. Choose another or an empty folder, or bring back from there what it holds.",
        ));
    }
    call.step(0, 2, "Copying the backups")?;
    let mark = place.mark().unwrap_or_else(clock::new_id);
    let copied = fill(core, &library, &place, mark)?;
    let is_complete = copied.refused == 0;
    let chosen = Remembered {
        folder: place.chosen().to_owned(),
        mark: Some(mark),
        complete_at: is_complete.then(clock::now),
        trouble: (!is_complete).then_some(PlaceTrouble::NotTaken),
    };
    places::choose(core, &chosen)?;
    state(core).map(Some)
}

pub(crate) fn forget_second_place(core: &Core, _: ForgetSecondPlace, _: &Call<'_>) -> Answer<PlaceState> {
    places::forget(core)?;
    state(core)
}

pub(crate) fn bring_from_place(core: &Core, _: BringFromPlace, call: &Call<'_>) -> Answer<Option<Brought>> {
    core.library()?;
    let title = "Choose the folder with the copies";
    let Some(folder) = core.choose_folder(title)? else { return Ok(None) };
    let library = core.library()?;
    call.step(0, 1, "Bringing back the reviews")?;
    let place = SecondPlace::new(&folder);
    if !place.folder().is_dir() {
        return Err(no_copies_there());
    }
    // What is being copied there, or goes from there, must not be met half way.
    let _copying = held(&core.copying);
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
    let (Ok(library), Some(known)) = (core.library(), places::remembered(core)) else { return };
    if known.reach(core) != Reach::Here {
        return;
    }
    let (place, now) = (known.place(), clock::now());
    let mark = known.mark.or_else(|| place.mark()).unwrap_or_else(clock::new_id);
    let filled = if core.key_files().are_others_in(&place.folder()) {
        Err(PlaceTrouble::OtherLibrary)
    } else {
        match fill(core, &library, &place, mark) {
            Ok(Copied { backups, refused: 0 }) => Ok(backups),
            Ok(_) => Err(PlaceTrouble::NotTaken),
            Err(_) => Err(PlaceTrouble::NotWritten),
        }
    };
    let is_told = known.complete_at.is_some_and(|at| at <= now && now - at < TimeDelta::hours(1));
    let complete_at = match filled {
        // Writing it down every minute would wear out the disk for nothing.
        Ok(0) if is_told => known.complete_at,
        Ok(_) => Some(now),
        Err(_) => known.complete_at,
    };
    let then = Remembered { mark: Some(mark), complete_at, trouble: filled.err(), ..known.clone() };
    if then != known {
        // Not written down, it reminds too early: no harm.
        let _ = places::remember(core, &then);
    }
}

/// Copies the keys and the backups that a place of ours misses.
fn fill(core: &Core, library: &Library, place: &SecondPlace, mark: Uuid) -> Answer<Copied> {
    let _copying = held(&core.copying);
    if let Some(identity) = core.good_identity() {
        core.key_files().copy_to(&place.folder(), &identity, core.for_sheet().as_ref())?;
    }
    if place.mark() != Some(mark) {
        place.set_mark(mark)?;
    }
    Ok(library.copy_backups(place, clock::now())?)
}

/// The second place, if it can be reached now.
pub(crate) fn reached_place(core: &Core) -> Option<SecondPlace> {
    places::remembered(core).filter(|known| known.reach(core) == Reach::Here).map(|known| known.place())
}

/// Takes the key of a review from the second place when the one here is missing or damaged.
///
/// # Errors
/// [`ErrorCode::Key`] when the place is to be plugged in for that.
pub(crate) fn bring_back_key(core: &Core, review: ReviewId) -> Answer<()> {
    let library = core.library()?;
    if !library.lacks_key(review) {
        return Ok(());
    }
    match (reached_place(core), places::remembered(core)) {
        // Where it has none that fits either, opening says so.
        (Some(place), _) => library.take_key(review, &place).map(|_| ()).map_err(ApiError::from),
        (None, Some(known)) => Err(ApiError::new(
            ErrorCode::Key,
            format!(
                "The key of this review is missing or damaged. Nothing was changed. Plug in “{}”, where a copy of it is, and \
                 open the review again.",
                files::name_of(known.place().chosen())
            ),
        )),
        (None, None) => Ok(()),
    }
}

fn state(core: &Core) -> Answer<PlaceState> {
    let (library, now) = (core.library()?, clock::now());
    let Some(known) = places::remembered(core) else {
        let own = library.cards()?.iter().any(|card| !card.sample);
        return Ok(PlaceState { name: None, is_reachable: false, complete_at: None, is_due: own, trouble: None });
    };
    let reach = known.reach(core);
    let trouble = match reach {
        Reach::Here => known.trouble,
        Reach::Another => Some(PlaceTrouble::AnotherFolder),
        Reach::Away => None,
    };
    // A day to come is from a clock that was wrong, and says nothing.
    let complete_at = known.complete_at.filter(|at| *at <= now);
    let newest = library.newest_backup(now)?;
    let misses_some = newest.is_some_and(|newest| complete_at.is_none_or(|complete| newest > complete));
    let is_overdue = complete_at.is_none_or(|complete| now - complete > OVERDUE);
    let is_in_trouble = reach == Reach::Here && trouble.is_some();
    Ok(PlaceState {
        name: Some(files::name_of(known.place().chosen())),
        is_reachable: reach == Reach::Here,
        complete_at,
        is_due: is_in_trouble || misses_some && is_overdue,
        trouble,
    })
}
