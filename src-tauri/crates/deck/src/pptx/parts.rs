//! The parts of the file beside the slides: what lists them, what they look like, what they say about themselves.

use super::Maker;
use super::names::SlidePlace;
use super::package::Package;
use super::slide::{Slide, kicker, whole};
use super::xml::{HEAD, SPACES, emu, escaped, hex};
use crate::FormError;
use crate::pdf::ExportRecord;
use crate::shape::clean;
use crate::theme::{INK, INK_2, INK_3, LINE, MARGIN, NONE, PAPER, RIGHT, WIDTH, level_colors};
use debrief_domain::Picture;
use std::fmt::Write;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const FORMAT: &str = "application/vnd.openxmlformats-officedocument";

/// Relationships of a part, as they are listed.
struct Relations(String);

impl Relations {
    fn new() -> Self {
        Self(format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">"))
    }

    fn to(self, id: &str, kind: &str, target: &str) -> Self {
        self.typed(id, &format!("{OFFICE}/{kind}"), target, "")
    }

    fn typed(mut self, id: &str, kind: &str, target: &str, mode: &str) -> Self {
        let _ = write!(self.0, "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{}\"{mode}/>", escaped(target));
        self
    }

    fn written(self, package: &mut Package, name: &str) -> Result<(), FormError> {
        package.add(name, (self.0 + "</Relationships>").as_bytes(), true)
    }
}

/// Writes every part. `notes` has an entry for each slide.
pub(super) fn write(
    package: &mut Package,
    maker: &Maker<'_>,
    slides: &[Slide],
    notes: &[Option<&str>],
    media: &[&Picture],
    record: &ExportRecord,
) -> Result<(), FormError> {
    let with_notes = notes.iter().any(Option::is_some);
    package.add("[Content_Types].xml", content_types(slides, notes, with_notes).as_bytes(), true)?;
    Relations::new()
        .to("rId1", "officeDocument", "ppt/presentation.xml")
        .typed("rId2", &format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml", "")
        .to("rId3", "extended-properties", "docProps/app.xml")
        .written(package, "_rels/.rels")?;
    package.add("docProps/core.xml", core(maker, record).as_bytes(), true)?;
    package.add("docProps/app.xml", app(slides.len(), notes.iter().flatten().count()).as_bytes(), true)?;
    presentation(package, maker, slides.len(), with_notes)?;
    look(package, maker, with_notes)?;
    for (index, slide) in slides.iter().enumerate() {
        let number = index + 1;
        package.add(&format!("ppt/slides/slide{number}.xml"), slide.xml.as_bytes(), true)?;
        let layout = if slide.cover { 1 } else { 2 };
        let mut relations =
            Relations::new().to("rId1", "slideLayout", &format!("../slideLayouts/slideLayout{layout}.xml"));
        for (at, id) in slide.pictures.iter().enumerate() {
            if let Some(found) = media.iter().position(|picture| picture.id == *id) {
                let target = format!("../media/image{}.{}", found + 1, maker.picture(media[found]).1);
                relations = relations.to(&format!("rPicture{}", at + 1), "image", &target);
            }
        }
        for (at, link) in slide.links.iter().enumerate() {
            let kind = format!("{OFFICE}/hyperlink");
            relations = relations.typed(&format!("rLink{}", at + 1), &kind, link, " TargetMode=\"External\"");
        }
        if let Some(words) = notes[index] {
            relations = relations.to("rNotes", "notesSlide", &format!("../notesSlides/notesSlide{number}.xml"));
            let code = maker.laid.pages[index].key.code();
            let part = notes_slide(maker, &maker.stamps.name(&SlidePlace::Notes(code)), words);
            package.add(&format!("ppt/notesSlides/notesSlide{number}.xml"), part.as_bytes(), true)?;
            Relations::new()
                .to("rId1", "notesMaster", "../notesMasters/notesMaster1.xml")
                .to("rId2", "slide", &format!("../slides/slide{number}.xml"))
                .written(package, &format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"))?;
        }
        relations.written(package, &format!("ppt/slides/_rels/slide{number}.xml.rels"))?;
    }
    for (index, picture) in media.iter().enumerate() {
        let (bytes, ending) = maker.picture(picture);
        package.add(&format!("ppt/media/image{}.{ending}", index + 1), bytes, false)?;
    }
    Ok(())
}

fn content_types(slides: &[Slide], notes: &[Option<&str>], with_notes: bool) -> String {
    let mut xml = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpeg\" \
         ContentType=\"image/jpeg\"/>"
    );
    let mut part = |name: &str, kind: &str| {
        let _ = write!(xml, "<Override PartName=\"/{name}\" ContentType=\"{kind}+xml\"/>");
    };
    let slide = |kind: &str| format!("{FORMAT}.presentationml.{kind}");
    part("ppt/presentation.xml", &slide("presentation.main"));
    part("ppt/presProps.xml", &slide("presProps"));
    part("ppt/viewProps.xml", &slide("viewProps"));
    part("ppt/tableStyles.xml", &slide("tableStyles"));
    part("ppt/theme/theme1.xml", &format!("{FORMAT}.theme"));
    part("ppt/slideMasters/slideMaster1.xml", &slide("slideMaster"));
    part("ppt/slideLayouts/slideLayout1.xml", &slide("slideLayout"));
    part("ppt/slideLayouts/slideLayout2.xml", &slide("slideLayout"));
    if with_notes {
        part("ppt/theme/theme2.xml", &format!("{FORMAT}.theme"));
        part("ppt/notesMasters/notesMaster1.xml", &slide("notesMaster"));
    }
    for number in 1..=slides.len() {
        part(&format!("ppt/slides/slide{number}.xml"), &slide("slide"));
        if notes[number - 1].is_some() {
            part(&format!("ppt/notesSlides/notesSlide{number}.xml"), &slide("notesSlide"));
        }
    }
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties");
    part("docProps/app.xml", &format!("{FORMAT}.extended-properties"));
    xml + "</Types>"
}

fn core(maker: &Maker<'_>, record: &ExportRecord) -> String {
    let at = record.exported_at.format("%Y-%m-%dT%H:%M:%SZ");
    let (title, subject) = (escaped(&maker.deck.title), escaped(&maker.deck.subject));
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}\
         </dc:title><dc:subject>{subject}</dc:subject><dc:language>{}</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">\
         {at}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:modified></cp:coreProperties>",
        maker.deck.language.tag()
    )
}

