//! One slide: its shapes and what it refers to.

mod rows;

use super::Maker;
use super::names::SlidePlace;
use super::paragraphs::SetParagraph;
use super::scene::{Block, Ground, Room, Scene, scene};
use super::text::Setting;
use super::xml::{HEAD, SPACES, emu, escaped};
use crate::content::PageContent;
use crate::laid::{LaidPage, NodeId, PAGE_HEIGHT, PAGE_WIDTH, RectItem};
use crate::theme::{MARGIN, WIDTH};
use debrief_domain::PictureId;
use std::collections::HashMap;
use std::fmt::Write;

/// A slide as a part, with its relationships beyond the layout.
pub(super) struct Slide {
    pub(super) xml: String,
    pub(super) cover: bool,
    /// Addresses, in the order of their relationships.
    pub(super) links: Vec<String>,
    /// Pictures, in the order of their relationships.
    pub(super) pictures: Vec<PictureId>,
}

/// What marks a shape as decoration, so that screen readers pass over it.
const DECORATIVE: &str = "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative \
    xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>";
/// A text stands in fewer boxes than this on one slide: one a column.
const MOST_BOXES: u32 = 10;
/// How far a title may run.
const TITLE_WIDTH: f32 = 1080.0;

type Frame = (f32, f32, f32, f32);

fn xfrm(tag: &str, (x, y, w, h): Frame) -> String {
    // What a page cannot hold, which preflight says, does not leave the slide either.
    let (x, y) = (x.clamp(0.0, PAGE_WIDTH), y.clamp(0.0, PAGE_HEIGHT));
    let (w, h) = (w.clamp(0.0, PAGE_WIDTH - x), h.clamp(0.0, PAGE_HEIGHT - y));
    let (x, y, w, h) = (emu(x), emu(y), emu(w), emu(h));
    format!("<{tag}><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></{tag}>")
}

/// A slide that is being written.
struct Writer<'m, 'd> {
    maker: &'m Maker<'d>,
    xml: String,
    id: u32,
    /// The number of the slide among those of its page, from 1.
    part: u32,
    /// How many boxes the slide has of each text by now.
    boxes: HashMap<NodeId, u32>,
    links: Vec<String>,
    pictures: Vec<PictureId>,
}

pub(super) fn slide(maker: &Maker<'_>, page: &LaidPage) -> Slide {
    let content = maker.deck.pages.iter().find(|other| other.key == page.key).map(|page| &page.content);
    let cover = matches!(content, Some(PageContent::Title(_) | PageContent::Closing(_)));
    let scene = scene(maker.laid, page, !cover);
    let mut writer = Writer {
        maker,
        xml: String::new(),
        id: 1,
        part: page.part,
        boxes: HashMap::new(),
        links: Vec::new(),
        pictures: Vec::new(),
    };
    let name = escaped(&format!("{} ({})", page.key.code(), page.part));
    let _ = write!(
        writer.xml,
        "{HEAD}<p:sld {SPACES}><p:cSld name=\"{name}\"><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/>\
         <p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" \
         y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>"
    );
    writer.shapes(page, &scene);
    writer.xml.push_str("</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>");
    Slide { xml: writer.xml, cover, links: writer.links, pictures: writer.pictures }
}

impl Writer<'_, '_> {
    fn shapes(&mut self, page: &LaidPage, scene: &Scene<'_>) {
        self.title(page, scene);
        self.lines(scene);
        self.placeholder("Page", "type=\"body\" sz=\"quarter\" idx=\"10\"", scene.kicker.as_ref());
        self.placeholder("Part", "type=\"body\" sz=\"quarter\" idx=\"11\"", scene.count.as_ref());
        for block in &scene.blocks {
            match block {
                Block::Text(text, room) => self.text_box(text, *room),
                Block::Ground(ground) => self.ground(ground),
                Block::Table(table) => self.table(page, table),
                Block::Picture(picture) => self.picture(picture),
            }
        }
        self.placeholder("Footer", "type=\"ftr\" sz=\"quarter\" idx=\"12\"", scene.foot.as_ref());
        if scene.foot.is_some()
            && let Some(number) = page.number
        {
            self.id += 1;
            let id = self.id;
            let language = self.maker.deck.language.tag();
            let _ = write!(
                self.xml,
                "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Slide number\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
                 <p:nvPr><p:ph type=\"sldNum\" sz=\"quarter\" idx=\"13\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>\
                 <a:lstStyle/><a:p><a:fld id=\"{{6B1F4C52-0D3E-4A86-9C77-5E2A8D914F03}}\" type=\"slidenum\"><a:rPr \
                 lang=\"{language}\"/><a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
            );
        }
    }

