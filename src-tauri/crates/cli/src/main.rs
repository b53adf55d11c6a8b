//! `debrief-cli`: the commands of Debrief from a terminal, for automation and tests.

mod arguments;
mod run;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run::run(&Arguments::parse()) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}
