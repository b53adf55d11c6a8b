//! Who could be recognized: nothing leaves with a name in it about which nobody decided, in any form, in any byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use debrief_api::ErrorCode;
use debrief_journeys::Sandbox;
use flate2::read::ZlibDecoder;
use serde_json::{Value, json};
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

const FORMS: [(&str, &str); 10] = [
    ("pdf", "pdf"),
    ("print", "pdf"),
    ("one_page", "pdf"),
    ("pptx", "zip"),
    ("xlsx", "zip"),
    ("csv", "zip"),
    ("markdown", "text"),
    ("public_records", "zip"),
    ("heat_map_svg", "text"),
    ("heat_map_png", "png"),
];
const AUDIENCES: [&str; 3] = ["leadership", "board", "public"];

/// Twenty people whom nobody has ever met.
const FIRST: [&str; 20] = [
    "Zorvanna",
    "Quillifer",
    "Brixanda",
    "Vellimar",
    "Ossimund",
    "Thrennika",
    "Jorvelle",
    "Pyxander",
    "Wimbrose",
    "Kestrilla",
    "Dravanka",
    "Mirrowyn",
    "Uldranna",
    "Fennimore",
    "Gwendrith",
    "Hexabelle",
    "Ixandria",
    "Lorrimund",
    "Nyvenna",
    "Rhosamar",
];
const LAST: [&str; 20] = [
    "Blackthornby",
    "Quarrowmede",
    "Vandershell",
    "Tollivander",
    "Brackenshaw",
    "Wyndermarsh",
    "Ghostwicket",
    "Pellingrove",
    "Marrowfeld",
    "Strandivar",
    "Corvingale",
    "Thistlewane",
    "Oxhollower",
    "Dunmerrow",
    "Farthingale",
    "Hollowmere",
    "Jessamund",
    "Kettlewick",
    "Larchendale",
    "Mossgrimmer",
];

fn name(n: usize) -> String {
    format!("{} {}", FIRST[n % FIRST.len()], LAST[n % LAST.len()])
}

/// The same name as somebody may type it.
fn dressed(n: usize) -> String {
    let (first, last) = (FIRST[n % FIRST.len()], LAST[n % LAST.len()]);
    match n % 7 {
        0 => format!("{first} {last}"),
        1 => last.to_uppercase(),
        2 => format!("{last}’s"),
        3 => first.to_lowercase(),
        4 => format!("{}\u{ad}{}", &last[..4], &last[4..]),
        5 => format!("{first} Q. {last}"),
        _ => last.replacen('a', "á", 1),
    }
}

