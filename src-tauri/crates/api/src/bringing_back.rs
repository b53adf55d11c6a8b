//! Commands of *Debrief*: text that was edited in the PowerPoint file, on its way back into the review.

use crate::answers::{BroughtFile, TookBack, Wrote};
use crate::core::{Call, Core};
use crate::debrief::set_about;
use crate::dialogs::OpenFile;
use crate::rate::{decision_on, tidy};
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, clock, files, words};
use debrief_deck::{
    BroughtChange, BroughtTarget, Deck, brought_back, brought_rationale, content, read_pptx, still_stands, written_for,
};
use debrief_domain::{Decision, ExtraPage, ExtraPageId, Finding, PageKey, PageSetting, Recommendation, Review};
use debrief_store::Writer;

pub(crate) fn bring_back(core: &Core, request: BringBack, call: &Call<'_>) -> Answer<Option<BroughtFile>> {
    // Asked before the dialog: nobody should choose a file for a review that is not there.
    core.read(request.review, |_| Ok(()))?;
    let ask =
        OpenFile { title: "Bring back edited text".to_owned(), kind: "PowerPoint presentation", extensions: &["pptx"] };
    let Some(path) = core.open_file(&ask)? else { return Ok(None) };
    let review = core.read(request.review, |open| Ok(open.review.clone()))?;
    let file_name = files::name_of(&path);
    let refused = |problem| ApiError::new(ErrorCode::BadFile, format!("“{file_name}” {problem}"));
    call.step(0, 2, "Reading the slides")?;
    let texts = read_pptx(&files::read_bytes(&path)?).map_err(refused)?;
    let audience = written_for(review.id, &texts).map_err(refused)?;
    call.step(1, 2, "Comparing the words")?;
    let back = brought_back(&review, &content(&review, audience), &texts);
    Ok(Some(BroughtFile { file_name, audience, back }))
}

pub(crate) fn take_brought(core: &Core, request: TakeBrought, _: &Call<'_>) -> Answer<Wrote<TookBack>> {
    // Many texts change at once.
    core.read(request.review, |open| Ok(open.store.backup_now(clock::now())?))?;
    core.write(request.review, "take_brought", "Bring back edited text", |review, writer| {
        let deck = content(review, request.audience);
        let (accepted, refused): (Vec<_>, Vec<_>) =
            request.changes.into_iter().partition(|change| still_stands(review, &deck, change));
        take(review, &deck, writer, &accepted)?;
        Ok(TookBack {
            taken: u32::try_from(accepted.len()).unwrap_or(u32::MAX),
            refused: refused.into_iter().map(|change| change.target).collect(),
        })
    })
}

/// Writes the new words where the old ones stand. A page or a row that has several is written once.
fn take(review: &Review, deck: &Deck, writer: &mut Writer<'_>, changes: &[BroughtChange]) -> Answer<()> {
    let mut pages: Vec<PageSetting> = Vec::new();
    let mut extras: Vec<ExtraPage> = Vec::new();
    for BroughtChange { target, new, .. } in changes {
        match target {
            BroughtTarget::Title(page) => {
                let title = words::line(new, "title")?;
                let is_default = deck.pages.iter().any(|there| there.key == *page && there.default_title == title);
                setting(review, &mut pages, page).title = (!is_default && !title.is_empty()).then_some(title);
            }
            BroughtTarget::Notes(page) => {
                let notes = words::text(new, "notes")?;
                let is_default = deck.pages.iter().any(|there| there.key == *page && there.default_notes == notes);
                setting(review, &mut pages, page).notes = (!is_default).then_some(notes);
            }
            BroughtTarget::Rationale(element) => {
                let decision = decision_on(review, element);
                let brought = brought_rationale(review, deck.language, element, new);
                let rationale = tidy(review, &decision.rationale, brought)?;
                writer.put(&Decision { rationale, ..decision })?;
            }
            BroughtTarget::Finding(id) => {
                let there = review.findings.iter().find(|there| there.id == *id);
                let there = there.ok_or_else(|| ApiError::gone("finding"))?;
                writer.put(&Finding { text: words::sentence(new, "text")?, ..there.clone() })?;
            }
            BroughtTarget::Recommendation(id) => {
                let there = review.recommendations.iter().find(|there| there.id == *id);
                let there = there.ok_or_else(|| ApiError::gone("recommendation"))?;
                writer.put(&Recommendation { text: words::sentence(new, "text")?, ..there.clone() })?;
            }
            BroughtTarget::ExtraText(id) => extra(review, &mut extras, *id)?.text = words::text(new, "text")?,
            BroughtTarget::ExtraSecondText(id) => {
                extra(review, &mut extras, *id)?.second_text = words::text(new, "second_text")?;
            }
        }
    }
    for page in &pages {
        writer.put_page(page)?;
    }
    for page in &extras {
        writer.put(page)?;
    }
    Ok(())
}

/// What will be set about a page, as far as the changes before this one went.
fn setting<'p>(review: &Review, pages: &'p mut Vec<PageSetting>, page: &PageKey) -> &'p mut PageSetting {
    let at = pages.iter().position(|there| there.page == *page).unwrap_or_else(|| {
        pages.push(set_about(review, page));
        pages.len() - 1
    });
    &mut pages[at]
}

/// An extra page, as far as the changes before this one went.
fn extra<'p>(review: &Review, pages: &'p mut Vec<ExtraPage>, id: ExtraPageId) -> Answer<&'p mut ExtraPage> {
    let at = match pages.iter().position(|there| there.id == id) {
        Some(at) => at,
        None => {
            let there = review.extra_pages.iter().find(|there| there.id == id);
            pages.push(there.ok_or_else(|| ApiError::gone("page"))?.clone());
            pages.len() - 1
        }
    };
    Ok(&mut pages[at])
}
