//! Levels as chips show them.

use crate::words::Captions;
use debrief_domain::{Framework, Judgement, Scale};
use serde::{Deserialize, Serialize};

/// The chip beside an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Chip {
    /// A level of the scale.
    Level {
        /// Its letters: `AR`.
        letters: String,
        /// Its spoken form: `Amber-red`.
        name: String,
        /// Its place on the scale, from 1, the weakest.
        rank: u32,
        /// How many levels the scale has.
        of: u32,
    },
    /// The evidence does not carry a level: a solid grey chip.
    NotEnoughEvidence,
    /// Nothing is agreed yet: a dashed outline.
    Undecided,
}

impl Chip {
    /// The letters on it.
    #[must_use]
    pub fn letters(&self) -> &str {
        match self {
            Self::Level { letters, .. } => letters,
            Self::NotEnoughEvidence => "NE",
            Self::Undecided => "–",
        }
    }

    /// Its spoken form, in the words of the deck.
    pub(crate) fn name<'c>(&'c self, captions: &'c Captions) -> &'c str {
        match self {
            Self::Level { name, .. } => name,
            Self::NotEnoughEvidence => captions.not_enough_evidence,
            Self::Undecided => captions.not_rated,
        }
    }

    /// Its place on the scale, if it is a level.
    #[must_use]
    pub fn rank(&self) -> Option<u32> {
        match self {
            Self::Level { rank, .. } => Some(*rank),
            _ => None,
        }
    }
}

/// An entry of the legend: a level with its letters and its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LegendEntry {
    /// The chip.
    pub chip: Chip,
    /// The words beside it.
    pub name: String,
}

pub(super) fn chip(framework: &Framework, judgement: Option<&Judgement>) -> Chip {
    match judgement {
        None => Chip::Undecided,
        Some(Judgement::NotEnoughEvidence) => Chip::NotEnoughEvidence,
        Some(Judgement::Level(code)) => match framework.level(code) {
            Some((rank, _)) => of_rank(&framework.scale, rank),
            None => Chip::Undecided,
        },
    }
}

fn of_rank(scale: &Scale, rank: usize) -> Chip {
    let level = &scale.levels[rank - 1];
    Chip::Level {
        letters: level.code.0.clone(),
        name: level.name.clone(),
        rank: rank as u32,
        of: scale.levels.len() as u32,
    }
}

pub(super) fn legend(scale: &Scale) -> Vec<LegendEntry> {
    (1..=scale.levels.len())
        .map(|rank| LegendEntry { name: scale.levels[rank - 1].name.clone(), chip: of_rank(scale, rank) })
        .collect()
}
