//! The pages of the deck: by what they show, what was changed about them, and those that the facilitator adds.

use crate::{ExtraPageId, Horizon, PictureId, Review};
use serde::{Deserialize, Serialize};

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
    /// Our levels beside the leadership team's.
    Differently,
    /// What changed since an earlier review.
    Changed,
    /// A page that the facilitator added.
    Extra(ExtraPageId),
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
    /// What the presenter says, in place of the notes made from the evidence.
    #[serde(default)]
    pub notes: Option<String>,
}

impl PageSetting {
    /// A setting that changes nothing yet.
    #[must_use]
    pub fn of(page: PageKey) -> Self {
        Self { page, title: None, hidden: None, place: None, notes: None }
    }
}

/// A page that the facilitator added. Its title, place and notes are in its [`PageSetting`], as those of every page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ExtraPage {
    /// The id.
    pub id: ExtraPageId,
    /// How it is laid out.
    pub layout: ExtraLayout,
    /// The text, or the text on the left. A line of it is a paragraph; one that begins with “- ” an entry of a list.
    pub text: String,
    /// The text on the right, where there are two columns.
    pub second_text: String,
    /// The picture, where there is one.
    pub picture: Option<PictureId>,
    /// What the picture shows, for people who do not see it. A picture needs it.
    pub picture_says: String,
}

/// How an extra page is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ExtraLayout {
    /// One text.
    Text,
    /// Two texts side by side.
    TwoColumns,
    /// A picture, with the text beside it if there is one.
    Picture,
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
            Self::Differently => "differently".into(),
            Self::Changed => "changed".into(),
            Self::Extra(id) => format!("extra/{id}"),
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
            Self::Differently => 70_000,
            Self::Changed => 71_000,
            Self::Extra(_) => 75_000,
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
            .chain([PageKey::Differently, PageKey::Changed])
            .chain(self.extra_pages.iter().map(|page| PageKey::Extra(page.id)))
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
