//! A facilitator's whole journey through the commands: from an empty review to a deck that reads right, with the data
//! still there after a restart.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_journeys::Sandbox;
use serde_json::{Value, json};
use std::process::Command;

#[test]
fn from_an_empty_page_to_a_debrief() {
    let mut sandbox = Sandbox::new().unwrap();
    let review =
        sandbox.does("new_review", json!({ "client": "Harbor County Schools", "framework": "delivery" }))["review"]
            .take();

    prepare(&sandbox, &review);
    listen(&sandbox, &review);
    rate(&sandbox, &review);
    synthesize(&sandbox, &review);

    let text = debrief(&sandbox, &review);
    for expected in [
        "Harbor County Schools",
        "WE SPOKE TO",
        "Principals",
        "Strategic plan",
        "Define your aspiration",
        "“three of us could say it.”",
        "Name the few goals that matter",
        "Set three outcome goals with numbers",
    ] {
        assert!(text.contains(expected), "the deck lacks {expected:?}:\n{text}");
    }
    assert!(!text.contains("Quillfeather"), "the deck names somebody of the team's notes");

    let before = sandbox.review(&review);
    sandbox.restart().unwrap();
    assert_eq!(sandbox.review(&review), before, "a restart changes nothing");
    let card = &sandbox.does("library", json!({}))["reviews"][0];
    assert_eq!(card["client"], "Harbor County Schools");
    assert_eq!(card["decided"], 2);

    // Undo reaches back over the restart, to the empty review, and redo brings all of it again.
    let mut steps = 0;
    while sandbox.does("undo", json!({ "review": review })) != Value::Null {
        steps += 1;
    }
    assert!(steps > 15, "{steps} steps");
    let empty = sandbox.review(&review);
    assert_eq!(empty["evidence"], json!([]));
    assert_eq!(empty["decisions"], json!([]));
    while sandbox.does("redo", json!({ "review": review })) != Value::Null {}
    assert_eq!(sandbox.review(&review), before);
}

fn prepare(sandbox: &Sandbox, review: &Value) {
    sandbox.does(
        "set_engagement",
        json!({ "review": review, "client": "Harbor County Schools", "name": "Capacity review", "purpose": "Before the new plan.",
            "confidentiality": "We name nobody.", "starts_on": "2026-03-09", "ends_on": "2026-03-11" }),
    );
    let me = sandbox.does("add_member", json!({ "review": review, "name": "Orla Quillfeather", "role": "lead" }));
    sandbox.does("set_me", json!({ "review": review, "member": me["id"] }));
    sandbox.does(
        "add_groups",
        json!({ "review": review, "groups": [
            { "name": "Principals", "level": "school", "population": 28 },
            { "name": "Superintendent", "level": "system", "population": 1 },
        ] }),
    );
    let groups = sandbox.review(review)["groups"].clone();
    for (group, hour) in [(0, 9), (1, 11)] {
        sandbox.does(
            "add_session",
            json!({ "review": review, "group": groups[group]["id"], "starts_at": format!("2026-03-10T{hour:02}:00:00"),
                "place": "Library", "headcount": 8, "interviewer": me["id"], "scribe": null }),
        );
    }
    sandbox.does(
        "add_documents",
        json!({ "review": review, "documents": [{ "title": "Strategic plan 2025–30", "kind": "Strategic plan" }] }),
    );
    let mut document = sandbox.review(review)["documents"][0].clone();
    document["status"] = json!("read");
    sandbox.does("change_document", json!({ "review": review, "document": document }));
}

fn listen(sandbox: &Sandbox, review: &Value) {
    let session = sandbox.review(review)["sessions"][0]["id"].clone();
    let consent = sandbox.does("read_consent", json!({ "review": review, "session": session, "read": true }));
    assert!(consent["consent"]["read_at"].is_string());
    sandbox.does(
        "set_draft",
        json!({ "review": review, "slot": format!("note/{}", session.as_str().unwrap()), "text": "\"Asked what" }),
    );
    let typed = [
        "\" - Asked what the plan asks of us, three of us could say it. #1a #3c",
        "+ Data team answers within a day #2a",
        "- Monthly check-in was moved twice and then dropped. #4A",
        "? Who decides between Curriculum and Student Success? #3b",
        "People stay here for life.",
    ];
    for line in typed {
        sandbox.does("add_note", json!({ "review": review, "source": { "session": session }, "line": line }));
    }
    let now = sandbox.review(review);
    assert_eq!(now["sessions"][0]["status"], "held", "the first note says that it takes place");
    let first = &now["evidence"][0];
    assert_eq!(first["kind"], "quote");
    assert_eq!(first["direction"], "gap");
    assert_eq!(first["elements"], json!(["1A", "3C"]));
    assert_eq!(first["permission"], "not_cleared");
    assert_eq!(first["noted_by"], now["team"][0]["id"]);
    let slot = json!({ "review": review, "slot": format!("note/{}", session.as_str().unwrap()) });
    assert_eq!(sandbox.does("draft", slot), "", "the kept note is no longer half typed");
    sandbox.does("set_permission", json!({ "review": review, "notes": [first["id"]], "permission": "may_quote" }));

    let hits = sandbox.does("search", json!({ "review": review, "text": "check-in drop" }));
    assert_eq!(hits[0]["id"], now["evidence"][2]["id"]);
}

