//! Text that was edited in PowerPoint, on its way back into the review.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../src-tauri/crates/deck/tests/common/slides.rs"]
mod slides;

use debrief_api::{ApiError, ErrorCode};
use debrief_journeys::Sandbox;
use serde_json::{Value, json};
use slides::{edited, packed, replaced};

fn sample(sandbox: &Sandbox) -> Value {
    sandbox.does("open_sample", json!({}))["review"].take()
}

fn exported(sandbox: &Sandbox, review: &Value, audience: &str) -> Vec<u8> {
    let path = sandbox.path("deck.pptx");
    sandbox.answer(&path);
    sandbox.does("export_deck", json!({ "review": review, "form": "pptx", "audience": audience }));
    std::fs::read(path).unwrap()
}

fn bring(sandbox: &Sandbox, review: &Value, name: &str, bytes: &[u8]) -> Result<Value, ApiError> {
    let path = sandbox.path(name);
    std::fs::write(&path, bytes).unwrap();
    sandbox.answer(&path);
    sandbox.call("bring_back", json!({ "review": review }))
}

fn brought(sandbox: &Sandbox, review: &Value, bytes: &[u8]) -> Value {
    bring(sandbox, review, "edited.pptx", bytes).unwrap()
}

fn changes(brought: &Value) -> &Vec<Value> {
    brought["back"]["changes"].as_array().unwrap()
}

fn take(sandbox: &Sandbox, review: &Value, audience: &str, changes: &[Value]) -> Value {
    sandbox.does("take_brought", json!({ "review": review, "audience": audience, "changes": changes }))
}

/// The words of the only element of `key` in `review` with that id.
fn text(sandbox: &Sandbox, review: &Value, key: &str, id: &Value) -> String {
    let review = sandbox.review(review);
    let row = review[key].as_array().unwrap().iter().find(|row| row["id"] == *id).unwrap();
    row["text"].as_str().unwrap().to_owned()
}

fn rationale(sandbox: &Sandbox, review: &Value, element: &str) -> Value {
    let review = sandbox.review(review);
    let decision = review["decisions"].as_array().unwrap().iter().find(|row| row["element"] == element).unwrap();
    decision["rationale"].clone()
}

/// The first stretch of text of an element's rationale.
fn first_words(rationale: &Value) -> String {
    rationale[0]["text"].as_str().unwrap().to_owned()
}

/// Text as the file writes it.
fn in_xml(text: &str) -> String {
    text.replace('&', "&amp;")
}

