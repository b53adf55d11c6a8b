//! Paragraphs: shaped once, then broken into lines at any size and width.

use crate::fonts::{Face, Fonts};
use crate::laid::Glyph;
use crate::shape::{clean, drawable, shape};
use crate::theme::Color;
use compact_str::CompactString;
use std::ops::Range;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// How a stretch of text looks. Its size is a part of the paragraph's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The font file.
    pub face: Face,
    /// The colour.
    pub color: Color,
    /// Its size as a part of the paragraph's size.
    pub scale: f32,
    /// Letter spacing as a part of its size.
    pub tracking: f32,
}

/// A stretch of text in one style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Styled<'t> {
    /// The text.
    pub text: &'t str,
    /// How it looks.
    pub style: Style,
}

/// So many letters are not torn apart at a hyphen: “Amber-red” is one level.
const SHORT_COMPOUND: usize = 12;

/// Whether byte `at` stands right after a hyphen of a short word.
fn in_short_compound(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let begins = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let ends = after.split(char::is_whitespace).next().unwrap_or_default();
    begins.ends_with('-') && begins.chars().count() + ends.chars().count() <= SHORT_COMPOUND
}

/// A paragraph of shaped text. Lengths inside are parts of the paragraph's size.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    styles: Vec<Style>,
    clusters: Vec<Cluster>,
    glyphs: Vec<Glyph>,
    /// The words that hold a character no font of the deck can draw, each once, as they were given.
    pub missing: Vec<String>,
}

/// The smallest stretch that a line can be broken around.
#[derive(Clone, Debug, PartialEq)]
struct Cluster {
    style: usize,
    glyphs: Range<usize>,
    advance: f32,
    space: bool,
    break_after: bool,
}

/// A line of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What stands on it, from left to right.
    pub pieces: Vec<Piece>,
    /// How wide it is in pixels, white space at its end left out.
    pub width: f32,
}

/// A stretch of a line in one style.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// How it looks.
    pub style: Style,
    /// How far right of the line's left end it begins, in pixels.
    pub x: f32,
    /// How wide it is in pixels, white space at its end left out.
    pub width: f32,
    /// Its text, without white space at its end.
    pub text: String,
    /// Its glyphs, white space at its end included.
    pub glyphs: Vec<Glyph>,
}

/// How lines are chosen where there is a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrap {
    /// As much as fits on each line, but no lonely word on the last one where that costs no line.
    Filled,
    /// Lines of about equal length: for titles.
    Balanced,
}

/// Widths are compared with this much tolerance, in pixels, against rounding.
const TOLERANCE: f32 = 0.01;

