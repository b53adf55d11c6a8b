//! Pictures from outside: checked, cleaned, made no larger than a page needs.

mod drawing;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use debrief_domain::{PICTURE_SIDE, Picture, PictureForm};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits};
use std::io::Cursor;
use std::sync::Arc;

/// The largest file that is taken, in bytes.
const LARGEST_FILE: usize = 20 * 1024 * 1024;
/// The most pixels of a picture.
const MOST_PIXELS: u64 = 8_000 * 8_000;
/// The most memory that a picture may unfold to, in bytes.
const MOST_MEMORY: u64 = 192 * 1000 * 1000;
/// The bytes that a pixel of a progressive JPEG takes while it is read: its waves, which come in several rounds, and itself.
const PROGRESSIVE: u64 = 9;
/// Sides beyond this are first halved, thirded… without care, and then shrunk with care: that takes sixteen bytes a pixel.
const CARE_SIDE: u32 = PICTURE_SIDE / 2 * 3;
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
    #[error("has more pixels than can be opened. Save it at 4,000 × 4,000 pixels or less")]
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
    /// An SVG that is small as a file and endless to draw.
    #[error("draws more parts than can be drawn. Save it again as a simpler SVG, or as PNG")]
    TooManyParts,
    /// An SVG with effects that may take all time and memory there is.
    #[error("uses effects or measures that Debrief does not draw. Save it as PNG")]
    Effects,
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
        kept(drawing::draw_svg(bytes)?, PictureForm::Png)
    } else {
        Err(PictureProblem::NotAPicture)
    }
}

/// The bytes and the pixels of a kept picture; none when it is not what it says it is.
pub(crate) fn decoded(picture: &Picture) -> Option<(Vec<u8>, DynamicImage)> {
    let bytes = STANDARD.decode(&*picture.data).ok()?;
    // Asked before anything is unfolded: a file can say little and unfold to a great deal.
    let size = ImageReader::new(Cursor::new(&bytes)).with_guessed_format().ok()?.into_dimensions().ok()?;
    if size != (picture.width, picture.height) {
        return None;
    }
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
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(PictureProblem::TooManyPixels);
    }
    let upright = decoder.orientation().map_err(|error| problem(&error))?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| problem(&error))?;
    if image.width().max(image.height()) > CARE_SIDE {
        image = image.thumbnail(CARE_SIDE, CARE_SIDE);
    }
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
    let frame = jpeg_frame(bytes);
    if frame.is_some_and(|(_, parts)| parts == 4) {
        return Err(PictureProblem::Cmyk);
    }
    let decoder = JpegDecoder::new(Cursor::new(bytes)).map_err(|error| problem(&error))?;
    let (width, height) = decoder.dimensions();
    let is_progressive = frame.is_some_and(|(marker, _)| matches!(marker, 0xc2 | 0xc6 | 0xca | 0xce));
    if is_progressive && u64::from(width) * u64::from(height) * PROGRESSIVE > MOST_MEMORY {
        return Err(PictureProblem::TooManyPixels);
    }
    read(decoder)
}

/// The marker of a JPEG's frame header, and how many colours it is mixed of (ITU-T T.81, B.2.2): four is CMYK.
fn jpeg_frame(bytes: &[u8]) -> Option<(u8, u8)> {
    let mut at = 2;
    loop {
        let [0xff, marker, high, low] = *bytes.get(at..at + 4)? else { return None };
        // All frame headers but the markers among them that mean something else.
        if (0xc0..=0xcf).contains(&marker) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return bytes.get(at + 9).map(|parts| (marker, *parts));
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
}

fn looks_like_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<') && head.contains("<svg")
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
