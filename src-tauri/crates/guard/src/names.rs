//! The names on the roster, prepared to be found in texts in one pass.

use crate::addresses::{emails, phones};
use crate::common::{is_abbreviation, is_common};
use crate::fold::{Word, Words, is_title, spoken};
use debrief_domain::{Review, RosterEntry, RosterEntryId, RosterKind};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Words that point to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointed {
    /// Where they stand in the text, in bytes, without a possessive.
    pub at: Range<usize>,
    /// The words in the form in which case, accents, possessives and signs are gone.
    pub words: String,
    /// Whom they point to.
    pub to: Whom,
}

/// Whom words point to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Names on the roster, in its order.
    Names(Vec<RosterEntryId>),
    /// Whoever has that e-mail address.
    Email,
    /// Whoever has that telephone number.
    Phone,
}

/// The names on a review's roster.
#[derive(Default)]
pub struct Names {
    /// The ways to write a name, by the first of their words.
    ways: HashMap<String, Vec<Way>>,
    entries: Vec<(RosterEntryId, RosterKind, bool)>,
}

/// A way to write a name.
struct Way {
    words: Vec<String>,
    entry: usize,
    form: Form,
}

/// What a way to write a name needs beside its words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Nothing.
    Plain,
    /// Capital letters, and for a single word where they say something: the name is of words of every day, too.
    Common,
    /// The same, and a capital letter after it: `Grace W.`.
    WithInitial,
    /// Single capital letters with full stops: `J. D.`.
    Dotted,
    /// Capital letters in one word: `JD`.
    Letters,
}

impl Names {
    /// Prepares the roster of a review. Words of the client’s own name and the codes of levels are nobody’s.
    #[must_use]
    pub fn of(review: &Review) -> Self {
        let client: HashSet<String> = spoken(&review.client).into_iter().collect();
        let levels: HashSet<String> =
            review.framework.scale.levels.iter().map(|level| level.code.as_str().to_lowercase()).collect();
        let mut names = Self::default();
        for entry in &review.roster {
            names.add(entry, &client, &levels);
        }
        names
    }

    fn add(&mut self, entry: &RosterEntry, client: &HashSet<String>, levels: &HashSet<String>) {
        let index = self.entries.len();
        self.entries.push((entry.id, entry.kind, entry.approved && entry.kind != RosterKind::Student));
        let ways = match entry.kind {
            RosterKind::School => school(&entry.name, client),
            RosterKind::Person | RosterKind::Student => person(&entry.name),
        };
        let mut seen = HashSet::new();
        for (words, form) in ways {
            let is_level = form == Form::Letters && words.iter().all(|word| levels.contains(word));
            if is_level || !seen.insert((words.clone(), form as u8)) {
                continue;
            }
            if let Some(first) = words.first() {
                self.ways.entry(first.clone()).or_default().push(Way { words, entry: index, form });
            }
        }
    }

    /// The words of a text that point to somebody, in its order; what overlaps is one.
    #[must_use]
    pub fn in_text(&self, text: &str) -> Vec<Pointed> {
        let mut found: Vec<Pointed> = Vec::new();
        let address = |at: Range<usize>, to| Pointed { words: spoken(&text[at.clone()]).join(" "), at, to };
        found.extend(emails(text).into_iter().map(|at| address(at, Whom::Email)));
        found.extend(phones(text).into_iter().map(|at| address(at, Whom::Phone)));
        if self.ways.is_empty() {
            found.sort_by_key(|pointed| pointed.at.start);
            return found;
        }
        let words = Words::of(text);
        let mut spans = self.spans(&words);
        // What lies within an address is the address.
        spans.retain(|span| {
            let at = span.at(&words);
            !found.iter().any(|address| address.at.start < at.end && at.start < address.at.end)
        });
        found.extend(merged(spans, &words).into_iter().map(|span| self.pointed(&span, &words)));
        found.sort_by_key(|pointed| pointed.at.start);
        found
    }

    /// Whether all names that the words point to are approved as subjects.
    #[must_use]
    pub fn is_approved(&self, to: &Whom) -> bool {
        match to {
            Whom::Names(ids) => {
                ids.iter().all(|id| self.entries.iter().any(|(there, _, approved)| there == id && *approved))
            }
            Whom::Email | Whom::Phone => false,
        }
    }

