//! Draws the pages with printpdf. No other file knows it.

use super::DeckError;
use super::glyphs::{Part, shown, spacing};
use super::marked::{Sequence, tag};
use super::subset::Subset;
use crate::fonts::Face;
use crate::laid::{Glyph, Item, Laid, LaidPage, LineItem, PictureItem, RectItem, TextItem};
use crate::theme::Color;
use debrief_domain::PictureId;
use printpdf::{
    CurTransMat, DictItem, FontId, LineDashPattern, LinePoint, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage,
    PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, Rgb, WindingOrder, XObjectId, XObjectTransform,
};

/// Points in a pixel: pages are 1280 pixels and 960 points wide.
pub(super) const POINTS: f32 = 0.75;

/// How far a Bézier curve's handles reach along the sides of a rounded corner, as a part of its radius.
const ARC: f32 = 0.552_285;

/// The name of a font among a page's resources.
pub(super) fn font_name(face: Face) -> String {
    format!("F{}", face as usize + 1)
}

/// The name of a picture among a page's resources.
pub(super) fn picture_name(picture: PictureId) -> String {
    format!("Picture{}", picture.0.simple())
}

/// The description of a page, uncompressed.
///
/// # Errors
/// When printpdf does not write it.
pub(super) fn draw(
    laid: &Laid,
    page: &LaidPage,
    sequences: &[Sequence],
    subsets: &[Subset],
) -> Result<Vec<u8>, DeckError> {
    let mut document = PdfDocument::new("");
    document.pages = vec![draw_page(laid, page, sequences, subsets)];
    // Not “secure”, so that it writes operations which it does not know itself.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    // Its warnings are about fonts, which this document has none of.
    let mut document = printpdf::to_lopdf_doc(&document, &options, &mut Vec::new());
    let id = document.page_iter().next().and_then(|page| document.get_page_contents(page).first().copied());
    match id.and_then(|id| document.objects.remove(&id)) {
        Some(lopdf::Object::Stream(stream)) => Ok(stream.content),
        _ => Err(DeckError::Writing("a page was not written".to_owned())),
    }
}

fn draw_page(laid: &Laid, page: &LaidPage, sequences: &[Sequence], subsets: &[Subset]) -> PdfPage {
    let mut pen = Pen::new(subsets, laid.height);
    for sequence in sequences {
        pen.ops.push(beginning(laid, sequence));
        for item in &page.items[sequence.items.clone()] {
            match item {
                Item::Text(text) => pen.text(text),
                Item::Rect(rect) => pen.rect(rect),
                Item::Line(line) => pen.line(line),
                Item::Picture(picture) => pen.picture(picture),
            }
        }
        pen.end_text();
        pen.ops.push(Op::EndMarkedContent);
    }
    let paper = Rect::from_wh(pt(laid.width), pt(laid.height));
    PdfPage { media_box: paper.clone(), trim_box: paper.clone(), crop_box: paper, ops: pen.ops }
}

/// The mark that begins a sequence: decoration, or the number under which the tree of meaning knows it.
fn beginning(laid: &Laid, sequence: &Sequence) -> Op {
    match sequence.meaning.and_then(|(node, number)| Some((laid.node(node)?, number))) {
        None => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
        Some((node, number)) => Op::BeginMarkedContentWithProperties {
            tag: tag(&laid.nodes, node).to_owned(),
            properties: DictItem::Dict { map: [("MCID".to_owned(), DictItem::Int(number))].into() },
        },
    }
}

/// Writes down operations, and knows what the ones before have set: a page says again only what changes.
struct Pen<'s> {
    ops: Vec<Op>,
    subsets: &'s [Subset],
    /// The height of the page: PDF counts from its foot.
    height: f32,
    fill: Option<Color>,
    outline: Option<Color>,
    /// In hundredths of a point.
    thickness: Option<i32>,
    /// The font and its size, in thousandths of a point.
    font: Option<(Face, i32)>,
    /// The letter spacing, in hundredths of a point.
    spacing: i32,
    /// Where the line of text begins, while text is being written.
    line: Option<(i32, i32)>,
}

