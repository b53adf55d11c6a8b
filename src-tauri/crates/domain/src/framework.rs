//! A framework: what a review asks about, and the scale it answers on.

use crate::{ElementCode, GroupLevel, Language, LevelCode};
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
    /// A short name for programs, in small letters: `delivery`.
    pub code: String,
    /// Raised whenever a question, a descriptor or the scale changes; a review keeps the version it began with.
    pub version: String,
    /// The name people read.
    pub name: String,
    /// One or two sentences: what it is for.
    pub about: String,
    /// The language it is written in.
    #[serde(default)]
    pub language: Language,
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
    /// A short name for programs, in small letters.
    pub code: String,
    /// The name people read.
    pub name: String,
    /// The levels, weakest first; two to nine, for each is chosen with a digit key.
    pub levels: Vec<Level>,
}

/// One level of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The letters or digits on a chip, one to three: `AR`.
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
    /// The code, one to three digits or capital letters, which the codes of its elements begin with: `3`.
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
    /// The code, unique in the framework: the area’s code and a capital letter.
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
    /// The levels between, if described; each once.
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
}

impl Element {
    /// The name for narrow places: the short one where there is one.
    #[must_use]
    pub fn label(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }
}
