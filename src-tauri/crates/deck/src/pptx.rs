//! From the deck to a PowerPoint file (ECMA-376, Office Open XML).
//!
//! Slides are made from the layout that the PDF is drawn from, so both show the same pages; words, tables, chips and
//! titles are PowerPoint's own, to be edited there. What is edited comes back by the names of shapes: [`read_pptx`] reads
//! a file, [`brought_back`] compares it with the review.

mod back;
mod names;
mod package;
mod paragraphs;
mod parts;
mod read;
mod relink;
mod scene;
mod slide;
mod stamp;
mod table;
mod text;
mod xml;

pub use back::{
    BroughtBack, BroughtChange, BroughtTarget, LeftOver, LeftText, brought_back, brought_rationale, still_stands,
};
pub use names::SlidePlace;
pub use read::{BroughtKind, BroughtText, PptxProblem, read_pptx, written_for};
pub use stamp::Stamp;

use crate::content::{Chip, Deck, Page, PageContent};
use crate::laid::{Laid, NodeId};
use crate::pdf::ExportRecord;
use crate::shape::{clean, drawable};
use crate::theme::{ACCENT, Color, PAPER};
use crate::words::words;
use crate::{Face, Fonts, FormError, layout};
use back::Stamps;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use debrief_domain::{Picture, PictureForm, PictureId};
use package::Package;
use slide::slide;
use std::collections::HashMap;

/// Writes the shown pages as a PowerPoint file (`.pptx`) of 13⅓ × 7½ inches, with notes where they go along. The file
/// names no author. `pictures` are the review's, with their bytes; one that is missing leaves its room empty. The same
/// input gives the same bytes.
///
/// # Errors
/// [`FormError::NoPages`] when every page is hidden; [`FormError::Slides`] when the file cannot be put together.
pub fn pptx(deck: &Deck, pictures: &[Picture], fonts: &Fonts, record: &ExportRecord) -> Result<Vec<u8>, FormError> {
    let laid = layout(deck, fonts);
    if laid.pages.is_empty() {
        return Err(FormError::NoPages);
    }
    let maker = Maker::new(deck, &laid, pictures, fonts);
    let slides: Vec<slide::Slide> = laid.pages.iter().map(|page| slide(&maker, page)).collect();
    let mut media: Vec<&Picture> = Vec::new();
    for id in slides.iter().flat_map(|slide| &slide.pictures) {
        if !media.iter().any(|picture| picture.id == *id) {
            media.extend(pictures.iter().find(|picture| picture.id == *id));
        }
    }
    let notes: Vec<Option<&str>> = laid
        .pages
        .iter()
        .map(|page| Some(page.notes.trim()).filter(|notes| deck.notes_go_along && !notes.is_empty()))
        .collect();
    let mut package = Package::new();
    parts::write(&mut package, &maker, &slides, &notes, &media, record)?;
    package.finish()
}

/// What all slides share while they are written.
struct Maker<'d> {
    deck: &'d Deck,
    laid: &'d Laid,
    /// The colour of bars, numerals and captions.
    accent: Color,
    places: HashMap<NodeId, SlidePlace>,
    stamps: Stamps,
    /// What is set in capitals, with how it is written.
    spoken: HashMap<String, String>,
    /// Texts with characters that the deck's fonts lack: as they were drawn, and as they were written.
    written: Vec<(String, Vec<(usize, char)>)>,
    pictures: HashMap<PictureId, Vec<u8>>,
}

impl<'d> Maker<'d> {
    fn new(deck: &'d Deck, laid: &'d Laid, pictures: &[Picture], fonts: &Fonts) -> Self {
        let capitals = laid.nodes.iter().filter_map(|node| node.spoken.as_deref());
        let spoken = capitals
            .map(|spoken| (clean(&spoken.to_uppercase()).trim().to_owned(), clean(spoken).trim().to_owned()))
            .filter(|(upper, spoken)| upper != spoken)
            .collect();
        let shown = || deck.pages.iter().filter(|page| !page.hidden);
        let written = shown().flat_map(all_words).filter_map(|text| written(fonts, text)).collect();
        let pictures = pictures
            .iter()
            .filter_map(|picture| Some((picture.id, STANDARD.decode(&*picture.data).ok()?)))
            .filter(|(_, bytes)| !bytes.is_empty())
            .collect();
        Self {
            deck,
            laid,
            accent: deck.brand.accent.unwrap_or(ACCENT).readable_on(PAPER),
            places: names::places(deck, laid),
            stamps: Stamps::of(deck),
            spoken,
            written,
            pictures,
        }
    }

