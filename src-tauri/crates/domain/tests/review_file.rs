//! Review files: what ships and what is made is read, each planted mistake is found and named, and the schema says
//! what is read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Made, code, moment, quoted};
use debrief_domain::{
    Consent, DecisionId, EvidenceId, EvidenceSource, FindingId, GroupId, GroupLevel, Judgement, Lens, LevelCode,
    MemberId, PageKey, PageSetting, RatingId, Rationale, Review, ReviewState, SessionId, StateChange, StateChangeId,
    ThemeId, limits,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

const SCHEMA: &str = include_str!("../../../../assets/review.schema.json");

/// The sample after a planted mistake is refused at that place.
#[track_caller]
fn refused(place: &str, plant: impl FnOnce(&mut Review)) {
    let mut review = common::sample();
    plant(&mut review);
    let problem = review.validate().unwrap_err();
    assert_eq!(problem.place, place, "{problem}");
    assert!(!problem.problem.is_empty() && !problem.fix.is_empty());
}

#[track_caller]
fn accepted(change: impl FnOnce(&mut Review)) {
    let mut review = common::sample();
    change(&mut review);
    review.validate().unwrap();
}

fn nobody() -> Uuid {
    Uuid::from_u128(42)
}

fn change(from: ReviewState, to: ReviewState, reason: &str) -> StateChange {
    let id = StateChangeId(Uuid::from_u128(7));
    StateChange { id, at: moment(9, 0), from, to, reason: reason.into(), by: None }
}

#[test]
fn what_ships_and_what_is_made_holds() {
    accepted(|_| {});
    Made::new().review.validate().unwrap();
    Made::content().review.validate().unwrap();
}

#[test]
fn writing_and_reading_again_changes_nothing() {
    let review = common::sample();
    let text = serde_json::to_string(&review).unwrap();
    assert_eq!(serde_json::from_str::<Review>(&text).unwrap(), review);
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), common::sample_json());
}

#[test]
fn the_form_is_named() {
    refused("format", |review| review.format = "debrief.review/2".into());
    refused("format", |review| review.format.clear());
}

#[test]
fn a_mistake_in_its_framework_is_placed_there() {
    refused("framework.areas[0].elements[0].name", |review| review.framework.areas[0].elements[0].name.clear());
}

#[test]
fn what_must_be_filled_is() {
    refused("client", |review| review.client = " ".into());
    refused("name", |review| review.name.clear());
    refused("team[1].name", |review| review.team[1].name.clear());
    refused("groups[2].name", |review| review.groups[2].name = "\u{a0}".into());
    refused("documents[0].title", |review| review.documents[0].title.clear());
    refused("evidence[4].text", |review| review.evidence[4].text = " \n".into());
    refused("themes[1].title", |review| review.themes[1].title.clear());
    refused("findings[1].text", |review| review.findings[1].text.clear());
    refused("recommendations[1].text", |review| review.recommendations[1].text.clear());
    accepted(|review| {
        review.purpose.clear();
        review.confidentiality.clear();
        review.sessions[0].place.clear();
        review.documents[0].kind.clear();
        review.ratings[0].reason.clear();
        review.decisions[0].dissent.clear();
        review.decisions[0].rationale = Rationale::default();
        review.deck.title.clear();
    });
}

#[test]
fn the_last_day_is_not_before_the_first() {
    refused("ends_on", |review| review.ends_on = review.starts_on.and_then(|day| day.pred_opt()));
    accepted(|review| review.ends_on = review.starts_on);
    accepted(|review| review.starts_on = None);
}

#[test]
fn changes_of_state_are_ones_that_are_allowed() {
    use ReviewState::{Draft, Final};
    refused("state_changes[1].to", |review| review.state_changes.push(change(Draft, Draft, "Because")));
    refused("state_changes[1].reason", |review| review.state_changes.push(change(Final, Draft, " ")));
    accepted(|review| review.state_changes.push(change(Final, Draft, "A target was wrong.")));
    accepted(|review| review.state_changes.push(change(Draft, Final, "")));
}

#[test]
fn no_id_stands_twice_in_the_whole_file() {
    refused("team[1].id", |review| review.team[1].id = review.team[0].id);
    refused("evidence[9].id", |review| review.evidence[9].id = review.evidence[3].id);
    refused("groups[0].id", |review| review.groups[0].id = GroupId(review.team[0].id.0));
    refused("recommendations[0].id", |review| review.recommendations[0].id.0 = review.themes[0].id.0);
    refused("ratings[1].id", |review| review.ratings[1] = review.ratings[0].clone());
    refused("decisions[1].id", |review| review.decisions[1] = review.decisions[0].clone());
}

