//! Which items of a page stand together as one marked-content sequence.

use crate::laid::{Item, LaidPage, Node, NodeId, Role};
use std::ops::Range;

/// Items of one node that follow one another on a page, or decoration between such.
pub(super) struct Sequence {
    /// What it belongs to, with the sequence's number on its page; absent for decoration.
    pub(super) meaning: Option<(NodeId, i64)>,
    /// The items, by their place in the page's list.
    pub(super) items: Range<usize>,
}

/// All items of the page in sequences. They stand one after the other and never inside one another: readers lose text
/// that is marked twice.
pub(super) fn sequences(page: &LaidPage) -> Vec<Sequence> {
    let mut numbers = 0..;
    let mut at = 0;
    page.items
        .chunk_by(|one, next| one.node() == next.node())
        .map(|items| {
            let from = at;
            at += items.len();
            let node = items.first().and_then(Item::node);
            Sequence { meaning: node.and_then(|node| Some((node, numbers.next()?))), items: from..at }
        })
        .collect()
}

/// The structure type of a node (ISO 32000-1, 14.8.4).
pub(super) fn tag(nodes: &[Node], node: &Node) -> &'static str {
    match node.role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::H1 => "H1",
        Role::H2 => "H2",
        Role::H3 => "H3",
        Role::P => "P",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => {
            let parent = node.parent.and_then(|parent| nodes.get(parent.0 as usize));
            // Only entries of lists have labels; a code before a name is a stretch of what it stands in.
            if parent.is_some_and(|parent| parent.role == Role::ListItem) { "Lbl" } else { "Span" }
        }
        Role::Body => "LBody",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::HeaderCell => "TH",
        Role::DataCell => "TD",
        Role::Span | Role::Chip => "Span",
        Role::Figure => "Figure",
        Role::Link => "Link",
    }
}
