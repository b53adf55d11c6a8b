//! A page of paper while it is being composed.

use crate::laid::{Item, LineItem, NodeId, OutlineEntry, PictureItem, RectItem, TextItem};
use crate::paragraph::{Line, Paragraph, Wrap};
use crate::theme::{Color, LINE};
use crate::{Levels, Problem, ProblemKind};
use debrief_domain::{Picture, PictureId};

/// The items of one page, with the problems met while placing them.
pub(super) struct Sheet {
    pub(super) items: Vec<Item>,
    /// What could not be done well, as kind and message.
    pub(super) problems: Vec<(ProblemKind, String)>,
    /// The line that names the page.
    pub(super) kicker: Option<NodeId>,
    /// Where the label `Debrief n of N` belongs, once N is known.
    pub(super) count_label: Option<NodeId>,
    /// Whether the footer stands on this page.
    pub(super) footed: bool,
    /// The levels on this page, and what sums them up.
    pub(super) levels: Levels,
    /// What the document outline lists below this page.
    pub(super) entries: Vec<OutlineEntry>,
    /// The figure that lines and rectangles are part of, while it is drawn; else they are decoration.
    figure: Option<NodeId>,
}

/// How a block of text is set: font size, distance of baselines as a part of it, choice of lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Setting {
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) wrap: Wrap,
}

impl Setting {
    pub(super) const fn new(size: f32, leading: f32) -> Self {
        Self { size, leading, wrap: Wrap::Filled }
    }

    pub(super) const fn balanced(size: f32, leading: f32) -> Self {
        Self { size, leading, wrap: Wrap::Balanced }
    }

    /// The distance of baselines, in pixels.
    pub(super) fn step(self) -> f32 {
        self.size * self.leading
    }

    /// How far below the top of a line its baseline stands. It centres capitals in the line: Inter's are 0.727 em high.
    pub(super) fn ascent(self) -> f32 {
        self.step() / 2.0 + 0.3636 * self.size
    }

    /// How high the paragraph is in a box of that width.
    pub(super) fn height(self, paragraph: &Paragraph, width: f32) -> f32 {
        paragraph.count(self.size, width) as f32 * self.step()
    }
}

