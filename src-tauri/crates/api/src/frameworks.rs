//! The frameworks that ship with the product. A version that has shipped is kept for good: reviews refer to it.

use crate::{ApiError, ErrorCode, json_bounds};
use debrief_domain::Framework;
use std::sync::LazyLock;

const DELIVERY_1: &str = include_str!("../../../../assets/frameworks/delivery.json");

static SHIPPED: LazyLock<Vec<Framework>> = LazyLock::new(|| {
    [("delivery.json", DELIVERY_1)]
        .into_iter()
        // A test reads each of them; a file that fails there never ships.
        .filter_map(|(name, text)| read_framework(name, text).ok())
        .collect()
});

/// The frameworks that ship.
#[must_use]
pub fn shipped() -> &'static [Framework] {
    &SHIPPED
}

/// Reads a framework file. `name` is the file's name for the message.
///
/// # Errors
/// [`ErrorCode::BadFile`]; the message names the file, the place in it and the fix.
pub fn read_framework(name: &str, text: &str) -> Result<Framework, ApiError> {
    let framework: Framework = json_bounds::check(text).and_then(|()| serde_json::from_str(text)).map_err(|error| {
        ApiError::new(
            ErrorCode::BadFile,
            format!(
                "{name}, line {}, column {}: {}. Compare the place with framework.schema.json and correct it.",
                error.line(),
                error.column(),
                without_position(&error)
            ),
        )
    })?;
    framework.validate().map_err(|problem| ApiError::new(ErrorCode::BadFile, format!("{name}, {problem}")))?;
    Ok(framework)
}

/// What serde says, without the position it adds at the end.
pub(crate) fn without_position(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rfind(" at line ").map_or(text.clone(), |at| text[..at].to_owned())
}
