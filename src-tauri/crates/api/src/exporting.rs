//! Commands of *Debrief*: what leaves the laptop, in which form, for whom; and the log of it.

use crate::answers::{ExportEntry, ExportForm, Exported};
use crate::core::{Call, Core, Reveal, SaveFile, held};
use crate::library::{exported, file_name};
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, clock, files};
use chrono::NaiveDateTime;
use debrief_deck::{
    Deck, DeckError, ExportRecord, Fonts, Laid, ProblemKind, content, csv_archive, heat_map, layout, markdown,
    one_page, pdf, png, pptx, print, svg, tables, xlsx,
};
use debrief_domain::{Audience, Review};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// How many entries of the log are worth showing.
const LOGGED: usize = 200;

pub(crate) fn export_deck(core: &Core, request: ExportDeck, call: &Call<'_>) -> Answer<Option<Exported>> {
    let ExportDeck { review: id, form, audience } = request;
    let review = core.read(id, |open| Ok(open.review.clone()))?;
    // Asked before the dialog: nobody should choose a place for what may not leave.
    let deck = deck_that_may_leave(&review, audience)?;
    let (kind, extension) = kind(form);
    let ask = SaveFile {
        title: "Export the deck".to_owned(),
        file_name: file_name(&review, &suffix(form, audience, extension)),
        kind,
        extension,
    };
    let Some(path) = core.dialogs().save_file(&ask) else { return Ok(None) };
    let made = make(&review, &deck, form, &ExportRecord { exported_at: clock::now_here() }, call)?;
    call.step(2, 3, "Saving the file")?;
    files::write_whole(&path, &made.bytes)?;
    let entry = ExportEntry {
        file_name: files::name_of(&path),
        form,
        audience: Some(audience),
        at: clock::now(),
        sha256: Sha256::digest(&made.bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    let opened = core.review(id)?;
    held(&opened).store.log_export(&entry)?;
    core.remember_export(&path);
    Ok(Some(exported(&path, made.pages, made.bytes.len())))
}

pub(crate) fn exports(core: &Core, request: ExportsRequest, _: &Call<'_>) -> Answer<Vec<ExportEntry>> {
    core.read(request.review, |open| Ok(open.store.exports(LOGGED)?))
}

pub(crate) fn reveal_export(core: &Core, request: RevealExport, _: &Call<'_>) -> Answer<()> {
    let path = core.last_export().filter(|path| path.exists()).ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            "The file is not where it was exported to any more. The review is safe. Export it again.",
        )
    })?;
    if core.dialogs().reveal(&path, request.how) {
        return Ok(());
    }
    let doing = match request.how {
        Reveal::Open => "opened",
        Reveal::Folder => "shown in its folder",
    };
    Err(ApiError::new(
        ErrorCode::Disk,
        format!(
            "“{}” could not be {doing}: this system has no program for it. The file is whole. Open it yourself.",
            files::name_of(&path)
        ),
    ))
}

/// What an export consists of.
struct Made {
    bytes: Vec<u8>,
    pages: Option<usize>,
}

/// The kind of file of a form, for people, and its extension.
fn kind(form: ExportForm) -> (&'static str, &'static str) {
    match form {
        ExportForm::Pdf | ExportForm::Print | ExportForm::OnePage => ("PDF", "pdf"),
        ExportForm::Pptx => ("PowerPoint presentation", "pptx"),
        ExportForm::Xlsx => ("Excel workbook", "xlsx"),
        ExportForm::Csv => ("ZIP archive of CSV files", "zip"),
        ExportForm::Markdown => ("Markdown", "md"),
        ExportForm::HeatMapSvg => ("SVG picture", "svg"),
        ExportForm::HeatMapPng => ("PNG picture", "png"),
    }
}

