//! Draws the pages with printpdf. No other file knows it.

use super::marked::{Sequence, tag};
use super::picture::{Embedded, Pixels};
use super::subset::Subset;
use crate::fonts::Face;
use crate::laid::{Glyph, Item, Laid, LaidPage, LineItem, PictureItem, RectItem, TextItem};
use crate::theme::Color;
use debrief_domain::PictureId;
use printpdf::{
    Codepoint, CurTransMat, DictItem, ExternalStream, ExternalXObject, FontId, FontMetrics, LineDashPattern, LinePoint,
    Op, PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon,
    PolygonRing, Pt, Rect, Rgb, TextMatrix, WindingOrder, XObject, XObjectId, XObjectTransform,
};
use std::collections::BTreeMap;

/// Points in a pixel: pages are 1280 pixels and 960 points wide.
pub(super) const POINTS: f32 = 0.75;

/// How far a Bézier curve's handles reach along the sides of a rounded corner, as a part of its radius.
const ARC: f32 = 0.552_285;

/// The name of a font in the file's resources.
pub(super) fn resource_name(face: Face) -> String {
    format!("Font{}", face as usize + 1)
}

/// The pages as a PDF document whose catalog, properties and fonts are still to be finished.
pub(super) fn draw(
    laid: &Laid,
    marked: &[Vec<Sequence>],
    subsets: &[Subset],
    pictures: &[Embedded],
) -> lopdf::Document {
    let mut document = PdfDocument::new(&laid.title);
    for subset in subsets {
        let id = FontId(resource_name(subset.face));
        document.resources.fonts.map.insert(id, PdfFont::new(parsed(subset)));
    }
    for picture in pictures {
        let image = ExternalXObject { stream: image(picture), width: None, height: None, dpi: None };
        document.resources.xobjects.map.insert(xobject_id(picture.id), XObject::External(image));
    }
    let pages = laid.pages.iter().zip(marked);
    document.pages = pages.map(|(page, sequences)| draw_page(laid, page, sequences, subsets)).collect();
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    // Warnings are about fonts that are not embedded and text outside of text sections; neither happens here.
    printpdf::to_lopdf_doc(&document, &options, &mut Vec::new())
}

/// The name of a picture in the file's resources.
fn xobject_id(picture: PictureId) -> XObjectId {
    XObjectId(format!("Picture{}", picture.0.simple()))
}

/// A picture as the file keeps it.
fn image(picture: &Embedded) -> ExternalStream {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(picture.width.into())),
        ("Height".to_owned(), DictItem::Int(picture.height.into())),
        ("ColorSpace".to_owned(), name(if picture.gray { "DeviceGray" } else { "DeviceRGB" })),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
    ]);
    let (content, compress) = match &picture.pixels {
        Pixels::Plain(pixels) => (pixels.clone(), true),
        Pixels::Jpeg(file) => {
            dict.insert("Filter".to_owned(), name("DCTDecode"));
            (file.clone(), false)
        }
    };
    ExternalStream { dict, content, compress }
}

/// A subset in printpdf's form. Its glyph ids are our codes, so widths are by code and in thousandths.
fn parsed(subset: &Subset) -> ParsedFont {
    let metrics = FontMetrics { ascent: subset.metrics.ascent, descent: subset.metrics.descent };
    let widths = subset.widths.clone();
    let name = Some(subset.name.clone());
    let mut font =
        ParsedFont::with_glyph_data(subset.bytes.clone(), 0, name, Default::default(), widths, 1000, metrics);
    let [x_min, y_min, x_max, y_max] = subset.metrics.bounds;
    let measures = &mut font.pdf_font_metrics;
    (measures.x_min, measures.y_min, measures.x_max, measures.y_max) = (x_min, y_min, x_max, y_max);
    measures.us_weight_class = subset.face.weight();
    font
}

fn draw_page(laid: &Laid, page: &LaidPage, sequences: &[Sequence], subsets: &[Subset]) -> PdfPage {
    let mut pen = Pen { ops: Vec::new(), subsets, height: laid.height };
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

struct Pen<'s> {
    ops: Vec<Op>,
    subsets: &'s [Subset],
    /// The height of the page: PDF counts from its foot.
    height: f32,
}

/// A length in points, short enough for the file.
fn pt(pixels: f32) -> Pt {
    Pt((pixels * POINTS * 1000.0).round() / 1000.0)
}

fn color(color: Color) -> printpdf::Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 10_000.0).round() / 10_000.0;
    printpdf::Color::Rgb(Rgb { r: part(color.0), g: part(color.1), b: part(color.2), icc_profile: None })
}