/// The size of a picture in a box, as large as it goes without being blown up beyond half a pixel a pixel.
pub(super) fn fitted(picture: &Picture, (width, height): (f32, f32)) -> (f32, f32) {
    let (w, h) = (picture.width as f32, picture.height as f32);
    let scale = (width / w).min(height / h).min(2.0);
    (w * scale, h * scale)
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self {
            items: Vec::new(),
            problems: Vec::new(),
            kicker: None,
            count_label: None,
            footed: true,
            levels: Levels::default(),
            entries: Vec::new(),
            figure: None,
        }
    }

    /// Begins a figure: lines and rectangles are part of it until it ends.
    pub(super) fn begin_figure(&mut self, node: NodeId) {
        self.figure = Some(node);
    }

    /// Ends the figure. Its lines and grounds go under its words, so that they stand together in the file.
    pub(super) fn end_figure(&mut self) {
        let Some(figure) = self.figure.take() else { return };
        let is_part = |item: &Item| item.node() == Some(figure);
        let Some(first) = self.items.iter().position(is_part) else { return };
        let drawn = self.items.drain(first..).enumerate();
        let (grounds, words): (Vec<_>, Vec<_>) = drawn.partition(|(_, item)| is_part(item));
        let (order, items): (Vec<usize>, Vec<Item>) = grounds.into_iter().chain(words).unzip();
        self.items.extend(items);
        self.levels.follow(|number| {
            let now = order.iter().position(|before| first + before == number as usize);
            now.map_or(number, |now| (first + now) as u32)
        });
    }

    /// Notes a problem.
    pub(super) fn note(&mut self, kind: ProblemKind, message: impl Into<String>) {
        self.problems.push((kind, message.into()));
    }

    /// Sets a paragraph with its upper left corner at `x`, `top`; returns where it ends below.
    pub(super) fn text(
        &mut self,
        node: Option<NodeId>,
        paragraph: &Paragraph,
        (x, top, width): (f32, f32, f32),
        setting: Setting,
    ) -> f32 {
        let lines = paragraph.lines(setting.size, width, setting.wrap);
        self.lines(node, lines, (x, top), setting)
    }

    /// Sets a paragraph as far as it stays above `bottom`; returns where it ends below.
    pub(super) fn text_above(
        &mut self,
        node: Option<NodeId>,
        paragraph: &Paragraph,
        (x, top, width): (f32, f32, f32),
        setting: Setting,
        bottom: f32,
    ) -> f32 {
        let mut lines = paragraph.lines(setting.size, width, setting.wrap);
        // A hair of tolerance: what fits is often measured to fill the page.
        lines.truncate(((bottom - top + 0.5) / setting.step()).max(0.0) as usize);
        self.lines(node, lines, (x, top), setting)
    }

    /// Sets lines one below the other; returns where they end below.
    pub(super) fn lines(
        &mut self,
        node: Option<NodeId>,
        lines: Vec<Line>,
        (x, top): (f32, f32),
        setting: Setting,
    ) -> f32 {
        let mut y = top;
        for line in lines {
            self.line(node, line, (x, y + setting.ascent()), setting.size);
            y += setting.step();
        }
        y
    }

    /// Sets one line with its left end at `x` and its baseline at `y`.
    pub(super) fn line(&mut self, node: Option<NodeId>, line: Line, (x, y): (f32, f32), size: f32) {
        for piece in line.pieces {
            self.items.push(Item::Text(TextItem {
                node,
                x: x + piece.x,
                y,
                size: size * piece.style.scale,
                font: piece.style.face.family(),
                weight: piece.style.face.weight(),
                italic: piece.style.face.italic(),
                color: piece.style.color,
                text: piece.text,
                width: piece.width,
                face: piece.style.face,
                glyphs: piece.glyphs,
            }));
        }
    }

    /// Sets a paragraph on one line that ends at `right`, its baseline at `y`.
    pub(super) fn flush_right(
        &mut self,
        node: Option<NodeId>,
        paragraph: &Paragraph,
        (right, y): (f32, f32),
        size: f32,
    ) {
        for line in paragraph.lines(size, f32::MAX, Wrap::Filled) {
            let x = right - line.width;
            self.line(node, line, (x, y), size);
        }
    }

    /// Fills a rectangle with rounded corners.
    pub(super) fn fill(&mut self, (x, y, w, h): (f32, f32, f32, f32), radius: f32, color: Color) {
        self.items.push(Item::Rect(RectItem {
            node: self.figure,
            x,
            y,
            w,
            h,
            radius,
            fill: Some(color),
            stroke: None,
            stroke_width: 0.0,
            dash: None,
        }));
    }

    /// Draws a dashed outline inside a rectangle with rounded corners.
    pub(super) fn dashed(&mut self, (x, y, w, h): (f32, f32, f32, f32), radius: f32, color: Color) {
        const WIDTH: f32 = 1.5;
        let inset = WIDTH / 2.0;
        self.items.push(Item::Rect(RectItem {
            node: self.figure,
            x: x + inset,
            y: y + inset,
            w: w - WIDTH,
            h: h - WIDTH,
            radius,
            fill: None,
            stroke: Some(color),
            stroke_width: WIDTH,
            dash: Some(4.0),
        }));
    }

    /// Sets a picture.
    pub(super) fn picture(&mut self, node: Option<NodeId>, picture: PictureId, (x, y, w, h): (f32, f32, f32, f32)) {
        self.items.push(Item::Picture(PictureItem { node, x, y, w, h, picture }));
    }

    /// Draws a hairline.
    pub(super) fn rule(&mut self, (x1, x2): (f32, f32), y: f32) {
        self.rule_in((x1, x2), y, LINE, 1.0);
    }

    /// Draws a horizontal line.
    pub(super) fn rule_in(&mut self, (x1, x2): (f32, f32), y: f32, color: Color, width: f32) {
        self.items.push(Item::Line(LineItem { node: self.figure, x1, y1: y, x2, y2: y, color, width }));
    }
}

impl Sheet {
    /// The problems as the deck lists them.
    pub(super) fn problems_of(&self, key: &debrief_domain::PageKey, number: Option<u32>) -> Vec<Problem> {
        self.problems
            .iter()
            .map(|(kind, message)| Problem { kind: *kind, page: key.clone(), number, message: message.clone() })
            .collect()
    }
}
