//! Commands of *Debrief*: what leaves the laptop, in which form, for whom; and the log of it.

use crate::answers::{ExportEntry, ExportForm, Exported};
use crate::core::{Call, Core, held};
use crate::dialogs::{Reveal, SaveFile};
use crate::library::{exported, file_name};
use crate::recognizing::nobody_can_be_recognized;
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, clock, files};
use chrono::NaiveDateTime;
use debrief_deck::{
    Deck, DeckError, ExportRecord, Fonts, Laid, ProblemKind, PublicRecord, content, csv_archive, heat_map, layout,
    markdown, one_page, pdf, png, pptx, print, public_record, svg, tables, uncleared_in_tables, xlsx,
};
use debrief_domain::{Audience, Review, ReviewId};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::OnceLock;

/// How many entries of the log are worth showing.
const LOGGED: usize = 200;

pub(crate) fn export_deck(core: &Core, request: ExportDeck, call: &Call<'_>) -> Answer<Option<Exported>> {
    let ExportDeck { review: id, form, audience } = request;
    let (kind, extension) = kind(form);
    let file_name = core.read(id, |open| {
        // Asked before the dialog, too: nobody should choose a place for what may not leave.
        that_may_leave(&open.review, form, audience)?;
        Ok(file_name(&open.review, &suffix(form, audience, extension)))
    })?;
    let ask = SaveFile { title: "Export the deck".to_owned(), file_name, kind, extension };
    let Some(path) = core.save_file(&ask)? else { return Ok(None) };
    // Not before the dialog: nothing of the review may wait in memory while somebody locks.
    let review = core.read(id, |open| Ok(open.review.clone()))?;
    let leaving = that_may_leave(&review, form, audience)?;
    let record = ExportRecord { exported_at: clock::now_here() };
    let made = match &leaving {
        Leaving::Deck(deck) => make(&review, deck, form, &record, call)?,
        Leaving::Record(public) => Made { bytes: xlsx(&public.tables, &public.deck, &record)?, pages: None },
    };
    call.step(2, 3, "Saving the file")?;
    files::write_whole(&path, &made.bytes)?;
    // The public record is the same for everybody.
    let audience = (form != ExportForm::PublicRecords).then_some(audience);
    core.remember_export(&path);
    log(core, id, &path, form, audience, &made.bytes)?;
    Ok(Some(exported(&path, made.pages, made.bytes.len())))
}

