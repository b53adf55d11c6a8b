//! From a picture to SVG: text stays text, so it can be read aloud, searched and edited.

use crate::drawing::Drawing;
use crate::laid::{Family, Item, LineItem, RectItem, TextItem};
use crate::theme::PAPER;
use crate::xml::Escaped;
use std::fmt::Write;

/// Writes the drawing as an SVG 1.1 file. Text is set in the deck's fonts where the reader has them; elsewhere a sans of
/// the system is fitted to the same width. Title and description are those of the drawing.
#[must_use]
pub fn svg(drawing: &Drawing) -> String {
    let mut file = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (width, height) = (Length(drawing.width), Length(drawing.height));
    push(
        &mut file,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{}\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"heat-map-title heat-map-description\">\n\
             <title id=\"heat-map-title\">{}</title>\n<desc id=\"heat-map-description\">{}</desc>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>\n",
            Escaped(&drawing.language),
            Escaped(&drawing.title),
            Escaped(&drawing.description),
        ),
    );
    for item in &drawing.items {
        match item {
            Item::Text(text) => write_text(&mut file, text),
            Item::Rect(rect) => write_rect(&mut file, rect),
            Item::Line(line) => write_line(&mut file, line),
            // A drawing is made of text, grounds and lines: nothing of it is a picture from outside.
            Item::Picture(_) => {}
        }
    }
    file.push_str("</svg>\n");
    file
}

fn write_text(file: &mut String, text: &TextItem) {
    if text.text.is_empty() {
        return;
    }
    let families = match text.font {
        Family::Sans => "Inter, Arial, sans-serif",
        Family::Serif => "'Source Serif 4', Georgia, serif",
    };
    let slant = if text.italic { " font-style=\"italic\"" } else { "" };
    push(
        file,
        format_args!(
            "<text x=\"{}\" y=\"{}\" font-family=\"{families}\" font-size=\"{}\" font-weight=\"{}\"{slant} fill=\"{}\" \
             textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{}</text>\n",
            Length(text.x),
            Length(text.y),
            Length(text.size),
            text.weight,
            text.color,
            Length(text.width),
            Escaped(&text.text),
        ),
    );
}

fn write_rect(file: &mut String, rect: &RectItem) {
    let (x, y, w, h) = (Length(rect.x), Length(rect.y), Length(rect.w), Length(rect.h));
    push(file, format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""));
    if rect.radius > 0.0 {
        push(file, format_args!(" rx=\"{}\"", Length(rect.radius)));
    }
    match rect.fill {
        Some(fill) => push(file, format_args!(" fill=\"{fill}\"")),
        None => file.push_str(" fill=\"none\""),
    }
    if let Some(stroke) = rect.stroke {
        push(file, format_args!(" stroke=\"{stroke}\" stroke-width=\"{}\"", Length(rect.stroke_width)));
        if let Some(dash) = rect.dash {
            push(file, format_args!(" stroke-dasharray=\"{}\"", Length(dash)));
        }
    }
    file.push_str("/>\n");
}

fn write_line(file: &mut String, line: &LineItem) {
    push(
        file,
        format_args!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
            Length(line.x1),
            Length(line.y1),
            Length(line.x2),
            Length(line.y2),
            line.color,
            Length(line.width),
        ),
    );
}

/// Writing to a string cannot fail.
fn push(file: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = file.write_fmt(what);
}

/// A length with at most two digits behind the point.
struct Length(f32);

impl std::fmt::Display for Length {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = (f64::from(self.0) * 100.0).round() / 100.0;
        write!(f, "{hundredths}")
    }
}
