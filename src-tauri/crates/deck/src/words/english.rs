//! English, as written in the United States.

mod tables;

use super::{Captions, Comparison, Outcome, Profile, Step, TableWords, Words, capitalized, grouped};
use chrono::{Datelike, NaiveDate};
use debrief_domain::{Direction, GroupLevel, Horizon, ReviewState};

pub(super) struct English;

static CAPTIONS: Captions = Captions {
    framework: "The framework",
    heard: "What we heard and read",
    summary: "Summary",
    differently: "Where we see it differently",
    changed: "What changed",
    method: "How we worked",
    debrief: "Debrief",
    extra: "Also",

    spoke_to: "We spoke to",
    also_looked_at: "We also looked at",
    looked_at: "We looked at",
    key_findings: "Key findings",
    recommendations: "Recommendations",
    messages: "What to take away",
    next_steps: "Next steps",
    element: "Element",
    level: "Level",
    found: "What we found",
    group: "Group",
    sessions: "Sessions",
    people: "People",
    levels_came: "How levels came about",
    people_were_told: "What people were told",
    our_view: "Our review",
    their_view: "Leadership team",
    then: "Then",
    now: "Now",
    continued: "(continued)",
    not_enough_evidence: "Not enough evidence",
    not_rated: "Not rated yet",
    no_level: "No level has been agreed yet.",
    no_rationale: "No rationale has been written yet.",
    reasons_kept_back: "The reasons are not part of this version.",
    withheld: "[quote not cleared]",
    heard_empty: "This page fills as sessions are held and documents are marked as read.",
    method_empty: "This page fills as sessions are held and levels are agreed.",
    theme_empty: "No finding or recommendation stands here yet.",
    extra_empty: "Nothing stands on this page yet.",
    deck_title: "Your organization’s capacity to deliver",
    closing_line: "Thank you to everyone who gave us their time and their candor.",
};

const SMALL: [&str; 20] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize]
}

fn number(n: usize) -> String {
    if n < 10 { SMALL[n].to_owned() } else { grouped(n, ',') }
}

/// A number that begins a sentence: a word up to nineteen, digits from twenty.
fn first_number(n: usize) -> String {
    SMALL.get(n).map_or_else(|| grouped(n, ','), |word| capitalized(word))
}

/// A count of things within a sentence: `nine documents`, `one group`.
fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

impl Outcome {
    /// The verb for so many elements, and the rest of the sentence.
    fn in_english(&self, many: usize) -> (&'static str, &str) {
        let is = if many == 1 { "is" } else { "are" };
        match self {
            Self::Level(name) => (is, name),
            Self::NotEnoughEvidence => (if many == 1 { "lacks" } else { "lack" }, "the evidence for a level"),
            Self::Undecided => (is, "not rated yet"),
        }
    }
}

