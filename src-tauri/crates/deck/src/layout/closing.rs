//! The last page: thanks, firm, address.

use super::book::Book;
use super::sheet::{Setting, Sheet};
use super::styles::{ASIDE, COVER, NAME};
use super::title::{COVER_WIDTH, LEFT, bar, cover_lines, cover_setting, logo};
use crate::content::{ClosingPage, Page};
use crate::laid::{PAGE_HEIGHT, Role};

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &ClosingPage) -> Vec<Sheet> {
    let mut sheet = Sheet::new();
    bar(book, &mut sheet);
    logo(book, &mut sheet);
    let section = book.section();
    let line_node = book.node(section, Role::H1);
    let line = book.shape(&[COVER.on(&page.title)]);
    let setting = cover_setting(&mut sheet, &line, &[44.0, 40.0, 36.0, 32.0]);
    let height = setting.height(&line, COVER_WIDTH);
    let top = (PAGE_HEIGHT * 0.44 - height / 2.0 - 14.0).max(110.0);
    cover_lines(&mut sheet, line_node, &line, (top, setting));

    let firm_node = book.node(section, Role::P);
    let address_node = book.node(section, Role::P);
    let firm = book.shape(&[NAME.on(&content.firm)]);
    let address = book.shape(&[ASIDE.on(&content.web_address)]);
    let setting = Setting::new(17.0, 1.5);
    let top = 664.0 - setting.height(&firm, COVER_WIDTH) - setting.height(&address, COVER_WIDTH);
    let below = sheet.text(Some(firm_node), &firm, (LEFT, top, COVER_WIDTH), setting);
    sheet.text(Some(address_node), &address, (LEFT, below, COVER_WIDTH), setting);
    vec![sheet]
}
