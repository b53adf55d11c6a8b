//! Commands of an open review as a whole: open, read, undo, search, state, half-typed text.

use crate::answers::{Follows, HistoryEntry, Hit, OpenedReview, ReviewParts, Wrote};
use crate::core::{Call, Core, ME, OpenReview, follow, held, me};
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, clock, keeping, words};
use debrief_domain::{
    EvidenceId, Picture, Review, StateChange, StateChangeId, Topic, check_change, checks, coverage, limits, stages,
};
use debrief_guard::seem_about_students;
use debrief_store::Opening;
use serde::Serialize;
use serde_json::{Map, Value};

/// How many search results are worth showing.
const HITS: usize = 60;

pub(crate) fn open_review(core: &Core, request: OpenReviewRequest, _: &Call<'_>) -> Answer<OpenedReview> {
    core.read(request.review, |open| {
        Ok(OpenedReview {
            review: Review {
                pictures: open.review.pictures.iter().map(Picture::without_data).collect(),
                ..open.review.clone()
            },
            follows: follows(open)?,
            me: me(&open.store, &open.review)?,
            notice: notice(&open.opening),
        })
    })
}

pub(crate) fn close_review(core: &Core, request: CloseReview, _: &Call<'_>) -> Answer<()> {
    core.close(request.review)
}

pub(crate) fn read_review(core: &Core, request: ReadReview, _: &Call<'_>) -> Answer<ReviewParts> {
    core.read(request.review, |open| {
        Ok(ReviewParts { parts: parts(&open.review, &request.topics)?, follows: follows(open)? })
    })
}

pub(crate) fn undo(core: &Core, request: Undo, _: &Call<'_>) -> Answer<Wrote<Option<String>>> {
    step(core, request.review, |open| open.store.undo(clock::now()))
}

pub(crate) fn redo(core: &Core, request: Redo, _: &Call<'_>) -> Answer<Wrote<Option<String>>> {
    step(core, request.review, |open| open.store.redo(clock::now()))
}

pub(crate) fn history(core: &Core, request: HistoryRequest, _: &Call<'_>) -> Answer<Vec<HistoryEntry>> {
    core.read(request.review, |open| Ok(open.store.history(request.limit as usize)?))
}

pub(crate) fn search(core: &Core, request: Search, _: &Call<'_>) -> Answer<Vec<Hit>> {
    core.read(request.review, |open| Ok(open.store.search(&request.text, HITS)?))
}

pub(crate) fn set_me(core: &Core, request: SetMe, _: &Call<'_>) -> Answer<()> {
    let opened = core.review(request.review)?;
    let mut open = held(&opened);
    if let Some(member) = request.member
        && !open.review.team.iter().any(|there| there.id == member)
    {
        return Err(ApiError::gone("person"));
    }
    Ok(open.store.set_local(ME, request.member.map(|id| id.to_string()).as_deref().unwrap_or_default())?)
}

pub(crate) fn set_state(core: &Core, request: SetState, _: &Call<'_>) -> Answer<Wrote<StateChange>> {
    let reason = words::text(&request.reason, "reason")?;
    let (by, was_final) =
        core.read(request.review, |open| Ok((me(&open.store, &open.review)?, open.review.is_final())))?;
    let to = request.to.name().to_lowercase();
    let label = if was_final { format!("Reopen as {to}") } else { format!("Make {to}") };
    core.write(request.review, "set_state", label, |review, writer| {
        check_change(review.state, request.to, &reason)?;
        let change = StateChange {
            id: StateChangeId(clock::new_id()),
            at: clock::now_here(),
            from: review.state,
            to: request.to,
            reason,
            by,
        };
        writer.change_state(&change)?;
        Ok(change)
    })
}

pub(crate) fn draft(core: &Core, request: DraftRequest, _: &Call<'_>) -> Answer<String> {
    core.read(request.review, |open| Ok(open.store.draft(&request.slot)?.unwrap_or_default()))
}

/// The most that is kept half typed in one place, in characters: a place may hold several texts.
const DRAFT_LIMIT: usize = 10 * limits::TEXT_LIMIT;

