//! Pages that the facilitator added.

use super::PageContent;
use super::version::Version;
use crate::{Problem, ProblemKind};
use debrief_domain::{ExtraLayout, ExtraPage, PageKey, Picture};
use serde::{Deserialize, Serialize};

/// What an extra page holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExtraPageContent {
    /// The columns of text: one, two, or none beside a picture alone.
    pub columns: Vec<Vec<ExtraBlock>>,
    /// The picture, where there is one.
    pub picture: Option<ExtraPicture>,
}

/// A paragraph or a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ExtraBlock {
    /// A paragraph.
    Paragraph(String),
    /// The entries of a list.
    List(Vec<String>),
}

/// A picture with what it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExtraPicture {
    /// The picture, without its bytes.
    pub picture: Picture,
    /// What it shows, for people who do not see it; the title of its page until somebody says it.
    pub says: String,
}

pub(super) fn page(
    version: &Version<'_>,
    page: &ExtraPage,
    problems: &mut Vec<Problem>,
) -> (PageKey, String, PageContent) {
    let key = PageKey::Extra(page.id);
    let texts: &[&str] = match page.layout {
        ExtraLayout::TwoColumns => &[&page.text, &page.second_text],
        ExtraLayout::Text | ExtraLayout::Picture => &[&page.text],
    };
    let columns: Vec<Vec<ExtraBlock>> =
        texts.iter().map(|text| blocks(text)).filter(|blocks| !blocks.is_empty()).collect();
    let picture = if page.layout == ExtraLayout::Picture { page.picture } else { None };
    let picture = picture
        .and_then(|id| version.review.picture(id))
        .map(|picture| ExtraPicture { picture: picture.without_data(), says: page.picture_says.trim().to_owned() });
    if picture.as_ref().is_some_and(|picture| picture.says.is_empty()) {
        problems.push(Problem {
            kind: ProblemKind::PictureSaysNothing,
            page: key.clone(),
            number: None,
            message:
                "A picture has no description for people who do not see it. Say what it shows in a sentence or two."
                    .to_owned(),
        });
    }
    if columns.is_empty() && picture.is_none() {
        problems.push(Problem {
            kind: ProblemKind::EmptyPage,
            page: key.clone(),
            number: None,
            message: "Nothing stands on an added page yet. Write on it, hide it, or delete it.".to_owned(),
        });
    }
    let title = version.captions().extra.to_owned();
    (key, title, PageContent::Extra(ExtraPageContent { columns, picture }))
}

/// The paragraphs and lists of a text: a line is a paragraph, lines that begin with a dash are a list.
fn blocks(text: &str) -> Vec<ExtraBlock> {
    let mut blocks = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let entry = ["- ", "– ", "• ", "* "].iter().find_map(|mark| line.strip_prefix(mark));
        match (entry, blocks.last_mut()) {
            (Some(entry), Some(ExtraBlock::List(entries))) => entries.push(entry.trim().to_owned()),
            (Some(entry), _) => blocks.push(ExtraBlock::List(vec![entry.trim().to_owned()])),
            (None, _) => blocks.push(ExtraBlock::Paragraph(line.to_owned())),
        }
    }
    blocks
}
