//! What figures show, in words.

use super::{FrameworkPage, SummaryPage};

impl FrameworkPage {
    /// What the figure shows after a word on `what` it is: the areas with the elements of each.
    #[must_use]
    pub fn alternative(&self, what: &str) -> String {
        let areas = self.areas.iter().map(|area| {
            let elements = area.elements.iter().map(|element| format!("{} {}", element.code, element.name));
            sentence(&area.code, &area.name, elements.collect())
        });
        format!("{what}.{}", areas.collect::<String>())
    }
}

impl SummaryPage {
    /// What the heat map shows after a word on `what` it is: every element with its level, by area.
    #[must_use]
    pub fn alternative(&self, what: &str) -> String {
        let areas = self.areas.iter().map(|area| {
            let cells = area.cells.iter();
            let cells = cells.map(|cell| format!("{} {}, {}", cell.code, cell.name, cell.level.name().to_lowercase()));
            sentence(&area.code, &area.name, cells.collect())
        });
        format!("{what}.{}", areas.collect::<String>())
    }
}

fn sentence(code: &str, name: &str, entries: Vec<String>) -> String {
    format!(" {code} {name}: {}.", entries.join("; "))
}
