//! The horizon pages: themes side by side, key findings above or beside recommendations.

use super::book::Book;
use super::head::head;
use super::sheet::{Setting, Sheet};
use super::styles::{ARROW, ASIDE, CAPS, HEADING, QUIET, TEXT};
use crate::ProblemKind;
use crate::content::{HorizonPage, HorizonTheme, Page, Sentence};
use crate::laid::{NodeId, OutlineEntry, Role};
use crate::paragraph::{Paragraph, Style};
use crate::theme::{BOTTOM, MARGIN, WIDTH};

const GAP: f32 = 40.0;
/// The most themes on one page.
const MOST: usize = 3;
/// Room for the arrow before a recommendation, in font sizes.
const ARROW_ROOM: f32 = 1.45;
/// From the top of a caption to the first entry below it.
const CAPTION: f32 = 23.0;
/// Between findings and the recommendations below them.
const BETWEEN: f32 = 20.0;

/// Sizes of entries with the room above and below them, from the airiest to the tightest.
const SIZES: [(f32, f32); 8] =
    [(18.0, 9.0), (17.5, 8.5), (17.0, 8.0), (16.5, 8.0), (16.0, 7.5), (15.5, 7.0), (15.0, 6.0), (14.5, 5.0)];
/// Sizes for a theme that has a page of its own, and for two that share one, before the others.
const ALONE: [(f32, f32); 3] = [(23.0, 16.0), (21.5, 14.0), (19.5, 12.0)];
const PAIR: [(f32, f32); 1] = [(19.5, 11.0)];
/// The most room added above and below an entry to fill the page.
const MOST_AIR: f32 = 4.0;

struct Theme {
    title: Paragraph,
    findings: Vec<Paragraph>,
    recommendations: Vec<Paragraph>,
    heading: String,
}

/// How the themes of one page are set.
struct Plan {
    setting: Setting,
    pad: f32,
    /// The height of the tallest heading, list of findings and list of recommendations.
    heights: [f32; 3],
    /// Whether recommendations stand beside the findings rather than below.
    beside: bool,
    /// The width of a list.
    width: f32,
}

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &HorizonPage) -> Vec<Sheet> {
    let themes: Vec<Theme> = content
        .themes
        .iter()
        .map(|theme| {
            // A theme that is alone on its page and says what the title says needs no heading of its own.
            let said = content.themes.len() == 1 && theme.title.trim() == page.title;
            shape(book, theme, said)
        })
        .collect();
    // The head is as high on each page, so it is measured once, on a page that is thrown away.
    let top = head(book, &mut Sheet::new(), book.words.horizon(content.horizon), &page.title, true) + 34.0;
    let themes: Vec<Theme> = themes.into_iter().flat_map(|theme| theme.parts(book, top)).collect();
    let mut rest = themes.as_slice();
    let mut sheets = Vec::new();
    while !rest.is_empty() {
        let pages = rest.len().div_ceil(MOST);
        let wanted = rest.len().div_ceil(pages);
        let fitting = (1..=wanted).rev().find_map(|many| Some((many, Plan::fitting(&rest[..many], top)?)));
        let mut sheet = Sheet::new();
        head(book, &mut sheet, book.words.horizon(content.horizon), &page.title, !sheets.is_empty());
        let (many, plan) = fitting.unwrap_or_else(|| {
            sheet.note(
                ProblemKind::Overfull,
                format!("“{}” holds more than a page can show, and its end is not shown. Shorten it.", rest[0].heading),
            );
            (1, Plan::new(&rest[..1], SIZES[SIZES.len() - 1]))
        });
        place(book, &mut sheet, &rest[..many], &plan.filling(&rest[..many], top), top);
        sheets.push(sheet);
        rest = &rest[many..];
    }
    sheets
}

