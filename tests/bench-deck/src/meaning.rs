//! The tree of meaning with the words in it, as a reader goes through them.

use debrief_deck::{Item, Laid, NodeId, Role};

/// Where something is drawn: the page, then the place among its items.
type Place = (usize, usize);

/// Words that a node draws itself.
struct Own {
    place: Place,
    words: String,
    is_quoted: bool,
}

/// The shown pages by what they mean.
pub struct Meaning<'l> {
    laid: &'l Laid,
    /// What each node draws itself.
    own: Vec<Vec<Own>>,
    /// Where each node or what it holds is drawn first.
    first: Vec<Option<Place>>,
}

/// What a node holds, in reading order.
pub enum Part<'m> {
    /// Words of its own, with the white space after them.
    Words {
        /// The words.
        words: &'m str,
        /// Whether they are somebody else's, in italics.
        is_quoted: bool,
    },
    /// Another node.
    Node(NodeId),
}

impl Own {
    fn part(&self) -> Part<'_> {
        Part::Words { words: &self.words, is_quoted: self.is_quoted }
    }
}

impl<'l> Meaning<'l> {
    /// The meaning of these pages.
    #[must_use]
    pub fn of(laid: &'l Laid) -> Self {
        let mut own: Vec<Vec<Own>> = laid.nodes.iter().map(|_| Vec::new()).collect();
        for (page, laid_page) in laid.pages.iter().enumerate() {
            for (at, item) in laid_page.items.iter().enumerate() {
                let Some(node) = item.node() else { continue };
                let (words, is_quoted) = match item {
                    Item::Text(text) => (text.full_text(), text.italic),
                    _ => (String::new(), false),
                };
                own[node.0 as usize].push(Own { place: (page, at), words, is_quoted });
            }
        }
        let mut first: Vec<Option<Place>> = own.iter().map(|own| own.first().map(|own| own.place)).collect();
        for (index, node) in laid.nodes.iter().enumerate().rev() {
            if let (Some(parent), Some(here)) = (node.parent, first[index]) {
                let parent = &mut first[parent.0 as usize];
                *parent = Some(parent.map_or(here, |known| known.min(here)));
            }
        }
        Self { laid, own, first }
    }

    /// The pages that it is the meaning of.
    #[must_use]
    pub fn laid(&self) -> &'l Laid {
        self.laid
    }

    /// What the node holds. An empty cell is there, for the sake of its column; anything else that is on no page is not.
    #[must_use]
    pub fn parts(&self, node: NodeId) -> Vec<Part<'_>> {
        let mut own = self.own[node.0 as usize].iter().peekable();
        let mut parts = Vec::new();
        for child in &self.laid.nodes[node.0 as usize].children {
            let first = self.first[child.0 as usize];
            let is_cell = matches!(self.laid.nodes[child.0 as usize].role, Role::HeaderCell | Role::DataCell);
            if first.is_none() && !is_cell {
                continue;
            }
            while let Some(before) = own.next_if(|own| first.is_some_and(|first| own.place < first)) {
                parts.push(before.part());
            }
            parts.push(Part::Node(*child));
        }
        parts.extend(own.map(Own::part));
        parts
    }

    /// Every word, in reading order, one space between two.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = String::new();
        self.add_words(NodeId(0), &mut words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn add_words(&self, node: NodeId, words: &mut String) {
        let is_inline = matches!(self.laid.nodes[node.0 as usize].role, Role::Span | Role::Link);
        for part in self.parts(node) {
            match part {
                Part::Words { words: own, .. } => words.push_str(own),
                Part::Node(child) => self.add_words(child, words),
            }
        }
        if !is_inline {
            words.push(' ');
        }
    }
}