impl Paragraph {
    /// Shapes the text. White space of any length becomes one space; characters that no font can draw become question
    /// marks and are listed in [`Self::missing`].
    #[must_use]
    pub fn new(fonts: &Fonts, parts: &[Styled<'_>]) -> Self {
        let mut paragraph = Self { styles: Vec::new(), clusters: Vec::new(), glyphs: Vec::new(), missing: Vec::new() };
        let mut whole = String::new();
        let mut ends = Vec::new();
        for (style, text) in tidy(parts) {
            let (drawn, missing) = drawable(fonts, style.face, &text);
            paragraph.note_missing(&text, &missing);
            paragraph.push(fonts, style, &drawn, whole.len(), &mut ends);
            whole.push_str(&drawn);
        }
        for (at, opportunity) in linebreaks(&whole) {
            if opportunity == BreakOpportunity::Allowed
                && !in_short_compound(&whole, at)
                && let Ok(index) = ends.binary_search(&at)
            {
                paragraph.clusters[index].break_after = true;
            }
        }
        paragraph
    }

    fn note_missing(&mut self, text: &str, missing: &[char]) {
        for word in text.split_whitespace().filter(|word| word.chars().any(|c| missing.contains(&c))) {
            if !self.missing.iter().any(|known| known == word) {
                self.missing.push(word.to_owned());
            }
        }
    }

    /// Shapes `text`, which begins at byte `offset` of the paragraph; adds the end of each cluster to `ends`.
    fn push(&mut self, fonts: &Fonts, style: Style, text: &str, offset: usize, ends: &mut Vec<usize>) {
        let style_index = self.styles.len();
        self.styles.push(style);
        let shaped = shape(fonts, style.face, text);
        let mut at = 0;
        while at < shaped.len() {
            let start = shaped[at].start;
            let next =
                shaped[at..].iter().position(|glyph| glyph.start != start).map_or(shaped.len(), |many| at + many);
            let end = shaped.get(next).map_or(text.len(), |glyph| glyph.start);
            let covered = &text[start..end];
            let first = self.glyphs.len();
            for (i, glyph) in shaped[at..next].iter().enumerate() {
                let last = at + i + 1 == next;
                self.glyphs.push(Glyph {
                    id: glyph.id,
                    advance: glyph.advance + if last { style.tracking } else { 0.0 },
                    dx: glyph.dx,
                    dy: glyph.dy,
                    text: if i == 0 { covered.into() } else { CompactString::default() },
                });
            }
            let glyphs = first..self.glyphs.len();
            let advance = self.glyphs[glyphs.clone()].iter().map(|glyph| glyph.advance).sum::<f32>() * style.scale;
            self.clusters.push(Cluster {
                style: style_index,
                glyphs,
                advance,
                space: covered == " ",
                break_after: false,
            });
            ends.push(offset + end);
            at = next;
        }
    }

    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clusters.is_empty()
    }

    /// How wide the paragraph is on one line of that font size, in pixels.
    #[must_use]
    pub fn width(&self, size: f32) -> f32 {
        self.visible(0..self.clusters.len()) * size
    }

    /// How many lines it takes, whichever way they are chosen: no choice adds a line.
    #[must_use]
    pub fn count(&self, size: f32, width: f32) -> usize {
        self.greedy((width + TOLERANCE) / size).len()
    }

    /// The paragraph in lines no wider than `width` pixels, at that font size. A word wider than the line is broken where the
    /// line is full. Only a box narrower than a single letter is overrun.
    #[must_use]
    pub fn lines(&self, size: f32, width: f32, wrap: Wrap) -> Vec<Line> {
        let mut start = 0;
        self.breaks(size, width, wrap)
            .into_iter()
            .map(|end| {
                let line = self.line(start..end, size);
                start = end;
                line
            })
            .collect()
    }

    /// Where each line ends, as indices of clusters.
    fn breaks(&self, size: f32, width: f32, wrap: Wrap) -> Vec<usize> {
        let em = width / size;
        let tolerance = TOLERANCE / size;
        let breaks = self.greedy(em + tolerance);
        if breaks.len() < 2 {
            return breaks;
        }
        match wrap {
            Wrap::Balanced => {
                // The narrowest box that takes no more lines makes them about equal.
                let (mut narrow, mut wide) = (em / 2.0, em);
                for _ in 0..10 {
                    let middle = f32::midpoint(narrow, wide);
                    if self.greedy(middle).len() > breaks.len() { narrow = middle } else { wide = middle }
                }
                let balanced = self.greedy(wide);
                if balanced.len() == breaks.len() && self.breaks_at_words(&balanced) { balanced } else { breaks }
            }
            Wrap::Filled => {
                if !self.ends_lonely(&breaks, em) {
                    return breaks;
                }
                (1..=8)
                    .map(|step| self.greedy(em * (1.0 - 0.025 * step as f32)))
                    .find(|tighter| {
                        tighter.len() == breaks.len() && !self.ends_lonely(tighter, em) && self.breaks_at_words(tighter)
                    })
                    .unwrap_or(breaks)
            }
        }
    }