/// The sample with a name in a thousand quotes and in every other text that can leave. Whether the roster knows them is
/// the difference between the test and its control.
fn planted(sandbox: &Sandbox, with_roster: bool) -> Value {
    let sample = sandbox.does("open_sample", json!({}))["review"].take();
    let file = sandbox.path("whole.review.json");
    sandbox.answer(&file);
    sandbox.does("export_review", json!({ "review": sample }));
    let mut review: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let session = review["sessions"][6]["id"].clone();
    let note = review["evidence"][0].clone();
    let evidence = review["evidence"].as_array_mut().unwrap();
    let codes: Vec<Value> = ["1A", "1B", "2A", "3A", "3B", "4A", "5A", "5C"].iter().map(|code| json!([code])).collect();
    for n in 0..1_000 {
        let mut quote = note.clone();
        quote["id"] = json!(format!("00000000-0000-4000-8000-{n:012}"));
        quote["source"] = json!({ "session": session });
        quote["text"] =
            json!(format!("We told {} number {n} about the plan and heard nothing back since.", dressed(n)));
        quote["kind"] = json!("quote");
        quote["permission"] = json!(["may_quote", "attributed"][n % 2]);
        quote["elements"] = codes[n % codes.len()].clone();
        // Before the others, so that they are the ones that notes offer to be said.
        evidence.insert(0, quote);
    }
    let mut n = 0;
    let mut plant = |text: &mut Value| {
        n += 1;
        let words = text.as_str().unwrap_or_default().to_owned();
        *text = json!(format!("{words} {}", dressed(n)).trim());
    };
    for field in ["client", "name", "confidentiality"] {
        plant(&mut review[field]);
    }
    for field in ["title", "firm", "addressee", "closing_line"] {
        plant(&mut review["deck"][field]);
    }
    for (list, field) in [
        ("groups", "name"),
        ("documents", "title"),
        ("themes", "title"),
        ("findings", "text"),
        ("recommendations", "text"),
        ("pages", "title"),
        ("pages", "notes"),
    ] {
        for row in review[list].as_array_mut().unwrap() {
            plant(&mut row[field]);
        }
    }
    for decision in review["decisions"].as_array_mut().unwrap() {
        for part in decision["rationale"].as_array_mut().unwrap() {
            if part.get("text").is_some() {
                plant(&mut part["text"]);
            } else {
                plant(&mut part["quote"]["text"]);
            }
        }
    }
    let page = json!("00000000-0000-4000-8000-999999999999");
    review["extra_pages"] = json!([{
        "id": page, "layout": "two_columns", "text": format!("A line on {}", name(3)),
        "second_text": format!("- an entry on {}", name(4)), "picture": null, "picture_says": ""
    }]);
    review["pages"].as_array_mut().unwrap().push(json!({ "page": "method", "hidden": false }));
    review["earlier"] = json!({
        "name": format!("The review of {}", name(5)), "on": null,
        "levels": [{ "element": "1A", "judgement": { "level": "R" } }]
    });
    if with_roster {
        let entry =
            |n: usize| json!({ "id": format!("00000000-0000-4000-8000-77{n:010}"), "name": name(n), "kind": "person" });
        review["roster"] = (0..FIRST.len()).map(entry).collect();
    } else {
        review["roster"] = json!([]);
    }
    std::fs::write(&file, serde_json::to_vec(&review).unwrap()).unwrap();
    sandbox.answer(&file);
    sandbox.does("import_review", json!({}))["review"].take()
}

