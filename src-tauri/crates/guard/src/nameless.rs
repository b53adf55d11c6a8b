//! A review in which nobody is named at all, for the public record.

use crate::names::{Names, Pointed, Whom};
use crate::replaced::{each_text, in_brackets, replaced};
use crate::settled::our_texts;
use debrief_domain::{RecognitionChoice, Review, RosterEntryId, RosterKind, TextOwner};

/// The review with every replacement in its place, and a descriptor in the place of every other name on the roster,
/// whoever is approved, of e-mail addresses and of telephone numbers. Words stay about which it was decided that they stay,
/// since nobody can be recognized by them.
#[must_use]
pub fn nameless(review: &Review) -> Review {
    let mut nameless = replaced(review).into_owned();
    let mut owners = our_texts(review);
    owners.extend([TextOwner::Engagement, TextOwner::Framework]);
    give_way(review, &Names::of(review), &mut nameless, &owners, |_| true);
    nameless
}

/// Puts a descriptor in the place of what points to those who `go` in these texts, and says how many times. Words stay about
/// which it was decided that they stay. `review` knows the roster and the decisions; `shown` may have lost them.
pub(crate) fn give_way(
    review: &Review,
    names: &Names,
    shown: &mut Review,
    owners: &[TextOwner],
    go: impl Fn(&Whom) -> bool,
) -> usize {
    let stays = |owner: &TextOwner, words: &str| {
        let is_it = |each: &debrief_domain::Recognition| each.owner == *owner && each.words == words;
        review.recognitions.iter().any(|each| is_it(each) && each.choice == RecognitionChoice::Stays)
    };
    let mut given = 0;
    for owner in owners {
        each_text(shown, owner, &mut |text| {
            given += give_way_in(text, review, names, |pointed| go(&pointed.to) && !stays(owner, &pointed.words));
        });
    }
    given
}

/// Puts a descriptor in the place of what `goes` in one text, and says how many times.
pub(crate) fn give_way_in(text: &mut String, review: &Review, names: &Names, goes: impl Fn(&Pointed) -> bool) -> usize {
    let pointed: Vec<Pointed> = names.in_text(text).into_iter().filter(goes).collect();
    // From the end, so that the places before stay where they are.
    for each in pointed.iter().rev() {
        text.replace_range(each.at.clone(), &in_brackets(descriptor(review, &each.to)));
    }
    pointed.len()
}

fn descriptor(review: &Review, to: &Whom) -> &'static str {
    let kind = |id: &RosterEntryId| review.roster.iter().find(|entry| entry.id == *id).map(|entry| entry.kind);
    match to {
        Whom::Email => "an e-mail address",
        Whom::Phone => "a telephone number",
        Whom::Names(ids) => match ids.first().and_then(kind) {
            Some(RosterKind::School) => "a school",
            Some(RosterKind::Student) => "a student",
            _ => "a person",
        },
    }
}
