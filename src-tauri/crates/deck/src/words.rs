//! The words of the deck that nobody types: one table, filled in once for each language.

mod english;
mod spanish;
mod tables;

use chrono::NaiveDate;
use debrief_domain::{Direction, GroupLevel, Horizon, Language, ReviewState};
pub(crate) use tables::TableWords;

/// The words in that language.
pub(crate) fn words(language: Language) -> &'static dyn Words {
    match language {
        Language::English => &english::English,
        Language::Spanish => &spanish::Spanish,
    }
}

/// What stands above lists and columns, and the single sentences. Captions are written as in a sentence; the layout sets
/// some of them in capitals.
pub(crate) struct Captions {
    pub(crate) framework: &'static str,
    pub(crate) heard: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) differently: &'static str,
    pub(crate) changed: &'static str,
    pub(crate) method: &'static str,
    pub(crate) debrief: &'static str,
    pub(crate) extra: &'static str,

    pub(crate) spoke_to: &'static str,
    pub(crate) also_looked_at: &'static str,
    pub(crate) looked_at: &'static str,
    pub(crate) key_findings: &'static str,
    pub(crate) recommendations: &'static str,
    pub(crate) messages: &'static str,
    pub(crate) next_steps: &'static str,
    pub(crate) element: &'static str,
    pub(crate) level: &'static str,
    pub(crate) found: &'static str,
    pub(crate) group: &'static str,
    pub(crate) sessions: &'static str,
    pub(crate) people: &'static str,
    pub(crate) levels_came: &'static str,
    pub(crate) people_were_told: &'static str,
    pub(crate) our_view: &'static str,
    pub(crate) their_view: &'static str,
    pub(crate) then: &'static str,
    pub(crate) now: &'static str,
    pub(crate) continued: &'static str,

    pub(crate) not_enough_evidence: &'static str,
    pub(crate) not_rated: &'static str,
    pub(crate) no_level: &'static str,
    pub(crate) no_rationale: &'static str,
    pub(crate) reasons_kept_back: &'static str,
    pub(crate) withheld: &'static str,
    pub(crate) heard_empty: &'static str,
    pub(crate) method_empty: &'static str,
    pub(crate) theme_empty: &'static str,
    pub(crate) extra_empty: &'static str,

    pub(crate) deck_title: &'static str,
    pub(crate) closing_line: &'static str,
}

/// What an element can come out as, for sentences that count.
pub(crate) enum Outcome {
    /// The name of a level, in small letters.
    Level(String),
    NotEnoughEvidence,
    Undecided,
}

/// What the heat map says at a glance.
pub(crate) struct Profile {
    /// The elements in scope.
    pub(crate) all: usize,
    /// Those with a level.
    pub(crate) rated: usize,
    /// Those in the larger half of the scale.
    pub(crate) many: usize,
    /// The levels of that half, in small letters.
    pub(crate) levels: Vec<String>,
    /// The areas that are in that half with every element; of more than one element each.
    pub(crate) areas: Vec<String>,
}

/// How two sets of levels compare.
pub(crate) struct Comparison {
    pub(crate) same: usize,
    /// The leadership team is above us, or the level has risen.
    pub(crate) higher: usize,
    pub(crate) lower: usize,
}

/// How the work was done, as far as the review shows it.
pub(crate) enum Step {
    Tagged,
    Alone,
    FurthestApart,
    Agreed,
    NotEnough,
    /// The framework by name, code and version.
    Framework(String, String, String),
}

/// The sentences of one language. Counts are of things; a name is given as the reader knows it.
pub(crate) trait Words: Sync {
    fn captions(&self) -> &'static Captions;
    /// Of the tables beside the deck.
    fn tables(&self) -> &'static TableWords;
    fn state(&self, state: ReviewState) -> &'static str;
    fn horizon(&self, horizon: Horizon) -> &'static str;
    /// `March 2026`.
    fn month(&self, date: NaiveDate) -> String;
    /// `March 24, 2026`.
    fn day(&self, date: NaiveDate) -> String;
    /// `Debrief 2 of 5`.
    fn debrief_of(&self, n: u32, of: u32) -> String;
    /// `2 of 3`.
    fn part_of(&self, n: u32, of: u32) -> String;
    /// The engagement's name with the word for its debrief.
    fn occasion(&self, name: &str) -> String;
    /// The framework page: whether all of it is in scope.
    fn framework_title(&self, elements: usize, areas: usize, whole: bool) -> String;
    /// What we heard and read; `people` is absent when a headcount is missing.
    fn heard_title(&self, people: Option<usize>, groups: usize, documents: usize) -> String;
    /// The groups of a level of the system, unnamed: `Six groups in schools`.
    fn groups_at(&self, level: GroupLevel, many: usize) -> String;
    fn method_title(&self, sessions: usize, documents: usize) -> String;
    fn step(&self, step: &Step) -> String;
    /// An area by its outcomes, the strongest first; `only` is the element's name when there is one alone.
    fn area_title(&self, area: &str, only: Option<&str>, outcomes: &[(usize, Outcome)]) -> String;
    fn summary_title(&self, profile: &Profile) -> String;
    /// So many elements with a level: `5 red`.
    fn level_count(&self, many: usize, level: &str) -> String;
    /// The first heading of a horizon, and how many more there are.
    fn and_more_themes(&self, first: &str, more: usize) -> String;
    fn themes_without_title(&self, many: usize) -> String;
    fn differently_title(&self, comparison: &Comparison) -> String;
    fn changed_title(&self, comparison: &Comparison, since: &str) -> String;
    /// After a table of those that differ: the rest.
    fn others_alike(&self, many: usize) -> String;
    /// `17 gaps, 4 strengths heard`.
    fn heard_about(&self, gaps: usize, strengths: usize) -> String;
    /// How far one level is from the other, in steps of the scale: `1 step higher`, `Same`.
    fn steps_apart(&self, steps: i64) -> String;
    /// What the framework's figure is.
    fn framework_figure(&self, areas: usize, elements: usize) -> String;
    /// What the heat map is.
    fn heat_map_figure(&self, areas: usize, elements: usize) -> String;
    /// An element with its level: `1A Define your aspiration: Amber-red`.
    fn element_is(&self, code: &str, name: &str, level: &str) -> String {
        format!("{code} {name}: {level}")
    }
    /// What a level rests on: notes by direction and the groups they come from.
    fn rests_on(&self, notes: usize, voices: usize, directions: &[(Direction, usize)]) -> String;
    /// A cleared note that the presenter may say.
    fn may_be_said(&self, text: &str, quote: bool) -> String;
}

/// Digits with `mark` before every three.
fn grouped(n: usize, mark: char) -> String {
    let plain = n.to_string();
    let mut grouped = String::new();
    for (i, digit) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// The text with a capital at its start.
pub(crate) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A title made to stand in the middle of a sentence: its first letter small, unless the first word looks like a name.
pub(crate) fn within_sentence(title: &str, names: &str) -> String {
    let word = title.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let shouted = word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
    let named = names.split_whitespace().any(|name| name == word);
    if word == "I" || shouted || named {
        return title.to_owned();
    }
    let mut chars = title.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
