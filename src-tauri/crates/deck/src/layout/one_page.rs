//! The review on one upright page, for a board packet: the profile, the heat map, three messages, the next steps.

use super::book::Book;
use super::finish::{footer_line, reading};
use super::map::{MapSize, counts, map};
use super::print::sheet_size;
use super::sheet::{Setting, Sheet, fitted};
use super::styles::{ARROW, CAPS, HEADING, QUIET, TEXT, TITLE};
use crate::content::{Deck, Page, PageContent, SummaryPage};
use crate::laid::{Laid, LaidPage, OutlineEntry, Role};
use crate::paragraph::Wrap;
use crate::{Fonts, ProblemKind};
use debrief_domain::Horizon;

const EDGE: f32 = 60.0;
const FOOT: f32 = 52.0;
/// How many messages and next steps stand on the page.
const MESSAGES: usize = 3;
const STEPS: usize = 5;

const MAP: MapSize = MapSize {
    gap: 9.0,
    row_gap: 7.0,
    head: (12.5, 24.0),
    tallest: 68.0,
    padding: 9.0,
    names: &[12.0, 11.5, 11.0, 10.5, 10.0],
    small_names: &[9.5, 9.0],
    code: 10.5,
    letters: 11.5,
    count: (9.5, 12.5),
};

/// Composes the summary of a deck on one sheet of its paper. Nothing in it is typed anew: the title and the levels are the
/// summary page's, the messages are the titles of the horizon pages, the next steps the first recommendations of the
/// nearest horizon. Pages that the audience is not shown lend nothing.
#[must_use]
pub fn one_page(deck: &Deck, fonts: &Fonts) -> Laid {
    let (width, height) = sheet_size(deck.paper);
    let inner = width - 2.0 * EDGE;
    let mut book = Book::new(deck, fonts);
    let mut sheet = Sheet::new();
    let shown: Vec<&Page> = deck.pages.iter().filter(|page| !page.left_out).collect();
    let summary = shown.iter().find_map(|page| match &page.content {
        PageContent::Summary(content) => Some((*page, content)),
        _ => None,
    });
    let key = summary.map_or(debrief_domain::PageKey::Summary, |(page, _)| page.key.clone());
    let title = summary.map_or(deck.title.as_str(), |(page, _)| page.title.as_str());
    if let Some((page, _)) = summary {
        book.open(page);
    }
    let top = heading(&mut book, &mut sheet, title, inner);
    let mut y = top + 18.0;
    if let Some((_, content)) = summary {
        y = heat_map(&mut book, &mut sheet, content, (y, inner)) + 30.0;
    }
    let messages = messages(&shown);
    if !messages.is_empty() {
        let caption = book.captions().messages;
        y = caption_line(&mut book, &mut sheet, caption, (y, inner));
        y = entries(&mut book, &mut sheet, &Mark::Number, &messages, (y, inner)) + 22.0;
    }
    let steps = steps(&shown);
    if !steps.is_empty() {
        let caption = book.captions().next_steps;
        y = caption_line(&mut book, &mut sheet, caption, (y, inner));
        y = entries(&mut book, &mut sheet, &Mark::Arrow, &steps, (y, inner));
    }
    if y > height - FOOT - 12.0 {
        sheet.note(
            ProblemKind::Overfull,
            "The one-page summary holds more than its page. Shorten page titles or recommendations.",
        );
    }
    foot(&mut book, &mut sheet, (width, height));

    let problems = sheet.problems_of(&key, None);
    let page = LaidPage {
        number: Some(1),
        part: 1,
        parts: 1,
        title: title.to_owned(),
        default_title: title.to_owned(),
        hidden: false,
        left_out: false,
        notes: String::new(),
        default_notes: String::new(),
        place: 0,
        reading: reading(&book.nodes, &sheet.items),
        items: sheet.items,
        key,
    };
    Laid {
        title: deck.title.clone(),
        subject: deck.subject.clone(),
        language: deck.language.tag().to_owned(),
        width,
        height,
        outline: vec![OutlineEntry { title: title.to_owned(), page: 0, y: 0.0, children: Vec::new() }],
        pages: vec![page],
        hidden: Vec::new(),
        problems: book.problems.into_iter().chain(problems).collect(),
        nodes: book.nodes,
    }
}

