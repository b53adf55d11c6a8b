//! Pictures from outside: checked, cleaned, made no larger than a page needs.

use crate::fonts::{Face, Fonts};
use crate::png::options;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use debrief_domain::{PICTURE_SIDE, Picture, PictureForm};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, Limits};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::{tiny_skia, usvg};
use std::io::Cursor;
use std::sync::Arc;

/// The largest file that is taken, in bytes.
const LARGEST_FILE: usize = 20 * 1024 * 1024;
/// The most pixels of a picture.
const MOST_PIXELS: u64 = 8_000 * 8_000;
/// The most memory that a picture may unfold to, in bytes.
const MOST_MEMORY: u64 = 4 * MOST_PIXELS;
/// How wide or high an SVG becomes in pixels: sharp on paper at the size that a logo has.
const DRAWING_SIDE: f32 = 1600.0;
/// The quality of photographs, of 100.
const QUALITY: u8 = 88;

/// A picture as the review keeps it, but for its id and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenPicture {
    /// Its form.
    pub form: PictureForm,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The file in base64.
    pub data: Arc<str>,
}

/// Why a file is not taken as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureProblem {
    /// It is larger than 20 MB.
    #[error("is larger than 20 MB. Save it smaller: a logo needs a few hundred kilobytes")]
    TooLarge,
    /// It is none of the forms that are taken.
    #[error("is not a PNG, JPEG or SVG picture. Save it in one of these forms")]
    NotAPicture,
    /// It begins as a picture and cannot be read to its end.
    #[error("is damaged and cannot be read to its end. Export it again where it was made")]
    Damaged,
    /// It moves.
    #[error("is animated. Save a single picture of it")]
    Animated,
    /// A GIF: it may move, and it has too few colours to print well.
    #[error("is a GIF. Save a single picture of it as PNG")]
    Gif,
    /// It is made for a press.
    #[error("has the colors of a printing press (CMYK). Save it in RGB")]
    Cmyk,
    /// It unfolds to more than can be held.
    #[error("has more pixels than can be opened. Save it at 8,000 × 8,000 pixels or less")]
    TooManyPixels,
    /// An SVG that holds a script.
    #[error("holds a script. Save it again as a plain SVG, without scripts, or as PNG")]
    Script,
    /// An SVG that points at other files.
    #[error("points at other files. Save it again with everything embedded, or as PNG")]
    PointsOutside,
    /// An SVG whose abbreviations may unfold to more than can be held.
    #[error("holds abbreviations (XML entities) that cannot be unfolded. Save it again as a plain SVG, or as PNG")]
    Entities,
    /// An SVG with text in a font that is not here, or in characters that those here lack.
    #[error(
        "holds text that Debrief’s fonts cannot draw as it was meant. Turn its text into outlines where it was made, or save \
         it as PNG"
    )]
    ForeignText,
    /// An SVG that draws nothing.
    #[error("draws nothing that can be seen. Check that it is the right file")]
    Empty,
}

/// Takes a picture: reads it whole, turns it upright, drops everything that is not its pixels, shrinks it to
/// [`PICTURE_SIDE`]. An SVG becomes pixels, so that nothing in it can act.
///
/// # Errors
/// A [`PictureProblem`], worded to follow the name of the file.
pub fn take_picture(bytes: &[u8]) -> Result<TakenPicture, PictureProblem> {
    if bytes.len() > LARGEST_FILE {
        return Err(PictureProblem::TooLarge);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        kept(read_png(bytes)?, PictureForm::Png)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        kept(read_jpeg(bytes)?, PictureForm::Jpeg)
    } else if [b"GIF87a".as_slice(), b"GIF89a"].iter().any(|mark| bytes.starts_with(mark)) {
        Err(PictureProblem::Gif)
    } else if looks_like_svg(bytes) {
        kept(draw_svg(bytes)?, PictureForm::Png)
    } else {
        Err(PictureProblem::NotAPicture)
    }
}

/// The bytes and the pixels of a kept picture; none when it is not what it says it is.
pub(crate) fn decoded(picture: &Picture) -> Option<(Vec<u8>, DynamicImage)> {
    let bytes = STANDARD.decode(&*picture.data).ok()?;
    let image = match picture.form {
        PictureForm::Png => read_png(&bytes).ok()?,
        PictureForm::Jpeg => read_jpeg(&bytes).ok()?,
    };
    (image.width() == picture.width && image.height() == picture.height).then_some((bytes, image))
}

