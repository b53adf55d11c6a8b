//! The tree of meaning as structure elements, tied to the marked content of the pages.

use super::draw::POINTS;
use super::file::{File, Id, Text};
use super::finish::many;
use super::links::Annotation;
use super::marked::{Sequence, tag};
use crate::Laid;
use crate::laid::{Item, Node, NodeId, Role};
use std::fmt::Write;

/// A sequence of marked content: the page, from 0, and its number on that page. Sorts as the file draws them.
type Mark = (usize, i64);

/// Writes the structure tree of the shown pages; gives its root.
pub(super) fn tree(file: &mut File, laid: &Laid, pages: &[Id], marked: &[Vec<Sequence>], links: &[Annotation]) -> Id {
    let mut tree = Tree::new(laid, pages, marked, links);
    let root = file.reserve();
    let top = tree.element(file, NodeId(0), root);
    let parents = tree.parents(file, marked);
    let next = pages.len() + links.len();
    file.write(root, format_args!("<</Type/StructTreeRoot/K {top}/ParentTree {parents}/ParentTreeNextKey {next}>>"));
    root
}

struct Tree<'t> {
    laid: &'t Laid,
    pages: &'t [Id],
    links: &'t [Annotation],
    /// What each node draws itself.
    marks: Vec<Vec<Mark>>,
    /// Where each node or what it holds is drawn first; absent for what is on no shown page.
    first: Vec<Option<Mark>>,
    /// The element of each node, once it is written.
    elements: Vec<Option<Id>>,
}

