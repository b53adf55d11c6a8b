//! Names are found however they are written, and words of every day are not taken for names.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use common::with_roster;
use debrief_domain::RosterKind::{Person, School, Student};
use debrief_guard::{Names, Whom};
use proptest::prelude::*;

/// The words that are pointed at, as they stand there.
fn pointed<'t>(names: &Names, text: &'t str) -> Vec<&'t str> {
    names.in_text(text).into_iter().map(|words| &text[words.at]).collect()
}

fn people(names: &[&str]) -> Names {
    Names::of(&with_roster(&names.iter().map(|name| (*name, Person)).collect::<Vec<_>>()))
}

#[test]
fn a_name_is_found_in_every_dress() {
    let names = people(&["Orla Peñhallow", "Dr. Séan O’Mara-Quist", "Wrenfield, Tobias"]);
    for (text, expected) in [
        ("Ask Orla Penhallow first.", "Orla Penhallow"),
        ("ORLA PENHALLOW’S plan", "ORLA PENHALLOW"),
        ("we told orla peñhallow", "orla peñhallow"),
        ("Orla’s door is open", "Orla"),
        ("Penhallow's door", "Penhallow"),
        ("the Penhallows agree", "Penhallows"),
        ("O\u{200b}rla Pen\u{ad}hallow", "O\u{200b}rla Pen\u{ad}hallow"),
        ("Orla M. Penhallow said", "Orla M. Penhallow"),
        ("Orla-Penhallow", "Orla-Penhallow"),
        ("It was O.P. who said it", "O.P"),
        ("O. P. said it", "O. P"),
        ("OP said it", "OP"),
        ("Sean O'Mara Quist", "Sean O'Mara Quist"),
        ("OʼMara was there", "OʼMara"),
        ("Mr. Quist was there", "Quist"),
        ("tobias wrenfield", "tobias wrenfield"),
    ] {
        assert_eq!(pointed(&names, text), [expected], "{text}");
    }
    // Two people are two.
    assert_eq!(pointed(&names, "Orla and Tobias’ team; Penhallow, too"), ["Orla", "Tobias", "Penhallow"]);
    for text in ["Orlando went", "a Penhallowed ground", "an op-ed", "opera", "o p", "Mara was there on 3 OPs"] {
        let found = pointed(&names, text);
        assert!(found.is_empty() || text.starts_with("Mara"), "{text}: {found:?}");
    }
}

#[test]
fn words_of_every_day_need_a_capital_inside_a_sentence() {
    let names = people(&["Grace Will", "Hope Young", "Mark Ng"]);
    for text in ["Grace is what we need", "they will, we hope", "a young team", "Will it work? Hope so.", "mark it red"]
    {
        assert_eq!(pointed(&names, text), [""; 0], "{text}");
    }
    for (text, expected) in [
        ("ask Grace about it", "Grace"),
        ("Then Ms. Young came", "Young"),
        ("Grace Will said", "Grace Will"),
        ("Grace W. said", "Grace W"),
        ("we saw Mr. Ng there", "Ng"),
    ] {
        assert_eq!(pointed(&names, text), [expected], "{text}");
    }
}

#[test]
fn letters_that_mean_something_else_are_not_initials() {
    // Levels of the scale and abbreviations of the field.
    let names = people(&["Anna Reed", "Paul Dorn", "Hanna Rill"]);
    for text in ["two elements are AR", "PD days", "ask HR"] {
        assert_eq!(pointed(&names, text), [""; 0], "{text}");
    }
    assert_eq!(pointed(&names, "ask P.D. and A. R."), ["P.D", "A. R"]);
}

#[test]
fn schools_are_found_by_what_people_call_them() {
    let names = Names::of(&with_roster(&[
        ("Alder Creek Elementary School", School),
        ("North Middle School", School),
        ("Riverbend High School", School),
        ("The Larkmoor Academy", School),
    ]));
    for (text, expected) in [
        ("at Alder Creek Elementary School", "Alder Creek Elementary School"),
        ("at Alder Creek", "Alder Creek"),
        ("Larkmoor’s principal", "Larkmoor"),
        ("at North Middle", "North Middle"),
        ("at North MS", "North MS"),
        ("people at North say", "North"),
        ("ACES has coaches", "ACES"),
        ("at Riverbend High", "Riverbend High"),
    ] {
        assert_eq!(pointed(&names, text), [expected], "{text}");
    }
    // The client is called so, and the north is a direction.
    for text in ["Riverbend agrees on where to go", "schools in the north", "middle schools"] {
        assert_eq!(pointed(&names, text), [""; 0], "{text}");
    }
}

#[test]
fn addresses_are_found_without_a_roster_and_hide_the_name_in_them() {
    let names = people(&["Orla Penhallow"]);
    let found = names.in_text("Mail orla.penhallow@alder.example or (555) 010-0199.");
    assert_eq!(found.iter().map(|each| &each.to).collect::<Vec<_>>(), [&Whom::Email, &Whom::Phone]);
    assert_eq!(found[0].words, "orla penhallow alder example");
    assert_eq!(pointed(&people(&[]), "write to a.b@c.example"), ["a.b@c.example"]);
}

#[test]
fn a_thousand_quotes_and_five_hundred_names_are_one_pass() {
    let roster: Vec<(String, _)> = (0..500).map(|n| (format!("Quorra{n} Velling{n}"), Student)).collect();
    let names = Names::of(&with_roster(&roster.iter().map(|(name, kind)| (name.as_str(), *kind)).collect::<Vec<_>>()));
    let found: usize = (0..1_000)
        .map(|n| format!("We told Velling{} about it, and nobody else said a word about the plan since.", n % 500))
        .map(|quote| names.in_text(&quote).len())
        .sum();
    assert_eq!(found, 1_000);
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in ".{0,200}") {
        let names = people(&["Orla Penhallow", "Grace Will"]);
        let mut last = 0;
        for words in names.in_text(&text) {
            prop_assert!(text.is_char_boundary(words.at.start) && text.is_char_boundary(words.at.end));
            prop_assert!(words.at.start >= last && words.at.start < words.at.end);
            last = words.at.end;
        }
    }

    /// Whatever stands around a name, between words of their own, it is found.
    #[test]
    fn a_name_is_found_anywhere(before in "[ -~]{0,40}", after in "[ -~]{0,40}") {
        let text = format!("{before} Penhallow {after}");
        let at = before.len() + 1;
        let covers = |words: &debrief_guard::Pointed| words.at.start <= at && at < words.at.end;
        prop_assert!(people(&["Orla Penhallow"]).in_text(&text).iter().any(covers), "{text}");
    }
}
