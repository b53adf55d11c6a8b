//! The deck as plain Markdown: to paste into a message, a wiki or another program, or to read as it is.

mod escape;
mod pages;

use crate::content::{Deck, Page, PageContent};
use crate::form_error::FormError;
use crate::words::words;
use escape::{block, inline, unescaped};

/// Writes the shown pages as CommonMark with tables, in the deck's order: the title of each page as a heading, with
/// what it shows below; lists as lists; levels in words with their letters. Pages have no numbers here: those of the PDF
/// are of sheets, and one page may need several.
///
/// Nothing that was typed becomes markup: no heading, list, link, picture or HTML comes out of a text of the review.
///
/// # Errors
/// [`FormError::NoPages`] when every page is hidden.
pub fn markdown(deck: &Deck) -> Result<String, FormError> {
    let words = words(deck.language);
    let shown: Vec<&Page> = deck.pages.iter().filter(|page| !page.hidden).collect();
    if shown.is_empty() {
        return Err(FormError::NoPages);
    }
    let mut paper = Paper::default();
    // The first page names the document, unless it was hidden or moved.
    let named = shown.first().is_some_and(|page| matches!(page.content, PageContent::Title(_)));
    if !named {
        paper.heading(1, &deck.title);
        paper.paragraph(&deck.footer.line());
    }
    for (number, page) in (1..).zip(shown) {
        paper.heading(if named && number == 1 { 1 } else { 2 }, &page.title);
        let kicker = pages::kicker(&page.content, words);
        if !kicker.is_empty() {
            paper.paragraph(&kicker);
        }
        pages::body(&mut paper, &page.content, words);
    }
    Ok(paper.text)
}

/// What one page says, under its title; for those who look for words in it.
pub(crate) fn page_text(page: &Page, deck: &Deck) -> String {
    let mut paper = Paper::default();
    paper.heading(1, &page.title);
    pages::body(&mut paper, &page.content, words(deck.language));
    // As it is said: a backslash in the middle of a word would make two of it.
    unescaped(&paper.text)
}

/// Markdown while it is being written. Whatever it is given is text; it alone makes markup.
#[derive(Default)]
struct Paper {
    text: String,
}

impl Paper {
    /// Begins a block, with an empty line before it.
    fn open(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.open();
        self.line(&format!("{} {}", "#".repeat(level), block(text)));
    }

    /// A paragraph; an empty one is left out.
    fn paragraph(&mut self, text: &str) {
        let text = block(text);
        if !text.is_empty() {
            self.open();
            self.line(&text);
        }
    }

    /// A list; empty entries are left out, and so is a list without any other.
    fn list<T: AsRef<str>>(&mut self, entries: impl IntoIterator<Item = T>) {
        let entries = entries.into_iter().map(|entry| block(entry.as_ref())).filter(|entry| !entry.is_empty());
        for (at, entry) in entries.enumerate() {
            if at == 0 {
                self.open();
            }
            self.line(&format!("- {entry}"));
        }
    }

    /// A table; one without rows is left out.
    fn table(&mut self, columns: &[&str], rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return;
        }
        self.open();
        self.row(columns.iter().map(|name| inline(name)));
        self.row(columns.iter().map(|_| "---".to_owned()));
        for row in rows {
            self.row(row.iter().map(|cell| inline(cell)));
        }
    }

    fn row(&mut self, cells: impl Iterator<Item = String>) {
        let cells: Vec<String> = cells.collect();
        self.line(&format!("| {} |", cells.join(" | ")));
    }
}
