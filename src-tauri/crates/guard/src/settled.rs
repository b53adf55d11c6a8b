//! What stays of a review once its notes and its roster are gone: nothing could hold words or names back any more.

use crate::nameless::{give_way, give_way_in};
use crate::names::{Names, Whom};
use crate::replaced::{each_text, replace};
use crate::uncleared::Uncleared;
use debrief_domain::{Review, TextOwner};

/// A review whose texts need no guard any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The review.
    pub review: Review,
    /// How many texts held words that nobody had cleared. They were taken out.
    pub quoted: usize,
    /// How many names, e-mail addresses and telephone numbers nobody had decided about. They gave way to descriptors.
    pub named: usize,
}

/// Settles what `stays` of a review without its sources, while the review still knows them: what was not cleared is taken
/// out of every text of ours, what was to be replaced is, and so is every name about which nothing was decided. Approved
/// subjects stay, and so does what the engagement, its framework and its groups are called.
#[must_use]
pub fn settled(review: &Review, mut stays: Review) -> Settled {
    let owners = our_texts(review);
    // First of all: a descriptor in the middle of a quote would hide it.
    let uncleared = Uncleared::of(review);
    let mut quoted = take_out(&mut stays, &owners, &uncleared);
    replace(&mut stays, &review.recognitions);
    let names = Names::of(review);
    let goes = |to: &Whom| !names.is_approved(to);
    let mut named = give_way(review, &names, &mut stays, &owners, goes);
    for text in off_pages(&mut stays) {
        quoted += usize::from(take_out_of(text, &uncleared));
        named += give_way_in(text, review, &names, |pointed| goes(&pointed.to));
    }
    Settled { review: stays, quoted, named }
}

/// Takes those words out of texts, and says out of how many.
pub(crate) fn take_out(review: &mut Review, owners: &[TextOwner], words: &Uncleared<'_>) -> usize {
    let mut changed = 0;
    for owner in owners {
        each_text(review, owner, &mut |text| changed += usize::from(take_out_of(text, words)));
    }
    changed
}

/// Takes those words out of one text, and says whether it held any.
pub(crate) fn take_out_of(text: &mut String, words: &Uncleared<'_>) -> bool {
    let Some(without) = words.taken_out(text) else { return false };
    *text = without;
    true
}

/// The texts that we write ourselves and that stand on no page, so that no decision is about them.
pub(crate) fn off_pages(review: &mut Review) -> impl Iterator<Item = &mut String> {
    let reasons = review.state_changes.iter_mut().map(|change| &mut change.reason);
    let places = review.sessions.iter_mut().map(|session| &mut session.place);
    let ratings = review.ratings.iter_mut().map(|rating| &mut rating.reason);
    std::iter::once(&mut review.purpose).chain(reasons).chain(places).chain(ratings)
}

/// The texts that we write ourselves: everything but notes, and what things are called.
pub(crate) fn our_texts(review: &Review) -> Vec<TextOwner> {
    let mut owners = vec![TextOwner::Confidentiality, TextOwner::Deck, TextOwner::Earlier];
    owners.extend(review.decisions.iter().map(|row| TextOwner::Rationale(row.element.clone())));
    owners.extend(review.themes.iter().map(|row| TextOwner::Theme(row.id)));
    owners.extend(review.findings.iter().map(|row| TextOwner::Finding(row.id)));
    owners.extend(review.recommendations.iter().map(|row| TextOwner::Recommendation(row.id)));
    owners.extend(review.documents.iter().map(|row| TextOwner::Document(row.id)));
    owners.extend(review.extra_pages.iter().map(|row| TextOwner::ExtraPage(row.id)));
    for row in &review.pages {
        owners.extend([TextOwner::PageTitle(row.page.clone()), TextOwner::PageNotes(row.page.clone())]);
    }
    owners
}
