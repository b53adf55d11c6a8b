//! What we heard and read: two lists.

use super::book::Book;
use super::head::{further, head};
use super::sheet::{Setting, Sheet};
use super::styles::{ASIDE, CAPS, TEXT};
use crate::ProblemKind;
use crate::content::{HeardPage, Page};
use crate::laid::Role;
use crate::paragraph::Paragraph;
use crate::theme::{BOTTOM, MARGIN, WIDTH};

/// The room between the two lists, and between columns of one.
const BETWEEN_LISTS: f32 = 64.0;
const BETWEEN_COLUMNS: f32 = 36.0;
const CAPTION: f32 = 25.0;

/// Sizes of entries with the room above and below them, from the airiest to the tightest.
const SIZES: [(f32, f32); 9] = [
    (24.0, 13.0),
    (21.0, 11.0),
    (19.0, 9.0),
    (18.0, 8.0),
    (17.0, 7.0),
    (16.0, 6.0),
    (15.0, 4.5),
    (14.0, 3.5),
    (13.0, 2.5),
];
/// The most room added above and below an entry to fill the page.
const MOST_AIR: f32 = 3.5;
/// Columns of groups and of documents, in the order they are tried.
const COLUMNS: [(usize, usize); 3] = [(2, 1), (2, 2), (3, 2)];
/// Entries larger than this are for short lists, which need no further columns.
const LARGE: f32 = 19.0;

struct EntryList {
    caption: &'static str,
    entries: Vec<Paragraph>,
}

/// How a list is set: the number of columns, their width, the text, the room around entries.
#[derive(Clone, Copy)]
struct Columns {
    many: usize,
    width: f32,
    setting: Setting,
    pad: f32,
}

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &HeardPage) -> Vec<Sheet> {
    let mut sheet = Sheet::new();
    let top = head(book, &mut sheet, book.captions().heard, &page.title, false) + 38.0;
    let captions = book.captions();
    let lists: Vec<EntryList> = [(captions.spoke_to, &content.groups), (captions.also_looked_at, &content.documents)]
        .into_iter()
        .filter(|(_, entries)| !entries.is_empty())
        .map(|(caption, entries)| EntryList {
            caption: if content.groups.is_empty() { captions.looked_at } else { caption },
            entries: entries.iter().map(|entry| book.shape(&[TEXT.on(entry)])).collect(),
        })
        .collect();
    if lists.is_empty() {
        let node = book.node(book.section(), Role::P);
        let sentence = book.shape(&[ASIDE.on(captions.heard_empty)]);
        sheet.text(Some(node), &sentence, (MARGIN, top, WIDTH), Setting::new(18.0, 1.45));
        return vec![sheet];
    }

    let mut sheets = Vec::new();
    for (index, lists) in in_pages(lists, BOTTOM - top - CAPTION).iter().enumerate() {
        if index > 0 {
            sheets.push(sheet);
            let kicker = book.captions().heard;
            sheet = further(book, kicker, &page.title);
        }
        fill(book, &mut sheet, lists, top);
    }
    sheets.push(sheet);
    sheets
}

/// The lists on as many pages as they need: each page holds what fits at the tightest.
fn in_pages(mut lists: Vec<EntryList>, room: f32) -> Vec<Vec<EntryList>> {
    if fitting(&lists, room).is_some() {
        return vec![lists];
    }
    match lists.pop() {
        None => Vec::new(),
        Some(last) if !lists.is_empty() => {
            let mut pages = in_pages(lists, room);
            pages.extend(in_pages(vec![last], room));
            pages
        }
        // An entry that is longer than a page stays as it is.
        Some(only) if only.entries.len() < 2 => vec![vec![only]],
        Some(mut only) => {
            let rest = EntryList { caption: only.caption, entries: only.entries.split_off(only.entries.len() / 2) };
            let mut pages = in_pages(vec![only], room);
            pages.extend(in_pages(vec![rest], room));
            pages
        }
    }
}

/// The airiest way in which the lists fit, if there is one.
fn fitting(lists: &[EntryList], room: f32) -> Option<Vec<Columns>> {
    choices(lists.len())
        .into_iter()
        .find(|columns| lists.iter().zip(columns).all(|(list, columns)| columns.height(list) <= room))
}