    /// Whether the last line is shorter than an eighth of the box, or a single word shorter than a third of it.
    fn ends_lonely(&self, breaks: &[usize], em: f32) -> bool {
        let [.., start, end] = *breaks else { return false };
        let alone = !self.clusters[start..end].iter().any(|cluster| cluster.space);
        self.visible(start..end) < if alone { em / 3.0 } else { em / 8.0 }
    }

    /// Whether no word is broken where Unicode allows no break.
    fn breaks_at_words(&self, breaks: &[usize]) -> bool {
        let [inner @ .., _] = breaks else { return true };
        inner.iter().all(|end| self.clusters[end - 1].break_after)
    }

    fn greedy(&self, em: f32) -> Vec<usize> {
        let mut ends = Vec::new();
        let (mut start, mut at, mut x) = (0, 0, 0.0);
        let mut candidate = None;
        while at < self.clusters.len() {
            let cluster = &self.clusters[at];
            let visible = if cluster.space { 0.0 } else { cluster.advance - self.trailing(cluster) };
            if x + visible > em && at > start && !cluster.space {
                let end = candidate.take().unwrap_or(at);
                ends.push(end);
                start = end;
                at = end;
                x = 0.0;
                continue;
            }
            x += cluster.advance;
            at += 1;
            if cluster.break_after {
                candidate = Some(at);
            }
        }
        if start < self.clusters.len() {
            ends.push(self.clusters.len());
        }
        ends
    }

    /// The letter spacing after a cluster, which does not count at the end of a line.
    fn trailing(&self, cluster: &Cluster) -> f32 {
        let style = self.styles[cluster.style];
        style.tracking.max(0.0) * style.scale
    }

    /// How wide the clusters are, without white space and letter spacing at the end.
    fn visible(&self, range: Range<usize>) -> f32 {
        let clusters = &self.clusters[range];
        let Some(last) = clusters.iter().rposition(|cluster| !cluster.space) else { return 0.0 };
        clusters[..=last].iter().map(|cluster| cluster.advance).sum::<f32>() - self.trailing(&clusters[last])
    }

    fn line(&self, range: Range<usize>, size: f32) -> Line {
        let width = self.visible(range.clone()) * size;
        let mut pieces: Vec<Piece> = Vec::new();
        let mut x = 0.0;
        let mut at = range.start;
        while at < range.end {
            let style = self.clusters[at].style;
            let end = (at..range.end).find(|index| self.clusters[*index].style != style).unwrap_or(range.end);
            let glyphs = self.clusters[at].glyphs.start..self.clusters[end - 1].glyphs.end;
            let glyphs = self.glyphs[glyphs].to_vec();
            let text: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
            let advance: f32 = self.clusters[at..end].iter().map(|cluster| cluster.advance).sum();
            pieces.push(Piece {
                style: self.styles[style],
                x: x * size,
                width: self.visible(at..end) * size,
                text: text.trim_end_matches(' ').to_owned(),
                glyphs,
            });
            x += advance;
            at = end;
        }
        Line { pieces, width }
    }
}

/// The parts cleaned, with single spaces and none at either end. A space between two parts belongs to the first, so that
/// no stretch of a line begins with one.
fn tidy(parts: &[Styled<'_>]) -> Vec<(Style, String)> {
    let mut tidied: Vec<(Style, String)> = Vec::new();
    let mut space = true;
    for part in parts {
        let mut text = String::with_capacity(part.text.len());
        for c in clean(part.text).chars() {
            if c != ' ' {
                text.push(c);
            } else if !space {
                match tidied.last_mut() {
                    Some((_, before)) if text.is_empty() => before.push(' '),
                    _ => text.push(' '),
                }
            }
            space = c == ' ';
        }
        if !text.is_empty() {
            tidied.push((part.style, text));
        }
    }
    if let Some((_, last)) = tidied.last_mut()
        && last.ends_with(' ')
    {
        last.pop();
    }
    tidied
}
