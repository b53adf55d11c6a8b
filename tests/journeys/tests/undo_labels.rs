//! What undo says it takes back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_journeys::Sandbox;
use serde_json::{Value, json};

fn begin() -> (Sandbox, Value) {
    let sandbox = Sandbox::new().unwrap();
    let begun = sandbox.does("new_review", json!({ "client": "Harbor County Schools", "framework": "delivery" }));
    let review = begun["review"].clone();
    (sandbox, review)
}

#[test]
fn a_change_of_the_engagement_is_named_by_its_part() {
    let (sandbox, review) = begin();
    let mut fields = json!({ "review": review, "client": "Harbor County Schools", "name": "", "purpose": "",
        "confidentiality": "", "starts_on": null, "ends_on": null });
    // What a new review has been given stays as it is.
    for (field, now) in fields.as_object_mut().unwrap() {
        if field != "review" {
            *now = sandbox.review(&review)[field.as_str()].clone();
        }
    }
    for (field, value, label) in [
        ("client", "Harbor Schools", "Edit the client"),
        ("name", "Spring review", "Edit the name of the engagement"),
        ("starts_on", "2026-03-09", "Edit the dates"),
        ("purpose", "Before the new plan.", "Edit the purpose"),
        ("confidentiality", "We name nobody.", "Edit the confidentiality wording"),
    ] {
        fields[field] = json!(value);
        sandbox.does("set_engagement", fields.clone());
        assert_eq!(sandbox.does("undo", json!({ "review": review })), label);
        sandbox.does("redo", json!({ "review": review }));
    }
    fields["client"] = json!("Harbor County");
    fields["purpose"] = json!("Before the plan.");
    sandbox.does("set_engagement", fields);
    assert_eq!(sandbox.does("undo", json!({ "review": review })), "Edit the engagement");
}

#[test]
fn leaving_final_is_a_reopening() {
    let (sandbox, review) = begin();
    let to = |state: &str| sandbox.does("set_state", json!({ "review": review, "to": state, "reason": "A date" }));
    let undone = || sandbox.does("undo", json!({ "review": review }));
    to("provisional");
    to("draft");
    assert_eq!(undone(), "Make draft");
    to("final");
    to("draft");
    assert_eq!(undone(), "Reopen as draft");
}

#[test]
fn codes_in_a_finding_become_its_elements_in_one_step() {
    let (sandbox, review) = begin();
    let theme = sandbox.does("add_theme", json!({ "review": review, "title": "Plan", "horizon": "near_term" }));
    let add = json!({ "review": review, "theme": theme["id"], "text": "Plans are late #3b." });
    let mut finding = sandbox.does("add_finding", add);
    assert_eq!((&finding["text"], &finding["elements"]), (&json!("Plans are late."), &json!(["3B"])));
    finding["text"] = json!("Plans are #1a late #9z");
    let changed = sandbox.does("change_finding", json!({ "review": review, "finding": finding }));
    assert_eq!((&changed["text"], &changed["elements"]), (&json!("Plans are late #9z"), &json!(["3B", "1A"])));
    assert_eq!(sandbox.does("undo", json!({ "review": review })), "Edit a finding");
    assert_eq!(sandbox.does("undo", json!({ "review": review })), "Add a finding");
}
