//! The fonts of the file: subsets with what a reader needs to draw them and to read their text.

use super::file::{File, Id};
use super::subset::Subset;
use std::fmt::Write;

/// Writes a font; gives its number.
pub(super) fn font(file: &mut File, subset: &Subset) -> Id {
    let metrics = &subset.metrics;
    let name = &subset.name;
    let program = file.add_stream(format_args!("/Length1 {}", subset.bytes.len()), &subset.bytes);
    let [left, lower, right, upper] = metrics.bounds;
    // ISO 32000-1, table 123: 4 is symbolic (codes are our own), 64 italic.
    let flags = 4 | if subset.face.italic() { 64 } else { 0 };
    // No table of a font says how thick its stems are; this is what makers of PDF commonly take it for.
    let stem = 50 + (f32::from(subset.face.weight()) / 65.0).powi(2).round() as u32;
    let descriptor = file.add(format_args!(
        "<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{left} {lower} {right} {upper}]/ItalicAngle {}\
         /Ascent {}/Descent {}/CapHeight {}/StemV {stem}/FontFile2 {program}>>",
        metrics.italic_angle, metrics.ascent, metrics.descent, metrics.cap_height,
    ));
    let glyphs: Vec<u8> = subset.glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
    let map = file.add_stream("", &glyphs);
    let mut widths = String::new();
    for width in &subset.widths {
        // Writing to a string cannot fail.
        let _ = write!(widths, "{width} ");
    }
    let descendant = file.add(format_args!(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
         /Supplement 0>>/FontDescriptor {descriptor}/CIDToGIDMap {map}/DW 0/W[0[{}]]>>",
        widths.trim_end(),
    ));
    let texts = file.add_stream("", unicode(subset).as_bytes());
    file.add(format_args!(
        "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant}]/ToUnicode {texts}>>"
    ))
}

/// Which text each code stands for (ISO 32000-1, 9.10.3).
fn unicode(subset: &Subset) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) \
         /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n\
         endcodespacerange\n",
    );
    // A list may have a hundred entries.
    let texts: Vec<(usize, &String)> = subset.texts.iter().enumerate().skip(1).collect();
    for texts in texts.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", texts.len());
        for (code, text) in texts {
            let _ = write!(map, "<{code:04X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
    map
}