    /// The spoken form of the level with those letters.
    fn level(&self, letters: &str) -> &str {
        let captions = words(self.deck.language).captions();
        let entry = self.deck.legend.iter().find(|entry| clean(entry.chip.letters()).trim() == letters);
        let other = || [Chip::NotEnoughEvidence, Chip::Undecided].into_iter().find(|chip| chip.letters() == letters);
        match entry {
            Some(entry) => &entry.name,
            None if other() == Some(Chip::NotEnoughEvidence) => captions.not_enough_evidence,
            None => captions.not_rated,
        }
    }

    fn has_picture(&self, id: PictureId) -> bool {
        self.pictures.contains_key(&id)
    }

    /// The bytes of a picture, and the ending of its name.
    fn picture(&self, picture: &Picture) -> (&[u8], &'static str) {
        let ending = match picture.form {
            PictureForm::Png => "png",
            PictureForm::Jpeg => "jpeg",
        };
        (self.pictures.get(&picture.id).map(Vec::as_slice).unwrap_or_default(), ending)
    }

    /// The text with the characters that the deck's fonts lack, in place of the question marks that stand for them on
    /// paper: the reader's computer may have them.
    fn restored(&self, drawn: &str) -> String {
        if !drawn.contains('?') || self.written.is_empty() {
            return drawn.to_owned();
        }
        for (whole, missing) in &self.written {
            let Some(from) = whole.find(drawn) else { continue };
            let mut text = String::new();
            for (at, c) in drawn.char_indices() {
                let found = missing.binary_search_by_key(&(from + at), |(place, _)| *place);
                text.push(found.map_or(c, |index| missing[index].1));
            }
            return text;
        }
        drawn.to_owned()
    }
}

/// The text as it is drawn, with the places where a question mark stands for a character; none where all can be drawn.
fn written(fonts: &Fonts, text: &str) -> Option<(String, Vec<(usize, char)>)> {
    let tidy = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut whole = String::new();
    let mut missing = Vec::new();
    for c in tidy.chars() {
        let letter = c.to_string();
        let (drawn, lacking) = drawable(fonts, Face::Sans, &letter);
        if !lacking.is_empty() {
            missing.push((whole.len(), c));
        }
        whole.push_str(&drawn);
    }
    (!missing.is_empty()).then_some((whole, missing))
}

/// The framework's words on a page.
fn framework_words(page: &Page) -> Vec<&str> {
    match &page.content {
        PageContent::Framework(content) => content
            .areas
            .iter()
            .flat_map(|area| {
                [area.code.as_str(), &area.name].into_iter().chain(area.elements.iter().map(|e| e.name.as_str()))
            })
            .collect(),
        PageContent::Debrief(content) => {
            content.rows.iter().flat_map(|row| [Some(row.name.as_str()), row.question.as_deref()]).flatten().collect()
        }
        PageContent::Summary(content) => {
            content.areas.iter().flat_map(|area| area.cells.iter().map(|cell| cell.name.as_str())).collect()
        }
        PageContent::Differently(content) | PageContent::Changed(content) => {
            content.rows.iter().map(|row| row.name.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

/// Every text on a page that somebody typed.
fn all_words(page: &Page) -> Vec<&str> {
    let mut texts = framework_words(page);
    match &page.content {
        PageContent::Title(content) => texts.extend([content.firm.as_str(), &content.client, &content.occasion]),
        PageContent::Heard(content) => {
            texts.extend(content.groups.iter().chain(&content.documents).map(String::as_str))
        }
        PageContent::Debrief(content) => {
            texts.extend(content.rows.iter().flat_map(|row| &row.rationale).map(|run| run.text.as_str()));
        }
        PageContent::Horizon(content) => texts.extend(content.themes.iter().flat_map(|theme| {
            let sentences = theme.findings.iter().chain(&theme.recommendations).map(|sentence| sentence.text.as_str());
            [theme.title.as_str()].into_iter().chain(sentences)
        })),
        PageContent::Extra(content) => {
            texts.extend(content.columns.iter().flatten().flat_map(|block| {
                match block {
                    crate::ExtraBlock::Paragraph(text) => std::slice::from_ref(text),
                    crate::ExtraBlock::List(entries) => entries.as_slice(),
                }
                .iter()
                .map(String::as_str)
            }));
        }
        PageContent::Method(content) => {
            texts.extend(content.steps.iter().map(String::as_str));
            texts.extend(content.groups.iter().map(|group| group.name.as_str()));
            texts.push(&content.confidentiality);
        }
        PageContent::Closing(content) => texts.extend([content.firm.as_str(), &content.web_address]),
        PageContent::Framework(_) | PageContent::Summary(_) | PageContent::Differently(_) | PageContent::Changed(_) => {
        }
    }
    texts
}
