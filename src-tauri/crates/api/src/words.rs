//! Texts from the page on their way into a review: tidied and measured, with the field named when they do not fit.

use crate::ApiError;
use debrief_domain::limits;

/// A line that must hold something.
pub(crate) fn name(text: &str, field: &str) -> Result<String, ApiError> {
    limits::required_line(text).map_err(|problem| ApiError::from(problem).at(field))
}

/// A line that may be empty.
pub(crate) fn line(text: &str, field: &str) -> Result<String, ApiError> {
    limits::line(text).map_err(|problem| ApiError::from(problem).at(field))
}

/// A longer text that may be empty.
pub(crate) fn text(text: &str, field: &str) -> Result<String, ApiError> {
    limits::text(text).map_err(|problem| ApiError::from(problem).at(field))
}

/// A longer text that must hold something.
pub(crate) fn sentence(words: &str, field: &str) -> Result<String, ApiError> {
    let kept = text(words, field)?;
    if kept.is_empty() { Err(ApiError::from(limits::TextProblem::Empty).at(field)) } else { Ok(kept) }
}
