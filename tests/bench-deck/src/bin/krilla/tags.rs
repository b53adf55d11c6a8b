//! The tree of meaning as krilla's tags.

use crate::POINTS;
use crate::pages::{Marks, Place};
use debrief_deck::{Item, Laid, NodeId, Role};
use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, Placement, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use std::collections::VecDeque;
use std::num::NonZeroU16;

/// The tree of the shown pages.
pub(crate) fn tree(laid: &Laid, marks: Marks) -> TagTree {
    let marks: Vec<VecDeque<(Place, Identifier)>> = marks.into_iter().map(VecDeque::from).collect();
    let mut first: Vec<Option<Place>> = marks.iter().map(|marks| marks.front().map(|(place, _)| *place)).collect();
    for (index, node) in laid.nodes.iter().enumerate().rev() {
        if let (Some(parent), Some(own)) = (node.parent, first[index]) {
            let parent = &mut first[parent.0 as usize];
            *parent = Some(parent.map_or(own, |known| known.min(own)));
        }
    }
    let mut tree = Tree { laid, marks, first };
    let mut tags = TagTree::new().with_lang(Some(laid.language.clone()));
    for child in tree.shown(NodeId(0)) {
        tags.push(tree.group(child));
    }
    tags
}

struct Tree<'l> {
    laid: &'l Laid,
    marks: Vec<VecDeque<(Place, Identifier)>>,
    /// Where each node or what it holds is drawn first.
    first: Vec<Option<Place>>,
}

impl Tree<'_> {
    /// The parts that are on shown pages; empty cells keep their places.
    fn shown(&self, node: NodeId) -> Vec<NodeId> {
        let node = &self.laid.nodes[node.0 as usize];
        let is_cell = |id: &NodeId| matches!(self.laid.nodes[id.0 as usize].role, Role::HeaderCell | Role::DataCell);
        node.children.iter().copied().filter(|id| self.first[id.0 as usize].is_some() || is_cell(id)).collect()
    }

    fn group(&mut self, id: NodeId) -> TagGroup {
        let mut group = TagGroup::new(self.tag(id));
        if self.laid.nodes[id.0 as usize].role == Role::Table {
            let rows = self.shown(id);
            let is_head: Vec<bool> = rows.iter().map(|row| self.is_head(*row)).collect();
            let rows: Vec<(bool, NodeId)> = is_head.into_iter().zip(rows).collect();
            for rows in rows.chunk_by(|one, next| one.0 == next.0) {
                let tag: TagKind = if rows[0].0 { Tag::THead.into() } else { Tag::TBody.into() };
                let rows = rows.iter().map(|(_, row)| Node::Group(self.group(*row))).collect();
                group.push(TagGroup::with_children(tag, rows));
            }
            return group;
        }
        for child in self.shown(id) {
            while let Some((place, _)) = self.marks[id.0 as usize].front()
                && self.first[child.0 as usize].is_some_and(|first| *place < first)
                && let Some((_, mark)) = self.marks[id.0 as usize].pop_front()
            {
                group.push(mark);
            }
            let child = self.group(child);
            group.push(child);
        }
        for (_, mark) in std::mem::take(&mut self.marks[id.0 as usize]) {
            group.push(mark);
        }
        group
    }

    /// Whether a row names the columns: every cell of it is a head.
    fn is_head(&self, row: NodeId) -> bool {
        let cells = &self.laid.nodes[row.0 as usize].children;
        cells.iter().all(|cell| self.laid.nodes[cell.0 as usize].role == Role::HeaderCell)
    }

    fn tag(&self, id: NodeId) -> TagKind {
        let node = &self.laid.nodes[id.0 as usize];
        let parent = node.parent.map(|parent| &self.laid.nodes[parent.0 as usize]);
        // krilla asks for a title of each heading beside its words, and for a standard's sake it gets a short one.
        let heading =
            |level: u16| Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some("-".to_owned())).into();
        let tag: TagKind = match node.role {
            Role::Document | Role::Section => Tag::Section.into(),
            Role::H1 => heading(1),
            Role::H2 => heading(2),
            Role::H3 => heading(3),
            Role::P => Tag::P.into(),
            Role::List => Tag::L(ListNumbering::None).into(),
            Role::ListItem => Tag::LI.into(),
            Role::Label if parent.is_some_and(|parent| parent.role == Role::ListItem) => Tag::Lbl.into(),
            Role::Body => Tag::LBody.into(),
            Role::Table => Tag::Table.into(),
            Role::Row => Tag::TR.into(),
            Role::HeaderCell => {
                let heads_column = node.parent.is_some_and(|row| self.is_head(row));
                Tag::TH(if heads_column { TableHeaderScope::Column } else { TableHeaderScope::Row }).into()
            }
            Role::DataCell => Tag::TD.into(),
            Role::Label | Role::Span | Role::Chip => Tag::Span.into(),
            Role::Link => Tag::Link.into(),
            Role::Figure => Tag::Figure(node.spoken.clone())
                .with_placement(Some(Placement::Block))
                .with_bbox(self.bounds(id))
                .into(),
        };
        let tag = match node.role {
            Role::Figure => tag,
            Role::Chip => tag.with_expanded(node.spoken.clone()),
            _ => tag.with_actual_text(node.spoken.clone()),
        };
        tag.with_lang(node.language.clone())
    }

    /// The box around a figure on the page where it begins.
    fn bounds(&self, id: NodeId) -> Option<BBox> {
        let (page, _) = self.first[id.0 as usize]?;
        let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        for item in self.laid.pages[page].items.iter().filter(|item| item.node() == Some(id)) {
            let (x1, y1, x2, y2) = match item {
                Item::Rect(rect) => (rect.x, rect.y, rect.x + rect.w, rect.y + rect.h),
                Item::Line(line) => {
                    (line.x1.min(line.x2), line.y1.min(line.y2), line.x1.max(line.x2), line.y1.max(line.y2))
                }
                Item::Picture(picture) => (picture.x, picture.y, picture.x + picture.w, picture.y + picture.h),
                Item::Text(text) => (text.x, text.y - text.size, text.x + text.width, text.y),
            };
            (left, top, right, bottom) = (left.min(x1), top.min(y1), right.max(x2), bottom.max(y2));
        }
        let rect = Rect::from_ltrb(left * POINTS, top * POINTS, right * POINTS, bottom * POINTS)?;
        Some(BBox::new(page, rect))
    }
}