fn app(slides: usize, notes: usize) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Debrief\
         </Application><PresentationFormat>Widescreen</PresentationFormat><Slides>{slides}</Slides><Notes>{notes}</Notes>\
         <HiddenSlides>0</HiddenSlides></Properties>"
    )
}

fn presentation(package: &mut Package, maker: &Maker<'_>, slides: usize, with_notes: bool) -> Result<(), FormError> {
    let (_, _, width, height) = whole();
    let language = maker.deck.language.tag();
    let mut xml = format!(
        "{HEAD}<p:presentation {SPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rMaster\"/>\
         </p:sldMasterIdLst>"
    );
    let mut relations = Relations::new().to("rMaster", "slideMaster", "slideMasters/slideMaster1.xml");
    if with_notes {
        xml.push_str("<p:notesMasterIdLst><p:notesMasterId r:id=\"rNotes\"/></p:notesMasterIdLst>");
        relations = relations.to("rNotes", "notesMaster", "notesMasters/notesMaster1.xml");
    }
    xml.push_str("<p:sldIdLst>");
    for number in 1..=slides {
        let _ = write!(xml, "<p:sldId id=\"{}\" r:id=\"rSlide{number}\"/>", 255 + number);
        relations = relations.to(&format!("rSlide{number}"), "slide", &format!("slides/slide{number}.xml"));
    }
    let _ = write!(
        xml,
        "</p:sldIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/><p:defaultTextStyle><a:defPPr>\
         <a:defRPr lang=\"{language}\"/></a:defPPr></p:defaultTextStyle></p:presentation>",
        emu(width),
        emu(height)
    );
    package.add("ppt/presentation.xml", xml.as_bytes(), true)?;
    relations
        .to("rPresProps", "presProps", "presProps.xml")
        .to("rViewProps", "viewProps", "viewProps.xml")
        .to("rTheme", "theme", "theme/theme1.xml")
        .to("rTableStyles", "tableStyles", "tableStyles.xml")
        .written(package, "ppt/_rels/presentation.xml.rels")?;
    package.add("ppt/presProps.xml", format!("{HEAD}<p:presentationPr {SPACES}/>").as_bytes(), true)?;
    package.add("ppt/viewProps.xml", format!("{HEAD}<p:viewPr {SPACES}/>").as_bytes(), true)?;
    let styles = "<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
                  def=\"{2D5ABB26-0587-4C30-8999-92F81FD0307C}\"/>";
    package.add("ppt/tableStyles.xml", format!("{HEAD}{styles}").as_bytes(), true)
}

