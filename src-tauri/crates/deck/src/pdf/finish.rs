//! The document around the pages: catalog, outline, properties, resources.

use super::archive::output_intent;
use super::draw::{POINTS, font_name, picture_name};
use super::embed::font;
use super::file::{File, Id, Text};
use super::links::{Annotation, links};
use super::marked::Sequence;
use super::picture::{Embedded, Pixels};
use super::subset::Subset;
use super::tree::tree;
use super::xmp::{MAKER, packet};
use super::{DeckError, ExportRecord};
use crate::Laid;
use crate::laid::OutlineEntry;
use std::fmt::Write;

/// What stands in a file before its pages' descriptions are written.
pub(super) struct Begun {
    file: File,
    /// The descriptions, which are still to be written.
    contents: Vec<Id>,
    catalog: Id,
    info: Id,
}

/// Writes everything but the pages' descriptions. Nothing in the bytes depends on the process, the clock or chance.
pub(super) fn begin(
    laid: &Laid,
    marked: &[Vec<Sequence>],
    subsets: &[Subset],
    pictures: &[Embedded],
    record: &ExportRecord,
) -> Begun {
    let mut file = File::new();
    let [catalog, list] = [(); 2].map(|()| file.reserve());
    let pages: Vec<Id> = laid.pages.iter().map(|_| file.reserve()).collect();
    let contents: Vec<Id> = laid.pages.iter().map(|_| file.reserve()).collect();
    let resources = resources(&mut file, subsets, pictures);
    let links = links(&mut file, laid);
    let size = [laid.width, laid.height].map(|length| length * POINTS);
    for (at, (page, content)) in pages.iter().zip(&contents).enumerate() {
        file.write(*page, Page { at, list, size, resources, content: *content, links: &links });
    }
    file.write(list, format_args!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), many(&pages)));
    let root = tree(&mut file, laid, &pages, marked, &links);
    let outline = outline(&mut file, laid, &pages);
    let intent = output_intent(&mut file);
    let metadata = file.reserve();
    // Left uncompressed, so that programs which know no PDF can find it.
    file.write_stream(metadata, "/Type/Metadata/Subtype/XML", packet(laid, record).as_bytes());
    file.write(
        catalog,
        format_args!(
            "<</Type/Catalog/Pages {list}/PageLayout/SinglePage/PageMode/UseOutlines/Lang{}/MarkInfo<</Marked true>>\
             /ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot {root}/Outlines {outline}/Metadata {metadata}\
             /OutputIntents[{intent}]>>",
            Text(&laid.language),
        ),
    );
    let date = record.exported_at.format("D:%Y%m%d%H%M%S");
    let info = file.add(format_args!(
        "<</Title{}/Subject{}/Creator({MAKER})/Producer({MAKER})/CreationDate({date})/ModDate({date})>>",
        Text(&laid.title),
        Text(&laid.subject),
    ));
    Begun { file, contents, catalog, info }
}

/// Writes the pages' descriptions, which are compressed, and ends the file.
pub(super) fn end(begun: Begun, descriptions: &[Vec<u8>]) -> Result<Vec<u8>, DeckError> {
    let Begun { mut file, contents, catalog, info } = begun;
    for (id, description) in contents.into_iter().zip(descriptions) {
        file.write_packed(id, "", description);
    }
    file.finish(catalog, info)
}

/// References one after the other.
pub(super) fn many(ids: &[Id]) -> String {
    ids.iter().map(Id::to_string).collect::<Vec<_>>().join(" ")
}

/// A page as the file writes it.
struct Page<'p> {
    /// Which page it is, from 0; also its key in the tree of parents.
    at: usize,
    list: Id,
    /// Width and height in points.
    size: [f32; 2],
    resources: Id,
    content: Id,
    /// Those of all pages.
    links: &'p [Annotation],
}

impl std::fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { at, list, size: [width, height], resources, content, links } = self;
        write!(
            f,
            "<</Type/Page/Parent {list}/MediaBox[0 0 {width} {height}]/Resources {resources}/Contents {content}\
             /StructParents {at}/Tabs/S"
        )?;
        let links: Vec<Id> = links.iter().filter(|link| link.page == *at).map(|link| link.object).collect();
        if !links.is_empty() {
            write!(f, "/Annots[{}]", many(&links))?;
        }
        f.write_str(">>")
    }
}

/// Writes fonts and pictures and the list of them, which all pages share.
fn resources(file: &mut File, subsets: &[Subset], pictures: &[Embedded]) -> Id {
    let mut list = String::from("<</Font<<");
    for subset in subsets {
        // Writing to a string cannot fail.
        let _ = write!(list, "/{} {}", font_name(subset.face), font(file, subset));
    }
    list.push_str(">>");
    if !pictures.is_empty() {
        list.push_str("/XObject<<");
        for picture in pictures {
            let _ = write!(list, "/{} {}", picture_name(picture.id), image(file, picture));
        }
        list.push_str(">>");
    }
    list.push_str(">>");
    file.add(list)
}

fn image(file: &mut File, picture: &Embedded) -> Id {
    let Embedded { width, height, gray, pixels, .. } = picture;
    let space = if *gray { "DeviceGray" } else { "DeviceRGB" };
    let entries =
        format!("/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{space}/BitsPerComponent 8");
    match pixels {
        Pixels::Plain(pixels) => file.add_stream(entries, pixels),
        Pixels::Jpeg(jpeg) => {
            let id = file.reserve();
            file.write_stream(id, format_args!("{entries}/Filter/DCTDecode"), jpeg);
            id
        }
    }
}

/// Writes the outline; gives its root.
fn outline(file: &mut File, laid: &Laid, pages: &[Id]) -> Id {
    let root = file.reserve();
    let ends = entries(file, root, &laid.outline, (pages, laid.height));
    let ends = ends.map(|(first, last)| format!("/First {first}/Last {last}")).unwrap_or_default();
    file.write(root, format_args!("<</Type/Outlines/Count {}{ends}>>", laid.outline.len()));
    root
}

/// Writes the entries below `parent`, those that have entries of their own closed; gives the first and the last.
fn entries(
    file: &mut File,
    parent: Id,
    entries_below: &[OutlineEntry],
    (pages, height): (&[Id], f32),
) -> Option<(Id, Id)> {
    let ids: Vec<Id> = entries_below.iter().map(|_| file.reserve()).collect();
    for (index, entry) in entries_below.iter().enumerate() {
        let mut item = format!("<</Title{}/Parent {parent}", Text(&entry.title));
        if let Some(page) = pages.get(entry.page as usize) {
            let _ = write!(item, "/Dest[{page}/XYZ 0 {} null]", (height - entry.y) * POINTS);
        }
        if let Some((first, last)) = entries(file, ids[index], &entry.children, (pages, height)) {
            let _ = write!(item, "/First {first}/Last {last}/Count -{}", entry.children.len());
        }
        if let Some(before) = index.checked_sub(1) {
            let _ = write!(item, "/Prev {}", ids[before]);
        }
        if let Some(next) = ids.get(index + 1) {
            let _ = write!(item, "/Next {next}");
        }
        item.push_str(">>");
        file.write(ids[index], item);
    }
    Some((*ids.first()?, *ids.last()?))
}
