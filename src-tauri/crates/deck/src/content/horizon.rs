//! The horizon pages: themes with key findings and recommendations.

use super::PageContent;
use super::version::Version;
use crate::words::within_sentence;
use debrief_domain::{Horizon, PageKey, Theme, ThemeId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
    /// Which theme it is.
    pub id: ThemeId,
    /// The heading.
    pub title: String,
    /// The key findings.
    pub findings: Vec<Sentence>,
    /// The recommendations.
    pub recommendations: Vec<Sentence>,
}

/// A finding or a recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sentence {
    /// Which one it is.
    pub id: Uuid,
    /// What it says.
    pub text: String,
}

/// The longest default title, in characters: about three lines.
const LONGEST_TITLE: usize = 120;

pub(super) fn page(version: &Version<'_>, horizon: Horizon) -> Option<(PageKey, String, PageContent)> {
    let review = version.review;
    let themes: Vec<&Theme> = review.themes.iter().filter(|theme| theme.horizon == horizon).collect();
    if themes.is_empty() {
        return None;
    }
    let title = title(version, &themes);
    let themes = themes
        .into_iter()
        .map(|theme| {
            let findings = review.findings.iter().filter(|finding| finding.theme == theme.id);
            let recommendations = review.recommendations.iter().filter(|entry| entry.theme == theme.id);
            HorizonTheme {
                id: theme.id,
                title: theme.title.trim().to_owned(),
                findings: sentences(findings.map(|finding| (finding.id.0, &finding.text))),
                recommendations: sentences(recommendations.map(|entry| (entry.id.0, &entry.text))),
            }
        })
        .collect();
    Some((PageKey::Horizon(horizon), title, PageContent::Horizon(HorizonPage { horizon, themes })))
}

fn sentences<'r>(texts: impl Iterator<Item = (Uuid, &'r String)>) -> Vec<Sentence> {
    texts
        .map(|(id, text)| Sentence { id, text: text.trim().to_owned() })
        .filter(|sentence| !sentence.text.is_empty())
        .collect()
}

/// The themes as one message: their headings joined, or the first with a count of the others when that gets too long.
fn title(version: &Version<'_>, themes: &[&Theme]) -> String {
    let mut headings =
        themes.iter().map(|theme| theme.title.trim().trim_end_matches('.')).filter(|title| !title.is_empty());
    let Some(first) = headings.next() else {
        return version.words.themes_without_title(themes.len());
    };
    let mut parts = vec![first.to_owned()];
    parts.extend(headings.map(|title| within_sentence(title, &version.review.client)));
    let joined = parts.join("; ");
    if joined.chars().count() <= LONGEST_TITLE {
        return joined;
    }
    version.words.and_more_themes(first, parts.len() - 1)
}
