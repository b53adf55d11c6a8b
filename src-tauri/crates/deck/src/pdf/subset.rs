//! The glyphs a deck uses, cut out of the fonts.

use super::DeckError;
use crate::fonts::{Face, Fonts};
use crate::laid::{Item, Laid};
use md5::{Digest, Md5};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use subsetter::GlyphRemapper;

/// The part of a font that a deck uses.
///
/// In the file a glyph goes by a code, one for each pair of glyph and text: a font may draw two texts with one glyph, and
/// text is read back by code.
pub(super) struct Subset {
    pub(super) face: Face,
    /// The font file with nothing but the glyphs used.
    pub(super) bytes: Vec<u8>,
    /// The name with a tag of six letters, as PDF asks for.
    pub(super) name: String,
    /// The texts of each glyph, with their codes; most glyphs have one.
    codes: HashMap<u16, Vec<(String, u16)>>,
    /// The advance of each code, in thousandths of the font size.
    pub(super) widths: BTreeMap<u16, u16>,
    /// The glyph of each code in `bytes`, code 0 first.
    pub(super) glyphs: Vec<u16>,
    pub(super) metrics: FontMetrics,
}

/// Measures of a font, in thousandths of the font size.
#[derive(Clone, Copy)]
pub(super) struct FontMetrics {
    pub(super) ascent: i16,
    pub(super) descent: i16,
    /// Left, lower, right and upper end of the box around all glyphs.
    pub(super) bounds: [i16; 4],
    /// The slant in degrees: negative when letters lean right.
    pub(super) italic_angle: i64,
    pub(super) cap_height: i16,
}

impl Subset {
    /// The code of a glyph that stands for that text.
    pub(super) fn code(&self, glyph: u16, text: &str) -> u16 {
        let texts = self.codes.get(&glyph).map(Vec::as_slice).unwrap_or_default();
        texts.iter().find(|(known, _)| known == text).map_or(0, |(_, code)| *code)
    }
}

/// Cuts the glyphs that the shown pages use out of their fonts; one subset for each font used.
pub(super) fn subsets(laid: &Laid, fonts: &Fonts) -> Result<Vec<Subset>, DeckError> {
    let mut used: BTreeMap<Face, BTreeSet<(u16, &str)>> = BTreeMap::new();
    for item in laid.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(text) = item {
            used.entry(text.face).or_default().extend(text.glyphs.iter().map(|glyph| (glyph.id, glyph.text.as_str())));
        }
    }
    used.into_iter().map(|(face, glyphs)| subset(face, &glyphs, fonts)).collect()
}

fn subset(face: Face, used: &BTreeSet<(u16, &str)>, fonts: &Fonts) -> Result<Subset, DeckError> {
    let loaded = fonts.face(face);
    let thousandths = 1000.0 / loaded.units_per_em;
    let metrics = loaded.font.glyph_metrics();
    let mut remapper = GlyphRemapper::new();
    let mut subset = Subset {
        face,
        bytes: Vec::new(),
        name: String::new(),
        codes: HashMap::new(),
        widths: BTreeMap::new(),
        glyphs: vec![0],
        metrics: font_metrics(face, fonts),
    };
    for (code, (glyph, text)) in (1u16..).zip(used) {
        subset.codes.entry(*glyph).or_default().push(((*text).to_owned(), code));
        subset.glyphs.push(remapper.remap(*glyph));
        let width = metrics.h_advance((*glyph).into()) * thousandths;
        subset.widths.insert(code, width.round() as u16);
    }
    subset.bytes =
        subsetter::subset(loaded.bytes, 0, &remapper).map_err(|_| DeckError::Font(face.post_script_name()))?;
    subset.name = format!("{}+{}", tag(&subset.bytes), face.post_script_name());
    Ok(subset)
}

/// Six capital letters that follow from the font file, so that two different subsets differ in name.
fn tag(bytes: &[u8]) -> String {
    Md5::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

fn font_metrics(face: Face, fonts: &Fonts) -> FontMetrics {
    let loaded = fonts.face(face);
    let metrics = loaded.font.metrics();
    let scale = |value: f32| (value * 1000.0 / loaded.units_per_em).round() as i16;
    let line = metrics.hhea_line.unwrap_or_default();
    let angle = loaded.font.style_metrics().italic_angle.map_or(0.0, |angle| angle.to_f64());
    FontMetrics {
        ascent: scale(line.ascender.to_f32()),
        descent: scale(line.descender.to_f32()),
        bounds: [
            scale(metrics.bounds.x_min.to_f32()),
            scale(metrics.bounds.y_min.to_f32()),
            scale(metrics.bounds.x_max.to_f32()),
            scale(metrics.bounds.y_max.to_f32()),
        ],
        italic_angle: angle.round() as i64,
        cap_height: metrics.cap_height.map_or(700, |height| scale(height.to_f32())),
    }
}