fn rate(sandbox: &Sandbox, review: &Value) {
    let now = sandbox.review(review);
    let me = &now["team"][0]["id"];
    for (element, level) in [("1A", "AR"), ("4A", "R")] {
        let judgement = json!({ "level": level });
        sandbox.does(
            "rate",
            json!({ "review": review, "element": element, "lens": "reviewer", "rater": me, "judgement": judgement, "reason": "As heard." }),
        );
        sandbox.does("decide", json!({ "review": review, "element": element, "judgement": judgement }));
    }
    sandbox.does(
        "set_rationale",
        json!({ "review": review, "element": "1A", "rationale": [
            { "text": "The plan puts the learner first and its priorities are known. Asked what it wants of them this spring, " },
            { "quote": { "evidence": now["evidence"][0]["id"], "text": "three of us could say it" } },
            { "text": ". Measurable outcomes would turn agreement into direction, and give schools a way to see whether they are on course." },
        ] }),
    );
}

fn synthesize(sandbox: &Sandbox, review: &Value) {
    let note = sandbox.review(review)["evidence"][0]["id"].clone();
    let theme = sandbox.does(
        "add_theme",
        json!({ "review": review, "title": "Name the few goals that matter", "horizon": "near_term" }),
    );
    let mut finding = sandbox.does(
        "add_finding",
        json!({ "review": review, "theme": theme["id"], "text": "No two people named the same goals" }),
    );
    finding["elements"] = json!(["1A", "4A"]);
    finding["evidence"] = json!([note]);
    sandbox.does("change_finding", json!({ "review": review, "finding": finding }));
    for text in ["Open every meeting with them", "Set three outcome goals with numbers and dates"] {
        let mut recommendation =
            sandbox.does("add_recommendation", json!({ "review": review, "theme": theme["id"], "text": text }));
        recommendation["findings"] = json!([finding["id"]]);
        sandbox.does("change_recommendation", json!({ "review": review, "recommendation": recommendation }));
    }
    let rows = sandbox.review(review)["recommendations"].clone();
    sandbox.does(
        "move_recommendation",
        json!({ "review": review, "recommendation": rows[1]["id"], "theme": theme["id"], "before": rows[0]["id"] }),
    );
    assert_eq!(sandbox.review(review)["recommendations"][0]["id"], rows[1]["id"]);
    let follows = sandbox.does("read_review", json!({ "review": review, "topics": [] }))["follows"].clone();
    let kinds: Vec<&str> =
        follows["checks"].as_array().unwrap().iter().filter_map(|check| check["kind"].as_str()).collect();
    assert!(kinds.contains(&"unrated") && kinds.contains(&"rationale_missing"), "{kinds:?}");
    assert!(!kinds.contains(&"weak_without_recommendation"), "4A is answered: {kinds:?}");
}

/// Exports the deck and gives the text that a reader extracts.
fn debrief(sandbox: &Sandbox, review: &Value) -> String {
    sandbox.does(
        "set_page_title",
        json!({ "review": review, "page": { "area": "1" }, "title": "The foundation is laid" }),
    );
    sandbox.does("show_page", json!({ "review": review, "page": "framework", "shown": false }));
    sandbox.does("move_page", json!({ "review": review, "page": "summary", "before": "heard" }));
    let laid = sandbox.does("deck", json!({ "review": review, "audience": "leadership" }))["laid"].take();
    let keys: Vec<String> = laid["pages"].as_array().unwrap().iter().map(|page| page["key"].to_string()).collect();
    assert_eq!(keys[..3], ["\"title\"", "\"summary\"", "\"heard\""]);

    let path = sandbox.path("harbor.pdf");
    sandbox.answer(&path);
    let exported = sandbox.does("export_deck", json!({ "review": review, "form": "pdf", "audience": "leadership" }));
    assert_eq!(exported["file_name"], "harbor.pdf");
    assert_eq!(exported["pages"], laid["pages"].as_array().unwrap().len());
    let output = Command::new("pdftotext")
        .args(["-layout".as_ref(), path.as_os_str(), "-".as_ref()])
        .output()
        .expect("pdftotext");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("The foundation is laid"));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_rationale_can_still_be_edited_when_a_note_it_quotes_was_deleted() {
    let sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].take();
    let now = sandbox.review(&review);
    let decision = now["decisions"].as_array().unwrap().iter().find(|decision| decision["element"] == "1A").unwrap();
    let mut rationale = decision["rationale"].clone();
    let quote = rationale.as_array().unwrap().iter().find_map(|part| part["quote"]["evidence"].as_str()).unwrap();
    sandbox.does("remove_note", json!({ "review": review, "note": quote }));
    rationale.as_array_mut().unwrap().push(json!({ "text": " One more sentence." }));
    let kept = sandbox.does("set_rationale", json!({ "review": review, "element": "1A", "rationale": rationale }));
    assert!(kept["rationale"].to_string().contains("One more sentence."));

    // Words of a note that was never there are refused as before.
    let stranger = json!([{ "quote": { "evidence": "00000000-0000-4000-8000-000000000000", "text": "never said" } }]);
    let error =
        sandbox.call("set_rationale", json!({ "review": review, "element": "1A", "rationale": stranger })).unwrap_err();
    assert_eq!(json!(error.code), "not_found");
}