    fn spans(&self, words: &Words) -> Vec<Span> {
        let all = words.all();
        let mut spans = Vec::new();
        for (at, word) in all.iter().enumerate() {
            let (folded, bare) = (words.folded(word), words.bare(word));
            // The whole family: `the Penhallows`.
            let many = bare.strip_suffix('s').filter(|_| word.is_capital);
            let starts = [Some(folded), Some(bare).filter(|bare| *bare != folded), many];
            for ways in starts.into_iter().flatten().filter_map(|start| self.ways.get(start)) {
                for way in ways {
                    if let Some(to) = way.end(words, at) {
                        spans.push(Span { from: at, to, entries: vec![way.entry] });
                    }
                }
            }
        }
        spans
    }

    fn pointed(&self, span: &Span, words: &Words) -> Pointed {
        let mut entries = span.entries.clone();
        entries.sort_unstable();
        entries.dedup();
        Pointed {
            at: span.at(words),
            words: folded_words(words, span.from, span.to),
            to: Whom::Names(entries.into_iter().map(|entry| self.entries[entry].0).collect()),
        }
    }
}

/// The words from one to another in the form in which decisions remember them.
pub(crate) fn folded_words(words: &Words, from: usize, to: usize) -> String {
    let all = &words.all()[from..=to];
    let mut joined: Vec<&str> = all[..all.len() - 1].iter().map(|word| words.folded(word)).collect();
    joined.extend(all.last().map(|word| words.bare(word)));
    joined.join(" ")
}

impl Way {
    /// The last word of the name when it is written at that place in this way.
    fn end(&self, words: &Words, at: usize) -> Option<usize> {
        let all = words.all();
        let last = at + self.words.len() - 1;
        let here = all.get(at..=last)?;
        for (offset, (word, wanted)) in here.iter().zip(&self.words).enumerate() {
            let (folded, bare) = (words.folded(word), words.bare(word));
            let is_last = offset + 1 == self.words.len();
            let of_many = is_last && word.is_capital && bare.strip_suffix('s') == Some(wanted.as_str());
            if folded != wanted && !(is_last && bare == wanted) && !of_many {
                return None;
            }
        }
        let fits = match self.form {
            Form::Plain => true,
            Form::Common if here.len() > 1 => here.iter().all(|word| word.is_capital),
            Form::Common => says_a_name(&here[0]),
            Form::WithInitial => here[0].is_capital && here.last().is_some_and(|initial| initial.is_capital),
            Form::Dotted => {
                here.iter().all(|letter| letter.is_capital)
                    && here[..here.len() - 1].iter().all(|letter| letter.is_dotted)
            }
            Form::Letters => here[0].is_shouted,
        };
        fits.then_some(last)
    }
}

/// Whether a word of every day is written as a name: with a capital letter where no sentence begins.
pub(crate) fn says_a_name(word: &Word) -> bool {
    word.is_capital && !word.begins
}

/// A name in a text, from word to word.
#[derive(Clone)]
struct Span {
    from: usize,
    to: usize,
    entries: Vec<usize>,
}

impl Span {
    fn at(&self, words: &Words) -> Range<usize> {
        words.all()[self.from].at.start..words.all()[self.to].at.end
    }
}

/// The spans with those that overlap as one, and a first name joined with the last name that follows it, be there an
/// initial between them or not.
fn merged(mut spans: Vec<Span>, words: &Words) -> Vec<Span> {
    // The longest first: what lies within it names no further people.
    spans.sort_by_key(|span| (span.from, std::cmp::Reverse(span.to)));
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.from <= last.to => {
                if (span.from, span.to) == (last.from, last.to) || span.to > last.to {
                    last.entries.extend(&span.entries);
                }
                last.to = last.to.max(span.to);
            }
            Some(last) if follows(last, &span, words) => {
                last.to = span.to;
                last.entries.retain(|entry| span.entries.contains(entry));
            }
            _ => merged.push(span),
        }
    }
    merged
}

/// Whether the second span goes on with a name of the first.
fn follows(first: &Span, second: &Span, words: &Words) -> bool {
    let between = second.from - first.to - 1;
    let initial = || words.folded(&words.all()[first.to + 1]).chars().count() == 1;
    second.entries.iter().any(|entry| first.entries.contains(entry)) && (between == 0 || (between == 1 && initial()))
}