fn shape(book: &mut Book<'_>, theme: &HorizonTheme, said: bool) -> Theme {
    let mut all =
        |sentences: &[Sentence]| sentences.iter().map(|sentence| book.shape(&[TEXT.on(&sentence.text)])).collect();
    let findings = all(&theme.findings);
    let recommendations = all(&theme.recommendations);
    let title = if said { "" } else { &theme.title };
    Theme { title: book.shape(&[HEADING.on(title)]), findings, recommendations, heading: theme.title.clone() }
}

impl Theme {
    /// The theme in parts that each fit on a page: whole if it does, else findings before recommendations, else half of a
    /// list at a time.
    fn parts(mut self, book: &mut Book<'_>, top: f32) -> Vec<Self> {
        let alone = std::slice::from_ref(&self);
        if Plan::fitting(alone, top).is_some() || self.findings.len() + self.recommendations.len() < 2 {
            return vec![self];
        }
        let mut rest = Self {
            title: book.shape(&[HEADING.on(&self.heading), QUIET.on(&format!(" {}", book.captions().continued))]),
            findings: Vec::new(),
            recommendations: Vec::new(),
            heading: self.heading.clone(),
        };
        if self.findings.is_empty() {
            rest.recommendations = self.recommendations.split_off(self.recommendations.len() / 2);
        } else if self.recommendations.is_empty() {
            rest.findings = self.findings.split_off(self.findings.len() / 2);
        } else {
            rest.recommendations = std::mem::take(&mut self.recommendations);
        }
        let mut parts = self.parts(book, top);
        parts.extend(rest.parts(book, top));
        parts
    }
}

impl Plan {
    fn new(themes: &[Theme], (size, pad): (f32, f32)) -> Self {
        let beside = themes.len() == 1;
        let columns = if beside { 2.0 } else { themes.len() as f32 };
        let width = (WIDTH - GAP * (columns - 1.0)) / columns;
        let setting = Setting::new(size, 1.38);
        let mut plan = Self { setting, pad, heights: [0.0; 3], beside, width };
        let tallest = |height: &dyn Fn(&Theme) -> f32| themes.iter().map(height).fold(0.0, f32::max);
        let title_width = if beside { WIDTH } else { width };
        plan.heights = [
            tallest(&|theme| plan.title().height(&theme.title, title_width)),
            tallest(&|theme| plan.list(&theme.findings, width)),
            tallest(&|theme| plan.list(&theme.recommendations, width - plan.arrow_room())),
        ];
        plan
    }

    /// The airiest plan that fits on a page, if one does.
    fn fitting(themes: &[Theme], top: f32) -> Option<Self> {
        let few: &[(f32, f32)] = match themes.len() {
            1 => &ALONE,
            2 => &PAIR,
            _ => &[],
        };
        let mut plans = few.iter().copied().chain(SIZES).map(|choice| Self::new(themes, choice));
        plans.find(|plan| top + plan.height() <= BOTTOM)
    }

    /// The same plan with the room that is left spread around the entries.
    fn filling(self, themes: &[Theme], top: f32) -> Self {
        let entries =
            |list: fn(&Theme) -> &Vec<Paragraph>| themes.iter().map(|theme| list(theme).len()).max().unwrap_or(0);
        let (findings, recommendations) = (entries(|theme| &theme.findings), entries(|theme| &theme.recommendations));
        let rows = if self.beside { findings.max(recommendations) } else { findings + recommendations };
        let air = (BOTTOM - top - self.height()) / (2.0 * rows.max(1) as f32);
        Self::new(themes, (self.setting.size, self.pad + air.clamp(0.0, MOST_AIR)))
    }

    /// Room for the arrow before a recommendation, in pixels.
    fn arrow_room(&self) -> f32 {
        ARROW_ROOM * self.setting.size
    }

    fn title(&self) -> Setting {
        Setting::balanced((self.setting.size * 1.28).min(26.0).min(self.setting.size + 4.5), 1.28)
    }

    fn list(&self, entries: &[Paragraph], width: f32) -> f32 {
        if entries.is_empty() {
            return 0.0;
        }
        CAPTION + entries.iter().map(|entry| self.setting.height(entry, width) + 2.0 * self.pad).sum::<f32>()
    }