#[test]
fn codes_are_those_of_the_framework() {
    refused("out_of_scope[0]", |review| review.out_of_scope = vec![code("9Z")]);
    refused("evidence[0].elements[1]", |review| review.evidence[0].elements = vec![code("1A"), code("1a")]);
    refused("ratings[0].element", |review| review.ratings[0].element = code("1E"));
    refused("ratings[0].judgement", |review| review.ratings[0].judgement = Judgement::Level(LevelCode::from("X")));
    refused("decisions[0].element", |review| review.decisions[0].element = code(""));
    refused("decisions[0].judgement", |review| {
        review.decisions[0].judgement = Some(Judgement::Level(LevelCode::from("r")));
    });
    refused("findings[0].elements[0]", |review| review.findings[0].elements[0] = code("5D"));
    refused("pages[0].page.area", |review| review.pages[0].page = PageKey::Area("6".into()));
    accepted(|review| review.ratings[0].judgement = Judgement::NotEnoughEvidence);
    accepted(|review| review.decisions[0].judgement = None);
}

#[test]
fn lists_name_each_thing_once() {
    refused("out_of_scope[2]", |review| review.out_of_scope = vec![code("1A"), code("1B"), code("1A")]);
    refused("evidence[0].elements[1]", |review| review.evidence[0].elements = vec![code("1A"), code("1A")]);
    refused("findings[0].elements[1]", |review| review.findings[0].elements = vec![code("1A"), code("1A")]);
    refused("findings[0].evidence[1]", |review| review.findings[0].evidence[1] = review.findings[0].evidence[0]);
    refused("recommendations[0].findings[1]", |review| {
        review.recommendations[0].findings[1] = review.recommendations[0].findings[0];
    });
    refused("pages[9].page", |review| review.pages.push(review.pages[0].clone()));
}

#[test]
fn what_points_at_something_finds_it() {
    refused("state_changes[0].by", |review| review.state_changes[0].by = Some(MemberId(nobody())));
    refused("sessions[0].group", |review| review.sessions[0].group = GroupId(nobody()));
    refused("sessions[1].interviewer", |review| review.sessions[1].interviewer = Some(MemberId(nobody())));
    refused("sessions[1].scribe", |review| review.sessions[1].scribe = Some(MemberId(nobody())));
    refused("evidence[5].source", |review| review.evidence[5].source = EvidenceSource::Session(SessionId(nobody())));
    refused("evidence[5].noted_by", |review| review.evidence[5].noted_by = Some(MemberId(nobody())));
    refused("findings[2].theme", |review| review.findings[2].theme = ThemeId(nobody()));
    refused("findings[2].evidence[0]", |review| review.findings[2].evidence[0] = EvidenceId(nobody()));
    refused("recommendations[2].theme", |review| review.recommendations[2].theme = ThemeId(nobody()));
    refused("recommendations[2].findings[0]", |review| review.recommendations[2].findings[0] = FindingId(nobody()));
    refused("ratings[0].rater", |review| {
        review.ratings[0].rater = Some(MemberId(nobody()));
        review.ratings[0].id = RatingId::of(review.id, Lens::Reviewer, review.ratings[0].rater, &code("1A"));
    });
    // The id of a document is no session's.
    refused("evidence[0].source", |review| {
        review.evidence[0].source = EvidenceSource::Session(SessionId(review.documents[0].id.0));
    });
}

#[test]
fn a_rationale_may_keep_words_of_a_deleted_note() {
    // Deleting a note leaves its words in the rationale, and such a review is exported and read again.
    accepted(|review| {
        review.decisions[0].rationale = Rationale(vec![quoted(EvidenceId(nobody()), "never hear back")]);
    });
}

#[test]
fn ratings_and_decisions_carry_the_ids_that_follow() {
    refused("ratings[3].id", |review| review.ratings[3].id = RatingId(nobody()));
    refused("decisions[3].id", |review| review.decisions[3].id = DecisionId(nobody()));
    // With another id the review is another one, and so are theirs.
    refused("ratings[0].id", |review| review.id.0 = nobody());
    let mut review = common::sample();
    let expected = review.ratings[3].id;
    review.ratings[3].id = RatingId(nobody());
    assert_eq!(review.validate().unwrap_err().fix, format!("Write {expected}."));
}

