//! The framework page: what was looked at.

use super::PageContent;
use super::version::Version;
use debrief_domain::{ElementCode, PageKey};
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

pub(super) fn page(version: &Version<'_>) -> (PageKey, String, PageContent) {
    let review = version.review;
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
    let elements = areas.iter().map(|area| area.elements.len()).sum();
    let whole = review.elements().count() == review.framework.elements().count();
    let title = version.words.framework_title(elements, areas.len(), whole);
    (PageKey::Framework, title, PageContent::Framework(FrameworkPage { areas }))
}
