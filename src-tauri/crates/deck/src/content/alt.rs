//! What figures show, in words.

use super::{FrameworkPage, SummaryPage};
use crate::words::Words;

impl FrameworkPage {
    /// What the figure shows: the areas with the elements of each.
    pub(crate) fn alternative(&self, words: &dyn Words) -> String {
        let areas = self.areas.iter().map(|area| {
            let elements = area.elements.iter().map(|element| format!("{} {}", element.code, element.name));
            sentence(&area.code, &area.name, elements.collect())
        });
        let elements = self.areas.iter().map(|area| area.elements.len()).sum();
        format!("{}.{}", words.framework_figure(self.areas.len(), elements), areas.collect::<String>())
    }
}

impl SummaryPage {
    /// What the heat map shows: every element with its level, by area.
    pub(crate) fn alternative(&self, words: &dyn Words) -> String {
        let captions = words.captions();
        let areas = self.areas.iter().map(|area| {
            let cells = area.cells.iter();
            let cells =
                cells.map(|cell| format!("{} {}, {}", cell.code, cell.name, cell.level.name(captions).to_lowercase()));
            sentence(&area.code, &area.name, cells.collect())
        });
        let elements = self.areas.iter().map(|area| area.cells.len()).sum();
        format!("{}.{}", words.heat_map_figure(self.areas.len(), elements), areas.collect::<String>())
    }
}

fn sentence(code: &str, name: &str, entries: Vec<String>) -> String {
    format!(" {code} {name}: {}.", entries.join("; "))
}
