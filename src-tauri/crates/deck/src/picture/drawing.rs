//! Drawings (SVG): what is in them is looked through before it is drawn, and becomes pixels, so that nothing in it can act.

use super::{PictureProblem, limits};
use crate::fonts::{Face, Fonts};
use crate::png::options;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder};
use resvg::usvg::roxmltree::{self, Document, Node, NodeId, ParsingOptions};
use resvg::{tiny_skia, usvg};
use std::collections::{HashMap, HashSet};
use std::io::Cursor;
use std::panic::catch_unwind;

/// The most parts of a drawing, each counted wherever it is used. A map of a state has some ten thousand.
const MOST_PARTS: u64 = 30_000;
/// The most parts, texts and comments of the file of a drawing.
const MOST_NODES: u32 = 100_000;
/// Effects whose numbers decide how long they take; shadows and colors, which logos have, are none of them.
const DEAR_EFFECTS: &[&str] = &[
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feImage",
    "feMorphology",
    "feSpecularLighting",
    "feTile",
    "feTurbulence",
];
/// The attributes that say where things are and how large.
const MEASURES: &[&str] = &[
    "cx",
    "cy",
    "d",
    "dx",
    "dy",
    "font-size",
    "fx",
    "fy",
    "gradientTransform",
    "height",
    "letter-spacing",
    "markerHeight",
    "markerWidth",
    "patternTransform",
    "points",
    "r",
    "refX",
    "refY",
    "rx",
    "ry",
    "stdDeviation",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-width",
    "style",
    "transform",
    "viewBox",
    "width",
    "word-spacing",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];
/// The largest number in them. Beyond it, what draws may go on without end.
const MOST_MEASURE: f64 = 1e6;
/// How deep the parts of a drawing may lie within one another.
const MOST_NESTED: usize = 400;
/// The most pixels of a picture within a drawing.
const MOST_INNER_PIXELS: u64 = 4_000 * 4_000;
/// How wide or high an SVG becomes in pixels: sharp on paper at the size that a logo has.
const DRAWING_SIDE: f32 = 1600.0;
/// The most attributes of a part.
const MOST_ATTRIBUTES: usize = 500;

/// How the declaration of an abbreviation begins.
const ENTITY: &str = "<!ENTITY";
/// How many abbreviations the reader follows within one before it gives up.
const NESTED: usize = 255;
/// The most that abbreviations may add to an SVG, in bytes.
const MOST_UNFOLDED: usize = 64 * 1024 * 1024;

/// Drawing programs abbreviate the addresses of their namespaces. What points at other files, or could unfold to more than
/// can be held, is refused before it is unfolded.
fn check_entities(text: &str) -> Result<(), PictureProblem> {
    let Some(first) = text.find(ENTITY) else { return Ok(()) };
    for declaration in text[first..].split(ENTITY).skip(1) {
        let mut words = declaration.split_whitespace().filter(|word| *word != "%");
        if words.nth(1).is_some_and(|kind| kind.starts_with("SYSTEM") || kind.starts_with("PUBLIC")) {
            return Err(PictureProblem::PointsOutside);
        }
    }
    let end = text[first..].find("]>").unwrap_or(text.len() - first);
    let uses = text.matches('&').count();
    let most = end.saturating_mul(NESTED).saturating_mul(uses);
    if most > MOST_UNFOLDED { Err(PictureProblem::Entities) } else { Ok(()) }
}

/// Refuses an element with more attributes than any drawing program writes: the reader compares each with each.
fn check_attributes(text: &str) -> Result<(), PictureProblem> {
    let (mut attributes, mut is_inside, mut quote) = (0, false, None);
    for byte in text.bytes() {
        match (byte, quote) {
            (b'<', _) => (attributes, is_inside, quote) = (0, true, None),
            (b'>', None) => is_inside = false,
            (b'"' | b'\'', None) if is_inside => {
                quote = Some(byte);
                attributes += 1;
            }
            (b'"' | b'\'', Some(open)) if open == byte => quote = None,
            _ => {}
        }
        if attributes > MOST_ATTRIBUTES {
            return Err(PictureProblem::TooManyParts);
        }
    }
    Ok(())
}

