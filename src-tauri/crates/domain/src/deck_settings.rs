//! What the facilitator sets about the deck. The pages themselves are made from the review.

use crate::{Horizon, Review};
use serde::{Deserialize, Serialize};

/// The settings of the deck as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DeckSettings {
    /// The firm that debriefs; may be empty.
    pub firm: String,
    /// The title on the first page; empty means the default.
    pub title: String,
    /// The day of the debrief as the deck prints it; absent means the last day of the review.
    pub debrief_on: Option<chrono::NaiveDate>,
    /// Whom the deck is for, in a few words: `For the leadership team`. May be empty.
    pub audience: String,
    /// The last sentence; empty means the default.
    pub closing_line: String,
    /// The firm's web address on the last page; may be empty.
    pub web_address: String,
    /// Whether the guiding question stands under each element's name.
    pub show_questions: bool,
}

/// A page of the deck by what it shows, not by where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PageKey {
    /// Firm, title, client, date, state.
    Title,
    /// The framework as a figure.
    Framework,
    /// What we heard and read.
    Heard,
    /// The debrief of one area, by its code.
    Area(String),
    /// The heat map.
    Summary,
    /// The themes of one horizon.
    Horizon(Horizon),
    /// How we worked.
    Method,
    /// Thanks and address.
    Closing,
}

/// What the facilitator changed about one page. A page without a setting is shown where it belongs, under its own title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PageSetting {
    /// Which page.
    pub page: PageKey,
    /// The title in place of the default.
    pub title: Option<String>,
    /// Whether it is left out; absent means the default.
    pub hidden: Option<bool>,
    /// Where it stands in place of the default; see [`PageKey::default_place`].
    pub place: Option<i64>,
}

impl PageKey {
    /// The code in files and columns: `area/3`.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Title => "title".into(),
            Self::Framework => "framework".into(),
            Self::Heard => "heard".into(),
            Self::Area(code) => format!("area/{code}"),
            Self::Summary => "summary".into(),
            Self::Horizon(horizon) => format!("horizon/{}", horizon.code()),
            Self::Method => "method".into(),
            Self::Closing => "closing".into(),
        }
    }

    /// Where the page stands unless moved (PRODUCT.md, section 4). Gaps leave room for pages that are moved between.
    /// `areas` are the area codes of the framework in order.
    #[must_use]
    pub fn default_place(&self, areas: &[&str]) -> i64 {
        match self {
            Self::Title => 0,
            Self::Framework => 10_000,
            Self::Heard => 20_000,
            Self::Area(code) => {
                let index = areas.iter().position(|area| area == code).unwrap_or(areas.len());
                30_000 + 100 * i64::try_from(index).unwrap_or(0)
            }
            Self::Summary => 50_000,
            Self::Horizon(Horizon::NearTerm) => 60_000,
            Self::Horizon(Horizon::LongerTerm) => 61_000,
            Self::Horizon(Horizon::NoMatterWhat) => 62_000,
            Self::Method => 80_000,
            Self::Closing => 90_000,
        }
    }

    /// Whether the page is left out unless asked for.
    #[must_use]
    pub fn hidden_by_default(&self) -> bool {
        matches!(self, Self::Method)
    }
}

impl Review {
    /// Every kind of page this review can have, in its order, with its place. Pages of areas without an element in scope
    /// are not among them.
    #[must_use]
    pub fn page_order(&self) -> Vec<(PageKey, i64)> {
        let areas: Vec<&str> = self.framework.areas.iter().map(|area| area.code.as_str()).collect();
        let shown = self.framework.areas.iter().filter(|area| area.elements.iter().any(|e| self.in_scope(&e.code)));
        let mut order: Vec<(PageKey, i64)> = [PageKey::Title, PageKey::Framework, PageKey::Heard]
            .into_iter()
            .chain(shown.map(|area| PageKey::Area(area.code.clone())))
            .chain([PageKey::Summary])
            .chain(Horizon::ALL.map(PageKey::Horizon))
            .chain([PageKey::Method, PageKey::Closing])
            .map(|page| {
                let moved = self.pages.iter().find(|setting| setting.page == page).and_then(|setting| setting.place);
                let place = moved.unwrap_or_else(|| page.default_place(&areas));
                (page, place)
            })
            .collect();
        // Stable: pages at one place stay in the deck's own order.
        order.sort_by_key(|(_, place)| *place);
        order
    }
}
