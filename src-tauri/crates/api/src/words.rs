//! What comes from the page on its way into a review: texts tidied and measured, with the field named when they do not
//! fit; lists with each entry once.

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

/// Leaves out of a list what stood in it before.
pub(crate) fn each_once<T: Clone + PartialEq>(list: &mut Vec<T>) {
    let mut kept: Vec<T> = Vec::with_capacity(list.len());
    for entry in list.drain(..) {
        if !kept.contains(&entry) {
            kept.push(entry);
        }
    }
    *list = kept;
}
