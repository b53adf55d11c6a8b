//! The tree of meaning as structure elements, tied to the marked content of the pages.

use super::draw::POINTS;
use super::finish::text;
use super::links::Annotation;
use super::marked::{Sequence, tag};
use crate::Laid;
use crate::laid::{Item, Node, NodeId, Role};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// A sequence of marked content: the page, from 0, and its number on that page. Sorts as the file draws them.
type Mark = (usize, i64);

/// Adds the structure tree of the shown pages; returns its root.
pub(super) fn tree(
    document: &mut Document,
    laid: &Laid,
    pages: &[ObjectId],
    marked: &[Vec<Sequence>],
    links: &[Annotation],
) -> ObjectId {
    let mut tree = Tree::new(laid, pages, marked, links);
    let root = document.new_object_id();
    let top = tree.element(document, NodeId(0), root);
    let parents = document.add_object(dictionary! { "Nums" => tree.parents(marked) });
    let next = (pages.len() + links.len()) as i64;
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![top.into()],
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        },
    );
    root
}

struct Tree<'t> {
    laid: &'t Laid,
    pages: &'t [ObjectId],
    links: &'t [Annotation],
    /// What each node draws itself.
    marks: Vec<Vec<Mark>>,
    /// Where each node or what it holds is drawn first; absent for what is on no shown page.
    first: Vec<Option<Mark>>,
    /// The element of each node, once it is written.
    elements: Vec<Option<ObjectId>>,
}

impl<'t> Tree<'t> {
    fn new(laid: &'t Laid, pages: &'t [ObjectId], marked: &[Vec<Sequence>], links: &'t [Annotation]) -> Self {
        let mut marks = vec![Vec::new(); laid.nodes.len()];
        for (page, sequences) in marked.iter().enumerate() {
            for (node, number) in sequences.iter().filter_map(|sequence| sequence.meaning) {
                marks[node.0 as usize].push((page, number));
            }
        }
        let mut first: Vec<Option<Mark>> = marks.iter().map(|marks| marks.first().copied()).collect();
        // A node stands after what holds it, so from the end each is complete before it is handed up.
        for (index, node) in laid.nodes.iter().enumerate().rev() {
            if let (Some(parent), Some(own)) = (node.parent, first[index]) {
                let parent = &mut first[parent.0 as usize];
                *parent = Some(parent.map_or(own, |known| known.min(own)));
            }
        }
        Self { laid, pages, links, marks, first, elements: vec![None; laid.nodes.len()] }
    }

    /// Whether the node is on a shown page. An empty cell keeps its place, or those after it would move a column.
    fn is_shown(&self, id: NodeId) -> bool {
        let index = id.0 as usize;
        let node = &self.laid.nodes[index];
        let row = node.parent.filter(|_| matches!(node.role, Role::HeaderCell | Role::DataCell));
        self.first[index].is_some() || row.is_some_and(|row| self.first[row.0 as usize].is_some())
    }

    fn shown_parts(&self, node: &Node) -> Vec<NodeId> {
        node.children.iter().copied().filter(|part| self.is_shown(*part)).collect()
    }

    /// Writes the node with all it holds; returns its element.
    fn element(&mut self, document: &mut Document, id: NodeId, parent: ObjectId) -> ObjectId {
        let laid = self.laid;
        let node = &laid.nodes[id.0 as usize];
        let element = document.new_object_id();
        self.elements[id.0 as usize] = Some(element);
        let mut dictionary = dictionary! { "S" => tag(&laid.nodes, node), "P" => parent };
        let page = self.marks[id.0 as usize].first().map(|(page, _)| *page);
        if let Some(page) = page {
            dictionary.set("Pg", self.pages[page]);
        }
        let kids = if node.role == Role::Table {
            self.table(document, node, element)
        } else {
            self.kids(document, id, element, page)
        };
        match <[Object; 1]>::try_from(kids) {
            Ok([only]) => dictionary.set("K", only),
            Err(kids) if !kids.is_empty() => dictionary.set("K", kids),
            Err(_) => {}
        }
        self.describe(&mut dictionary, id);
        document.set_object(element, dictionary);
        element
    }

