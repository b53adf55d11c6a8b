//! Text and measures as the parts of the file write them.

use crate::characters::is_text;
use crate::theme::Color;

/// What XML stands at the top of every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespaces of parts with shapes.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The text for an element or an attribute: characters that XML refuses are dropped, line ends and tabs are spaces.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(' '),
            c if is_text(c) => safe.push(c),
            _ => {}
        }
    }
    safe
}

/// Pixels of the page as English Metric Units; a slide of 13⅓ × 7½ inches has as many pixels as a page of the PDF.
pub(super) fn emu(pixels: f32) -> i64 {
    (f64::from(pixels) * 9525.0).round() as i64
}

/// Pixels as hundredths of a point.
pub(super) fn points(pixels: f32) -> i64 {
    (f64::from(pixels) * 75.0).round() as i64
}

/// The colour as six digits.
pub(super) fn hex(color: Color) -> String {
    let Color(red, green, blue) = color;
    format!("{red:02X}{green:02X}{blue:02X}")
}
