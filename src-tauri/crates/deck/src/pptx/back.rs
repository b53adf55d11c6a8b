//! What somebody changed in the PowerPoint file, beside what the review says.

use super::names::{SlidePlace, row_number};
use super::read::{BroughtKind, BroughtText};
use super::relink::{printed, relinked};
use crate::characters::is_text;
use crate::content::{Chip, DebriefRow, Deck, ExtraBlock, PageContent};
use crate::shape::clean;
use crate::words::words;
use debrief_domain::{ElementCode, ExtraLayout, ExtraPageId, FindingId, PageKey, Rationale, RecommendationId, Review};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use unicode_normalization::UnicodeNormalization;

/// What a file brings back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BroughtBack {
    /// The texts whose words differ, in the order of the deck.
    pub changes: Vec<BroughtChange>,
    /// What could not be matched, as sentences.
    pub left_over: Vec<String>,
}

/// A text whose words differ from the review's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BroughtChange {
    /// What it is.
    pub target: BroughtTarget,
    /// The slide it stands on, from 1.
    pub slide: u32,
    /// The words as the deck has them; empty when there are none yet.
    pub old: String,
    /// The words as the file has them.
    pub new: String,
    /// The new words of a rationale, with its quotes tied to their evidence where their words still stand.
    pub rationale: Option<Rationale>,
    /// Whether a quote lost its place: its words were changed, moved or left out, and what is left of them would be our text.
    pub quote_altered: bool,
}

/// What a brought text is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BroughtTarget {
    /// The title of a page.
    Title(PageKey),
    /// The rationale of an element.
    Rationale(ElementCode),
    /// A key finding.
    Finding(FindingId),
    /// A recommendation.
    Recommendation(RecommendationId),
    /// What the presenter says on a page.
    Notes(PageKey),
    /// The text of an extra page on the left, or its only one.
    ExtraText(ExtraPageId),
    /// The text of an extra page on the right.
    ExtraSecondText(ExtraPageId),
}

/// The text as far as a file can hold it.
fn written(text: &str) -> String {
    clean(text).chars().filter(|c| is_text(*c)).collect()
}

