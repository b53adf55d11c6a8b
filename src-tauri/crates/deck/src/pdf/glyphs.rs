//! Glyphs as a PDF shows them: codes, and how far the pen moves beyond their widths.

use super::subset::Subset;
use crate::laid::Glyph;

/// How far a glyph may stand from where it belongs, in thousandths of the font size: a twentieth of a pixel in running
/// text, which nobody sees. Shifts are a tenth of a page's description, and most would be smaller.
const TOLERANCE: f32 = 3.0;

/// A part of a line.
pub(super) enum Part {
    /// Codes of the font, two bytes each.
    Codes(Vec<u8>),
    /// How far right the pen moves, in thousandths of the font size.
    Shift(f32),
}

/// The spacing that most of the glyphs have beyond their widths, as whole thousandths: the letter spacing of their style.
pub(super) fn spacing(glyphs: &[Glyph], subset: &Subset) -> f32 {
    // The one that is left when each cancels another of a different kind out is that of the majority, if there is one.
    let (mut candidate, mut votes) = (0.0, 0usize);
    let extra = |glyph: &Glyph| (glyph.advance * 1000.0 - subset.width(subset.code(glyph.id, &glyph.text))).round();
    for glyph in glyphs {
        let extra = extra(glyph);
        if votes == 0 {
            (candidate, votes) = (extra, 1);
        } else if extra == candidate {
            votes += 1;
        } else {
            votes -= 1;
        }
    }
    let is_spaced = candidate.abs() > TOLERANCE
        && 2 * glyphs.iter().filter(|glyph| extra(glyph) == candidate).count() > glyphs.len();
    if is_spaced { candidate } else { 0.0 }
}

/// The glyphs with that letter spacing. Where a glyph is off by more than the tolerance the pen is put right, so that
/// errors never add up.
pub(super) fn shown(glyphs: &[Glyph], spacing: f32, subset: &Subset) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut codes = Vec::with_capacity(2 * glyphs.len());
    let (mut true_pen, mut file_pen) = (0.0f32, 0.0f32);
    let first_shift = glyphs.first().map_or(0.0, |glyph| glyph.dx) * 1000.0;
    for glyph in glyphs {
        let shift = true_pen + glyph.dx * 1000.0 - first_shift - file_pen;
        if shift.abs() > TOLERANCE {
            if !codes.is_empty() {
                parts.push(Part::Codes(std::mem::take(&mut codes)));
            }
            parts.push(Part::Shift(shift.round()));
            file_pen += shift.round();
        }
        let code = subset.code(glyph.id, &glyph.text);
        codes.extend(code.to_be_bytes());
        file_pen += subset.width(code) + spacing;
        true_pen += glyph.advance * 1000.0;
    }
    if !codes.is_empty() {
        parts.push(Part::Codes(codes));
    }
    parts
}
