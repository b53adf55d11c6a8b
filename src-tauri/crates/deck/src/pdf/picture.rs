//! The pictures of a deck as the file holds them.

use crate::laid::{Item, Laid};
use crate::picture::decoded;
use debrief_domain::{Picture, PictureForm, PictureId};
use image::DynamicImage;

/// A picture ready to be put into the file.
pub(super) struct Embedded {
    pub(super) id: PictureId,
    pub(super) width: u32,
    pub(super) height: u32,
    /// One part a pixel instead of three.
    pub(super) gray: bool,
    pub(super) pixels: Pixels,
}

/// What a picture consists of.
pub(super) enum Pixels {
    /// One or three bytes a pixel.
    Plain(Vec<u8>),
    /// A JPEG file, which PDF holds as it is.
    Jpeg(Vec<u8>),
}

/// The pictures that the shown pages use, each once. Transparency gives way to the white of the page: it prints badly,
/// and archives are wary of it.
pub(super) fn embedded(laid: &Laid, pictures: &[Picture]) -> Vec<Embedded> {
    let mut used: Vec<PictureId> = laid
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| if let Item::Picture(picture) = item { Some(picture.picture) } else { None })
        .collect();
    used.sort();
    used.dedup();
    let found = used.into_iter().filter_map(|id| pictures.iter().find(|picture| picture.id == id));
    found.filter_map(embed).collect()
}

fn embed(picture: &Picture) -> Option<Embedded> {
    let (bytes, image) = decoded(picture)?;
    let (width, height) = (image.width(), image.height());
    let gray = !image.color().has_color();
    let pixels = match picture.form {
        PictureForm::Jpeg => Pixels::Jpeg(bytes),
        PictureForm::Png => Pixels::Plain(on_white(&image, gray)),
    };
    Some(Embedded { id: picture.id, width, height, gray, pixels })
}

/// The pixels laid over white.
fn on_white(image: &DynamicImage, gray: bool) -> Vec<u8> {
    let over = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    let rgba = image.to_rgba8();
    let parts = if gray { 1 } else { 3 };
    rgba.pixels().flat_map(|pixel| (0..parts).map(|part| over(pixel.0[part], pixel.0[3]))).collect()
}
