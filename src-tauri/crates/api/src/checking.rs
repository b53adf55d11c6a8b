//! Commands for files that are not in order: checking a review that is open, salvaging one that cannot be opened.

use crate::answers::{Checkup, SalvagedReview, Wrote};
use crate::core::{Call, Core, OpenReview, follow, held, me};
use crate::library::create_copy;
use crate::requests::*;
use crate::{Answer, clock};
use debrief_domain::limits;
use debrief_store::{Action, StoreError};

/// How many things a check does, one after another.
const STEPS: u32 = 6;

pub(crate) fn check_review(core: &Core, request: CheckReview, call: &Call<'_>) -> Answer<Wrote<Checkup>> {
    let library = core.library()?;
    let opened = core.review(request.review)?;
    let mut opened = held(&opened);
    let OpenReview { store, review, .. } = &mut *opened;
    let who = me(store, review)?;
    let action = Action { name: "check_review", label: "Repair the review".to_owned(), who, at: clock::now() };
    let mut done = 0;
    let (checkup, written) = store.check(&action, &mut |doing| {
        call.step(done, STEPS, doing).map_err(|stopped| StoreError::Refused(Box::new(stopped)))?;
        done += 1;
        Ok(())
    })?;
    follow(&library, store, review, &written.changed)?;
    Ok(Wrote { value: checkup, changed: written.changed, undo: store.undo_state()? })
}

pub(crate) fn salvage_review(core: &Core, request: SalvageReview, call: &Call<'_>) -> Answer<SalvagedReview> {
    // What is in memory of it may be newer than what is on the disk.
    core.close(request.review)?;
    call.step(0, 2, "Reading what can still be read")?;
    let salvaged = core.library()?.salvage(request.review)?;
    call.step(1, 2, "Putting it into the library")?;
    let mut review = salvaged.review;
    const MARK: &str = " (salvaged)";
    review.name = review.name.chars().take(limits::LINE_LIMIT - MARK.len()).collect::<String>() + MARK;
    let name = review.name.clone();
    let created = create_copy(core, review)?;
    Ok(SalvagedReview { review: created.review, name, kinds: salvaged.kinds, head_from: salvaged.head_from })
}
