//! Runs what was said.

use crate::arguments::{Arguments, Command, Form};
use debrief_api::domain::{Audience, Review, ReviewId, Weight, checks};
use debrief_api::{ApiError, Core, ErrorCode, NoDialogs, pdf_of, read_review_file, review_file_of, write_whole};
use serde_json::json;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Why the program ends without having done it.
#[derive(Debug)]
pub struct Failure {
    /// The exit code; see the help.
    pub code: u8,
    /// For the person.
    pub message: String,
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        let code = match error.code {
            ErrorCode::BadRequest | ErrorCode::BadValue => 2,
            ErrorCode::BadFile | ErrorCode::Newer | ErrorCode::Damaged => 3,
            ErrorCode::NotFound => 4,
            _ => 5,
        };
        Self { code, message: error.message }
    }
}

/// Does what the arguments say.
///
/// # Errors
/// A [`Failure`] with its exit code.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match &arguments.command {
        Command::New { client, framework } => {
            let created = library(arguments)?.ask("new_review", json!({ "client": client, "framework": framework }))?;
            println!("{}", created["review"].as_str().unwrap_or_default());
        }
        Command::Import { file } => {
            let created = library(arguments)?.take_in(&read_review_file(file)?)?;
            println!("{}", created.review);
        }
        Command::Export { review, form, audience, at } => {
            export(&find(arguments, review)?, form, (*audience).into(), at.as_deref())?;
        }
        Command::Check { review } => return Ok(check(&find(arguments, review)?)),
        Command::List => list(&library(arguments)?)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn library(arguments: &Arguments) -> Result<Core, Failure> {
    let folder = arguments.library.as_deref().ok_or_else(|| Failure {
        code: 2,
        message: "Say which library with --library FOLDER, or set DEBRIEF_LIBRARY.".to_owned(),
    })?;
    let core = Core::open(folder, folder, Arc::new(NoDialogs))?;
    if core.is_locked() {
        let passphrase = passphrase(arguments)?;
        core.ask("unlock", json!({ "passphrase": *passphrase }))?;
    }
    Ok(core)
}

/// The passphrase, from its file or from the person.
fn passphrase(arguments: &Arguments) -> Result<Zeroizing<String>, Failure> {
    let failure = |message: String| Failure { code: 5, message };
    if let Some(file) = &arguments.passphrase_file {
        let text = std::fs::read_to_string(file).map(Zeroizing::new).map_err(|error| {
            failure(format!("The passphrase could not be read from {}: {error}. Nothing was changed.", file.display()))
        })?;
        return Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()));
    }
    let is_there = std::io::stdin().is_terminal();
    let asked = if is_there { rpassword::prompt_password("Passphrase of the library: ").ok() } else { None };
    asked.map(Zeroizing::new).ok_or_else(|| {
        failure(
            "The library is locked, and there is nobody to ask for its passphrase. Nothing was changed. Put the \
             passphrase into a file that only you can read, and name it with --passphrase-file."
                .to_owned(),
        )
    })
}

/// The review that was named: a file where it looks like one, else an id of the library.
fn find(arguments: &Arguments, named: &str) -> Result<Review, Failure> {
    let path = Path::new(named);
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) || path.is_file() {
        return Ok(read_review_file(path)?);
    }
    let core = library(arguments)?;
    let id = by_beginning(&core, named)?;
    Ok(core.whole_review(id)?)
}

fn by_beginning(core: &Core, named: &str) -> Result<ReviewId, Failure> {
    let not_found = |message: String| Failure { code: 4, message };
    let cards = core.cards()?;
    let found: Vec<ReviewId> = cards
        .iter()
        .map(|card| card.id)
        .filter(|id| !named.is_empty() && id.to_string().starts_with(&named.to_lowercase()))
        .collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(not_found(format!("No review begins with “{named}”. `debrief-cli list` shows them."))),
        _ => Err(not_found(format!("{} reviews begin with “{named}”. Say more of the id.", found.len()))),
    }
}

fn export(review: &Review, form: &Form, audience: Audience, at: Option<&str>) -> Result<(), Failure> {
    let at = at
        .map(|moment| {
            moment.parse().map_err(|_| Failure {
                code: 2,
                message: format!("“{moment}” is not a moment such as 2026-03-24T09:00:00. Nothing was written."),
            })
        })
        .transpose()?;
    if let Some(out) = &form.pdf {
        let (laid, bytes) = pdf_of(review, audience, at)?;
        write_whole(out, &bytes)?;
        for problem in &laid.problems {
            let page = problem.number.map(|number| format!("Page {number}: ")).unwrap_or_default();
            eprintln!("{page}{}", problem.message);
        }
        println!("{} ({} pages)", out.display(), laid.pages.len());
    }
    if let Some(out) = &form.json {
        let (text, kept_back) = review_file_of(review)?;
        write_whole(out, text.as_bytes())?;
        match kept_back {
            0 => {}
            1 => eprintln!("1 note about a student is not in the file: such notes do not leave the laptop."),
            many => eprintln!("{many} notes about students are not in the file: such notes do not leave the laptop."),
        }
        println!("{}", out.display());
    }
    Ok(())
}

fn check(review: &Review) -> ExitCode {
    let found = checks(review);
    for check in &found {
        let weight = match check.weight {
            Weight::Must => "must",
            Weight::Should => "should",
            Weight::Fine => "fine",
        };
        println!("{weight}\t{}", check.sentence);
    }
    let must = found.iter().any(|check| check.weight == Weight::Must);
    if must { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

fn list(core: &Core) -> Result<(), Failure> {
    for card in core.cards()? {
        println!(
            "{}\t{}\t{}/{}\t{}",
            card.id,
            card.state.name().to_lowercase(),
            card.decided,
            card.elements,
            card.client
        );
    }
    Ok(())
}
