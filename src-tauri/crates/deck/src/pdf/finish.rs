//! The document around the pages: fonts, catalog, outline, properties, file id.

use super::archive::output_intents;
use super::draw::{POINTS, resource_name};
use super::links::links;
use super::marked::Sequence;
use super::subset::Subset;
use super::tree::tree;
use super::xmp::{MAKER, packet};
use super::{DeckError, ExportRecord};
use crate::Laid;
use crate::laid::OutlineEntry;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use md5::{Digest, Md5};
use std::io::Write;

/// Finishes the document and writes it. Nothing in the bytes depends on the process, the clock or chance.
pub(super) fn finish(
    mut document: Document,
    laid: &Laid,
    marked: &[Vec<Sequence>],
    subsets: &[Subset],
    record: &ExportRecord,
) -> Result<Vec<u8>, DeckError> {
    document.version = "1.7".to_owned();
    let pages = page_ids(&document);
    tidy_pages(&mut document, &pages)?;
    fonts(&mut document, &pages, subsets)?;
    bare_catalog(&mut document)?;
    // Looking for what is not used takes time that grows with the square of the objects, so it comes before there are many.
    document.prune_objects();
    document.renumber_objects();
    let pages = page_ids(&document);
    properties(&mut document, laid, record);
    catalog(&mut document, laid, record, &pages)?;
    structure(&mut document, laid, marked, &pages)?;
    document.compress();
    write(document)
}

fn page_ids(document: &Document) -> Vec<ObjectId> {
    document.get_pages().into_values().collect()
}

pub(super) fn writing(error: lopdf::Error) -> DeckError {
    DeckError::Writing(error.to_string())
}