    /// The properties that every shape begins with: `says` is its alternative text, none marks decoration.
    fn named(&mut self, name: &str, says: Option<&str>) -> String {
        self.id += 1;
        let (id, name) = (self.id, escaped(name));
        match says {
            Some(says) => format!("<p:cNvPr id=\"{id}\" name=\"{name}\" descr=\"{}\"/>", escaped(says)),
            None => format!("<p:cNvPr id=\"{id}\" name=\"{name}\">{DECORATIVE}</p:cNvPr>"),
        }
    }

    fn title(&mut self, page: &LaidPage, scene: &Scene<'_>) {
        self.id += 1;
        let id = self.id;
        let name = escaped(&self.maker.stamps.name(&SlidePlace::Title(page.key.code(), page.part, page.parts)));
        let _ = write!(
            self.xml,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
             <p:ph type=\"title\"/></p:nvPr></p:nvSpPr>"
        );
        let text = escaped(&crate::shape::clean(&page.title));
        let language = self.maker.deck.language.tag();
        match &scene.title {
            Some(title) => {
                let frame = (title.left(), title.top(), TITLE_WIDTH, title.height());
                let _ = write!(
                    self.xml,
                    "<p:spPr>{}</p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr><a:lnSpc>\
                     <a:spcPts val=\"{}\"/></a:lnSpc></a:pPr><a:r><a:rPr lang=\"{language}\" sz=\"{}\" dirty=\"0\"/>",
                    xfrm("a:xfrm", frame),
                    super::xml::points(title.step()),
                    super::xml::points(title.size()),
                );
            }
            None => {
                let _ = write!(
                    self.xml,
                    "<p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr \
                     lang=\"{language}\" dirty=\"0\"/>"
                );
            }
        }
        let _ = write!(self.xml, "<a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>");
    }

    /// A placeholder of the layout with the words of the page; left out where the page has none.
    fn placeholder(&mut self, name: &str, kind: &str, words: Option<&SetParagraph<'_>>) {
        let Some(words) = words else { return };
        self.id += 1;
        let id = self.id;
        let runs = self.maker.runs(&words.items, None);
        let _ = write!(
            self.xml,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
             <p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{runs}</a:p></p:txBody></p:sp>"
        );
    }

