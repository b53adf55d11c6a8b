//! The words of a file, gathered by the places of the deck that they belong to.

use super::super::names::{SlidePlace, row_number};
use super::super::read::{BroughtKind, BroughtText};
use super::super::stamp::{Print, review_print};
use super::LeftText;
use super::shown::{Shown, TextPlace};
use debrief_domain::{ElementCode, ExtraPageId, Review};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words found in one place.
#[derive(Clone)]
struct Piece {
    slide: u32,
    text: String,
    print: Option<Print>,
}

/// What a file has for one place, by the part of the page: each part once, or in different words.
#[derive(Default)]
pub(super) struct Found(BTreeMap<u32, Vec<Piece>>);

/// Everything in a file.
pub(super) struct Gathered {
    pub(super) places: HashMap<TextPlace, Found>,
    /// Of another review, or of something that is gone.
    pub(super) foreign: Vec<LeftText>,
    /// Of nothing that Debrief wrote.
    pub(super) added: Vec<LeftText>,
    /// The slides that the file has of each page, by the page’s code.
    pub(super) slides: HashMap<String, Slides>,
}

/// What a file has for a paragraph, by the slide of its page, each with whether it is an entry of a list.
type Parts = BTreeMap<u32, Vec<(bool, Piece)>>;

/// The slides of a page: their numbers among those of the page, from 1, and how many there were.
#[derive(Default)]
pub(super) struct Slides {
    there: BTreeSet<u32>,
    of: u32,
}

impl Slides {
    /// The first slide that is not in the file, and how many there were.
    pub(super) fn missing(&self) -> Option<(u32, u32)> {
        let missing = (1..=self.of).find(|part| !self.there.contains(part))?;
        Some((missing, self.of))
    }
}

/// The paragraphs of extra pages by page and column.
type ExtraTexts = BTreeMap<(ExtraPageId, usize), BTreeMap<usize, Parts>>;

/// Sorts the texts of a file.
pub(super) fn gather(review: &Review, shown: &[Shown<'_>], texts: &[BroughtText]) -> Gathered {
    let codes: Vec<&ElementCode> = shown
        .iter()
        .filter_map(|shown| if let TextPlace::Rationale(code) = &shown.place { Some(code) } else { None })
        .collect();
    let own = review_print(review.id);
    let mut gathered =
        Gathered { places: HashMap::new(), foreign: Vec::new(), added: Vec::new(), slides: HashMap::new() };
    let mut extras = ExtraTexts::new();
    for text in texts {
        let left = || LeftText { slide: text.slide, text: text.text.trim().to_owned() };
        if text.stamp.as_ref().is_some_and(|stamp| stamp.review != own) {
            gathered.foreign.push(left());
            continue;
        }
        let piece = |row: u32| Piece {
            slide: text.slide,
            text: text.text.clone(),
            print: text.stamp.as_ref().and_then(|stamp| stamp.print(row)).copied(),
        };
        let (place, part, row) = match &text.kind {
            BroughtKind::Other => {
                gathered.added.push(left());
                continue;
            }
            BroughtKind::Row { part, head, number, .. } => {
                let Some(code) = element(&codes, head, *number) else {
                    let was_ours = number
                        .is_some_and(|number| text.stamp.as_ref().is_none_or(|stamp| stamp.print(number).is_some()));
                    if was_ours {
                        gathered.foreign.push(left())
                    } else {
                        gathered.added.push(left())
                    }
                    continue;
                };
                (TextPlace::Rationale(code.clone()), *part, row_number(code.as_str()))
            }
            BroughtKind::Shape(SlidePlace::Extra(at)) => {
                let lines = extras.entry((at.page, at.column)).or_default();
                let parts = lines.entry(at.line).or_default();
                parts.entry(at.part).or_default().push((at.entry, piece(0)));
                continue;
            }
            BroughtKind::Shape(SlidePlace::Title(code, part, parts)) => {
                let slides = gathered.slides.entry(code.clone()).or_default();
                slides.there.insert(*part);
                slides.of = slides.of.max(*parts);
                (TextPlace::Title(code.clone()), 1, 0)
            }
            BroughtKind::Shape(SlidePlace::Notes(code)) => (TextPlace::Notes(code.clone()), 1, 0),
            BroughtKind::Shape(SlidePlace::Finding(id)) => (TextPlace::Finding(*id), 1, 0),
            BroughtKind::Shape(SlidePlace::Recommendation(id)) => (TextPlace::Recommendation(*id), 1, 0),
            BroughtKind::Shape(SlidePlace::Table(..)) => continue,
        };
        gathered.places.entry(place).or_default().0.entry(part).or_default().push(piece(row));
    }
    for ((id, column), lines) in extras {
        let place = TextPlace::Extra(id, column);
        let old = shown.iter().find(|shown| shown.place == place).map(|shown| shown.old.as_str());
        let found = put_together(&lines, old.unwrap_or_default());
        gathered.places.insert(place, found);
    }
    gathered
}

/// The element of a row: by the code in its first cell, or by the number of the row where somebody typed over the code.
fn element<'c>(codes: &[&'c ElementCode], head: &str, number: Option<u32>) -> Option<&'c ElementCode> {
    let head = head.trim();
    let code = head.split('\t').next().unwrap_or_default().trim();
    let word = head.split_whitespace().next().unwrap_or_default();
    let by_code = |wanted: &str| codes.iter().find(|code| code.as_str() == wanted);
    let by_number = || codes.iter().find(|code| number == Some(row_number(code.as_str())));
    by_code(code).or_else(|| by_code(word)).or_else(by_number).copied()
}