impl Pen<'_> {
    fn point(&self, x: f32, y: f32) -> Point {
        Point { x: pt(x), y: pt(self.height - y) }
    }

    fn text(&mut self, text: &TextItem) {
        let Some(subset) = self.subsets.iter().find(|subset| subset.face == text.face) else { return };
        self.ops.push(Op::SetFillColor { col: color(text.color) });
        self.ops.push(Op::StartTextSection);
        let font = PdfFontHandle::External(FontId(resource_name(text.face)));
        self.ops.push(Op::SetFont { font, size: pt(text.size) });
        let mut x = text.x;
        // Marks that stand above or below the line are placed by a matrix of their own.
        for glyphs in text.glyphs.chunk_by(|a, b| a.dy == b.dy) {
            let Some(first) = glyphs.first() else { continue };
            let start = self.point(x + first.dx * text.size, text.y - first.dy * text.size);
            self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(start.x, start.y) });
            self.ops.push(Op::ShowText { items: vec![printpdf::TextItem::GlyphIds(codepoints(glyphs, subset))] });
            x += glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * text.size;
        }
        self.ops.push(Op::EndTextSection);
    }

    fn picture(&mut self, picture: &PictureItem) {
        let corner = self.point(picture.x, picture.y + picture.h);
        let matrix = [pt(picture.w).0, 0.0, 0.0, pt(picture.h).0, corner.x.0, corner.y.0];
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        // Its own matrix stretches it from the unit square; printpdf is to add none.
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.push(Op::UseXobject { id: xobject_id(picture.picture), transform });
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn rect(&mut self, rect: &RectItem) {
        let mode = match (rect.fill, rect.stroke) {
            (Some(fill), None) => {
                self.ops.push(Op::SetFillColor { col: color(fill) });
                PaintMode::Fill
            }
            (None, Some(stroke)) => {
                self.outline(stroke, rect);
                PaintMode::Stroke
            }
            (Some(fill), Some(stroke)) => {
                self.ops.push(Op::SetFillColor { col: color(fill) });
                self.outline(stroke, rect);
                PaintMode::FillStroke
            }
            (None, None) => return,
        };
        let ring = PolygonRing { points: self.rounded(rect) };
        let polygon = Polygon { rings: vec![ring], mode, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
        if rect.dash.is_some() {
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::default() });
        }
    }

    /// The path of a rectangle, its corners rounded.
    fn rounded(&self, rect: &RectItem) -> Vec<LinePoint> {
        let radius = rect.radius.min(rect.w / 2.0).min(rect.h / 2.0);
        let (left, top, right, bottom) = (rect.x, rect.y, rect.x + rect.w, rect.y + rect.h);
        if radius <= 0.0 {
            return [(left, top), (right, top), (right, bottom), (left, bottom)]
                .map(|(x, y)| LinePoint { p: self.point(x, y), bezier: false })
                .to_vec();
        }
        let reach = radius * (1.0 - ARC);
        // Each corner: where the side ends, two handles, where the next side begins.
        let corners = [
            [(right - radius, top), (right - reach, top), (right, top + reach), (right, top + radius)],
            [(right, bottom - radius), (right, bottom - reach), (right - reach, bottom), (right - radius, bottom)],
            [(left + radius, bottom), (left + reach, bottom), (left, bottom - reach), (left, bottom - radius)],
            [(left, top + radius), (left, top + reach), (left + reach, top), (left + radius, top)],
        ];
        corners
            .iter()
            .flatten()
            .enumerate()
            .map(|(index, (x, y))| LinePoint { p: self.point(*x, *y), bezier: matches!(index % 4, 1 | 2) })
            .collect()
    }

    fn outline(&mut self, stroke: Color, rect: &RectItem) {
        self.ops.push(Op::SetOutlineColor { col: color(stroke) });
        self.ops.push(Op::SetOutlineThickness { pt: pt(rect.stroke_width) });
        if let Some(dash) = rect.dash {
            let pattern = [pt(dash).0, pt(dash).0].into_iter().collect();
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern { offset: 0.0, pattern } });
        }
    }

    fn line(&mut self, line: &LineItem) {
        self.ops.push(Op::SetOutlineColor { col: color(line.color) });
        self.ops.push(Op::SetOutlineThickness { pt: pt(line.width) });
        let ends = [(line.x1, line.y1), (line.x2, line.y2)];
        let points = ends.map(|(x, y)| LinePoint { p: self.point(x, y), bezier: false }).to_vec();
        self.ops.push(Op::DrawLine { line: printpdf::Line { points, is_closed: false } });
    }
}

/// The glyphs as codes, with what the pen must move beyond each glyph's own width. Widths in the file are whole
/// thousandths; the difference to the true position is carried along, so that it never adds up.
fn codepoints(glyphs: &[Glyph], subset: &Subset) -> Vec<Codepoint> {
    let mut codepoints: Vec<Codepoint> = Vec::with_capacity(glyphs.len());
    let (mut true_pen, mut file_pen) = (0.0f32, 0.0f32);
    let first_shift = glyphs.first().map_or(0.0, |glyph| glyph.dx) * 1000.0;
    for glyph in glyphs {
        let wanted = true_pen + glyph.dx * 1000.0 - first_shift;
        let shift = (wanted - file_pen).round();
        if let Some(before) = codepoints.last_mut() {
            // A positive number moves the pen back.
            before.offset = 0.0 - shift;
            file_pen += shift;
        }
        let code = subset.code(glyph.id, &glyph.text);
        codepoints.push(Codepoint::with_cid(code, 0.0, glyph.text.clone()));
        file_pen += f32::from(subset.widths.get(&code).copied().unwrap_or(0));
        true_pen += glyph.advance * 1000.0;
    }
    codepoints
}
