//! From a review to pages of meaning: what each page says, without a single coordinate.

mod alt;
mod closing;
mod debrief;
mod framework;
mod heard;
mod horizon;
mod level;
mod method;
mod quotes;
mod summary;
mod title;
mod words;

pub use closing::ClosingPage;
pub use debrief::{DebriefPage, DebriefRow};
pub use framework::{FrameworkArea, FrameworkElement, FrameworkPage};
pub use heard::HeardPage;
pub use horizon::{HorizonPage, HorizonTheme};
pub use level::{Chip, LegendEntry};
pub use method::{HeardGroup, MethodPage};
pub use summary::{SummaryArea, SummaryCell, SummaryCount, SummaryPage};
pub use title::TitlePage;

use crate::{Problem, ProblemKind};
use debrief_domain::{Horizon, PageKey, PageSetting, Review};
use serde::{Deserialize, Serialize};

/// A deck: pages in order, hidden ones among them. Everything in it is made from the review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Deck {
    /// What the document is called: `Your organization’s capacity to deliver`.
    pub title: String,
    /// What it is about, in one line: client, name and month.
    pub subject: String,
    /// The language of its sentences, as in BCP 47.
    pub language: String,
    /// The line at the foot of every page but the first and the last.
    pub footer: String,
    /// The levels of the scale, weakest first, as every debrief page explains them.
    pub legend: Vec<LegendEntry>,
    /// The pages.
    pub pages: Vec<Page>,
    /// What was noticed while the pages were made.
    pub problems: Vec<Problem>,
}

/// A page of meaning. It may need more than one page of paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Page {
    /// What it shows.
    pub key: PageKey,
    /// Its title: the facilitator's, else the default.
    pub title: String,
    /// The title made from the review.
    pub default_title: String,
    /// Where it stands; see [`PageKey::default_place`].
    pub place: i64,
    /// Whether it is left out of the deck.
    pub hidden: bool,
    /// What it says.
    pub content: PageContent,
}

/// What a page says, by kind of page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PageContent {
    /// The first page.
    Title(TitlePage),
    /// The framework.
    Framework(FrameworkPage),
    /// What we heard and read.
    Heard(HeardPage),
    /// The debrief of one area.
    Debrief(DebriefPage),
    /// The heat map.
    Summary(SummaryPage),
    /// The themes of one horizon.
    Horizon(HorizonPage),
    /// How we worked.
    Method(MethodPage),
    /// The last page.
    Closing(ClosingPage),
}

/// Makes the deck of a review: the pages of PRODUCT.md, section 4, for the elements in scope, with the facilitator's titles,
/// order and choice of pages. Words of quotes that are not cleared never enter it.
#[must_use]
pub fn content(review: &Review) -> Deck {
    let mut problems = Vec::new();
    let areas: Vec<&str> = review.framework.areas.iter().map(|area| area.code.as_str()).collect();

    let mut drafts: Vec<(PageKey, String, PageContent)> =
        vec![title::page(review), framework::page(review), heard::page(review)];
    drafts.extend(debrief::pages(review, &mut problems));
    drafts.push(summary::page(review));
    for horizon in Horizon::ALL {
        match horizon::page(review, horizon) {
            Some(page) => drafts.push(page),
            None => problems.push(Problem {
                kind: ProblemKind::LeftOut,
                page: PageKey::Horizon(horizon),
                number: None,
                message: format!("No theme is filed under “{}”, so its page is left out.", horizon.name()),
            }),
        }
    }
    drafts.push(method::page(review));
    drafts.push(closing::page(review));

    let mut pages: Vec<Page> = drafts
        .into_iter()
        .map(|(key, default_title, content)| {
            let setting = review.pages.iter().find(|setting| setting.page == key);
            settle(key, default_title, content, setting, &areas)
        })
        .collect();
    pages.sort_by_key(|page| (page.place, page.key.default_place(&areas)));

    Deck {
        title: title::default_title(review),
        subject: title::subject(review),
        language: "en-US".into(),
        footer: title::footer(review),
        legend: level::legend(&review.framework.scale),
        pages,
        problems,
    }
}

/// Applies what the facilitator changed about a page.
fn settle(
    key: PageKey,
    default_title: String,
    content: PageContent,
    setting: Option<&PageSetting>,
    areas: &[&str],
) -> Page {
    let title = setting
        .and_then(|setting| setting.title.as_deref())
        .map(str::trim)
        .filter(|title| !title.is_empty())
        .map_or_else(|| default_title.clone(), ToOwned::to_owned);
    Page {
        place: setting.and_then(|setting| setting.place).unwrap_or_else(|| key.default_place(areas)),
        hidden: setting.and_then(|setting| setting.hidden).unwrap_or_else(|| key.hidden_by_default()),
        key,
        title,
        default_title,
        content,
    }
}
