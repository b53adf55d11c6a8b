//! The workbook, read back by another program's rules.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;
#[path = "common/hostile.rs"]
mod hostile;

use calamine::{Data, DataType, Range, Reader, Xlsx, open_workbook_from_rs};
use chrono::{NaiveDate, NaiveDateTime};
use common::{Made, sample};
use debrief_deck::{ExportRecord, content, tables, xlsx};
use debrief_domain::{Audience, AudienceSetting, Horizon, Language, PageKey, PageSetting, Permission, Review};
use hostile::{hostile, payloads, sample_with_uncleared_quotes, secrets_of};
use std::io::{Cursor, Read};

const SHEETS: [&str; 6] = ["Levels", "Evidence", "Quotes", "Findings", "Recommendations", "Sessions"];

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 24).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn file(review: &Review) -> Vec<u8> {
    let deck = content(review, Audience::Leadership);
    xlsx(&tables(review, &deck), &deck, &ExportRecord { exported_at: noon() }).unwrap()
}

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

fn sheet(review: &Review, name: &str) -> Range<Data> {
    opened(file(review)).worksheet_range(name).unwrap()
}

/// The column of that name, without its head.
fn column<'r>(range: &'r Range<Data>, name: &str) -> Vec<&'r Data> {
    let at = range.rows().next().unwrap().iter().position(|head| head == name).expect(name);
    range.rows().skip(1).map(|row| &row[at]).collect()
}

fn texts(range: &Range<Data>, name: &str) -> Vec<String> {
    column(range, name).into_iter().map(|cell| cell.as_string().unwrap_or_default()).collect()
}

/// Every file in the workbook, by name.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn part<'p>(parts: &'p [(String, String)], name: &str) -> &'p str {
    &parts.iter().find(|(part, _)| part == name).expect(name).1
}

#[test]
fn the_sample_reads_back_as_it_is() {
    let review = sample();
    assert_eq!(opened(file(&review)).sheet_names(), SHEETS);

    let levels = sheet(&review, "Levels");
    assert_eq!(texts(&levels, "Code").join(" "), "1A 1B 1C 1D 2A 2B 3A 3B 3C 4A 4B 4C 5A 5B 5C");
    for (at, decision) in review.elements().map(|element| review.decision(&element.code).unwrap()).enumerate() {
        let (_, level) = review.framework.level(decision.judgement.as_ref().unwrap().level().unwrap()).unwrap();
        assert_eq!(texts(&levels, "Level")[at], level.code.as_str());
        assert_eq!(texts(&levels, "Level in words")[at], level.name);
        assert_eq!(texts(&levels, "Rationale")[at], decision.rationale.plain().trim());
    }

    let evidence = sheet(&review, "Evidence");
    assert_eq!(evidence.height(), review.evidence.len() + 1);
    let words = texts(&evidence, "Words");
    let cleared: Vec<_> = review.evidence.iter().filter(|note| note.permission.allows_quoting()).collect();
    assert_eq!(words.iter().filter(|words| *words != "not cleared").count(), cleared.len());
    for note in &cleared {
        assert!(words.contains(&note.text), "{}", note.text);
    }

    assert_eq!(texts(&sheet(&review, "Findings"), "Finding").len(), review.findings.len());
    let recommendations = sheet(&review, "Recommendations");
    assert_eq!(texts(&recommendations, "Recommendation").len(), review.recommendations.len());
    let answers = texts(&recommendations, "Findings it answers");
    assert!(answers.contains(&"F1, F2".to_owned()), "{answers:?}");
}

#[test]
fn sessions_have_real_dates_and_no_names() {
    let review = sample();
    let sessions = sheet(&review, "Sessions");
    assert_eq!(sessions.height(), review.sessions.len() + 1);
    let starts: Vec<NaiveDateTime> =
        column(&sessions, "Start").into_iter().map(|cell| cell.as_datetime().expect("a date")).collect();
    for session in &review.sessions {
        assert!(starts.contains(&session.starts_at.unwrap()));
    }
    assert!(column(&sessions, "Start").iter().all(|cell| matches!(cell, Data::DateTime(_))));
    let people: f64 = column(&sessions, "People").iter().filter_map(|cell| cell.as_f64()).sum();
    let heard: u32 = review.sessions.iter().filter_map(|session| session.headcount).sum();
    assert_eq!(people, f64::from(heard));
}

#[test]
fn a_year_that_excel_does_not_count_is_told_as_text() {
    let mut review = Made::new().heard("Teachers", 9).review;
    review.sessions[0].starts_at = Some(NaiveDate::from_ymd_opt(-5, 3, 1).unwrap().and_hms_opt(9, 0, 0).unwrap());
    assert_eq!(texts(&sheet(&review, "Sessions"), "Start"), ["-0005-03-01 09:00:00"]);
}