/// Whether a kept picture can be drawn: for pictures that come in with a review file.
#[must_use]
pub fn is_sound(picture: &Picture) -> bool {
    decoded(picture).is_some()
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn problem(error: &ImageError) -> PictureProblem {
    match error {
        ImageError::Limits(_) => PictureProblem::TooManyPixels,
        _ => PictureProblem::Damaged,
    }
}

fn read(mut decoder: impl ImageDecoder) -> Result<DynamicImage, PictureProblem> {
    // Said before anything is unfolded: what is too large is refused at once.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureProblem::TooManyPixels);
    }
    decoder.set_limits(limits()).map_err(|error| problem(&error))?;
    let upright = decoder.orientation().map_err(|error| problem(&error))?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| problem(&error))?;
    image.apply_orientation(upright);
    Ok(image)
}

fn read_png(bytes: &[u8]) -> Result<DynamicImage, PictureProblem> {
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits()).map_err(|error| problem(&error))?;
    if decoder.is_apng().map_err(|error| problem(&error))? {
        return Err(PictureProblem::Animated);
    }
    read(decoder)
}

fn read_jpeg(bytes: &[u8]) -> Result<DynamicImage, PictureProblem> {
    if jpeg_parts(bytes) == Some(4) {
        return Err(PictureProblem::Cmyk);
    }
    read(JpegDecoder::new(Cursor::new(bytes)).map_err(|error| problem(&error))?)
}

/// How many colours a JPEG is mixed of, as its frame header says (ITU-T T.81, B.2.2): four is CMYK.
fn jpeg_parts(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    loop {
        let [0xff, marker, high, low] = *bytes.get(at..at + 4)? else { return None };
        // All frame headers but the markers among them that mean something else.
        if (0xc0..=0xcf).contains(&marker) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return bytes.get(at + 9).copied();
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
}

fn looks_like_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<') && head.contains("<svg")
}

/// How the declaration of an abbreviation begins.
const ENTITY: &str = "<!ENTITY";
/// How many abbreviations the reader follows within one before it gives up.
const NESTED: usize = 255;
/// The most that abbreviations may add to an SVG, in bytes.
const MOST_UNFOLDED: usize = 64 * 1024 * 1024;

/// Drawing programs abbreviate the addresses of their namespaces. What points at other files, or could unfold to more than
/// can be held, is refused before it is unfolded.
fn check_entities(text: &str) -> Result<(), PictureProblem> {
    let Some(first) = text.find(ENTITY) else { return Ok(()) };
    for declaration in text[first..].split(ENTITY).skip(1) {
        let mut words = declaration.split_whitespace().filter(|word| *word != "%");
        if words.nth(1).is_some_and(|kind| kind.starts_with("SYSTEM") || kind.starts_with("PUBLIC")) {
            return Err(PictureProblem::PointsOutside);
        }
    }
    let end = text[first..].find("]>").unwrap_or(text.len() - first);
    let uses = text.matches('&').count();
    let most = end.saturating_mul(NESTED).saturating_mul(uses);
    if most > MOST_UNFOLDED { Err(PictureProblem::Entities) } else { Ok(()) }
}

