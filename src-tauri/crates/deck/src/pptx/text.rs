//! Paragraphs and runs of text as slides write them.

use super::Maker;
use super::paragraphs::SetParagraph;
use super::scene::Ground;
use super::xml::{emu, escaped, hex, points};
use crate::fonts::Face;
use crate::laid::{Role, TextItem};
use crate::theme::{Color, INK, INK_2, PAPER};
use std::fmt::Write;

/// The serif of quotes: what Windows and macOS both have.
const SERIF: &str = "Georgia";
/// Georgia is larger than the deck's own serif at the same size.
const SERIF_SCALE: f32 = 0.907;
/// Letter spacing of small capitals, as a part of their size.
const CAPS_SPACING: f32 = 0.05;

/// The ground of text is as high as its letters, so those of a chip are larger than on the page.
const CHIP_SCALE: f32 = 1.16;
/// How many spaces are about as wide as a capital letter in Arial.
const SPACES_PER_LETTER: usize = 3;

/// Where a paragraph stands in what holds it.
#[derive(Clone, Copy, Default)]
pub(super) struct Setting {
    /// Room above, in pixels.
    pub(super) above: f32,
    /// How far right of its holder's edge the paragraph begins.
    pub(super) left: f32,
    /// Whether it ends at the right edge.
    pub(super) right: bool,
    /// Whether its lines have their own height rather than that of the page.
    pub(super) loose: bool,
}

