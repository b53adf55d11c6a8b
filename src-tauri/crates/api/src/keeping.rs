//! Commands of keeping and destroying: what was agreed, deleting for good, the end of the sources, certificates.

use crate::answers::{BeforeDestroying, Card, CardReminder, Certificate, DestroyedNow, Exported, Going, Wrote};
use crate::certificate::{self, NotReached, Scope};
use crate::core::{Call, Core, OpenReview, Progress, follow, held, me};
use crate::dialogs::SaveFile;
use crate::library::{exported, file_name};
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, backups, clock, files, places};
use debrief_domain::{Keeping, Reminder, Review, ReviewId, Sources, Topic};
use debrief_guard::{Settled, settled};
use debrief_store::{Action, ForGood, Library, StoreError};

pub(crate) fn set_keeping(core: &Core, request: SetKeeping, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "set_keeping", "Edit how long it is kept", |review, writer| {
        let SetKeeping { engagement_ends_on, delete_notes_on, .. } = request;
        Ok(writer.set_keeping(&Keeping { engagement_ends_on, delete_notes_on, ..review.keeping.clone() })?)
    })
}

pub(crate) fn what_goes(core: &Core, request: WhatGoes, _: &Call<'_>) -> Answer<Going> {
    let opened = core.review(request.review)?;
    let along = held(&opened).store.what_goes(request.what)?;
    let places = places::of(core);
    let held = core.library()?.held_in(request.review, request.what, clock::now(), &places.reached)?;
    Ok(Going { along, held, unreached: places.names() })
}

pub(crate) fn delete_for_good(core: &Core, request: DeleteForGood, _: &Call<'_>) -> Answer<Wrote<Going>> {
    let DeleteForGood { review: id, what, backups: with_backups } = request;
    let library = core.library()?;
    let opened = core.review(id)?;
    let mut open = held(&opened);
    let OpenReview { store, review, .. } = &mut *open;
    let label = match what {
        ForGood::Note(_) => "Delete a note for good",
        ForGood::Session(_) => "Delete a session for good",
    };
    let action = Action { name: "delete_for_good", label: label.to_owned(), who: me(store, review)?, at: clock::now() };
    let (along, written, written_anew) = store.delete_for_good(what, &action)?;
    // It is deleted whatever fails from here on: memory, and with it every export, must not have it any more.
    follow(&library, store, review, &written.changed)?;
    written_anew.map_err(half_done)?;
    let places = places::of(core);
    if with_backups {
        // First a new one without it, here and there: there must be no moment without a backup.
        store.backup_now(action.at).map_err(half_done)?;
        backups::copy_to_second_place(core);
        let _copying = held(&core.copying);
        library.destroy_copies(id, what, &places.reached).map_err(half_done)?;
    }
    let held = library.held_in(id, what, action.at, &places.reached)?;
    let going = Going { along, held, unreached: places.names() };
    // All of it: the page has not read what an attempt changed whose end failed.
    Ok(Wrote { value: going, changed: Topic::ALL.to_vec(), undo: store.undo_state()? })
}

/// Why a deletion for good stopped after the review itself had lost it.
fn half_done(error: StoreError) -> ApiError {
    let ApiError { code, message, .. } = error.into();
    ApiError::new(
        code,
        format!(
            "It is deleted from the review, but not everything else that holds it is gone. {message} Delete it for good \
             once more to finish."
        ),
    )
}

pub(crate) fn before_destroying(
    core: &Core,
    request: BeforeDestroyingRequest,
    _: &Call<'_>,
) -> Answer<BeforeDestroying> {
    let library = core.library()?;
    let backups = library.backups(request.review)?.len();
    core.read(request.review, |open| {
        let handed_out = open.store.exports(usize::MAX)?;
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let settled = what_stays(&open.review);
        Ok(BeforeDestroying {
            sources: Sources::of(&open.review),
            texts_quoting: count(settled.quoted),
            names_undecided: count(settled.named),
            backups: count(backups),
            handed_out: count(handed_out.len()),
            other_reviews: others(&library, request.review, &open.review.client)?,
            unreached: places::of(core).names(),
        })
    })
}

pub(crate) fn destroy_sources(core: &Core, request: DestroySources, call: &Call<'_>) -> Answer<Certificate> {
    let client = core.read(request.review, |open| Ok(open.review.client.clone()))?;
    if folded(&request.client) != folded(&client) {
        return Err(ApiError::new(
            ErrorCode::BadValue,
            format!("This is not the client’s name. Nothing was changed. Type “{client}” to go on."),
        )
        .at("client"));
    }
    call.step(0, 2, "Closing the review")?;
    core.close(request.review)?;
    let library = core.library()?;
    let at = clock::now();
    let _copying = held(&core.copying);
    let places = places::of(core);
    let reviews = others(&library, request.review, &client)?;
    let not_reached = NotReached { places: &places.unreached, reviews };
    // From here on nothing stops it half way.
    (call.progress)(Progress { done: 1, of: 2, doing: "Writing what stays, and destroying the rest".to_owned() });
    let (_, certificate) = library.destroy_sources(
        request.review,
        at,
        &places.reached,
        |review| what_stays(review).review,
        |review, destroyed| certificate::text(Scope::Sources(review), destroyed, &not_reached, at),
    )?;
    Ok(certificate)
}

/// How many other reviews of that client the library and its bin hold.
fn others(library: &Library, review: ReviewId, client: &str) -> Answer<u32> {
    let cards = library.cards()?.into_iter().chain(library.binned()?.into_iter().map(|binned| binned.card));
    let others = cards.filter(|card| card.id != review && card.client == client).count();
    Ok(u32::try_from(others).unwrap_or(u32::MAX))
}