/// What follows the name of the review in a file's name, so that two versions never stand under one name.
fn suffix(form: ExportForm, audience: Audience, extension: &str) -> String {
    let form = match form {
        ExportForm::Print => " print",
        ExportForm::OnePage => " one page",
        ExportForm::HeatMapSvg | ExportForm::HeatMapPng => " heat map",
        ExportForm::Csv => " tables",
        _ => "",
    };
    let audience = match audience {
        Audience::Leadership => "",
        Audience::Board => " board",
        Audience::Public => " public",
    };
    format!("{form}{audience}.{extension}")
}

fn make(review: &Review, deck: &Deck, form: ExportForm, record: &ExportRecord, call: &Call<'_>) -> Answer<Made> {
    call.step(0, 3, "Laying out the pages")?;
    let fonts = fonts()?;
    let file = |bytes: Vec<u8>| Made { bytes, pages: None };
    let paged = |laid: Laid| -> Answer<Made> {
        call.step(1, 3, "Writing the pages")?;
        let bytes = pdf(&laid, fonts, &review.pictures, record)?;
        Ok(Made { bytes, pages: Some(laid.pages.len()) })
    };
    let drawing = || {
        heat_map(deck, fonts).ok_or_else(|| {
            ApiError::new(
                ErrorCode::BadValue,
                "No element is in the scope of this review, so there is no heat map. Nothing was written. Take an element \
                 into the scope under Prepare.",
            )
        })
    };
    match form {
        ExportForm::Pdf => paged(layout(deck, fonts)),
        ExportForm::Print => paged(print(layout(deck, fonts), deck.paper)),
        ExportForm::OnePage => paged(one_page(deck, fonts)),
        ExportForm::Xlsx => Ok(file(xlsx(&tables(review, deck), deck, record)?)),
        ExportForm::Csv => Ok(file(csv_archive(&tables(review, deck))?)),
        ExportForm::Markdown => Ok(file(markdown(deck)?.into_bytes())),
        ExportForm::HeatMapSvg => Ok(file(svg(&drawing()?).into_bytes())),
        ExportForm::HeatMapPng => Ok(file(png(&drawing()?)?)),
        ExportForm::Pptx => Ok(file(pptx(deck, &review.pictures, fonts, record)?)),
    }
}

/// The deck of a review as a PDF, for programs without a page.
///
/// # Errors
/// When a quote that is not cleared stands in it, when the deck has no page, or a font of the program cannot be read.
pub fn pdf_of(review: &Review, audience: Audience, exported_at: Option<NaiveDateTime>) -> Answer<(Laid, Vec<u8>)> {
    let deck = deck_that_may_leave(review, audience)?;
    let fonts = fonts()?;
    let laid = layout(&deck, fonts);
    let exported_at = exported_at.unwrap_or_else(clock::now_here);
    let bytes = pdf(&laid, fonts, &review.pictures, &ExportRecord { exported_at })?;
    Ok((laid, bytes))
}

/// The deck for an audience, unless it may not leave the laptop (PRODUCT.md, section 6): when its rationales quote words
/// that were not cleared. Their words are kept out of every page anyway; a deck with holes in its sentences helps nobody.
fn deck_that_may_leave(review: &Review, audience: Audience) -> Answer<Deck> {
    let deck = content(review, audience);
    let shown = |page: &debrief_domain::PageKey| deck.pages.iter().any(|there| there.key == *page && !there.hidden);
    let held_back: Vec<&str> = deck
        .problems
        .iter()
        .filter(|problem| problem.kind == ProblemKind::QuoteNotCleared && shown(&problem.page))
        .map(|problem| problem.message.as_str())
        .collect();
    match held_back.first() {
        None => Ok(deck),
        Some(first) => Err(ApiError::new(
            ErrorCode::NotCleared,
            format!(
                "The deck was not exported: it quotes words that are not cleared. {first} Nothing left the laptop."
            ),
        )),
    }
}

/// The deck's fonts, read once a program.
pub(crate) fn fonts() -> Answer<&'static Fonts> {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    if let Some(fonts) = FONTS.get() {
        return Ok(fonts);
    }
    let fonts = Fonts::load().map_err(|error: DeckError| ApiError::from(error))?;
    Ok(FONTS.get_or_init(|| fonts))
}
