//! `cargo xtask`: sets up what is missing on this machine, then runs or tests Debrief.
//!
//! It uses the standard library alone, so that it is built in a moment on a machine that has nothing yet.

mod bench_deck;
mod count;
mod crates;
mod directions;
mod endurance;
mod machine;
mod node;
mod page_rules;
mod place;
mod process;
mod report;
mod rust_rules;
mod rust_text;
mod setup;
mod steps;
mod testing;
mod verapdf;
mod window;

use std::process::ExitCode;

use place::Place;

const HELP: &str = "\
Sets up what is missing on this machine, then runs or tests Debrief.

cargo xtask run      install what is missing, build page and shell, open the window
    --release        build it as it ships
    --sample-only    use a new library that holds only the sample; your own reviews stay out of sight
cargo xtask test     the same set-up, then every check and every test; the last line counts them
    NAME…            only these steps and what they need
    --keep-going     go on after a step that fails
    --list           name the steps
cargo xtask check    the quick loop: format, lints, directions, page types, unit tests; no window, no browser
    --keep-going     go on after a step that fails
cargo xtask bench-deck
                     our PDF beside those of krilla, typst, Chromium and WeasyPrint: time, memory, size, lost words
cargo xtask endurance
                     kills, failing disks, damaged and hostile files as often as before a release: most of a day
    NAME…            only these rows: killed, witness, windows, errors, backups, damaged, importers, sockets
cargo xtask types    write the page's types from the commands
cargo xtask help     this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let place = Place::of_this_build();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    let outcome = match command {
        "run" => window::run(&place, rest),
        "test" => testing::test(&place, rest),
        "check" => testing::check(&place, rest),
        "bench-deck" => bench_deck::run(&place, rest),
        "endurance" => endurance::run(&place, rest),
        "types" => testing::write_types(&place, rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(format!("There is no command “{other}”.\n\n{HELP}")),
    };
    outcome.unwrap_or_else(|why| {
        eprintln!("{why}");
        ExitCode::from(2)
    })
}
