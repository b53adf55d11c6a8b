//! Commands of *Debrief*: the deck, its pages, its versions.

use crate::answers::Wrote;
use crate::core::{Call, Core};
use crate::extra_pages::drop_unused_pictures;
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, words};
use debrief_domain::{
    AudienceSetting, Brand, Color, DeckSettings, EarlierLevel, EarlierReview, Judgement, PageKey, PageSetting, Review,
    ReviewId, TEXT_CONTRAST,
};
use debrief_store::Writer;

pub(crate) fn set_deck(core: &Core, request: SetDeck, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "set_deck", "Edit the deck", |review, writer| {
        let asked = request.deck;
        let deck = DeckSettings {
            firm: words::line(&asked.firm, "firm")?,
            title: words::line(&asked.title, "title")?,
            debrief_on: asked.debrief_on,
            addressee: words::line(&asked.addressee, "addressee")?,
            closing_line: words::line(&asked.closing_line, "closing_line")?,
            web_address: words::line(&asked.web_address, "web_address")?,
            show_questions: asked.show_questions,
            language: asked.language,
            paper: asked.paper,
            brand: brand(review, asked.brand)?,
        };
        writer.set_deck(&deck)?;
        drop_unused_pictures(review, writer, deck.brand.logo, &review.extra_pages)
    })
}

/// A brand whose accent carries text and whose logo is there.
fn brand(review: &Review, asked: Brand) -> Answer<Brand> {
    if let Some(accent) = asked.accent
        && accent.contrast(Color::WHITE) < TEXT_CONTRAST
    {
        let message = format!(
            "{accent} is too pale to carry text: its contrast with the page is {:.1} to 1, and text needs {TEXT_CONTRAST} to \
             1. Nothing was changed. {} is the nearest shade that works.",
            accent.contrast(Color::WHITE),
            accent.readable_on(Color::WHITE)
        );
        return Err(ApiError::new(ErrorCode::BadValue, message).at("accent"));
    }
    if asked.logo.is_some_and(|logo| review.picture(logo).is_none()) {
        return Err(ApiError::gone("logo").at("logo"));
    }
    Ok(asked)
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
        // A page that is not there is not moved into being.
        setting(review, &request.page)?;
        place(review, writer, &request.page, request.before.as_ref())
    })
}

pub(crate) fn set_page_notes(core: &Core, request: SetPageNotes, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "set_page_notes", "Edit speaker notes", |review, writer| {
        let notes = request.notes.map(|notes| words::text(&notes, "notes")).transpose()?;
        Ok(writer.put_page(&PageSetting { notes, ..setting(review, &request.page)? })?)
    })
}

pub(crate) fn set_audience(core: &Core, request: SetAudience, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "set_audience", "Change what an audience sees", |review, writer| {
        let mut left_out = request.setting.left_out.clone();
        words::each_once(&mut left_out);
        left_out.retain(|page| review.page_order().iter().any(|(there, _)| there == page));
        Ok(writer.set_audience(&AudienceSetting { left_out, ..request.setting.clone() })?)
    })
}

pub(crate) fn set_earlier(core: &Core, request: SetEarlier, _: &Call<'_>) -> Answer<Wrote<()>> {
    let earlier = match request.from {
        Some(from) => Some(earlier(core, request.review, from)?),
        None => None,
    };
    let label = if earlier.is_some() { "Compare with an earlier review" } else { "Stop comparing" };
    core.write(request.review, "set_earlier", label, |_, writer| Ok(writer.set_earlier(earlier.as_ref())?))
}

/// The levels of another review, as far as this one's framework and scale have them.
fn earlier(core: &Core, review: ReviewId, from: ReviewId) -> Answer<EarlierReview> {
    if review == from {
        return Err(ApiError::new(
            ErrorCode::BadValue,
            "A review cannot be compared with itself. Nothing was changed. Choose an earlier review of the same client.",
        )
        .at("from"));
    }
    let framework = core.read(review, |open| Ok(open.review.framework.clone()))?;
    let was_open = core.is_open(from);
    let earlier = core.read(from, |open| {
        let then = &open.review;
        let levels = then.decisions.iter().filter_map(|decision| {
            let judgement = decision.judgement.clone()?;
            let known = match &judgement {
                Judgement::Level(level) => framework.level(level).is_some(),
                Judgement::NotEnoughEvidence => true,
            };
            (known && framework.element(&decision.element).is_some() && then.in_scope(&decision.element))
                .then(|| EarlierLevel { element: decision.element.clone(), judgement })
        });
        Ok(EarlierReview {
            name: then.name.clone(),
            on: then.deck.debrief_on.or(then.ends_on).or(then.starts_on),
            levels: levels.collect(),
        })
    });
    if !was_open {
        core.close(from)?;
    }
    let earlier = earlier?;
    if earlier.levels.is_empty() {
        return Err(ApiError::new(
            ErrorCode::BadValue,
            "That review has no agreed level on an element of this one’s framework, so there is nothing to compare. Nothing \
             was changed. Choose another review.",
        )
        .at("from"));
    }
    Ok(earlier)
}

/// What is set about a page of this deck now.
fn setting(review: &Review, page: &PageKey) -> Answer<PageSetting> {
    if !review.page_order().iter().any(|(there, _)| there == page) {
        return Err(ApiError::gone("page").at("page"));
    }
    Ok(set_about(review, page))
}

/// What is set about a page; nothing for one that nobody changed.
pub(crate) fn set_about(review: &Review, page: &PageKey) -> PageSetting {
    let set = review.pages.iter().find(|setting| setting.page == *page).cloned();
    set.unwrap_or_else(|| PageSetting::of(page.clone()))
}

/// Puts a page before another, or at the end. The page need not be among the review's pages yet.
pub(crate) fn place(review: &Review, writer: &mut Writer<'_>, page: &PageKey, before: Option<&PageKey>) -> Answer<()> {
    let set = |page: &PageKey, place: i64| PageSetting { place: Some(place), ..set_about(review, page) };
    let mut order = review.page_order();
    order.retain(|(there, _)| there != page);
    let at = before.and_then(|before| order.iter().position(|(there, _)| there == before)).unwrap_or(order.len());
    let previous = at.checked_sub(1).and_then(|at| order.get(at)).map(|(_, place)| *place);
    let next = order.get(at).map(|(_, place)| *place);
    match between(previous, next) {
        Some(place) => writer.put_page(&set(page, place))?,
        // No room is left between the two: every page gets a new place, in the same order.
        None => {
            order.insert(at, (page.clone(), 0));
            for (index, (page, _)) in order.iter().enumerate() {
                writer.put_page(&set(page, 10_000 * i64::try_from(index).unwrap_or(i64::MAX / 10_000)))?;
            }
        }
    }
    Ok(())
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
