//! Keeping and destroying: what was agreed, reminders, deleting for good, the end of the sources, the bin.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use chrono::{Days, NaiveDate, TimeDelta, Utc};
use debrief_api::domain::{Review, ReviewId};
use debrief_api::{ErrorCode, sample_review};
use debrief_journeys::Sandbox;
use debrief_store::Library;
use serde_json::{Value, json};
use std::path::Path;

/// A library with the sample in it as if it were a real review: a sample reminds of nothing.
fn with_review() -> (Sandbox, Value) {
    let sandbox = Sandbox::new().unwrap();
    let file = sandbox.path("real.review.json");
    let mut review: Value = serde_json::from_str(include_str!("../../../assets/sample/riverbend.review.json")).unwrap();
    review["sample"] = json!(false);
    review["state"] = json!("draft");
    review["state_changes"] = json!([]);
    review["keeping"] = json!({});
    std::fs::write(&file, review.to_string()).unwrap();
    sandbox.answer(&file);
    let id = sandbox.does("import_review", json!({}))["review"].take();
    (sandbox, id)
}

fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// Whether any file below the folder holds the words.
fn tells(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return tells(&path, words);
        }
        std::fs::read(path).unwrap().windows(words.len()).any(|there| there == words.as_bytes())
    })
}

fn set_keeping(sandbox: &Sandbox, id: &Value, ends: Option<NaiveDate>, delete: Option<NaiveDate>) {
    sandbox.does("set_keeping", json!({ "review": id, "engagement_ends_on": ends, "delete_notes_on": delete }));
}

#[test]
fn what_was_agreed_is_kept_reminds_and_can_be_changed_when_the_review_is_final() {
    let (sandbox, id) = with_review();
    assert_eq!(sandbox.does("open_review", json!({ "review": id }))["follows"]["reminder"], Value::Null);
    let far = today() + Days::new(60);
    set_keeping(&sandbox, &id, None, Some(far));
    assert_eq!(sandbox.does("library", json!({}))["reminders"], json!([]));

    sandbox.does("set_state", json!({ "review": id, "to": "final", "reason": "" }));
    let near = today() + Days::new(14);
    set_keeping(&sandbox, &id, Some(far), Some(near));
    let reminder = json!({ "about": "delete_notes", "on": near, "is_past": false });
    assert_eq!(sandbox.does("open_review", json!({ "review": id }))["follows"]["reminder"], reminder);
    let page = sandbox.does("library", json!({}));
    assert_eq!(page["reminders"], json!([{ "review": id, "reminder": reminder }]));
    assert_eq!(page["reviews"][0]["keeping"]["engagement_ends_on"], json!(far));

    // It goes with the review to another laptop.
    let file = sandbox.path("copy.review.json");
    sandbox.answer(&file);
    sandbox.does("export_review", json!({ "review": id }));
    let written: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(written["keeping"]["delete_notes_on"], json!(near));
    // A whole review that is handed out is a package like any other.
    assert_eq!(sandbox.does("exports", json!({ "review": id }))[0]["form"], "review");
}

#[test]
fn the_sample_reminds_of_nothing() {
    let sandbox = Sandbox::new().unwrap();
    let id = sandbox.does("open_sample", json!({}))["review"].take();
    let opened = sandbox.does("open_review", json!({ "review": id }));
    assert_eq!(opened["review"]["keeping"]["delete_notes_on"], "2026-09-30");
    assert_eq!(opened["follows"]["reminder"], Value::Null);
}