impl<'t> Tree<'t> {
    fn new(laid: &'t Laid, pages: &'t [Id], marked: &[Vec<Sequence>], links: &'t [Annotation]) -> Self {
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

    /// Writes the node with all it holds; gives its element.
    fn element(&mut self, file: &mut File, id: NodeId, parent: Id) -> Id {
        let laid = self.laid;
        let node = &laid.nodes[id.0 as usize];
        let element = file.reserve();
        self.elements[id.0 as usize] = Some(element);
        let mut words = format!("<</S/{}/P {parent}", tag(&laid.nodes, node));
        let page = self.marks[id.0 as usize].first().map(|(page, _)| *page);
        if let Some(page) = page {
            // Writing to a string cannot fail.
            let _ = write!(words, "/Pg {}", self.pages[page]);
        }
        let kids = match node.role {
            Role::Table => self.table(file, node, element),
            _ => self.kids(file, id, element, page),
        };
        add_kids(&mut words, &kids);
        self.describe(&mut words, id);
        words.push_str(">>");
        file.write(element, words);
        element
    }

    /// What an element holds, in reading order: its parts, and its own marks, each before the first part that is drawn later.
    fn kids(&mut self, file: &mut File, id: NodeId, element: Id, page: Option<usize>) -> Vec<String> {
        let laid = self.laid;
        let mut marks = std::mem::take(&mut self.marks[id.0 as usize]).into_iter().peekable();
        let mut kids = Vec::new();
        for part in self.shown_parts(&laid.nodes[id.0 as usize]) {
            while let Some(mark) = marks.next_if(|mark| self.first[part.0 as usize].is_some_and(|part| *mark < part)) {
                kids.push(self.mark(mark, page));
            }
            kids.push(self.element(file, part, element).to_string());
        }
        kids.extend(marks.map(|mark| self.mark(mark, page)));
        let links = self.links.iter().filter(|link| link.node == id);
        kids.extend(links.map(|link| format!("<</Type/OBJR/Pg {}/Obj {}>>", self.pages[link.page], link.object)));
        kids
    }

    /// Marked content as its element names it: by its number alone on the element's own page.
    fn mark(&self, (page, number): Mark, own: Option<usize>) -> String {
        if Some(page) == own {
            return number.to_string();
        }
        format!("<</Type/MCR/Pg {}/MCID {number}>>", self.pages[page])
    }

    /// The rows of a table: those that name its columns as its head, the others as its body.
    fn table(&mut self, file: &mut File, table: &Node, element: Id) -> Vec<String> {
        let rows = self.shown_parts(table);
        let groups = rows.chunk_by(|one, next| self.is_head(*one) == self.is_head(*next));
        let groups: Vec<(bool, Vec<NodeId>)> =
            groups.map(|rows| (rows.first().is_some_and(|row| self.is_head(*row)), rows.to_vec())).collect();
        let mut kids = Vec::new();
        for (is_head, rows) in groups {
            let group = file.reserve();
            let rows: Vec<Id> = rows.into_iter().map(|row| self.element(file, row, group)).collect();
            let tag = if is_head { "THead" } else { "TBody" };
            file.write(group, format_args!("<</S/{tag}/P {element}/K[{}]>>", many(&rows)));
            kids.push(group.to_string());
        }
        kids
    }

    /// Whether a row names the columns: every cell of it is a head.
    fn is_head(&self, row: NodeId) -> bool {
        let cells = &self.laid.nodes[row.0 as usize].children;
        cells.iter().all(|cell| self.laid.nodes[cell.0 as usize].role == Role::HeaderCell)
    }

    /// Adds what an element says beyond its content: other words, language, attributes.
    fn describe(&self, element: &mut String, id: NodeId) {
        let node = &self.laid.nodes[id.0 as usize];
        // Writing to a string cannot fail.
        if let Some(spoken) = &node.spoken {
            let key = match node.role {
                Role::Figure => "Alt",
                // The letters of a level are an abbreviation of its name.
                Role::Chip => "E",
                _ => "ActualText",
            };
            let _ = write!(element, "/{key}{}", Text(spoken));
        }
        if let Some(language) = &node.language {
            let _ = write!(element, "/Lang{}", Text(language));
        }
        let _ = match node.role {
            Role::List => write!(element, "/A<</O/List/ListNumbering/None>>"),
            Role::HeaderCell => {
                let heads_column = node.parent.is_some_and(|row| self.is_head(row));
                write!(element, "/A<</O/Table/Scope/{}>>", if heads_column { "Column" } else { "Row" })
            }
            Role::Figure => {
                let [left, lower, right, upper] = self.bounds(id);
                write!(element, "/A<</O/Layout/Placement/Block/BBox[{left} {lower} {right} {upper}]>>")
            }
            _ => Ok(()),
        };
    }

    /// The box around a figure on the page where it begins: left, lower, right and upper end, in points.
    fn bounds(&self, id: NodeId) -> [f32; 4] {
        let page = self.first[id.0 as usize].and_then(|(page, _)| self.laid.pages.get(page));
        let items = page.into_iter().flat_map(|page| &page.items).filter(|item| item.node() == Some(id));
        let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        for (x1, y1, x2, y2) in items.map(Item::bounds) {
            (left, top, right, bottom) = (left.min(x1), top.min(y1), right.max(x2), bottom.max(y2));
        }
        let height = self.laid.height;
        [left, height - bottom, right, height - top].map(|end| (end * POINTS).round())
    }

    /// Writes the elements that marked content and annotations belong to: first by page, each a list by number, then by
    /// link.
    fn parents(&self, file: &mut File, marked: &[Vec<Sequence>]) -> Id {
        let element = |node: NodeId| self.elements[node.0 as usize].map_or("null".to_owned(), |id| id.to_string());
        let mut numbers = Vec::new();
        for sequences in marked {
            let nodes = sequences.iter().filter_map(|sequence| sequence.meaning);
            let list: Vec<String> = nodes.map(|(node, _)| element(node)).collect();
            // A list of its own: readers need it only when they come to the page.
            numbers.push(file.add(format_args!("[{}]", list.join(" "))).to_string());
        }
        numbers.extend(self.links.iter().map(|link| element(link.node)));
        let numbered: Vec<String> = numbers.iter().enumerate().map(|(key, value)| format!("{key} {value}")).collect();
        file.add(format_args!("<</Nums[{}]>>", numbered.join(" ")))
    }
}

/// Adds what an element holds; a single thing needs no list.
fn add_kids(element: &mut String, kids: &[String]) {
    // Writing to a string cannot fail.
    let _ = match kids {
        [] => Ok(()),
        [only] => write!(element, "/K {only}"),
        kids => write!(element, "/K[{}]", kids.join(" ")),
    };
}
