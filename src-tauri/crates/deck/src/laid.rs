//! The laid-out deck: what stands where, and what it means.
//!
//! One display list serves the PDF and the preview in the window, so what is seen is what is exported. Lengths are
//! pixels from a page's upper left corner; pages of the deck have [`PAGE_WIDTH`] × [`PAGE_HEIGHT`], paper is 96 pixels an inch. Every item points at a node of the
//! tree of meaning, or at none when it is decoration.

use crate::fonts::Face;
use crate::theme::Color;
use crate::{Levels, Problem};
use compact_str::CompactString;
use debrief_domain::{PageKey, PictureId};
use serde::Serialize;

/// The width of a page of the deck, in pixels.
pub const PAGE_WIDTH: f32 = 1280.0;
/// The height of a page of the deck, in pixels.
pub const PAGE_HEIGHT: f32 = 720.0;

/// A deck ready to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Laid {
    /// What the document is called, in properties and window titles.
    pub title: String,
    /// What it is about, in one line.
    pub subject: String,
    /// The language of the text, as in BCP 47.
    pub language: String,
    /// The width of every page, in pixels.
    pub width: f32,
    /// The height of every page, in pixels.
    pub height: f32,
    /// The pages in order.
    pub pages: Vec<LaidPage>,
    /// The hidden pages, laid out as they would be shown. They are in no export.
    pub hidden: Vec<LaidPage>,
    /// What the facilitator should see before exporting.
    pub problems: Vec<Problem>,
    /// The way through the document that a reader's side panel shows.
    pub outline: Vec<OutlineEntry>,
    /// The tree of meaning of the pages, root first. See [`Node`].
    #[serde(skip)]
    pub nodes: Vec<Node>,
}

/// One page. A page of the deck that does not fit becomes several with the same key.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LaidPage {
    /// What it shows.
    pub key: PageKey,
    /// The number printed on it; absent on hidden pages.
    pub number: Option<u32>,
    /// Which part of the page this is, from 1.
    pub part: u32,
    /// How many parts the page has.
    pub parts: u32,
    /// Its title as shown.
    pub title: String,
    /// The title it has when nobody changes it.
    pub default_title: String,
    /// Whether it is left out of the deck by the facilitator, by default, or for this audience.
    pub hidden: bool,
    /// Whether it is left out for this audience alone.
    pub left_out: bool,
    /// What the presenter says: the facilitator's words, else those made from the evidence.
    pub notes: String,
    /// The notes made from the evidence.
    pub default_notes: String,
    /// Where it stands among the pages; see [`PageKey::default_place`].
    pub place: i64,
    /// What is drawn, in order: later items cover earlier ones.
    pub items: Vec<Item>,
    /// The same page for the ear, in reading order.
    pub reading: Vec<Reading>,
    /// The levels on it, where they can be shown one by one: on the summary.
    pub levels: Option<Levels>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Item {
    /// A line, or part of a line, in one style.
    Text(TextItem),
    /// A filled or outlined rectangle.
    Rect(RectItem),
    /// A straight line.
    Line(LineItem),
    /// A picture.
    Picture(PictureItem),
}

/// A stretch of text on one line in one style.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TextItem {
    /// What it belongs to.
    #[serde(skip)]
    pub node: Option<NodeId>,
    /// The left end.
    pub x: f32,
    /// The baseline.
    pub y: f32,
    /// The font size.
    pub size: f32,
    /// The family.
    pub font: Family,
    /// The weight, as in CSS.
    pub weight: u16,
    /// Whether it is the italic.
    pub italic: bool,
    /// The colour, as `#rrggbb`.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub color: Color,
    /// The text, without white space at its end.
    pub text: String,
    /// How wide that text is.
    pub width: f32,
    /// The font file the glyphs are of.
    #[serde(skip)]
    pub face: Face,
    /// The shaped text, white space at its end included.
    #[serde(skip)]
    pub glyphs: Vec<Glyph>,
}

/// A family of fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Inter: our voice.
    Sans,
    /// Source Serif 4: quoted voices.
    Serif,
}

/// One shaped glyph. Lengths are parts of the font size.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// The glyph in its font file.
    pub id: u16,
    /// How far the pen moves, letter spacing included.
    pub advance: f32,
    /// How far right of the pen it is drawn.
    pub dx: f32,
    /// How far above the baseline it is drawn.
    pub dy: f32,
    /// The text it stands for: several characters for a ligature, none for the further glyphs of one character.
    pub text: CompactString,
}

/// A rectangle.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RectItem {
    /// The figure it is part of; absent for decoration.
    #[serde(skip)]
    pub node: Option<NodeId>,
    /// The left edge.
    pub x: f32,
    /// The upper edge.
    pub y: f32,
    /// The width.
    pub w: f32,
    /// The height.
    pub h: f32,
    /// The radius of its corners.
    pub radius: f32,
    /// The colour inside, as `#rrggbb`.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub fill: Option<Color>,
    /// The colour of its outline, as `#rrggbb`.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub stroke: Option<Color>,
    /// How wide the outline is; it is drawn centred on the edge.
    pub stroke_width: f32,
    /// The length of dashes and gaps, when the outline is dashed.
    pub dash: Option<f32>,
}

/// A picture, stretched to its box.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PictureItem {
    /// What it belongs to.
    #[serde(skip)]
    pub node: Option<NodeId>,
    /// The left edge.
    pub x: f32,
    /// The upper edge.
    pub y: f32,
    /// The width.
    pub w: f32,
    /// The height.
    pub h: f32,
    /// Which picture of the review it is.
    pub picture: PictureId,
}