#[test]
fn edited_text_is_compared_taken_in_part_and_taken_back_in_one_step() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let before = sandbox.review(&review);
    let (finding, recommendation) = (before["findings"][0].clone(), before["recommendations"][0].clone());
    let words = |row: &Value| in_xml(row["text"].as_str().unwrap());
    let bytes = exported(&sandbox, &review, "leadership");

    // As PowerPoint leaves it: a run in two, another paragraph, bent apostrophes.
    let (head, tail) = words(&finding).split_once(' ').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let split = format!("{head} </a:t></a:r><a:r><a:rPr lang=\"en-US\" dirty=\"0\"/><a:t>really {tail}");
    let bytes = replaced(&bytes, &format!("<a:t>{}</a:t>", words(&finding)), &format!("<a:t>{split}</a:t>"));
    let asked = format!("{}</a:t></a:r></a:p><a:p><a:r><a:t>It’s for this fall", words(&recommendation));
    let bytes = replaced(&bytes, &format!("<a:t>{}</a:t>", words(&recommendation)), &format!("<a:t>{asked}</a:t>"));
    let kept = rationale(&sandbox, &review, "1A");
    let opening = first_words(&kept).split_inclusive(' ').take(4).collect::<String>();
    let bytes =
        replaced(&bytes, &format!("<a:t>{}", in_xml(&opening)), &format!("<a:t>In short: {}", in_xml(&opening)));

    let brought = brought(&sandbox, &review, &bytes);
    assert_eq!((&brought["file_name"], &brought["audience"]), (&json!("edited.pptx"), &json!("leadership")));
    let found = changes(&brought);
    let targets: Vec<&Value> = found.iter().map(|change| &change["target"]).collect();
    let expected = [
        json!({ "rationale": "1A" }),
        json!({ "finding": finding["id"] }),
        json!({ "recommendation": recommendation["id"] }),
    ];
    assert_eq!(targets, expected.iter().collect::<Vec<_>>());
    assert_eq!(found[1]["old"], finding["text"]);
    assert!(found.iter().all(|change| change["changed_meanwhile"] == false && change["quote_altered"] == false));
    assert_eq!(brought["back"]["left_over"], json!([]));
    assert!(brought["back"]["compared"].as_u64().unwrap() > 50);
    assert_eq!(sandbox.review(&review), before, "comparing changes nothing");

    let took = take(&sandbox, &review, "leadership", &found[..2]);
    assert_eq!(took, json!({ "taken": 2, "refused": [] }));
    assert!(text(&sandbox, &review, "findings", &finding["id"]).contains(" really "));
    assert_eq!(text(&sandbox, &review, "recommendations", &recommendation["id"]), recommendation["text"]);
    let now = rationale(&sandbox, &review, "1A");
    assert!(first_words(&now).starts_with("In short: "), "{now}");
    let quotes = |rationale: &Value| -> Vec<Value> {
        rationale.as_array().unwrap().iter().filter(|part| part.get("quote").is_some()).cloned().collect()
    };
    assert_eq!(quotes(&now), quotes(&kept), "its quotes stay tied to their evidence");

    assert_eq!(sandbox.does("undo", json!({ "review": review })), "Bring back edited text");
    assert_eq!(sandbox.review(&review)["findings"], before["findings"]);
    assert_eq!(sandbox.review(&review)["decisions"], before["decisions"]);
}

#[test]
fn titles_notes_and_extra_pages_come_back_too() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let page = sandbox.does("add_extra_page", json!({ "review": review, "layout": "two_columns", "before": null }));
    let mut filled = page.clone();
    filled["text"] = json!("This month:\n- Name one owner");
    filled["second_text"] = json!("We come back in June.");
    sandbox.does("change_extra_page", json!({ "review": review, "page": filled }));
    sandbox.does("set_page_notes", json!({ "review": review, "page": "summary", "notes": "Breathe.\nThen begin." }));
    sandbox.does("set_page_title", json!({ "review": review, "page": "summary", "title": "Where the work stands" }));
    let bytes = exported(&sandbox, &review, "leadership");
    let bytes = replaced(&bytes, "<a:t>Name one owner</a:t>", "<a:t>Name two owners</a:t>");
    let bytes = replaced(&bytes, "<a:t>We come back in June.</a:t>", "<a:t>We come back in May.</a:t>");
    let bytes = replaced(&bytes, "<a:t>Then begin.</a:t>", "<a:t>Then start.</a:t>");
    let bytes = replaced(&bytes, "<a:t>Where the work stands</a:t>", "<a:t>Where we stand</a:t>");
    let brought = brought(&sandbox, &review, &bytes);
    assert_eq!(changes(&brought).len(), 4, "{brought}");
    assert_eq!(take(&sandbox, &review, "leadership", changes(&brought))["taken"], 4);
    let now = sandbox.review(&review);
    assert_eq!(now["extra_pages"][0]["text"], "This month:\n- Name two owners");
    assert_eq!(now["extra_pages"][0]["second_text"], "We come back in May.");
    let summary = now["pages"].as_array().unwrap().iter().find(|page| page["page"] == "summary").unwrap();
    assert_eq!((&summary["title"], &summary["notes"]), (&json!("Where we stand"), &json!("Breathe.\nThen start.")));
}

