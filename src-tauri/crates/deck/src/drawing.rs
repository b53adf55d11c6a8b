//! One picture out of the deck, to stand alone: on a web page, in a message, in somebody else's document.

use crate::laid::Item;

/// Something drawn, of its own size. Its items are those of a laid-out page, with lengths in pixels from its upper left
/// corner, on white.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The width.
    pub width: f32,
    /// The height.
    pub height: f32,
    /// What is drawn, in order: later items cover earlier ones.
    pub items: Vec<Item>,
    /// What it is called.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// The language of its text, as in BCP 47.
    pub language: String,
}