/// Firm or logo, client and occasion, and the profile as the title.
fn heading(book: &mut Book<'_>, sheet: &mut Sheet, title: &str, inner: f32) -> f32 {
    let deck = book.deck;
    let cover = deck.pages.iter().find_map(|page| match &page.content {
        PageContent::Title(content) => Some(content),
        _ => None,
    });
    let section = book.section();
    let heading = book.node(section, Role::H1);
    if let Some(logo) = &deck.logo {
        let (w, h) = fitted(logo, (120.0, 36.0));
        sheet.picture(None, logo.id, (EDGE + inner - w, EDGE - 12.0, w, h));
    }
    let above = book.node(section, Role::P);
    let mut y = EDGE - 8.0;
    if let Some(cover) = cover {
        let firm = book.shape(&[book.accented(CAPS).on(&cover.firm.to_uppercase())]);
        y = sheet.text(Some(above), &firm, (EDGE, y, inner - 130.0), Setting::new(11.5, 1.5));
        let client = book.node(section, Role::P);
        let line = book.shape(&[HEADING.on(&cover.client), QUIET.on("\u{2002}"), QUIET.on(&cover.occasion)]);
        y = sheet.text(Some(client), &line, (EDGE, y + 2.0, inner), Setting::new(13.0, 1.45));
    }
    let title = book.shape(&[TITLE.on(title)]);
    let size = [26.0, 23.0, 20.0].into_iter().find(|size| title.count(*size, inner) <= 2).unwrap_or(18.0);
    sheet.text(Some(heading), &title, (EDGE, y + 12.0, inner), Setting::balanced(size, 1.2))
}

fn heat_map(book: &mut Book<'_>, sheet: &mut Sheet, content: &SummaryPage, (top, inner): (f32, f32)) -> f32 {
    let top = counts(book, sheet, &content.counts, (EDGE, top, inner), &MAP) + 18.0;
    let rows = content.areas.iter().map(|area| area.cells.len()).max().unwrap_or(0) as f32;
    let room = (MAP.head.1 + rows * (MAP.tallest + MAP.row_gap)).min(420.0);
    map(book, sheet, content, (EDGE, top, inner, room), &MAP)
}

/// The messages of the deck: what the pages about horizons say in their titles.
fn messages(shown: &[&Page]) -> Vec<String> {
    let horizons = shown.iter().filter(|page| !page.hidden && matches!(page.content, PageContent::Horizon(_)));
    horizons.map(|page| page.title.clone()).take(MESSAGES).collect()
}

/// What to do first: the recommendations of the nearest horizon, one of each theme in turn.
fn steps(shown: &[&Page]) -> Vec<String> {
    for wanted in Horizon::ALL {
        let themes = shown.iter().filter(|page| !page.hidden).find_map(|page| match &page.content {
            PageContent::Horizon(content) if content.horizon == wanted => Some(&content.themes),
            _ => None,
        });
        let Some(themes) = themes else { continue };
        let longest = themes.iter().map(|theme| theme.recommendations.len()).max().unwrap_or(0);
        let steps: Vec<String> = (0..longest)
            .flat_map(|turn| themes.iter().filter_map(move |theme| theme.recommendations.get(turn)))
            .map(|sentence| sentence.text.clone())
            .take(STEPS)
            .collect();
        if !steps.is_empty() {
            return steps;
        }
    }
    Vec::new()
}

fn caption_line(book: &mut Book<'_>, sheet: &mut Sheet, caption: &str, (y, inner): (f32, f32)) -> f32 {
    let accent = book.accent;
    sheet.rule_in((EDGE, EDGE + inner), y, accent, 2.0);
    let node = book.spoken(book.section(), Role::H2, caption);
    let caption = book.shape(&[book.accented(CAPS).on(&caption.to_uppercase())]);
    sheet.text(Some(node), &caption, (EDGE, y + 9.0, inner), Setting::new(11.0, 1.4)) + 7.0
}

/// What stands before the entries of a list, and how they are set.
enum Mark {
    /// Their numbers.
    Number,
    /// An arrow, which says nothing that the caption does not say.
    Arrow,
}

fn entries(book: &mut Book<'_>, sheet: &mut Sheet, mark: &Mark, texts: &[String], (top, inner): (f32, f32)) -> f32 {
    const ROOM: f32 = 24.0;
    let (setting, style) = match mark {
        Mark::Number => (Setting::new(15.0, 1.4), HEADING),
        Mark::Arrow => (Setting::new(13.5, 1.42), TEXT),
    };
    let list = book.node(book.section(), Role::List);
    let mut y = top;
    for (number, text) in (1..).zip(texts) {
        let item = book.node(list, Role::ListItem);
        let (label, before) = match mark {
            Mark::Number => {
                let label = book.node(item, Role::Label);
                (Some(label), book.shape(&[book.accented(HEADING).on(&number.to_string())]))
            }
            Mark::Arrow => (None, book.shape(&[book.accented(ARROW).on("→")])),
        };
        let body = book.node(item, Role::Body);
        sheet.text(label, &before, (EDGE, y, ROOM), setting);
        let text = book.shape(&[style.on(text)]);
        y = sheet.text(Some(body), &text, (EDGE + ROOM, y, inner - ROOM), setting) + 5.0;
    }
    y
}

fn foot(book: &mut Book<'_>, sheet: &mut Sheet, (width, height): (f32, f32)) {
    let y = height - FOOT;
    sheet.rule((EDGE, width - EDGE), y);
    // The page's own foot is made for a wider page; here it may take two lines.
    let line = footer_line(book).lines(10.5, width - 2.0 * EDGE, Wrap::Filled);
    let node = book.node(book.section(), Role::P);
    for (index, line) in line.into_iter().take(2).enumerate() {
        sheet.line(Some(node), line, (EDGE, y + 18.0 + index as f32 * 14.0), 10.5);
    }
}
