//! The glyphs a deck uses, cut out of the fonts.

use super::DeckError;
use super::truetype::without;
use crate::fonts::{Face, Fonts};
use crate::laid::{Item, Laid};
use md5::{Digest, Md5};
use subsetter::GlyphRemapper;

/// The part of a font that a deck uses.
///
/// In the file a glyph goes by a code, one for each pair of glyph and text: a font may draw two texts with one glyph, and
/// text is read back by code. The codes of a glyph follow one another; code 0 is the glyph of what has none.
pub(super) struct Subset {
    pub(super) face: Face,
    /// The font file with nothing but the glyphs used.
    pub(super) bytes: Vec<u8>,
    /// The name with a tag of six letters, as PDF asks for.
    pub(super) name: String,
    /// The first code of each glyph of the whole font, 0 for those not used.
    first: Vec<u16>,
    /// The text of each code.
    pub(super) texts: Vec<String>,
    /// The advance of each code, in thousandths of the font size.
    pub(super) widths: Vec<f32>,
    /// The glyph of each code in `bytes`.
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
        let first = self.first.get(usize::from(glyph)).copied().unwrap_or_default();
        let mut codes = (first..).zip(self.texts.iter().skip(usize::from(first)));
        codes.find(|(_, known)| *known == text).map_or(0, |(code, _)| code)
    }

    /// The advance of a code, in thousandths of the font size.
    pub(super) fn width(&self, code: u16) -> f32 {
        self.widths.get(usize::from(code)).copied().unwrap_or_default()
    }
}

/// The texts that the glyphs of a face stand for in a deck, by glyph.
type Used<'l> = Vec<Vec<&'l str>>;

/// Cuts the glyphs that the shown pages use out of their fonts; one subset for each font used.
pub(super) fn subsets(laid: &Laid, fonts: &Fonts) -> Result<Vec<Subset>, DeckError> {
    let mut used: Vec<Used<'_>> = Face::ALL.map(|_| Vec::new()).into();
    for item in laid.pages.iter().flat_map(|page| &page.items) {
        let Item::Text(text) = item else { continue };
        let used = &mut used[text.face as usize];
        for glyph in &text.glyphs {
            let id = usize::from(glyph.id);
            if used.len() <= id {
                used.resize(id + 1, Vec::new());
            }
            if !used[id].contains(&glyph.text.as_str()) {
                used[id].push(&glyph.text);
            }
        }
    }
    let used = Face::ALL.into_iter().zip(used).filter(|(_, used)| !used.is_empty());
    used.map(|(face, used)| subset(face, used, fonts)).collect()
}

fn subset(face: Face, used: Used<'_>, fonts: &Fonts) -> Result<Subset, DeckError> {
    let loaded = fonts.face(face);
    let thousandths = 1000.0 / loaded.units_per_em;
    let metrics = loaded.font.glyph_metrics();
    let width = |glyph: u16| (metrics.h_advance(glyph.into()) * thousandths * 100.0).round() / 100.0;
    let mut remapper = GlyphRemapper::new();
    let mut subset = Subset {
        face,
        bytes: Vec::new(),
        name: String::new(),
        first: vec![0; used.len()],
        texts: vec![String::new()],
        widths: vec![width(0)],
        glyphs: vec![0],
        metrics: font_metrics(face, fonts),
    };
    for (glyph, mut texts) in (0u16..).zip(used) {
        // Which of them the deck says first must not matter.
        texts.sort_unstable();
        if !texts.is_empty() {
            subset.first[usize::from(glyph)] = subset.texts.len() as u16;
        }
        for text in texts {
            subset.texts.push(text.to_owned());
            subset.widths.push(width(glyph));
            subset.glyphs.push(remapper.remap(glyph));
        }
    }
    let damaged = DeckError::Font(face.post_script_name());
    let cut = subsetter::subset(loaded.bytes, 0, &remapper).map_err(|_| DeckError::Font(face.post_script_name()))?;
    // Names of the font and of its glyphs are for programs that choose fonts.
    subset.bytes = without(&cut, &[*b"name", *b"post"]).ok_or(damaged)?;
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