#[test]
fn what_looks_like_a_formula_stays_text() {
    let review = hostile();
    let bytes = file(&review);
    let mut workbook = opened(bytes.clone());
    for name in SHEETS {
        assert!(workbook.worksheet_formula(name).unwrap().is_empty(), "{name} has no formula");
    }
    let evidence = workbook.worksheet_range("Evidence").unwrap();
    let found = texts(&evidence, "Words");
    for (_, expected) in payloads() {
        assert!(found.contains(&expected), "{expected:?} not in {found:?}");
    }
    for name in SHEETS {
        let range = workbook.worksheet_range(name).unwrap();
        for cell in range.rows().flatten() {
            let fine =
                matches!(cell, Data::String(_) | Data::Empty | Data::Float(_) | Data::Int(_) | Data::DateTime(_));
            assert!(fine, "{cell:?}");
        }
    }
    for (name, text) in parts(bytes) {
        assert!(!text.contains("<f>"), "{name}");
        if name.ends_with(".xml") || name.ends_with(".rels") {
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}

#[test]
fn text_that_looks_like_a_formula_stays_text_when_it_is_edited() {
    let review = Made::new().heard("=1+1", 9).review;
    let parts = parts(file(&review));
    let styles = part(&parts, "xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1).unwrap();
    let marked = formats.split("<xf ").skip(1).position(|format| format.contains("quotePrefix=\"1\"")).unwrap();
    let cell = part(&parts, "xl/worksheets/sheet6.xml").split("<c r=\"A2\"").nth(1).unwrap();
    assert!(cell.starts_with(&format!(" s=\"{marked}\" t=\"s\"")), "{}", &cell[..40]);
}

#[test]
fn a_text_beyond_the_limit_of_a_cell_says_that_it_was_cut() {
    for long in ["x".repeat(100_000), "😀".repeat(50_000)] {
        let review = Made::new().heard("Teachers", 9).quoted("1A", "AR", ["", &long, ""], Permission::MayQuote).review;
        let quotes = sheet(&review, "Quotes");
        let text = &texts(&quotes, "Quote")[0];
        let units = text.encode_utf16().count();
        assert!((32_760..=32_767).contains(&units), "{units}");
        assert!(text.ends_with("[cut here: a cell of Excel holds no more]"));
    }
}

#[test]
fn words_that_may_not_be_quoted_stay_out() {
    let (review, words) = sample_with_uncleared_quotes();
    let mut secrets = secrets_of(&review);
    secrets.push(words.into());
    assert!(secrets.len() > 60);
    let bytes = file(&review);
    let mut workbook = opened(bytes.clone());
    for name in SHEETS {
        for cell in workbook.worksheet_range(name).unwrap().rows().flatten() {
            let text = cell.as_string().unwrap_or_default();
            for secret in &secrets {
                assert!(!text.contains(secret.as_str()), "{name}: {secret}");
            }
        }
    }
    for (name, text) in parts(bytes) {
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{name}: {secret}");
        }
    }
    assert!(texts(&sheet(&review, "Levels"), "Rationale")[0].contains("[quote not cleared]"));
}

#[test]
fn a_group_stands_beside_a_quote_only_when_agreed_and_large_enough() {
    let named = |population: Option<u32>, heard: u32, permission: Permission| {
        let mut review =
            Made::new().heard("Principals", heard).quoted("1A", "AR", ["", "We wait.", ""], permission).review;
        review.groups[0].population = population;
        texts(&sheet(&review, "Quotes"), "Named source")[0].clone()
    };
    assert_eq!(named(Some(5), 2, Permission::Attributed), "Principals");
    assert_eq!(named(Some(5), 2, Permission::MayQuote), "");
    assert_eq!(named(Some(4), 2, Permission::Attributed), "");
    assert_eq!(named(Some(5), 1, Permission::Attributed), "");
    assert_eq!(named(None, 2, Permission::Attributed), "");
}

#[test]
fn the_order_of_notes_does_not_tell_who_spoke_after_whom() {
    let review = sample();
    let mut shuffled = review.clone();
    shuffled.evidence.reverse();
    shuffled.evidence.rotate_left(50);
    for name in ["Evidence", "Quotes"] {
        assert_eq!(sheet(&review, name), sheet(&shuffled, name), "{name}");
    }
}

#[test]
fn an_audience_finds_what_its_version_shows_and_no_more() {
    let review = sample();
    let deck = content(&review, Audience::Public);
    let bytes = xlsx(&tables(&review, &deck), &deck, &ExportRecord { exported_at: noon() }).unwrap();
    let mut workbook = opened(bytes.clone());
    assert_eq!(workbook.sheet_names(), ["Levels", "Findings", "Recommendations"]);
    let levels = workbook.worksheet_range("Levels").unwrap();
    assert_eq!(texts(&levels, "Level").len(), 15);
    let whole = review.decisions[0].rationale.plain();
    assert!(texts(&levels, "Rationale").iter().all(|text| text.len() < whole.len() && !text.contains('“')));
    for (name, text) in parts(bytes) {
        for note in &review.evidence {
            assert!(!text.contains(&note.text), "{name}: {}", note.text);
        }
    }
}

#[test]
fn what_is_hidden_or_left_out_of_a_version_stands_in_no_table() {
    let pages = || vec![PageKey::Area("1".into()), PageKey::Horizon(Horizon::NearTerm)];
    let mut left_out = sample();
    left_out.audiences = vec![AudienceSetting { left_out: pages(), ..left_out.audience(Audience::Board) }];
    let mut hidden = sample();
    hidden.pages =
        pages().into_iter().map(|page| PageSetting { hidden: Some(true), ..PageSetting::of(page) }).collect();
    for review in [left_out, hidden] {
        let deck = content(&review, Audience::Board);
        let tables = tables(&review, &deck);
        let mut workbook = opened(xlsx(&tables, &deck, &ExportRecord { exported_at: noon() }).unwrap());
        let codes = texts(&workbook.worksheet_range("Levels").unwrap(), "Code");
        assert!(codes.len() == 11 && codes.iter().all(|code| !code.starts_with('1')), "{codes:?}");
        for name in ["Findings", "Recommendations"] {
            let horizons = texts(&workbook.worksheet_range(name).unwrap(), "Horizon");
            assert!(!horizons.is_empty() && !horizons.contains(&"Near term".to_owned()), "{name}: {horizons:?}");
        }
    }
}

#[test]
fn the_tables_speak_the_language_of_the_deck() {
    let mut review = sample();
    review.deck.language = Language::Spanish;
    let names = opened(file(&review)).sheet_names();
    assert_eq!(names, ["Niveles", "Evidencia", "Citas", "Hallazgos", "Recomendaciones", "Sesiones"]);
    let evidence = sheet(&review, "Evidencia");
    assert!(texts(&evidence, "Permiso").iter().all(|text| {
        ["Sin autorizar", "Se puede citar", "Solo como contexto", "Con atribución"].contains(&text.as_str())
    }));
}

#[test]
fn only_elements_in_scope_stand_in_it() {
    let mut review = sample();
    review.out_of_scope = review.elements().map(|e| e.code.clone()).filter(|code| code.as_str() != "1A").collect();
    assert_eq!(texts(&sheet(&review, "Levels"), "Code"), ["1A"]);
    for name in ["Evidence", "Quotes", "Findings"] {
        let codes = texts(&sheet(&review, name), "Elements");
        assert!(codes.iter().all(|codes| codes.is_empty() || codes == "1A"), "{name}: {codes:?}");
    }
}

#[test]
fn an_empty_review_makes_a_workbook() {
    let review = Made::new().review;
    for name in ["Evidence", "Quotes", "Findings", "Recommendations", "Sessions"] {
        assert_eq!(sheet(&review, name).height(), 1, "{name}: the head alone");
    }
    assert!(texts(&sheet(&review, "Levels"), "Level in words").iter().all(|name| name == "Not rated yet"));
}

#[test]
fn sheets_are_ready_to_filter_to_scroll_and_to_print() {
    let parts = parts(file(&sample()));
    for at in 1..=6 {
        let sheet = part(&parts, &format!("xl/worksheets/sheet{at}.xml"));
        for expected in [
            "<autoFilter ref=\"A1:",
            "state=\"frozen\"",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
            "<pageSetUpPr fitToPage=\"1\"/>",
        ] {
            assert!(sheet.contains(expected), "sheet {at}: {expected}");
        }
    }
    let workbook = part(&parts, "xl/workbook.xml");
    assert_eq!(workbook.matches("_xlnm.Print_Titles").count(), 6);
}

#[test]
fn levels_carry_their_colors() {
    let parts = parts(file(&sample()));
    let styles = part(&parts, "xl/styles.xml");
    for ground in ["FF9B1B30", "FFE8973F", "FFBCCF62", "FF0B7A66"] {
        assert!(styles.contains(&format!("<fgColor rgb=\"{ground}\"/>")), "{ground}");
    }
}

#[test]
fn the_file_says_when_and_what_and_not_who() {
    let parts = parts(file(&sample()));
    let core = part(&parts, "docProps/core.xml");
    assert!(core.contains("<dc:title>Your organization’s capacity to deliver</dc:title>"), "{core}");
    assert!(core.contains("2026-03-24T12:00:00Z"), "{core}");
    assert!(core.contains("<dc:creator></dc:creator>"), "{core}");
    assert!(core.contains("<cp:lastModifiedBy></cp:lastModifiedBy>"), "{core}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let review = sample();
    assert!(file(&review) == file(&review));
}
