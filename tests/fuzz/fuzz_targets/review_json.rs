//! A review in JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| debrief_endurance::importers::review_file_json(bytes));
