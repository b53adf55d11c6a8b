//! `cargo xtask endurance`: the tests of `tests/endurance` as often as before a release, and one table of what they did.

use std::process::ExitCode;

use crate::{
    machine::Machine,
    place::Place,
    process::Line,
    setup::{self, Purpose},
    steps::core_tests,
};

/// The files of tests, one for each kind of harm.
const TESTS: &[&str] = &["killed", "witness", "windows", "errors", "backups", "damaged", "importers", "sockets"];
/// How a line begins that says what a row did, as `tests/endurance` prints it.
const MARK: &str = "endurance row\t";

/// The line that runs these tests, or all of them.
pub fn line(place: &Place, names: &[&str]) -> Line {
    let names = if names.is_empty() { TESTS } else { names };
    core_tests(&place.tests().join("endurance"), names)
}

/// Runs every row, or those of the files that are named, with the counts of a release. Fails when one finds anything.
pub fn run(place: &Place, arguments: &[String]) -> Result<ExitCode, String> {
    let names: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let Some(unknown) = names.iter().find(|name| !TESTS.contains(name)) {
        return Err(format!("There are no rows “{unknown}”. There are: {}.", TESTS.join(", ")));
    }
    if !Machine::this().drives_the_window() {
        return Err("Endurance is tried on Linux, which has strace.".into());
    }
    setup::system_packages(place, Purpose::Test)?;
    println!("This takes most of a day. Each row says how far it is.");
    let line = line(place, &names).variable("DEBRIEF_ENDURANCE", "release");
    // Not in the step's line: there, what the tests print would only be in the way.
    let (ended_well, words) = line.with("--").with("--nocapture").with("--test-threads=1").show()?;
    let rows = rows(&words);
    println!("\n{}\n{}", machine(), table(&rows));
    let found_nothing = rows.iter().all(|row| row.found == "0");
    Ok(if ended_well && found_nothing && !rows.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What a row did.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    name: String,
    cycles: String,
    found: String,
    seconds: String,
}

/// The rows in what the tests printed.
fn rows(words: &str) -> Vec<Row> {
    let row = |line: &str| {
        // The runner's own words may stand before it on the line.
        let (_, row) = line.split_once(MARK)?;
        let mut cells = row.split('\t').map(str::trim);
        Some(Row {
            name: cells.next()?.to_owned(),
            cycles: cells.next()?.to_owned(),
            found: cells.next()?.to_owned(),
            seconds: cells.next()?.to_owned(),
        })
    };
    words.lines().filter_map(row).collect()
}

fn table(rows: &[Row]) -> String {
    let mut text = format!("{:<54}{:>9}{:>8}{:>11}\n", "row", "cycles", "found", "time");
    for Row { name, cycles, found, seconds } in rows {
        text += &format!("{name:<54}{cycles:>9}{found:>8}{:>11}\n", format!("{seconds} s"));
    }
    text
}

/// The machine, as far as times depend on it.
fn machine() -> String {
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    format!("{}, {processors} processors", model.unwrap_or("a processor"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_are_read_from_what_the_tests_print() {
        let words = "running 2 tests\ntest a ... endurance row\tkill -9 while writing\t300\t0\t31.4\nok\n\
                     endurance row\tsockets\t10\t1\t2.0\n";
        let read = rows(words);
        assert_eq!(read.len(), 2);
        assert_eq!(
            (read[0].name.as_str(), read[0].cycles.as_str(), read[0].found.as_str()),
            ("kill -9 while writing", "300", "0")
        );
        assert!(table(&read).contains("sockets"));
        assert_eq!(read[1].found, "1");
    }
}
