//! The few styles of text on the deck's pages.

use crate::fonts::Face;
use crate::paragraph::{Style, Styled};
use crate::theme::{Color, INK, INK_2, INK_3, QUOTE_SCALE};

const fn style(face: Face, color: Color) -> Style {
    Style { face, color, scale: 1.0, tracking: 0.0 }
}

/// Titles of pages.
pub(super) const TITLE: Style = Style { tracking: -0.014, ..style(Face::SansBold, INK) };
/// The title of the first and the line of the last page.
pub(super) const COVER: Style = Style { tracking: -0.02, ..style(Face::SansBold, INK) };
/// Headings on a page.
pub(super) const HEADING: Style = Style { tracking: -0.006, ..style(Face::SansSemiBold, INK) };
/// Names of elements.
pub(super) const NAME: Style = style(Face::SansSemiBold, INK);
/// Running text.
pub(super) const TEXT: Style = style(Face::Sans, INK);
/// Text beside the main text.
pub(super) const ASIDE: Style = style(Face::Sans, INK_2);
/// The quietest text: codes, footers, questions.
pub(super) const QUIET: Style = style(Face::Sans, INK_3);
/// Small capitals above a list.
pub(super) const CAPS: Style = Style { tracking: 0.07, ..style(Face::SansSemiBold, INK_3) };
/// Arrows before recommendations; set in the accent.
pub(super) const ARROW: Style = style(Face::SansMedium, INK);
/// The large numbers of areas; set in the accent.
pub(super) const NUMERAL: Style = style(Face::SansLight, INK);
/// Somebody else's words.
pub(super) const QUOTE: Style = Style { scale: QUOTE_SCALE, ..style(Face::SerifItalic, INK) };

impl Style {
    /// This style around a text.
    pub(super) fn on<'t>(self, text: &'t str) -> Styled<'t> {
        Styled { text, style: self }
    }

    /// This style in another colour.
    pub(super) fn colored(self, color: Color) -> Self {
        Self { color, ..self }
    }
}
