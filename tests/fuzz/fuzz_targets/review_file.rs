//! The file of a review.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| debrief_endurance::importers::review_database(bytes));
