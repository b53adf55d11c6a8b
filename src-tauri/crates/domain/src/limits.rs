//! How long texts may be, and which characters they may hold. The limits are far beyond honest use; they keep a slip
//! of the clipboard from becoming a review nobody can open.

use crate::file_problem::{FileProblem, problem};
use crate::picture::{PICTURE_LIMIT, PICTURE_SIDE, PICTURES_LIMIT};
use crate::{RecognitionChoice, Review};

/// The most characters in a name, a title or a heading.
pub const LINE_LIMIT: usize = 500;
/// The most characters in a note, a rationale, a reason or any other longer text.
pub const TEXT_LIMIT: usize = 20_000;
/// The most entries in any list of a review file.
pub const LIST_LIMIT: usize = 100_000;

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// It is too long; holds its length and the limit, in characters.
    #[error("This text has {0} characters; up to {1} fit here. Nothing was changed. Shorten it, or divide it.")]
    TooLong(usize, usize),
    /// There is nothing in it.
    #[error("This text is empty. Nothing was changed. Write something first.")]
    Empty,
}

/// A line as it is kept: control characters out, runs of white space as one space, no space at the ends.
///
/// # Errors
/// [`TextProblem::TooLong`] over [`LINE_LIMIT`].
pub fn line(text: &str) -> Result<String, TextProblem> {
    let spaced: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| allowed(*c)).collect();
    within(spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "), LINE_LIMIT).map(seen)
}

/// A line that must hold something.
///
/// # Errors
/// As [`line()`], and [`TextProblem::Empty`].
pub fn required_line(text: &str) -> Result<String, TextProblem> {
    let line = line(text)?;
    if line.is_empty() { Err(TextProblem::Empty) } else { Ok(line) }
}

/// A longer text as it is kept: control characters out, line ends as `\n`, no space at the ends.
///
/// # Errors
/// [`TextProblem::TooLong`] over [`TEXT_LIMIT`].
pub fn text(text: &str) -> Result<String, TextProblem> {
    within(kept(text).trim().to_owned(), TEXT_LIMIT).map(seen)
}

/// A longer text with its outer white space, as a part of a rationale needs it.
///
/// # Errors
/// [`TextProblem::TooLong`] over [`TEXT_LIMIT`].
pub fn inner_text(text: &str) -> Result<String, TextProblem> {
    within(kept(text), TEXT_LIMIT)
}

/// Whatever ends a line somewhere (a word processor's soft return among them) ends it here with `\n`, so that the words
/// on both sides stay apart.
fn kept(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
        .chars()
        .filter(|c| allowed(*c))
        .collect()
}

/// Line ends and tabs are text; other control characters are slips of a clipboard. So are the marks that turn the
/// direction of everything after them; the direction of Arabic or Hebrew words needs none of these.
fn allowed(c: char) -> bool {
    let overrides = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (matches!(c, '\n' | '\t') || !c.is_control()) && !overrides && c != '\u{feff}'
}

/// The text, or nothing where nobody would see any of it.
fn seen(text: String) -> String {
    if text.chars().all(|c| c.is_whitespace() || draws_nothing(c) || is_blank(c)) { String::new() } else { text }
}

/// Whether a character only says something about those beside it: joiners, direction marks, soft hyphens.
#[must_use]
pub fn draws_nothing(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character takes room and leaves it white: the fillers of several scripts, the empty cell of Braille.
fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'
            ..='\u{180d}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
    )
}

fn within(text: String, limit: usize) -> Result<String, TextProblem> {
    let length = text.chars().count();
    if length > limit { Err(TextProblem::TooLong(length, limit)) } else { Ok(text) }
}

/// Checks a line of a file: within [`LINE_LIMIT`], in characters that are kept, without a line end or a tab.
pub(crate) fn short(place: impl Into<String>, text: &str) -> Result<(), FileProblem> {
    kept_as_is(place, text, LINE_LIMIT, |c| allowed(c) && !matches!(c, '\n' | '\t'))
}

/// Checks a longer text of a file: within [`TEXT_LIMIT`], in characters that are kept.
pub(crate) fn long(place: impl Into<String>, text: &str) -> Result<(), FileProblem> {
    kept_as_is(place, text, TEXT_LIMIT, allowed)
}

fn kept_as_is(
    place: impl Into<String>,
    text: &str,
    limit: usize,
    fits: impl Fn(char) -> bool,
) -> Result<(), FileProblem> {
    let length = text.chars().count();
    if length > limit {
        return Err(problem(
            place,
            format!("The text has {length} characters; up to {limit} are read."),
            "Shorten it, or divide it.",
        ));
    }
    match text.chars().find(|c| !fits(*c)) {
        Some(c) => {
            Err(problem(place, format!("The text holds the control character U+{:04X}.", u32::from(c)), "Remove it."))
        }
        None => Ok(()),
    }
}

