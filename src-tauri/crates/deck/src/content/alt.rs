//! What figures show, in words.

use super::words::count;
use super::{FrameworkPage, SummaryPage};

impl FrameworkPage {
    /// What the figure shows: the areas with the elements of each.
    #[must_use]
    pub fn alternative(&self) -> String {
        let areas = self.areas.iter().map(|area| {
            let elements = area.elements.iter().map(|element| format!("{} {}", element.code, element.name));
            (format!("{} {}", area.code, area.name), elements.collect())
        });
        let areas: Vec<(String, Vec<String>)> = areas.collect();
        let elements = areas.iter().map(|(_, elements)| elements.len()).sum();
        let what = count(areas.len(), "area", "areas");
        figure(&format!("The framework as {what} with {}", count(elements, "element", "elements")), &areas)
    }
}

impl SummaryPage {
    /// What the heat map shows: every element with its level, by area.
    #[must_use]
    pub fn alternative(&self) -> String {
        let areas = self.areas.iter().map(|area| {
            let cells = area.cells.iter();
            let cells = cells.map(|cell| format!("{} {}, {}", cell.code, cell.name, cell.level.name().to_lowercase()));
            (format!("{} {}", area.code, area.name), cells.collect())
        });
        let areas: Vec<(String, Vec<String>)> = areas.collect();
        let elements = areas.iter().map(|(_, elements)| elements.len()).sum();
        let what = count(elements, "element", "elements");
        figure(&format!("Heat map of {what} in {}", count(areas.len(), "area", "areas")), &areas)
    }
}

/// A sentence for the whole and one for each area.
fn figure(whole: &str, areas: &[(String, Vec<String>)]) -> String {
    let areas: String = areas.iter().map(|(area, elements)| format!(" {area}: {}.", elements.join("; "))).collect();
    format!("{whole}.{areas}")
}