/// A straight line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LineItem {
    /// The figure it is part of; absent for decoration.
    #[serde(skip)]
    pub node: Option<NodeId>,
    /// Where it begins.
    pub x1: f32,
    /// Where it begins.
    pub y1: f32,
    /// Where it ends.
    pub x2: f32,
    /// Where it ends.
    pub y2: f32,
    /// Its colour, as `#rrggbb`.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub color: Color,
    /// Its width.
    pub width: f32,
}

/// A stretch of a page in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reading {
    /// What it is.
    pub role: Role,
    /// How deep it stands in the tree of meaning; the page itself is 0.
    pub depth: u32,
    /// Its words; empty for what only holds others.
    pub text: String,
    /// The language of its words and of what it holds, as in BCP 47, where it is not that of what holds it.
    pub language: Option<String>,
}

/// A line of the document outline.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OutlineEntry {
    /// The words.
    pub title: String,
    /// The page it leads to, from 0.
    pub page: u32,
    /// The height on that page it leads to.
    pub y: f32,
    /// What stands below it.
    pub children: Vec<OutlineEntry>,
}

/// Names a node of [`Laid::nodes`] by its place in that list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A node of the tree of meaning. Nodes stand in reading order; the first is the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node it is part of; absent for the document.
    pub parent: Option<NodeId>,
    /// Its parts in reading order.
    pub children: Vec<NodeId>,
    /// What to say in place of its letters: `Amber-red` for `AR`, `Key findings` for `KEY FINDINGS`. Of a figure: what it
    /// shows.
    pub spoken: Option<String>,
    /// The language of its words, as in BCP 47, where it is not that of what holds it.
    pub language: Option<String>,
    /// Where a [`Role::Link`] leads: an absolute address.
    pub link: Option<String>,
}

/// What a node is. The names are those of tagged PDF where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The whole deck.
    Document,
    /// A page, or a part of one that has a heading.
    Section,
    /// The title of a page.
    H1,
    /// A heading on a page.
    H2,
    /// A heading below a heading.
    H3,
    /// A paragraph.
    P,
    /// A list.
    List,
    /// An entry of a list.
    ListItem,
    /// What stands before an entry: a code, an arrow.
    Label,
    /// The entry itself.
    Body,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// The head of a column, or of a row.
    HeaderCell,
    /// Any other cell.
    DataCell,
    /// A stretch within a paragraph or a cell.
    Span,
    /// A level: its letters, spoken as its name.
    Chip,
    /// Lines and grounds that show something, spoken as a description of it. Its words are not part of it: they stand in
    /// lists and headings after it, so that a reader can also go through them one by one.
    Figure,
    /// A stretch that leads somewhere.
    Link,
}

impl Item {
    /// What it belongs to; absent for decoration.
    #[must_use]
    pub fn node(&self) -> Option<NodeId> {
        match self {
            Self::Text(text) => text.node,
            Self::Rect(rect) => rect.node,
            Self::Line(line) => line.node,
            Self::Picture(picture) => picture.node,
        }
    }

    /// The same item in another place: `scale` times as large, then moved right and down by so many pixels.
    pub(crate) fn moved(mut self, (dx, dy): (f32, f32), scale: f32) -> Self {
        let across = |x: &mut f32| *x = *x * scale + dx;
        let down = |y: &mut f32| *y = *y * scale + dy;
        match &mut self {
            Self::Text(text) => {
                across(&mut text.x);
                down(&mut text.y);
                text.size *= scale;
                text.width *= scale;
            }
            Self::Rect(rect) => {
                across(&mut rect.x);
                down(&mut rect.y);
                for length in [&mut rect.w, &mut rect.h, &mut rect.radius, &mut rect.stroke_width] {
                    *length *= scale;
                }
                rect.dash = rect.dash.map(|dash| dash * scale);
            }
            Self::Line(line) => {
                across(&mut line.x1);
                across(&mut line.x2);
                down(&mut line.y1);
                down(&mut line.y2);
                line.width *= scale;
            }
            Self::Picture(picture) => {
                across(&mut picture.x);
                down(&mut picture.y);
                picture.w *= scale;
                picture.h *= scale;
            }
        }
        self
    }

    /// The box around it: left, upper, right and lower end. That of text reaches from its tallest letters to its deepest.
    pub(crate) fn bounds(&self) -> (f32, f32, f32, f32) {
        match self {
            Self::Text(text) => (text.x, text.y - 0.95 * text.size, text.x + text.width, text.y + 0.25 * text.size),
            Self::Picture(picture) => (picture.x, picture.y, picture.x + picture.w, picture.y + picture.h),
            Self::Rect(rect) => (rect.x, rect.y, rect.x + rect.w, rect.y + rect.h),
            Self::Line(line) => {
                let half = line.width / 2.0;
                let (x, y) = ((line.x1, line.x2), (line.y1, line.y2));
                (x.0.min(x.1) - half, y.0.min(y.1) - half, x.0.max(x.1) + half, y.0.max(y.1) + half)
            }
        }
    }
}

impl Node {
    /// A node that has no parts yet.
    pub(crate) fn new(role: Role, parent: Option<NodeId>) -> Self {
        Self { role, parent, children: Vec::new(), spoken: None, language: None, link: None }
    }
}

impl TextItem {
    /// The text as a reader extracts it: with the white space at its end.
    #[must_use]
    pub fn full_text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }
}

impl Laid {
    /// The node of that id.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }
}
