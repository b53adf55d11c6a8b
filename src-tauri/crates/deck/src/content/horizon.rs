//! The horizon pages: themes with key findings and recommendations.

use super::PageContent;
use super::words::{count, within_sentence};
use debrief_domain::{Horizon, PageKey, Review, Theme};
use serde::{Deserialize, Serialize};

/// The themes of one horizon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HorizonPage {
    /// The horizon.
    pub horizon: Horizon,
    /// Its themes; at least one.
    pub themes: Vec<HorizonTheme>,
}

/// A theme on its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HorizonTheme {
    /// The heading.
    pub title: String,
    /// The key findings.
    pub findings: Vec<String>,
    /// The recommendations.
    pub recommendations: Vec<String>,
}

/// The longest default title, in characters: about three lines.
const LONGEST_TITLE: usize = 120;

pub(super) fn page(review: &Review, horizon: Horizon) -> Option<(PageKey, String, PageContent)> {
    let themes: Vec<&Theme> = review.themes.iter().filter(|theme| theme.horizon == horizon).collect();
    if themes.is_empty() {
        return None;
    }
    let title = title(review, &themes);
    let themes = themes
        .into_iter()
        .map(|theme| HorizonTheme {
            title: theme.title.trim().to_owned(),
            findings: sentences(
                review.findings.iter().filter(|finding| finding.theme == theme.id).map(|finding| &finding.text),
            ),
            recommendations: sentences(
                review.recommendations.iter().filter(|entry| entry.theme == theme.id).map(|entry| &entry.text),
            ),
        })
        .collect();
    Some((PageKey::Horizon(horizon), title, PageContent::Horizon(HorizonPage { horizon, themes })))
}

fn sentences<'r>(texts: impl Iterator<Item = &'r String>) -> Vec<String> {
    texts.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// The themes as one message: their headings joined, or the first with a count of the others when that gets too long.
fn title(review: &Review, themes: &[&Theme]) -> String {
    let mut headings =
        themes.iter().map(|theme| theme.title.trim().trim_end_matches('.')).filter(|title| !title.is_empty());
    let Some(first) = headings.next() else {
        return format!("{} for this horizon", super::words::capitalized(&count(themes.len(), "theme", "themes")));
    };
    let mut parts = vec![first.to_owned()];
    parts.extend(headings.map(|title| within_sentence(title, &review.client)));
    let joined = parts.join("; ");
    if joined.chars().count() <= LONGEST_TITLE {
        return joined;
    }
    format!("{first}, and {}", count(parts.len() - 1, "theme more", "themes more"))
}