/// A length in hundredths of a point, which is as exact as the file is.
fn hundredths(pixels: f32) -> i32 {
    (pixels * POINTS * 100.0).round() as i32
}

/// So many hundredths of a point as the file says them.
fn points(hundredths: i32) -> f32 {
    (f64::from(hundredths) / 100.0) as f32
}

fn pt(pixels: f32) -> Pt {
    Pt(points(hundredths(pixels)))
}

fn rgb(color: Color) -> printpdf::Color {
    // Three digits tell 256 values apart.
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    printpdf::Color::Rgb(Rgb { r: part(color.0), g: part(color.1), b: part(color.2), icc_profile: None })
}

impl<'s> Pen<'s> {
    fn new(subsets: &'s [Subset], height: f32) -> Self {
        Self {
            ops: Vec::new(),
            subsets,
            height,
            fill: None,
            outline: None,
            thickness: None,
            font: None,
            spacing: 0,
            line: None,
        }
    }

    fn point(&self, x: f32, y: f32) -> Point {
        Point { x: pt(x), y: pt(self.height - y) }
    }

    fn fill(&mut self, color: Color) {
        if self.fill.replace(color) != Some(color) {
            self.ops.push(Op::SetFillColor { col: rgb(color) });
        }
    }

    fn outline(&mut self, color: Color, thickness: f32) {
        if self.outline.replace(color) != Some(color) {
            self.ops.push(Op::SetOutlineColor { col: rgb(color) });
        }
        if self.thickness.replace(hundredths(thickness)) != Some(hundredths(thickness)) {
            self.ops.push(Op::SetOutlineThickness { pt: pt(thickness) });
        }
    }

    fn text(&mut self, text: &TextItem) {
        let Some(subset) = self.subsets.iter().find(|subset| subset.face == text.face) else { return };
        self.fill(text.color);
        if self.line.is_none() {
            self.ops.push(Op::StartTextSection);
            self.line = Some((0, 0));
        }
        // Sizes are said to a thousandth, for what they lack adds up along a line.
        let thousandths = (text.size * POINTS * 1000.0).round();
        let size = thousandths / 1000.0;
        let font = (text.face, thousandths as i32);
        if self.font.replace(font) != Some(font) {
            let font = PdfFontHandle::External(FontId(font_name(text.face)));
            self.ops.push(Op::SetFont { font, size: Pt(size) });
        }
        let spacing = (spacing(&text.glyphs, subset) / 1000.0 * size * 100.0).round() as i32;
        if std::mem::replace(&mut self.spacing, spacing) != spacing {
            self.ops.push(Op::SetCharacterSpacing { multiplier: points(spacing) });
        }
        let spacing = points(spacing) / size * 1000.0;
        let mut x = text.x;
        // Marks that stand above or below the line begin a line of their own.
        for glyphs in text.glyphs.chunk_by(|a, b| a.dy == b.dy) {
            let Some(first) = glyphs.first() else { continue };
            self.move_to(x + first.dx * text.size, text.y - first.dy * text.size);
            self.show(glyphs, spacing, subset);
            x += glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * text.size;
        }
    }

    /// Begins a line of text there. PDF counts from where the line before began.
    fn move_to(&mut self, x: f32, y: f32) {
        let there = (hundredths(x), hundredths(self.height - y));
        let (from_x, from_y) = self.line.replace(there).unwrap_or_default();
        let pos = Point { x: Pt(points(there.0 - from_x)), y: Pt(points(there.1 - from_y)) };
        self.ops.push(Op::SetTextCursor { pos });
    }

