//! A review in which nobody is named at all, for the public record.

use crate::names::{Names, Whom};
use crate::replaced::{each_text, in_brackets, replaced};
use debrief_domain::{RecognitionChoice, Review, RosterEntryId, RosterKind, TextOwner};

/// The review with every replacement in its place, and a descriptor in the place of every other name on the roster,
/// whoever is approved, of e-mail addresses and of telephone numbers. Words stay about which it was decided that they stay,
/// since nobody can be recognized by them.
#[must_use]
pub fn nameless(review: &Review) -> Review {
    let names = Names::of(review);
    let kind = |id: &RosterEntryId| review.roster.iter().find(|entry| entry.id == *id).map(|entry| entry.kind);
    let stays = |owner: &TextOwner, words: &str| {
        let is_it = |each: &debrief_domain::Recognition| each.owner == *owner && each.words == words;
        review.recognitions.iter().any(|each| is_it(each) && each.choice == RecognitionChoice::Stays)
    };
    let mut nameless = replaced(review).into_owned();
    for owner in owners(review) {
        each_text(&mut nameless, &owner, &mut |text| {
            let pointed = names.in_text(text);
            for words in pointed.iter().rev().filter(|pointed| !stays(&owner, &pointed.words)) {
                let descriptor = match &words.to {
                    Whom::Email => "an e-mail address",
                    Whom::Phone => "a telephone number",
                    Whom::Names(ids) => match ids.first().and_then(kind) {
                        Some(RosterKind::School) => "a school",
                        Some(RosterKind::Student) => "a student",
                        _ => "a person",
                    },
                };
                text.replace_range(words.at.clone(), &in_brackets(descriptor));
            }
        });
    }
    nameless
}

/// Every text of the review that the record can hold.
fn owners(review: &Review) -> Vec<TextOwner> {
    let mut owners = vec![TextOwner::Engagement, TextOwner::Framework, TextOwner::Deck, TextOwner::Earlier];
    owners.extend(review.decisions.iter().map(|row| TextOwner::Rationale(row.element.clone())));
    owners.extend(review.themes.iter().map(|row| TextOwner::Theme(row.id)));
    owners.extend(review.findings.iter().map(|row| TextOwner::Finding(row.id)));
    owners.extend(review.recommendations.iter().map(|row| TextOwner::Recommendation(row.id)));
    owners.extend(review.documents.iter().map(|row| TextOwner::Document(row.id)));
    owners.extend(review.pages.iter().map(|row| TextOwner::PageTitle(row.page.clone())));
    owners
}
