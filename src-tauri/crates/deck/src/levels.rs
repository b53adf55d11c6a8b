//! What of a page can be covered, so that its levels are shown one by one.
//!
//! Numbers are places in [`LaidPage::items`](crate::LaidPage::items), from 0: the layout knows what it draws a level
//! with, and nobody has to find it again by its form.

use serde::Serialize;
use std::ops::Range;

/// The levels of a page, and what sums them up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Levels {
    /// A cell an element, in reading order.
    pub cells: Vec<LevelCell>,
    /// What follows from all of them together: the title and the counts.
    pub sums: Vec<u32>,
}

/// One element with its level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LevelCell {
    /// The rectangle behind it, in the colour of the level.
    pub ground: u32,
    /// Its code and name, in a colour for that ground.
    pub name: Vec<u32>,
    /// The letters and pips of the level.
    pub level: Vec<u32>,
}

impl Levels {
    /// Follows items that were put in another order: `to` says where the item of a number stands now.
    pub(crate) fn follow(&mut self, to: impl Fn(u32) -> u32) {
        for cell in &mut self.cells {
            cell.ground = to(cell.ground);
            cell.name.iter_mut().chain(&mut cell.level).for_each(|number| *number = to(*number));
        }
        self.sums.iter_mut().for_each(|number| *number = to(*number));
    }
}

/// The numbers of items that were drawn one after another.
pub(crate) fn numbers(drawn: Range<usize>) -> Vec<u32> {
    drawn.map(|number| number as u32).collect()
}