/// What stays: without the sources, and with nothing in its texts that only they could have held back.
fn what_stays(review: &Review) -> Settled {
    settled(review, review.without_sources(clock::today()))
}

/// Capitals and outer or repeated white space make no difference: the name is typed to stop and think, not to pass a test.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

pub(crate) fn certificates(core: &Core, request: CertificatesRequest, _: &Call<'_>) -> Answer<Vec<Certificate>> {
    core.read(request.review, |open| Ok(open.store.certificates()?))
}

pub(crate) fn save_certificate(core: &Core, request: SaveCertificate, _: &Call<'_>) -> Answer<Option<Exported>> {
    let (certificate, file_name) = core.read(request.review, |open| {
        let newest = open.store.certificates()?.into_iter().next().ok_or_else(none_to_save)?;
        Ok((newest, file_name(&open.review, " certificate.txt")))
    })?;
    save(core, &certificate, file_name)
}

pub(crate) fn save_last_certificate(core: &Core, _: SaveLastCertificate, _: &Call<'_>) -> Answer<Option<Exported>> {
    let certificate = held(&core.destroyed).certificate.clone().ok_or_else(none_to_save)?;
    save(core, &certificate, "Certificate of destruction.txt".to_owned())
}

fn save(core: &Core, certificate: &Certificate, file_name: String) -> Answer<Option<Exported>> {
    let ask = SaveFile { title: "Save the certificate".to_owned(), file_name, kind: "Text", extension: "txt" };
    let Some(path) = core.save_file(&ask)? else { return Ok(None) };
    files::write_whole(&path, certificate.text.as_bytes())?;
    Ok(Some(exported(&path, None, certificate.text.len())))
}

fn none_to_save() -> ApiError {
    ApiError::new(
        ErrorCode::NotFound,
        "There is no certificate to save. Nothing was written. Look in the review it is of.",
    )
}

/// What the program remembers of destroying, until it ends.
#[derive(Default)]
pub(crate) struct DestroyedHere {
    /// The certificate of the review that was destroyed last: there is no review any more that could keep it.
    certificate: Option<Certificate>,
    /// What the bin has destroyed because its time was up, and nobody has been told of.
    expired: Vec<DestroyedNow>,
}

pub(crate) fn destroy_review(core: &Core, request: DestroyReview, _: &Call<'_>) -> Answer<Certificate> {
    let library = core.library()?;
    let card = library.binned()?.into_iter().map(|binned| binned.card).find(|card| card.id == request.review);
    let copying = held(&core.copying);
    let places = places::of(core);
    let destroyed = library.destroy(request.review, &places.reached)?;
    drop(copying);
    let at = clock::now();
    let reviews = card.as_ref().map_or(Ok(0), |card| others(&library, request.review, &card.client))?;
    let not_reached = NotReached { places: &places.unreached, reviews };
    let text = certificate::text(Scope::Review(card.as_ref()), &destroyed, &not_reached, at);
    let certificate = Certificate { at, text };
    held(&core.destroyed).certificate = Some(certificate.clone());
    Ok(certificate)
}

/// Destroys what has been in the bin for its time, and keeps what that was until somebody is told. What cannot be destroyed
/// now is met again at the next start; it must not keep the library from opening.
pub(crate) fn empty_expired(core: &Core) {
    let copying = held(&core.copying);
    let expired =
        core.library().and_then(|library| Ok(library.destroy_expired(clock::now(), &places::of(core).reached)?));
    drop(copying);
    let told = expired.unwrap_or_default().into_iter();
    let told = told.map(|card| DestroyedNow { client: card.client, name: card.name });
    held(&core.destroyed).expired.extend(told);
}

/// What the bin has destroyed since somebody was told last.
pub(crate) fn expired(core: &Core) -> Vec<DestroyedNow> {
    std::mem::take(&mut held(&core.destroyed).expired)
}

/// What to remind of on the card of a review, or at its top. A sample reminds of nothing: nobody spoke.
pub(crate) fn reminder(keeping: &Keeping, sample: bool) -> Option<Reminder> {
    if sample { None } else { keeping.reminder(clock::today()) }
}

/// The reviews of the library that something is to be remembered about.
pub(crate) fn reminders(cards: &[Card]) -> Vec<CardReminder> {
    let of = |card: &Card| Some(CardReminder { review: card.id, reminder: reminder(&card.keeping, card.sample)? });
    cards.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::NoDialogs;
    use serde_json::json;
    use std::sync::Arc;
    use std::thread;
    use std::time::Duration;

    #[test]
    fn nothing_is_destroyed_while_backups_are_copied() {
        let folder = tempfile::tempdir().unwrap();
        let core = Core::open(folder.path(), folder.path(), Arc::new(NoDialogs)).unwrap();
        core.ensure_sample().unwrap();
        let card = core.cards().unwrap().remove(0);
        let steps = [
            ("destroy_sources", json!({ "review": card.id, "client": card.client })),
            ("destroy_review", json!({ "review": card.id })),
        ];
        for (name, request) in steps {
            if name == "destroy_review" {
                core.ask("bin_review", request.clone()).unwrap();
            }
            let copying = held(&core.copying);
            thread::scope(|scope| {
                let destroying = scope.spawn(|| core.ask(name, request).map(|_| ()));
                thread::sleep(Duration::from_millis(500));
                let is_over = destroying.is_finished();
                drop(copying);
                destroying.join().unwrap().unwrap();
                assert!(!is_over, "{name}");
            });
        }
    }
}