#[test]
fn a_reviewer_has_a_name_and_the_leadership_none() {
    refused("ratings[0].rater", |review| review.ratings[0].rater = None);
    refused("ratings[0].rater", |review| review.ratings[0].lens = Lens::Leadership);
}

#[test]
fn texts_keep_their_limits_and_characters() {
    let long_line = "n".repeat(limits::LINE_LIMIT + 1);
    let long_text = "n".repeat(limits::TEXT_LIMIT + 1);
    refused("client", |review| review.client = long_line.clone());
    refused("sessions[0].place", |review| review.sessions[0].place = long_line.clone());
    refused("deck.closing_line", |review| review.deck.closing_line = long_line.clone());
    refused("pages[0].title", |review| review.pages[0].title = Some(long_line.clone()));
    refused("$schema", |review| review.schema = Some(long_line.clone()));
    refused("purpose", |review| review.purpose = long_text.clone());
    refused("evidence[7].text", |review| review.evidence[7].text = long_text.clone());
    refused("ratings[2].reason", |review| review.ratings[2].reason = "a\0b".into());
    refused("decisions[2].dissent", |review| review.decisions[2].dissent = "a\u{202e}b".into());
    refused("decisions[0].rationale[1]", |review| {
        let id = review.evidence[0].id;
        review.decisions[0].rationale.0[1] = quoted(id, "a\u{1b}b");
    });
    refused("findings[3].text", |review| review.findings[3].text = "a\rb".into());
    refused("groups[1].name", |review| review.groups[1].name = "Two\nlines".into());
    refused("themes[1].title", |review| review.themes[1].title = "A\ttab".into());
    accepted(|review| review.evidence[7].text = "خ".repeat(limits::TEXT_LIMIT));
    accepted(|review| review.purpose = "Two\nlines and a\ttab".into());
}

#[test]
fn the_parts_of_a_rationale_share_one_limit() {
    let half = "n".repeat(limits::TEXT_LIMIT / 2);
    let parts = |count: usize| Rationale(vec![common::ours(&half); count]);
    accepted(|review| review.decisions[0].rationale = parts(2));
    refused("decisions[0].rationale", |review| review.decisions[0].rationale = parts(3));
}

#[test]
fn lists_keep_their_limit() {
    let mut made = Made::new();
    let source = made.held(GroupLevel::School);
    made.note(source, "a", &[]);
    let note = made.review.evidence[0].clone();
    let many = |count: usize| (0..count).map(|at| (1_000 + at as u128, note.clone()));
    let filled =
        |count| many(count).map(|(id, note)| debrief_domain::Evidence { id: EvidenceId(Uuid::from_u128(id)), ..note });
    made.review.evidence = filled(limits::LIST_LIMIT).collect();
    made.review.validate().unwrap();
    made.review.evidence = filled(limits::LIST_LIMIT + 1).collect();
    assert_eq!(made.review.validate().unwrap_err().place, "evidence");
}

/// Whether the sample with that value at that place is read.
fn reads(pointer: &str, value: Value) -> bool {
    let mut json = common::sample_json();
    *json.pointer_mut(pointer).unwrap() = value;
    serde_json::from_value::<Review>(json).is_ok_and(|review| review.validate().is_ok())
}

#[test]
fn values_of_other_kinds_are_refused() {
    for (pointer, value) in [
        ("/id", json!("x")),
        ("/sample", json!("no")),
        ("/state", json!("Final")),
        ("/starts_on", json!("3/9/2026")),
        ("/starts_on", json!("2026-02-30")),
        ("/evidence/0/noted_at", json!("2026-03-09T08:37:13Z")),
        ("/evidence/0/noted_at", json!("2026-03-09T08:37:13+01:00")),
        ("/evidence/0/noted_at", json!("2026-03-09")),
        ("/evidence/0/direction", json!("neutral")),
        ("/evidence/0/source", json!({"session": nobody(), "document": nobody()})),
        ("/ratings/0/judgement", json!("AR")),
        ("/sessions/0/headcount", json!(-1)),
        ("/sessions/0/headcount", json!(1.5)),
        ("/groups/0/population", json!(4_294_967_296_u64)),
        ("/sessions/0/consent", json!(true)),
        ("/themes/0/horizon", json!("soon")),
        ("/themes", Value::Null),
        ("/pages/0/page", json!("area/1")),
        ("/pages/0/page", json!({"area": "1", "horizon": "near_term"})),
        ("/decisions/0/rationale", json!("Because")),
        ("/framework", json!({"code": "delivery", "version": "1"})),
    ] {
        assert!(!reads(pointer, value.clone()), "{pointer} = {value}");
    }
    for (pointer, value) in [
        ("/evidence/0/noted_at", json!("2026-03-09T08:37:13.123456789")),
        ("/evidence/0/direction", Value::Null),
        ("/sessions/0/consent", json!("not_read")),
        ("/ratings/0/judgement", json!("not_enough_evidence")),
        ("/groups/0/population", json!(4_294_967_295_u64)),
        ("/pages/0/page", json!("method")),
        ("/pages/0/place", json!(i64::MIN)),
    ] {
        assert!(reads(pointer, value.clone()), "{pointer} = {value}");
    }
}

