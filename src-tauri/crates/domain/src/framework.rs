//! A framework: what a review asks about, and the scale it answers on.

use crate::file_problem::{FileProblem, filled, problem, repeated};
use crate::{ElementCode, GroupLevel, LevelCode};
use serde::{Deserialize, Serialize};

/// A versioned framework, as a file in `assets/frameworks/` holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Where the JSON Schema stands; a help for editors, without meaning to the product.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub schema: Option<String>,
    /// A short name for programs: `delivery`.
    pub code: String,
    /// Raised whenever a question, a descriptor or the scale changes; a review keeps the version it began with.
    pub version: String,
    /// The name people read.
    pub name: String,
    /// One or two sentences: what it is for.
    pub about: String,
    /// The levels, weakest first.
    pub scale: Scale,
    /// The areas in order.
    pub areas: Vec<Area>,
}

/// Ordered levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// A short name for programs.
    pub code: String,
    /// The name people read.
    pub name: String,
    /// The levels, weakest first; at least two.
    pub levels: Vec<Level>,
}

/// One level of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The letters on a chip: `AR`.
    pub code: LevelCode,
    /// The spoken form: `Amber-red`.
    pub name: String,
    /// What the level means on any element, in one sentence.
    pub meaning: String,
}

/// A group of elements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// The code, which the codes of its elements begin with: `3`.
    pub code: String,
    /// The name people read.
    pub name: String,
    /// The name on the heat map.
    pub short_name: String,
    /// The elements in order.
    pub elements: Vec<Element>,
}

/// One element, which a review rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// The code, unique in the framework.
    pub code: ElementCode,
    /// The name people read.
    pub name: String,
    /// The name on the heat map, where it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub short_name: Option<String>,
    /// One sentence that a rating answers.
    pub guiding_question: String,
    /// Questions to ask in a session, by audience.
    pub probes: Probes,
    /// What the levels look like on this element.
    pub descriptors: Descriptors,
    /// What counts as evidence, one sentence a line.
    pub evidence: Vec<String>,
}

/// Questions for each audience, three to five.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Probes {
    /// For people of the central office and the board.
    pub system: Vec<String>,
    /// For people who work in schools.
    pub school: Vec<String>,
    /// For families, students, partners and neighbours.
    pub community: Vec<String>,
}

impl Probes {
    /// The questions for people of that level.
    #[must_use]
    pub fn for_level(&self, level: GroupLevel) -> &[String] {
        match level {
            GroupLevel::System => &self.system,
            GroupLevel::School => &self.school,
            GroupLevel::Community => &self.community,
        }
    }
}

/// What an element looks like at its ends and, where it helps, between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Descriptors {
    /// The weak end: the first level of the scale.
    pub weak: String,
    /// The strong end: the last level of the scale.
    pub strong: String,
    /// The levels between, if described.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub between: Vec<LevelDescriptor>,
}

/// What one level between the ends looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LevelDescriptor {
    /// A level of the scale that is neither its first nor its last.
    pub level: LevelCode,
    /// What it looks like.
    pub text: String,
}

impl Framework {
    /// Every element with its area, in order.
    pub fn elements(&self) -> impl Iterator<Item = (&Area, &Element)> {
        self.areas.iter().flat_map(|area| area.elements.iter().map(move |element| (area, element)))
    }

    /// The element of that code.
    #[must_use]
    pub fn element(&self, code: &ElementCode) -> Option<&Element> {
        self.elements().map(|(_, element)| element).find(|element| element.code == *code)
    }

    /// The level of that code with its rank: 1 is the weakest.
    #[must_use]
    pub fn level(&self, code: &LevelCode) -> Option<(usize, &Level)> {
        let index = self.scale.levels.iter().position(|level| level.code == *code)?;
        Some((index + 1, &self.scale.levels[index]))
    }

