//! From lines on a page back to paragraphs that a reader can edit.

use crate::laid::{NodeId, TextItem};

/// A paragraph as it stands on the page, with what stands before it: a code, an arrow, a dash.
pub(super) struct SetParagraph<'p> {
    pub(super) node: Option<NodeId>,
    pub(super) lead: Option<Vec<&'p TextItem>>,
    pub(super) items: Vec<&'p TextItem>,
}

/// Baselines and ends that are this near are the same, in pixels.
const NEAR: f32 = 0.6;
/// The most room between what stands before a paragraph and the paragraph.
const LEAD_ROOM: f32 = 60.0;

fn advance(item: &TextItem) -> f32 {
    item.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * item.size
}

impl<'p> SetParagraph<'p> {
    fn new(item: &'p TextItem) -> Self {
        Self { node: item.node, lead: None, items: vec![item] }
    }

    fn first(&self) -> &'p TextItem {
        self.items[0]
    }

    pub(super) fn last_baseline(&self) -> f32 {
        self.items[self.items.len() - 1].y
    }

    pub(super) fn baseline(&self) -> f32 {
        self.first().y
    }

    /// The left end of the paragraph, after what stands before it.
    pub(super) fn left(&self) -> f32 {
        self.first().x
    }

    /// The left end of everything.
    pub(super) fn outer_left(&self) -> f32 {
        self.lead.as_ref().and_then(|lead| lead.first()).map_or_else(|| self.left(), |item| item.x.min(self.left()))
    }

    pub(super) fn right(&self) -> f32 {
        self.items.iter().map(|item| item.x + item.width).fold(0.0, f32::max)
    }

    /// The largest font size; quotes are set larger than the text around them.
    pub(super) fn size(&self) -> f32 {
        self.items.iter().map(|item| item.size).fold(0.0, f32::max)
    }

    pub(super) fn lines(&self) -> usize {
        1 + self.items.windows(2).filter(|pair| (pair[1].y - pair[0].y).abs() > NEAR).count()
    }

    /// The distance of baselines.
    pub(super) fn step(&self) -> f32 {
        match self.lines() {
            1 => self.size() * 1.36,
            lines => (self.last_baseline() - self.baseline()) / (lines - 1) as f32,
        }
    }

    /// Where the box of the paragraph begins. Programs put the baseline of an exactly spaced line between four fifths of
    /// its height and its height less the descent; this is the middle of the two.
    pub(super) fn top(&self) -> f32 {
        self.baseline() - (0.9 * self.step() - 0.106 * self.size())
    }

    pub(super) fn height(&self) -> f32 {
        self.lines() as f32 * self.step()
    }

    pub(super) fn text(&self) -> String {
        let text: String = self.items.iter().map(|item| item.full_text()).collect();
        text.trim_end().to_owned()
    }

    pub(super) fn lead_text(&self) -> String {
        let lead = self.lead.iter().flatten();
        lead.map(|item| item.full_text()).collect::<String>().trim().to_owned()
    }

    /// Whether the item goes on with this paragraph.
    fn goes_on(&self, item: &TextItem) -> bool {
        let last = self.items[self.items.len() - 1];
        if item.node != self.node {
            return false;
        }
        if (item.y - last.y).abs() < NEAR {
            return (item.x - last.x - advance(last)).abs() < 2.0;
        }
        let below = item.y > last.y && item.y - last.y < 2.2 * self.size();
        below && (item.x - self.left()).abs() < 1.0 && (item.size - last.size).abs() < 0.1 * last.size
    }

    /// Whether this stands before `next` on its first line.
    fn leads(&self, next: &Self) -> bool {
        self.lead.is_none()
            && self.lines() == 1
            && (self.baseline() - next.baseline()).abs() < NEAR
            && next.left() > self.right()
            && next.left() - self.left() <= LEAD_ROOM
            && (self.size() - next.size()).abs() < 0.2 * next.size()
    }
}

/// The paragraphs that the items make, in order.
pub(super) fn paragraphs<'p>(items: impl IntoIterator<Item = &'p TextItem>) -> Vec<SetParagraph<'p>> {
    let mut paragraphs: Vec<SetParagraph<'p>> = Vec::new();
    for item in items {
        match paragraphs.last_mut() {
            Some(last) if last.goes_on(item) => last.items.push(item),
            _ => paragraphs.push(SetParagraph::new(item)),
        }
    }
    let mut led: Vec<SetParagraph<'p>> = Vec::new();
    for mut paragraph in paragraphs {
        if let Some(before) = led.pop_if(|before| before.leads(&paragraph)) {
            paragraph.lead = Some(before.items);
        }
        led.push(paragraph);
    }
    led
}