/// Draws an SVG that is closed in itself: without scripts, event handlers and references to other files.
pub(super) fn draw_svg(bytes: &[u8]) -> Result<DynamicImage, PictureProblem> {
    let text = std::str::from_utf8(bytes).map_err(|_| PictureProblem::Damaged)?;
    check_entities(text)?;
    check_attributes(text)?;
    // A document type is dropped by no drawing program that we know of, so that it must be allowed.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    let damaged = if text.contains(ENTITY) { PictureProblem::Entities } else { PictureProblem::Damaged };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => PictureProblem::TooManyParts,
        _ => damaged,
    })?;
    for node in document.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        if name == "script" || name == "foreignObject" || node.attributes().any(|it| it.name().starts_with("on")) {
            return Err(PictureProblem::Script);
        }
        for attribute in node.attributes() {
            let value = attribute.value().trim().to_lowercase();
            if attribute.name() == "href" && value.starts_with("javascript:") {
                return Err(PictureProblem::Script);
            }
            let leads =
                attribute.name() == "href" && name != "a" && !value.starts_with('#') && !value.starts_with("data:");
            if MEASURES.contains(&attribute.name()) && !is_of_a_measure(&value) {
                return Err(PictureProblem::Effects);
            }
            if leads || points_outside(&value) {
                return Err(PictureProblem::PointsOutside);
            }
        }
        if DEAR_EFFECTS.contains(&name) {
            return Err(PictureProblem::Effects);
        }
        if name == "style" && node.text().is_some_and(|style| !is_of_a_measure(style)) {
            return Err(PictureProblem::Effects);
        }
        if name == "style" && node.text().is_some_and(|style| style.contains("@import") || points_outside(style)) {
            return Err(PictureProblem::PointsOutside);
        }
    }
    if parts_drawn(&document) > MOST_PARTS {
        return Err(PictureProblem::TooManyParts);
    }
    drop(document);
    // What draws is made by others, and stops where numbers are beyond all measure.
    catch_unwind(|| drawn(text)).unwrap_or(Err(PictureProblem::Damaged))
}

/// Draws what was looked through.
fn drawn(text: &str) -> Result<DynamicImage, PictureProblem> {
    // Nothing outside can be reached from here on: pictures in pictures come from the file alone, and are pixels.
    let mut options = options();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let inner = usvg::ImageHrefResolver::default_data_resolver();
    options.image_href_resolver.resolve_data =
        Box::new(move |kind, data, options| if is_small(&data) { inner(kind, data, options) } else { None });
    let tree = usvg::Tree::from_str(text, &options).map_err(|_| PictureProblem::Damaged)?;
    if tree.has_text_nodes() {
        let fonts = Fonts::load().map_err(|_| PictureProblem::Damaged)?;
        if has_foreign_text(tree.root(), &options, &fonts) {
            return Err(PictureProblem::ForeignText);
        }
    }
    let size = tree.size();
    let scale = DRAWING_SIDE / size.width().max(size.height());
    if !patterns_fit(tree.root(), tiny_skia::Transform::from_scale(scale, scale)) {
        return Err(PictureProblem::Effects);
    }
    let (width, height) = ((size.width() * scale).round() as u32, (size.height() * scale).round() as u32);
    let mut canvas = tiny_skia::Pixmap::new(width.max(1), height.max(1)).ok_or(PictureProblem::TooManyPixels)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    if canvas.data().iter().all(|part| *part == 0) {
        return Err(PictureProblem::Empty);
    }
    let pixels = canvas.pixels().iter().flat_map(|pixel| {
        let pixel = pixel.demultiply();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    });
    image::RgbaImage::from_raw(canvas.width(), canvas.height(), pixels.collect())
        .map(DynamicImage::ImageRgba8)
        .ok_or(PictureProblem::Damaged)
}