/// The ways to write the name of a person.
fn person(name: &str) -> Vec<(Vec<String>, Form)> {
    // `Penhallow, Orla` is turned around.
    let turned = match name.split_once(',') {
        Some((last, first)) if !is_suffix(first) => format!("{first} {last}"),
        Some((name, _)) => name.to_owned(),
        None => name.to_owned(),
    };
    let parts: Vec<Vec<String>> = turned
        .split_whitespace()
        .map(spoken)
        .filter(|part| !part.is_empty() && !(part.len() == 1 && (is_title(&part[0]) || is_suffix(&part[0]))))
        .collect();
    let alone = |words: &[String]| {
        let form = if words.iter().all(|word| is_common(word)) { Form::Common } else { Form::Plain };
        (words.to_vec(), form)
    };
    let mut ways = vec![alone(&parts.concat())];
    if parts.len() == 1 {
        return vec![alone(&parts[0])];
    }
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return ways };
    for part in [first, last] {
        // `Dana` and `Dana J.` of `J. Dana Whitlock` are the same; a letter is no name.
        if part.len() > 1 || part[0].chars().count() > 1 {
            ways.push(alone(part));
        }
        for half in part.iter().filter(|half| part.len() > 1 && half.chars().count() > 2) {
            ways.push(alone(std::slice::from_ref(half)));
        }
    }
    let letter = |part: &Vec<String>| part[0].chars().next().map(|first| first.to_string());
    if let (Some(initial), [word]) = (letter(last), first.as_slice())
        && is_common(word)
    {
        ways.push((vec![word.clone(), initial], Form::WithInitial));
    }
    let all: Vec<String> = parts.iter().filter_map(letter).collect();
    let ends: Vec<String> = [first, last].into_iter().filter_map(letter).collect();
    for letters in [all, ends] {
        let joined = letters.concat();
        if !is_abbreviation(&joined) {
            ways.push((vec![joined], Form::Letters));
        }
        ways.push((letters, Form::Dotted));
    }
    ways
}

/// What stands after a name and is none.
fn is_suffix(text: &str) -> bool {
    let words = spoken(text);
    !words.is_empty()
        && words.iter().all(|word| {
            matches!(
                word.as_str(),
                "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "edd" | "ph" | "ed" | "d" | "md" | "esq"
            )
        })
}

/// Words that say what kind of school it is.
const SCHOOL_KINDS: &[&str] = &[
    "elementary",
    "middle",
    "high",
    "school",
    "schools",
    "primary",
    "secondary",
    "intermediate",
    "academy",
    "junior",
    "senior",
    "prep",
    "preparatory",
    "magnet",
    "charter",
    "center",
    "college",
    "early",
    "learning",
    "k",
    "8",
    "k8",
    "12",
    "k12",
    "es",
    "ms",
    "hs",
];

/// The ways to write the name of a school.
fn school(name: &str, client: &HashSet<String>) -> Vec<(Vec<String>, Form)> {
    let mut whole = spoken(name);
    if whole.first().is_some_and(|word| word == "the") && whole.len() > 1 {
        whole.remove(0);
    }
    let kinds = whole.iter().rev().take_while(|word| SCHOOL_KINDS.contains(&word.as_str())).count();
    let core = &whole[..whole.len() - kinds];
    let mut ways = vec![(whole.clone(), Form::Plain)];
    if core.is_empty() {
        return ways;
    }
    let is_clients = core.iter().all(|word| client.contains(word));
    if !is_clients {
        let is_plain = core.iter().any(|word| !is_common(word));
        ways.push((core.to_vec(), if is_plain { Form::Plain } else { Form::Common }));
    }
    // Short for the whole: `North Middle`, `North MS`.
    let kind = whole.get(core.len()).filter(|_| kinds > 0);
    let short = match kind.map(String::as_str) {
        Some("elementary" | "primary") => Some("es"),
        Some("middle" | "intermediate") => Some("ms"),
        Some("high") => Some("hs"),
        _ => None,
    };
    for last in kind.map(String::as_str).into_iter().filter(|kind| *kind != "school").chain(short) {
        ways.push((core.iter().cloned().chain([last.to_owned()]).collect(), Form::Plain));
    }
    let letters: String = whole.iter().filter_map(|word| word.chars().next()).collect();
    if letters.chars().count() > 2 && !is_abbreviation(&letters) {
        ways.push((vec![letters], Form::Letters));
    }
    ways
}
