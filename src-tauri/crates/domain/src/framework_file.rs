//! The rules a framework file must keep before a review begins with it.

use crate::file_problem::{FileProblem, filled, problem, repeated};
use crate::limits::{long, short};
use crate::{Area, Element, ElementCode, Framework, GroupLevel, LevelCode};
use std::collections::HashSet;

/// Each level is chosen with a digit key, from 1 to 9.
const MOST_LEVELS: usize = 9;
/// Longer codes fit on no chip, no column of the heat map and no tag.
const CODE_LENGTH: std::ops::RangeInclusive<usize> = 1..=3;
/// How many questions each audience is given.
const PROBES: std::ops::RangeInclusive<usize> = 3..=5;

impl Framework {
    /// The first thing wrong with this framework, if any: an empty text, codes that repeat, hold other characters or do
    /// not begin with their area's, fewer than two levels or more than nine, an element without its two ends, a level
    /// between them that stands twice, not three to five probes an audience, a text beyond its limit.
    ///
    /// # Errors
    /// A [`FileProblem`] that names the place and the fix.
    pub fn validate(&self) -> Result<(), FileProblem> {
        program_name("code", &self.code)?;
        name("version", &self.version)?;
        name("name", &self.name)?;
        sentence("about", &self.about)?;
        self.scale_holds()?;
        if self.areas.is_empty() {
            return Err(problem("areas", "There is no area.", "Add at least one area with one element."));
        }
        let mut areas_seen: HashSet<&str> = HashSet::new();
        let mut elements_seen: HashSet<&ElementCode> = HashSet::new();
        for (a, area) in self.areas.iter().enumerate() {
            let place = |rest: &str| format!("areas[{a}].{rest}");
            area_holds(area, &place)?;
            if !areas_seen.insert(&area.code) {
                return Err(repeated(place("code"), &area.code));
            }
            for (e, element) in area.elements.iter().enumerate() {
                let place = |rest: &str| format!("areas[{a}].elements[{e}].{rest}");
                if !elements_seen.insert(&element.code) {
                    return Err(repeated(place("code"), element.code.as_str()));
                }
                self.element_holds(area, element, &place)?;
            }
        }
        Ok(())
    }

    fn scale_holds(&self) -> Result<(), FileProblem> {
        program_name("scale.code", &self.scale.code)?;
        name("scale.name", &self.scale.name)?;
        let levels = &self.scale.levels;
        if levels.len() < 2 {
            return Err(problem("scale.levels", "A scale needs two levels or more.", "Add a level."));
        }
        if levels.len() > MOST_LEVELS {
            return Err(problem(
                "scale.levels",
                format!("There are {} levels, and each is chosen with a digit key.", levels.len()),
                "Use nine levels or fewer.",
            ));
        }
        let mut seen: Vec<&LevelCode> = Vec::new();
        for (l, level) in levels.iter().enumerate() {
            let place = |rest: &str| format!("scale.levels[{l}].{rest}");
            let code = level.code.as_str();
            if !CODE_LENGTH.contains(&code.len()) || !code.chars().all(|c| c.is_ascii_alphanumeric()) {
                return Err(problem(
                    place("code"),
                    format!("“{code}” does not fit on a chip."),
                    "Give the level one to three letters or digits.",
                ));
            }
            if seen.contains(&&level.code) {
                return Err(repeated(place("code"), code));
            }
            seen.push(&level.code);
            name(place("name"), &level.name)?;
            sentence(place("meaning"), &level.meaning)?;
        }
        Ok(())
    }

    fn element_holds(
        &self,
        area: &Area,
        element: &Element,
        place: &impl Fn(&str) -> String,
    ) -> Result<(), FileProblem> {
        // One letter exactly: with areas `1` and `1A`, `1AB` would otherwise belong to both.
        let letter = element.code.as_str().strip_prefix(area.code.as_str()).unwrap_or_default();
        if letter.len() != 1 || !letter.starts_with(|c: char| c.is_ascii_uppercase()) {
            return Err(problem(
                place("code"),
                format!("“{}” is not the code of its area, “{}”, and one capital letter.", element.code, area.code),
                "Begin it with the area’s code, followed by a capital letter.",
            ));
        }
        name(place("name"), &element.name)?;
        if let Some(short_name) = &element.short_name {
            name(place("short_name"), short_name)?;
        }
        sentence(place("guiding_question"), &element.guiding_question)?;
        sentence(place("descriptors.weak"), &element.descriptors.weak)?;
        sentence(place("descriptors.strong"), &element.descriptors.strong)?;
        self.between_holds(element, place)?;
        for audience in GroupLevel::ALL {
            let questions = element.probes.for_level(audience);
            let list = format!("probes.{}", audience.code());
            if !PROBES.contains(&questions.len()) {
                return Err(problem(
                    place(&list),
                    format!("The number of questions for this audience is {}.", questions.len()),
                    "Write three to five.",
                ));
            }
            for (q, question) in questions.iter().enumerate() {
                sentence(place(&format!("{list}[{q}]")), question)?;
            }
        }
        for (l, line) in element.evidence.iter().enumerate() {
            sentence(place(&format!("evidence[{l}]")), line)?;
        }
        Ok(())
    }

    fn between_holds(&self, element: &Element, place: &impl Fn(&str) -> String) -> Result<(), FileProblem> {
        let between = &self.scale.levels[1..self.scale.levels.len() - 1];
        let mut seen: Vec<&LevelCode> = Vec::new();
        for (d, descriptor) in element.descriptors.between.iter().enumerate() {
            let place = |rest: &str| place(&format!("descriptors.between[{d}].{rest}"));
            if !between.iter().any(|level| level.code == descriptor.level) {
                return Err(problem(
                    place("level"),
                    format!("“{}” is not a level between the two ends of the scale.", descriptor.level),
                    "Use the code of a middle level; the ends are `weak` and `strong`.",
                ));
            }
            if seen.contains(&&descriptor.level) {
                return Err(problem(
                    place("level"),
                    format!("The level “{}” is described twice.", descriptor.level),
                    "Remove one of the two.",
                ));
            }
            seen.push(&descriptor.level);
            sentence(place("text"), &descriptor.text)?;
        }
        Ok(())
    }
}

fn area_holds(area: &Area, place: &impl Fn(&str) -> String) -> Result<(), FileProblem> {
    let code_holds = area.code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    if !code_holds || !CODE_LENGTH.contains(&area.code.len()) {
        return Err(problem(
            place("code"),
            format!("“{}” cannot begin the codes of elements.", area.code),
            "Give the area one to three digits or capital letters.",
        ));
    }
    name(place("name"), &area.name)?;
    name(place("short_name"), &area.short_name)?;
    if area.elements.is_empty() {
        return Err(problem(place("elements"), "This area has no element.", "Add one, or remove the area."));
    }
    Ok(())
}

/// A code for programs: small letters, digits and hyphens, a letter first.
fn program_name(place: &str, code: &str) -> Result<(), FileProblem> {
    let plain = code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !plain || !code.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err(problem(
            place,
            format!("“{code}” is not a name for programs."),
            "Use small letters, digits and hyphens, beginning with a letter: delivery.",
        ));
    }
    short(place, code)
}

/// A name: one line that holds something.
fn name(place: impl Into<String>, text: &str) -> Result<(), FileProblem> {
    let place = place.into();
    filled(place.as_str(), text)?;
    short(place, text)
}

/// A longer text that holds something.
fn sentence(place: impl Into<String>, text: &str) -> Result<(), FileProblem> {
    let place = place.into();
    filled(place.as_str(), text)?;
    long(place, text)
}
