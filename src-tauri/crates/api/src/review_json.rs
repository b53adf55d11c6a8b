//! The documented file form of a review: `*.review.json`, described by `assets/review.schema.json`.
//!
//! It holds everything in a review. A framework that ships is written as a reference by code and version, so that its
//! text is not carried in every file; any other framework is written whole.

use crate::frameworks::{shipped, without_position};
use crate::{ApiError, ErrorCode, json_bounds};
use debrief_deck::is_sound;
use debrief_domain::{Framework, REVIEW_FORMAT, Review};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;
use std::borrow::Cow;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    code: String,
    version: String,
}

/// How many characters of what stands in a file a message repeats, and how many it has at most.
const PART: usize = 200;
const WHOLE: usize = 500;

/// What is looked at before the rest: the form, and the framework where it may be a reference.
#[derive(Default, Deserialize)]
struct Head<'t> {
    format: Option<Cow<'t, str>>,
    #[serde(borrow)]
    framework: Option<&'t RawValue>,
}

/// Reads a review file. `name` is the file's name for the message.
///
/// # Errors
/// [`ErrorCode::BadFile`] or [`ErrorCode::Newer`]; the message names the file, the place in it and the fix.
pub fn read(name: &str, text: &str) -> Result<Review, ApiError> {
    let bad = |problem: &str| {
        let problem = shortened(problem, WHOLE);
        ApiError::new(ErrorCode::BadFile, format!("{name}, {problem} Nothing was taken in; the library is unchanged."))
    };
    json_bounds::check(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let why = without_position(&error);
        let why = shortened(&why, PART);
        bad(&format!("line {line}, column {column}: {why}. Correct the JSON there."))
    })?;
    // What is JSON and has no such fields is no review.
    let head: Head<'_> = serde_json::from_str(text).unwrap_or_default();
    refuse_other_forms(name, head.format.as_deref().unwrap_or_default())?;
    let text = with_framework(name, text, head.framework)?;
    // Straight from the text: a tree of values between would take several times the memory of the file.
    let mut deserializer = serde_json::Deserializer::from_str(&text);
    let review: Review = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let place = error.path().to_string();
        let place = shortened(&place, PART);
        let why = without_position(&error.into_inner());
        let why = shortened(&why, PART);
        bad(&format!("{place}: {why}. Compare it with review.schema.json and correct it."))
    })?;
    review.validate().map_err(|problem| bad(&problem.to_string()))?;
    if let Some(at) = review.pictures.iter().position(|picture| !is_sound(picture)) {
        return Err(bad(&format!(
            "pictures[{at}].data: It is no picture of the form, width and height that stand beside it. Write the whole file as \
             base64, with its own width and height."
        )));
    }
    Ok(review)
}

/// A review as the text of a review file, with a line end at its end.
///
/// # Errors
/// [`ErrorCode::Internal`] when it cannot be written as JSON, which no review is known to cause.
pub fn write(review: &Review) -> Result<String, ApiError> {
    let failed = |error: serde_json::Error| {
        ApiError::new(ErrorCode::Internal, format!("The review could not be written as JSON: {error}. It is safe."))
    };
    let mut value = serde_json::to_value(review).map_err(failed)?;
    if shipped().contains(&review.framework) {
        value["framework"] = json!({ "code": review.framework.code, "version": review.framework.version });
    }
    let mut text = serde_json::to_string_pretty(&value).map_err(failed)?;
    text.push('\n');
    Ok(text)
}

/// Tells a newer form, and a file that is something else, before its fields are looked at.
fn refuse_other_forms(name: &str, form: &str) -> Result<(), ApiError> {
    if form == REVIEW_FORMAT {
        return Ok(());
    }
    if form.starts_with("debrief.review/") {
        let form = shortened(form, PART);
        return Err(ApiError::new(
            ErrorCode::Newer,
            format!(
                "{name} is of the form “{form}”; this version of Debrief reads “{REVIEW_FORMAT}”. Nothing was taken in; \
                 the library is unchanged. Update Debrief, or export the file from this version."
            ),
        ));
    }
    Err(ApiError::new(
        ErrorCode::BadFile,
        format!(
            "{name} is JSON but not a review: `format` should be “{REVIEW_FORMAT}”. Nothing was taken in; the library \
             is unchanged. Choose a file that ends in .review.json."
        ),
    ))
}

/// A text for a message: what stands in a file may be as long as the file.
fn shortened(text: &str, longest: usize) -> Cow<'_, str> {
    match text.char_indices().nth(longest) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// The text with the whole framework in the place of a reference to one.
fn with_framework<'t>(name: &str, text: &'t str, framework: Option<&'t RawValue>) -> Result<Cow<'t, str>, ApiError> {
    let Some(framework) = framework.map(RawValue::get) else { return Ok(Cow::Borrowed(text)) };
    let Ok(reference) = serde_json::from_str::<Reference>(framework) else { return Ok(Cow::Borrowed(text)) };
    let whole = serde_json::to_string(find(name, &reference)?)
        .map_err(|error| ApiError::new(ErrorCode::Internal, format!("The framework could not be written: {error}.")))?;
    // The raw value is a part of the text.
    let at = framework.as_ptr().addr() - text.as_ptr().addr();
    Ok(Cow::Owned([&text[..at], &whole, &text[at + framework.len()..]].concat()))
}

fn find(name: &str, reference: &Reference) -> Result<&'static Framework, ApiError> {
    let (code, version) = (shortened(&reference.code, PART), shortened(&reference.version, PART));
    shipped().iter().find(|there| there.code == reference.code && there.version == reference.version).ok_or_else(|| {
        ApiError::new(
            ErrorCode::BadFile,
            format!(
                "{name}, framework: Debrief has no framework “{code}”, version {version}. Nothing was taken in; the \
                 library is unchanged. Write the whole framework in its place, or a code that ships."
            ),
        )
    })
}
