//! What all pages share while they are composed: the fonts, the tree of meaning, the problems.

use super::shapes::Shapes;
use crate::content::{Deck, Page};
use crate::laid::{Node, NodeId, Role};
use crate::paragraph::{Paragraph, Style, Styled};
use crate::theme::{ACCENT, Color, PAPER};
use crate::words::{Captions, Words, words};
use crate::{Fonts, Problem, ProblemKind};
use debrief_domain::PageKey;

pub(super) struct Book<'d> {
    pub(super) deck: &'d Deck,
    pub(super) nodes: Vec<Node>,
    pub(super) problems: Vec<Problem>,
    /// The words of the deck's language.
    pub(super) words: &'static dyn Words,
    /// The colour of bars, numerals and captions, dark enough to carry text.
    pub(super) accent: Color,
    fonts: &'d Fonts,
    shapes: &'d mut Shapes,
    page: Option<PageKey>,
    section: NodeId,
}

impl<'d> Book<'d> {
    pub(super) fn new(deck: &'d Deck, fonts: &'d Fonts, shapes: &'d mut Shapes) -> Self {
        let document = Node::new(Role::Document, None);
        Self {
            deck,
            nodes: vec![document],
            problems: Vec::new(),
            words: words(deck.language),
            accent: deck.brand.accent.unwrap_or(ACCENT).readable_on(PAPER),
            fonts,
            shapes,
            page: None,
            section: NodeId(0),
        }
    }

    /// What stands above lists and columns.
    pub(super) fn captions(&self) -> &'static Captions {
        self.words.captions()
    }

    /// The style in the accent.
    pub(super) fn accented(&self, style: Style) -> Style {
        style.colored(self.accent)
    }

    /// Begins the section of a page.
    pub(super) fn open(&mut self, page: &Page) {
        self.page = Some(page.key.clone());
        self.section = self.node(NodeId(0), Role::Section);
    }

    /// The section of the page that is being composed.
    pub(super) fn section(&self) -> NodeId {
        self.section
    }

    /// Adds a node at the end of its parent.
    pub(super) fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node::new(role, Some(parent)));
        self.nodes[parent.0 as usize].children.push(id);
        id
    }

    /// Adds a node whose letters are spoken as `words`: `Amber-red` for `AR`, `Key findings` for `KEY FINDINGS`.
    pub(super) fn spoken(&mut self, parent: NodeId, role: Role, words: &str) -> NodeId {
        let id = self.node(parent, role);
        self.nodes[id.0 as usize].spoken = Some(words.to_owned());
        id
    }

    /// Says that the words of a node are the framework's own: its names and questions have its language, whichever the
    /// deck has.
    pub(super) fn in_framework_language(&mut self, node: NodeId) -> NodeId {
        if self.deck.framework_language != self.deck.language {
            self.nodes[node.0 as usize].language = Some(self.deck.framework_language.tag().to_owned());
        }
        node
    }

    /// Adds a node for words of the framework.
    pub(super) fn framework_node(&mut self, parent: NodeId, role: Role) -> NodeId {
        let node = self.node(parent, role);
        self.in_framework_language(node)
    }

    /// Adds a link to an absolute address.
    pub(super) fn link(&mut self, parent: NodeId, address: String) -> NodeId {
        let id = self.node(parent, Role::Link);
        self.nodes[id.0 as usize].link = Some(address);
        id
    }

    /// Shapes a paragraph. Characters that no font can draw are noted as problems of the page.
    pub(super) fn shape(&mut self, parts: &[Styled<'_>]) -> Paragraph {
        let paragraph = self.shapes.shape(self.fonts, parts);
        let Some(page) = &self.page else { return paragraph };
        for word in &paragraph.missing {
            let message = format!(
                "The deck’s fonts cannot draw every character of “{}”. A question mark stands for each that is missing. Write \
                 it another way.",
                shortened(word)
            );
            let problem = Problem { kind: ProblemKind::MissingGlyph, page: page.clone(), number: None, message };
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
        paragraph
    }
}

/// The first characters of a long word.
fn shortened(word: &str) -> String {
    const LONGEST: usize = 40;
    if word.chars().count() <= LONGEST {
        return word.to_owned();
    }
    word.chars().take(LONGEST).chain(['…']).collect()
}
