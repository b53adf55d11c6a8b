//! Files that were sound and are not any more: a valid one is changed where it hurts, by a few steps that follow from
//! numbers, so that a case becomes smaller and smaller until only what matters is left.

pub mod bytes;
pub mod json;
pub mod keys;
pub mod packages;
pub mod pictures;
pub mod tables;

/// One change: where, which, and a number that it may need.
pub type Step = (u16, u8, u32);

/// Texts that readers stumble over.
pub const ODD: &[&str] = &[
    "",
    "\u{0}",
    "\u{202e}olleh",
    "e\u{301}\u{301}\u{301}",
    "👩‍🏫👩🏽‍🦱",
    "\u{feff}",
    "\u{fffd}\u{10ffff}",
    "=1+1",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "9999-12-31T23:59:59.999999999",
    "-262143-01-01",
    "+262142-12-31",
    "2026-03-09T08:00:60",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "1E400",
    "NaN",
    "ﷺﷺﷺ",
    "ß\u{1E9E}ﬃ",
    "\n\n\n\t\r",
];
