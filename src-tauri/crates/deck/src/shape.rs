//! From text to glyphs.

use crate::fonts::{FEATURES, Face, Fonts};
use debrief_domain::limits::draws_nothing;
use harfrust::{Buffer, BufferFlags, ClusterLevel, Direction, Language, Script, ShapeOptions, ShaperFont};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// A glyph with the stretch of text it stands for. Lengths are parts of the font size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ShapedGlyph {
    pub(crate) id: u16,
    pub(crate) advance: f32,
    pub(crate) dx: f32,
    pub(crate) dy: f32,
    /// Where its text begins; glyphs of one cluster share it.
    pub(crate) start: usize,
}

/// The text in the form the deck draws: NFC, every kind of line end and tab a space, and without characters that draw
/// nothing (controls, joiners, direction marks, soft hyphens).
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if c.is_control() || draws_nothing(c) => None,
            c => Some(c),
        })
        .nfc()
        .collect()
}

/// The text with a question mark for every character that the font cannot draw, and those characters. Some have an
/// equal that can be drawn: a rare space becomes a plain one, a non-breaking hyphen a hyphen, a ligature typed as one
/// character its letters.
pub(crate) fn drawable<'t>(fonts: &Fonts, face: Face, text: &'t str) -> (Cow<'t, str>, Vec<char>) {
    if text.chars().all(|c| fonts.covers(face, c)) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut missing = Vec::new();
    let mut drawn = String::with_capacity(text.len());
    for c in text.chars() {
        let equal: String = match c {
            '\u{202f}' | '\u{2007}' => '\u{a0}'.into(),
            '\u{2010}' | '\u{2011}' => '-'.into(),
            c if c.is_whitespace() => ' '.into(),
            c => c.nfkc().collect(),
        };
        if fonts.covers(face, c) {
            drawn.push(c);
        } else if equal.chars().all(|c| fonts.covers(face, c)) {
            drawn.push_str(&equal);
        } else {
            missing.push(c);
            drawn.push('?');
        }
    }
    (Cow::Owned(drawn), missing)
}

/// Shapes a stretch of text in one font, from left to right. Every character should be one the font [covers](Fonts::covers).
pub(crate) fn shape(fonts: &Fonts, face: Face, text: &str) -> Vec<ShapedGlyph> {
    let loaded = fonts.face(face);
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(Script::LATIN));
    buffer.set_language(Language::new("en"));
    // Characters keep their own clusters, so that each glyph knows exactly which text it stands for.
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    buffer.set_flags(BufferFlags::BEGINNING_OF_TEXT | BufferFlags::END_OF_TEXT);
    let font = ShaperFont::new(&loaded.font);
    if harfrust::shape(&font, &mut buffer, ShapeOptions::new().plan(Some(&loaded.plan)).features(&FEATURES)).is_err() {
        return Vec::new();
    }
    let em = loaded.units_per_em;
    buffer
        .glyph_infos()
        .iter()
        .zip(buffer.glyph_positions())
        .map(|(info, position)| ShapedGlyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: position.x_advance as f32 / em,
            dx: position.x_offset as f32 / em,
            dy: position.y_offset as f32 / em,
            start: info.cluster as usize,
        })
        .collect()
}