/// The text of a column, put together from its paragraphs. A paragraph whose box is gone is gone; of a paragraph that was
/// copied, the copy that was edited counts.
fn put_together(lines: &BTreeMap<usize, Parts>, old: &str) -> Found {
    let old: Vec<&str> = old.lines().collect();
    let lines: BTreeMap<usize, Vec<(bool, Piece)>> = lines.iter().map(|(at, parts)| (*at, joined(parts))).collect();
    let most = lines.values().map(|copies| distinct(copies, None).len()).max().unwrap_or(0);
    let mut readings: Vec<Vec<String>> = vec![Vec::new(); most.max(1)];
    for (at, copies) in &lines {
        let copies = distinct(copies, old.get(*at).copied());
        for (number, reading) in readings.iter_mut().enumerate() {
            reading.extend(copies.get(number).or(copies.first()).cloned().unwrap_or_default());
        }
    }
    let first = lines.values().flatten().map(|(_, piece)| piece).next();
    let pieces = readings.into_iter().filter_map(|reading| {
        let first = first?;
        Some(Piece { slide: first.slide, text: reading.join("\n"), print: first.print })
    });
    let mut found = Found::default();
    let pieces: Vec<Piece> = pieces.collect();
    if !pieces.is_empty() {
        found.0.insert(1, pieces);
    }
    found
}

/// The copies of a paragraph, each put together from its parts. Of a part that was copied less often, the first counts.
fn joined(parts: &Parts) -> Vec<(bool, Piece)> {
    let most = parts.values().map(Vec::len).max().unwrap_or(0);
    let copy = |number: usize| {
        let of_each = parts.values().filter_map(|copies| copies.get(number).or(copies.first()));
        let texts: Vec<&str> = of_each.clone().map(|(_, piece)| piece.text.trim()).collect();
        let (entry, first) = of_each.clone().next()?;
        Some((*entry, Piece { text: texts.join(" "), ..first.clone() }))
    };
    (0..most).filter_map(copy).collect()
}

/// The different readings of a paragraph as lines; without the one that stands in the review when there are others.
fn distinct(copies: &[(bool, Piece)], old: Option<&str>) -> Vec<Vec<String>> {
    let mut readings: Vec<Vec<String>> = Vec::new();
    for (entry, piece) in copies {
        let paragraphs = piece.text.lines().map(super::tidy).filter(|line| !line.is_empty());
        let lines: Vec<String> = paragraphs.map(|line| if *entry { format!("- {line}") } else { line }).collect();
        if !readings.contains(&lines) {
            readings.push(lines);
        }
    }
    if readings.len() > 1 {
        readings.retain(|lines| old.is_none_or(|old| lines.join("\n") != old));
    }
    readings
}

impl Found {
    /// Leaves of each part only what differs; of a text that stands whole on its slide, only copies that were edited.
    pub(super) fn drop_copies(&mut self, shown: &Shown<'_>) {
        for copies in self.0.values_mut() {
            let mut different: Vec<Piece> = Vec::new();
            for piece in copies.drain(..) {
                if !different.iter().any(|known| shown.place.tidied(&known.text) == shown.place.tidied(&piece.text)) {
                    different.push(piece);
                }
            }
            *copies = different;
        }
        let mut parts = self.0.values_mut();
        if let (Some(only), None) = (parts.next(), parts.next())
            && only.len() > 1
        {
            let untouched = |piece: &Piece| {
                shown.place.compared(&piece.text) == shown.place.compared(&shown.printed)
                    || piece.print.is_some_and(|print| print.words == shown.place.print(&piece.text))
            };
            let edited: Vec<Piece> = only.iter().filter(|piece| !untouched(piece)).cloned().collect();
            if edited.is_empty() {
                only.truncate(1);
            } else {
                *only = edited;
            }
        }
    }

    /// Whether each part stands in one wording.
    pub(super) fn is_one(&self) -> bool {
        self.0.values().all(|copies| copies.len() == 1)
    }

    /// The slide of the first part.
    pub(super) fn slide(&self) -> Option<u32> {
        self.0.values().flatten().next().map(|piece| piece.slide)
    }

    /// The print of the words as they were exported.
    pub(super) fn print(&self) -> Option<Print> {
        self.0.values().flatten().find_map(|piece| piece.print)
    }

    /// The parts one after another.
    pub(super) fn joined(&self, between: &str) -> String {
        let texts: Vec<&str> = self.0.values().flatten().map(|piece| piece.text.as_str()).collect();
        texts.join(between)
    }

    /// The words with their slides.
    pub(super) fn into_texts(self) -> Vec<LeftText> {
        let pieces = self.0.into_values().flatten();
        pieces.map(|piece| LeftText { slide: piece.slide, text: piece.text.trim().to_owned() }).collect()
    }
}
