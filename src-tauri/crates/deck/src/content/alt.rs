//! What figures show, in words.

use crate::words::Words;
use super::{FrameworkPage, SummaryPage};

impl FrameworkPage {
    /// What the figure shows: the areas with the elements of each.
    pub(crate) fn alternative(&self, words: &dyn Words) -> String {
        let areas = self.areas.iter().map(|area| {
            let elements = area.elements.iter().map(|element| format!("{} {}", element.code, element.name));
            (format!("{} {}", area.code, area.name), elements.collect())
        });
        let areas: Vec<(String, Vec<String>)> = areas.collect();
        let elements = areas.iter().map(|(_, elements)| elements.len()).sum();
        figure(&words.framework_figure(areas.len(), elements), &areas)
    }
}

impl SummaryPage {
    /// What the heat map shows: every element with its level, by area.
    pub(crate) fn alternative(&self, words: &dyn Words) -> String {
        let areas = self.areas.iter().map(|area| {
            let cells = area.cells.iter();
            let cells = cells.map(|cell| format!("{} {}, {}", cell.code, cell.name, cell.level.name(words.captions()).to_lowercase()));
            (format!("{} {}", area.code, area.name), cells.collect())
        });
        let areas: Vec<(String, Vec<String>)> = areas.collect();
        let elements = areas.iter().map(|(_, elements)| elements.len()).sum();
        figure(&words.heat_map_figure(areas.len(), elements), &areas)
    }
}

/// A sentence for the whole and one for each area.
fn figure(whole: &str, areas: &[(String, Vec<String>)]) -> String {
    let areas: String = areas.iter().map(|(area, elements)| format!(" {area}: {}.", elements.join("; "))).collect();
    format!("{whole}.{areas}")
}
