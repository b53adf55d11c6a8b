//! Commands of *Debrief*: the deck.

use crate::answers::{Exported, Wrote};
use crate::core::{Call, Core, SaveFile};
use crate::library::{exported, file_name};
use crate::requests::*;
use crate::{Answer, ApiError, clock, files, words};
use chrono::NaiveDateTime;
use debrief_deck::{DeckError, ExportRecord, Fonts, Laid, content, layout, pdf};
use debrief_domain::{DeckSettings, PageKey, PageSetting, Review};
use std::sync::OnceLock;

pub(crate) fn deck(core: &Core, request: DeckRequest, _: &Call<'_>) -> Answer<Laid> {
    let fonts = fonts()?;
    core.read(request.review, |open| Ok(layout(&content(&open.review), fonts)))
}

pub(crate) fn set_deck(core: &Core, request: SetDeck, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "set_deck", "Edit the deck", |_, writer| {
        let asked = request.deck;
        Ok(writer.set_deck(&DeckSettings {
            firm: words::line(&asked.firm, "firm")?,
            title: words::line(&asked.title, "title")?,
            debrief_on: asked.debrief_on,
            audience: words::line(&asked.audience, "audience")?,
            closing_line: words::line(&asked.closing_line, "closing_line")?,
            web_address: words::line(&asked.web_address, "web_address")?,
            show_questions: asked.show_questions,
        })?)
    })
}

pub(crate) fn set_page_title(core: &Core, request: SetPageTitle, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "set_page_title", "Edit a page title", |review, writer| {
        let title = request.title.map(|title| words::line(&title, "title")).transpose()?;
        // An emptied title is no title: the page goes back to its own.
        let title = title.filter(|title| !title.is_empty());
        Ok(writer.put_page(&PageSetting { title, ..setting(review, &request.page)? })?)
    })
}

pub(crate) fn show_page(core: &Core, request: ShowPage, _: &Call<'_>) -> Answer<Wrote<()>> {
    let label = if request.shown { "Show a page" } else { "Hide a page" };
    core.write(request.review, "show_page", label, |review, writer| {
        Ok(writer.put_page(&PageSetting { hidden: Some(!request.shown), ..setting(review, &request.page)? })?)
    })
}

pub(crate) fn move_page(core: &Core, request: MovePage, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "move_page", "Move a page", |review, writer| {
        let mut order = review.page_order();
        order.retain(|(page, _)| *page != request.page);
        let at = request
            .before
            .as_ref()
            .and_then(|before| order.iter().position(|(page, _)| page == before))
            .unwrap_or(order.len());
        let before = at.checked_sub(1).and_then(|at| order.get(at)).map(|(_, place)| *place);
        let after = order.get(at).map(|(_, place)| *place);
        match between(before, after) {
            Some(place) => {
                writer.put_page(&PageSetting { place: Some(place), ..setting(review, &request.page)? })?;
            }
            // No room is left between the two: every page gets a new place, in the same order.
            None => {
                order.insert(at, (request.page.clone(), 0));
                for (index, (page, _)) in order.iter().enumerate() {
                    let place = Some(10_000 * i64::try_from(index).unwrap_or(i64::MAX / 10_000));
                    writer.put_page(&PageSetting { place, ..setting(review, page)? })?;
                }
            }
        }
        Ok(())
    })
}

pub(crate) fn export_pdf(core: &Core, request: ExportPdf, call: &Call<'_>) -> Answer<Option<Exported>> {
    let review = core.read(request.review, |open| Ok(open.review.clone()))?;
    let ask = SaveFile {
        title: "Export the deck".to_owned(),
        file_name: file_name(&review, "pdf"),
        kind: "PDF",
        extension: "pdf",
    };
    let Some(path) = core.dialogs().save_file(&ask) else { return Ok(None) };
    call.step(0, 3, "Laying out the pages")?;
    let fonts = fonts()?;
    let laid = layout(&content(&review), fonts);
    call.step(1, 3, "Writing the pages")?;
    let bytes = pdf(&laid, fonts, &ExportRecord { exported_at: clock::now_here() })?;
    call.step(2, 3, "Saving the file")?;
    files::write_whole(&path, &bytes)?;
    Ok(Some(exported(&path, Some(laid.pages.len()), bytes.len())))
}

/// The deck of a review as a PDF, for programs without a page.
///
/// # Errors
/// When the deck has no page, or a font of the program cannot be read.
pub fn pdf_of(review: &Review, exported_at: Option<NaiveDateTime>) -> Answer<(Laid, Vec<u8>)> {
    let fonts = fonts()?;
    let laid = layout(&content(review), fonts);
    let exported_at = exported_at.unwrap_or_else(clock::now_here);
    let bytes = pdf(&laid, fonts, &ExportRecord { exported_at })?;
    Ok((laid, bytes))
}

/// The deck's fonts, read once a program.
fn fonts() -> Answer<&'static Fonts> {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    if let Some(fonts) = FONTS.get() {
        return Ok(fonts);
    }
    let fonts = Fonts::load().map_err(|error: DeckError| ApiError::from(error))?;
    Ok(FONTS.get_or_init(|| fonts))
}

/// What is set about a page of this deck now.
fn setting(review: &Review, page: &PageKey) -> Answer<PageSetting> {
    if !review.page_order().iter().any(|(there, _)| there == page) {
        return Err(ApiError::gone("page").at("page"));
    }
    let set = review.pages.iter().find(|setting| setting.page == *page).cloned();
    Ok(set.unwrap_or_else(|| PageSetting { page: page.clone(), title: None, hidden: None, place: None }))
}

/// A place between two others, if there is room for one.
fn between(before: Option<i64>, after: Option<i64>) -> Option<i64> {
    const STEP: i64 = 10_000;
    match (before, after) {
        (None, None) => Some(0),
        (None, Some(after)) => after.checked_sub(STEP),
        (Some(before), None) => before.checked_add(STEP),
        (Some(before), Some(after)) => (after - before >= 2).then(|| before + (after - before) / 2),
    }
}
