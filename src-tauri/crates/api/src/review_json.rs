//! The documented file form of a review: `*.review.json`, described by `assets/review.schema.json`.
//!
//! It holds everything in a review. A framework that ships is written as a reference by code and version, so that its
//! text is not carried in every file; any other framework is written whole.

use crate::frameworks::{shipped, without_position};
use crate::{ApiError, ErrorCode};
use debrief_deck::is_sound;
use debrief_domain::{Framework, REVIEW_FORMAT, Review};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    code: String,
    version: String,
}

/// Reads a review file. `name` is the file's name for the message.
///
/// # Errors
/// [`ErrorCode::BadFile`] or [`ErrorCode::Newer`]; the message names the file, the place in it and the fix.
pub fn read(name: &str, text: &str) -> Result<Review, ApiError> {
    let bad = |problem: &str| {
        ApiError::new(ErrorCode::BadFile, format!("{name}, {problem} Nothing was taken in; the library is unchanged."))
    };
    let mut value: Value = serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        bad(&format!("line {line}, column {column}: {}. Correct the JSON there.", without_position(&error)))
    })?;
    refuse_other_forms(name, &value)?;
    if let Some(framework) = value.get_mut("framework")
        && let Ok(reference) = Reference::deserialize(&*framework)
    {
        *framework = serde_json::to_value(find(name, &reference)?).map_err(|error| bad(&error.to_string()))?;
    }
    let review: Review = serde_path_to_error::deserialize(value).map_err(|error| {
        let place = error.path().to_string();
        bad(&format!("{place}: {}. Compare it with review.schema.json and correct it.", error.into_inner()))
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
fn refuse_other_forms(name: &str, value: &Value) -> Result<(), ApiError> {
    let form = value.get("format").and_then(Value::as_str).unwrap_or_default();
    if form == REVIEW_FORMAT {
        return Ok(());
    }
    if form.starts_with("debrief.review/") {
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

fn find(name: &str, reference: &Reference) -> Result<&'static Framework, ApiError> {
    let Reference { code, version } = reference;
    shipped().iter().find(|there| there.code == *code && there.version == *version).ok_or_else(|| {
        ApiError::new(
            ErrorCode::BadFile,
            format!(
                "{name}, framework: Debrief has no framework “{code}”, version {version}. Nothing was taken in; the \
                 library is unchanged. Write the whole framework in its place, or a code that ships."
            ),
        )
    })
}
