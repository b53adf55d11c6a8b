//! `cargo xtask bench-deck`: our PDF beside those of other makers, from the same content with the same fonts.

mod makers;
mod measured;
mod table;
mod words;

use std::{fs, path::Path, path::PathBuf, process::ExitCode};

use crate::{
    bench_deck::{
        makers::{Maker, Makers},
        measured::{Run, Written, median},
        table::Row,
    },
    place::{Place, program},
    process::Line,
    setup::{self, Purpose},
};

/// How many pages the decks have that are compared.
const PAGES: [usize; 2] = [23, 483];
/// How often each maker writes a deck.
const RUNS: usize = 5;
/// Whoever has taken this long in all, in seconds, is not asked again.
const PATIENCE: f64 = 60.0;

/// Installs the makers, lets each write the decks, prints a table for each deck.
pub fn run(place: &Place, arguments: &[String]) -> Result<ExitCode, String> {
    if let Some(argument) = arguments.first() {
        return Err(format!("`cargo xtask bench-deck` takes nothing, and was given “{argument}”."));
    }
    setup::system_packages(place, Purpose::Test)?;
    let scratch = place.target.join("bench-deck");
    make(&scratch)?;
    println!("Building debrief-cli and the programs of the bench");
    Line::new(&place.root, "cargo build --release --package debrief-cli").run()?;
    let programs = scratch.join("build");
    Line::new(&place.tests().join("bench-deck"), "cargo build --release --target-dir")
        .with(programs.display().to_string())
        .run()?;
    let programs = programs.join("release");
    let makers = Makers::installed(place, &scratch, &programs);
    println!("\n{}", machine());
    let mut lost = false;
    for pages in PAGES {
        let folder = scratch.join(format!("{pages} pages"));
        make(&folder)?;
        let review = place.root.join("assets/sample/riverbend.review.json");
        let fonts = place.root.join("assets/fonts");
        let mut contents = Line::new(&place.root, "");
        for word in [&programs.join(program("contents")), &review, Path::new(&pages.to_string()), &fonts, &folder] {
            contents = contents.with(word.display().to_string());
        }
        let pages = contents.read()?.trim().to_owned();
        let rows = compared(&makers, &programs.join(program("measure")), &folder)?;
        println!("\nA deck of {pages} pages; medians of up to {RUNS} runs, and how many times ours they are\n");
        println!("{}", table::text(&rows));
        lost |= rows.iter().find(|row| row.maker == makers::OURS).is_none_or(|row| row.lost != Some(0));
    }
    if lost {
        println!("Our deck lost words.");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{} could not be made: {error}.", folder.display()))
}

/// Every maker's row. They take turns, so that what else the machine does meets all of them.
fn compared(makers: &Makers, measure: &Path, folder: &Path) -> Result<Vec<Row>, String> {
    let mut runs: Vec<Vec<Run>> = makers.ready.iter().map(|_| Vec::new()).collect();
    let mut broken: Vec<Option<String>> = makers.ready.iter().map(|_| None).collect();
    for _ in 0..RUNS {
        for (at, maker) in makers.ready.iter().enumerate() {
            let spent: f64 = runs[at].iter().map(|run| run.took).sum();
            if broken[at].is_some() || spent > PATIENCE {
                continue;
            }
            match measured::run(measure, &maker.line(folder)) {
                Ok(run) => runs[at].push(run),
                Err(why) => broken[at] = Some(why),
            }
        }
    }
    let content = fs::read_to_string(folder.join("words.txt")).map_err(|error| format!("words.txt: {error}."))?;
    let mut rows = Vec::new();
    for ((maker, runs), broken) in makers.ready.iter().zip(runs).zip(broken) {
        rows.push(match broken {
            Some(why) => Row::absent(&maker.name, &why),
            None => row(maker, &runs, folder, &content)?,
        });
    }
    rows.extend(makers.missing.iter().map(|(name, why)| Row::absent(name, why)));
    Ok(rows)
}

fn row(maker: &Maker, runs: &[Run], folder: &Path, content: &str) -> Result<Row, String> {
    let file: PathBuf = maker.file(folder);
    let Written { bytes, pages, tagged } = measured::written(&file)?;
    // Whichever way of reading finds more: readers take either.
    let mut lost = words::lost(content, &measured::drawn_text(&file)?);
    if lost > 0 && tagged {
        lost = lost.min(words::lost(content, &measured::tagged_text(&file)?));
    }
    Ok(Row {
        maker: maker.name.clone(),
        took: median(runs.iter().map(|run| run.took)),
        worked: median(runs.iter().map(|run| run.worked)),
        memory: median(runs.iter().map(|run| run.memory)),
        bytes: Some(bytes as f64),
        pages: Some(pages),
        tagged: Some(tagged),
        lost: Some(lost),
        note: None,
    })
}

/// The machine, as far as times depend on it.
fn machine() -> String {
    let about = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown");
    let system = std::env::consts::OS;
    format!("{}, {processors} processors, {system}; load before the first run: {load}", model.unwrap_or("a processor"))
}
