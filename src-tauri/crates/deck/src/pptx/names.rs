//! The names of shapes that tell what stands in them, so that edited words find their way back.
//!
//! PowerPoint keeps the name of a shape when its words change, when its slide moves and when either is copied. A name
//! begins with `debrief:`, says the kind of text, goes on with an id of the review, and ends with a [`Stamp`].

use super::stamp::{Stamp, print};
use crate::content::{Deck, ExtraBlock, PageContent};
use crate::laid::{Laid, NodeId, Role};
use debrief_domain::{ExtraPageId, FindingId, PageKey, RecommendationId};
use std::collections::HashMap;

/// What a shape is called that holds words of the review.
const OURS: &str = "debrief";

/// A place in the deck whose words can come back.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SlidePlace {
    /// The title of a page, by its code: `area/3`; see [`PageKey::code`]. With the number of the slide among those of the
    /// page, from 1, and how many those are.
    Title(String, u32, u32),
    /// What the presenter says on a page, by its code.
    Notes(String),
    /// The table of an area, with the number of the slide among those of the area, from 1.
    Table(String, u32),
    /// A key finding.
    Finding(FindingId),
    /// A recommendation.
    Recommendation(RecommendationId),
    /// A paragraph of an extra page.
    Extra(ExtraLine),
}

/// A paragraph of an extra page, as far as a slide holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ExtraLine {
    /// The page.
    pub page: ExtraPageId,
    /// Its column, from 0.
    pub column: usize,
    /// The paragraph of the column, from 0.
    pub line: usize,
    /// Whether it is an entry of a list.
    pub entry: bool,
    /// Rises from box to box where a long paragraph goes over to the next column or slide.
    pub part: u32,
}

impl SlidePlace {
    pub(super) fn name(&self) -> String {
        match self {
            Self::Title(code, part, parts) => format!("{OURS}:title:{part}-{parts}:{code}"),
            Self::Notes(code) => format!("{OURS}:notes:{code}"),
            Self::Table(area, part) => format!("{OURS}:table:{part}:{area}"),
            Self::Finding(id) => format!("{OURS}:finding:{id}"),
            Self::Recommendation(id) => format!("{OURS}:recommendation:{id}"),
            Self::Extra(ExtraLine { page, column, line, entry, part }) => {
                let kind = if *entry { "entry" } else { "paragraph" };
                format!("{OURS}:extra:{page}:{column}:{line}:{kind}:{part}")
            }
        }
    }

    /// The same place as far as the box of that number holds it.
    pub(super) fn on(self, part: u32) -> Self {
        match self {
            Self::Extra(line) => Self::Extra(ExtraLine { part, ..line }),
            other => other,
        }
    }

    /// The place of a shape of that name, and its stamp; none when the name is not one of ours.
    pub(super) fn named(name: &str) -> Option<(Self, Option<Stamp>)> {
        let (name, stamp) = Stamp::off(name);
        Some((Self::plain(name)?, stamp))
    }

    fn plain(name: &str) -> Option<Self> {
        let (kind, rest) = name.strip_prefix(OURS)?.strip_prefix(':')?.split_once(':')?;
        match kind {
            "title" => {
                let numbered = |rest: &str| {
                    let (numbers, code) = rest.split_once(':')?;
                    let (part, parts) = numbers.split_once('-')?;
                    Some(Self::Title(code.to_owned(), part.parse().ok()?, parts.parse().ok()?))
                };
                Some(numbered(rest).unwrap_or_else(|| Self::Title(rest.to_owned(), 1, 1)))
            }
            "notes" => Some(Self::Notes(rest.to_owned())),
            "table" => {
                let (part, area) = rest.split_once(':')?;
                Some(Self::Table(area.to_owned(), part.parse().ok()?))
            }
            "finding" => Some(Self::Finding(FindingId(rest.parse().ok()?))),
            "recommendation" => Some(Self::Recommendation(RecommendationId(rest.parse().ok()?))),
            "extra" => {
                let mut parts = rest.split(':');
                let page = ExtraPageId(parts.next()?.parse().ok()?);
                let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
                let entry = parts.next()? == "entry";
                let part = parts.next().map_or(Some(1), |part| part.parse().ok())?;
                Some(Self::Extra(ExtraLine { page, column, line, entry, part }))
            }
            _ => None,
        }
    }
}

/// A number that stands for an element in its table row. PowerPoint keeps it when the row moves and gives a copy another.
pub(super) fn row_number(code: &str) -> u32 {
    print(code)
}

/// The number of the header row.
pub(super) fn header_number() -> u32 {
    row_number("header row")
}

/// Whether a shape of that name is one that the file has from us, without words that come back.
pub(super) fn is_ours(name: &str) -> bool {
    matches!(
        name,
        "Text" | "Ground" | "Pip" | "Line" | "Lines" | "Figure" | "Page" | "Part" | "Footer" | "Slide number" | "Slide"
    )
}

/// The place of each node whose words can come back.
pub(super) fn places(deck: &Deck, laid: &Laid) -> HashMap<NodeId, SlidePlace> {
    let mut places = HashMap::new();
    let sections = laid.nodes.first().map(|root| root.children.as_slice()).unwrap_or_default();
    for (page, section) in deck.pages.iter().zip(sections) {
        let (wanted, texts) = match &page.content {
            PageContent::Horizon(content) => {
                let themes = content.themes.iter();
                let texts = themes.flat_map(|theme| {
                    let findings = theme.findings.iter().map(|entry| SlidePlace::Finding(entry.id.into()));
                    let then = theme.recommendations.iter().map(|entry| SlidePlace::Recommendation(entry.id.into()));
                    findings.chain(then)
                });
                (&[Role::Body][..], texts.collect::<Vec<_>>())
            }
            PageContent::Extra(content) => (&[Role::P, Role::Body][..], extra(&page.key, &content.columns)),
            _ => continue,
        };
        let mut nodes = Vec::new();
        collect(laid, *section, wanted, &mut nodes);
        // The head of an extra page has paragraphs too, and they come first.
        let from = nodes.len().saturating_sub(texts.len());
        places.extend(nodes.into_iter().skip(from).zip(texts));
    }
    places
}

fn extra(key: &PageKey, columns: &[Vec<ExtraBlock>]) -> Vec<SlidePlace> {
    let PageKey::Extra(page) = *key else { return Vec::new() };
    let mut places = Vec::new();
    for (column, blocks) in columns.iter().enumerate() {
        let lines = blocks.iter().flat_map(|block| match block {
            ExtraBlock::Paragraph(_) => vec![false],
            ExtraBlock::List(entries) => vec![true; entries.len()],
        });
        let places_of = |(line, entry)| SlidePlace::Extra(ExtraLine { page, column, line, entry, part: 1 });
        places.extend(lines.enumerate().map(places_of));
    }
    places
}

/// The nodes of those roles below `from`, in reading order.
fn collect(laid: &Laid, from: NodeId, wanted: &[Role], found: &mut Vec<NodeId>) {
    let Some(node) = laid.node(from) else { return };
    if wanted.contains(&node.role) {
        found.push(from);
    }
    for child in &node.children {
        collect(laid, *child, wanted, found);
    }
}
