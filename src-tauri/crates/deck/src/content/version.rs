//! The version of the deck that is being made: of which review, for whom, in which words.

use crate::words::{Captions, Words, words};
use debrief_domain::{Audience, AudienceSetting, Review};

pub(super) struct Version<'r> {
    pub(super) review: &'r Review,
    /// What the audience is shown.
    pub(super) shown: AudienceSetting,
    pub(super) words: &'static dyn Words,
}

impl<'r> Version<'r> {
    pub(super) fn of(review: &'r Review, audience: Audience) -> Self {
        Self { review, shown: review.audience(audience), words: words(review.deck.language) }
    }

    pub(super) fn captions(&self) -> &'static Captions {
        self.words.captions()
    }
}
