//! How we worked: method and confidentiality beside the groups heard.

use super::book::Book;
use super::head::head;
use super::sheet::{Setting, Sheet};
use super::styles::{ASIDE, CAPS, QUIET, TEXT};
use crate::ProblemKind;
use crate::content::{HeardGroup, MethodPage, Page};
use crate::laid::{NodeId, Role};
use crate::paragraph::Paragraph;
use crate::theme::{BOTTOM, LINE_STRONG, MARGIN, RIGHT, WIDTH};

const GAP: f32 = 64.0;
const CAPTION: f32 = 28.0;
/// Widths of the two columns of numbers.
const NUMBERS: f32 = 84.0;

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &MethodPage) -> Vec<Sheet> {
    let mut sheet = Sheet::new();
    let top = head(book, &mut sheet, book.captions().method, &page.title, false) + 38.0;
    let captions = book.captions();
    let blocks: Vec<(&str, Vec<Paragraph>)> = [
        (captions.levels_came, content.steps.clone()),
        (captions.people_were_told, vec![content.confidentiality.clone()]),
    ]
    .into_iter()
    .map(|(caption, texts)| {
        let texts = texts.iter().filter(|text| !text.is_empty());
        (caption, texts.map(|text| book.shape(&[TEXT.on(text)])).collect::<Vec<_>>())
    })
    .filter(|(_, texts)| !texts.is_empty())
    .collect();
    if blocks.is_empty() && content.groups.is_empty() {
        let node = book.node(book.section(), Role::P);
        let sentence = book.shape(&[ASIDE.on(captions.method_empty)]);
        sheet.text(Some(node), &sentence, (MARGIN, top, WIDTH), Setting::new(18.0, 1.45));
        return vec![sheet];
    }
    let left_width = if content.groups.is_empty() { WIDTH * 0.66 } else { WIDTH * 0.46 };
    let fits = |size: f32| {
        let setting = Setting::new(size, 1.45);
        let height: f32 = blocks
            .iter()
            .map(|(_, texts)| {
                CAPTION + 26.0 + texts.iter().map(|text| setting.height(text, left_width) + 8.0).sum::<f32>()
            })
            .sum();
        top + height - 34.0 <= BOTTOM
    };
    let size = [18.0, 17.0, 16.0, 15.0, 14.0, 13.0].into_iter().find(|size| fits(*size)).unwrap_or_else(|| {
        sheet.note(
            ProblemKind::Overfull,
            "The wording on confidentiality is longer than the page can hold, and its end is not shown. Shorten it.",
        );
        13.0
    });
    let setting = Setting::new(size, 1.45);
    let mut y = top;
    for (caption, texts) in &blocks {
        y = caption_line(book, &mut sheet, caption, (MARGIN, y, left_width));
        for text in texts {
            let node = book.node(book.section(), Role::P);
            y = sheet.text(Some(node), text, (MARGIN, y, left_width), setting) + 8.0;
        }
        y += 26.0;
    }
    if !content.groups.is_empty() {
        groups(book, &mut sheet, &content.groups, (MARGIN + left_width + GAP, top));
    }
    vec![sheet]
}

fn caption_line(book: &mut Book<'_>, sheet: &mut Sheet, caption: &str, (x, y, width): (f32, f32, f32)) -> f32 {
    let node = book.spoken(book.section(), Role::H2, caption);
    let caption = book.shape(&[CAPS.on(&caption.to_uppercase())]);
    sheet.text(Some(node), &caption, (x, y, width), Setting::new(13.0, 1.4));
    y + CAPTION
}

/// The table of groups with sessions and people.
fn groups(book: &mut Book<'_>, sheet: &mut Sheet, groups: &[HeardGroup], (x, top): (f32, f32)) {
    let table = book.node(book.section(), Role::Table);
    let row_height = ((BOTTOM - top - CAPTION) / groups.len() as f32).min(38.0);
    let size = (row_height * 0.64).clamp(11.0, 17.0);
    if row_height < 16.0 {
        sheet.note(ProblemKind::Overfull, "There are more groups than the page can hold.");
    }
    let columns = [RIGHT - NUMBERS, RIGHT];
    let head_row = book.node(table, Role::Row);
    let caps = Setting::new(13.0, 1.4);
    let baseline = top + caps.ascent();
    let captions = book.captions();
    let name = book.spoken(head_row, Role::HeaderCell, captions.group);
    let caption = book.shape(&[CAPS.on(&captions.group.to_uppercase())]);
    sheet.text(Some(name), &caption, (x, top, 200.0), caps);
    for (text, right) in [captions.sessions, captions.people].into_iter().zip(columns) {
        let cell = book.spoken(head_row, Role::HeaderCell, text);
        let caption = book.shape(&[CAPS.on(&text.to_uppercase())]);
        sheet.flush_right(Some(cell), &caption, (right, baseline), 13.0);
    }
    let mut y = top + CAPTION;
    sheet.rule_in((x, RIGHT), y, LINE_STRONG, 1.0);
    for (index, group) in groups.iter().enumerate() {
        if index > 0 {
            sheet.rule((x, RIGHT), y);
        }
        let row = book.node(table, Role::Row);
        let baseline = y + row_height / 2.0 + 0.3636 * size;
        group_row(book, sheet, row, group, (x, baseline, size), columns);
        y += row_height;
    }
}

fn group_row(
    book: &mut Book<'_>,
    sheet: &mut Sheet,
    row: NodeId,
    group: &HeardGroup,
    (x, baseline, size): (f32, f32, f32),
    columns: [f32; 2],
) {
    let cell = book.node(row, Role::HeaderCell);
    let name = book.shape(&[TEXT.on(&group.name)]);
    let room = columns[0] - NUMBERS - x;
    let lines = name.lines(size, room, crate::paragraph::Wrap::Filled);
    let cut = lines.len() > 1;
    for line in lines.into_iter().take(1) {
        sheet.line(Some(cell), line, (x, baseline), size);
    }
    if cut {
        sheet.note(
            ProblemKind::Overfull,
            format!("“{}” is too long for its row. Shorten the group’s name.", group.name),
        );
    }
    let people = group.people.map_or_else(|| "–".to_owned(), |people| people.to_string());
    for (text, right) in [group.sessions.to_string(), people].into_iter().zip(columns) {
        let cell = book.node(row, Role::DataCell);
        let number = book.shape(&[QUIET.on(&text)]);
        sheet.flush_right(Some(cell), &number, (right, baseline), size);
    }
}