    /// What an element holds, in reading order: its parts, and its own marks, each before the first part that is drawn later.
    fn kids(&mut self, document: &mut Document, id: NodeId, element: ObjectId, page: Option<usize>) -> Vec<Object> {
        let laid = self.laid;
        let mut marks = self.marks[id.0 as usize].clone().into_iter().peekable();
        let mut kids = Vec::new();
        for part in self.shown_parts(&laid.nodes[id.0 as usize]) {
            while let Some(mark) = marks.next_if(|mark| self.first[part.0 as usize].is_some_and(|part| *mark < part)) {
                kids.push(self.mark(mark, page));
            }
            kids.push(self.element(document, part, element).into());
        }
        kids.extend(marks.map(|mark| self.mark(mark, page)));
        kids.extend(self.links.iter().filter(|link| link.node == id).map(|link| {
            Object::from(dictionary! { "Type" => "OBJR", "Pg" => self.pages[link.page], "Obj" => link.object })
        }));
        kids
    }

    /// Marked content as its element names it: by its number alone on the element's own page.
    fn mark(&self, (page, number): Mark, own: Option<usize>) -> Object {
        if Some(page) == own {
            return number.into();
        }
        dictionary! { "Type" => "MCR", "Pg" => self.pages[page], "MCID" => number }.into()
    }

    /// The rows of a table: those that name its columns as its head, the others as its body.
    fn table(&mut self, document: &mut Document, table: &Node, element: ObjectId) -> Vec<Object> {
        let rows = self.shown_parts(table);
        let groups = rows.chunk_by(|one, next| self.is_head(*one) == self.is_head(*next));
        let groups: Vec<(bool, Vec<NodeId>)> =
            groups.map(|rows| (rows.first().is_some_and(|row| self.is_head(*row)), rows.to_vec())).collect();
        let mut kids = Vec::new();
        for (is_head, rows) in groups {
            let group = document.new_object_id();
            let rows: Vec<Object> = rows.into_iter().map(|row| self.element(document, row, group).into()).collect();
            let tag = if is_head { "THead" } else { "TBody" };
            document.set_object(group, dictionary! { "S" => tag, "P" => element, "K" => rows });
            kids.push(group.into());
        }
        kids
    }

    /// Whether a row names the columns: every cell of it is a head.
    fn is_head(&self, row: NodeId) -> bool {
        let cells = &self.laid.nodes[row.0 as usize].children;
        cells.iter().all(|cell| self.laid.nodes[cell.0 as usize].role == Role::HeaderCell)
    }

    /// Adds what an element says beyond its content: other words, language, attributes.
    fn describe(&self, element: &mut Dictionary, id: NodeId) {
        let node = &self.laid.nodes[id.0 as usize];
        if let Some(spoken) = &node.spoken {
            let key = match node.role {
                Role::Figure => "Alt",
                // The letters of a level are an abbreviation of its name.
                Role::Chip => "E",
                _ => "ActualText",
            };
            element.set(key, text(spoken));
        }
        if let Some(language) = &node.language {
            element.set("Lang", Object::string_literal(language.as_str()));
        }
        let attributes = match node.role {
            Role::List => dictionary! { "O" => "List", "ListNumbering" => "None" },
            Role::HeaderCell => {
                let heads_column = node.parent.is_some_and(|row| self.is_head(row));
                dictionary! { "O" => "Table", "Scope" => if heads_column { "Column" } else { "Row" } }
            }
            Role::Figure => dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => self.bounds(id) },
            _ => return,
        };
        element.set("A", attributes);
    }

    /// The box around a figure on the page where it begins: left, lower, right and upper end, in points.
    fn bounds(&self, id: NodeId) -> Vec<Object> {
        let page = self.marks[id.0 as usize].first().and_then(|(page, _)| self.laid.pages.get(*page));
        let items = page.into_iter().flat_map(|page| &page.items).filter(|item| item.node() == Some(id));
        let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        for (x1, y1, x2, y2) in items.map(Item::bounds) {
            (left, top, right, bottom) = (left.min(x1), top.min(y1), right.max(x2), bottom.max(y2));
        }
        let height = self.laid.height;
        [left, height - bottom, right, height - top].map(|end| Object::Real((end * POINTS).round())).to_vec()
    }

    /// The elements that marked content and annotations belong to: first by page, each a list by number, then by link.
    fn parents(&self, marked: &[Vec<Sequence>]) -> Vec<Object> {
        let element = |node: NodeId| self.elements[node.0 as usize].map_or(Object::Null, Object::from);
        let pages = marked.iter().map(|sequences| {
            let nodes = sequences.iter().filter_map(|sequence| sequence.meaning);
            Object::Array(nodes.map(|(node, _)| element(node)).collect())
        });
        let links = self.links.iter().map(|link| element(link.node));
        pages.chain(links).enumerate().flat_map(|(key, value)| [Object::from(key as i64), value]).collect()
    }
}