#[test]
fn what_changed_meanwhile_is_refused_and_the_rest_is_taken() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let before = sandbox.review(&review);
    let (one, two) = (before["findings"][0].clone(), before["findings"][1].clone());
    let mut bytes = exported(&sandbox, &review, "leadership");
    for finding in [&one, &two] {
        let words = in_xml(finding["text"].as_str().unwrap());
        bytes = replaced(&bytes, &format!("<a:t>{words}</a:t>"), &format!("<a:t>As we heard, {words}</a:t>"));
    }
    let brought = brought(&sandbox, &review, &bytes);
    let mut changed = one.clone();
    changed["text"] = json!("Somebody was quicker.");
    sandbox.does("change_finding", json!({ "review": review, "finding": changed }));
    let took = take(&sandbox, &review, "leadership", changes(&brought));
    assert_eq!(took, json!({ "taken": 1, "refused": [{ "finding": one["id"] }] }));
    assert_eq!(text(&sandbox, &review, "findings", &one["id"]), "Somebody was quicker.");
    assert!(text(&sandbox, &review, "findings", &two["id"]).starts_with("As we heard, "));
    // Brought back again, it says that both sides changed.
    let again = bring(&sandbox, &review, "edited.pptx", &bytes).unwrap();
    let [change] = changes(&again).as_slice() else { panic!("{again}") };
    assert_eq!((&change["old"], &change["changed_meanwhile"]), (&json!("Somebody was quicker."), &json!(true)));
}

#[test]
fn a_public_file_never_overwrites_what_it_does_not_show() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let bytes = exported(&sandbox, &review, "public");
    let untouched = brought(&sandbox, &review, &bytes);
    assert_eq!((&untouched["audience"], &untouched["back"]["changes"]), (&json!("public"), &json!([])));
    // Every sentence of every table, as somebody would who edits the public file.
    let bytes = edited(&bytes, |_, text| match text.contains("<a:tbl>") {
        true => text.replace(".</a:t>", ", we think.</a:t>"),
        false => text,
    });
    let back = brought(&sandbox, &review, &bytes);
    assert!(changes(&back).iter().all(|change| change["target"].get("rationale").is_none()), "{back}");
    let left = back["back"]["left_over"].as_array().unwrap();
    let in_part = left.iter().filter(|left| left["why"].as_str().unwrap().contains("is shown in part"));
    assert!(in_part.count() > 5, "{left:?}");
    // Not even a page that asks for it: what it calls old is not what the review says.
    let kept = rationale(&sandbox, &review, "1A");
    let forged = json!({ "target": { "rationale": "1A" }, "page": { "area": "1" }, "page_title": "", "slide": 4,
        "old": first_words(&kept), "new": "Short.", "changed_meanwhile": false, "quote_altered": false });
    let took = take(&sandbox, &review, "public", &[forged]);
    assert_eq!(took["taken"], 0);
    assert_eq!(rationale(&sandbox, &review, "1A"), kept);
}

#[test]
fn a_bad_file_is_told_by_name_and_changes_nothing() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let other = sample(&sandbox);
    let before = sandbox.review(&review);
    let bytes = exported(&sandbox, &review, "leadership");
    let with = |old: &str, new: &str| {
        edited(&bytes, |name, text| if name == "ppt/slides/slide2.xml" { text.replacen(old, new, 1) } else { text })
    };
    let external = "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p:sld";
    let cases: [(&str, Vec<u8>, &str); 12] = [
        ("notes.pptx", b"Dear all,".to_vec(), "is not a PowerPoint file"),
        ("letter.pptx", packed(&[("word/document.xml".into(), b"<w/>".to_vec())]), "is not a PowerPoint file"),
        ("empty.pptx", Vec::new(), "is empty"),
        ("huge.pptx", vec![0; 41 * 1024 * 1024], "larger than 40 MB"),
        ("cut.pptx", bytes[..bytes.len() / 2].to_vec(), "is not a PowerPoint file, or is damaged"),
        ("locked.pptx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "locked with a password"),
        ("bomb.pptx", with("<p:spTree>", &" ".repeat(30 * 1024 * 1024)), "too large to be a deck"),
        ("entities.pptx", with("<p:sld", external), "parts that PowerPoint does not write"),
        ("nested.pptx", with("<p:spTree>", &"<p:spTree>".repeat(100_000)), "parts that PowerPoint does not write"),
        ("no slides.pptx", edited(&bytes, |_, text| text.replace("<p:sldId ", "<p:other ")), "has no slide"),
        ("renamed.pptx", edited(&bytes, |_, text| text.replace("debrief:", "Google Shape;")), "no text that Debrief"),
        ("other.pptx", exported(&sandbox, &other, "leadership"), "is the deck of another review"),
    ];
    for (name, content, reason) in cases {
        let refused = bring(&sandbox, &review, name, &content).unwrap_err();
        assert_eq!(refused.code, ErrorCode::BadFile, "{name}");
        assert!(refused.message.contains(name) && refused.message.contains(reason), "{name}: {}", refused.message);
        assert!(refused.message.contains("Nothing was changed."), "{name}: {}", refused.message);
    }
    assert_eq!(sandbox.review(&review), before);
    let closed = sandbox.does("bring_back", json!({ "review": review }));
    assert_eq!(closed, Value::Null, "a dialog that is closed brings nothing");
}

