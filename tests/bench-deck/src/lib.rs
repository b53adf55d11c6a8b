//! The deck's content for other makers of PDF, so that `cargo xtask bench-deck` can compare ours with them: a review of any
//! length, the words of its deck in reading order, and the same words as pages for typst and for browsers.

mod html;
mod meaning;
mod scaled;
mod typst;

pub use html::html;
pub use meaning::{Meaning, Part};
pub use scaled::scaled;
pub use typst::typst;
