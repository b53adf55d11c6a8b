//! The review on one upright page, for a board packet: the profile, the heat map, three messages, the next steps.

use super::book::Book;
use super::finish::{footer_line, reading};
use super::map::{MapSize, counts, map};
use super::print::sheet_size;
use super::shapes::Shapes;
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
/// The most that the heat map is high.
const MOST_MAP: f32 = 420.0;

const MAP: MapSize = MapSize {
    gap: 9.0,
    row_gap: 7.0,
    head: (12.5, 24.0),
    tallest: 68.0,
    padding: 9.0,
    names: &[13.0, 12.0, 11.5, 11.0, 10.5, 10.0],
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
    let shown: Vec<&Page> = deck.pages.iter().filter(|page| !page.left_out).collect();
    let summary = shown.iter().find_map(|page| match &page.content {
        PageContent::Summary(content) => Some((*page, content)),
        _ => None,
    });
    let key = summary.map_or(debrief_domain::PageKey::Summary, |(page, _)| page.key.clone());
    let title = summary.map_or(deck.title.as_str(), |(page, _)| page.title.as_str());
    let bottom = height - FOOT - 12.0;
    // How much room is left is measured on a page that is thrown away.
    let mut parts = Parts { title, summary, messages: messages(&shown), steps: steps(&shown) };
    let mut shapes = Shapes::default();
    let mut measure = |parts: &Parts<'_>| {
        parts.compose(&mut Book::new(deck, fonts, &mut shapes), &mut Sheet::new(), inner, Air::NONE)
    };
    let mut tight = measure(&parts);
    while tight > bottom && parts.shorten() {
        tight = measure(&parts);
    }
    let air = Air::of(bottom - tight, parts.rows());
    let mut book = Book::new(deck, fonts, &mut shapes);
    let mut sheet = Sheet::new();
    if parts.compose(&mut book, &mut sheet, inner, air) > bottom {
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
        levels: None,
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

/// What stands on the page.
struct Parts<'d> {
    title: &'d str,
    summary: Option<(&'d Page, &'d SummaryPage)>,
    messages: Vec<String>,
    steps: Vec<String>,
}

/// The room that a short review leaves, given to what is there.
#[derive(Clone, Copy)]
struct Air {
    /// Added to the height of every cell of the heat map.
    cell: f32,
    /// Added above each part of the page.
    part: f32,
    /// Added below each entry of a list.
    entry: f32,
}

impl Air {
    const NONE: Self = Self { cell: 0.0, part: 0.0, entry: 0.0 };

    /// Half of the room makes the cells higher, the rest parts the parts; none of it so much that the page falls apart.
    fn of(room: f32, rows: usize) -> Self {
        if room <= 0.0 {
            return Self::NONE;
        }
        let cell = (room * 0.5 / rows.max(1) as f32).min(34.0);
        let rest = room - cell * rows as f32;
        Self { cell, part: (rest * 0.2).min(22.0), entry: (rest * 0.04).min(6.0) }
    }
}

impl Parts<'_> {
    /// Takes the last step away, then the last message: a page of a choice of steps says less, one that runs over its foot
    /// says it badly. The first message stays. Returns whether something was taken.
    fn shorten(&mut self) -> bool {
        self.steps.pop().is_some() || (self.messages.len() > 1 && self.messages.pop().is_some())
    }

    /// The rows of the heat map.
    fn rows(&self) -> usize {
        let areas = self.summary.iter().flat_map(|(_, content)| &content.areas);
        areas.map(|area| area.cells.len()).max().unwrap_or(0)
    }

    /// Sets everything but the foot; returns where it ends below.
    fn compose(&self, book: &mut Book<'_>, sheet: &mut Sheet, inner: f32, air: Air) -> f32 {
        if let Some((page, _)) = self.summary {
            book.open(page);
        }
        let mut y = heading(book, sheet, self.title, inner) + 18.0 + air.part / 2.0;
        if let Some((_, content)) = self.summary {
            y = heat_map(book, sheet, content, (y, inner), air) + 30.0 + air.part;
        }
        if !self.messages.is_empty() {
            let caption = book.captions().messages;
            y = caption_line(book, sheet, caption, (y, inner));
            y = entries(book, sheet, &Mark::Number, &self.messages, (y, inner), air) + 22.0 + air.part;
        }
        if !self.steps.is_empty() {
            let caption = book.captions().next_steps;
            y = caption_line(book, sheet, caption, (y, inner));
            y = entries(book, sheet, &Mark::Arrow, &self.steps, (y, inner), air);
        }
        y
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

fn heat_map(book: &mut Book<'_>, sheet: &mut Sheet, content: &SummaryPage, (top, inner): (f32, f32), air: Air) -> f32 {
    let size = MapSize { tallest: MAP.tallest + air.cell, ..MAP };
    let top = counts(book, sheet, &content.counts, (EDGE, top, inner), &size) + 18.0;
    let rows = content.areas.iter().map(|area| area.cells.len()).max().unwrap_or(0) as f32;
    let room = (size.head.1 + rows * (size.tallest + size.row_gap)).min(MOST_MAP);
    map(book, sheet, content, (EDGE, top, inner, room), &size)
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

fn entries(
    book: &mut Book<'_>,
    sheet: &mut Sheet,
    mark: &Mark,
    texts: &[String],
    (top, inner): (f32, f32),
    air: Air,
) -> f32 {
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
        y = sheet.text(Some(body), &text, (EDGE + ROOM, y, inner - ROOM), setting) + 5.0 + air.entry;
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
