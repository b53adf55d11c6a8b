//! The debrief pages: a table of elements with level and rationale, over as many pages as the words need.

mod plan;
mod row;
mod table;

use super::book::Book;
use super::head::head;
use super::sheet::Sheet;
use crate::ProblemKind;
use crate::content::{DebriefPage, Page};
use crate::theme::BOTTOM;
use row::RowText;
use table::{Columns, Header};

/// Composes the pages of one area. All rows stay on one page if they fit at the smallest size of the deck; else they go
/// over to further pages whole, about as much on each; only a row that is longer than a page is split.
pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &DebriefPage) -> Vec<Sheet> {
    let kicker = format!("{}\u{2002}{}", content.code, content.name);
    let mut rows: Vec<RowText> = content.rows.iter().map(|row| RowText::shape(book, row)).collect();
    let columns = Columns::of(book);
    // Head and header row are as high on each page, so they are measured once, on a page that is thrown away.
    let mut thrown_away = Sheet::new();
    let below_head = head(book, &mut thrown_away, &kicker, &page.title, true);
    let header = Header::shape(book, &content.rows);
    let top = header.place(book, &mut thrown_away, None, below_head);
    let room = BOTTOM - top;

    let plans = plan::pages(&rows, &columns, room);
    let mut sheets = Vec::new();
    let mut table = None;
    for plan in plans {
        let mut sheet = Sheet::new();
        head(book, &mut sheet, &kicker, &page.title, table.is_some());
        // It is the name of an area.
        if let Some(kicker) = sheet.kicker {
            book.in_framework_language(kicker);
        }
        let table = match table {
            // The header row is said once; on further pages it is decoration.
            Some(table) => {
                header.place(book, &mut sheet, None, below_head);
                table
            }
            None => {
                let new = header.open(book);
                header.place(book, &mut sheet, Some(&new), below_head);
                *table.insert(new.table)
            }
        };
        let mut y = top;
        let last = plan.slices.len().saturating_sub(1);
        for (index, slice) in plan.slices.iter().enumerate() {
            y = rows[slice.row].place(book, &mut sheet, table, &columns, (slice, &plan), y);
            if index < last {
                sheet.rule((crate::theme::MARGIN, crate::theme::RIGHT), y);
            }
            if slice.continued && slice.first_line == 0 {
                let row = &rows[slice.row];
                let message =
                    format!("The rationale of {} {} runs over two pages or more. Shorten it.", row.code, row.name);
                sheet.note(ProblemKind::RowSplit, message);
            }
        }
        sheets.push(sheet);
    }
    sheets
}
