//! Framework files: what ships holds, and each mistake is found and named.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{code, framework};
use debrief_domain::{Framework, GroupLevel, Level, LevelCode, LevelDescriptor, limits};

/// The place and the sentence of the problem that `plant` makes.
fn found(plant: impl FnOnce(&mut Framework)) -> (String, String) {
    let mut framework = framework();
    plant(&mut framework);
    let problem = framework.validate().unwrap_err();
    assert!(!problem.fix.is_empty());
    (problem.place.clone(), problem.to_string())
}

#[track_caller]
fn refused(place: &str, plant: impl FnOnce(&mut Framework)) {
    assert_eq!(found(plant).0, place);
}

#[track_caller]
fn accepted(change: impl FnOnce(&mut Framework)) {
    let mut framework = framework();
    change(&mut framework);
    framework.validate().unwrap();
}

fn level(code: &str) -> Level {
    Level { code: LevelCode::from(code), name: "Level".into(), meaning: "It is so.".into() }
}

#[test]
fn every_framework_that_ships_holds() {
    framework().validate().unwrap();
}

#[test]
fn the_delivery_framework_has_its_areas_and_elements() {
    let framework = framework();
    let codes: Vec<_> = framework.elements().map(|(_, element)| element.code.as_str()).collect();
    let expected = "1A 1B 1C 1D 2A 2B 3A 3B 3C 4A 4B 4C 5A 5B 5C";
    assert_eq!(codes.join(" "), expected);
    let short: Vec<_> = framework.areas.iter().map(|area| area.short_name.as_str()).collect();
    assert_eq!(short, ["Foundation", "Challenge", "Plan", "Drive", "Culture"]);
    let levels: Vec<_> = framework.scale.levels.iter().map(|level| level.code.as_str()).collect();
    assert_eq!(levels, ["R", "AR", "AG", "G"]);
}

#[test]
fn levels_rank_from_the_weakest() {
    let framework = framework();
    let rank = |code: &str| framework.level(&LevelCode::from(code)).map(|(rank, level)| (rank, level.name.clone()));
    assert_eq!(rank("R"), Some((1, "Red".into())));
    assert_eq!(rank("G"), Some((4, "Green".into())));
    assert_eq!(rank("g"), None);
}

#[test]
fn elements_are_found_and_labelled() {
    let framework = framework();
    assert_eq!(framework.element(&code("1B")).unwrap().label(), "Review current state");
    assert_eq!(framework.element(&code("1A")).unwrap().label(), "Define your aspiration");
    assert!(framework.element(&code("1Z")).is_none());
}

#[test]
fn each_audience_has_its_own_questions() {
    let framework = framework();
    let probes = &framework.element(&code("3B")).unwrap().probes;
    assert_eq!(probes.for_level(GroupLevel::System), probes.system);
    assert_eq!(probes.for_level(GroupLevel::School), probes.school);
    assert_eq!(probes.for_level(GroupLevel::Community), probes.community);
}

#[test]
fn empty_texts_are_found() {
    refused("version", |f| f.version = " ".into());
    refused("name", |f| f.name.clear());
    refused("about", |f| f.about.clear());
    refused("scale.name", |f| f.scale.name.clear());
    refused("scale.levels[2].name", |f| f.scale.levels[2].name = "\t".into());
    refused("scale.levels[0].meaning", |f| f.scale.levels[0].meaning.clear());
    refused("areas[1].name", |f| f.areas[1].name.clear());
    refused("areas[1].short_name", |f| f.areas[1].short_name.clear());
    refused("areas[2].elements[1].name", |f| f.areas[2].elements[1].name.clear());
    refused("areas[0].elements[1].short_name", |f| f.areas[0].elements[1].short_name = Some(" ".into()));
    refused("areas[0].elements[0].guiding_question", |f| f.areas[0].elements[0].guiding_question.clear());
    refused("areas[0].elements[0].descriptors.weak", |f| f.areas[0].elements[0].descriptors.weak.clear());
    refused("areas[0].elements[0].descriptors.strong", |f| f.areas[0].elements[0].descriptors.strong.clear());
    refused("areas[0].elements[0].probes.school[1]", |f| f.areas[0].elements[0].probes.school[1].clear());
    refused("areas[0].elements[0].evidence[0]", |f| f.areas[0].elements[0].evidence[0].clear());
    accepted(|f| f.areas[0].elements[0].evidence.clear());
}

#[test]
fn names_for_programs_are_plain() {
    for code in ["", "Delivery", "1st", "-a", "our own", "délivrance", "a_b"] {
        refused("code", |f| f.code = code.into());
        refused("scale.code", |f| f.scale.code = code.into());
    }
    accepted(|f| f.code = "our-own-2".into());
}