#[test]
fn a_note_that_is_deleted_for_good_is_gone_with_its_backups() {
    let (sandbox, id) = with_review();
    let opened = sandbox.does("open_review", json!({ "review": id }));
    let quoted = opened["follows"]["quoted"][0].clone();
    let notes = opened["review"]["evidence"].as_array().unwrap();
    let note = notes.iter().find(|note| note["id"] == quoted).unwrap();
    let words = note["text"].as_str().unwrap().chars().take(24).collect::<String>();
    let what = json!({ "note": quoted });

    let told = sandbox.does("what_goes", json!({ "review": id, "what": what }));
    assert_eq!(told["along"]["notes"], 1);
    assert!(!told["along"]["rationales"].as_array().unwrap().is_empty());
    assert_eq!(told["held"]["backups"], 1, "of the first opening today");
    assert!(told["held"]["last_goes_on"].as_str().unwrap() > today().to_string().as_str());
    assert!(tells(&sandbox.library(), &words));

    let wrote = sandbox.call("delete_for_good", json!({ "review": id, "what": what, "backups": true })).unwrap();
    assert!(wrote["changed"].as_array().unwrap().contains(&json!("evidence")));
    assert_eq!(wrote["value"]["along"], told["along"]);
    assert_eq!(wrote["value"]["held"], json!({ "backups": 0, "others": 0, "elsewhere": 0, "last_goes_on": null }));
    assert!(!tells(&sandbox.library(), &words));
    let review = sandbox.review(&id);
    assert_eq!(review["evidence"].as_array().unwrap().len(), notes.len() - 1);
    // An attempt whose end failed can be made again.
    let again = sandbox.does("delete_for_good", json!({ "review": id, "what": what, "backups": true }));
    assert_eq!(again["held"], wrote["value"]["held"]);
    let unknown = json!({ "note": uuid::Uuid::from_u128(1) });
    let refused = sandbox.call("delete_for_good", json!({ "review": id, "what": unknown, "backups": false }));
    assert_eq!(refused.unwrap_err().code, ErrorCode::NotFound);
    let history = sandbox.does("history", json!({ "review": id, "limit": 5 }));
    assert_eq!(history[0]["what"], "Delete a note for good");
}

#[test]
fn sources_are_destroyed_when_the_name_is_typed_and_the_deck_stays() {
    let (mut sandbox, id) = with_review();
    let opened = sandbox.does("open_review", json!({ "review": id }));
    let quoted: Vec<Value> = serde_json::from_value(opened["follows"]["quoted"].clone()).unwrap();
    let notes = opened["review"]["evidence"].as_array().unwrap();
    let note = notes.iter().find(|note| !quoted.contains(&note["id"])).unwrap();
    let words = note["text"].as_str().unwrap().chars().take(24).collect::<String>();
    let pdf = sandbox.path("Riverbend deck.pdf");
    sandbox.answer(&pdf);
    sandbox.does("export_deck", json!({ "review": id, "form": "pdf", "audience": "board" }));

    let before = sandbox.does("before_destroying", json!({ "review": id }));
    assert_eq!(
        (before["sources"]["notes"].as_u64().unwrap() as usize, &before["handed_out"]),
        (notes.len(), &json!(1))
    );
    let wrong = sandbox.call("destroy_sources", json!({ "review": id, "client": "Riverbend" })).unwrap_err();
    assert_eq!((wrong.code, wrong.field.as_deref()), (ErrorCode::BadValue, Some("client")));
    assert_eq!(sandbox.review(&id)["evidence"].as_array().unwrap().len(), notes.len());

    let certificate = sandbox.does("destroy_sources", json!({ "review": id, "client": " riverbend  school district" }));
    let text = certificate["text"].as_str().unwrap();
    for part in [
        "Client:      Riverbend School District",
        "- 149 notes",
        "backup of",
        "Riverbend deck.pdf: PDF, for the board",
        "SSDs",
    ] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    // No quote and no name of a person.
    let names = opened["review"]["team"].as_array().unwrap().iter().map(|member| &member["name"]);
    for words in notes.iter().map(|note| &note["text"]).chain(names) {
        let words: String = words.as_str().unwrap().chars().take(24).collect();
        assert!(!text.contains(&words), "{words}");
    }
    assert!(!tells(&sandbox.library(), &words));

    sandbox.restart().unwrap();
    let opened = sandbox.does("open_review", json!({ "review": id }));
    assert_eq!(opened["review"]["keeping"]["sources_destroyed_on"], json!(today()));
    assert_eq!(opened["review"]["evidence"], json!([]));
    assert_eq!(opened["follows"]["reminder"], Value::Null);
    assert!(opened["follows"]["stages"]["next"]["sentence"].as_str().unwrap().contains("destroyed"));
    assert_eq!(sandbox.does("certificates", json!({ "review": id }))[0], certificate);
    let file = sandbox.path("certificate.txt");
    sandbox.answer(&file);
    sandbox.does("save_certificate", json!({ "review": id }));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    // The deck can still leave.
    sandbox.answer(&pdf);
    sandbox.does("export_deck", json!({ "review": id, "form": "pdf", "audience": "leadership" }));
}