/// A review in which every property is written.
fn complete() -> Value {
    let mut review = common::sample();
    review.sessions[0].consent = Consent::ReadAt(moment(9, 0));
    review.pages[0] = PageSetting {
        page: review.pages[0].page.clone(),
        title: None,
        hidden: Some(true),
        place: Some(1),
        notes: None,
    };
    serde_json::to_value(&review).unwrap()
}

fn names<'a>(names: impl IntoIterator<Item = &'a String>) -> BTreeSet<String> {
    names.into_iter().cloned().collect()
}

#[test]
fn the_schema_names_the_properties_that_are_written() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let review = complete();
    for (definition, pointer) in [
        ("", ""),
        ("/$defs/state_change", "/state_changes/0"),
        ("/$defs/member", "/team/0"),
        ("/$defs/group", "/groups/0"),
        ("/$defs/session", "/sessions/0"),
        ("/$defs/document", "/documents/0"),
        ("/$defs/evidence", "/evidence/0"),
        ("/$defs/rating", "/ratings/0"),
        ("/$defs/decision", "/decisions/0"),
        ("/$defs/theme", "/themes/0"),
        ("/$defs/finding", "/findings/0"),
        ("/$defs/recommendation", "/recommendations/0"),
        ("/$defs/deck", "/deck"),
        ("/$defs/page", "/pages/0"),
    ] {
        let described = schema.pointer(&format!("{definition}/properties")).unwrap().as_object().unwrap();
        let written = review.pointer(pointer).unwrap().as_object().unwrap();
        assert_eq!(names(described.keys()), names(written.keys()), "{definition}");
        for (name, property) in described {
            let is_told = property["description"].as_str().is_some_and(|text| text.len() > 9);
            assert!(is_told, "{definition} {name} has no description");
        }
    }
}

#[test]
fn the_schema_requires_what_reading_requires() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let review = complete();
    for (definition, pointer) in [
        ("", ""),
        ("/$defs/state_change", "/state_changes/0"),
        ("/$defs/member", "/team/0"),
        ("/$defs/group", "/groups/0"),
        ("/$defs/session", "/sessions/0"),
        ("/$defs/document", "/documents/0"),
        ("/$defs/evidence", "/evidence/0"),
        ("/$defs/rating", "/ratings/0"),
        ("/$defs/decision", "/decisions/0"),
        ("/$defs/theme", "/themes/0"),
        ("/$defs/finding", "/findings/0"),
        ("/$defs/recommendation", "/recommendations/0"),
        ("/$defs/deck", "/deck"),
        ("/$defs/page", "/pages/0"),
    ] {
        let required = schema.pointer(&format!("{definition}/required")).unwrap().as_array().unwrap();
        for name in review.pointer(pointer).unwrap().as_object().unwrap().keys() {
            let mut without = review.clone();
            without.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(name);
            let is_required = required.iter().any(|there| there == name);
            assert_eq!(serde_json::from_value::<Review>(without).is_err(), is_required, "{definition} {name}");
        }
        let mut with_more = review.clone();
        with_more.pointer_mut(pointer).unwrap()["surprise"] = json!(1);
        assert!(serde_json::from_value::<Review>(with_more).is_err(), "{pointer}");
    }
}

#[test]
fn the_schema_has_the_limits_of_the_product() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    assert_eq!(schema["$defs"]["line"]["maxLength"], limits::LINE_LIMIT);
    assert_eq!(schema["$defs"]["text"]["maxLength"], limits::TEXT_LIMIT);
    assert_eq!(schema["properties"]["evidence"]["maxItems"], limits::LIST_LIMIT);
    assert_eq!(schema["properties"]["format"]["const"], debrief_domain::REVIEW_FORMAT);
}
