//! What the Rust sources may name: the domain is pure, one file makes PDF, one file reads the clock and makes ids.

use crate::{
    directions::Source,
    rust_text::{code, lines_with},
};

/// Files, clock and chance, which the domain never touches. Whole words: `fs` also finds `use std::{fs, io}`.
const IMPURE: &[&str] =
    &["fs", "File", "SystemTime", "Instant", "Utc::now", "Local::now", "new_v4", "now_v7", "rand", "getrandom"];

/// What reads the clock or makes an id.
const CLOCK_AND_IDS: &[&str] = &["SystemTime::now", "Utc::now", "Local::now", "new_v4", "now_v7"];

const CRATES: &str = "src-tauri/crates/";

/// Everything in the `sources` under `src-tauri` that goes against the rules.
pub fn breaches(sources: &[Source]) -> Vec<String> {
    let product: Vec<(&str, String)> = sources
        .iter()
        .filter(|source| !is_test(&source.path) && !source.path.starts_with("src-tauri/crates/xtask/"))
        .map(|source| (source.path.as_str(), code(&source.text)))
        .collect();
    let mut found = Vec::new();
    for (path, code) in product.iter().filter(|(path, _)| is_in(path, "domain")) {
        for name in IMPURE {
            for line in lines_with(code, name) {
                found.push(format!(
                    "{path}:{line} names `{name}`: the domain touches no files, no clock and no chance."
                ));
            }
        }
    }
    for (path, code) in product.iter().filter(|(path, _)| !is_in(path, "api") && !is_in(path, "domain")) {
        for name in CLOCK_AND_IDS {
            for line in lines_with(code, name) {
                found.push(format!("{path}:{line} names `{name}`: only api reads the clock and makes ids."));
            }
        }
    }
    found.extend(in_one_file(&product, "api", CLOCK_AND_IDS, "the clock is read and ids are made"));
    found.extend(in_one_file(&product, "deck", &["printpdf"], "printpdf is used"));
    found
}

/// A sentence when more than one file of `folder` names one of `names`.
fn in_one_file(product: &[(&str, String)], folder: &str, names: &[&str], what: &str) -> Option<String> {
    let users: Vec<&str> = product
        .iter()
        .filter(|(path, code)| is_in(path, folder) && names.iter().any(|name| !lines_with(code, name).is_empty()))
        .map(|(path, _)| *path)
        .collect();
    (users.len() > 1).then(|| format!("In {folder}, {what} in more than one file: {}.", users.join(", ")))
}

fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(CRATES).and_then(|rest| rest.strip_prefix(folder)).is_some_and(|rest| rest.starts_with('/'))
}

/// Tests and benches may do what the product may not.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.ends_with("_tests.rs") || path.contains("/tests/") || path.contains("/benches/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<Source> =
            files.iter().map(|(path, text)| Source { path: format!("{CRATES}{path}"), text: (*text).into() }).collect();
        breaches(&sources)
    }

    #[test]
    fn a_planted_clock_in_the_domain_is_found_with_its_line() {
        assert_eq!(
            found(&[("domain/src/review.rs", "use chrono::Utc;\nfn now() { Utc::now(); }\n")]),
            [
                "src-tauri/crates/domain/src/review.rs:2 names `Utc::now`: the domain touches no files, no clock and no chance."
            ]
        );
        assert_eq!(found(&[("domain/src/review.rs", "use std::{fs, fmt};")]).len(), 1);
        assert_eq!(
            found(&[("domain/src/review.rs", "#[cfg(test)]\nmod tests { fn id() { Uuid::new_v4(); } }")]),
            [""; 0]
        );
        assert_eq!(found(&[("domain/tests/laws.rs", "fn id() { Uuid::new_v4(); }")]), [""; 0]);
    }

    #[test]
    fn only_one_file_of_api_makes_ids_and_reads_the_clock() {
        let clock = ("api/src/clock.rs", "fn now() { Local::now(); Uuid::now_v7(); }");
        assert_eq!(found(&[clock]), [""; 0]);
        assert_eq!(found(&[clock, ("api/src/sessions.rs", "fn id() { Uuid::new_v4(); }")]).len(), 1);
        assert_eq!(found(&[clock, ("store/src/backup.rs", "fn now() { SystemTime::now(); }")]).len(), 1);
    }

    #[test]
    fn only_one_file_of_the_deck_names_printpdf() {
        let pdf = ("deck/src/pdf.rs", "use printpdf::Mm;");
        assert_eq!(found(&[pdf, ("deck/src/layout.rs", "// no printpdf here\n")]), [""; 0]);
        assert_eq!(found(&[pdf, ("deck/src/layout.rs", "use printpdf::Pt;")]).len(), 1);
    }
}
