//! `cargo xtask test`, `check` and `types`: sets up, then runs the steps and reports.

use std::{path::PathBuf, process::ExitCode};

use crate::{
    node,
    place::Place,
    process::{Line, is_installed},
    report::Report,
    setup::{self, Purpose},
    steps::{self, CHECK, Step, TEST},
};

/// What was asked for on the command line.
struct Asked<'a> {
    names: Vec<&'a str>,
    keep_going: bool,
    list: bool,
}

/// Sets up and runs every step, or those named and what they need.
pub fn test(place: &Place, arguments: &[String]) -> Result<ExitCode, String> {
    let asked = Asked::read(arguments, TEST)?;
    if asked.list {
        for step in TEST {
            println!("{:<12}{}", step.name, step.says);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let steps = asked.steps(TEST);
    if let Err(why) = set_up(place, &steps) {
        eprintln!("{why}");
        println!("0 passed, 1 failed");
        return Ok(ExitCode::FAILURE);
    }
    Ok(run(place, &steps, asked.keep_going))
}

/// The quick loop.
pub fn check(place: &Place, arguments: &[String]) -> Result<ExitCode, String> {
    let asked = Asked::read(arguments, CHECK)?;
    let steps = asked.steps(CHECK);
    set_up(place, &steps)?;
    Ok(run(place, &steps, asked.keep_going))
}

/// Writes the page's types.
pub fn write_types(place: &Place, arguments: &[String]) -> Result<ExitCode, String> {
    if let Some(argument) = arguments.first() {
        return Err(format!("`cargo xtask types` takes nothing, and was given “{argument}”."));
    }
    steps::types(place).run()?;
    Ok(ExitCode::SUCCESS)
}

/// Installs what these steps need and this machine does not have.
fn set_up(place: &Place, steps: &[&'static Step]) -> Result<(), String> {
    rust_tools(place)?;
    let folders: Vec<PathBuf> = steps.iter().flat_map(|step| step.folders(place)).collect();
    let drives_something = folders.iter().any(|folder| folder.starts_with(place.tests()));
    setup::system_packages(place, if drives_something { Purpose::Test } else { Purpose::Run })?;
    for folder in [place.page(), place.tests()] {
        if folders.contains(&folder) {
            node::packages(place, &folder)?;
        }
    }
    Ok(())
}

/// Makes sure that the formatter and the lints are there; a minimal installation of Rust leaves them out.
fn rust_tools(place: &Place) -> Result<(), String> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if Line::new(&place.root, &format!("cargo {tool} --version")).read().is_err() {
            if !is_installed("rustup") {
                return Err(format!(
                    "Rust's {component} is missing. Install it the way Rust was installed, then try again."
                ));
            }
            println!("Installing Rust's {component}");
            Line::new(&place.root, &format!("rustup component add {component}")).run()?;
        }
    }
    Ok(())
}

fn run(place: &Place, steps: &[&'static Step], keep_going: bool) -> ExitCode {
    let mut report = Report::default();
    let mut stopped = false;
    for (number, step) in steps.iter().enumerate() {
        if stopped || !step.is_possible() {
            report.did_not_run(step.name);
            continue;
        }
        println!("\n[{}/{}] {}: {}", number + 1, steps.len(), step.name, step.says);
        let row = step.run(place);
        stopped = row.count.failed > 0 && !keep_going;
        report.ran(row);
    }
    println!("{}", report.text());
    if report.total().failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl<'a> Asked<'a> {
    fn read(arguments: &'a [String], known: &[Step]) -> Result<Self, String> {
        let mut asked = Self { names: Vec::new(), keep_going: false, list: false };
        for argument in arguments {
            match argument.as_str() {
                "--keep-going" => asked.keep_going = true,
                "--list" => asked.list = true,
                name if known.iter().any(|step| step.name == name) => asked.names.push(name),
                other => {
                    let names: Vec<&str> = known.iter().map(|step| step.name).collect();
                    return Err(format!("There is no step “{other}”. The steps are: {}.", names.join(", ")));
                }
            }
        }
        Ok(asked)
    }

    /// The steps asked for and the ones they need, in their order; all of them when none is named.
    fn steps<'s>(&self, known: &'s [Step]) -> Vec<&'s Step> {
        let needed =
            |name: &str| known.iter().any(|step| self.names.contains(&step.name) && step.needs.contains(&name));
        known
            .iter()
            .filter(|step| self.names.is_empty() || self.names.contains(&step.name) || needed(step.name))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn names(arguments: &[&str]) -> Vec<&'static str> {
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        Asked::read(&arguments, TEST).unwrap().steps(TEST).iter().map(|step| step.name).collect()
    }

    #[test]
    fn a_named_step_brings_what_it_needs() {
        assert_eq!(names(&["browser"]), ["page", "browser"]);
        assert_eq!(names(&["--keep-going", "rust", "format"]), ["format", "rust"]);
        assert_eq!(names(&[]).len(), TEST.len());
    }

    #[test]
    fn an_unknown_step_is_answered_with_the_known_ones() {
        let why = Asked::read(&["brwser".to_string()], TEST).err().unwrap();
        assert!(why.contains("brwser") && why.contains("browser"));
    }
}
