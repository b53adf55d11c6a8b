//! The tables.
pub(crate) trait Table {}
