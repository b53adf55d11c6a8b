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
    let address_node = match target(&content.web_address) {
        Some(address) => book.link(address_node, address),
        None => address_node,
    };
    let firm = book.shape(&[NAME.on(&content.firm)]);
    let address = book.shape(&[ASIDE.on(&content.web_address)]);
    let setting = Setting::new(17.0, 1.5);
    let top = 664.0 - setting.height(&firm, COVER_WIDTH) - setting.height(&address, COVER_WIDTH);
    let below = sheet.text(Some(firm_node), &firm, (LEFT, top, COVER_WIDTH), setting);
    sheet.text(Some(address_node), &address, (LEFT, below, COVER_WIDTH), setting);
    vec![sheet]
}

/// Where an address as people write it leads; nowhere when it is no address of the web. Text beyond ASCII is encoded, as
/// RFC 3986 asks for.
fn target(written: &str) -> Option<String> {
    let (scheme, rest) = match written.split_once("://") {
        Some((scheme, rest)) => (scheme.to_lowercase(), rest),
        None => ("https".to_owned(), written),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let named = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains(['@', ':']);
    if !matches!(scheme.as_str(), "http" | "https") || !named || rest.contains(char::is_whitespace) {
        return None;
    }
    let mut address = format!("{scheme}://");
    for byte in rest.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address += &format!("%{byte:02X}");
        }
    }
    Some(address)
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn what_reads_as_an_address_of_the_web_leads_there() {
        let to = |written| target(written).unwrap_or_default();
        assert_eq!(to("riverbend.example"), "https://riverbend.example");
        assert_eq!(to("http://riverbend.example/über uns"), "");
        assert_eq!(to("HTTPS://riverbend.example/über"), "https://riverbend.example/%C3%BCber");
        for other in
            ["", "Elm Street 4", "javascript://alert.example", "file://a.b", "mailto:a@b.example", "a@b.example"]
        {
            assert_eq!(to(other), "", "{other}");
        }
    }
}
