//! The steps of `cargo xtask test` and `cargo xtask check`: what each runs, in order, cheap before dear.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    count::{Count, Runner},
    directions, endurance,
    machine::Machine,
    place::{Place, program},
    process::Line,
    report::Row,
    verapdf,
};

/// One step.
pub struct Step {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it makes sure of.
    pub says: &'static str,
    /// The steps whose results it stands on.
    pub needs: &'static [&'static str],
    /// What it does.
    pub work: Work,
}

/// What a step does.
pub enum Work {
    /// Programs that end well or badly; the step counts as one.
    Programs(fn(&Place) -> Vec<Line>),
    /// Programs of which the last runs tests that are counted.
    Tests(Runner, fn(&Place) -> Vec<Line>),
    /// A check of our own that gives back what it found; the step counts as one.
    Check(fn(&Place) -> Result<Vec<String>, String>),
}

/// Every step of `cargo xtask test`. The page is built before the lints, because the shell holds it.
pub const TEST: &[Step] = &[
    FORMAT,
    DIRECTIONS,
    Step {
        name: "page",
        says: "the page builds",
        needs: &[],
        work: Work::Programs(|place| vec![Line::new(&place.page(), "npm run build --silent")]),
    },
    Step {
        name: "clippy",
        says: "Rust has no warnings, the shell and all tests included",
        needs: &["page"],
        work: Work::Programs(|place| {
            vec![with_types(&place.root, "cargo clippy --workspace --all-targets").with("--").with("-Dwarnings")]
        }),
    },
    Step {
        name: "rust",
        says: "Rust tests",
        needs: &[],
        work: Work::Tests(Runner::Cargo, |place| vec![with_types(&place.root, "cargo test --no-fail-fast")]),
    },
    Step {
        name: "endurance",
        says: "nothing acknowledged is lost: kills, failing disks, damaged and hostile files, a few times each",
        needs: &[],
        work: Work::Tests(Runner::Cargo, |place| vec![endurance::line(place, &[])]),
    },
    Step {
        name: "pdf",
        says: "the deck keeps to PDF/UA-1 and PDF/A-2a, as veraPDF reads them",
        needs: &[],
        work: Work::Tests(Runner::Cargo, verapdf::lines),
    },
    SVELTE,
    Step {
        name: "eslint",
        says: "the page's lints",
        needs: &[],
        work: Work::Programs(|place| vec![Line::new(&place.page(), "npm run lint --silent")]),
    },
    Step {
        name: "prettier",
        says: "the page is formatted",
        needs: &[],
        work: Work::Programs(|place| vec![Line::new(&place.page(), "npm run format --silent")]),
    },
    VITEST,
    Step {
        name: "browser",
        says: "journeys through the real page and the real core, in Chromium",
        needs: &["page"],
        work: Work::Tests(Runner::Node, |place| {
            vec![
                // Cargo builds a program for the tests beside it; built by itself it would need other crates.
                core_tests(&place.root, &["loopback"]).with("--no-run"),
                Line::new(&place.tests(), "npm run browser --silent"),
            ]
        }),
    },
    Step {
        name: "window",
        says: "a journey through the real window",
        needs: &["page"],
        work: Work::Tests(Runner::Node, |place| {
            let mut lines = vec![Line::new(&place.root, "cargo build --package debrief")];
            if !place.tools().join("bin").join(program("tauri-driver")).is_file() {
                lines.push(
                    Line::new(&place.root, "cargo install tauri-driver --version ^2 --locked --root")
                        .with(place.tools().display().to_string()),
                );
            }
            lines.push(Line::new(&place.tests(), "npm run shell --silent"));
            lines
        }),
    },
];

/// Every step of `cargo xtask check`: no window, no browser, under two minutes once everything has been built.
pub const CHECK: &[Step] = &[
    FORMAT,
    DIRECTIONS,
    Step {
        name: "clippy",
        says: "Rust has no warnings, the shell left out",
        needs: &[],
        work: Work::Programs(|place| vec![Line::new(&place.root, "cargo clippy --all-targets -- -D warnings")]),
    },
    SVELTE,
    VITEST,
    Step {
        name: "rust",
        says: "Rust unit tests",
        needs: &[],
        work: Work::Tests(Runner::Cargo, |place| {
            vec![with_types(&place.root, "cargo test --no-fail-fast --lib --bins")]
        }),
    },
];

const FORMAT: Step = Step {
    name: "format",
    says: "Rust is formatted",
    needs: &[],
    work: Work::Programs(|place| vec![Line::new(&place.root, "cargo fmt --all --check")]),
};

const DIRECTIONS: Step = Step {
    name: "directions",
    says: "every folder uses only what it may",
    needs: &[],
    work: Work::Check(directions::breaches),
};

