//! The framework as a figure: one column an area.

use super::book::Book;
use super::head::head;
use super::sheet::{Setting, Sheet};
use super::styles::{HEADING, NUMERAL, QUIET, TEXT};
use crate::ProblemKind;
use crate::content::{FrameworkPage, Page};
use crate::laid::Role;
use crate::paragraph::Paragraph;
use crate::theme::{BOTTOM, MARGIN, WIDTH};

const GAP: f32 = 26.0;
/// Room for an element's code beside its name, in font sizes.
const CODE: f32 = 2.0;
const NUMERAL_HEIGHT: f32 = 50.0;

/// Sizes of element names with the room above and below them, from the airiest to the tightest.
const SIZES: [(f32, f32); 6] = [(18.0, 12.0), (17.0, 11.0), (16.0, 10.0), (15.0, 8.0), (14.0, 6.0), (13.0, 4.0)];
/// Sizes for a few areas, before the others.
const FEW: [(f32, f32); 3] = [(24.0, 20.0), (22.0, 17.0), (20.0, 14.0)];
/// So many areas are few.
const MOST_OF_FEW: usize = 3;
/// The most room added above and below a name to fill the page.
const MOST_AIR: f32 = 9.0;

struct Column {
    numeral: Paragraph,
    name: Paragraph,
    elements: Vec<(Paragraph, Paragraph)>,
}

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &FrameworkPage) -> Vec<Sheet> {
    let mut sheet = Sheet::new();
    let top = head(book, &mut sheet, book.captions().framework, &page.title, false) + 36.0;
    if content.areas.is_empty() {
        return vec![sheet];
    }
    let columns: Vec<Column> = content
        .areas
        .iter()
        .map(|area| Column {
            numeral: book.shape(&[book.accented(NUMERAL).on(&area.code)]),
            name: book.shape(&[HEADING.on(&area.name)]),
            elements: area
                .elements
                .iter()
                .map(|element| (book.shape(&[QUIET.on(element.code.as_str())]), book.shape(&[TEXT.on(&element.name)])))
                .collect(),
        })
        .collect();
    let many = columns.len() as f32;
    let width = (WIDTH - GAP * (many - 1.0)) / many;
    let few: &[(f32, f32)] = if columns.len() <= MOST_OF_FEW { &FEW } else { &[] };
    let name_size = match columns.len() {
        0..=MOST_OF_FEW => 24.0,
        4 | 5 => 19.0,
        _ => 16.0,
    };
    let name_setting = Setting::balanced(name_size, 1.28);
    let name_height = columns.iter().map(|column| name_setting.height(&column.name, width)).fold(0.0, f32::max);
    let list_top = top + 16.0 + NUMERAL_HEIGHT + name_height + 16.0;

    let height = |column: &Column, (size, pad): (f32, f32)| -> f32 {
        let setting = Setting::balanced(size, 1.35);
        column.elements.iter().map(|(_, name)| setting.height(name, width - CODE * size) + 2.0 * pad).sum()
    };
    let tallest = |choice| columns.iter().map(|column| height(column, choice)).fold(0.0, f32::max);
    let room = BOTTOM - list_top;
    let choice = few.iter().copied().chain(SIZES).find(|choice| tallest(*choice) <= room).unwrap_or_else(|| {
        sheet.note(ProblemKind::Overfull, "There are more elements in one area than the page can hold.");
        SIZES[SIZES.len() - 1]
    });
    let rows = columns.iter().map(|column| column.elements.len()).max().unwrap_or(1).max(1);
    let air = ((room - tallest(choice)) / (2.0 * rows as f32)).clamp(0.0, MOST_AIR);
    let (setting, pad) = (Setting::balanced(choice.0, 1.35), choice.1 + air);
    let code_width = CODE * choice.0;

    let section = book.section();
    let figure = book.spoken(section, Role::Figure, &content.alternative(book.words));
    sheet.begin_figure(figure);
    for (index, column) in columns.iter().enumerate() {
        let x = MARGIN + index as f32 * (width + GAP);
        let area = book.node(section, Role::Section);
        let heading = book.node(area, Role::H2);
        let number = book.node(heading, Role::Label);
        let name = book.framework_node(heading, Role::Span);
        sheet.rule_in((x, x + width), top, book.accent, 4.0);
        sheet.text(Some(number), &column.numeral, (x - 2.0, top + 14.0, width), Setting::new(40.0, 1.2));
        sheet.text(Some(name), &column.name, (x, top + 16.0 + NUMERAL_HEIGHT, width), name_setting);

        let list = book.node(area, Role::List);
        let mut y = list_top;
        for (code, element) in &column.elements {
            let item = book.node(list, Role::ListItem);
            let (label, body) = (book.node(item, Role::Label), book.framework_node(item, Role::Body));
            sheet.rule((x, x + width), y);
            sheet.text(Some(label), code, (x, y + pad, code_width), setting);
            y = sheet.text(Some(body), element, (x + code_width, y + pad, width - code_width), setting) + pad;
        }
    }
    sheet.end_figure();
    vec![sheet]
}