    /// The lines of the page as one group: the figure they draw, or decoration.
    fn lines(&mut self, scene: &Scene<'_>) {
        if scene.lines.is_empty() && scene.figure.is_none() {
            return;
        }
        let says = scene.figure.and_then(|figure| self.maker.laid.node(figure)).and_then(|node| node.spoken.as_deref());
        let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, 0.0f32, 0.0f32);
        let grounds = scene.blocks.iter().filter_map(|block| match block {
            Block::Ground(ground) if !ground.is_chip() => Some(ground.rect),
            _ => None,
        });
        let boxes = scene.lines.iter().map(|line| (line.x1, line.y1, line.x2, line.y1));
        let boxes = boxes.chain(grounds.map(|rect| (rect.x, rect.y, rect.x + rect.w, rect.y + rect.h)));
        for (x1, y1, x2, y2) in boxes {
            (left, top) = (left.min(x1), top.min(y1));
            (right, bottom) = (right.max(x2), bottom.max(y2));
        }
        if left > right {
            return;
        }
        let frame = (left, top, right - left, (bottom - top).max(1.0));
        if scene.lines.is_empty() {
            // What the figure shows is said by an empty ground below its cells.
            let named = self.named("Figure", says);
            let _ = write!(
                self.xml,
                "<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/>\
                 </a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
                xfrm("a:xfrm", frame)
            );
            return;
        }
        self.open_group("Lines", says, frame);
        for line in &scene.lines {
            let named = self.named("Line", None);
            let height = line.width.max(0.5);
            let frame = (line.x1, line.y1 - height / 2.0, line.x2 - line.x1, height);
            let _ = write!(
                self.xml,
                "<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/>\
                 </a:prstGeom>{}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
                xfrm("a:xfrm", frame),
                self.maker.color(line.color)
            );
        }
        self.xml.push_str("</p:grpSp>");
    }

    fn open_group(&mut self, name: &str, says: Option<&str>, (x, y, w, h): Frame) {
        let named = self.named(name, says);
        let (w, h) = (w.min(PAGE_WIDTH - x), h.min(PAGE_HEIGHT - y));
        let (x, y, w, h) = (emu(x), emu(y), emu(w), emu(h));
        let _ = write!(
            self.xml,
            "<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/>\
             <a:ext cx=\"{w}\" cy=\"{h}\"/><a:chOff x=\"{x}\" y=\"{y}\"/><a:chExt cx=\"{w}\" cy=\"{h}\"/></a:xfrm></p:grpSpPr>"
        );
    }

    /// What the next box is called that holds words of the node; none where they do not come back.
    fn name_of(&mut self, node: NodeId) -> Option<String> {
        let place = self.maker.places.get(&node)?.clone();
        let before = self.boxes.entry(node).or_default();
        *before += 1;
        Some(self.maker.stamps.name(&place.on(self.part * MOST_BOXES + *before)))
    }

    fn text_box(&mut self, text: &SetParagraph<'_>, room: Room) {
        let link = self.maker.link(text).map(|address| {
            self.links.push(address.to_owned());
            format!("rLink{}", self.links.len())
        });
        let name = text.node.and_then(|node| self.name_of(node));
        let left = text.outer_left();
        let own = text.right() - left;
        let room_width = room.right - left;
        let width = if room.column || text.lines() == 1 { room_width } else { room_width.min(own * 1.05) };
        let paragraph = self.maker.paragraph(text, Setting::default(), link.as_deref());
        let frame = (left, text.top(), width.max(own + 2.0), text.height());
        self.box_of(name.as_deref().unwrap_or("Text"), frame, &paragraph, "t");
    }

    fn box_of(&mut self, name: &str, frame: Frame, paragraphs: &str, anchor: &str) {
        self.id += 1;
        let (id, name) = (self.id, escaped(name));
        let overfull = frame.1 + frame.3 > PAGE_HEIGHT;
        let fit = if overfull { "<a:normAutofit/>" } else { "<a:noAutofit/>" };
        let _ = write!(
            self.xml,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" \
             tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"{anchor}\">{fit}</a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody>\
             </p:sp>",
            xfrm("a:xfrm", frame)
        );
    }

    /// A chip or a cell of the heat map: a group that says its level.
    fn ground(&mut self, ground: &Ground<'_>) {
        let rect = ground.rect;
        let letters = ground.words.last().map(SetParagraph::text).unwrap_or_default();
        let level = self.maker.level(&letters);
        let before = ground.words.len().saturating_sub(1);
        let about: Vec<String> =
            ground.words[..before].iter().map(|words| self.maker.restored(&words.text())).collect();
        let (name, says) = if about.is_empty() {
            ("Level".to_owned(), level.to_owned())
        } else {
            (about[0].clone(), format!("{}: {level}", about.join(" ")))
        };
        self.open_group(&name, Some(&says), (rect.x, rect.y, rect.w, rect.h));
        let shape = self.rounded(rect);
        let named = self.named("Ground", None);
        // A chip holds its letters; a cell holds the name, and its code and letters stand in boxes above it.
        let inside = if ground.is_chip() { ground.words.first() } else { ground.words.get(1) };
        let body = match inside {
            Some(words) if ground.is_chip() => {
                let setting = Setting { loose: true, ..Setting::default() };
                let left = emu(words.left() - rect.x);
                let text = self.maker.paragraph(words, setting, None);
                format!(
                    "<a:bodyPr wrap=\"none\" lIns=\"{left}\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/><a:lstStyle/>{text}"
                )
            }
            Some(words) => {
                let (left, top) = (emu(words.left() - rect.x), emu((words.top() - rect.y).max(0.0)));
                let text = self.maker.paragraph(words, Setting::default(), None);
                format!(
                    "<a:bodyPr wrap=\"square\" lIns=\"{left}\" tIns=\"{top}\" rIns=\"{left}\" bIns=\"0\" anchor=\"t\"/><a:lstStyle/>{text}"
                )
            }
            None => "<a:bodyPr/><a:lstStyle/><a:p/>".to_owned(),
        };
        // The words of the ground are text, so it is no decoration; its group says what it means.
        let named = named.replace(&format!(">{DECORATIVE}</p:cNvPr>"), "/>");
        let _ = write!(
            self.xml,
            "<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{shape}</p:spPr><p:txBody>{body}</p:txBody></p:sp>"
        );
        if !ground.is_chip() {
            for words in ground.words.iter().enumerate().filter(|(at, _)| *at != 1).map(|(_, words)| words) {
                let text = self.maker.paragraph(words, Setting::default(), None);
                let frame = (words.left(), words.top(), (words.right() - words.left()) * 1.1 + 4.0, words.height());
                self.box_of("Text", frame, &text, "t");
            }
        }
        for pip in &ground.pips {
            let shape = self.rounded(pip);
            let named = self.named("Pip", None);
            let _ = write!(
                self.xml,
                "<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{shape}</p:spPr></p:sp>"
            );
        }
        self.xml.push_str("</p:grpSp>");
    }

    /// Place, form, ground and outline of a rectangle.
    fn rounded(&self, rect: &RectItem) -> String {
        let corner = (rect.radius / rect.w.min(rect.h).max(1.0) * 100_000.0).clamp(0.0, 50_000.0) as i64;
        let fill = rect.fill.map_or_else(|| "<a:noFill/>".to_owned(), |color| self.maker.color(color));
        let line = match rect.stroke {
            Some(color) => {
                let dash = if rect.dash.is_some() { "<a:prstDash val=\"dash\"/>" } else { "" };
                format!("<a:ln w=\"{}\">{}{dash}</a:ln>", emu(rect.stroke_width), self.maker.color(color))
            }
            None => "<a:ln><a:noFill/></a:ln>".to_owned(),
        };
        format!(
            "{}<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {corner}\"/></a:avLst></a:prstGeom>{fill}{line}",
            xfrm("a:xfrm", (rect.x, rect.y, rect.w, rect.h))
        )
    }

    fn picture(&mut self, picture: &crate::laid::PictureItem) {
        if !self.maker.has_picture(picture.picture) {
            return;
        }
        let at = self.pictures.iter().position(|known| *known == picture.picture).unwrap_or_else(|| {
            self.pictures.push(picture.picture);
            self.pictures.len() - 1
        });
        let node = picture.node.and_then(|node| self.maker.laid.node(node));
        let named = self.named("Picture", node.and_then(|node| node.spoken.as_deref()));
        let frame = (picture.x, picture.y, picture.w, picture.h);
        let _ = write!(
            self.xml,
            "<p:pic><p:nvPicPr>{named}<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>\
             <a:blip r:embed=\"rPicture{}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}<a:prstGeom prst=\"rect\">\
             <a:avLst/></a:prstGeom></p:spPr></p:pic>",
            at + 1,
            xfrm("a:xfrm", frame)
        );
    }
}

/// The whole page as a frame, for layouts.
pub(super) fn whole() -> Frame {
    (0.0, 0.0, PAGE_WIDTH, PAGE_HEIGHT)
}

/// The frame of the line that names a page.
pub(super) fn kicker() -> Frame {
    (MARGIN, 54.0, WIDTH - 180.0, 20.0)
}