/// The text with single spaces, without characters that draw nothing.
pub(super) fn tidy(text: &str) -> String {
    written(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text as it is compared: what only looks different on paper is no change.
pub(super) fn folded(text: &str) -> String {
    let folded: String =
        written(text).nfkc().map(|c| if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c }).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line for each paragraph, without white space at the ends of lines.
fn lines(text: &str) -> String {
    text.trim().lines().map(tidy).collect::<Vec<_>>().join("\n")
}

/// What the deck shows in a place that can come back.
struct Shown {
    target: BroughtTarget,
    /// The words of the review.
    old: String,
    /// The words on the slide: `old`, or the sentence that stands there while there is none.
    printed: String,
}

/// What the file has for one place: the slide and the words, by the part of the page.
type Found = BTreeMap<u32, Vec<(u32, String)>>;

/// The paragraphs of extra pages by page and column: each with its slide, whether it is an entry of a list, its words.
type ExtraTexts = HashMap<(ExtraPageId, usize), BTreeMap<usize, (u32, bool, String)>>;

/// Compares the words of a file with the deck it was exported from. Only texts that the deck shows are compared; a page
/// that is hidden by now has none.
#[must_use]
pub fn brought_back(review: &Review, deck: &Deck, texts: &[BroughtText]) -> BroughtBack {
    let remark = words(deck.language).captions().withheld;
    let shown = shown(deck);
    let mut codes: HashMap<&str, &ElementCode> = HashMap::new();
    for place in &shown {
        if let BroughtTarget::Rationale(code) = &place.target {
            codes.insert(code.as_str(), code);
        }
    }
    let numbers: HashMap<u32, &ElementCode> = codes.values().map(|code| (row_number(code.as_str()), *code)).collect();
    let keys: HashMap<String, &PageKey> = deck.pages.iter().map(|page| (page.key.code(), &page.key)).collect();
    let mut found: HashMap<BroughtTarget, Found> = HashMap::new();
    let mut extras: ExtraTexts = HashMap::new();
    let (mut foreign, mut added) = (0, 0);
    for text in texts {
        let (target, part) = match &text.kind {
            BroughtKind::Other => {
                added += 1;
                continue;
            }
            BroughtKind::Row { part, head, number, .. } => {
                let head = head.trim();
                let code = head.split('\t').next().unwrap_or_default().trim();
                let word = head.split_whitespace().next().unwrap_or_default();
                let known = codes.get(code).or_else(|| codes.get(word)).copied();
                let known = known.or_else(|| number.and_then(|number| numbers.get(&number).copied()));
                (known.map(|code| BroughtTarget::Rationale(code.clone())), *part)
            }
            BroughtKind::Shape(place) => match place {
                SlidePlace::Title(code) => (keys.get(code).map(|key| BroughtTarget::Title((*key).clone())), 1),
                SlidePlace::Notes(code) => (keys.get(code).map(|key| BroughtTarget::Notes((*key).clone())), 1),
                SlidePlace::Finding(id) => (Some(BroughtTarget::Finding(*id)), 1),
                SlidePlace::Recommendation(id) => (Some(BroughtTarget::Recommendation(*id)), 1),
                SlidePlace::Extra(id, column, line, entry) => {
                    let column = extras.entry((*id, *column)).or_default();
                    column.insert(*line, (text.slide, *entry, text.text.clone()));
                    continue;
                }
                SlidePlace::Table(..) => continue,
            },
        };
        match target {
            Some(target) => {
                found.entry(target).or_default().entry(part).or_default().push((text.slide, text.text.clone()));
            }
            None => foreign += 1,
        }
    }
    let mut back = BroughtBack { changes: Vec::new(), left_over: Vec::new() };
    let mut gone = 0;
    for place in &shown {
        match found.remove(&place.target) {
            Some(found) => back.compare(review, place, &found, remark),
            None => gone += 1,
        }
    }
    extra_pages(review, deck, extras, &mut back);
    foreign += found.len();
    back.count(
        gone,
        [
            "A text of the deck is not in the file. It stays as it is.",
            "texts of the deck are not in the file. They stay as they are.",
        ],
    );
    back.count(
        foreign,
        [
            "A text in the file belongs to nothing that this deck shows. It was left out.",
            "texts in the file belong to nothing that this deck shows. They were left out.",
        ],
    );
    back.count(
        added,
        [
            "A text was added in PowerPoint. It has no place in the review and was left out.",
            "texts were added in PowerPoint. They have no place in the review and were left out.",
        ],
    );
    back
}

/// Everything the deck shows that can come back, in its order.
fn shown(deck: &Deck) -> Vec<Shown> {
    let mut shown = Vec::new();
    let same = |target, text: &str| Shown { target, old: text.to_owned(), printed: text.to_owned() };
    for page in deck.pages.iter().filter(|page| !page.hidden) {
        shown.push(same(BroughtTarget::Title(page.key.clone()), &page.title));
        match &page.content {
            PageContent::Debrief(content) => shown.extend(content.rows.iter().map(|row| rationale(deck, row))),
            PageContent::Horizon(content) => {
                for theme in &content.themes {
                    let findings = theme.findings.iter();
                    shown.extend(findings.map(|entry| same(BroughtTarget::Finding(entry.id.into()), &entry.text)));
                    let then = theme.recommendations.iter();
                    shown.extend(then.map(|entry| same(BroughtTarget::Recommendation(entry.id.into()), &entry.text)));
                }
            }
            _ => {}
        }
        if deck.notes_go_along && !page.notes.trim().is_empty() {
            shown.push(same(BroughtTarget::Notes(page.key.clone()), &page.notes));
        }
    }
    shown
}

fn rationale(deck: &Deck, row: &DebriefRow) -> Shown {
    let captions = words(deck.language).captions();
    let old: String = row.rationale.iter().map(|run| run.text.as_str()).collect();
    let printed = match (old.is_empty(), row.kept_back, &row.level) {
        (false, _, _) => old.clone(),
        (_, true, _) => captions.reasons_kept_back.to_owned(),
        (_, _, Chip::Undecided) => captions.no_level.to_owned(),
        _ => captions.no_rationale.to_owned(),
    };
    Shown { target: BroughtTarget::Rationale(row.code.clone()), old, printed }
}

impl BroughtBack {
    /// Says how many there are, as one or as many.
    fn count(&mut self, many: usize, [one, more]: [&str; 2]) {
        match many {
            0 => {}
            1 => self.left_over.push(one.to_owned()),
            many => self.left_over.push(format!("{many} {more}")),
        }
    }

    fn compare(&mut self, review: &Review, place: &Shown, found: &Found, remark: &str) {
        let is_notes = matches!(place.target, BroughtTarget::Notes(_));
        let tidied = |text: &str| if is_notes { lines(text) } else { tidy(text) };
        let same = |text: &str| match is_notes {
            true => lines(text).lines().map(folded).eq(lines(&place.printed).lines().map(folded)),
            false => folded(text) == folded(&place.printed),
        };
        // A slide that was copied brings a text twice: a copy that nobody edited says nothing.
        let mut pieces: Vec<Vec<(u32, String)>> = Vec::new();
        for copies in found.values() {
            let mut different: Vec<(u32, String)> = Vec::new();
            for (slide, text) in copies {
                if !different.iter().any(|(_, known)| tidied(known) == tidied(text)) {
                    different.push((*slide, text.clone()));
                }
            }
            pieces.push(different);
        }
        if let [only] = pieces.as_mut_slice()
            && only.len() > 1
        {
            only.retain(|(_, text)| !same(text));
        }
        let mut first = None;
        let mut texts: Vec<&str> = Vec::new();
        for piece in &pieces {
            let [(slide, text)] = piece.as_slice() else {
                self.left_over.push(format!(
                    "{} stands in the file more than once, in different words. It stays as it is. Keep one of the slides, then \
                     bring the file back again.",
                    named(&place.target)
                ));
                return;
            };
            first.get_or_insert(*slide);
            texts.push(text);
        }
        let Some(slide) = first else { return };
        // A long word may go over to the next slide in two halves.
        let new = tidied(&texts.join(" "));
        if same(&new) || same(&texts.concat()) {
            return;
        }
        let (mut rationale, mut quote_altered) = (None, false);
        if let BroughtTarget::Rationale(code) = &place.target {
            let written = review.decision(code).map(|decision| decision.rationale.clone()).unwrap_or_default();
            if folded(&printed(review, &written, remark)) != folded(&place.old) {
                self.left_over.push(format!(
                    "{} is shown in part in this version of the deck, so its words cannot come back from it. It stays as it is.",
                    named(&place.target)
                ));
                return;
            }
            let (linked, altered) = relinked(review, &written, &new, remark);
            (rationale, quote_altered) = (Some(linked), altered);
        }
        let (target, old) = (place.target.clone(), place.old.clone());
        self.changes.push(BroughtChange { target, slide, old, new, rationale, quote_altered });
    }
}

/// What a target is called in a sentence.
fn named(target: &BroughtTarget) -> String {
    match target {
        BroughtTarget::Title(_) => "A title".to_owned(),
        BroughtTarget::Rationale(code) => format!("The rationale of {code}"),
        BroughtTarget::Finding(_) => "A key finding".to_owned(),
        BroughtTarget::Recommendation(_) => "A recommendation".to_owned(),
        BroughtTarget::Notes(_) => "The notes of a page".to_owned(),
        BroughtTarget::ExtraText(_) | BroughtTarget::ExtraSecondText(_) => "The text of an extra page".to_owned(),
    }
}

/// Compares the texts of extra pages, put together from their paragraphs. A paragraph whose box is gone is gone.
fn extra_pages(review: &Review, deck: &Deck, mut found: ExtraTexts, back: &mut BroughtBack) {
    for page in deck.pages.iter().filter(|page| !page.hidden) {
        let (PageKey::Extra(id), PageContent::Extra(content)) = (&page.key, &page.content) else { continue };
        let Some(written) = review.extra_pages.iter().find(|page| page.id == *id) else { continue };
        // A column without words is not on the page, so the first column may be the text on the right.
        let first_is_second = written.layout == ExtraLayout::TwoColumns && written.text.trim().is_empty();
        for (column, blocks) in content.columns.iter().enumerate() {
            let Some(lines) = found.remove(&(*id, column)) else { continue };
            let old: Vec<String> = blocks.iter().flat_map(written_lines).collect();
            let mut new = Vec::new();
            for (_, entry, text) in lines.values() {
                let paragraphs = text.lines().map(tidy).filter(|line| !line.is_empty());
                new.extend(paragraphs.map(|line| if *entry { format!("- {line}") } else { line }));
            }
            if new.iter().map(|line| folded(line)).eq(old.iter().map(|line| folded(line))) {
                continue;
            }
            let second = column > 0 || first_is_second;
            let target = if second { BroughtTarget::ExtraSecondText(*id) } else { BroughtTarget::ExtraText(*id) };
            let slide = lines.values().next().map_or(0, |(slide, _, _)| *slide);
            let (old, new) = (old.join("\n"), new.join("\n"));
            back.changes.push(BroughtChange { target, slide, old, new, rationale: None, quote_altered: false });
        }
    }
    let foreign = found.len();
    back.count(
        foreign,
        [
            "The text of an extra page in the file belongs to nothing that this deck shows. It was left out.",
            "texts of extra pages in the file belong to nothing that this deck shows. They were left out.",
        ],
    );
}

fn written_lines(block: &ExtraBlock) -> Vec<String> {
    match block {
        ExtraBlock::Paragraph(text) => vec![text.clone()],
        ExtraBlock::List(entries) => entries.iter().map(|entry| format!("- {entry}")).collect(),
    }
}