impl Words for English {
    fn captions(&self) -> &'static Captions {
        &CAPTIONS
    }

    fn tables(&self) -> &'static TableWords {
        &tables::TABLES
    }

    fn state(&self, state: ReviewState) -> &'static str {
        state.name()
    }

    fn horizon(&self, horizon: Horizon) -> &'static str {
        horizon.name()
    }

    fn month(&self, date: NaiveDate) -> String {
        format!("{} {}", month_name(date), date.year())
    }

    fn day(&self, date: NaiveDate) -> String {
        format!("{} {}, {}", month_name(date), date.day(), date.year())
    }

    fn debrief_of(&self, n: u32, of: u32) -> String {
        format!("Debrief {n} of {of}")
    }

    fn part_of(&self, n: u32, of: u32) -> String {
        format!("{n} of {of}")
    }

    fn occasion(&self, name: &str) -> String {
        if name.is_empty() { "Debrief".to_owned() } else { format!("{name} debrief") }
    }

    fn framework_title(&self, elements: usize, areas: usize, whole: bool) -> String {
        let noun = if elements == 1 { "element" } else { "elements" };
        let many = first_number(elements);
        if elements == 0 {
            "No element is in the scope of this review".to_owned()
        } else if whole {
            let verb = if elements == 1 { "makes" } else { "make" };
            format!("{many} {noun} {verb} up an organization’s capacity to deliver")
        } else {
            let verb = if elements == 1 { "is" } else { "are" };
            format!("{many} {noun} in {} {verb} the subject of this review", count(areas, "area", "areas"))
        }
    }

    fn heard_title(&self, people: Option<usize>, groups: usize, documents: usize) -> String {
        let read = count(documents, "document", "documents");
        let heard = match people {
            Some(people) if people > groups => {
                let people = if people < 10 { number(people) } else { people.to_string() };
                format!("{people} people in {}", count(groups, "group", "groups"))
            }
            _ => count(groups, "group", "groups"),
        };
        match (groups, documents) {
            (0, 0) => "Listening and reading are still to come".to_owned(),
            (0, 1) => "One document read so far".to_owned(),
            (0, _) => format!("{} documents read so far", first_number(documents)),
            (_, 0) => format!("We heard {heard}"),
            _ => format!("We heard {heard} and read {read}"),
        }
    }

    fn groups_at(&self, level: GroupLevel, many: usize) -> String {
        let place = match level {
            GroupLevel::System => "in the central office",
            GroupLevel::School => "in schools",
            GroupLevel::Community => "in the community",
        };
        format!("{} {} {place}", first_number(many), if many == 1 { "group" } else { "groups" })
    }

    fn method_title(&self, sessions: usize, documents: usize) -> String {
        let sessions_text = count(sessions, "session", "sessions");
        let documents_text = count(documents, "document", "documents");
        match (sessions, documents) {
            (0, 0) => "How we work".to_owned(),
            (0, _) => format!("We worked from {documents_text}"),
            (_, 0) => format!("We worked from {sessions_text}"),
            _ => format!("We worked from {sessions_text} and {documents_text}"),
        }
    }

    fn step(&self, step: &Step) -> String {
        match step {
            Step::Tagged => {
                "What we heard and read was noted down, and each note tied to the elements it speaks to.".to_owned()
            }
            Step::Alone => "Each reviewer gave a level alone, with a reason, before seeing the others.".to_owned(),
            Step::FurthestApart => "We talked first where we stood furthest apart.".to_owned(),
            Step::Agreed => {
                "A level is what we agreed on after weighing the evidence. It is never an average.".to_owned()
            }
            Step::NotEnough => "Where the evidence does not carry a level, the deck says so.".to_owned(),
            Step::Framework(name, code, version) => {
                format!("The questions and levels are those of the {name} ({code}, version {version}).")
            }
        }
    }

    fn area_title(&self, area: &str, only: Option<&str>, outcomes: &[(usize, Outcome)]) -> String {
        let said = |outcome: &Outcome, many: usize| {
            let (verb, what) = outcome.in_english(many);
            format!("{verb} {what}")
        };
        if let (Some(only), [(_, outcome)]) = (only, outcomes) {
            return format!("{area}: {only} {}", said(outcome, 1));
        }
        if let [(many, outcome)] = outcomes {
            if matches!(outcome, Outcome::Undecided) {
                let none = if *many == 2 { "neither element" } else { "no element" };
                return format!("{area}: {none} is rated yet");
            }
            let all = if *many == 2 { "both elements".to_owned() } else { format!("all {} elements", number(*many)) };
            return format!("{area}: {all} {}", said(outcome, *many));
        }
        let mut verb_before = "";
        let parts: Vec<String> = outcomes
            .iter()
            .enumerate()
            .map(|(index, (many, outcome))| {
                let noun = match (index, many) {
                    (0, 1) => " element",
                    (0, _) => " elements",
                    _ => "",
                };
                // In a longer list a verb is said again only when it changes: “one element is green, one amber-red and two
                // are red”.
                let (verb, what) = outcome.in_english(*many);
                let said =
                    if outcomes.len() > 2 && verb == verb_before { what.to_owned() } else { format!("{verb} {what}") };
                verb_before = verb;
                format!("{}{noun} {said}", number(*many))
            })
            .collect();
        let sentence = if parts.len() == 2 { parts.join(", ") } else { list(&parts) };
        format!("{area}: {sentence}")
    }

    fn summary_title(&self, profile: &Profile) -> String {
        let Profile { all, rated, many, levels, areas } = profile;
        if *rated == 0 {
            return "No element has an agreed level yet".to_owned();
        }
        if *rated == 1 && *all > 1 {
            return "One element has an agreed level so far".to_owned();
        }
        let levels = levels.join(" or ");
        let whole = rated == all;
        if many == rated {
            return match (whole, *rated) {
                (true, 1) => format!("The one element is {levels}"),
                (true, 2) => format!("Both elements are {levels}"),
                (true, _) => format!("All {} are {levels}", count(*all, "element", "elements")),
                (false, 2) => format!("Both elements rated so far are {levels}"),
                (false, _) => format!("All {} rated so far are {levels}", count(*rated, "element", "elements")),
            };
        }
        let scope = if whole { number(*all) } else { format!("the {} rated so far", number(*rated)) };
        let verb = if *many == 1 { "is" } else { "are" };
        let noun = if whole { " elements" } else { "" };
        let among =
            if areas.is_empty() { String::new() } else { format!(", including every element of {}", list(areas)) };
        format!("{} of {scope}{noun} {verb} {levels}{among}", first_number(*many))
    }

    fn level_count(&self, many: usize, level: &str) -> String {
        format!("{many} {}", level.to_lowercase())
    }

    fn and_more_themes(&self, first: &str, more: usize) -> String {
        format!("{first}, and {}", count(more, "theme more", "themes more"))
    }

    fn themes_without_title(&self, many: usize) -> String {
        format!("{} for this horizon", capitalized(&count(many, "theme", "themes")))
    }

    fn differently_title(&self, comparison: &Comparison) -> String {
        let Comparison { same, higher, lower } = comparison;
        let all = same + higher + lower;
        match (*higher, *lower) {
            (0, 0) if all == 1 => "We and the leadership team see the one element alike".to_owned(),
            (0, 0) => format!("We and the leadership team see all {} elements alike", number(all)),
            (_, 0) => format!(
                "The leadership team sees {} of {} elements more favorably than we do",
                number(*higher),
                number(all)
            ),
            (0, _) => {
                format!("The leadership team is harder on itself in {} of {} elements", number(*lower), number(all))
            }
            _ => format!(
                "The leadership team stands above us on {}, below us on {}, with us on {}",
                count(*higher, "element", "elements"),
                number(*lower),
                if *same == 0 { "none".to_owned() } else { number(*same) }
            ),
        }
    }

    fn changed_title(&self, comparison: &Comparison, since: &str) -> String {
        let Comparison { same, higher, lower } = comparison;
        let all = same + higher + lower;
        match (*higher, *lower) {
            (0, 0) => format!("No level has moved since {since}"),
            (_, 0) => {
                format!(
                    "{} of {} elements have risen since {since}, none has fallen",
                    first_number(*higher),
                    number(all)
                )
            }
            (0, _) => {
                format!(
                    "{} of {} elements have fallen since {since}, none has risen",
                    first_number(*lower),
                    number(all)
                )
            }
            _ => format!(
                "Since {since}, {} of {} elements have risen and {} fallen",
                number(*higher),
                number(all),
                number(*lower)
            ),
        }
    }

    fn others_alike(&self, many: usize) -> String {
        if many == 1 {
            "The other one is the same.".to_owned()
        } else {
            format!("The other {} are the same.", number(many))
        }
    }

    fn heard_about(&self, gaps: usize, strengths: usize) -> String {
        let gaps_text = format!("{gaps} {}", if gaps == 1 { "gap" } else { "gaps" });
        let strengths_text = format!("{strengths} {}", if strengths == 1 { "strength" } else { "strengths" });
        format!("{gaps_text}, {strengths_text} heard")
    }

    fn framework_figure(&self, areas: usize, elements: usize) -> String {
        format!("The framework as {} with {}", count(areas, "area", "areas"), count(elements, "element", "elements"))
    }

    fn heat_map_figure(&self, areas: usize, elements: usize) -> String {
        format!("Heat map of {} in {}", count(elements, "element", "elements"), count(areas, "area", "areas"))
    }

    fn steps_apart(&self, steps: i64) -> String {
        let many = steps.unsigned_abs();
        let noun = if many == 1 { "level" } else { "levels" };
        match steps {
            0 => "Same".to_owned(),
            1.. => format!("{many} {noun} higher"),
            _ => format!("{many} {noun} lower"),
        }
    }

    fn rests_on(&self, notes: usize, voices: usize, directions: &[(Direction, usize)]) -> String {
        if notes == 0 {
            return "No note speaks to this element yet.".to_owned();
        }
        let parts: Vec<String> = directions
            .iter()
            .map(|(direction, many)| match direction {
                Direction::Strength => count(*many, "strength", "strengths"),
                Direction::Gap => count(*many, "gap", "gaps"),
                Direction::OpenQuestion => count(*many, "open question", "open questions"),
            })
            .collect();
        let split = if parts.is_empty() { String::new() } else { format!(": {}", list(&parts)) };
        let from = count(voices, "source", "sources");
        format!("Rests on {} from {from}{split}.", count(notes, "note", "notes"))
    }

    fn may_be_said(&self, text: &str, quote: bool) -> String {
        if quote { format!("May be quoted: “{text}”") } else { format!("May be said: {text}") }
    }
}