/// Keeps in the export log that this file left the laptop. It is written by then: whoever reads why that failed must know that
/// the file is out.
pub(crate) fn log(
    core: &Core,
    id: ReviewId,
    path: &Path,
    form: ExportForm,
    audience: Option<Audience>,
    bytes: &[u8],
) -> Answer<()> {
    let entry = ExportEntry {
        file_name: files::name_of(path),
        form,
        audience,
        at: clock::now(),
        sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    let logged = core.review(id).and_then(|opened| Ok(held(&opened).store.log_export(&entry)?));
    logged.map_err(|error| {
        ApiError::new(
            error.code,
            format!(
                "“{}” was written, into the folder “{}”, but the list of what was handed out could not take it, and a \
                 certificate would not name it. Delete the file and export it again, or note yourself that it is there. What \
                 was in the way: {}",
                entry.file_name,
                path.parent().map(files::name_of).unwrap_or_default(),
                error.message
            ),
        )
    })
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

/// What an export is made from.
enum Leaving {
    Deck(Deck),
    Record(PublicRecord),
}

/// Whether a form holds the tables beside the deck.
fn holds_tables(form: ExportForm) -> bool {
    matches!(form, ExportForm::Xlsx | ExportForm::Csv)
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
        ExportForm::Xlsx | ExportForm::PublicRecords => ("Excel workbook", "xlsx"),
        ExportForm::Csv => ("ZIP archive of CSV files", "zip"),
        ExportForm::Markdown => ("Markdown", "md"),
        ExportForm::HeatMapSvg => ("SVG picture", "svg"),
        ExportForm::HeatMapPng => ("PNG picture", "png"),
        ExportForm::Review => ("Debrief review", "json"),
        ExportForm::Replacements => ("Text file", "txt"),
    }
}

/// What follows the name of the review in a file's name, so that two versions never stand under one name.
fn suffix(form: ExportForm, audience: Audience, extension: &str) -> String {
    let form = match form {
        ExportForm::Print => " print",
        ExportForm::OnePage => " one page",
        ExportForm::HeatMapSvg | ExportForm::HeatMapPng => " heat map",
        ExportForm::Csv => " tables",
        // It is the same for everybody.
        ExportForm::PublicRecords => return format!(" public record.{extension}"),
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
        ExportForm::Xlsx | ExportForm::PublicRecords => Ok(file(xlsx(&tables(review, deck), deck, record)?)),
        ExportForm::Csv => Ok(file(csv_archive(&tables(review, deck))?)),
        ExportForm::Markdown => Ok(file(markdown(deck)?.into_bytes())),
        ExportForm::HeatMapSvg => Ok(file(svg(&drawing()?).into_bytes())),
        ExportForm::HeatMapPng => Ok(file(png(&drawing()?)?)),
        ExportForm::Review => Err(ApiError::new(
            ErrorCode::BadRequest,
            "A whole review is saved from the library, not as a deck. Nothing was written. Save a copy there.",
        )),
        ExportForm::Replacements => Err(ApiError::new(
            ErrorCode::BadRequest,
            "The list of replacements is no form of the deck. Nothing was written. Save it under “Who could be recognized”.",
        )),
        ExportForm::Pptx => Ok(file(pptx(deck, &review.pictures, fonts, record)?)),
    }
}

/// What an export in that form is made from, unless it may not leave the laptop.
fn that_may_leave(review: &Review, form: ExportForm, audience: Audience) -> Answer<Leaving> {
    Ok(match form {
        ExportForm::PublicRecords => Leaving::Record(record_that_may_leave(review)?),
        _ => Leaving::Deck(deck_that_may_leave(review, audience, holds_tables(form))?),
    })
}

/// The deck of a review as a PDF, for programs without a page.
///
/// # Errors
/// When a quote that is not cleared or a name without a decision stands in it, when the deck has no page, or a font of the program cannot be read.
pub fn pdf_of(review: &Review, audience: Audience, exported_at: Option<NaiveDateTime>) -> Answer<(Laid, Vec<u8>)> {
    let deck = deck_that_may_leave(review, audience, false)?;
    let fonts = fonts()?;
    let laid = layout(&deck, fonts);
    let exported_at = exported_at.unwrap_or_else(clock::now_here);
    let bytes = pdf(&laid, fonts, &review.pictures, &ExportRecord { exported_at })?;
    Ok((laid, bytes))
}

/// The deck for an audience, unless it may not leave the laptop (PRODUCT.md, section 6): when it holds words that were not
/// cleared, words of a note about a student, or words that point to somebody and about which nothing was decided. Quotes in
/// rationales are kept out of every page anyway; a deck with holes in its sentences helps nobody. `with_tables` says whether
/// the tables leave, too.
fn deck_that_may_leave(review: &Review, audience: Audience, with_tables: bool) -> Answer<Deck> {
    let deck = content(review, audience);
    let shown = |page: &debrief_domain::PageKey| deck.pages.iter().any(|there| there.key == *page && !there.hidden);
    let of = |kind: ProblemKind| {
        let mut problems = deck.problems.iter().filter(|problem| problem.kind == kind && shown(&problem.page));
        problems.next().map(|first| (first.message.as_str(), problems.count()))
    };
    let held_back = [
        (ProblemKind::AboutStudent, "it holds words of a note about a student"),
        (ProblemKind::QuoteNotCleared, "it quotes words that are not cleared"),
    ];
    for (kind, why) in held_back {
        if let Some((first, more)) = of(kind) {
            let more = match more {
                0 => String::new(),
                1 => " So does one more page.".to_owned(),
                more => format!(" So do {more} more pages."),
            };
            return Err(ApiError::new(
                ErrorCode::NotCleared,
                format!("The deck was not exported: {why}. {first}{more} Nothing left the laptop."),
            ));
        }
    }
    if with_tables && let Some(note) = uncleared_in_tables(review, audience) {
        return Err(ApiError::new(
            ErrorCode::NotCleared,
            format!(
                "The tables were not exported: a note in them repeats words that may not leave: “{}”. Nothing left the \
                 laptop. Say it in your own words, or take its permission back.",
                note.text
            ),
        ));
    }
    nobody_can_be_recognized(review, audience, with_tables)?;
    Ok(deck)
}

/// The public record, unless words that somebody said were typed into it.
fn record_that_may_leave(review: &Review) -> Answer<PublicRecord> {
    let record = public_record(review);
    match &record.said {
        None => Ok(record),
        Some(note) => Err(ApiError::new(
            ErrorCode::NotCleared,
            format!(
                "The public record was not exported: a rationale, finding or recommendation holds words of a note: “{}”. \
                 It carries no quotes. Nothing left the laptop. Say it in your own words.",
                note.text
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
