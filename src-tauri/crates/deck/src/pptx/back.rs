//! What somebody changed in the PowerPoint file, beside what the review says.

mod found;
mod shown;

use super::read::BroughtText;
use super::relink::{printed, relinked, withheld_words};
use crate::content::Deck;
use crate::words::words;
use debrief_domain::limits::{LINE_LIMIT, TEXT_LIMIT};
use debrief_domain::{
    ElementCode, ExtraLayout, ExtraPageId, FindingId, Language, PageKey, Rationale, RecognitionChoice,
    RecommendationId, Review, TextOwner,
};
use debrief_guard::replaced;
use found::{Found, Gathered, Slides, gather};
use serde::{Deserialize, Serialize};
use shown::{Shown, TextPlace, shown};

pub(super) use shown::{Stamps, folded, tidy};

/// What a file brings back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BroughtBack {
    /// The texts whose words were edited, in the order of the deck.
    pub changes: Vec<BroughtChange>,
    /// How many texts of the deck were found in the file.
    pub compared: u32,
    /// What cannot be brought back, and why.
    pub left_over: Vec<LeftOver>,
}

/// A text whose words were edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BroughtChange {
    /// What it is.
    pub target: BroughtTarget,
    /// The page it stands on.
    pub page: PageKey,
    /// The title of that page in the deck.
    pub page_title: String,
    /// The slide it stands on in the file, from 1.
    pub slide: u32,
    /// The words as the deck has them; empty when there are none yet.
    pub old: String,
    /// The words as the file has them.
    pub new: String,
    /// Whether the words changed in the review, too, since the file was exported.
    pub changed_meanwhile: bool,
    /// Whether a quote lost its place: its words were changed, moved or left out, and what is left of them would be our text.
    pub quote_altered: bool,
}

/// What a brought text is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BroughtTarget {
    /// The title of a page.
    Title(PageKey),
    /// The rationale of an element.
    Rationale(ElementCode),
    /// A key finding.
    Finding(FindingId),
    /// A recommendation.
    Recommendation(RecommendationId),
    /// What the presenter says on a page.
    Notes(PageKey),
    /// The text of an extra page on the left, or its only one.
    ExtraText(ExtraPageId),
    /// The text of an extra page on the right.
    ExtraSecondText(ExtraPageId),
}

/// What cannot be brought back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LeftOver {
    /// Why, and what is safe, as sentences.
    pub why: String,
    /// The words in the file, so that they can be taken by hand.
    pub texts: Vec<LeftText>,
}

/// Words in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LeftText {
    /// The slide they stand on, from 1.
    pub slide: u32,
    /// The words.
    pub text: String,
}

/// Compares the words of a file with the deck of the review, in the version that the file was exported in. Only texts that
/// the deck shows are compared; a page that is hidden by now has none. A text that stands in the file as it was exported
/// brings nothing, whatever the review says by now. The words of a rationale come back only where all of it stood in the
/// file, so that a version's shorter words never take the place of the whole.
#[must_use]
pub fn brought_back(review: &Review, deck: &Deck, texts: &[BroughtText]) -> BroughtBack {
    let review = replaced(review);
    let review = review.as_ref();
    let shown = shown(deck);
    let Gathered { mut places, mut foreign, added, slides } = gather(review, &shown, texts);
    let mut back = BroughtBack::default();
    let mut gone = 0;
    for shown in &shown {
        match places.remove(&shown.place) {
            Some(found) => {
                let missing = slides.get(&shown.page.key.code()).and_then(Slides::missing);
                back.compare(review, deck.language, shown, (found, missing));
            }
            None => gone += 1,
        }
    }
    let mut unknown: Vec<LeftText> = places.into_values().flat_map(Found::into_texts).collect();
    foreign.append(&mut unknown);
    foreign.sort_by_key(|left| left.slide);
    back.count(
        gone,
        Vec::new(),
        [
            "A text of the deck is not in the file. It stays as it is.",
            "texts of the deck are not in the file. They stay as they are.",
        ],
    );
    back.count(
        foreign.len(),
        foreign,
        [
            "A text in the file belongs to nothing that this deck shows. It was left out.",
            "texts in the file belong to nothing that this deck shows. They were left out.",
        ],
    );
    back.count(
        added.len(),
        added,
        [
            "A text was added in PowerPoint. It has no place in the review and was left out.",
            "texts were added in PowerPoint. They have no place in the review and were left out.",
        ],
    );
    back
}