    /// The first thing wrong with this framework, if any: empty names, codes that repeat or do not begin with their
    /// area's, fewer than two levels, an element without its two ends, three to five probes an audience.
    ///
    /// # Errors
    /// A [`FileProblem`] that names the place and the fix.
    pub fn validate(&self) -> Result<(), FileProblem> {
        filled("code", &self.code)?;
        filled("version", &self.version)?;
        filled("name", &self.name)?;
        self.validate_scale()?;
        if self.areas.is_empty() {
            return Err(problem("areas", "There is no area.", "Add at least one area with one element."));
        }
        let mut areas_seen: Vec<&str> = Vec::new();
        let mut elements_seen: Vec<&ElementCode> = Vec::new();
        for (a, area) in self.areas.iter().enumerate() {
            let place = |rest: &str| format!("areas[{a}].{rest}");
            filled(place("code"), &area.code)?;
            filled(place("name"), &area.name)?;
            filled(place("short_name"), &area.short_name)?;
            if areas_seen.contains(&area.code.as_str()) {
                return Err(repeated(place("code"), &area.code));
            }
            areas_seen.push(&area.code);
            if area.elements.is_empty() {
                return Err(problem(place("elements"), "This area has no element.", "Add one, or remove the area."));
            }
            for (e, element) in area.elements.iter().enumerate() {
                let place = |rest: &str| format!("areas[{a}].elements[{e}].{rest}");
                if elements_seen.contains(&&element.code) {
                    return Err(repeated(place("code"), element.code.as_str()));
                }
                elements_seen.push(&element.code);
                if !element.code.as_str().starts_with(&area.code) || element.code.as_str() == area.code {
                    return Err(problem(
                        place("code"),
                        format!("“{}” does not begin with the code of its area, “{}”.", element.code, area.code),
                        "Begin it with the area’s code, followed by a letter.",
                    ));
                }
                filled(place("name"), &element.name)?;
                filled(place("guiding_question"), &element.guiding_question)?;
                filled(place("descriptors.weak"), &element.descriptors.weak)?;
                filled(place("descriptors.strong"), &element.descriptors.strong)?;
                self.validate_between(element, &place)?;
                for level in GroupLevel::ALL {
                    let count = element.probes.for_level(level).len();
                    if !(3..=5).contains(&count) {
                        return Err(problem(
                            place(&format!("probes.{}", level.code())),
                            format!("There are {count} questions for this audience."),
                            "Write three to five.",
                        ));
                    }
                }
            }
        }
        Ok(())
    }

    fn validate_scale(&self) -> Result<(), FileProblem> {
        if self.scale.levels.len() < 2 {
            return Err(problem("scale.levels", "A scale needs two levels or more.", "Add a level."));
        }
        let mut seen: Vec<&LevelCode> = Vec::new();
        for (l, level) in self.scale.levels.iter().enumerate() {
            let place = format!("scale.levels[{l}].code");
            if level.code.as_str().trim().is_empty() {
                return Err(problem(place, "The code is empty.", "Give the level one to three letters."));
            }
            if seen.contains(&&level.code) {
                return Err(repeated(place, level.code.as_str()));
            }
            seen.push(&level.code);
        }
        Ok(())
    }

    fn validate_between(&self, element: &Element, place: &impl Fn(&str) -> String) -> Result<(), FileProblem> {
        let between = &self.scale.levels[1..self.scale.levels.len() - 1];
        for (d, descriptor) in element.descriptors.between.iter().enumerate() {
            if !between.iter().any(|level| level.code == descriptor.level) {
                return Err(problem(
                    place(&format!("descriptors.between[{d}].level")),
                    format!("“{}” is not a level between the two ends of the scale.", descriptor.level),
                    "Use the code of a middle level; the ends are `weak` and `strong`.",
                ));
            }
        }
        Ok(())
    }
}

impl Element {
    /// The name for narrow places: the short one where there is one.
    #[must_use]
    pub fn label(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }
}
