//! A layout that begins with what the one before shaped is the same layout.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use debrief_deck::{Fonts, Shapes, content, layout, layout_again};
use debrief_domain::Audience;

#[test]
fn a_deck_laid_out_again_is_the_deck_laid_out() {
    let fonts = Fonts::load().unwrap();
    let review = common::sample();
    let mut shapes = Shapes::default();
    for audience in [Audience::Leadership, Audience::Public, Audience::Leadership] {
        let mut deck = content(&review, audience);
        for change in ["", " today", " 漢", ""] {
            deck.pages[3].title.push_str(change);
            assert_eq!(layout_again(&deck, &fonts, &mut shapes), layout(&deck, &fonts), "{audience:?} with “{change}”");
        }
    }
}