/// Theme, master, layouts and what notes look like.
fn look(package: &mut Package, maker: &Maker<'_>, with_notes: bool) -> Result<(), FormError> {
    package.add("ppt/theme/theme1.xml", theme(maker).as_bytes(), true)?;
    package.add("ppt/slideMasters/slideMaster1.xml", master().as_bytes(), true)?;
    Relations::new()
        .to("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml")
        .to("rId2", "slideLayout", "../slideLayouts/slideLayout2.xml")
        .to("rId3", "theme", "../theme/theme1.xml")
        .written(package, "ppt/slideMasters/_rels/slideMaster1.xml.rels")?;
    for (number, layout) in [(1, cover(maker)), (2, page())] {
        package.add(&format!("ppt/slideLayouts/slideLayout{number}.xml"), layout.as_bytes(), true)?;
        Relations::new()
            .to("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")
            .written(package, &format!("ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"))?;
    }
    if with_notes {
        package.add("ppt/theme/theme2.xml", theme(maker).as_bytes(), true)?;
        package.add("ppt/notesMasters/notesMaster1.xml", notes_master().as_bytes(), true)?;
        Relations::new()
            .to("rId1", "theme", "../theme/theme2.xml")
            .written(package, "ppt/notesMasters/_rels/notesMaster1.xml.rels")?;
    }
    Ok(())
}

fn theme(maker: &Maker<'_>) -> String {
    let second = maker.deck.brand.second.unwrap_or(INK_3);
    let levels = [1, 2, 3, 4].map(|rank| level_colors(rank, 4).0);
    let colors = [
        ("dk1", INK),
        ("lt1", PAPER),
        ("dk2", INK_2),
        ("lt2", NONE),
        ("accent1", maker.accent),
        ("accent2", second),
        ("accent3", levels[0]),
        ("accent4", levels[1]),
        ("accent5", levels[2]),
        ("accent6", levels[3]),
        ("hlink", maker.accent),
        ("folHlink", INK_2),
    ];
    let colors: String = colors
        .iter()
        .map(|(name, color)| format!("<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", hex(*color)))
        .collect();
    let font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Debrief\"><a:themeElements>\
         <a:clrScheme name=\"Debrief\">{colors}</a:clrScheme><a:fontScheme name=\"Debrief\"><a:majorFont>{font}</a:majorFont>\
         <a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Debrief\"><a:fillStyleLst>{fill}{fill}{fill}\
         </a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}\
         </a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
}

const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off \
    x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";
const BODY: &str = "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"";

/// A placeholder of a master or a layout. `style` is what its words look like.
fn place(id: u32, name: &str, kind: &str, (x, y, w, h): (f32, f32, f32, f32), style: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph \
         {kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm><a:prstGeom \
         prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>{style}<a:p><a:r><a:rPr lang=\"en-US\"/><a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>",
        emu(x),
        emu(y),
        emu(w),
        emu(h)
    )
}

/// A ground of one colour of the theme.
fn ground(id: u32, (x, y, w, h): (f32, f32, f32, f32), color: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Ground\"/><p:cNvSpPr/><p:nvPr userDrawn=\"1\"/></p:nvSpPr><p:spPr><a:xfrm><a:off \
         x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill>\
         {color}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
        emu(x),
        emu(y),
        emu(w),
        emu(h)
    )
}

