//! From a review to pages of meaning, to laid-out pages, to PDF.
//!
//! ```text
//! Review → content() → Deck → layout() → Laid → pdf() → bytes
//! ```
//!
//! Each step is a pure function: the same review gives the same deck, the same pages and, with the same
//! [`ExportRecord`], the same bytes. [`Laid`] also serializes as the display list that the window draws its preview from.

mod content;
mod fonts;
mod laid;
mod layout;
mod paragraph;
mod pdf;
mod picture;
mod problem;
mod shape;
mod theme;
mod words;

pub use content::{
    Chip, ClosingPage, ComparisonPage, ComparisonRow, DebriefPage, DebriefRow, Deck, ExtraBlock, ExtraPageContent,
    ExtraPicture, Footer, FrameworkArea, FrameworkElement, FrameworkPage, HeardGroup, HeardPage, HorizonPage, HorizonTheme,
    LegendEntry, MethodPage, Page, PageContent, Sentence, SummaryArea, SummaryCell, SummaryCount, SummaryPage, TitlePage,
    content,
};
pub use fonts::{Face, Fonts};
pub use laid::{
    Family, Glyph, Item, Laid, LaidPage, LineItem, Node, NodeId, OutlineEntry, PAGE_HEIGHT, PAGE_WIDTH,
    PictureItem, Reading, RectItem, Role, TextItem,
};
pub use layout::layout;
pub use paragraph::{Line, Paragraph, Piece, Style, Styled, Wrap};
pub use picture::{PictureProblem, TakenPicture, is_sound, take_picture};
pub use pdf::{DeckError, ExportRecord, pdf};
pub use problem::{Problem, ProblemKind};
pub use theme::Color;
