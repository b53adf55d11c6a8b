//! A PowerPoint file that was hurt: in the XML of its parts, in how it is packed, in its bytes.

use super::{ODD, Step, bytes};
use chrono::NaiveDate;
use debrief_api::deck::{ExportRecord, Fonts, content, pptx as write_pptx};
use debrief_api::domain::Audience;
use debrief_endurance::review::sample;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The parts of the sample's deck that are read again: names and bytes.
static PARTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let (review, fonts) = (sample(), Fonts::load().unwrap());
    let at = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap().and_hms_opt(8, 0, 0).unwrap();
    let record = ExportRecord { exported_at: at };
    let file = write_pptx(&content(&review, Audience::Leadership), &review.pictures, &fonts, &record).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let names: Vec<String> =
        (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for name in names.into_iter().filter(|name| !name.contains("font") && !name.contains("media")) {
        let mut part = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut part).unwrap();
        parts.push((name, part));
    }
    parts.sort();
    parts
});

/// The deck, hurt.
pub fn pptx(steps: &[Step]) -> Vec<u8> {
    let mut parts = PARTS.clone();
    for step in steps.iter().filter(|(_, how, _)| how % 16 < 14) {
        change(&mut parts, *step);
    }
    let is_stored = steps.iter().any(|(_, how, _)| how % 16 == 13);
    let method = if is_stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    let options =
        SimpleFileOptions::default().compression_method(method).compression_level(Some(1).filter(|_| !is_stored));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        if writer.start_file(name, options).is_ok() {
            writer.write_all(&part).unwrap();
        }
    }
    let mut file = writer.finish().unwrap().into_inner();
    for step in steps.iter().filter(|(_, how, _)| how % 16 >= 14) {
        bytes::hurt(&mut file, *step);
    }
    file
}

fn change(parts: &mut Vec<(String, Vec<u8>)>, (pick, how, value): Step) {
    // What is read: the presentation, its relationships, slides and notes.
    let read: Vec<usize> = (0..parts.len())
        .filter(|at| {
            ["ppt/presentation", "ppt/_rels", "ppt/slides", "ppt/notesSlides"]
                .iter()
                .any(|start| parts[*at].0.starts_with(start))
        })
        .collect();
    let Some(at) = read.get(usize::from(pick) % read.len().max(1)).copied() else { return };
    let odd = ODD[value as usize % ODD.len()];
    match how % 16 {
        0 => drop(parts.remove(at)),
        1 => parts[at].0 = format!("{}{odd}", parts[at].0),
        2 => {
            let again = parts[value as usize % parts.len()].1.clone();
            parts[at].1 = again;
        }
        3 => parts[at].1 = vec![b' '; value as usize % 30_000_000],
        4 => parts[at].1.clear(),
        5 => {
            let depth = value as usize % 60_000;
            let text = format!("{}x{}", "<a:p>".repeat(depth), "</a:p>".repeat(depth));
            insert(&mut parts[at].1, value, &text);
        }
        6 => insert(&mut parts[at].1, value, &format!("<!DOCTYPE a [<!ENTITY b \"{}\">]>&b;", odd.repeat(50))),
        7 => insert(&mut parts[at].1, value, odd),
        8 => {
            // An attribute says another thing.
            let part = &mut parts[at].1;
            let quotes: Vec<usize> =
                part.iter().enumerate().filter(|(_, byte)| **byte == b'"').map(|(at, _)| at).collect();
            if quotes.len() > 1 {
                let from = value as usize % (quotes.len() - 1);
                part.splice(quotes[from] + 1..quotes[from + 1], odd.bytes());
            }
        }
        9 => {
            // An element many times over.
            let part = &mut parts[at].1;
            let begins: Vec<usize> =
                part.iter().enumerate().filter(|(_, byte)| **byte == b'<').map(|(at, _)| at).collect();
            if begins.len() > 2 {
                let from = value as usize % (begins.len() - 2);
                let to = (from + 1 + (value as usize >> 12) % 40).min(begins.len() - 1);
                let again = part[begins[from]..begins[to]].repeat(1 + (value as usize >> 20) % 200);
                part.splice(begins[from]..begins[from], again);
            }
        }
        10 => parts.extend((0..value % 3_000).map(|number| (format!("ppt/slides/more{number}.xml"), Vec::new()))),
        11 => {
            let (name, part) = parts[at].clone();
            parts.push((name.to_uppercase(), part));
        }
        _ => bytes::hurt(&mut parts[at].1, (pick, how / 16, value)),
    }
}

/// Puts text between two elements.
fn insert(part: &mut Vec<u8>, value: u32, text: &str) {
    let ends: Vec<usize> = part.iter().enumerate().filter(|(_, byte)| **byte == b'>').map(|(at, _)| at + 1).collect();
    if let Some(at) = ends.get((value as usize >> 3) % ends.len().max(1)) {
        part.splice(*at..*at, text.bytes());
    }
}