impl Maker<'_> {
    /// The colour as the theme names it, where it does.
    pub(super) fn color(&self, color: Color) -> String {
        let scheme = match color {
            INK => Some("tx1"),
            PAPER => Some("bg1"),
            INK_2 => Some("tx2"),
            color if color == self.accent => Some("accent1"),
            _ => None,
        };
        match scheme {
            Some(name) => format!("<a:solidFill><a:schemeClr val=\"{name}\"/></a:solidFill>"),
            None => format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", hex(color)),
        }
    }

    /// The properties of a run that looks like the item. `link` names a relationship.
    fn run_properties(&self, item: &TextItem, caps: bool, language: &str, link: Option<&str>) -> String {
        let serif = item.face == Face::SerifItalic;
        let size = if serif { item.size * SERIF_SCALE } else { item.size };
        let mut xml = format!("<a:rPr lang=\"{language}\" sz=\"{}\"", points(size));
        if item.weight >= 600 {
            xml.push_str(" b=\"1\"");
        }
        if serif {
            xml.push_str(" i=\"1\"");
        }
        if caps {
            let _ = write!(xml, " cap=\"all\" spc=\"{}\"", points(CAPS_SPACING * item.size));
        }
        xml.push_str(" dirty=\"0\">");
        xml.push_str(&self.color(item.color));
        if serif {
            let _ = write!(xml, "<a:latin typeface=\"{SERIF}\"/>");
        }
        if let Some(link) = link {
            let _ = write!(xml, "<a:hlinkClick r:id=\"{link}\"/>");
        }
        xml.push_str("</a:rPr>");
        xml
    }

    /// The runs of the items: neighbours that look alike are one.
    pub(super) fn runs(&self, items: &[&TextItem], link: Option<&str>) -> String {
        let language = items.first().map_or(self.deck.language.tag(), |item| self.language(item));
        let alike =
            |a: &TextItem, b: &TextItem| a.face == b.face && a.color == b.color && (a.size - b.size).abs() < 0.05;
        let mut xml = String::new();
        let mut at = 0;
        while at < items.len() {
            let end = (at..items.len()).find(|index| !alike(items[at], items[*index])).unwrap_or(items.len());
            // A space at the very end says that the paragraph goes on, on the next slide, with a new word.
            let text: String = items[at..end].iter().map(|item| item.full_text()).collect();
            let text = self.restored(&text);
            let spoken = self.spoken.get(text.as_str());
            let properties = self.run_properties(items[at], spoken.is_some(), language, link);
            let text = spoken.map_or(text.as_str(), String::as_str);
            let _ = write!(xml, "<a:r>{properties}<a:t>{}</a:t></a:r>", escaped(text));
            at = end;
        }
        xml
    }

    /// The paragraph with what stands before it: an arrow or a dash is a bullet, a code stands before a tab.
    pub(super) fn paragraph(&self, paragraph: &SetParagraph<'_>, setting: Setting, link: Option<&str>) -> String {
        let hang = paragraph.left() - paragraph.outer_left();
        let mut xml = String::from("<a:p><a:pPr");
        if setting.left + hang > 0.5 {
            let _ = write!(xml, " marL=\"{}\"", emu(setting.left + hang));
        }
        if hang > 0.5 {
            let _ = write!(xml, " indent=\"-{}\"", emu(hang));
        }
        if setting.right {
            xml.push_str(" algn=\"r\"");
        }
        xml.push('>');
        if !setting.loose {
            let _ = write!(xml, "<a:lnSpc><a:spcPts val=\"{}\"/></a:lnSpc>", points(paragraph.step()));
        }
        let _ = write!(xml, "<a:spcBef><a:spcPts val=\"{}\"/></a:spcBef>", points(setting.above.max(0.0)));
        let lead = paragraph.lead_text();
        match (&paragraph.lead, lead.as_str()) {
            (Some(items), "→" | "–") => {
                let color = self.color(items[0].color).replace("solidFill", "buClr");
                let _ = write!(xml, "{color}<a:buFont typeface=\"Arial\"/><a:buChar char=\"{lead}\"/></a:pPr>");
            }
            (Some(items), _) => {
                let _ = write!(xml, "<a:buNone/><a:tabLst><a:tab pos=\"{}\" algn=\"l\"/></a:tabLst></a:pPr>", {
                    emu(setting.left + hang)
                });
                xml.push_str(&self.runs(items, None));
                let tab = self.run_properties(items[0], false, self.deck.language.tag(), None);
                let _ = write!(xml, "<a:r>{tab}<a:t>\t</a:t></a:r>");
            }
            (None, _) => xml.push_str("<a:buNone/></a:pPr>"),
        }
        xml.push_str(&self.runs(&paragraph.items, link));
        xml.push_str("</a:p>");
        xml
    }

    /// A chip as text on its colour: letters, then pips, which are full and empty squares there. Text moves with its row,
    /// which a shape above a table does not; a cell that is filled would be as high as its rationale. `left` is its place in
    /// the cell.
    pub(super) fn chip(&self, chip: &Ground<'_>, left: f32) -> String {
        let Some((letters, words)) = chip.words.last().and_then(|words| Some((words.items.first()?, words.text())))
        else {
            return "<a:p><a:endParaRPr sz=\"800\"/></a:p>".to_owned();
        };
        let pips: String =
            chip.pips.iter().map(|pip| if pip.fill == Some(letters.color) { '▪' } else { '▫' }).collect();
        // The widest letters of the scale decide where the pips of all of them stand.
        let widest = self.deck.legend.iter().map(|entry| entry.chip.letters().chars().count()).max().unwrap_or(0);
        let missing = widest.saturating_sub(words.chars().count());
        let between = "\u{a0}".repeat(1 + missing * SPACES_PER_LETTER);
        let words = if pips.is_empty() { words } else { format!("{words}{between}{pips}") };
        let ground =
            chip.rect.fill.map(|fill| format!("<a:highlight><a:srgbClr val=\"{}\"/></a:highlight>", hex(fill)));
        format!(
            "<a:p><a:pPr marL=\"{}\"><a:lnSpc><a:spcPts val=\"{}\"/></a:lnSpc><a:spcBef><a:spcPts val=\"0\"/></a:spcBef>\
             <a:buNone/></a:pPr><a:r><a:rPr lang=\"{}\" sz=\"{}\" b=\"1\" dirty=\"0\">{}{}</a:rPr><a:t>\u{a0}{}\u{a0}</a:t></a:r></a:p>",
            emu(left.max(0.0)),
            points(chip.rect.h),
            self.language(letters),
            points(letters.size * CHIP_SCALE),
            self.color(letters.color),
            ground.unwrap_or_default(),
            escaped(&words),
        )
    }

    /// The language of a stretch: that of its node, or of what holds it.
    fn language(&self, item: &TextItem) -> &str {
        let nodes = std::iter::successors(item.node, |id| self.laid.node(*id).and_then(|node| node.parent));
        let mut languages = nodes.filter_map(|id| self.laid.node(id)?.language.as_deref());
        languages.next().unwrap_or(self.deck.language.tag())
    }

    /// Where the node leads, if it is a link.
    pub(super) fn link(&self, paragraph: &SetParagraph<'_>) -> Option<&str> {
        let node = self.laid.node(paragraph.node?)?;
        if node.role == Role::Link { node.link.as_deref() } else { None }
    }
}
