//! Reading the words of a PowerPoint file that somebody edited. Nothing in it is trusted: its size, its parts and its XML
//! are checked before they are used, and only words are taken from it.

mod archive;
mod slide_words;

use super::names::{SlidePlace, header_number, is_ours};
use super::stamp::{Stamp, review_print};
use archive::Archive;
use debrief_domain::{Audience, ReviewId};
use slide_words::{Words, attribute, elements, words};
use std::collections::HashMap;

/// Why a file brings nothing back, as what follows its name. The review is never touched by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PptxProblem {
    /// It is no archive, or one that is cut off.
    #[error(
        "is not a PowerPoint file, or is damaged. Nothing was changed. Save it again in PowerPoint as a .pptx file, then \
         choose it here."
    )]
    NotPptx,
    /// It is a compound file: encrypted, or of the form before 2007.
    #[error(
        "is locked with a password, or was saved as an old .ppt file. Nothing was changed. Save it in PowerPoint as a \
         .pptx file without a password, then choose it here."
    )]
    Locked,
    /// It has no slide.
    #[error("has no slide. Nothing was changed. Choose the file that was edited.")]
    NoSlides,
    /// It is larger than any deck, or grows beyond all measure when it is unpacked.
    #[error("is too large to be a deck, or is built to be. Nothing was changed. Choose the file that was edited.")]
    TooLarge,
    /// Its XML holds what PowerPoint never writes: a document type, entities, endless nesting.
    #[error(
        "holds parts that PowerPoint does not write. Nothing was changed. Open it in PowerPoint, save it again, then \
         choose it here."
    )]
    Suspicious,
    /// No shape in it has one of our names.
    #[error(
        "holds no text that Debrief can tell: it was not exported from here, or the program it was saved with dropped the \
         names of its shapes. Nothing was changed. Edit the exported file in PowerPoint, then choose it here."
    )]
    NotOurs,
    /// Its shapes are of another review.
    #[error("is the deck of another review. Nothing was changed. Open that review to bring its text back.")]
    OtherReview,
}

/// Words found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BroughtText {
    /// The slide, from 1.
    pub slide: u32,
    /// What they are.
    pub kind: BroughtKind,
    /// The words; a line for each paragraph.
    pub text: String,
    /// What the name says about the file they were written into, where it still does.
    pub stamp: Option<Stamp>,
}

/// What words in a file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BroughtKind {
    /// The words of a shape with one of our names.
    Shape(SlidePlace),
    /// The rationale in a row of an area's table: the area, the slide among those of the area from 1, the words of the
    /// first cell, and the number that PowerPoint keeps for the row.
    Row {
        /// The code of the area.
        area: String,
        /// Which slide of the area, from 1.
        part: u32,
        /// The words of the first cell.
        head: String,
        /// The row's number, where it has one.
        number: Option<u32>,
    },
    /// A shape that has words and none of our names.
    Other,
}

/// The most bytes of a file.
const LARGEST: usize = 100 * 1024 * 1024;
/// The most slides that are read.
const MOST_SLIDES: usize = 5_000;

/// How a compound file begins ([MS-CFB], 2.2).
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Whom the version of the deck was for that the texts were read from; the leadership where they do not say.
///
/// # Errors
/// [`PptxProblem::NotOurs`] when none of them is known, [`PptxProblem::OtherReview`] when all that say so are of another
/// review.
pub fn written_for(review: ReviewId, texts: &[BroughtText]) -> Result<Audience, PptxProblem> {
    let mut ours = texts.iter().filter(|text| text.kind != BroughtKind::Other).peekable();
    if ours.peek().is_none() {
        return Err(PptxProblem::NotOurs);
    }
    let stamps: Vec<&Stamp> = ours.filter_map(|text| text.stamp.as_ref()).collect();
    match stamps.iter().find(|stamp| stamp.review == review_print(review)) {
        Some(stamp) => Ok(stamp.audience),
        None if stamps.is_empty() => Ok(Audience::Leadership),
        None => Err(PptxProblem::OtherReview),
    }
}