/// Whether the review still says what a change calls old, in that version of its deck; for a rationale, all of it.
#[must_use]
pub fn still_stands(review: &Review, deck: &Deck, change: &BroughtChange) -> bool {
    let review = replaced(review);
    let review = review.as_ref();
    let is_it = |shown: &Shown<'_>| target(review, shown).as_ref() == Some(&change.target);
    let Some(shown) = shown(deck).into_iter().find(is_it) else { return false };
    let now = match &shown.place {
        TextPlace::Rationale(code) => all_of(review, deck.language, code),
        _ => shown.old,
    };
    shown.place.compared(&now) == shown.place.compared(&change.old)
}

/// The new words of an element's rationale, with its quotes tied to their evidence where their words still stand.
#[must_use]
pub fn brought_rationale(review: &Review, language: Language, element: &ElementCode, new: &str) -> Rationale {
    relinked(review, &rationale(review, element), new, words(language).captions().withheld).0
}

fn rationale(review: &Review, element: &ElementCode) -> Rationale {
    review.decision(element).map(|decision| decision.rationale.clone()).unwrap_or_default()
}

/// The rationale as a version prints it that shows all of it.
fn all_of(review: &Review, language: Language, element: &ElementCode) -> String {
    printed(review, &rationale(review, element), words(language).captions().withheld)
}

/// What a text is to the review; none when its extra page is gone.
fn target(review: &Review, shown: &Shown<'_>) -> Option<BroughtTarget> {
    Some(match &shown.place {
        TextPlace::Title(_) => BroughtTarget::Title(shown.page.key.clone()),
        TextPlace::Notes(_) => BroughtTarget::Notes(shown.page.key.clone()),
        TextPlace::Rationale(code) => BroughtTarget::Rationale(code.clone()),
        TextPlace::Finding(id) => BroughtTarget::Finding(*id),
        TextPlace::Recommendation(id) => BroughtTarget::Recommendation(*id),
        TextPlace::Extra(id, column) => {
            let page = review.extra_pages.iter().find(|page| page.id == *id)?;
            // A column without words is not on the page, so the first column may be the text on the right.
            let first_is_second = page.layout == ExtraLayout::TwoColumns && page.text.trim().is_empty();
            if *column > 0 || first_is_second {
                BroughtTarget::ExtraSecondText(*id)
            } else {
                BroughtTarget::ExtraText(*id)
            }
        }
    })
}

impl BroughtBack {
    /// Says how many there are, as one or as many.
    fn count(&mut self, many: usize, texts: Vec<LeftText>, [one, more]: [&str; 2]) {
        let why = match many {
            0 => return,
            1 => one.to_owned(),
            many => format!("{many} {more}"),
        };
        self.left_over.push(LeftOver { why, texts });
    }

    fn compare(
        &mut self,
        review: &Review,
        language: Language,
        shown: &Shown<'_>,
        (mut found, missing): (Found, Option<(u32, u32)>),
    ) {
        self.compared += 1;
        found.drop_copies(shown);
        let is_one = found.is_one();
        let Some(slide) = found.slide() else { return };
        let new = shown.place.tidied(&found.joined(" "));
        let base = found.print();
        // A long word may go over to the next slide in two halves.
        let readings = [new.clone(), found.joined("")];
        let is = |text: &str| readings.iter().any(|new| shown.place.compared(new) == shown.place.compared(text));
        let as_exported = base.is_some_and(|base| readings.iter().any(|new| shown.place.print(new) == base.words));
        if is_one && (is(&shown.printed) || as_exported) {
            return;
        }
        let refused = match is_one {
            false => Some(
                "stands in the file more than once, in different words. It stays as it is. Keep one of the slides, then bring the \
                 file back again."
                    .to_owned(),
            ),
            true => missing.and_then(|missing| torn(shown, missing)).or_else(|| {
                let was_shortened = base.is_some_and(|base| base.shortened);
                refusal(review, language, shown, &new, was_shortened)
            }),
        };
        let place = target(review, shown);
        let (Some(target), None) = (place, &refused) else {
            let why = refused.unwrap_or_else(|| "belongs to a page that is gone. It was left out.".to_owned());
            self.left_over.push(LeftOver { why: format!("{} {why}", named(&shown.place)), texts: found.into_texts() });
            return;
        };
        let quote_altered = match &shown.place {
            TextPlace::Rationale(code) => {
                relinked(review, &rationale(review, code), &new, words(language).captions().withheld).1
            }
            _ => false,
        };
        self.changes.push(BroughtChange {
            target,
            page: shown.page.key.clone(),
            page_title: shown.page.title.clone(),
            slide,
            old: shown.old.clone(),
            new,
            changed_meanwhile: base.is_some_and(|base| base.words != shown.place.print(&shown.printed)),
            quote_altered,
        });
    }
}