    /// Shows glyphs. printpdf's own operation writes every glyph as a text of its own, which makes pages half as large again.
    fn show(&mut self, glyphs: &[Glyph], spacing: f32, subset: &Subset) {
        let string = |codes| DictItem::String { data: codes, literal: true };
        let parts = shown(glyphs, spacing, subset).into_iter().map(|part| match part {
            Part::Codes(codes) => string(codes),
            // A positive number moves the pen back.
            Part::Shift(shift) => DictItem::Real(0.0 - shift),
        });
        let parts: Vec<DictItem> = parts.collect();
        let (key, value) = match <[DictItem; 1]>::try_from(parts) {
            Ok([only]) => ("Tj", only),
            Err(parts) => ("TJ", DictItem::Array(parts)),
        };
        self.ops.push(Op::Unknown { key: key.to_owned(), value: vec![value] });
    }

    fn end_text(&mut self) {
        if self.line.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn picture(&mut self, picture: &PictureItem) {
        self.end_text();
        let corner = self.point(picture.x, picture.y + picture.h);
        let matrix = [pt(picture.w).0, 0.0, 0.0, pt(picture.h).0, corner.x.0, corner.y.0];
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        // Its own matrix stretches it from the unit square; printpdf is to add none.
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.push(Op::UseXobject { id: XObjectId(picture_name(picture.picture)), transform });
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn rect(&mut self, rect: &RectItem) {
        let mode = match (rect.fill, rect.stroke) {
            (Some(_), None) => PaintMode::Fill,
            (None, Some(_)) => PaintMode::Stroke,
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (None, None) => return,
        };
        self.end_text();
        if let Some(fill) = rect.fill {
            self.fill(fill);
        }
        if let Some(stroke) = rect.stroke {
            self.outline(stroke, rect.stroke_width);
        }
        if let Some(dash) = rect.dash {
            let pattern = [pt(dash).0, pt(dash).0].into_iter().collect();
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern { offset: 0.0, pattern } });
        }
        let radius = rect.radius.min(rect.w / 2.0).min(rect.h / 2.0);
        if radius > 0.0 {
            // Shapes of one size, of which a page has many, are described alike and differ in where they stand.
            let Point { x, y } = self.point(rect.x, rect.y + rect.h);
            self.ops.push(Op::SaveGraphicsState);
            self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Translate(x, y) });
            self.ops.push(rounded(rect.w, rect.h, radius, mode));
            self.ops.push(Op::RestoreGraphicsState);
        } else {
            self.ops.push(self.sharp(rect, mode));
        }
        if rect.dash.is_some() {
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::default() });
        }
    }

    fn sharp(&self, rect: &RectItem, mode: PaintMode) -> Op {
        let corner = self.point(rect.x, rect.y + rect.h);
        let rectangle = Rect::from_xywh(corner.x, corner.y, pt(rect.w), pt(rect.h));
        Op::DrawRectangle { rectangle: Rect { mode: Some(mode), ..rectangle } }
    }

    fn line(&mut self, line: &LineItem) {
        self.end_text();
        self.outline(line.color, line.width);
        let ends = [(line.x1, line.y1), (line.x2, line.y2)];
        let points = ends.map(|(x, y)| LinePoint { p: self.point(x, y), bezier: false }).to_vec();
        self.ops.push(Op::DrawLine { line: printpdf::Line { points, is_closed: false } });
    }
}

/// A rectangle with its corners rounded; its lower left corner is the origin.
fn rounded(right: f32, top: f32, radius: f32, mode: PaintMode) -> Op {
    let reach = radius * (1.0 - ARC);
    // Each corner: where the side ends, two handles, where the next side begins.
    let corners = [
        [(right - radius, top), (right - reach, top), (right, top - reach), (right, top - radius)],
        [(right, radius), (right, reach), (right - reach, 0.0), (right - radius, 0.0)],
        [(radius, 0.0), (reach, 0.0), (0.0, reach), (0.0, radius)],
        [(0.0, top - radius), (0.0, top - reach), (reach, top), (radius, top)],
    ];
    let point = |(x, y): &(f32, f32)| Point { x: pt(*x), y: pt(*y) };
    let points = corners.iter().flatten().enumerate();
    let points = points.map(|(index, at)| LinePoint { p: point(at), bezier: matches!(index % 4, 1 | 2) }).collect();
    let rings = vec![PolygonRing { points }];
    Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } }
}
