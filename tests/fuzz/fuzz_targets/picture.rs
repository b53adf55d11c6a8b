//! A logo or a picture.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| debrief_endurance::importers::picture(bytes));
