//! The review as plain tables, for people who count, sort and compare: what a workbook or a folder of lists is made of.
//!
//! Nothing here can tell who said what. Words that may not be quoted stay out, nobody is named, and the rows of notes are
//! ordered by what they show, so that their order does not say which of them were written down together.

mod evidence;
mod findings;
mod levels;
mod quotes;
mod recommendations;
mod records;
mod sessions;
mod synthesis;

use crate::characters::is_text;
use crate::content::{Chip, Deck};
use crate::words::words;
use chrono::NaiveDateTime;
use debrief_domain::{ElementCode, Review};
use debrief_guard::replaced;
pub(crate) use evidence::in_scope;
pub(crate) use quotes::named_documents;
pub use records::{PublicRecord, public_record};

/// A table: named columns, and rows with a cell for each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What its rows are about.
    pub kind: TableKind,
    /// Its name in the language of the deck, for the tab of a sheet.
    pub name: &'static str,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// How many columns from the left say what a row is about, and stay in sight while the others are scrolled.
    pub anchors: u16,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What the rows of a table are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// The agreed level of each element, with its rationale.
    Levels,
    /// The notes, with their words where those may be quoted.
    Evidence,
    /// The quotes that may be quoted.
    Quotes,
    /// The key findings.
    Findings,
    /// The recommendations.
    Recommendations,
    /// The sessions, by group.
    Sessions,
    /// The documents that were read.
    Documents,
    /// The groups heard, counted by level of the system.
    Groups,
}

impl TableKind {
    /// The code in the names of files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Levels => "levels",
            Self::Evidence => "evidence",
            Self::Quotes => "quotes",
            Self::Findings => "findings",
            Self::Recommendations => "recommendations",
            Self::Sessions => "sessions",
            Self::Documents => "documents",
            Self::Groups => "groups",
        }
    }
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands at its top.
    pub name: &'static str,
    /// How wide it is shown, in characters of about average width. Longer text goes over to further lines.
    pub width: u16,
}

/// What stands in one row of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text as [`Cell::text`] keeps it.
    Text(String),
    /// A count.
    Number(u32),
    /// A day and a time of day, in the time of the place.
    Time(NaiveDateTime),
    /// A level.
    Level(Chip),
}

impl Cell {
    /// A cell of text. Line ends become `\n`; characters that no file of text may hold are left out. Text without anything visible is
    /// [`Cell::Empty`].
    #[must_use]
    pub fn text(text: &str) -> Self {
        let text: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| is_text(*c)).collect();
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// Whether a spreadsheet program may take the text for a formula: by its first character, or the first after white space.
/// The wide forms of the signs count in East Asian editions.
pub(crate) fn looks_like_formula(text: &str) -> bool {
    const STARTS: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(STARTS)
}

/// Makes the tables of the version of a review that `deck` is, in the order in which a workbook shows them and in the
/// deck's language. Only elements in scope stand in them. Levels and rationales are those of the deck, its hidden pages
/// among them, and so are the descriptors in place of names. What the audience is not shown is left out: the notes and quotes of a version without quotes, the sessions
/// of one without names of groups, the rows of pages that the version leaves out.
#[must_use]
pub fn tables(review: &Review, deck: &Deck) -> Vec<Table> {
    let review = replaced(review);
    let review = review.as_ref();
    let shown = review.audience(deck.audience);
    let words = words(deck.language).tables();
    let mut tables = vec![levels::table(review, deck, words)];
    if shown.quotes {
        tables.push(evidence::table(review, words));
        tables.push(quotes::table(review, shown.group_names, words));
    }
    tables.push(findings::table(review, deck, words));
    tables.push(recommendations::table(review, deck, words));
    if shown.group_names {
        tables.push(sessions::table(review, words));
    }
    tables
}

/// The columns with their widths.
fn columns<const N: usize>(columns: [(&'static str, u16); N]) -> Vec<Column> {
    columns.into_iter().map(|(name, width)| Column { name, width }).collect()
}

/// The codes that are in scope, in the framework's order, as one text: `1A, 3B`.
fn codes(review: &Review, codes: &[ElementCode]) -> String {
    let of_these = review.elements().map(|element| &element.code).filter(|code| codes.contains(code));
    of_these.map(ElementCode::as_str).collect::<Vec<_>>().join(", ")
}

/// Where the first of the codes stands in the framework, to sort by; what has no code comes last.
fn first_place(review: &Review, codes: &[ElementCode]) -> usize {
    review.elements().position(|element| codes.contains(&element.code)).unwrap_or(usize::MAX)
}
