//! The deck written by krilla: the very same laid-out pages and the same tree of meaning as `debrief-cli export` writes.
//! `krilla REVIEW OUT`

mod pages;
mod tags;

use debrief_api::{read_review_file, write_whole};
use debrief_deck::{Face, Fonts, Laid, OutlineEntry, content, layout};
use debrief_domain::Audience;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};
use std::path::Path;
use std::process::ExitCode;

/// Points in a pixel.
const POINTS: f32 = 0.75;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let written = match arguments.as_slice() {
        [review, out] => write(Path::new(review), Path::new(out)),
        _ => Err("Give a review file and where to write.".to_owned()),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn write(review: &Path, out: &Path) -> Result<(), String> {
    let review = read_review_file(review).map_err(|error| error.message)?;
    let fonts = Fonts::load().map_err(|error| error.to_string())?;
    let laid = layout(&content(&review, Audience::Leadership), &fonts);
    write_whole(out, &pdf(&laid)?).map_err(|error| error.message)
}

/// The pages as a file that krilla itself holds to PDF/UA-1 and PDF/A-2a, as ours is.
fn pdf(laid: &Laid) -> Result<Vec<u8>, String> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| format!("{error:?}"))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let fonts: Option<Vec<Font>> = Face::ALL.into_iter().map(|face| Font::new(face.bytes().into(), 0)).collect();
    let fonts = fonts.ok_or("A font could not be read.")?;
    let marks = pages::draw(&mut document, laid, &fonts);
    document.set_tag_tree(tags::tree(laid, marks));
    let mut outline = Outline::new();
    for entry in &laid.outline {
        outline.push_child(outlined(entry));
    }
    document.set_outline(outline);
    let metadata = Metadata::new()
        .title(laid.title.clone())
        .description(laid.subject.clone())
        .language(laid.language.clone())
        .creator("krilla".to_owned())
        .creation_date(DateTime::new(2026).month(3).day(24));
    document.set_metadata(metadata);
    document.finish().map_err(|error| format!("{error:?}"))
}

fn outlined(entry: &OutlineEntry) -> OutlineNode {
    let place = Point::from_xy(0.0, entry.y * POINTS);
    let mut node = OutlineNode::new(entry.title.clone(), XyzDestination::new(entry.page as usize, place));
    for child in &entry.children {
        node.push_child(outlined(child));
    }
    node
}