#[test]
fn deleted_slides_moved_tables_and_foreign_ids_are_left_over_with_their_words() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let finding = sandbox.review(&review)["findings"][0].clone();
    let bytes = exported(&sandbox, &review, "leadership");
    let slide = |name: &str| slides::parts(&bytes).into_iter().find(|(part, _)| part == name).unwrap().1;
    // The table of the first area moved over to another slide, with an edit; one slide deleted; one id of nobody.
    let fourth = String::from_utf8(slide("ppt/slides/slide4.xml")).unwrap();
    let (from, to) = (fourth.find("<p:graphicFrame>").unwrap(), fourth.find("</p:graphicFrame>").unwrap() + 17);
    let table = fourth[from..to].replacen(".</a:t>", ", by and large.</a:t>", 1);
    let foreign = "00000000-0000-4000-8000-000000000000";
    let bytes = edited(&bytes, |name, text| match name {
        "ppt/slides/slide4.xml" => format!("{}{}", &fourth[..from], &fourth[to..]),
        "ppt/slides/slide2.xml" => text.replace("</p:spTree>", &format!("{table}</p:spTree>")),
        "ppt/presentation.xml" => text.replace("<p:sldId id=\"258\" r:id=\"rSlide3\"/>", ""),
        _ => text.replace(finding["id"].as_str().unwrap(), foreign),
    });
    let back = brought(&sandbox, &review, &bytes);
    let [change] = changes(&back).as_slice() else { panic!("{back}") };
    assert!(change["target"].get("rationale").is_some() && change["slide"] == 2, "{change}");
    let left = back["back"]["left_over"].as_array().unwrap();
    let reasons: Vec<&str> = left.iter().map(|left| left["why"].as_str().unwrap()).collect();
    assert!(reasons[0].ends_with("texts of the deck are not in the file. They stay as they are."), "{reasons:?}");
    assert!(reasons[1].starts_with("A text in the file belongs to nothing"), "{reasons:?}");
    assert_eq!(left[1]["texts"][0]["text"], finding["text"]);
}

#[test]
fn a_final_review_takes_nothing() {
    let sandbox = Sandbox::new().unwrap();
    let review = sample(&sandbox);
    let finding = sandbox.review(&review)["findings"][0].clone();
    let words = in_xml(finding["text"].as_str().unwrap());
    let bytes = exported(&sandbox, &review, "leadership");
    let bytes = replaced(&bytes, &format!("<a:t>{words}</a:t>"), &format!("<a:t>{words} Still.</a:t>"));
    let brought = brought(&sandbox, &review, &bytes);
    sandbox.does("set_state", json!({ "review": review, "to": "final", "reason": "" }));
    let request = json!({ "review": review, "audience": "leadership", "changes": changes(&brought) });
    assert_eq!(sandbox.call("take_brought", request).unwrap_err().code, ErrorCode::ReviewIsFinal);
}
