//! Files from outside and to outside: lossless forms, clear errors, and nothing of what was there is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_journeys::Sandbox;
use serde_json::{Value, json};
use std::fs;

const SAMPLE: &str = include_str!("../../../assets/sample/riverbend.review.json");

fn import(sandbox: &Sandbox, name: &str, text: &[u8]) -> Result<Value, debrief_api::ApiError> {
    let path = sandbox.path(name);
    fs::write(&path, text).unwrap();
    sandbox.answer(&path);
    sandbox.call("import_review", json!({}))
}

fn export(sandbox: &Sandbox, review: &Value, name: &str) -> String {
    let path = sandbox.path(name);
    sandbox.answer(&path);
    sandbox.does("export_review", json!({ "review": review }));
    fs::read_to_string(path).unwrap()
}

/// What leaves of a review file: the students of its roster stay.
fn leaving(mut file: Value) -> Value {
    file["roster"].as_array_mut().unwrap().retain(|entry| entry["kind"] != "student");
    file
}

#[test]
fn an_export_of_an_import_is_the_same_file() {
    let sandbox = Sandbox::new().unwrap();
    let created = import(&sandbox, "in.review.json", SAMPLE.as_bytes()).unwrap();
    let first = export(&sandbox, &created["review"], "out.review.json");
    let sample: Value = serde_json::from_str(SAMPLE).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&first).unwrap(), leaving(sample));
    let elsewhere = Sandbox::new().unwrap();
    let created = import(&elsewhere, "in.review.json", first.as_bytes()).unwrap();
    assert_eq!(export(&elsewhere, &created["review"], "out.review.json"), first);
}

#[test]
fn a_framework_of_ones_own_travels_whole() {
    let sandbox = Sandbox::new().unwrap();
    let mut file: Value = serde_json::from_str(SAMPLE).unwrap();
    let mut framework: Value = serde_json::from_str(include_str!("../../../assets/frameworks/delivery.json")).unwrap();
    framework["name"] = json!("Our own delivery framework");
    file["framework"] = framework;
    let text = format!("{}\n", serde_json::to_string_pretty(&file).unwrap());
    let created = import(&sandbox, "own.review.json", text.as_bytes()).unwrap();
    let again: Value = serde_json::from_str(&export(&sandbox, &created["review"], "out.review.json")).unwrap();
    assert_eq!(again, leaving(file));
}

#[test]
fn the_same_file_twice_comes_in_as_a_copy() {
    let sandbox = Sandbox::new().unwrap();
    let first = import(&sandbox, "a.review.json", SAMPLE.as_bytes()).unwrap();
    let second = import(&sandbox, "a.review.json", SAMPLE.as_bytes()).unwrap();
    assert_ne!(first["review"], second["review"]);
    let (one, two) = (sandbox.review(&first["review"]), sandbox.review(&second["review"]));
    assert_eq!(one["evidence"], two["evidence"]);
    assert_ne!(one["decisions"][0]["id"], two["decisions"][0]["id"], "natural ids follow the review");
}

#[test]
fn a_bad_file_is_told_with_its_place_and_takes_nothing_in() {
    let sandbox = Sandbox::new().unwrap();
    let sample: Value = serde_json::from_str(SAMPLE).unwrap();
    let with = |edit: &dyn Fn(&mut Value)| {
        let mut file = sample.clone();
        edit(&mut file);
        serde_json::to_vec(&file).unwrap()
    };
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("empty", Vec::new(), "bad_file", "is empty"),
        ("text", b"Dear colleague".to_vec(), "bad_file", "line 1"),
        ("truncated", SAMPLE.as_bytes()[..SAMPLE.len() / 2].to_vec(), "bad_file", "line"),
        ("binary", vec![0xff, 0xfe, 0x00], "bad_file", "not a text file"),
        ("other JSON", b"{\"a\": 1}".to_vec(), "bad_file", "`format`"),
        ("newer", with(&|file| file["format"] = json!("debrief.review/2")), "newer", "debrief.review/2"),
        (
            "missing field",
            with(&|file| {
                file["sessions"][2].as_object_mut().unwrap().remove("group");
            }),
            "bad_file",
            "sessions[2]",
        ),
        ("unknown field", with(&|file| file["groups"][1]["colour"] = json!("red")), "bad_file", "groups[1]"),
        (
            "unknown element",
            with(&|file| file["evidence"][5]["elements"] = json!(["9Z"])),
            "bad_file",
            "evidence[5].elements[0]",
        ),
        (
            "unknown level",
            with(&|file| file["decisions"][0]["judgement"] = json!({ "level": "X" })),
            "bad_file",
            "decisions[0].judgement",
        ),
        (
            "duplicate id",
            with(&|file| file["groups"][1]["id"] = file["groups"][0]["id"].clone()),
            "bad_file",
            "groups[1].id",
        ),
        (
            "dangling",
            with(&|file| file["sessions"][0]["group"] = json!("00000000-0000-4000-8000-000000000000")),
            "bad_file",
            "sessions[0].group",
        ),
        (
            "huge text",
            with(&|file| file["evidence"][0]["text"] = json!("x".repeat(30_000))),
            "bad_file",
            "evidence[0].text",
        ),
        ("50 MB of text", vec![b' '; 50 * 1024 * 1024], "bad_file", "larger than 40 MB"),
        ("control character", with(&|file| file["client"] = json!("River\u{0}bend")), "bad_file", "U+0000"),
    ];
    for (name, bytes, code, place) in cases {
        let error = import(&sandbox, "bad.review.json", &bytes).expect_err(name);
        assert_eq!(json!(error.code), json!(code), "{name}: {error}");
        assert!(error.message.contains(place), "{name}: {error}");
        assert!(
            error.message.contains("bad.review.json") && error.message.contains("unchanged")
                || error.message.contains("Nothing was changed"),
            "{name}: {error}"
        );
    }
    assert_eq!(sandbox.does("library", json!({}))["reviews"], json!([]));
}

