//! The deck for the preview: what is the same as before is not sent again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use debrief_journeys::Sandbox;
use serde_json::{Value, json};

#[test]
fn only_what_changed_is_sent_and_together_it_is_the_whole_deck() {
    let sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].take();
    let ask = |after: Value, audience: &str| {
        sandbox.does("deck", json!({ "review": review, "audience": audience, "after": after }))
    };
    let first = ask(Value::Null, "leadership");
    assert_eq!(first["same"], json!([]));
    let count = sheets(&first).len();

    let title = "What we heard, in one line";
    sandbox.does("set_page_title", json!({ "review": review, "page": "heard", "title": title }));
    let edited = ask(first["layout"].clone(), "leadership");
    let same = edited["same"].as_array().unwrap();
    assert_eq!(same.len(), count - 1, "one page was edited");
    let whole = together(&first, &edited);
    assert!(whole.iter().any(|sheet| sheet["title"] == title));

    // Whoever does not say what they have, or has something older, gets all of it.
    for after in [Value::Null, first["layout"].clone()] {
        let again = ask(after, "leadership");
        assert_eq!((again["same"].clone(), sheets(&again)), (json!([]), whole.clone()));
    }
    // Another version shares what it has in common.
    let before = ask(Value::Null, "leadership");
    let public = ask(before["layout"].clone(), "public");
    assert_eq!(together(&before, &public), sheets(&ask(Value::Null, "public")));
}

/// The sheets of an answer, the hidden ones last.
fn sheets(preview: &Value) -> Vec<Value> {
    let of = |list: &str| preview["laid"][list].as_array().unwrap().clone();
    [of("pages"), of("hidden")].concat()
}

/// The sheets of an answer, with those that were not sent again taken from the answer before.
fn together(before: &Value, now: &Value) -> Vec<Value> {
    let (before, same) = (sheets(before), now["same"].as_array().unwrap());
    let is = |one: &Value, other: &Value| one["key"] == other["key"] && one["part"] == other["part"];
    let sheet = |(at, sheet): (usize, Value)| match same.contains(&json!(at)) {
        true => before.iter().find(|known| is(known, &sheet)).unwrap().clone(),
        false => sheet,
    };
    sheets(now).into_iter().enumerate().map(sheet).collect()
}