#[test]
fn what_the_sources_held_back_does_not_stay_in_our_own_texts() {
    let (sandbox, id) = with_review();
    let whole = sandbox.review(&id);
    // A quote that nobody cleared, word for word in a finding, with a name in it that was decided about.
    let is_held = |note: &&Value| note["kind"] == "quote" && note["permission"] == "not_cleared";
    let mut note = whole["evidence"].as_array().unwrap().iter().find(is_held).unwrap().clone();
    note["text"] = json!("I told Tobias Wrenfield that the schedule was broken");
    sandbox.does("change_note", json!({ "review": id, "note": note }));
    let texts = [
        "Many feel it: I told Tobias Wrenfield that the schedule was broken, one said.",
        "Tobias Wrenfield’s school shows how",
        "Ask Ilse Marrowby, and Orla Penhallow",
    ];
    for (at, text) in texts.iter().enumerate() {
        let mut finding = whole["findings"][at].clone();
        finding["text"] = json!(text);
        sandbox.does("change_finding", json!({ "review": id, "finding": finding }));
    }
    let places = sandbox.does("recognizable", json!({ "review": id, "audience": "board" }));
    let replaced: Vec<&Value> =
        places.as_array().unwrap().iter().filter(|place| place["name"] == "Tobias Wrenfield").collect();
    assert_eq!(replaced.len(), 2);
    for place in replaced {
        let choice = json!({ "replaced": "a school leader" });
        sandbox.does("settle_words", json!({ "review": id, "words": [place["words"]], "choice": choice }));
    }
    let before = sandbox.does("before_destroying", json!({ "review": id }));
    assert_eq!((&before["texts_quoting"], &before["names_undecided"]), (&json!(1), &json!(1)));

    sandbox.does("destroy_sources", json!({ "review": id, "client": "Riverbend School District" }));
    let stays = sandbox.review(&id);
    let now: Vec<&Value> = (0..3).map(|at| &stays["findings"][at]["text"]).collect();
    assert_eq!(
        now,
        [
            "Many feel it: […], one said.",
            "[a school leader]’s school shows how",
            // An approved subject stays.
            "Ask [a person], and Orla Penhallow"
        ]
    );
    assert!(!tells(&sandbox.library(), "Wrenfield") && !tells(&sandbox.library(), "Marrowby"));
}

#[test]
fn a_review_destroyed_from_the_bin_leaves_a_certificate_until_the_program_ends() {
    let (mut sandbox, id) = with_review();
    assert_eq!(sandbox.call("save_last_certificate", json!({})).unwrap_err().code, ErrorCode::NotFound);
    sandbox.does("bin_review", json!({ "review": id }));
    assert_eq!(sandbox.does("library", json!({}))["bin"][0]["days_left"], 30);
    let certificate = sandbox.does("destroy_review", json!({ "review": id }));
    assert!(certificate["text"].as_str().unwrap().contains("the whole review"));
    let file = sandbox.path("certificate.txt");
    sandbox.answer(&file);
    sandbox.does("save_last_certificate", json!({}));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), certificate["text"].as_str().unwrap());
    sandbox.restart().unwrap();
    assert_eq!(sandbox.call("save_last_certificate", json!({})).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn what_was_thirty_days_in_the_bin_is_gone_at_the_next_start_and_is_told_once() {
    let mut sandbox = Sandbox::new().unwrap();
    {
        let library = Library::open(&sandbox.library(), None).unwrap();
        let now = Utc::now().naive_utc();
        for (number, days) in [(1_u128, 31), (2, 29)] {
            let id = ReviewId(uuid::Uuid::from_u128(number));
            let review = Review {
                id,
                ratings: vec![],
                decisions: vec![],
                client: format!("Client {number}"),
                ..sample_review().unwrap()
            };
            library.create(&review, now - TimeDelta::days(40)).unwrap();
            library.bin(id, now - TimeDelta::days(days)).unwrap();
        }
        // It was in use yesterday; a library that was not must first see further days.
        let yesterday = now.date() - Days::new(1);
        std::fs::write(sandbox.library().join("days.txt"), format!("{yesterday} 0\n")).unwrap();
    }
    sandbox.restart().unwrap();
    let page = sandbox.does("library", json!({}));
    assert_eq!(page["expired"], json!([{ "client": "Client 1", "name": "Capacity review" }]));
    assert_eq!(page["bin"].as_array().unwrap().len(), 1);
    assert_eq!((&page["bin"][0]["card"]["client"], &page["bin"][0]["days_left"]), (&json!("Client 2"), &json!(1)));
    assert_eq!(sandbox.does("library", json!({}))["expired"], json!([]));
}