const SVELTE: Step = Step {
    name: "svelte",
    says: "the page's types, and Svelte's accessibility warnings as errors",
    needs: &[],
    work: Work::Programs(|place| vec![Line::new(&place.page(), "npm run check --silent")]),
};

const VITEST: Step = Step {
    name: "vitest",
    says: "page unit tests",
    needs: &[],
    work: Work::Tests(Runner::Vitest, |place| vec![Line::new(&place.page(), "npm run test --silent")]),
};

/// A line of cargo that also derives the page's types. Every step that builds tests does: one that did not would build the
/// core and what it stands on once more.
fn with_types(folder: &Path, words: &str) -> Line {
    Line::new(folder, words).with("--features").with("debrief-api/typescript")
}

/// The line that runs the files of tests of those names. Chosen out of all packages rather than named, so that what the
/// Rust tests built is used again.
pub fn core_tests(folder: &Path, names: &[&str]) -> Line {
    let line = with_types(folder, "cargo test --workspace --exclude debrief --no-fail-fast");
    names.iter().fold(line, |line, name| line.with("--test").with(*name))
}

/// The program that writes the page's types.
pub fn types(place: &Place) -> Line {
    Line::new(&place.root, "cargo run --quiet --package debrief-api --features typescript --bin types")
}

impl Step {
    /// Whether this system can do it at all.
    pub fn is_possible(&self) -> bool {
        match self.name {
            // strace, and signals that cannot be caught, are Linux's.
            "window" | "endurance" => Machine::this().drives_the_window(),
            "pdf" => Machine::this().installs_packages(),
            _ => true,
        }
    }

    /// The folders that it runs programs in.
    pub fn folders(&self, place: &Place) -> Vec<PathBuf> {
        match &self.work {
            Work::Programs(lines) | Work::Tests(_, lines) => lines(place).into_iter().map(|line| line.folder).collect(),
            Work::Check(_) => Vec::new(),
        }
    }

    /// Does it and counts.
    pub fn run(&self, place: &Place) -> Row {
        let start = Instant::now();
        let (count, note) = self.outcome(place);
        Row { name: self.name, count, took: start.elapsed(), note }
    }

    fn outcome(&self, place: &Place) -> (Count, Option<String>) {
        match &self.work {
            Work::Programs(lines) => match run_all(&lines(place)) {
                Ok(_) => (ONE_PASSED, None),
                Err(why) => (ONE_FAILED, Some(why)),
            },
            Work::Tests(runner, lines) => {
                let lines = lines(place);
                let Some((tests, before)) = lines.split_last() else {
                    return (ONE_FAILED, Some("there is nothing to run".into()));
                };
                if let Err(why) = run_all(before) {
                    return (ONE_FAILED, Some(why));
                }
                match tests.show() {
                    Ok((ended_well, words)) => judged(runner.count(&words), ended_well),
                    Err(why) => (ONE_FAILED, Some(why)),
                }
            }
            Work::Check(check) => match check(place) {
                Ok(found) if found.is_empty() => (ONE_PASSED, None),
                Ok(found) => {
                    println!("{}", found.join("\n"));
                    (ONE_FAILED, Some(format!("{} found", found.len())))
                }
                Err(why) => (ONE_FAILED, Some(why)),
            },
        }
    }
}

const ONE_PASSED: Count = Count { passed: 1, failed: 0, skipped: 0 };
const ONE_FAILED: Count = Count { passed: 0, failed: 1, skipped: 0 };

fn run_all(lines: &[Line]) -> Result<(), String> {
    lines.iter().try_for_each(Line::run)
}

/// Makes the count agree with how the runner ended: a runner that fails without naming a test counts as one failure,
/// and one that ran no test at all has tested nothing.
fn judged(mut count: Count, ended_well: bool) -> (Count, Option<String>) {
    if !ended_well && count.failed == 0 {
        count.failed = 1;
        return (count, Some("the tests did not run to their end".into()));
    }
    if count.passed + count.failed == 0 {
        count.failed = 1;
        return (count, Some("no test ran".into()));
    }
    (count, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_step_needs_comes_before_it() {
        for steps in [TEST, CHECK] {
            for (place, step) in steps.iter().enumerate() {
                for needed in step.needs {
                    assert!(
                        steps[..place].iter().any(|earlier| earlier.name == *needed),
                        "{needed} before {}",
                        step.name
                    );
                }
            }
        }
    }

    #[test]
    fn a_runner_that_ran_nothing_or_broke_off_has_failed() {
        let three = Count { passed: 3, ..Count::default() };
        assert_eq!(judged(three, true), (three, None));
        assert_eq!(judged(three, false).0.failed, 1);
        assert_eq!(judged(Count::default(), true).0.failed, 1);
        assert_eq!(judged(Count { passed: 3, failed: 2, skipped: 0 }, false).0.failed, 2);
    }
}