/// Text of properties and outlines: UTF-16 with a mark, as PDF asks for beyond Latin.
pub(super) fn text(text: &str) -> Object {
    let bytes = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Drops what is empty on every page: annotations, resources of kinds that the deck does not use.
fn tidy_pages(document: &mut Document, pages: &[ObjectId]) -> Result<(), DeckError> {
    for page in pages {
        let resources = {
            let page = document.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(writing)?;
            page.remove(b"Annots");
            page.remove(b"TrimBox");
            page.remove(b"CropBox");
            page.get(b"Resources").and_then(Object::as_reference).map_err(writing)?
        };
        let resources = document.get_object_mut(resources).and_then(Object::as_dict_mut).map_err(writing)?;
        for unused in [b"ExtGState".as_slice(), b"Shading"] {
            resources.remove(unused);
        }
        if resources.get(b"XObject").and_then(Object::as_dict).is_ok_and(Dictionary::is_empty) {
            resources.remove(b"XObject");
        }
    }
    Ok(())
}

/// Tells each font which glyph a code means, and what slant and height of capitals it has.
fn fonts(document: &mut Document, pages: &[ObjectId], subsets: &[Subset]) -> Result<(), DeckError> {
    let Some(page) = pages.first() else { return Ok(()) };
    let resources = reference(document, *page, b"Resources")?;
    let fonts = reference(document, resources, b"Font")?;
    for subset in subsets {
        let glyphs = subset.glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
        let map = document.add_object(Stream::new(Dictionary::new(), glyphs));
        let font = reference(document, fonts, resource_name(subset.face).as_bytes())?;
        let font = document.get_object_mut(font).and_then(Object::as_dict_mut).map_err(writing)?;
        let descendant = font
            .get_mut(b"DescendantFonts")
            .and_then(Object::as_array_mut)
            .ok()
            .and_then(|fonts| fonts.first_mut())
            .and_then(|font| font.as_dict_mut().ok())
            .ok_or_else(|| DeckError::Writing("a font has no descendant".to_owned()))?;
        descendant.set("CIDToGIDMap", map);
        let descriptor = descendant.get(b"FontDescriptor").and_then(Object::as_reference).map_err(writing)?;
        let descriptor = document.get_object_mut(descriptor).and_then(Object::as_dict_mut).map_err(writing)?;
        descriptor.set("CapHeight", i64::from(subset.metrics.cap_height));
        descriptor.set("ItalicAngle", subset.metrics.italic_angle);
        // ISO 32000-1, table 123: 4 is symbolic (codes are our own), 64 italic.
        descriptor.set("Flags", 4 | if subset.face.italic() { 64 } else { 0 });
    }
    Ok(())
}

/// The object that an entry of a dictionary refers to.
fn reference(document: &Document, of: ObjectId, key: &[u8]) -> Result<ObjectId, DeckError> {
    document
        .get_dictionary(of)
        .and_then(|dictionary| dictionary.get(key))
        .and_then(Object::as_reference)
        .map_err(writing)
}

/// Title, dates and maker, in place of what printpdf wrote.
fn properties(document: &mut Document, laid: &Laid, record: &ExportRecord) {
    let date = Object::string_literal(record.exported_at.format("D:%Y%m%d%H%M%S").to_string());
    let info = document.add_object(dictionary! {
        "Title" => text(&laid.title),
        "Subject" => text(&laid.subject),
        "Creator" => text(MAKER),
        "Producer" => text(MAKER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    });
    document.trailer.set("Info", info);
}

/// A catalog that leads to the pages alone, in place of printpdf's.
fn bare_catalog(document: &mut Document) -> Result<(), DeckError> {
    let pages = document.catalog().and_then(|catalog| catalog.get(b"Pages")).cloned().map_err(writing)?;
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document.trailer.remove(b"Info");
    Ok(())
}

/// Ties pages and tree of meaning together.
fn structure(
    document: &mut Document,
    laid: &Laid,
    marked: &[Vec<Sequence>],
    pages: &[ObjectId],
) -> Result<(), DeckError> {
    let links = links(document, laid, pages)?;
    let root = tree(document, laid, pages, marked, &links);
    for (key, page) in pages.iter().enumerate() {
        let page = document.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(writing)?;
        page.set("StructParents", key as i64);
        page.set("Tabs", "S");
    }
    let catalog = document.catalog_mut().map_err(writing)?;
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", root);
    Ok(())
}

fn catalog(document: &mut Document, laid: &Laid, record: &ExportRecord, pages: &[ObjectId]) -> Result<(), DeckError> {
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Left uncompressed, so that programs which know no PDF can find it.
    let metadata = Stream::new(metadata, packet(laid, record).into_bytes()).with_compression(false);
    let metadata = document.add_object(metadata);
    let outlines = document.new_object_id();
    let (first, last, count) = outline(document, outlines, &laid.outline, (pages, laid.height));
    let mut root = dictionary! { "Type" => "Outlines", "Count" => count };
    if let (Some(first), Some(last)) = (first, last) {
        root.set("First", first);
        root.set("Last", last);
    }
    document.set_object(outlines, root);
    let intents = output_intents(document);
    let catalog = document.catalog_mut().map_err(writing)?;
    catalog.set("PageLayout", "SinglePage");
    catalog.set("PageMode", "UseOutlines");
    catalog.set("Lang", Object::string_literal(laid.language.as_str()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Metadata", metadata);
    catalog.set("Outlines", outlines);
    catalog.set("OutputIntents", intents);
    Ok(())
}

/// Adds the entries below `parent`, those that have entries of their own closed; returns the first, the last and how many.
fn outline(
    document: &mut Document,
    parent: ObjectId,
    entries: &[OutlineEntry],
    (pages, height): (&[ObjectId], f32),
) -> (Option<ObjectId>, Option<ObjectId>, i64) {
    let ids: Vec<ObjectId> = entries.iter().map(|_| document.new_object_id()).collect();
    for (index, entry) in entries.iter().enumerate() {
        let (first, last, count) = outline(document, ids[index], &entry.children, (pages, height));
        let mut item = dictionary! { "Title" => text(&entry.title), "Parent" => parent };
        if let Some(page) = pages.get(entry.page as usize) {
            let top = (height - entry.y) * POINTS;
            let place: Vec<Object> = vec![(*page).into(), "XYZ".into(), 0.into(), top.into(), Object::Null];
            item.set("Dest", place);
        }
        if let (Some(first), Some(last)) = (first, last) {
            item.set("First", first);
            item.set("Last", last);
            item.set("Count", -count);
        }
        if let Some(before) = index.checked_sub(1) {
            item.set("Prev", ids[before]);
        }
        if let Some(next) = ids.get(index + 1) {
            item.set("Next", *next);
        }
        document.set_object(ids[index], item);
    }
    (ids.first().copied(), ids.last().copied(), ids.len() as i64)
}

/// How many objects are compressed together. The elements of the structure tree are many and much alike.
const OBJECTS_A_STREAM: usize = 500;

/// Writes the document with object streams. Its id is the MD5 of the same file with an id of zeros, which is then put in
/// its place: the trailer stands in the clear.
fn write(mut document: Document) -> Result<Vec<u8>, DeckError> {
    let zeros = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![zeros.clone(), zeros]);
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(OBJECTS_A_STREAM)
        .compression_level(6)
        .build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options).map_err(|error| DeckError::Writing(error.to_string()))?;

    let id: String = Md5::digest(&bytes).iter().map(|byte| format!("{byte:02X}")).collect();
    let zeros = format!("<{}>", "0".repeat(32));
    let mut from = 0;
    let mut places = 0;
    while let Some(at) = bytes[from..].windows(zeros.len()).position(|window| window == zeros.as_bytes()) {
        from += at + 1;
        bytes[from..from + id.len()].copy_from_slice(id.as_bytes());
        places += 1;
    }
    if places != 2 {
        return Err(DeckError::Writing(format!("the id stands in {places} places")));
    }
    smaller_table(bytes).ok_or_else(|| DeckError::Writing("the table of objects is not where it should be".to_owned()))
}

/// Compresses the table that says where each object is, the last object of the file: lopdf leaves it as it is, and a tagged
/// file has many objects.
fn smaller_table(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let last = |what: &[u8], bytes: &[u8]| bytes.windows(what.len()).rposition(|window| window == what);
    let end = last(b"\nendstream", &bytes)?;
    let rest = bytes.split_off(end);
    let from = last(b"\nstartxref\n", &rest).and_then(|at| {
        let number = rest[at + 11..].split(|byte| *byte == b'\n').next()?;
        std::str::from_utf8(number).ok()?.parse::<usize>().ok()
    })?;
    let begin = from + bytes[from..].windows(7).position(|window| window == b"stream\n")? + 7;
    let table = bytes.split_off(begin);
    let dictionary = String::from_utf8(bytes.split_off(from)).ok()?;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&table).ok()?;
    let packed = encoder.finish().ok()?;
    let length = format!("/Length {}", table.len());
    dictionary.contains(&length).then_some(())?;
    let dictionary = dictionary.replacen(&length, &format!("/Filter/FlateDecode/Length {}", packed.len()), 1);
    bytes.extend(dictionary.into_bytes());
    bytes.extend(packed);
    bytes.extend(rest);
    Some(bytes)
}
