//! From a picture to PNG, drawn with the deck's own fonts: the same pixels on every laptop.

use crate::drawing::Drawing;
use crate::fonts::Face;
use crate::form_error::FormError;
use crate::svg::svg;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::sync::Arc;

/// How many dots stand for a pixel of the picture, across and down: as sharp as screens and office printers show it.
const SCALE: f32 = 2.0;
/// Dots in a meter at that scale, for 96 pixels an inch.
const DOTS_A_METER: u32 = 7559;

/// Draws the picture as a PNG file in sRGB, two dots a pixel, without any text about its making. The same input gives the
/// same bytes.
///
/// # Errors
/// [`FormError::Picture`] when it is too large to be drawn.
pub fn png(drawing: &Drawing) -> Result<Vec<u8>, FormError> {
    let failed = |what: &dyn std::fmt::Display| FormError::Picture(what.to_string());
    let tree = Tree::from_str(&svg(drawing), &options()).map_err(|error| failed(&error))?;
    let (width, height) = ((drawing.width * SCALE).ceil() as u32, (drawing.height * SCALE).ceil() as u32);
    let mut pixels = Pixmap::new(width, height).ok_or_else(|| failed(&format!("{width} × {height} dots")))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    encoded(&pixels).map_err(|error| failed(&error))
}

/// Only the deck's fonts, so that nothing depends on what else is installed.
pub(crate) fn options() -> Options<'static> {
    let mut options = Options::default();
    let known = Arc::make_mut(&mut options.fontdb);
    for face in Face::ALL {
        known.load_font_data(face.bytes().to_vec());
    }
    known.set_sans_serif_family("Inter");
    known.set_serif_family("Source Serif 4");
    options.font_family = "Inter".to_owned();
    options
}

/// The pixels as a file. The ground is opaque, so there is no transparency to keep.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, ::png::EncodingError> {
    let opaque: Vec<u8> = pixels.pixels().iter().flat_map(|dot| [dot.red(), dot.green(), dot.blue()]).collect();
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(::png::ColorType::Rgb);
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_compression(::png::Compression::High);
    encoder.set_source_srgb(::png::SrgbRenderingIntent::RelativeColorimetric);
    let unit = ::png::Unit::Meter;
    encoder.set_pixel_dims(Some(::png::PixelDimensions { xppu: DOTS_A_METER, yppu: DOTS_A_METER, unit }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(file)
}
