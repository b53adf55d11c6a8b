//! The lists, read back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;
#[path = "common/hostile.rs"]
mod hostile;

use common::sample;
use debrief_deck::{Cell, Column, Table, TableKind, content, csv, tables};
use debrief_domain::{Audience, Review};
use hostile::{hostile, payloads, sample_with_uncleared_quotes, secrets_of};

fn files(review: &Review) -> Vec<(String, Vec<u8>)> {
    csv(&tables(review, &content(review, Audience::Leadership)))
}

/// The rows of that file, its head first; each as long as the others, or it is no table.
fn rows(review: &Review, name: &str) -> Vec<Vec<String>> {
    let (_, bytes) = files(review).into_iter().find(|(file, _)| file == name).expect(name);
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect()).collect()
}

#[test]
fn there_is_a_file_for_each_table() {
    let names: Vec<String> = files(&sample()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        ["levels.csv", "evidence.csv", "quotes.csv", "findings.csv", "recommendations.csv", "sessions.csv"]
    );
}

#[test]
fn the_sample_reads_back_as_it_is() {
    let review = sample();
    let levels = rows(&review, "levels.csv");
    assert_eq!(levels[0], ["Code", "Element", "Area", "Level", "Level in words", "Rationale"]);
    assert_eq!(levels.len(), 16);
    for (row, element) in levels[1..].iter().zip(review.elements()) {
        assert_eq!(row[1], element.name);
        assert_eq!(row[5], review.decision(&element.code).unwrap().rationale.plain().trim());
    }
    assert_eq!(rows(&review, "evidence.csv").len(), review.evidence.len() + 1);
    let sessions = rows(&review, "sessions.csv");
    assert_eq!(sessions[1], ["Superintendent", "System", "2026-03-09 08:30", "1", "Held", "Read"]);
}

#[test]
fn what_looks_like_a_formula_gets_an_apostrophe() {
    let review = hostile();
    let words: Vec<String> = rows(&review, "evidence.csv").into_iter().skip(1).map(|row| row[5].clone()).collect();
    for (_, text) in payloads() {
        let dangerous = text.starts_with(['=', '+', '-', '@', '\u{ff1d}']);
        let expected = if dangerous { format!("'{text}") } else { text };
        assert!(words.contains(&expected), "{expected:?} not in {words:?}");
    }
    for (name, _) in files(&review) {
        for field in rows(&review, &name).into_iter().flatten() {
            assert!(!field.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}']), "{name}: {field:?}");
            assert!(!field.starts_with(['\t', '\r', '\n']), "{name}: {field:?}");
            assert!(!field.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')), "{name}: {field:?}");
        }
    }
}

#[test]
fn a_sign_behind_white_space_is_found() {
    let rows = ["\t=1+1", "\u{a0}=1", "\n-1"].map(|text| vec![Cell::text(text)]).to_vec();
    let columns = vec![Column { name: "A", width: 9 }];
    let table = Table { kind: TableKind::Levels, name: "Levels", columns, anchors: 0, rows };
    let (_, bytes) = csv(&[table]).remove(0);
    assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}A\r\n'\t=1+1\r\n'\u{a0}=1\r\n\"'\n-1\"\r\n");
}

#[test]
fn lines_end_as_the_form_asks() {
    for (name, bytes) in files(&sample()) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.ends_with("\r\n"), "{name}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{name}: the sample has single lines");
    }
}

#[test]
fn words_that_may_not_be_quoted_stay_out() {
    let (review, words) = sample_with_uncleared_quotes();
    for (name, _) in files(&review) {
        for field in rows(&review, &name).into_iter().flatten() {
            assert!(!field.contains(words), "{name}");
            for secret in secrets_of(&review) {
                assert!(!field.contains(&secret), "{name}: {secret}");
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert!(files(&sample()) == files(&sample()));
}
