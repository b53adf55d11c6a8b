//! The last round: page numbers, footers, the counts of debrief pages, the outline, the reading order.

use super::book::Book;
use super::head::KICKER;
use super::sheet::Sheet;
use super::styles::QUIET;
use crate::content::{Footer, Page, PageContent};
use crate::laid::{Item, Laid, LaidPage, Node, NodeId, OutlineEntry, Reading, Role};
use crate::laid::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::paragraph::{Paragraph, Wrap};
use crate::theme::{MARGIN, RIGHT, WIDTH};
use std::collections::BTreeMap;

/// The line above the foot.
pub(crate) const FOOTER_RULE: f32 = 663.0;
/// The baseline of the foot.
pub(crate) const FOOTER: f32 = 687.0;
const FOOTER_SIZE: f32 = 12.5;

pub(super) fn finish(mut book: Book<'_>, composed: Vec<(&Page, Vec<Sheet>)>) -> Laid {
    let debriefs = debrief_pages(&composed);
    let mut pages = Vec::new();
    let mut hidden = Vec::new();
    let mut outline = Vec::new();
    let mut problems = book.deck.problems.clone();
    let mut laid_problems = Vec::new();
    let mut debrief = 0;
    let mut first_numbers = Vec::new();
    for (page, sheets) in composed {
        let parts = sheets.len() as u32;
        if !page.hidden {
            first_numbers.push((page.key.clone(), pages.len() as u32 + 1));
            let children = sheets.iter().enumerate().flat_map(|(part, sheet)| {
                let at = pages.len() as u32 + part as u32;
                sheet.entries.iter().map(move |entry| OutlineEntry { page: at, ..entry.clone() })
            });
            outline.push(OutlineEntry {
                title: page.title.clone(),
                page: pages.len() as u32,
                y: 0.0,
                children: children.collect(),
            });
        }
        for (part, mut sheet) in sheets.into_iter().enumerate() {
            let number = (!page.hidden).then(|| pages.len() as u32 + 1);
            if matches!(page.content, PageContent::Debrief(_)) {
                debrief += u32::from(!page.hidden);
                let label = if page.hidden {
                    book.captions().debrief.to_owned()
                } else {
                    book.words.debrief_of(debrief, debriefs as u32)
                };
                count_label(&mut book, &mut sheet, &label);
            } else if parts > 1 {
                let label = book.words.part_of(part as u32 + 1, parts);
                count_label(&mut book, &mut sheet, &label);
            }
            if sheet.footed {
                footer(&mut book, &mut sheet, number);
            }
            // What does not leave need not fit.
            if !page.hidden {
                laid_problems.extend(sheet.problems_of(&page.key, number));
            }
            let laid = LaidPage {
                key: page.key.clone(),
                number,
                part: part as u32 + 1,
                parts,
                title: page.title.clone(),
                default_title: page.default_title.clone(),
                hidden: page.hidden,
                left_out: page.left_out,
                notes: page.notes.clone(),
                default_notes: page.default_notes.clone(),
                place: page.place,
                reading: reading(&book.nodes, &sheet.items),
                levels: (!sheet.levels.cells.is_empty()).then_some(sheet.levels),
                items: sheet.items,
            };
            if page.hidden { hidden.push(laid) } else { pages.push(laid) }
        }
    }
    problems.extend(book.problems);
    for problem in &mut problems {
        problem.number = first_numbers.iter().find(|(key, _)| *key == problem.page).map(|(_, number)| *number);
    }
    problems.extend(laid_problems);
    problems.sort_by_key(|problem| (problem.number.unwrap_or(u32::MAX), problem.kind));
    Laid {
        title: book.deck.title.clone(),
        subject: book.deck.subject.clone(),
        language: book.deck.language.tag().to_owned(),
        width: PAGE_WIDTH,
        height: PAGE_HEIGHT,
        pages,
        hidden,
        problems,
        outline,
        nodes: book.nodes,
    }
}

/// How many debrief pages are shown.
fn debrief_pages(composed: &[(&Page, Vec<Sheet>)]) -> usize {
    composed
        .iter()
        .filter(|(page, _)| !page.hidden && matches!(page.content, PageContent::Debrief(_)))
        .map(|(_, sheets)| sheets.len())
        .sum()
}