fn small(align: &str, size: u32, color: &str, anchor: &str) -> String {
    format!(
        "{BODY} anchor=\"{anchor}\"><a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"{align}\"><a:spcBef>\
         <a:spcPts val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"{size}\">{color}<a:latin \
         typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
}

fn quiet() -> String {
    format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", hex(INK_3))
}

fn foot(first_id: u32) -> String {
    let line = place(
        first_id,
        "Footer",
        "type=\"ftr\" sz=\"quarter\" idx=\"12\"",
        (MARGIN, 672.0, WIDTH - 80.0, 22.0),
        &small("l", 938, &quiet(), "ctr"),
    );
    let number = place(
        first_id + 1,
        "Slide number",
        "type=\"sldNum\" sz=\"quarter\" idx=\"13\"",
        (RIGHT - 70.0, 672.0, 70.0, 22.0),
        &small("r", 938, &quiet(), "ctr"),
    );
    // The number is a field wherever it stands.
    let number = number.replace(
        "<a:r><a:rPr lang=\"en-US\"/><a:t>Slide number</a:t></a:r>",
        "<a:fld id=\"{6B1F4C52-0D3E-4A86-9C77-5E2A8D914F03}\" type=\"slidenum\"><a:rPr lang=\"en-US\"/><a:t>‹#›</a:t></a:fld>",
    );
    line + &number
}

fn master() -> String {
    let background =
        "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>";
    let empty = "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/>";
    let title = place(2, "Title", "type=\"title\"", (MARGIN, 78.0, 1080.0, 40.0), empty);
    let body = place(3, "Text", "type=\"body\" idx=\"1\"", (MARGIN, 150.0, WIDTH, 480.0), empty);
    let ink = "<a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/>";
    let levels: String = (1..=9)
        .map(|level| {
            format!("<a:lvl{level}pPr marL=\"0\" indent=\"0\"><a:buNone/><a:defRPr sz=\"1350\">{ink}</a:defRPr></a:lvl{level}pPr>")
        })
        .collect();
    format!(
        "{HEAD}<p:sldMaster {SPACES}><p:cSld>{background}<p:spTree>{GROUP}{title}{body}{}</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" \
         tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" \
         accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId \
         id=\"2147483649\" r:id=\"rId1\"/><p:sldLayoutId id=\"2147483650\" r:id=\"rId2\"/></p:sldLayoutIdLst><p:txStyles>\
         <p:titleStyle><a:lvl1pPr algn=\"l\"><a:buNone/><a:defRPr sz=\"2475\" b=\"1\"><a:solidFill><a:schemeClr val=\"tx1\"/>\
         </a:solidFill><a:latin typeface=\"+mj-lt\"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>\
         <p:otherStyle>{levels}</p:otherStyle></p:txStyles></p:sldMaster>",
        foot(4)
    )
}

fn layout(kind: &str, name: &str, shapes: &str) -> String {
    format!(
        "{HEAD}<p:sldLayout {SPACES} type=\"{kind}\" preserve=\"1\" userDrawn=\"1\"><p:cSld name=\"{name}\"><p:spTree>{GROUP}{shapes}\
         </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
}

const EMPTY: &str = "<a:bodyPr/><a:lstStyle/>";

/// The layout of the first and the last page: a bar at the left edge.
fn cover(maker: &Maker<'_>) -> String {
    let (_, _, _, height) = whole();
    let mut shapes = ground(2, (0.0, 0.0, 26.0, height), "<a:schemeClr val=\"accent1\"/>");
    if maker.deck.brand.second.is_some() {
        shapes += &ground(3, (26.0, 0.0, 8.0, height), "<a:schemeClr val=\"accent2\"/>");
    }
    shapes += &place(4, "Title", "type=\"title\"", (MARGIN + 30.0, 240.0, 1040.0, 130.0), EMPTY);
    layout("titleOnly", "Cover", &shapes)
}

/// The layout of every other page: the line that names it, the title, the foot.
fn page() -> String {
    let mut shapes = place(2, "Title", "type=\"title\"", (MARGIN, 78.0, 1080.0, 40.0), EMPTY);
    let (x, y, w, h) = kicker();
    let quiet = quiet();
    let named = small("l", 975, &quiet, "ctr");
    shapes += &place(3, "Page", "type=\"body\" sz=\"quarter\" idx=\"10\"", (x, y, w, h), &named);
    let part = small("r", 1013, &quiet, "ctr");
    shapes += &place(4, "Part", "type=\"body\" sz=\"quarter\" idx=\"11\"", (RIGHT - 170.0, y, 170.0, h), &part);
    let rule = format!("<a:srgbClr val=\"{}\"/>", hex(LINE));
    shapes += &ground(5, (MARGIN, 662.5, WIDTH, 1.0), &rule);
    shapes += &foot(6);
    layout("titleOnly", "Page", &shapes)
}

fn notes_master() -> String {
    format!(
        "{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>{GROUP}\
         <p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/>\
         <a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp><p:sp>\
         <p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" \
         sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" \
         cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>\
         <a:r><a:rPr lang=\"en-US\"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld><p:clrMap bg1=\"lt1\" \
         tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" \
         accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:notesStyle><a:lvl1pPr><a:defRPr \
         sz=\"1200\"/></a:lvl1pPr></p:notesStyle></p:notesMaster>"
    )
}

fn notes_slide(maker: &Maker<'_>, name: &str, words: &str) -> String {
    let language = maker.deck.language.tag();
    let paragraphs: String = words
        .lines()
        .map(|line| match escaped(clean(line).trim_end()) {
            line if line.is_empty() => "<a:p/>".to_owned(),
            line => format!("<a:p><a:r><a:rPr lang=\"{language}\"/><a:t>{line}</a:t></a:r></a:p>"),
        })
        .collect();
    format!(
        "{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{GROUP}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks \
         noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"{}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" \
         idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        escaped(name)
    )
}
