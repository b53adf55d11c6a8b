//! From pages of meaning to pages of paper.

mod book;
mod chip;
mod closing;
mod comparison;
mod debrief;
mod extra;
mod finish;
mod flow;
mod framework;
mod head;
mod heard;
mod heat_map;
mod horizon;
mod map;
mod method;
mod one_page;
mod print;
mod shapes;
mod sheet;
mod styles;
mod summary;
mod title;

use crate::content::{Deck, Page, PageContent};
use crate::{Fonts, Laid};
use book::Book;
pub(crate) use finish::{FOOTER, FOOTER_RULE};
pub(crate) use head::KICKER;
pub use heat_map::heat_map;
pub use one_page::one_page;
pub use print::print;
pub use shapes::Shapes;
use sheet::Sheet;

/// Lays the deck out. Pages that do not fit become several; hidden pages are laid out beside the deck, for thumbnails.
#[must_use]
pub fn layout(deck: &Deck, fonts: &Fonts) -> Laid {
    layout_again(deck, fonts, &mut Shapes::default())
}

/// Lays the deck out as [`layout`] does, sooner where `shapes` is of the layout before.
#[must_use]
pub fn layout_again(deck: &Deck, fonts: &Fonts, shapes: &mut Shapes) -> Laid {
    let mut book = Book::new(deck, fonts, shapes);
    let sheets: Vec<(&Page, Vec<Sheet>)> = deck.pages.iter().map(|page| (page, compose(&mut book, page))).collect();
    let laid = finish::finish(book, sheets);
    shapes.turn();
    laid
}

fn compose(book: &mut Book<'_>, page: &Page) -> Vec<Sheet> {
    book.open(page);
    match &page.content {
        PageContent::Title(content) => title::compose(book, page, content),
        PageContent::Framework(content) => framework::compose(book, page, content),
        PageContent::Heard(content) => heard::compose(book, page, content),
        PageContent::Debrief(content) => debrief::compose(book, page, content),
        PageContent::Summary(content) => summary::compose(book, page, content),
        PageContent::Horizon(content) => horizon::compose(book, page, content),
        PageContent::Differently(content) => comparison::compose(book, page, content, book.captions().differently),
        PageContent::Changed(content) => comparison::compose(book, page, content, book.captions().changed),
        PageContent::Extra(content) => extra::compose(book, page, content),
        PageContent::Method(content) => method::compose(book, page, content),
        PageContent::Closing(content) => closing::compose(book, page, content),
    }
}