/// The count at the right end of the line that names the page.
fn count_label(book: &mut Book<'_>, sheet: &mut Sheet, label: &str) {
    let label = book.shape(&[QUIET.on(label)]);
    sheet.flush_right(sheet.count_label, &label, (RIGHT, KICKER), 13.5);
}

/// The foot of a page. It repeats on every page, so it is decoration, not meaning.
fn footer(book: &mut Book<'_>, sheet: &mut Sheet, number: Option<u32>) {
    sheet.rule((MARGIN, RIGHT), FOOTER_RULE);
    let footer = footer_line(book);
    for line in footer.lines(FOOTER_SIZE, WIDTH, Wrap::Filled).into_iter().take(1) {
        sheet.line(None, line, (MARGIN, FOOTER), FOOTER_SIZE);
    }
    if let Some(number) = number {
        let number = book.shape(&[QUIET.on(&number.to_string())]);
        sheet.flush_right(None, &number, (RIGHT, FOOTER), FOOTER_SIZE);
    }
}

/// The line at the foot, its first part shortened when there is no room for all: month and state always show.
pub(super) fn footer_line(book: &mut Book<'_>) -> Paragraph {
    let Footer { about, when } = book.deck.footer.clone();
    let letters: Vec<char> = about.chars().collect();
    let line = |kept: usize| match (kept, letters.len()) {
        (_, 0) => when.clone(),
        (kept, all) if kept == all => format!("{about} · {when}"),
        (kept, _) => format!("{}… · {when}", letters[..kept].iter().collect::<String>().trim_end()),
    };
    let (mut fits, mut too_long) = (0, letters.len() + 1);
    while too_long - fits > 1 {
        let middle = if too_long > letters.len() { letters.len() } else { fits.midpoint(too_long) };
        if book.shape(&[QUIET.on(&line(middle))]).width(FOOTER_SIZE) <= WIDTH - 80.0 {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    book.shape(&[QUIET.on(&line(fits))])
}

/// The page for the ear: the nodes that have words on it, and what holds them, in reading order.
pub(super) fn reading(nodes: &[Node], items: &[Item]) -> Vec<Reading> {
    // Only what is on this page is looked at: a long deck has tens of thousands of nodes.
    let mut words: BTreeMap<NodeId, String> = BTreeMap::new();
    for item in items {
        let Some(node) = item.node() else { continue };
        let own = words.entry(node).or_default();
        match item {
            Item::Text(text) => text.glyphs.iter().for_each(|glyph| own.push_str(&glyph.text)),
            // A figure has no letters: what it shows is said once, however many lines it is drawn with.
            Item::Rect(_) | Item::Line(_) | Item::Picture(_) => {
                *own = nodes[node.0 as usize].spoken.clone().unwrap_or_default();
            }
        }
    }
    for node in words.keys().copied().collect::<Vec<_>>() {
        let mut holder = nodes[node.0 as usize].parent;
        while let Some(node) = holder.filter(|node| !words.contains_key(node)) {
            words.insert(node, String::new());
            holder = nodes[node.0 as usize].parent;
        }
    }
    let mut lines = Vec::new();
    walk(nodes, &words, NodeId(0), 0, &mut lines);
    lines
}

/// Adds the node and what is in it, where it is on the page; returns whether there was a word.
fn walk(nodes: &[Node], words: &BTreeMap<NodeId, String>, id: NodeId, depth: u32, lines: &mut Vec<Reading>) -> bool {
    let Some(own) = words.get(&id) else { return false };
    let node = &nodes[id.0 as usize];
    let own = own.trim();
    let text = match &node.spoken {
        Some(words) if !own.is_empty() => words.clone(),
        _ => own.to_owned(),
    };
    let mut worded = !text.is_empty();
    let at = lines.len();
    if node.role != Role::Document {
        let language = node.language.clone();
        lines.push(Reading { role: node.role, depth: depth.saturating_sub(1), text, language });
    }
    for child in &node.children {
        worded |= walk(nodes, words, *child, depth + 1, lines);
    }
    if !worded {
        lines.truncate(at);
    }
    worded
}