/// Whether no number in a value is beyond all measure. Colors and the names of parts, after a `#`, are no numbers.
fn is_of_a_measure(value: &str) -> bool {
    let fits = |number: &str| number.parse::<f64>().map_or(true, |number| number.abs() <= MOST_MEASURE);
    let (mut number, mut is_name) = (String::new(), false);
    for c in value.chars() {
        is_name = c == '#' || is_name && c.is_ascii_alphanumeric();
        let is_of_a_number = !is_name && (c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'));
        let begins_another = matches!(c, '+' | '-') && !number.ends_with(['e', 'E']);
        if !is_of_a_number || begins_another {
            if !fits(&number) {
                return false;
            }
            number.clear();
        }
        if is_of_a_number {
            number.push(c);
        }
    }
    fits(&number)
}

/// Whether each pattern is drawn on a canvas of a measure: what draws makes one as large as the pattern says it is.
fn patterns_fit(group: &usvg::Group, seen_from: tiny_skia::Transform) -> bool {
    let fits = |paint: &usvg::Paint, at: tiny_skia::Transform| {
        let usvg::Paint::Pattern(pattern) = paint else { return true };
        let at = at.pre_concat(pattern.transform());
        let (wide, high) = at.get_scale();
        let pixels = f64::from(pattern.rect().width() * wide) * f64::from(pattern.rect().height() * high);
        pixels <= MOST_INNER_PIXELS as f64 && patterns_fit(pattern.root(), at)
    };
    group.children().iter().all(|node| match node {
        usvg::Node::Group(group) => {
            patterns_fit(group, seen_from) && group.mask().is_none_or(|mask| patterns_fit(mask.root(), seen_from))
        }
        usvg::Node::Path(path) => {
            let at = seen_from.pre_concat(path.abs_transform());
            path.fill().is_none_or(|fill| fits(fill.paint(), at))
                && path.stroke().is_none_or(|stroke| fits(stroke.paint(), at))
        }
        usvg::Node::Text(text) => patterns_fit(text.flattened(), seen_from),
        usvg::Node::Image(_) => true,
    })
}

/// Whether a picture within a drawing is a PNG or a JPEG of a measure. A drawing within a drawing is not looked through.
fn is_small(bytes: &[u8]) -> bool {
    let size = |decoder: &dyn ImageDecoder| decoder.dimensions();
    let size = if bytes.starts_with(b"\x89PNG") {
        PngDecoder::with_limits(Cursor::new(bytes), limits()).map(|decoder| size(&decoder))
    } else {
        JpegDecoder::new(Cursor::new(bytes)).map(|decoder| size(&decoder))
    };
    size.is_ok_and(|(width, height)| u64::from(width) * u64::from(height) <= MOST_INNER_PIXELS)
}

/// How many parts a drawing has once each is drawn wherever it is used: by `use`, and as a pattern, mask, marker or clip.
/// Endless where parts lie too deep within one another.
fn parts_drawn(document: &Document<'_>) -> u64 {
    let named: HashMap<&str, Node<'_, '_>> =
        document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    parts_of(document.root_element(), &named, &mut HashMap::new(), &mut HashSet::new())
}

fn parts_of<'d>(
    node: Node<'d, 'd>,
    named: &HashMap<&str, Node<'d, 'd>>,
    known: &mut HashMap<NodeId, u64>,
    within: &mut HashSet<NodeId>,
) -> u64 {
    if let Some(known) = known.get(&node.id()) {
        return *known;
    }
    if within.len() >= MOST_NESTED {
        return u64::MAX;
    }
    // What draws leaves such circles out.
    if !within.insert(node.id()) {
        return 1;
    }
    let mut parts: u64 = 1;
    for child in node.children().filter(Node::is_element) {
        parts = parts.saturating_add(parts_of(child, named, known, within));
    }
    for attribute in node.attributes() {
        for mark in attribute.value().split('#').skip(1) {
            let name = mark.split([')', '"', '\'', ' ', ';']).next().unwrap_or_default();
            if let Some(target) = named.get(name) {
                parts = parts.saturating_add(parts_of(*target, named, known, within));
            }
        }
    }
    within.remove(&node.id());
    known.insert(node.id(), parts);
    parts
}

/// Whether a text names a font that is not here, or has characters that no font here has: it would be drawn in another,
/// or as boxes, and nobody would be told.
fn has_foreign_text(group: &usvg::Group, options: &usvg::Options<'_>, fonts: &Fonts) -> bool {
    let is_here = |family: &usvg::FontFamily| match family {
        usvg::FontFamily::Named(name) => {
            let mut known = options.fontdb.faces().flat_map(|face| &face.families);
            *name == options.font_family || known.any(|(known, _)| known.eq_ignore_ascii_case(name))
        }
        _ => true,
    };
    let is_drawn = |c: char| c.is_whitespace() || Face::ALL.iter().any(|face| fonts.covers(*face, c));
    group.children().iter().any(|node| match node {
        usvg::Node::Group(group) => has_foreign_text(group, options, fonts),
        usvg::Node::Text(text) => text.chunks().iter().any(|chunk| {
            let mut first_families = chunk.spans().iter().filter_map(|span| span.font().families().first());
            !chunk.text().chars().all(is_drawn) || first_families.any(|family| !is_here(family))
        }),
        _ => false,
    })
}

/// Whether a value of a style or an attribute reaches for another file: `url(…)` of anything but a part of this one.
fn points_outside(value: &str) -> bool {
    value.to_lowercase().match_indices("url(").any(|(at, mark)| {
        let target = value[at + mark.len()..].trim_start_matches(['"', '\'', ' ']);
        !target.starts_with('#') && !target.starts_with("data:")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_told_from_colors_and_names() {
        for value in ["fill:#1e9999;stroke:url(#p22886)", "M1.5-2e3,4.25L900000 1", "50%", "", "translate(4, -7)"] {
            assert!(is_of_a_measure(value), "{value}");
        }
        for value in ["1e38", "M0 0L1 -1E9", "fill:#1e9999;stroke-width:2000000px", "99999999", "-1e+38"] {
            assert!(!is_of_a_measure(value), "{value}");
        }
    }
}
