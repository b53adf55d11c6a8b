//! The deck for paper: two pages a sheet, each with lines to write on.

use super::sheet::Sheet;
use crate::laid::{Item, Laid, LaidPage, OutlineEntry, PAGE_HEIGHT, PAGE_WIDTH, RectItem};
use crate::theme::{LINE, LINE_STRONG};
use debrief_domain::Paper;

/// The white at the edges of a sheet.
const EDGE: f32 = 54.0;
/// How many lines stand below each page, and how far apart.
const LINES: u32 = 3;
const LINE_STEP: f32 = 27.0;

/// The size of a sheet in pixels, 96 to the inch.
pub(super) fn sheet_size(paper: Paper) -> (f32, f32) {
    match paper {
        Paper::Letter => (816.0, 1056.0),
        Paper::A4 => (793.7, 1122.5),
    }
}

/// Sets the shown pages of a deck two by two on upright sheets, with lines for notes below each. The tree of meaning stays
/// as it is, so a sheet reads like its pages.
#[must_use]
pub fn print(laid: Laid, paper: Paper) -> Laid {
    let (width, height) = sheet_size(paper);
    let scale = (width - 2.0 * EDGE) / PAGE_WIDTH;
    let slot = (height - 2.0 * EDGE) / 2.0;
    let at = |page: usize| (EDGE, EDGE + (page % 2) as f32 * (slot + EDGE / 2.0));
    let mut pages: Vec<LaidPage> = Vec::new();
    for (index, page) in laid.pages.into_iter().enumerate() {
        let place = at(index);
        let mut items: Vec<Item> = page.items.into_iter().map(|item| item.moved(place, scale)).collect();
        items.extend(frame(place, scale));
        match pages.last_mut() {
            Some(sheet) if index % 2 == 1 => {
                sheet.items.append(&mut items);
                sheet.reading.extend(page.reading);
            }
            _ => pages.push(LaidPage { items, levels: None, number: Some(index as u32 / 2 + 1), ..page }),
        }
    }
    let outline = laid.outline.into_iter().map(|entry| moved(entry, &at, scale)).collect();
    Laid { width, height, pages, hidden: Vec::new(), outline, ..laid }
}

/// The edge of a page and the lines below it. They are decoration.
fn frame((x, y): (f32, f32), scale: f32) -> Vec<Item> {
    let (w, h) = (PAGE_WIDTH * scale, PAGE_HEIGHT * scale);
    let edge = RectItem {
        node: None,
        x,
        y,
        w,
        h,
        radius: 0.0,
        fill: None,
        stroke: Some(LINE_STRONG),
        stroke_width: 0.75,
        dash: None,
    };
    let mut sheet = Sheet::new();
    sheet.items.push(Item::Rect(edge));
    for line in 1..=LINES {
        sheet.rule_in((x, x + w), y + h + 4.0 + line as f32 * LINE_STEP, LINE, 0.75);
    }
    sheet.items
}

fn moved(entry: OutlineEntry, at: &impl Fn(usize) -> (f32, f32), scale: f32) -> OutlineEntry {
    let page = entry.page as usize;
    OutlineEntry {
        page: (page / 2) as u32,
        y: entry.y * scale + at(page).1,
        children: entry.children.into_iter().map(|child| moved(child, at, scale)).collect(),
        ..entry
    }
}
