//! Numbers, dates and lists as sentences need them.

use chrono::{Datelike, NaiveDate};

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

/// A number within a sentence: words up to nine, digits from ten.
pub(super) fn number(n: usize) -> String {
    if n < 10 { SMALL[n].to_owned() } else { digits(n) }
}

/// A number that begins a sentence: a word up to nineteen, digits from twenty.
pub(super) fn first_number(n: usize) -> String {
    SMALL.get(n).map_or_else(|| digits(n), |word| capitalized(word))
}

/// Digits with a comma before every three.
fn digits(n: usize) -> String {
    let plain = n.to_string();
    let mut grouped = String::new();
    for (i, digit) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A count of things within a sentence: `nine documents`, `one group`.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The text with a capital at its start.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A title made to stand in the middle of a sentence: its first letter small, unless the first word looks like a name.
pub(super) fn within_sentence(title: &str, names: &str) -> String {
    let word = title.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let shouted = word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
    let named = names.split_whitespace().any(|name| name == word);
    if word == "I" || shouted || named {
        return title.to_owned();
    }
    let mut chars = title.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

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

/// `March 2026`.
pub(super) fn month(date: NaiveDate) -> String {
    format!("{} {}", month_name(date), date.year())
}

/// `March 24, 2026`.
pub(super) fn day(date: NaiveDate) -> String {
    format!("{} {}, {}", month_name(date), date.day(), date.year())
}
