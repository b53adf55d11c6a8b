//! Runs what was said.

use crate::arguments::{Arguments, Command, Form};
use debrief_api::domain::{Audience, Review, ReviewId, Weight, checks};
use debrief_api::{
    ApiError, Core, Dialogs, ErrorCode, OpenFile, Reveal, SaveFile, pdf_of, read_review_file, review_json, write_whole,
};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

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

/// There is nobody to ask.
struct NoDialogs;

impl Dialogs for NoDialogs {
    fn save_file(&self, _: &SaveFile) -> Option<PathBuf> {
        None
    }

    fn open_file(&self, _: &OpenFile) -> Option<PathBuf> {
        None
    }

    fn reveal(&self, _: &Path, _: Reveal) -> bool {
        false
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
    Ok(Core::open(folder, Arc::new(NoDialogs))?)
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
        write_whole(out, review_json::write(review)?.as_bytes())?;
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
