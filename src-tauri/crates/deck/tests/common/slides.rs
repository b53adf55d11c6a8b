//! PowerPoint files in tests: their parts, and edits of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code, missing_docs)]

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

/// The parts of the file, by name, in its order.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// A file of these parts.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The file with the text of every part changed.
pub fn edited(bytes: &[u8], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    let parts: Vec<(String, Vec<u8>)> = parts(bytes)
        .into_iter()
        .map(|(name, content)| match String::from_utf8(content) {
            Ok(text) => {
                let text = edit(&name, text);
                (name, text.into_bytes())
            }
            Err(error) => (name, error.into_bytes()),
        })
        .collect();
    packed(&parts)
}

/// The file with one text in place of another, which must stand in it exactly once.
pub fn replaced(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    let all: String = parts(bytes).into_iter().filter_map(|(_, content)| String::from_utf8(content).ok()).collect();
    assert_eq!(all.matches(old).count(), 1, "{old}");
    edited(bytes, |_, text| text.replace(old, new))
}

/// The words of the slides in order, those of a slide in the order its shapes are drawn.
pub fn slides(bytes: &[u8]) -> Vec<String> {
    let parts = parts(bytes);
    (1..)
        .map_while(|number| {
            let name = format!("ppt/slides/slide{number}.xml");
            let (_, content) = parts.iter().find(|(part, _)| *part == name)?;
            Some(words(std::str::from_utf8(content).unwrap()))
        })
        .collect()
}

/// The words of a part.
pub fn words(xml: &str) -> String {
    let document = roxmltree::Document::parse(xml).unwrap();
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://schemas.openxmlformats.org/drawingml/2006/main", "p")));
    let paragraph = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect()
    };
    texts.map(paragraph).collect::<Vec<_>>().join("\n")
}