/// Everything in a file that can hold words: its bytes, what is packed in it, what a reader makes of it.
fn layers(path: &Path, kind: &str) -> Vec<Vec<u8>> {
    let bytes = std::fs::read(path).unwrap();
    let mut layers = Vec::new();
    match kind {
        "zip" => {
            let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
            for at in 0..archive.len() {
                let mut part = archive.by_index(at).unwrap();
                let mut inside = part.name().unwrap().as_bytes().to_vec();
                part.read_to_end(&mut inside).unwrap();
                layers.push(inside);
            }
        }
        "pdf" => {
            let text = Command::new("pdftotext").arg(path).arg("-").output().unwrap();
            assert!(text.status.success() && !text.stdout.is_empty());
            layers.push(text.stdout);
            let info = Command::new("pdfinfo").arg("-meta").arg(path).output().unwrap();
            layers.push(info.stdout);
            for at in bytes.windows(6).enumerate().filter(|(_, word)| **word == *b"stream").map(|(at, _)| at + 6) {
                let start = at + bytes[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
                let mut inside = Vec::new();
                // What is not packed this way is searched as it is.
                let _ = ZlibDecoder::new(&bytes[start..]).read_to_end(&mut inside);
                layers.push(inside);
            }
        }
        "png" => {
            let text = bytes.windows(4).filter(|name| matches!(*name, b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf")).count();
            assert_eq!(text, 0, "a picture says nothing beside its pixels");
        }
        _ => {}
    }
    layers.push(bytes);
    layers
}

/// Which of the names stand in a file, in any writing that a file may have them in.
fn found(path: &Path, kind: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // Two bytes a letter, as PDF has its strings, each byte as a character here.
    let wide = |name: &str| name.chars().flat_map(|letter| ['\0', letter]).collect::<String>();
    let hex = |wide: &str| wide.chars().map(|byte| format!("{:02x}", u32::from(byte))).collect::<String>();
    for layer in layers(path, kind) {
        // Soft hyphens and the accent that some names wear are undone.
        let text = String::from_utf8_lossy(&layer).replace('\u{ad}', "").replace('á', "a");
        let small = text.to_lowercase();
        let raw: String = layer.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
        for name in FIRST.iter().chain(&LAST).map(|name| name.to_lowercase()) {
            let is_there = small.contains(&name)
                || (kind == "pdf" && (raw.contains(&wide(&name)) || raw.contains(&hex(&wide(&name)))));
            if is_there && !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

fn export(sandbox: &Sandbox, review: &Value, form: &str, audience: &str) -> Result<std::path::PathBuf, ErrorCode> {
    let path = sandbox.path(&format!("{form}-{audience}"));
    sandbox.answer(&path);
    let request = json!({ "review": review, "form": form, "audience": audience });
    match sandbox.call("export_deck", request) {
        Ok(_) => Ok(path),
        Err(error) => {
            // The dialog was not asked: the next one must not get its answer.
            sandbox.forget_answers();
            Err(error.code)
        }
    }
}

#[test]
fn a_thousand_planted_names_leave_in_no_byte_of_any_form() {
    let sandbox = Sandbox::new().unwrap();
    let review = planted(&sandbox, true);
    for form in ["pdf", "pptx", "xlsx", "csv", "markdown"] {
        assert_eq!(export(&sandbox, &review, form, "leadership"), Err(ErrorCode::CouldBeRecognized), "{form}");
    }
    for audience in AUDIENCES {
        let places = sandbox.does("recognizable", json!({ "review": review, "audience": audience }));
        let open = |place: &&Value| place["open"] == true;
        let words: Vec<Value> =
            places.as_array().unwrap().iter().filter(open).map(|place| place["words"].clone()).collect();
        let least = if audience == "leadership" { 1_000 } else { 0 };
        assert!(words.len() >= least, "{audience}: {}", words.len());
        let choice = json!({ "replaced": "a colleague" });
        sandbox.does("settle_words", json!({ "review": review, "words": words, "choice": choice }));
    }
    for (form, kind) in FORMS {
        for audience in AUDIENCES {
            let path =
                export(&sandbox, &review, form, audience).unwrap_or_else(|code| panic!("{form} {audience}: {code:?}"));
            assert_eq!(found(&path, kind), [""; 0], "{form} for {audience}");
        }
    }
    let saved = sandbox.path("replacements.txt");
    sandbox.answer(&saved);
    sandbox.does("save_replacements", json!({ "review": review }));
    let list = std::fs::read_to_string(&saved).unwrap();
    assert!(list.starts_with("CONFIDENTIAL") && list.contains("→ [a colleague]") && list.lines().count() > 1_000);
    // Whoever has it can undo every replacement: it is told like all that was handed out, and nobody else reads it here.
    let log = sandbox.does("exports", json!({ "review": review }));
    assert_eq!((&log[0]["form"], &log[0]["file_name"]), (&json!("replacements"), &json!("replacements.txt")));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&saved).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// The control: what the guard does not know of is found by the same search in every form that holds words.
#[test]
fn without_the_roster_the_same_search_finds_them() {
    let sandbox = Sandbox::new().unwrap();
    let review = planted(&sandbox, false);
    for (form, kind) in FORMS.into_iter().filter(|(form, _)| !form.starts_with("heat_map")) {
        let path = export(&sandbox, &review, form, "leadership").unwrap_or_else(|code| panic!("{form}: {code:?}"));
        let found = found(&path, kind);
        let least = match form {
            "one_page" => 5,
            "public_records" => 15,
            _ => 30,
        };
        assert!(found.len() >= least, "{form}: {found:?}");
    }
}

/// Writes the whole review; the text of its file, and how many notes stayed.
fn hand_over(sandbox: &Sandbox, review: &Value) -> (String, u64) {
    let file = sandbox.path("handed over.review.json");
    sandbox.answer(&file);
    let exported = sandbox.does("export_review", json!({ "review": review }));
    (std::fs::read_to_string(file).unwrap(), exported["notes_kept_back"].as_u64().unwrap())
}

#[test]
fn a_note_about_a_student_stays_whatever_its_permission() {
    let sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].take();
    let whole = sandbox.review(&review);
    let quoted = whole["decisions"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|decision| decision["rationale"].as_array().unwrap())
        .find_map(|part| part.get("quote").map(|quote| quote["evidence"].clone()))
        .unwrap();
    let mut note = whole["evidence"].as_array().unwrap().iter().find(|note| note["id"] == quoted).unwrap().clone();
    assert_ne!(note["permission"], "not_cleared");
    note["about_student"] = json!(true);
    sandbox.does("change_note", json!({ "review": review, "note": note }));
    for form in ["pdf", "xlsx", "markdown"] {
        assert_eq!(export(&sandbox, &review, form, "leadership"), Err(ErrorCode::NotCleared), "{form}");
    }
    // A review that goes to another laptop goes without it, and can be read there.
    let text = note["text"].as_str().unwrap();
    let (file, kept_back) = hand_over(&sandbox, &review);
    assert!(kept_back == 1 && !file.contains(text));
    sandbox.answer(&sandbox.path("handed over.review.json"));
    let there = sandbox.does("import_review", json!({}))["review"].take();
    assert_eq!(
        sandbox.review(&there)["evidence"].as_array().unwrap().len(),
        whole["evidence"].as_array().unwrap().len() - 1
    );
    sandbox.does("undo", json!({ "review": review }));
    let (file, kept_back) = hand_over(&sandbox, &review);
    assert!(kept_back == 0 && file.contains(text));
    export(&sandbox, &review, "pdf", "leadership").unwrap();

    // Suggested by a name on the roster, never set.
    let mut other = whole["evidence"][5].clone();
    other["text"] = json!("Pim’s mother called the office twice.");
    sandbox.does("change_note", json!({ "review": review, "note": other }));
    let opened = sandbox.does("open_review", json!({ "review": review }));
    assert_eq!(opened["follows"]["seem_about_students"], json!([other["id"]]));
    let (file, kept_back) = hand_over(&sandbox, &review);
    assert!(kept_back == 1 && !file.contains("Pim’s mother"));

    // Nor do the student's name and the words of the note leave in what we wrote ourselves, or in a decision about it.
    let mut note = whole["evidence"][7].clone();
    note["text"] = json!("A boy in the fourth grade walks home alone for three miles");
    note["about_student"] = json!(true);
    sandbox.does("change_note", json!({ "review": review, "note": note }));
    let texts = ["Pim Aldershaw’s class waits longest", "A boy in the fourth grade walks home alone, we heard"];
    for (at, text) in texts.iter().enumerate() {
        let mut finding = whole["findings"][at].clone();
        finding["text"] = json!(text);
        sandbox.does("change_finding", json!({ "review": review, "finding": finding }));
    }
    let places = sandbox.does("recognizable", json!({ "review": review, "audience": "leadership" }));
    let pim = places.as_array().unwrap().iter().find(|place| place["name"] == "Pim Aldershaw").unwrap();
    let choice = json!({ "replaced": "a fourth grader" });
    sandbox.does("settle_words", json!({ "review": review, "words": [pim["words"]], "choice": choice }));
    let (file, kept_back) = hand_over(&sandbox, &review);
    assert!(kept_back == 2 && file.contains("[a student]’s class waits longest") && file.contains("[…], we heard"));
    for words in ["pim", "aldershaw", "fourth grade walks"] {
        assert!(!file.to_lowercase().contains(words), "{words}");
    }
}

#[test]
fn the_roster_is_pasted_approved_and_taken_back() {
    let sandbox = Sandbox::new().unwrap();
    let review =
        sandbox.does("new_review", json!({ "client": "Elm County Schools", "framework": "delivery" }))["review"].take();
    let lines = "Orla Penhallow\n\n- Wrenfield, Tobias\norla penhallow\n";
    let added = sandbox.does("add_names", json!({ "review": review, "lines": lines, "kind": "person" }));
    let names: Vec<&str> = added.as_array().unwrap().iter().map(|entry| entry["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Orla Penhallow", "Wrenfield, Tobias"]);
    let mut entry = added[0].clone();
    entry["approved"] = json!(true);
    sandbox.does("change_name", json!({ "review": review, "entry": entry }));
    entry["kind"] = json!("student");
    let refused = sandbox.call("change_name", json!({ "review": review, "entry": entry })).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (ErrorCode::BadValue, Some("approved")));
    sandbox.does("remove_name", json!({ "review": review, "entry": added[1]["id"] }));
    sandbox.does("undo", json!({ "review": review }));
    let roster = sandbox.review(&review)["roster"].take();
    assert_eq!((roster.as_array().unwrap().len(), &roster[0]["approved"]), (2, &json!(true)));
}

#[test]
fn a_decision_is_remembered_for_its_text_and_can_be_made_anew() {
    let sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].take();
    let whole = sandbox.review(&review);
    for at in 0..2 {
        let mut finding = whole["findings"][at].clone();
        finding["text"] = json!("Tobias Wrenfield’s school shows how");
        sandbox.does("change_finding", json!({ "review": review, "finding": finding }));
    }
    let read = || sandbox.does("recognizable", json!({ "review": review, "audience": "board" }));
    let open = || read().as_array().unwrap().iter().filter(|place| place["open"] == true).count();
    let settle = |words: Value, choice: Value| {
        sandbox.does("settle_words", json!({ "review": review, "words": words, "choice": choice }));
    };
    let places = read();
    assert_eq!(
        (open(), &places[0]["name"], &places[0]["words"]["words"]),
        (2, &json!("Tobias Wrenfield"), &json!("tobias wrenfield"))
    );
    settle(json!([places[0]["words"]]), json!("stays"));
    assert_eq!(open(), 1);
    assert_eq!(export(&sandbox, &review, "markdown", "board"), Err(ErrorCode::CouldBeRecognized));
    settle(json!([places[1]["words"]]), json!({ "replaced": "[a school leader]" }));
    let path = export(&sandbox, &review, "markdown", "board").unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("Tobias Wrenfield’s school") && text.contains("\\[a school leader\\]’s school"), "{text}");
    settle(json!([places[0]["words"]]), Value::Null);
    assert_eq!(open(), 1);
    sandbox.does("undo", json!({ "review": review }));
    assert_eq!(open(), 0);
    // Somewhere else the same words are another question.
    let mut finding = whole["findings"][2].clone();
    finding["text"] = json!("Ask Tobias Wrenfield");
    sandbox.does("change_finding", json!({ "review": review, "finding": finding }));
    assert_eq!(open(), 1);
}

#[test]
fn the_public_record_names_nobody_and_quotes_nobody() {
    let sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].take();
    let whole = sandbox.review(&review);
    let mut finding = whole["findings"][0].clone();
    finding["text"] = json!("Dr. Penhallow, write to her at orla@riverbend.example, leads from the front at Larkmoor");
    sandbox.does("change_finding", json!({ "review": review, "finding": finding }));
    let path = export(&sandbox, &review, "public_records", "leadership").unwrap();
    let text: String = layers(&path, "zip").iter().map(|layer| String::from_utf8_lossy(layer).into_owned()).collect();
    // An approved subject and a school, too.
    assert!(text.contains("[a person]") && text.contains("[an e-mail address]") && text.contains("[a school]"));
    for name in ["Penhallow", "Larkmoor", "orla@"] {
        assert!(!text.contains(name), "{name}");
    }
    for list in ["team", "groups"] {
        for row in whole[list].as_array().unwrap() {
            let name = row["name"].as_str().unwrap();
            assert!(!text.contains(&format!(">{name}<")), "{name}");
        }
    }
    for note in whole["evidence"].as_array().unwrap() {
        let said = note["text"].as_str().unwrap();
        assert!(!text.contains(said), "{said}");
    }
    let log = sandbox.does("exports", json!({ "review": review }));
    assert_eq!((&log[0]["form"], &log[0]["audience"]), (&json!("public_records"), &Value::Null));

    // Words that somebody said were typed into it.
    let quote = whole["evidence"].as_array().unwrap().iter().find(|note| {
        note["kind"] == "quote"
            && note["source"].get("session").is_some()
            && note["text"].as_str().unwrap().split(' ').count() > 8
    });
    finding["text"] = quote.unwrap()["text"].clone();
    sandbox.does("change_finding", json!({ "review": review, "finding": finding }));
    assert_eq!(export(&sandbox, &review, "public_records", "leadership"), Err(ErrorCode::NotCleared));
}