#[test]
fn a_scale_has_two_to_nine_levels() {
    refused("scale.levels", |f| f.scale.levels.truncate(1));
    refused("scale.levels", |f| f.scale.levels.clear());
    let levels = |count: usize| (1..=count).map(|n| level(&n.to_string())).collect::<Vec<_>>();
    refused("scale.levels", |f| f.scale.levels = levels(10));
    let without_between = |f: &mut Framework| {
        f.areas.iter_mut().flat_map(|area| &mut area.elements).for_each(|e| e.descriptors.between.clear());
    };
    accepted(|f| {
        f.scale.levels = levels(9);
        without_between(f);
    });
    accepted(|f| {
        f.scale.levels = levels(2);
        without_between(f);
    });
}

#[test]
fn level_codes_fit_on_a_chip_once() {
    for code in ["", "ABCD", "A R", "R!", "é"] {
        refused("scale.levels[1].code", |f| f.scale.levels[1].code = LevelCode::from(code));
    }
    refused("scale.levels[2].code", |f| f.scale.levels[2].code = LevelCode::from("R"));
}

#[test]
fn a_framework_has_areas_and_an_area_elements() {
    refused("areas", |f| f.areas.clear());
    refused("areas[3].elements", |f| f.areas[3].elements.clear());
}

#[test]
fn area_codes_are_plain_and_unique() {
    for code in ["", "a", "1/2", "1234", "Ä", " 1", "1 "] {
        refused("areas[0].code", |f| f.areas[0].code = code.into());
    }
    refused("areas[1].code", |f| f.areas[1].code = "1".into());
}

#[test]
fn element_codes_are_the_area_and_one_capital_letter() {
    for bad in ["", "1", "2A", "1AB", "1a", "1 A", "1#", "1É", "A1", "11"] {
        refused("areas[0].elements[2].code", |f| f.areas[0].elements[2].code = code(bad));
    }
    refused("areas[0].elements[2].code", |f| f.areas[0].elements[2].code = code("1A"));
    let (_, message) = found(|f| f.areas[0].elements[2].code = code("2Z"));
    assert_eq!(
        message,
        "areas[0].elements[2].code: “2Z” is not the code of its area, “1”, and one capital letter. \
         Begin it with the area’s code, followed by a capital letter."
    );
}

#[test]
fn each_audience_has_three_to_five_questions() {
    refused("areas[4].elements[2].probes.system", |f| f.areas[4].elements[2].probes.system.truncate(2));
    refused("areas[4].elements[2].probes.community", |f| f.areas[4].elements[2].probes.community.clear());
    refused("areas[4].elements[2].probes.school", |f| {
        f.areas[4].elements[2].probes.school = vec!["Why?".into(); 6];
    });
    accepted(|f| f.areas[4].elements[2].probes.school = vec!["Why?".into(); 5]);
    accepted(|f| f.areas[4].elements[2].probes.school = vec!["Why?".into(); 3]);
}

#[test]
fn a_level_between_is_a_middle_one_described_once() {
    let between = |level: &str| LevelDescriptor { level: LevelCode::from(level), text: "It is half so.".into() };
    let place = "areas[0].elements[0].descriptors.between";
    for end in ["R", "G", "X"] {
        refused(&format!("{place}[0].level"), |f| f.areas[0].elements[0].descriptors.between = vec![between(end)]);
    }
    refused(&format!("{place}[2].level"), |f| {
        f.areas[0].elements[0].descriptors.between = vec![between("AR"), between("AG"), between("AR")];
    });
    refused(&format!("{place}[0].text"), |f| {
        f.areas[0].elements[0].descriptors.between = vec![LevelDescriptor { text: String::new(), ..between("AR") }];
    });
    accepted(|f| f.areas[0].elements[0].descriptors.between = vec![between("AR"), between("AG")]);
}

#[test]
fn texts_keep_their_limits() {
    refused("name", |f| f.name = "n".repeat(limits::LINE_LIMIT + 1));
    accepted(|f| f.name = "é".repeat(limits::LINE_LIMIT));
    refused("areas[0].name", |f| f.areas[0].name = "Two\nlines".into());
    refused("about", |f| f.about = "a".repeat(limits::TEXT_LIMIT + 1));
    refused("areas[0].elements[0].guiding_question", |f| {
        f.areas[0].elements[0].guiding_question = "Who \u{202e}decides?".into();
    });
}

#[test]
fn unknown_fields_are_refused() {
    let text = common::DELIVERY.replacen("\"about\"", "\"abuot\": \"x\", \"about\"", 1);
    let error = serde_json::from_str::<Framework>(&text).unwrap_err().to_string();
    assert!(error.contains("abuot"), "{error}");
}
