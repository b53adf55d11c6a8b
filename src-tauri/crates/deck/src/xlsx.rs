//! From the tables of a review to an Excel workbook: one sheet a table.
//!
//! Every text is written as a string, never as a formula, whatever it begins with. A cell whose text looks like a formula
//! also carries the mark that keeps it a string when somebody edits it.

mod formats;

use crate::content::{Deck, Footer};
use crate::form_error::FormError;
use crate::pdf::ExportRecord;
use crate::tables::{Cell, Table, looks_like_formula};
use chrono::{Datelike, NaiveDateTime};
use formats::Formats;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, IgnoreError, Workbook, Worksheet, XlsxError};

/// The most UTF-16 units that Excel keeps in a cell.
const LONGEST_CELL: usize = 32_767;
/// What stands at the end of a text that is longer.
const CUT: &str = " … [cut here: a cell of Excel holds no more]";
/// The most UTF-16 units of client and name in a foot line; Excel refuses a line of more than 255, codes included.
const LONGEST_ABOUT: usize = 80;
/// US Letter.
const PAPER_LETTER: u8 = 1;

/// Writes the tables as an Excel workbook (`.xlsx`): a sheet each, with a filter, a head that stays in sight and is
/// repeated on every printed page, real dates, and levels in their colours with letters and words. `deck` gives the title,
/// the subject and the foot of printed pages. The file names no author. The same input gives the same bytes.
///
/// # Errors
/// [`FormError::Workbook`] when the file cannot be put together: for one, when a table has more rows than Excel's 1,048,576.
pub fn xlsx(tables: &[Table], deck: &Deck, record: &ExportRecord) -> Result<Vec<u8>, FormError> {
    workbook(tables, deck, record).map_err(|error| FormError::Workbook(error.to_string()))
}

fn workbook(tables: &[Table], deck: &Deck, record: &ExportRecord) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(plain(&deck.title))
        .set_subject(plain(&deck.subject))
        .set_creation_datetime(&created(record.exported_at)?);
    workbook.set_properties(&properties);
    let formats = Formats::new();
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.name)?;
        set_up(sheet, table, &deck.footer)?;
        for (at, column) in (0..).zip(&table.columns) {
            sheet.set_column_width(at, f64::from(column.width))?;
            sheet.write_string_with_format(0, at, column.name, &formats.head)?;
        }
        for (at, row) in (1..).zip(&table.rows) {
            for (column, cell) in (0..).zip(row) {
                write(sheet, (at, column), cell, &formats)?;
            }
        }
    }
    workbook.save_to_buffer()
}

/// The filter, what stays in sight, and how the sheet is printed.
fn set_up(sheet: &mut Worksheet, table: &Table, foot: &Footer) -> Result<(), XlsxError> {
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, table.anchors)?;
    // Codes and levels that are digits are meant as text.
    sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    sheet.set_landscape();
    sheet.set_paper_size(PAPER_LETTER);
    sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_header("&L&B&A");
    // An ampersand begins a code there, so each of ours is doubled.
    let foot = Footer { about: cut(&plain(&foot.about), LONGEST_ABOUT, "…"), when: plain(&foot.when) };
    let foot = foot.line().replace('&', "&&");
    sheet.set_footer(format!("&L&8{}{foot}&R&8&P / &N", if foot.starts_with(char::is_numeric) { " " } else { "" }));
    Ok(())
}

fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &formats.text)?,
        Cell::Text(text) => {
            let format = if looks_like_formula(text) { &formats.marked_text } else { &formats.text };
            sheet.write_string_with_format(row, column, cut(text, LONGEST_CELL, CUT), format)?
        }
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number, &formats.number)?,
        Cell::Time(time) if (1900..=9999).contains(&time.year()) => {
            sheet.write_datetime_with_format(row, column, time, &formats.time)?
        }
        // Excel counts days from 1900; another year can only be told as text.
        Cell::Time(time) => sheet.write_string_with_format(row, column, time.to_string(), &formats.text)?,
        Cell::Level(chip) => sheet.write_string_with_format(row, column, chip.letters(), &Formats::level(chip))?,
    };
    Ok(())
}

/// The text within so many UTF-16 units; a longer one ends with `note`.
fn cut(text: &str, longest: usize, note: &str) -> String {
    if text.encode_utf16().count() <= longest {
        return text.to_owned();
    }
    let mut room = longest - note.encode_utf16().count();
    let kept = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    kept.chain(note.chars()).collect()
}

/// A line of text without control characters.
fn plain(text: &str) -> String {
    match Cell::text(text) {
        Cell::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

/// The time of the export as the file's properties hold it.
fn created(time: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    use chrono::Timelike;
    let year = u16::try_from(time.year()).unwrap_or(1900);
    let part = |part: u32| u8::try_from(part).unwrap_or(0);
    ExcelDateTime::from_ymd(year, part(time.month()), part(time.day()))?.and_hms(
        u16::try_from(time.hour()).unwrap_or(0),
        part(time.minute()),
        time.second(),
    )
}
