//! What the deck shows in the places whose words can come back, and how words are compared.

use super::super::names::{SlidePlace, row_number};
use super::super::stamp::{Print, Stamp, print, review_print};
use crate::characters::is_text;
use crate::content::{Chip, DebriefRow, Deck, ExtraBlock, Page, PageContent};
use crate::shape::clean;
use crate::words::words;
use debrief_domain::{ElementCode, ExtraPageId, FindingId, PageKey, RecommendationId};
use unicode_normalization::UnicodeNormalization;

/// The text as far as a file can hold it.
fn written(text: &str) -> String {
    clean(text).chars().filter(|c| is_text(*c)).collect()
}

/// The text with single spaces, without characters that draw nothing.
pub(in super::super) fn tidy(text: &str) -> String {
    written(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text as it is compared: what only looks different on paper is no change.
pub(in super::super) fn folded(text: &str) -> String {
    let folded: String =
        written(text).nfkc().map(|c| if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c }).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A place in the deck that holds words of the review.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum TextPlace {
    /// The title of a page, by its code.
    Title(String),
    Rationale(ElementCode),
    Finding(FindingId),
    Recommendation(RecommendationId),
    /// What the presenter says on a page, by its code.
    Notes(String),
    /// A column of an extra page, from 0.
    Extra(ExtraPageId, usize),
}

impl TextPlace {
    /// Whether its words stand in lines; everywhere else they are one paragraph.
    fn has_lines(&self) -> bool {
        matches!(self, Self::Notes(_) | Self::Extra(..))
    }

    /// The words as they are taken: tidy, a line for each paragraph where there are lines.
    pub(super) fn tidied(&self, text: &str) -> String {
        match self {
            Self::Notes(_) => text.trim().lines().map(tidy).collect::<Vec<_>>().join("\n"),
            Self::Extra(..) => text.lines().map(tidy).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
            _ => tidy(text),
        }
    }

    /// The words as they are compared.
    pub(super) fn compared(&self, text: &str) -> String {
        if self.has_lines() {
            self.tidied(text).lines().map(folded).collect::<Vec<_>>().join("\n")
        } else {
            folded(text)
        }
    }

    /// The number that stands for the words in a stamp.
    pub(super) fn print(&self, text: &str) -> u32 {
        print(&self.compared(text))
    }
}

/// What the deck shows in a place.
pub(super) struct Shown<'d> {
    pub(super) place: TextPlace,
    pub(super) page: &'d Page,
    /// The words of the review, as far as this version shows them.
    pub(super) old: String,
    /// The words on the slide: `old`, or the sentence that stands there while there is none.
    pub(super) printed: String,
    /// Whether the version shows less than all of them.
    pub(super) shortened: bool,
}

/// Everything the deck shows that can come back, in its order.
pub(super) fn shown(deck: &Deck) -> Vec<Shown<'_>> {
    let mut shown = Vec::new();
    for page in deck.pages.iter().filter(|page| !page.hidden) {
        let same =
            |place, text: &str| Shown { place, page, old: text.to_owned(), printed: text.to_owned(), shortened: false };
        shown.push(same(TextPlace::Title(page.key.code()), &page.title));
        match &page.content {
            PageContent::Debrief(content) => shown.extend(content.rows.iter().map(|row| rationale(deck, page, row))),
            PageContent::Horizon(content) => {
                for theme in &content.themes {
                    let findings = theme.findings.iter();
                    shown.extend(findings.map(|entry| same(TextPlace::Finding(entry.id.into()), &entry.text)));
                    let then = theme.recommendations.iter();
                    shown.extend(then.map(|entry| same(TextPlace::Recommendation(entry.id.into()), &entry.text)));
                }
            }
            PageContent::Extra(content) => {
                if let PageKey::Extra(id) = &page.key {
                    let columns = content.columns.iter().enumerate();
                    let text =
                        |blocks: &Vec<ExtraBlock>| blocks.iter().flat_map(lines_of).collect::<Vec<_>>().join("\n");
                    shown.extend(columns.map(|(at, blocks)| same(TextPlace::Extra(*id, at), &text(blocks))));
                }
            }
            _ => {}
        }
        if deck.notes_go_along && !page.notes.trim().is_empty() {
            shown.push(same(TextPlace::Notes(page.key.code()), &page.notes));
        }
    }
    shown
}

fn rationale<'d>(deck: &Deck, page: &'d Page, row: &DebriefRow) -> Shown<'d> {
    let captions = words(deck.language).captions();
    let old: String = row.rationale.iter().map(|run| run.text.as_str()).collect();
    let printed = match (old.is_empty(), row.kept_back, &row.level) {
        (false, _, _) => old.clone(),
        (_, true, _) => captions.reasons_kept_back.to_owned(),
        (_, _, Chip::Undecided) => captions.no_level.to_owned(),
        _ => captions.no_rationale.to_owned(),
    };
    Shown { place: TextPlace::Rationale(row.code.clone()), page, old, printed, shortened: row.shortened }
}

/// The lines of a block as the facilitator writes them.
fn lines_of(block: &ExtraBlock) -> Vec<String> {
    match block {
        ExtraBlock::Paragraph(text) => vec![text.clone()],
        ExtraBlock::List(entries) => entries.iter().map(|entry| format!("- {entry}")).collect(),
    }
}

/// The stamps of a deck's shapes.
pub(in super::super) struct Stamps {
    blank: Stamp,
    prints: Vec<(TextPlace, PageKey, Print)>,
}

impl Stamps {
    pub(in super::super) fn of(deck: &Deck) -> Self {
        let prints = shown(deck).into_iter().map(|shown| {
            let row = match &shown.place {
                TextPlace::Rationale(code) => row_number(code.as_str()),
                _ => 0,
            };
            let print = Print { row, words: shown.place.print(&shown.printed), shortened: shown.shortened };
            (shown.place, shown.page.key.clone(), print)
        });
        let blank = Stamp { review: review_print(deck.review), audience: deck.audience, prints: Vec::new() };
        Self { blank, prints: prints.collect() }
    }

    /// The name of a shape in that place, with its stamp. A table has the prints of all rows of its area: a row that runs
    /// on stands in several.
    pub(in super::super) fn name(&self, place: &SlidePlace) -> String {
        let of = |wanted: &TextPlace| self.prints.iter().find(|(place, ..)| place == wanted).map(|(.., print)| *print);
        let prints: Vec<Print> = match place {
            SlidePlace::Title(code, ..) => of(&TextPlace::Title(code.clone())).into_iter().collect(),
            SlidePlace::Notes(code) => of(&TextPlace::Notes(code.clone())).into_iter().collect(),
            SlidePlace::Finding(id) => of(&TextPlace::Finding(*id)).into_iter().collect(),
            SlidePlace::Recommendation(id) => of(&TextPlace::Recommendation(*id)).into_iter().collect(),
            SlidePlace::Extra(line) => of(&TextPlace::Extra(line.page, line.column)).into_iter().collect(),
            SlidePlace::Table(area, _) => {
                let key = PageKey::Area(area.clone());
                let rows = self.prints.iter().filter(|(_, page, print)| *page == key && print.row != 0);
                rows.map(|(.., print)| *print).collect()
            }
        };
        Stamp { prints, ..self.blank.clone() }.on(&place.name())
    }
}