pub(crate) fn set_draft(core: &Core, request: SetDraft, _: &Call<'_>) -> Answer<()> {
    // The place is ours, not typed: a long one is a mistake of the page.
    if request.slot.chars().count() > limits::LINE_LIMIT {
        return Err(ApiError::new(ErrorCode::BadRequest, "The name of the place is too long. Nothing was changed."));
    }
    let text: String = request.text.chars().take(DRAFT_LIMIT).collect();
    let opened = core.review(request.review)?;
    Ok(held(&opened).store.set_draft(&request.slot, &text)?)
}

fn step(
    core: &Core,
    id: debrief_domain::ReviewId,
    take: impl FnOnce(&mut OpenReview) -> Result<Option<debrief_store::Undone>, debrief_store::StoreError>,
) -> Answer<Wrote<Option<String>>> {
    let library = core.library()?;
    let opened = core.review(id)?;
    let mut open = held(&opened);
    let undone = take(&mut open)?;
    let (value, changed) = undone.map_or((None, Vec::new()), |undone| (Some(undone.label), undone.changed));
    let OpenReview { store, review, .. } = &mut *open;
    follow(&library, store, review, &changed)?;
    Ok(Wrote { value, changed, undo: store.undo_state()? })
}

/// What to tell the person about the opening: that a crash cost nothing, that the file was brought up to date.
fn notice(opening: &Opening) -> Option<String> {
    let kept = opening.kept_as.as_ref().map(|name| format!("A whole copy of it, log and all, is kept as “{name}”."));
    let mut told = Vec::new();
    if opening.lost_edits > 0 {
        told.push(
            "The log of this review was damaged while Debrief was closed, and its last changes are missing. Everything \
             before them was checked and is here. Look at your last notes, and type again what is not there.",
        );
        told.extend(kept.as_deref());
    } else if opening.after_unclean_exit {
        told.push("Debrief did not close properly last time. This review was checked, and everything saved is here.");
    }
    if opening.migrated_from.is_some() {
        told.push("This review was brought up to date for this version of Debrief. A copy of it as it was is kept.");
    }
    (!told.is_empty()).then(|| told.join(" "))
}

fn follows(open: &OpenReview) -> Answer<Follows> {
    let review = &open.review;
    let mut quoted: Vec<EvidenceId> =
        review.decisions.iter().flat_map(|decision| decision.rationale.quoted()).collect();
    quoted.sort_unstable();
    quoted.dedup();
    Ok(Follows {
        stages: stages(review),
        checks: checks(review),
        coverage: coverage(review),
        undo: open.store.undo_state()?,
        quoted,
        seem_about_students: seem_about_students(review),
        reminder: keeping::reminder(&review.keeping, review.sample),
    })
}

fn insert(parts: &mut Map<String, Value>, field: &str, value: &impl Serialize) -> Answer<()> {
    let value = serde_json::to_value(value).map_err(|error| {
        ApiError::new(ErrorCode::Internal, format!("The answer could not be written: {error}. What was saved is safe."))
    })?;
    parts.insert(field.to_owned(), value);
    Ok(())
}

/// The fields of a review that belong to the topics. Pictures come without their bytes.
fn parts(review: &Review, topics: &[Topic]) -> Answer<Value> {
    let mut parts = Map::new();
    macro_rules! take {
        ($($field:ident)*) => {{$(
            insert(&mut parts, stringify!($field), &review.$field)?;
        )*}};
    }
    for topic in topics {
        match topic {
            Topic::Review => {
                take!(client name purpose confidentiality starts_on ends_on keeping state state_changes framework out_of_scope);
            }
            Topic::Team => take!(team),
            Topic::Groups => take!(groups),
            Topic::Sessions => take!(sessions),
            Topic::Documents => take!(documents),
            Topic::Evidence => take!(evidence),
            Topic::Ratings => take!(ratings),
            Topic::Decisions => take!(decisions),
            Topic::Synthesis => take!(themes findings recommendations),
            Topic::Deck => {
                take!(deck pages extra_pages audiences earlier);
                let pictures: Vec<Picture> = review.pictures.iter().map(Picture::without_data).collect();
                insert(&mut parts, "pictures", &pictures)?;
            }
            Topic::Roster => take!(roster recognitions),
        }
    }
    Ok(Value::Object(parts))
}
