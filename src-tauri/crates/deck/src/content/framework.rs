//! The framework page: what was looked at.

use super::PageContent;
use super::words::{count, first_number};
use debrief_domain::{ElementCode, PageKey, Review};
use serde::{Deserialize, Serialize};

/// The areas with their elements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FrameworkPage {
    /// The areas that have an element in scope.
    pub areas: Vec<FrameworkArea>,
}

/// An area of the framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FrameworkArea {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its elements in scope.
    pub elements: Vec<FrameworkElement>,
}

/// An element of the framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FrameworkElement {
    /// Its code.
    pub code: ElementCode,
    /// Its name.
    pub name: String,
}

pub(super) fn page(review: &Review) -> (PageKey, String, PageContent) {
    let areas: Vec<FrameworkArea> = review
        .framework
        .areas
        .iter()
        .map(|area| FrameworkArea {
            code: area.code.clone(),
            name: area.name.clone(),
            elements: area
                .elements
                .iter()
                .filter(|element| review.in_scope(&element.code))
                .map(|element| FrameworkElement { code: element.code.clone(), name: element.name.clone() })
                .collect(),
        })
        .filter(|area| !area.elements.is_empty())
        .collect();
    (PageKey::Framework, title(review, &areas), PageContent::Framework(FrameworkPage { areas }))
}

fn title(review: &Review, areas: &[FrameworkArea]) -> String {
    let elements: usize = areas.iter().map(|area| area.elements.len()).sum();
    let noun = if elements == 1 { "element" } else { "elements" };
    let many = first_number(elements);
    if elements == 0 {
        "No element is in the scope of this review".to_owned()
    } else if review.elements().count() < review.framework.elements().count() {
        let verb = if elements == 1 { "is" } else { "are" };
        format!("{many} {noun} in {} {verb} the subject of this review", count(areas.len(), "area", "areas"))
    } else {
        let verb = if elements == 1 { "makes" } else { "make" };
        format!("{many} {noun} {verb} up an organization’s capacity to deliver")
    }
}
