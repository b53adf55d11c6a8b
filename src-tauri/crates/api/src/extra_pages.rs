//! Commands of *Debrief*: pages that the facilitator adds, pictures, the logo.

use crate::answers::{PictureFile, Wrote};
use crate::core::{Call, Core};
use crate::debrief::place;
use crate::dialogs::OpenFile;
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, clock, files, words};
use debrief_deck::take_picture;
use debrief_domain::{DeckSettings, ExtraPage, ExtraPageId, PICTURES_LIMIT, PageKey, Picture, PictureId, Review};
use debrief_store::Writer;

pub(crate) fn add_extra_page(core: &Core, request: AddExtraPage, _: &Call<'_>) -> Answer<Wrote<ExtraPage>> {
    core.write(request.review, "add_extra_page", "Add a page", |review, writer| {
        let page = ExtraPage {
            id: ExtraPageId(clock::new_id()),
            layout: request.layout,
            text: String::new(),
            second_text: String::new(),
            picture: None,
            picture_says: String::new(),
        };
        writer.put(&page)?;
        place(review, writer, &PageKey::Extra(page.id), request.before.as_ref())?;
        Ok(page)
    })
}

pub(crate) fn change_extra_page(core: &Core, request: ChangeExtraPage, _: &Call<'_>) -> Answer<Wrote<ExtraPage>> {
    core.write(request.review, "change_extra_page", "Edit a page", |review, writer| {
        let asked = request.page;
        there(review, asked.id)?;
        if asked.picture.is_some_and(|picture| review.picture(picture).is_none()) {
            return Err(ApiError::gone("picture").at("picture"));
        }
        let page = ExtraPage {
            text: words::text(&asked.text, "text")?,
            second_text: words::text(&asked.second_text, "second_text")?,
            picture_says: words::text(&asked.picture_says, "picture_says")?,
            ..asked
        };
        writer.put(&page)?;
        drop_unused_pictures(review, writer, review.deck.brand.logo, &with(review, &page))?;
        Ok(page)
    })
}

pub(crate) fn remove_extra_page(core: &Core, request: RemoveExtraPage, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "remove_extra_page", "Delete a page", |review, writer| {
        writer.remove::<ExtraPage>(request.page)?;
        let left: Vec<ExtraPage> = review.extra_pages.iter().filter(|page| page.id != request.page).cloned().collect();
        drop_unused_pictures(review, writer, review.deck.brand.logo, &left)
    })
}

pub(crate) fn choose_logo(core: &Core, request: ChooseLogo, _: &Call<'_>) -> Answer<Option<Wrote<Picture>>> {
    let Some(picture) = ask_for_picture(core, "Choose a logo")? else { return Ok(None) };
    let wrote = core.write(request.review, "choose_logo", "Choose a logo", |review, writer| {
        room_for_one(review)?;
        writer.put(&picture)?;
        let mut deck: DeckSettings = review.deck.clone();
        deck.brand.logo = Some(picture.id);
        writer.set_deck(&deck)?;
        drop_unused_pictures(review, writer, Some(picture.id), &review.extra_pages)?;
        Ok(picture.without_data())
    })?;
    Ok(Some(wrote))
}

pub(crate) fn choose_picture(core: &Core, request: ChoosePicture, _: &Call<'_>) -> Answer<Option<Wrote<Picture>>> {
    core.read(request.review, |open| there(&open.review, request.page).map(|_| ()))?;
    let Some(picture) = ask_for_picture(core, "Choose a picture")? else { return Ok(None) };
    let wrote = core.write(request.review, "choose_picture", "Choose a picture", |review, writer| {
        room_for_one(review)?;
        writer.put(&picture)?;
        let page = ExtraPage { picture: Some(picture.id), ..there(review, request.page)?.clone() };
        writer.put(&page)?;
        drop_unused_pictures(review, writer, review.deck.brand.logo, &with(review, &page))?;
        Ok(picture.without_data())
    })?;
    Ok(Some(wrote))
}

pub(crate) fn picture(core: &Core, request: PictureRequest, _: &Call<'_>) -> Answer<PictureFile> {
    core.read(request.review, |open| {
        let picture = open.review.picture(request.picture).ok_or_else(|| ApiError::gone("picture"))?;
        Ok(PictureFile { media_type: picture.form.media_type().to_owned(), data: picture.data.to_string() })
    })
}

/// Asks for a picture and takes it; nothing when the person closes the dialog.
fn ask_for_picture(core: &Core, title: &str) -> Answer<Option<Picture>> {
    let ask = OpenFile { title: title.to_owned(), kind: "Picture", extensions: &["png", "jpg", "jpeg", "svg"] };
    let Some(path) = core.open_file(&ask)? else { return Ok(None) };
    let name = files::name_of(&path);
    let bytes = files::read_bytes(&path)?;
    let taken = take_picture(&bytes)
        .map_err(|problem| ApiError::new(ErrorCode::BadFile, format!("“{name}” {problem}. Nothing was changed.")))?;
    let id = PictureId(clock::new_id());
    let name: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    Ok(Some(Picture { id, name, form: taken.form, width: taken.width, height: taken.height, data: taken.data }))
}

fn room_for_one(review: &Review) -> Answer<()> {
    if review.pictures.len() < PICTURES_LIMIT {
        return Ok(());
    }
    Err(ApiError::new(
        ErrorCode::BadValue,
        format!(
            "This review holds {PICTURES_LIMIT} pictures, which is as many as fit. Nothing was changed. Delete a page first."
        ),
    ))
}

/// Removes the pictures that neither the logo nor a page shows any more.
pub(crate) fn drop_unused_pictures(
    review: &Review,
    writer: &mut Writer<'_>,
    logo: Option<PictureId>,
    pages: &[ExtraPage],
) -> Answer<()> {
    let used = |id: PictureId| logo == Some(id) || pages.iter().any(|page| page.picture == Some(id));
    for picture in review.pictures.iter().filter(|picture| !used(picture.id)) {
        writer.remove::<Picture>(picture.id)?;
    }
    Ok(())
}

fn there(review: &Review, page: ExtraPageId) -> Answer<&ExtraPage> {
    review.extra_pages.iter().find(|there| there.id == page).ok_or_else(|| ApiError::gone("page"))
}

/// The extra pages with this one as it is now.
fn with(review: &Review, page: &ExtraPage) -> Vec<ExtraPage> {
    review.extra_pages.iter().map(|there| if there.id == page.id { page.clone() } else { there.clone() }).collect()
}
