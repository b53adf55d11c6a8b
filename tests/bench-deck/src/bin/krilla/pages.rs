//! Draws the pages.

use crate::POINTS;
use debrief_deck::{Color, Item, Laid, LineItem, NodeId, RectItem, TextItem};
use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::page::{Page, PageSettings};
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ContentTag, Identifier};
use krilla::text::{Font, GlyphId, KrillaGlyph};

/// How far a Bézier curve's handles reach along the sides of a rounded corner, as a part of its radius.
const ARC: f32 = 0.552_285;

/// Where something is drawn: the page, then which sequence of items on it.
pub(crate) type Place = (usize, usize);

/// What each node draws, in order, with krilla's name for it.
pub(crate) type Marks = Vec<Vec<(Place, Identifier)>>;

/// Draws all pages; gives back what each node drew. Pictures are left out: the content has none.
pub(crate) fn draw(document: &mut Document, laid: &Laid, fonts: &[Font]) -> Marks {
    let mut marks: Marks = laid.nodes.iter().map(|_| Vec::new()).collect();
    for (number, laid_page) in laid.pages.iter().enumerate() {
        let Some(settings) = PageSettings::from_wh(laid.width * POINTS, laid.height * POINTS) else { continue };
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let sequences = laid_page.items.chunk_by(|one, next| one.node() == next.node());
        for (at, items) in sequences.enumerate() {
            let node = items.first().and_then(Item::node);
            let tag = match node {
                Some(_) => ContentTag::Other,
                None => ContentTag::Artifact(Artifact::default()),
            };
            let mark = surface.start_tagged(tag);
            for item in items {
                match item {
                    Item::Text(text) => draw_text(&mut surface, text, fonts),
                    Item::Rect(rect) => draw_rect(&mut surface, rect),
                    Item::Line(line) => draw_line(&mut surface, line),
                    Item::Picture(_) => {}
                }
            }
            surface.end_tagged();
            if let Some(node) = node {
                marks[node.0 as usize].push(((number, at), mark));
            }
        }
        surface.finish();
        for item in &laid_page.items {
            if let Some((node, link)) = link(&mut page, laid, item) {
                marks[node.0 as usize].push(((number, usize::MAX), link));
            }
        }
        page.finish();
    }
    marks
}

fn fill(color: Color) -> Fill {
    Fill { paint: krilla::color::rgb::Color::new(color.0, color.1, color.2).into(), ..Fill::default() }
}

fn stroke(color: Color, width: f32, dash: Option<f32>) -> Stroke {
    Stroke {
        paint: krilla::color::rgb::Color::new(color.0, color.1, color.2).into(),
        width: width * POINTS,
        dash: dash.map(|dash| StrokeDash { array: vec![dash * POINTS; 2], offset: 0.0 }),
        ..Stroke::default()
    }
}

fn draw_text(surface: &mut Surface<'_>, text: &TextItem, fonts: &[Font]) {
    let Some(font) = fonts.get(text.face as usize) else { return };
    let words = text.full_text();
    let mut range = 0..0;
    let glyphs: Vec<KrillaGlyph> = text
        .glyphs
        .iter()
        .map(|glyph| {
            // A glyph without text is a further one of the character before it.
            if !glyph.text.is_empty() {
                range = range.end..range.end + glyph.text.len();
            }
            KrillaGlyph {
                glyph_id: GlyphId::new(glyph.id.into()),
                text_range: range.clone(),
                x_advance: glyph.advance,
                x_offset: glyph.dx,
                y_offset: glyph.dy,
                y_advance: 0.0,
                location: None,
            }
        })
        .collect();
    surface.set_stroke(None);
    surface.set_fill(Some(fill(text.color)));
    let start = Point::from_xy(text.x * POINTS, text.y * POINTS);
    surface.draw_glyphs(start, &glyphs, font.clone(), &words, text.size * POINTS, false);
}

fn draw_rect(surface: &mut Surface<'_>, rect: &RectItem) {
    if rect.fill.is_none() && rect.stroke.is_none() {
        return;
    }
    surface.set_fill(rect.fill.map(fill));
    surface.set_stroke(rect.stroke.map(|color| stroke(color, rect.stroke_width, rect.dash)));
    if let Some(path) = rounded(rect) {
        surface.draw_path(&path);
    }
}

/// The path of a rectangle, its corners rounded.
fn rounded(rect: &RectItem) -> Option<Path> {
    let [left, top] = [rect.x, rect.y].map(|end| end * POINTS);
    let [right, bottom] = [rect.x + rect.w, rect.y + rect.h].map(|end| end * POINTS);
    let radius = rect.radius.min(rect.w / 2.0).min(rect.h / 2.0) * POINTS;
    let mut path = PathBuilder::new();
    if radius <= 0.0 {
        path.push_rect(Rect::from_ltrb(left, top, right, bottom)?);
        return path.finish();
    }
    let reach = radius * (1.0 - ARC);
    path.move_to(right - radius, top);
    path.cubic_to(right - reach, top, right, top + reach, right, top + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - reach, right - reach, bottom, right - radius, bottom);
    path.line_to(left + radius, bottom);
    path.cubic_to(left + reach, bottom, left, bottom - reach, left, bottom - radius);
    path.line_to(left, top + radius);
    path.cubic_to(left, top + reach, left + reach, top, left + radius, top);
    path.close();
    path.finish()
}

fn draw_line(surface: &mut Surface<'_>, line: &LineItem) {
    let mut path = PathBuilder::new();
    path.move_to(line.x1 * POINTS, line.y1 * POINTS);
    path.line_to(line.x2 * POINTS, line.y2 * POINTS);
    surface.set_fill(None);
    surface.set_stroke(Some(stroke(line.color, line.width, None)));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// Lays a link over the words of one.
fn link(page: &mut Page<'_>, laid: &Laid, item: &Item) -> Option<(NodeId, Identifier)> {
    let Item::Text(words) = item else { return None };
    let node = words.node?;
    let address = laid.node(node)?.link.clone()?;
    let [left, top] = [words.x, words.y - 0.95 * words.size].map(|end| end * POINTS);
    let [right, bottom] = [words.x + words.width, words.y + 0.25 * words.size].map(|end| end * POINTS);
    let rect = Rect::from_ltrb(left, top, right, bottom)?;
    let target = Target::Action(Action::Link(LinkAction::new(address)));
    let link = Annotation::new_link(LinkAnnotation::new(rect, target), Some(words.text.clone()));
    Some((node, page.add_tagged_annotation(link)))
}
