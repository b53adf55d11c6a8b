//! Text and measures as the parts of the file write them.

use crate::theme::Color;
use crate::xml::Escaped;

/// What XML stands at the top of every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespaces of parts with shapes.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The text for an element or an attribute.
pub(super) fn escaped(text: &str) -> String {
    Escaped(text).to_string()
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
