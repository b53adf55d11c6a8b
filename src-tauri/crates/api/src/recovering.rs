//! Bringing back what a second place holds, to a laptop that has no keys of its own: the other one is gone.

use crate::answers::{Brought, FoundCopies};
use crate::backups::no_copies_there;
use crate::core::{Call, Core, held};
use crate::key_files::{KeyFiles, keyring, read_key};
use crate::protection::{long_enough, open_identity, open_with_sheet};
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, files};
use debrief_keys::Passphrase;
use debrief_store::SecondPlace;

pub(crate) fn find_copies(core: &Core, _: FindCopies, _: &Call<'_>) -> Answer<Option<FoundCopies>> {
    if core.key_files().are_there() {
        return Err(ApiError::new(
            ErrorCode::InUse,
            "This library has keys of its own. Nothing was changed. Bring the copies back with these.",
        ));
    }
    let Some(folder) = core.dialogs().choose_folder("Choose the folder with the copies") else { return Ok(None) };
    let place = SecondPlace::new(&folder);
    let theirs = KeyFiles(place.folder());
    // The sheet does without the first.
    if !theirs.identity().is_file() && !theirs.for_recovery().is_file() {
        return Err(no_copies_there());
    }
    let found = FoundCopies { name: files::name_of(place.chosen()), reviews: place.count()? };
    held(&core.lock).recovering = Some(place);
    Ok(Some(found))
}

pub(crate) fn recover_copies(core: &Core, request: RecoverCopies, call: &Call<'_>) -> Answer<Brought> {
    let place = held(&core.lock).recovering.clone().ok_or_else(|| {
        ApiError::new(
            ErrorCode::BadRequest,
            "No folder with copies has been chosen. Nothing was changed. Choose one first.",
        )
    })?;
    let (own, theirs) = (core.key_files(), KeyFiles(place.folder()));
    call.step(0, 3, "Trying the keys")?;
    // Nothing of the stick is taken over before it has been opened: one that somebody prepared must lock nobody out.
    let (me, recovery, identity) = match request.sheet {
        None => {
            let (me, noted) = open_identity(core, &theirs, Passphrase::new(request.passphrase), "passphrase")?;
            (me, noted, read_key(&theirs.identity())?)
        }
        Some(sheet) => {
            let passphrase = long_enough(request.passphrase, "passphrase")?;
            let (me, recovery) = open_with_sheet(&theirs, &sheet)?;
            let identity = me.protect_with(&passphrase, Some(&recovery))?;
            (me, Some(recovery), identity)
        }
    };
    call.step(1, 3, "Taking over the keys")?;
    match &recovery {
        Some(recovery) => own.write_for_sheet(&me, recovery)?,
        None => own.take_for_sheet(&theirs)?,
    }
    files::write_whole(&own.identity(), &identity)?;
    core.open_library(Some(keyring(me, recovery)))?;
    call.step(2, 3, "Bringing back the reviews")?;
    let brought = core.library()?.bring_from(&place)?;
    held(&core.lock).recovering = None;
    Ok(brought)
}
