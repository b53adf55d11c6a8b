//! Which rows go on which page, and how large they are set.

use super::row::{RowText, body};
use super::table::Columns;

/// Rows of one page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PagePlan {
    pub(super) slices: Vec<Slice>,
    /// The font size of rationales.
    pub(super) size: f32,
    /// The room above and below each row.
    pub(super) pad: f32,
}

/// A row, or as much of it as stands on one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slice {
    pub(super) row: usize,
    pub(super) first_line: usize,
    pub(super) lines: usize,
    /// Whether the rest stands on the next page.
    pub(super) continued: bool,
}

/// Sizes of rationales with the least room above and below a row, from the airiest to the tightest.
const SIZES: [(f32, f32); 8] =
    [(18.0, 16.0), (17.5, 15.0), (17.0, 14.0), (16.5, 13.0), (16.0, 12.0), (15.5, 11.0), (15.0, 10.0), (14.5, 9.0)];
/// Sizes for an element that has a page of its own, and for two that share one, before the others.
const ALONE: [(f32, f32); 4] = [(23.0, 26.0), (21.0, 22.0), (20.0, 20.0), (19.0, 18.0)];
const PAIR: [(f32, f32); 1] = [(19.0, 18.0)];
/// The most room added above and below a row to fill the page: few rows may stand further apart.
fn most_air(rows: usize) -> f32 {
    if rows <= 2 { 28.0 } else { 14.0 }
}
/// The size of rows that are longer than a page.
const FLOWING: (f32, f32) = (15.5, 11.0);
/// Lines that are kept together at either end of a split (DECK.md).
const TOGETHER: usize = 3;

/// Plans the pages; `room` is the height between header row and footer.
pub(super) fn pages(rows: &[RowText], columns: &Columns, room: f32) -> Vec<PagePlan> {
    let whole = |(size, pad): (f32, f32), row: usize| {
        rows[row].height(columns, size, rows[row].lines(columns, size), false) + 2.0 * pad
    };
    let fits = |choice, range: std::ops::Range<usize>| range.map(|row| whole(choice, row)).sum::<f32>() <= room;
    let tightest = SIZES[SIZES.len() - 1];
    if !(0..rows.len()).all(|row| fits(tightest, row..row + 1)) {
        return flowing(rows, columns, room);
    }
    let heights: Vec<f32> = (0..rows.len()).map(|row| whole(tightest, row)).collect();
    balanced(&heights, room)
        .into_iter()
        .map(|range| {
            let few: &[(f32, f32)] = match range.len() {
                1 => &ALONE,
                2 => &PAIR,
                _ => &[],
            };
            let mut sizes = few.iter().copied().chain(SIZES);
            let (size, pad) = sizes.find(|choice| fits(*choice, range.clone())).unwrap_or(tightest);
            let used: f32 = range.clone().map(|row| whole((size, pad), row)).sum();
            let most_air = most_air(range.len());
            let air = (room - used) / (2.0 * range.len() as f32);
            let slices = range
                .map(|row| Slice { row, first_line: 0, lines: rows[row].lines(columns, size), continued: false })
                .collect();
            PagePlan { slices, size, pad: pad + air.clamp(0.0, most_air) }
        })
        .collect()
}

/// The fewest ranges of rows that each fit, chosen so that the fullest is as empty as can be.
fn balanced(heights: &[f32], room: f32) -> Vec<std::ops::Range<usize>> {
    let ranges = |limit: f32| {
        let mut ranges = Vec::new();
        let (mut start, mut used) = (0, 0.0);
        for (row, height) in heights.iter().enumerate() {
            if row > start && used + height > limit {
                ranges.push(start..row);
                (start, used) = (row, 0.0);
            }
            used += height;
        }
        ranges.push(start..heights.len());
        ranges
    };
    let fewest = ranges(room).len();
    let (mut low, mut high) = (heights.iter().copied().fold(0.0, f32::max), room);
    for _ in 0..16 {
        let middle = f32::midpoint(low, high);
        if ranges(middle).len() > fewest { low = middle } else { high = middle }
    }
    ranges(high)
}

/// Rows one after the other, those longer than a page over as many as they need.
fn flowing(rows: &[RowText], columns: &Columns, room: f32) -> Vec<PagePlan> {
    let (size, pad) = FLOWING;
    let step = body(size).step();
    let height = |row: usize, lines: usize, continued| rows[row].height(columns, size, lines, continued) + 2.0 * pad;
    let mut plans = vec![PagePlan { slices: Vec::new(), size, pad }];
    let mut left = room;
    for (row, text) in rows.iter().enumerate() {
        let all = text.lines(columns, size);
        let mut first_line = 0;
        while first_line < all {
            let continued = first_line > 0;
            let rest = all - first_line;
            let fresh = left >= room;
            let needed = height(row, rest, continued);
            let lines = if needed <= left {
                rest
            } else {
                let fitting = ((left - 2.0 * pad) / step).floor().max(0.0) as usize;
                // Neither end of a split may be shorter than the lines that are kept together.
                let fitting = fitting.min(rest.saturating_sub(TOGETHER));
                let longer_than_a_page = height(row, rest, continued) > room;
                let holds = fitting >= TOGETHER && height(row, fitting, continued) <= left;
                if fresh {
                    fitting.max(1)
                } else if longer_than_a_page && holds {
                    fitting
                } else {
                    0
                }
            };
            if lines > 0 {
                let slice = Slice { row, first_line, lines, continued: lines < rest };
                if let Some(plan) = plans.last_mut() {
                    plan.slices.push(slice);
                }
                left -= height(row, lines, continued);
                first_line += lines;
            }
            if first_line < all {
                plans.push(PagePlan { slices: Vec::new(), size, pad });
                left = room;
            }
        }
    }
    plans
}