fn fill(book: &mut Book<'_>, sheet: &mut Sheet, lists: &[EntryList], top: f32) {
    let room = BOTTOM - top - CAPTION;
    let mut columns = fitting(lists, room).unwrap_or_else(|| {
        sheet
            .note(ProblemKind::Overfull, "A group or a document has a name longer than the page can hold. Shorten it.");
        choices(lists.len()).pop().unwrap_or_default()
    });
    // What room is left goes between the entries.
    let height = lists.iter().zip(&columns).map(|(list, columns)| columns.height(list)).fold(0.0, f32::max);
    let rows = lists.iter().zip(&columns).map(|(list, columns)| list.entries.len().div_ceil(columns.many)).max();
    let air = ((room - height) / (2.0 * rows.unwrap_or(1) as f32)).clamp(0.0, MOST_AIR);
    for columns in &mut columns {
        columns.pad += air;
    }
    let mut x = MARGIN;
    for (list, columns) in lists.iter().zip(columns) {
        place(book, sheet, list, columns, (x, top));
        x += columns.total_width() + BETWEEN_LISTS;
    }
}

/// Ways to set the lists, from the airiest to the tightest; each has one entry a list.
fn choices(lists: usize) -> Vec<Vec<Columns>> {
    let mut choices = Vec::new();
    for (size, pad) in SIZES {
        let setting = Setting::balanced(size, 1.3);
        if lists == 1 {
            for many in [2, 3] {
                let width = (WIDTH - BETWEEN_COLUMNS * (many as f32 - 1.0)) / many as f32;
                choices.push(vec![Columns { many, width, setting, pad }]);
            }
            continue;
        }
        let further = if size > LARGE { 1 } else { COLUMNS.len() };
        for (groups, documents) in COLUMNS.into_iter().take(further) {
            let gaps = BETWEEN_LISTS + BETWEEN_COLUMNS * (groups + documents - 2) as f32;
            // Titles of documents are longer than names of groups.
            let width = (WIDTH - gaps) / (groups as f32 + 1.25 * documents as f32);
            choices.push(vec![
                Columns { many: groups, width, setting, pad },
                Columns { many: documents, width: width * 1.25, setting, pad },
            ]);
        }
    }
    choices
}

impl Columns {
    fn total_width(self) -> f32 {
        self.many as f32 * self.width + BETWEEN_COLUMNS * (self.many as f32 - 1.0)
    }

    fn entry_height(self, entry: &Paragraph) -> f32 {
        self.setting.height(entry, self.width) + 2.0 * self.pad
    }

    /// How high the tallest column is.
    fn height(self, list: &EntryList) -> f32 {
        self.chunks(list).map(|chunk| chunk.iter().map(|entry| self.entry_height(entry)).sum()).fold(0.0, f32::max)
    }

    fn chunks(self, list: &EntryList) -> impl Iterator<Item = &[Paragraph]> {
        list.entries.chunks(list.entries.len().div_ceil(self.many))
    }
}

fn place(book: &mut Book<'_>, sheet: &mut Sheet, list: &EntryList, columns: Columns, (x, top): (f32, f32)) {
    let section = book.section();
    let caption_node = book.spoken(section, Role::H2, list.caption);
    let caption = book.shape(&[CAPS.on(&list.caption.to_uppercase())]);
    sheet.text(Some(caption_node), &caption, (x, top, columns.total_width()), Setting::new(13.0, 1.4));
    let list_node = book.node(section, Role::List);
    for (index, chunk) in columns.chunks(list).enumerate() {
        let x = x + index as f32 * (columns.width + BETWEEN_COLUMNS);
        let mut y = top + CAPTION;
        for (row, entry) in chunk.iter().enumerate() {
            if row > 0 {
                sheet.rule((x, x + columns.width), y);
            }
            let item = book.node(list_node, Role::ListItem);
            let body = book.node(item, Role::Body);
            let place = (x, y + columns.pad, columns.width);
            y = sheet.text_above(Some(body), entry, place, columns.setting, BOTTOM) + columns.pad;
        }
    }
}
