//! From a review to pages of meaning, to laid-out pages, to PDF.
//!
//! ```text
//! Review → content() → Deck → layout() → Laid → pdf() → bytes
//! ```
//!
//! The other forms are made from the same review and deck:
//!
//! ```text
//! Review, Deck → tables() → xlsx(), csv()
//! Deck → markdown()
//! Deck → pptx(), and back: read_pptx() → brought_back() → still_stands()
//! Deck → heat_map() → Drawing → svg(), png()
//! ```
//!
//! Each step is a pure function: the same review gives the same deck, the same pages and, with the same
//! [`ExportRecord`], the same bytes. [`Laid`] also serializes as the display list that the window draws its preview from.

mod characters;
mod content;
mod csv;
mod drawing;
mod fonts;
mod form_error;
mod guarded;
mod laid;
mod layout;
mod leaving;
mod levels;
mod markdown;
mod paragraph;
mod pdf;
mod picture;
mod png;
mod pptx;
mod problem;
mod shape;
mod svg;
mod tables;
mod theme;
mod words;
mod xlsx;
mod xml;

pub use self::csv::{csv, csv_archive};
pub use self::png::png;
pub use content::{
    Chip, ClosingPage, ComparisonPage, ComparisonRow, DebriefPage, DebriefRow, Deck, ExtraBlock, ExtraPageContent,
    ExtraPicture, Footer, FrameworkArea, FrameworkElement, FrameworkPage, HeardGroup, HeardPage, HorizonPage,
    HorizonTheme, LegendEntry, MethodPage, Page, PageContent, Sentence, SummaryArea, SummaryCell, SummaryCount,
    SummaryPage, TitlePage,
};
pub use drawing::Drawing;
pub use fonts::{Face, Fonts};
pub use form_error::FormError;
pub use guarded::{content, recognizable, uncleared_in_tables, unsettled_hits};
pub use laid::{
    Family, Glyph, Item, Laid, LaidPage, LineItem, Node, NodeId, OutlineEntry, PAGE_HEIGHT, PAGE_WIDTH, PictureItem,
    Reading, RectItem, Role, TextItem,
};
pub use layout::{Shapes, heat_map, layout, layout_again, one_page, print};
pub use levels::{LevelCell, Levels};
pub use markdown::markdown;
pub use paragraph::{Line, Paragraph, Piece, Style, Styled, Wrap};
pub use pdf::{DeckError, ExportRecord, pdf};
pub use picture::{PictureProblem, TakenPicture, is_sound, take_picture};
pub use pptx::{
    BroughtBack, BroughtChange, BroughtKind, BroughtTarget, BroughtText, LeftOver, LeftText, PptxProblem, SlidePlace,
    Stamp, brought_back, brought_rationale, pptx, read_pptx, still_stands, written_for,
};
pub use problem::{Problem, ProblemKind};
pub use svg::svg;
pub use tables::{Cell, Column, PublicRecord, Table, TableKind, public_record, tables};
pub use theme::Color;
pub use xlsx::xlsx;