/// Checks that every text and list of a review is within its limit.
pub(crate) fn check_review(review: &Review) -> Result<(), FileProblem> {
    let count = |place: &str, count: usize| {
        if count > LIST_LIMIT {
            Err(problem(
                place,
                format!("The list has {count} entries; up to {LIST_LIMIT} are read."),
                "Divide the review.",
            ))
        } else {
            Ok(())
        }
    };

    short("$schema", review.schema.as_deref().unwrap_or_default())?;
    short("client", &review.client)?;
    short("name", &review.name)?;
    long("purpose", &review.purpose)?;
    long("confidentiality", &review.confidentiality)?;
    for (place, length) in [
        ("state_changes", review.state_changes.len()),
        ("team", review.team.len()),
        ("groups", review.groups.len()),
        ("sessions", review.sessions.len()),
        ("documents", review.documents.len()),
        ("evidence", review.evidence.len()),
        ("ratings", review.ratings.len()),
        ("themes", review.themes.len()),
        ("findings", review.findings.len()),
        ("recommendations", review.recommendations.len()),
        ("extra_pages", review.extra_pages.len()),
        ("roster", review.roster.len()),
        ("recognitions", review.recognitions.len()),
    ] {
        count(place, length)?;
    }
    for (i, row) in review.state_changes.iter().enumerate() {
        long(format!("state_changes[{i}].reason"), &row.reason)?;
    }
    for (i, row) in review.team.iter().enumerate() {
        short(format!("team[{i}].name"), &row.name)?;
    }
    for (i, row) in review.groups.iter().enumerate() {
        short(format!("groups[{i}].name"), &row.name)?;
    }
    for (i, row) in review.sessions.iter().enumerate() {
        short(format!("sessions[{i}].place"), &row.place)?;
    }
    for (i, row) in review.documents.iter().enumerate() {
        short(format!("documents[{i}].title"), &row.title)?;
        short(format!("documents[{i}].kind"), &row.kind)?;
    }
    for (i, row) in review.evidence.iter().enumerate() {
        long(format!("evidence[{i}].text"), &row.text)?;
    }
    for (i, row) in review.ratings.iter().enumerate() {
        long(format!("ratings[{i}].reason"), &row.reason)?;
    }
    for (i, row) in review.decisions.iter().enumerate() {
        long(format!("decisions[{i}].dissent"), &row.dissent)?;
        let mut length = 0;
        for (j, part) in row.rationale.0.iter().enumerate() {
            long(format!("decisions[{i}].rationale[{j}]"), part.text())?;
            length += part.text().chars().count();
        }
        if length > TEXT_LIMIT {
            return Err(problem(
                format!("decisions[{i}].rationale"),
                format!("The parts have {length} characters together; up to {TEXT_LIMIT} are read."),
                "Shorten them.",
            ));
        }
    }
    for (i, row) in review.themes.iter().enumerate() {
        short(format!("themes[{i}].title"), &row.title)?;
    }
    for (i, row) in review.findings.iter().enumerate() {
        long(format!("findings[{i}].text"), &row.text)?;
    }
    for (i, row) in review.recommendations.iter().enumerate() {
        long(format!("recommendations[{i}].text"), &row.text)?;
    }
    for (place, text) in [
        ("deck.firm", &review.deck.firm),
        ("deck.title", &review.deck.title),
        ("deck.addressee", &review.deck.addressee),
        ("deck.closing_line", &review.deck.closing_line),
        ("deck.web_address", &review.deck.web_address),
    ] {
        short(place, text)?;
    }
    for (i, row) in review.pages.iter().enumerate() {
        short(format!("pages[{i}].title"), row.title.as_deref().unwrap_or_default())?;
        long(format!("pages[{i}].notes"), row.notes.as_deref().unwrap_or_default())?;
    }
    for (i, row) in review.extra_pages.iter().enumerate() {
        long(format!("extra_pages[{i}].text"), &row.text)?;
        long(format!("extra_pages[{i}].second_text"), &row.second_text)?;
        long(format!("extra_pages[{i}].picture_says"), &row.picture_says)?;
    }
    check_pictures(review)?;
    if let Some(earlier) = &review.earlier {
        short("earlier.name", &earlier.name)?;
    }
    for (i, row) in review.roster.iter().enumerate() {
        short(format!("roster[{i}].name"), &row.name)?;
    }
    for (i, row) in review.recognitions.iter().enumerate() {
        short(format!("recognitions[{i}].words"), &row.words)?;
        if let RecognitionChoice::Replaced(descriptor) = &row.choice {
            short(format!("recognitions[{i}].choice.replaced"), descriptor)?;
        }
    }
    Ok(())
}

fn check_pictures(review: &Review) -> Result<(), FileProblem> {
    if review.pictures.len() > PICTURES_LIMIT {
        return Err(problem(
            "pictures",
            format!("There are {} pictures; up to {PICTURES_LIMIT} are read.", review.pictures.len()),
            "Remove those that no page shows.",
        ));
    }
    for (i, picture) in review.pictures.iter().enumerate() {
        short(format!("pictures[{i}].name"), &picture.name)?;
        if picture.data.len() > PICTURE_LIMIT {
            return Err(problem(
                format!("pictures[{i}].data"),
                "The picture is larger than six megabytes.",
                "Make it smaller, and write it as base64 again.",
            ));
        }
        if picture.width == 0 || picture.height == 0 || picture.width.max(picture.height) > PICTURE_SIDE {
            return Err(problem(
                format!("pictures[{i}].width"),
                format!("The picture is {} × {} pixels.", picture.width, picture.height),
                format!("Its sides must be between 1 and {PICTURE_SIDE} pixels."),
            ));
        }
    }
    Ok(())
}
