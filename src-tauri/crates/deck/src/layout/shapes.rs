//! What was shaped before: shaping is half of a layout, and an edit changes one paragraph of a deck.

use crate::Fonts;
use crate::fonts::Face;
use crate::paragraph::{Paragraph, Style, Styled};
use debrief_domain::Color;
use std::collections::HashMap;
use std::mem::take;

/// The paragraphs of the last layout of a deck, for the next one. It holds no more than that: what a layout did not need
/// is forgotten at its end. The same paragraphs come out with it and without it, only sooner.
#[derive(Default)]
pub struct Shapes {
    before: HashMap<Key, Paragraph>,
    now: HashMap<Key, Paragraph>,
}

/// All that decides how a paragraph is shaped. Lengths are kept as their bits, which can be compared.
type Key = Vec<(String, (Face, Color, u32, u32))>;

impl Shapes {
    /// The paragraph of these parts.
    pub(super) fn shape(&mut self, fonts: &Fonts, parts: &[Styled<'_>]) -> Paragraph {
        let key: Key = parts.iter().map(|part| (part.text.to_owned(), looks(part.style))).collect();
        if let Some(known) = self.now.get(&key) {
            return known.clone();
        }
        let paragraph = self.before.remove(&key).unwrap_or_else(|| Paragraph::new(fonts, parts));
        self.now.insert(key, paragraph.clone());
        paragraph
    }

    /// Ends a layout: what it needed is what the next one begins with.
    pub(super) fn turn(&mut self) {
        self.before = take(&mut self.now);
    }
}

fn looks(style: Style) -> (Face, Color, u32, u32) {
    (style.face, style.color, style.scale.to_bits(), style.tracking.to_bits())
}