    /// Where the lists begin below the top of the themes.
    fn lists_top(&self) -> f32 {
        if self.heights[0] == 0.0 { 24.0 } else { 16.0 + self.heights[0] + 18.0 }
    }

    /// How far the recommendations stand below the findings.
    fn recommendations_offset(&self) -> f32 {
        if self.beside || self.heights[1] == 0.0 { 0.0 } else { self.heights[1] + BETWEEN }
    }

    fn height(&self) -> f32 {
        let [_, findings, recommendations] = self.heights;
        let lists =
            if self.beside { findings.max(recommendations) } else { self.recommendations_offset() + recommendations };
        self.lists_top() + lists
    }
}

fn place(book: &mut Book<'_>, sheet: &mut Sheet, themes: &[Theme], plan: &Plan, top: f32) {
    let section = book.section();
    for (index, theme) in themes.iter().enumerate() {
        let x = MARGIN + index as f32 * (plan.width + GAP);
        let node = book.node(section, Role::Section);
        let heading = book.node(node, Role::H2);
        let width = if plan.beside { WIDTH } else { plan.width };
        sheet.rule_in((x, x + width), top + 1.5, book.accent, 3.0);
        sheet.text(Some(heading), &theme.title, (x, top + 16.0, width), plan.title());
        sheet.entries.push(OutlineEntry { title: theme.heading.clone(), page: 0, y: top, children: Vec::new() });
        let y = top + plan.lists_top();
        if theme.findings.is_empty() && theme.recommendations.is_empty() {
            let empty = book.node(node, Role::P);
            let sentence = book.shape(&[ASIDE.on(book.captions().theme_empty)]);
            sheet.text(Some(empty), &sentence, (x, y, plan.width), plan.setting);
        }
        let captions = book.captions();
        // Headings go one deeper at a time: without a heading of the theme, captions stand right below the title.
        let level = if theme.title.is_empty() { Role::H2 } else { Role::H3 };
        let list = List { caption: captions.key_findings, style: CAPS, level, entries: &theme.findings, arrows: false };
        list.place(book, sheet, node, (x, y), plan);
        let x = if plan.beside && !theme.findings.is_empty() { x + plan.width + GAP } else { x };
        let (caption, entries) = (captions.recommendations, &theme.recommendations);
        let list = List { caption, style: book.accented(CAPS), level, entries, arrows: true };
        list.place(book, sheet, node, (x, y + plan.recommendations_offset()), plan);
    }
}

struct List<'t> {
    caption: &'static str,
    style: Style,
    level: Role,
    entries: &'t [Paragraph],
    arrows: bool,
}

impl List<'_> {
    fn place(&self, book: &mut Book<'_>, sheet: &mut Sheet, theme: NodeId, (x, top): (f32, f32), plan: &Plan) {
        if self.entries.is_empty() {
            return;
        }
        let caption_node = book.spoken(theme, self.level, self.caption);
        let caption = book.shape(&[self.style.on(&self.caption.to_uppercase())]);
        sheet.text(Some(caption_node), &caption, (x, top, plan.width), Setting::new(13.0, 1.4));
        let list = book.node(theme, Role::List);
        let indent = if self.arrows { plan.arrow_room() } else { 0.0 };
        let mut y = top + CAPTION;
        for (row, entry) in self.entries.iter().enumerate() {
            if row > 0 {
                sheet.rule((x, x + plan.width), y);
            }
            let item = book.node(list, Role::ListItem);
            if self.arrows {
                // The arrow says nothing that the caption does not say.
                let arrow = book.shape(&[book.accented(ARROW).on("→")]);
                sheet.text(None, &arrow, (x, y + plan.pad, indent), plan.setting);
            }
            let body = book.node(item, Role::Body);
            y = sheet.text_above(
                Some(body),
                entry,
                (x + indent, y + plan.pad, plan.width - indent),
                plan.setting,
                BOTTOM,
            ) + plan.pad;
        }
    }
}
