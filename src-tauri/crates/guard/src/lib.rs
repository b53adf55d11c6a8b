//! What may leave the laptop (PRODUCT.md, section 6): which label may stand beside a quote, which words point to somebody,
//! and which were never cleared.
//!
//! Everything here is given a review and texts of it; nothing reads a file or a clock.

mod addresses;
mod common;
mod fold;
mod label;
mod nameless;
mod names;
mod recognized;
mod replaced;
mod sentences;
mod settled;
mod students;
mod uncleared;

pub use fold::spoken;
pub use label::{Behind, FEWEST_HEARD, FEWEST_IN_DISTRICT, Label, behind_group, label};
pub use nameless::nameless;
pub use names::{Names, Pointed, Whom};
pub use recognized::{Hit, Leaving, Recognizer, Why};
pub use replaced::{in_brackets, replaced, replacements};
pub use settled::{Settled, settled};
pub use students::{seem_about_students, without_students};
pub use uncleared::Uncleared;