/// Why words do not come back of which a part may have stood on a slide that is gone: nobody who leaves a slide out of a
/// talk wants its words out of the review.
fn torn(shown: &Shown<'_>, (missing, of): (u32, u32)) -> Option<String> {
    let may_span = matches!(shown.place, TextPlace::Rationale(_) | TextPlace::Extra(..));
    may_span.then(|| {
        format!(
            "may have lost words: slide {missing} of the {of} of its page is not in the file. It stays as it is. Put the \
             slide back, then bring the file back again."
        )
    })
}

/// Why the new words cannot take the place of the old, as what follows the name of the text.
fn refusal(review: &Review, language: Language, shown: &Shown<'_>, new: &str, was_shortened: bool) -> Option<String> {
    if has_descriptors(review, shown) {
        return Some(
            "holds a descriptor in place of a name, and the review keeps the name. It stays as it is. Make the change in \
             Debrief."
                .to_owned(),
        );
    }
    if let TextPlace::Rationale(code) = &shown.place {
        let all = all_of(review, language, code);
        if was_shortened || shown.shortened || shown.place.compared(&all) != shown.place.compared(&shown.old) {
            return Some(
                "is shown in part in this version of the deck, so its words cannot come back from it. It stays as it is."
                    .to_owned(),
            );
        }
        if withheld_words(review, &rationale(review, code), new) {
            return Some(
                "holds words of a quote that is not cleared any more, so they cannot come back as ours. It stays as it is."
                    .to_owned(),
            );
        }
    }
    let limit = match shown.place {
        TextPlace::Title(_) => LINE_LIMIT,
        _ => TEXT_LIMIT,
    };
    let length = new.chars().count();
    if length > limit {
        return Some(format!(
            "has {length} characters in the file; up to {limit} fit. It stays as it is. Shorten it there."
        ));
    }
    let needed = matches!(shown.place, TextPlace::Title(_) | TextPlace::Finding(_) | TextPlace::Recommendation(_));
    (needed && new.is_empty()).then(|| "is empty in the file. It stays as it is. Remove it in Debrief.".to_owned())
}

/// Whether words of a text were replaced so that nobody is recognized by them.
fn has_descriptors(review: &Review, shown: &Shown<'_>) -> bool {
    let owner = match &shown.place {
        TextPlace::Title(_) => TextOwner::PageTitle(shown.page.key.clone()),
        TextPlace::Notes(_) => TextOwner::PageNotes(shown.page.key.clone()),
        TextPlace::Rationale(code) => TextOwner::Rationale(code.clone()),
        TextPlace::Finding(id) => TextOwner::Finding(*id),
        TextPlace::Recommendation(id) => TextOwner::Recommendation(*id),
        TextPlace::Extra(id, _) => TextOwner::ExtraPage(*id),
    };
    let is_replaced = |choice: &RecognitionChoice| matches!(choice, RecognitionChoice::Replaced(_));
    review.recognitions.iter().any(|each| each.owner == owner && is_replaced(&each.choice))
}

/// What a text is called in a sentence.
fn named(place: &TextPlace) -> String {
    match place {
        TextPlace::Title(_) => "A title".to_owned(),
        TextPlace::Rationale(code) => format!("The rationale of {code}"),
        TextPlace::Finding(_) => "A key finding".to_owned(),
        TextPlace::Recommendation(_) => "A recommendation".to_owned(),
        TextPlace::Notes(_) => "What the presenter says on a page".to_owned(),
        TextPlace::Extra(..) => "The text of an extra page".to_owned(),
    }
}
