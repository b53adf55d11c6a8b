//! A review that cannot be opened, and one that is checked, through the commands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_api::ErrorCode;
use debrief_journeys::Sandbox;
use serde_json::{Value, json};
use std::path::PathBuf;

fn begin() -> (Sandbox, Value, PathBuf) {
    let sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].clone();
    sandbox.review(&review);
    let file = sandbox.library().join("reviews").join(review.as_str().unwrap()).join("review.db");
    (sandbox, review, file)
}

#[test]
fn a_sound_review_is_in_order() {
    let (sandbox, review, _) = begin();
    let answer = sandbox.call("check_review", json!({ "review": review })).unwrap();
    assert_eq!((&answer["value"]["mended"], &answer["value"]["left"]), (&json!([]), &json!([])));
    assert_eq!(answer["changed"], json!([]));
    let pages = &answer["value"]["looked_at"][0];
    assert_eq!(pages["what"], "pages of the file");
    assert!(pages["count"].as_u64().unwrap() > 20, "{pages}");
}

#[test]
fn a_damaged_review_is_salvaged_beside_itself() {
    let (sandbox, review, file) = begin();
    let whole = sandbox.review(&review);
    sandbox.does("close_review", json!({ "review": review }));
    let mut bytes = std::fs::read(&file).unwrap();
    // A page in the middle, which some table has.
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0x5a);
    std::fs::write(&file, &bytes).unwrap();
    assert_eq!(sandbox.call("open_review", json!({ "review": review })).unwrap_err().code, ErrorCode::Damaged);
    let salvaged = sandbox.does("salvage_review", json!({ "review": review }));
    assert!(salvaged["name"].as_str().unwrap().ends_with(" (salvaged)"));
    let kinds = salvaged["kinds"].as_array().unwrap();
    let read: u64 = kinds.iter().map(|kind| kind["read"].as_u64().unwrap()).sum();
    assert!(read > 100, "{salvaged}");
    let there = sandbox.review(&salvaged["review"]);
    assert_eq!(there["client"], whole["client"]);
    let texts = |review: &Value| -> Vec<String> {
        review["evidence"].as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap().to_owned()).collect()
    };
    assert!(texts(&there).iter().all(|text| texts(&whole).contains(text)));
    assert_eq!(std::fs::read(&file).unwrap(), bytes, "the damaged file was written");
    // The backup is still a way back.
    sandbox.does("restore_backup", json!({ "review": review }));
    assert_eq!(sandbox.review(&review), whole);
}

#[test]
fn what_says_nothing_is_refused_plainly() {
    let (sandbox, review, file) = begin();
    sandbox.does("close_review", json!({ "review": review }));
    std::fs::write(&file, "no longer a review").unwrap();
    std::fs::remove_dir_all(file.with_file_name("backups")).unwrap();
    let refused = sandbox.call("salvage_review", json!({ "review": review })).unwrap_err();
    assert_eq!(refused.code, ErrorCode::BadFile);
    assert!(refused.message.starts_with("Nothing of this review can be read"), "{}", refused.message);
}
