//! A PowerPoint file that comes back.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| debrief_endurance::importers::brought_pptx(bytes));