/// Draws an SVG that is closed in itself: without scripts, event handlers and references to other files.
fn draw_svg(bytes: &[u8]) -> Result<DynamicImage, PictureProblem> {
    let text = std::str::from_utf8(bytes).map_err(|_| PictureProblem::Damaged)?;
    check_entities(text)?;
    // A document type is dropped by no drawing program that we know of, so that it must be allowed.
    let parsed = Document::parse_with_options(text, ParsingOptions { allow_dtd: true, ..Default::default() });
    let damaged = if text.contains(ENTITY) { PictureProblem::Entities } else { PictureProblem::Damaged };
    let document = parsed.map_err(|_| damaged)?;
    for node in document.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        if name == "script" || name == "foreignObject" || node.attributes().any(|it| it.name().starts_with("on")) {
            return Err(PictureProblem::Script);
        }
        for attribute in node.attributes() {
            let value = attribute.value().trim().to_lowercase();
            if attribute.name() == "href" && value.starts_with("javascript:") {
                return Err(PictureProblem::Script);
            }
            let leads =
                attribute.name() == "href" && name != "a" && !value.starts_with('#') && !value.starts_with("data:");
            if leads || points_outside(&value) {
                return Err(PictureProblem::PointsOutside);
            }
        }
        if name == "style" && node.text().is_some_and(|style| style.contains("@import") || points_outside(style)) {
            return Err(PictureProblem::PointsOutside);
        }
    }
    // Nothing outside can be reached from here on: pictures in pictures come from the file alone.
    let mut options = options();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = usvg::Tree::from_str(text, &options).map_err(|_| PictureProblem::Damaged)?;
    if tree.has_text_nodes() {
        let fonts = Fonts::load().map_err(|_| PictureProblem::Damaged)?;
        if has_foreign_text(tree.root(), &options, &fonts) {
            return Err(PictureProblem::ForeignText);
        }
    }
    let size = tree.size();
    let scale = DRAWING_SIDE / size.width().max(size.height());
    let (width, height) = ((size.width() * scale).round() as u32, (size.height() * scale).round() as u32);
    let mut canvas = tiny_skia::Pixmap::new(width.max(1), height.max(1)).ok_or(PictureProblem::TooManyPixels)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    if canvas.data().iter().all(|part| *part == 0) {
        return Err(PictureProblem::Empty);
    }
    let pixels = canvas.pixels().iter().flat_map(|pixel| {
        let pixel = pixel.demultiply();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    });
    image::RgbaImage::from_raw(canvas.width(), canvas.height(), pixels.collect())
        .map(DynamicImage::ImageRgba8)
        .ok_or(PictureProblem::Damaged)
}

/// Whether a text names a font that is not here, or has characters that no font here has: it would be drawn in another,
/// or as boxes, and nobody would be told.
fn has_foreign_text(group: &usvg::Group, options: &usvg::Options<'_>, fonts: &Fonts) -> bool {
    let is_here = |family: &usvg::FontFamily| match family {
        usvg::FontFamily::Named(name) => {
            let mut known = options.fontdb.faces().flat_map(|face| &face.families);
            *name == options.font_family || known.any(|(known, _)| known.eq_ignore_ascii_case(name))
        }
        _ => true,
    };
    let is_drawn = |c: char| c.is_whitespace() || Face::ALL.iter().any(|face| fonts.covers(*face, c));
    group.children().iter().any(|node| match node {
        usvg::Node::Group(group) => has_foreign_text(group, options, fonts),
        usvg::Node::Text(text) => text.chunks().iter().any(|chunk| {
            let mut first_families = chunk.spans().iter().filter_map(|span| span.font().families().first());
            !chunk.text().chars().all(is_drawn) || first_families.any(|family| !is_here(family))
        }),
        _ => false,
    })
}

/// Whether a value of a style or an attribute reaches for another file: `url(…)` of anything but a part of this one.
fn points_outside(value: &str) -> bool {
    value.to_lowercase().match_indices("url(").any(|(at, mark)| {
        let target = value[at + mark.len()..].trim_start_matches(['"', '\'', ' ']);
        !target.starts_with('#') && !target.starts_with("data:")
    })
}

/// The picture as it is kept: pixels in eight bits, nothing else.
fn kept(image: DynamicImage, form: PictureForm) -> Result<TakenPicture, PictureProblem> {
    let image = if image.width().max(image.height()) > PICTURE_SIDE {
        image.resize(PICTURE_SIDE, PICTURE_SIDE, FilterType::Lanczos3)
    } else {
        image
    };
    let color = image.color();
    let image = match (form, color.has_color(), color.has_alpha()) {
        (PictureForm::Jpeg, false, _) | (PictureForm::Png, false, false) => DynamicImage::ImageLuma8(image.to_luma8()),
        (PictureForm::Jpeg, true, _) | (PictureForm::Png, true, false) => DynamicImage::ImageRgb8(image.to_rgb8()),
        (PictureForm::Png, _, true) => DynamicImage::ImageRgba8(image.to_rgba8()),
    };
    let mut bytes = Vec::new();
    let written = match form {
        PictureForm::Png => image.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png),
        PictureForm::Jpeg => image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)),
    };
    written.map_err(|error| problem(&error))?;
    Ok(TakenPicture { form, width: image.width(), height: image.height(), data: STANDARD.encode(bytes).into() })
}
