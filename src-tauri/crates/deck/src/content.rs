//! From a review to pages of meaning: what each page says, without a single coordinate.

mod alt;
mod closing;
mod comparison;
mod debrief;
mod extra;
mod framework;
mod heard;
mod horizon;
mod level;
mod method;
mod notes;
mod rationale;
mod summary;
mod title;
mod version;

pub use closing::ClosingPage;
pub use comparison::{ComparisonPage, ComparisonRow};
pub use debrief::{DebriefPage, DebriefRow};
pub use extra::{ExtraBlock, ExtraPageContent, ExtraPicture};
pub use framework::{FrameworkArea, FrameworkElement, FrameworkPage};
pub use heard::HeardPage;
pub use horizon::{HorizonPage, HorizonTheme, Sentence};
pub use level::{Chip, LegendEntry};
pub use method::{HeardGroup, MethodPage};
pub(crate) use notes::offered;
pub(crate) use rationale::without_uncleared;
pub use summary::{SummaryArea, SummaryCell, SummaryCount, SummaryPage};
pub use title::TitlePage;

use crate::shape::clean;
use crate::{Problem, ProblemKind};
use debrief_domain::{Audience, Brand, Horizon, Language, PageKey, PageSetting, Paper, Picture, Review, ReviewId};
use serde::{Deserialize, Serialize};
use version::Version;

/// A deck: pages in order, hidden ones among them. Everything in it is made from the review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Deck {
    /// The review it is made from.
    pub review: ReviewId,
    /// What the document is called: `Your organization’s capacity to deliver`.
    pub title: String,
    /// What it is about, in one line: client, name and month.
    pub subject: String,
    /// The language of its sentences.
    pub language: Language,
    /// The language of the framework's names and questions.
    pub framework_language: Language,
    /// Whom this version is for.
    pub audience: Audience,
    /// Whether the notes go along in forms that can hold them.
    pub notes_go_along: bool,
    /// What makes it the firm's.
    pub brand: Brand,
    /// The sheets that paper versions are for.
    pub paper: Paper,
    /// The firm's logo, without its bytes.
    pub logo: Option<Picture>,
    /// The line at the foot of every page but the first and the last.
    pub footer: Footer,
    /// The levels of the scale, weakest first, as every debrief page explains them.
    pub legend: Vec<LegendEntry>,
    /// The pages.
    pub pages: Vec<Page>,
    /// What was noticed while the pages were made.
    pub problems: Vec<Problem>,
}

/// The line at the foot of pages. Where there is no room for all of it, the first part is shortened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Footer {
    /// Client and name of the engagement.
    pub about: String,
    /// Month and state.
    pub when: String,
}

impl Footer {
    /// All of it on one line.
    pub(crate) fn line(&self) -> String {
        let parts = [self.about.as_str(), &self.when];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
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
    /// Whether this version alone leaves it out.
    pub left_out: bool,
    /// What the presenter says: the facilitator's words, else those made from the evidence.
    pub notes: String,
    /// The notes made from the evidence.
    pub default_notes: String,
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
    /// Our levels beside the leadership team's.
    Differently(ComparisonPage),
    /// What changed since an earlier review.
    Changed(ComparisonPage),
    /// A page that the facilitator added.
    Extra(ExtraPageContent),
    /// How we worked.
    Method(MethodPage),
    /// The last page.
    Closing(ClosingPage),
}

/// Makes the version of a review's deck that is for one audience: the pages of PRODUCT.md, section 4, for the elements in
/// scope, with the facilitator's titles, order and choice of pages. Quotes that are not cleared never enter it.
pub(crate) fn compose(review: &Review, audience: Audience) -> Deck {
    let mut problems = Vec::new();
    let version = Version::of(review, audience);
    let areas: Vec<&str> = review.framework.areas.iter().map(|area| area.code.as_str()).collect();

    let mut drafts: Vec<(PageKey, String, PageContent)> =
        vec![title::page(&version), framework::page(&version), heard::page(&version)];
    drafts.extend(debrief::pages(&version, &mut problems));
    drafts.push(summary::page(&version));
    for horizon in Horizon::ALL {
        match horizon::page(&version, horizon) {
            Some(page) => drafts.push(page),
            None => problems.push(Problem {
                kind: ProblemKind::LeftOut,
                page: PageKey::Horizon(horizon),
                number: None,
                message: format!("No theme is filed under “{}”, so its page is left out.", horizon.name()),
            }),
        }
    }
    drafts.extend(comparison::differently(&version));
    drafts.extend(comparison::changed(&version));
    drafts.extend(review.extra_pages.iter().map(|page| extra::page(&version, page, &mut problems)));
    drafts.push(method::page(&version));
    drafts.push(closing::page(&version));

    let mut pages: Vec<Page> = drafts.into_iter().map(|draft| settle(&version, draft, &areas)).collect();
    pages.sort_by_key(|page| (page.place, page.key.default_place(&areas)));

    Deck {
        review: review.id,
        title: title::default_title(&version),
        subject: title::subject(&version),
        language: review.deck.language,
        framework_language: review.framework.language,
        audience,
        notes_go_along: version.shown.notes,
        brand: review.deck.brand.clone(),
        paper: review.deck.paper,
        logo: review.deck.brand.logo.and_then(|logo| review.picture(logo)).map(Picture::without_data),
        footer: title::footer(&version),
        legend: level::legend(&review.framework.scale),
        pages,
        problems,
    }
}

/// Applies what the facilitator changed about a page, and what the audience is not shown.
fn settle(
    version: &Version<'_>,
    (key, default_title, mut content): (PageKey, String, PageContent),
    areas: &[&str],
) -> Page {
    let setting: Option<&PageSetting> = version.review.pages.iter().find(|setting| setting.page == key);
    let title = setting
        .and_then(|setting| setting.title.as_deref())
        .map(str::trim)
        .filter(|title| !clean(title).trim().is_empty())
        .map_or_else(|| default_title.clone(), ToOwned::to_owned);
    let hidden = setting.and_then(|setting| setting.hidden).unwrap_or_else(|| key.hidden_by_default());
    let left_out = version.shown.left_out.contains(&key);
    let default_notes = notes::notes(version, &content);
    // Until somebody says what a picture shows, its page’s title says more than silence.
    if let PageContent::Extra(ExtraPageContent { picture: Some(picture), .. }) = &mut content
        && picture.says.is_empty()
    {
        picture.says.clone_from(&title);
    }
    Page {
        place: setting.and_then(|setting| setting.place).unwrap_or_else(|| key.default_place(areas)),
        hidden: hidden || left_out,
        left_out,
        notes: setting.and_then(|setting| setting.notes.clone()).unwrap_or_else(|| default_notes.clone()),
        default_notes,
        key,
        title,
        default_title,
        content,
    }
}