/// Reads the words of a PowerPoint file, slide by slide in the order they are shown.
///
/// # Errors
/// A [`PptxProblem`].
pub fn read_pptx(bytes: &[u8]) -> Result<Vec<BroughtText>, PptxProblem> {
    if bytes.len() > LARGEST {
        return Err(PptxProblem::TooLarge);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(PptxProblem::Locked);
    }
    let mut archive = Archive::open(bytes)?;
    let presentation = archive.part("ppt/presentation.xml")?.ok_or(PptxProblem::NotPptx)?;
    let targets = relations(&mut archive, "ppt/presentation.xml")?;
    let mut order = Vec::new();
    elements(&presentation, |element| {
        if element.local_name().as_ref() == "sldId" {
            order.extend(attribute(element, "r:id"));
        }
    })?;
    let slides: Vec<String> = order
        .into_iter()
        .filter_map(|id| targets.get(&id).map(|(_, target)| target.clone()))
        .take(MOST_SLIDES)
        .collect();
    if slides.is_empty() {
        return Err(PptxProblem::NoSlides);
    }
    let mut found = Vec::new();
    for (number, name) in (1..).zip(slides) {
        let Some(slide) = archive.part(&name)? else { continue };
        take(&slide, number, &mut found)?;
        let relations = relations(&mut archive, &name)?;
        let notes = relations.into_values().find(|(kind, _)| kind.ends_with("/notesSlide"));
        if let Some((_, notes)) = notes
            && let Some(part) = archive.part(&notes)?
        {
            let mut words = Vec::new();
            take(&part, number, &mut words)?;
            found.extend(words.into_iter().filter(|text| text.kind != BroughtKind::Other));
        }
    }
    Ok(found)
}

fn take(part: &str, slide: u32, found: &mut Vec<BroughtText>) -> Result<(), PptxProblem> {
    for shape in words(part)? {
        match shape {
            Words::Shape { name, text } => {
                let (kind, stamp) = match SlidePlace::named(&name) {
                    Some((place, stamp)) => (BroughtKind::Shape(place), stamp),
                    None if is_ours(&name) => continue,
                    None => (BroughtKind::Other, None),
                };
                if kind != BroughtKind::Other || !text.trim().is_empty() {
                    found.push(BroughtText { slide, kind, text, stamp });
                }
            }
            Words::Row { name, number, cells } => {
                let Some((SlidePlace::Table(area, part), stamp)) = SlidePlace::named(&name) else { continue };
                let (Some(head), Some(text)) = (cells.first(), cells.last()) else { continue };
                if cells.len() < 2 || number == Some(header_number()) {
                    continue;
                }
                let kind = BroughtKind::Row { area, part, head: head.clone(), number };
                found.push(BroughtText { slide, kind, text: text.clone(), stamp });
            }
        }
    }
    Ok(())
}

/// The relationships of a part by their ids, each with its kind and the name of the part it leads to. What leads out of
/// the file is left out.
fn relations(archive: &mut Archive<'_>, part: &str) -> Result<HashMap<String, (String, String)>, PptxProblem> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let Some(xml) = archive.part(&format!("{folder}/_rels/{name}.rels"))? else { return Ok(HashMap::new()) };
    let mut found = HashMap::new();
    elements(&xml, |element| {
        let parts = (attribute(element, "Id"), attribute(element, "Type"), attribute(element, "Target"));
        if let (Some(id), Some(kind), Some(target)) = parts
            && attribute(element, "TargetMode").is_none()
            && let Some(target) = resolved(folder, &target)
        {
            found.insert(id, (kind, target));
        }
    })?;
    Ok(found)
}

/// The name of the part that `target` leads to from `folder`; none when it leads out of the file.
fn resolved(folder: &str, target: &str) -> Option<String> {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop()?;
            }
            step => path.push(step),
        }
    }
    Some(path.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn relationships_lead_to_parts_of_the_file_alone() {
        assert_eq!(resolved("ppt", "slides/slide1.xml").as_deref(), Some("ppt/slides/slide1.xml"));
        assert_eq!(resolved("ppt/slides", "../notesSlides/n.xml").as_deref(), Some("ppt/notesSlides/n.xml"));
        assert_eq!(resolved("ppt", "/ppt/slides/slide1.xml").as_deref(), Some("ppt/slides/slide1.xml"));
        assert_eq!(resolved("ppt", "../../etc/passwd"), None);
    }
}
