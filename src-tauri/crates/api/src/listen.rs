//! Commands of *Listen*: notes.

use crate::answers::Wrote;
use crate::core::{Call, Core, held, me};
use crate::requests::*;
use crate::{Answer, ApiError, backups, clock, words};
use debrief_domain::{
    Evidence, EvidenceId, EvidenceSource, MarkedNote, Permission, Review, Session, SessionStatus, parse_note as parse,
};

pub(crate) fn parse_note(core: &Core, request: ParseNote, _: &Call<'_>) -> Answer<MarkedNote> {
    core.read(request.review, |open| Ok(parse(&open.review.framework, &request.line)))
}

pub(crate) fn add_note(core: &Core, request: AddNote, _: &Call<'_>) -> Answer<Wrote<Evidence>> {
    let noted_by = core.read(request.review, |open| me(&open.store, &open.review))?;
    let wrote = core.write(request.review, "add_note", "Add a note", |review, writer| {
        check_source(review, request.source)?;
        let line = words::sentence(&request.line, "line")?;
        let marked = parse(&review.framework, &line);
        let note = Evidence {
            id: EvidenceId(clock::new_id()),
            source: request.source,
            text: words::sentence(&marked.text, "line")?,
            kind: marked.kind,
            direction: marked.direction,
            elements: marked.elements,
            permission: Permission::NotCleared,
            about_student: false,
            noted_at: clock::now_here(),
            noted_by,
        };
        writer.put(&note)?;
        // The first note says that the session takes place.
        if let EvidenceSource::Session(id) = request.source
            && let Some(session) = review.session(id)
            && session.status == SessionStatus::Planned
        {
            writer.put(&Session { status: SessionStatus::Held, ..session.clone() })?;
        }
        Ok(note)
    })?;
    let opened = core.review(request.review)?;
    // The note is kept by now: an answer that says otherwise would have it typed twice.
    let _ = held(&opened).store.set_draft(&draft_slot(request.source), "");
    Ok(wrote)
}

pub(crate) fn change_note(core: &Core, request: ChangeNote, _: &Call<'_>) -> Answer<Wrote<Evidence>> {
    core.write(request.review, "change_note", "Edit a note", |review, writer| {
        let mut note = request.note;
        let before = review.evidence_of(note.id).ok_or_else(|| ApiError::gone("note"))?;
        check_source(review, note.source)?;
        note.text = words::sentence(&note.text, "text")?;
        // When and by whom it was written down stays as it was.
        note.noted_at = before.noted_at;
        note.noted_by = before.noted_by;
        if note.elements.iter().any(|code| review.framework.element(code).is_none()) {
            return Err(ApiError::gone("element").at("elements"));
        }
        words::each_once(&mut note.elements);
        writer.put(&note)?;
        Ok(note)
    })
}

pub(crate) fn remove_note(core: &Core, request: RemoveNote, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "remove_note", "Delete a note", |review, writer| {
        review.evidence_of(request.note).ok_or_else(|| ApiError::gone("note"))?;
        Ok(writer.remove::<Evidence>(request.note)?)
    })
}

pub(crate) fn set_permission(core: &Core, request: SetPermission, _: &Call<'_>) -> Answer<Wrote<()>> {
    backups::before_edit_of(core, request.review, |_| request.notes.len())?;
    core.write(request.review, "set_permission", "Change how notes may be used", |review, writer| {
        for id in &request.notes {
            let note = review.evidence_of(*id).ok_or_else(|| ApiError::gone("note"))?;
            writer.put(&Evidence { permission: request.permission, ..note.clone() })?;
        }
        Ok(())
    })
}

/// Where the half-typed note of a source is kept; the page uses the same words.
fn draft_slot(source: EvidenceSource) -> String {
    let id = match source {
        EvidenceSource::Session(id) => id.0,
        EvidenceSource::Document(id) => id.0,
    };
    format!("note/{id}")
}

fn check_source(review: &Review, source: EvidenceSource) -> Answer<()> {
    match source {
        EvidenceSource::Session(id) if review.session(id).is_none() => Err(ApiError::gone("session")),
        EvidenceSource::Document(id) if !review.documents.iter().any(|document| document.id == id) => {
            Err(ApiError::gone("document"))
        }
        _ => Ok(()),
    }
}
