//! A file with a key in it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| debrief_endurance::importers::key_file(bytes));