#[test]
fn names_and_quotes_of_any_kind_come_back_as_they_were() {
    let mut sandbox = Sandbox::new().unwrap();
    let client = "<script>alert(1)</script> & “Ñandú” 学校 مدرسة 👩‍🏫 O'Brien";
    let review = sandbox.does("new_review", json!({ "client": client, "framework": "delivery" }))["review"].take();
    sandbox.does("add_groups", json!({ "review": review, "groups": [{ "name": "'); DROP TABLE evidence; --", "level": "school", "population": null }] }));
    let group = sandbox.review(&review)["groups"][0]["id"].clone();
    let session = sandbox.does("add_session", json!({ "review": review, "group": group, "starts_at": null, "place": "", "headcount": null, "interviewer": null, "scribe": null }));
    let source = json!({ "session": session["id"] });
    sandbox.does(
        "add_note",
        json!({ "review": review, "source": source, "line": "\"قالت المعلمة \u{1b}[31mنعم\u{0}\" #1a" }),
    );
    sandbox.restart().unwrap();
    let kept = sandbox.review(&review);
    assert_eq!(kept["client"], client);
    assert_eq!(kept["groups"][0]["name"], "'); DROP TABLE evidence; --");
    assert_eq!(kept["evidence"][0]["text"], "قالت المعلمة [31mنعم");
    assert_eq!(kept["evidence"][0]["elements"], json!(["1A"]));
}

#[test]
fn a_note_beyond_the_limit_is_refused_and_the_draft_stays() {
    let sandbox = Sandbox::new().unwrap();
    let created = import(&sandbox, "a.review.json", SAMPLE.as_bytes()).unwrap();
    let review = &created["review"];
    let before = sandbox.review(review);
    let session = &before["sessions"][0]["id"];
    let slot = format!("note/{}", session.as_str().unwrap());
    let long = "word ".repeat(20_000);
    sandbox.does("set_draft", json!({ "review": review, "slot": slot, "text": "half a thought" }));
    let error = sandbox
        .call("add_note", json!({ "review": review, "source": { "session": session }, "line": long }))
        .unwrap_err();
    assert_eq!(json!(error.code), "bad_value");
    assert_eq!(error.field.as_deref(), Some("line"));
    assert_eq!(sandbox.review(review), before);
    assert_eq!(sandbox.does("draft", json!({ "review": review, "slot": slot })), "half a thought");
}

#[test]
fn a_half_typed_note_is_there_after_a_restart() {
    let mut sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].take();
    let slot = json!({ "review": review, "slot": "note/somewhere" });
    sandbox.does(
        "set_draft",
        json!({ "review": review, "slot": "note/somewhere", "text": "They hired her in August and " }),
    );
    sandbox.restart().unwrap();
    assert_eq!(sandbox.does("draft", slot), "They hired her in August and ");
}

#[cfg(unix)]
#[test]
fn an_export_that_cannot_be_written_leaves_the_old_file_whole() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].take();

    let gone = sandbox.path("not there/deck.pdf");
    sandbox.answer(&gone);
    let error =
        sandbox.call("export_deck", json!({ "review": review, "form": "pdf", "audience": "leadership" })).unwrap_err();
    assert_eq!(json!(error.code), "disk");
    assert!(error.message.contains("the folder is not there any more"), "{error}");

    let kept = sandbox.path("deck.pdf");
    fs::write(&kept, "the old deck").unwrap();
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o444)).unwrap();
    sandbox.answer(&kept);
    let error =
        sandbox.call("export_deck", json!({ "review": review, "form": "pdf", "audience": "leadership" })).unwrap_err();
    assert!(error.message.contains("read-only"), "{error}");
    assert_eq!(fs::read_to_string(&kept).unwrap(), "the old deck");

    // A device without room: the write itself fails, after the file was opened.
    if fs::metadata("/dev/full").is_ok() {
        let error = debrief_api::write_whole("/dev/full/deck.pdf".as_ref(), b"x").unwrap_err();
        assert_eq!(json!(error.code), "disk");
    }
    let left: Vec<_> =
        fs::read_dir(sandbox.path("")).unwrap().filter_map(Result::ok).map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".tmp")), "{left:?}");
}
