//! What is not cleared does not leave, however it came into the deck.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::sample;
use debrief_deck::{
    Cell, ProblemKind, TableKind, content, public_record, recognizable, tables, uncleared_in_tables, unsettled_hits,
};
use debrief_domain::{
    Audience, EvidenceKind, PageKey, PageSetting, Permission, Recognition, RecognitionChoice, RecognitionId, Review,
    TextOwner,
};

/// A quote of the sample that may not be quoted, of at least nine words.
fn held_back(review: &Review) -> String {
    let fits = |text: &str| text.split_whitespace().count() >= 9;
    let mut notes = review.evidence.iter().filter(|note| note.kind == EvidenceKind::Quote);
    notes.find(|note| !note.permission.allows_quoting() && fits(&note.text)).unwrap().text.clone()
}

/// The pages on which something stands that is not cleared.
fn pages(review: &Review, audience: Audience) -> Vec<PageKey> {
    let problems = content(review, audience).problems.into_iter();
    problems.filter(|problem| problem.kind == ProblemKind::QuoteNotCleared).map(|problem| problem.page).collect()
}

#[test]
fn the_sample_holds_nothing_back() {
    for audience in Audience::ALL {
        assert_eq!(pages(&sample(), audience), [], "{audience:?}");
    }
}

#[test]
fn words_that_are_typed_or_pasted_are_found_on_every_page_that_is_shown() {
    let review = sample();
    let quote = held_back(&review);
    let theme = review.themes.iter().find(|theme| theme.id == review.findings[0].theme).unwrap();
    let horizon = PageKey::Horizon(theme.horizon);

    let mut finding = review.clone();
    finding.findings[0].text = format!("Somebody told us: {}", quote.to_uppercase());
    assert_eq!(pages(&finding, Audience::Leadership), [horizon]);

    // Seven words of it, with other signs between them, in the middle of a sentence of ours.
    let part: Vec<&str> = quote.split_whitespace().skip(1).take(7).collect();
    let mut recommendation = review.clone();
    recommendation.recommendations[0].text = format!("Hear this – {} – and act.", part.join(" … "));
    assert_eq!(pages(&recommendation, Audience::Board).len(), 1);

    // Nor does a character that draws nothing, or an accent, hide it.
    recommendation.recommendations[0].text = part.join("\u{ad} ").replace('a', "a\u{200b}").replace('e', "é");
    assert_eq!(pages(&recommendation, Audience::Board).len(), 1);

    let mut titled = review.clone();
    titled.pages.retain(|setting| setting.page != PageKey::Heard);
    let setting = |hidden| PageSetting { title: Some(quote.clone()), hidden, ..PageSetting::of(PageKey::Heard) };
    titled.pages.push(setting(None));
    assert_eq!(pages(&titled, Audience::Public), [PageKey::Heard]);
    // What is hidden does not leave.
    titled.pages.pop();
    titled.pages.push(setting(Some(true)));
    assert_eq!(pages(&titled, Audience::Public), []);
}

#[test]
fn a_sign_that_markdown_escapes_does_not_hide_a_short_quote() {
    let mut review = sample();
    let at = review.evidence.iter().position(|note| note.text == held_back(&review)).unwrap();
    for apostrophe in ["’", "`", "'"] {
        review.evidence[at].text = "We don’t trust them".into();
        review.findings[0].text = format!("As one put it, we don{apostrophe}t trust them.");
        assert_eq!(pages(&review, Audience::Leadership), [first_finding(&review)], "{apostrophe}");
        assert_eq!(public_record(&review).said.map(|note| note.id), Some(review.evidence[at].id), "{apostrophe}");
    }
}

#[test]
fn a_descriptor_in_the_middle_of_a_quote_does_not_hide_it() {
    let mut review = sample();
    let at = review.evidence.iter().position(|note| note.text == held_back(&review)).unwrap();
    review.evidence[at].text = "I told Tobias Wrenfield that the schedule was broken".into();
    review.findings[0].text = format!("One said: {}", review.evidence[at].text);
    let (owner, words) = (TextOwner::Finding(review.findings[0].id), "tobias wrenfield".to_owned());
    let id = RecognitionId::of(review.id, &owner, &words);
    let choice = RecognitionChoice::Replaced("a school leader".into());
    review.recognitions = vec![Recognition { id, owner, words, choice }];
    assert_eq!(unsettled_hits(&review, Audience::Leadership, true), [], "the name is settled");
    assert_eq!(pages(&review, Audience::Leadership), [first_finding(&review)]);
    let record = public_record(&review);
    assert_eq!(record.said.map(|note| note.id), Some(review.evidence[at].id));
}

#[test]
fn notes_of_the_presenter_are_looked_at_where_they_go_along() {
    let mut review = sample();
    let notes = Some(format!("Say: {}", held_back(&review)));
    review.pages.retain(|setting| setting.page != PageKey::Heard);
    review.pages.push(PageSetting { notes, ..PageSetting::of(PageKey::Heard) });
    assert_eq!(pages(&review, Audience::Leadership), [PageKey::Heard]);
    assert_eq!(pages(&review, Audience::Public), []);
}

#[test]
fn words_that_were_cleared_elsewhere_and_words_that_everybody_says_are_free() {
    let mut review = sample();
    let quote = held_back(&review);
    review.findings[0].text = quote.clone();
    let mut cleared = review.evidence[0].clone();
    cleared.kind = EvidenceKind::Quote;
    cleared.text = quote;
    cleared.permission = Permission::MayQuote;
    review.evidence[0] = cleared;
    assert_eq!(pages(&review, Audience::Leadership), []);

    let mut review = sample();
    let at = review.evidence.iter().position(|note| note.kind == EvidenceKind::Quote).unwrap();
    review.evidence[at].text = "It works well".to_owned();
    review.evidence[at].permission = Permission::NotCleared;
    review.findings[0].text = "It works well, most said.".to_owned();
    assert_eq!(pages(&review, Audience::Leadership), []);
}

/// The pages with a problem of that kind.
fn of_kind(review: &Review, kind: ProblemKind) -> Vec<PageKey> {
    let problems = content(review, Audience::Leadership).problems.into_iter();
    problems.filter(|problem| problem.kind == kind).map(|problem| problem.page).collect()
}

/// The page that shows the first finding.
fn first_finding(review: &Review) -> PageKey {
    let theme = review.themes.iter().find(|theme| theme.id == review.findings[0].theme).unwrap();
    PageKey::Horizon(theme.horizon)
}

#[test]
fn the_sample_names_nobody() {
    for audience in Audience::ALL {
        let open = unsettled_hits(&sample(), audience, true);
        assert_eq!(open, [], "{audience:?}");
    }
}

#[test]
fn a_name_is_a_problem_of_its_page_until_somebody_decides() {
    let mut review = sample();
    review.findings[0].text = "Tobias Wrenfield’s school shows how".into();
    let page = first_finding(&review);
    assert_eq!(of_kind(&review, ProblemKind::CouldBeRecognized), std::slice::from_ref(&page));
    let hits = recognizable(&review, Audience::Leadership);
    let owner = TextOwner::Finding(review.findings[0].id);
    assert_eq!((hits.len(), &hits[0].owner, hits[0].words.as_str()), (1, &owner, "tobias wrenfield"));
    let mut decide = |choice| {
        let words = hits[0].words.clone();
        let id = RecognitionId::of(review.id, &owner, &words);
        review.recognitions = vec![Recognition { id, owner: owner.clone(), words, choice }];
        review.clone()
    };
    assert_eq!(of_kind(&decide(RecognitionChoice::Stays), ProblemKind::CouldBeRecognized), []);
    let replaced = decide(RecognitionChoice::Replaced("a principal".into()));
    assert_eq!(of_kind(&replaced, ProblemKind::CouldBeRecognized), []);
    // Every form has the descriptor; the review and what is asked about it keep the name.
    let deck = content(&replaced, Audience::Leadership);
    let findings = tables(&replaced, &deck).into_iter().find(|table| table.kind == TableKind::Findings).unwrap();
    let says = |cell: &Cell| matches!(cell, Cell::Text(text) if text == "[a principal]’s school shows how");
    assert!(findings.rows.iter().flatten().any(says));
    assert_eq!(recognizable(&replaced, Audience::Leadership).len(), 1);
    // A descriptor that names somebody decides nothing.
    let named = decide(RecognitionChoice::Replaced("Tobias W.".into()));
    assert_eq!(of_kind(&named, ProblemKind::CouldBeRecognized), [page]);
}

#[test]
fn a_label_and_the_page_that_counts_are_named_together() {
    let mut review = sample();
    let session = review.sessions[0].clone();
    let group = review.groups.iter_mut().find(|group| group.id == session.group).unwrap();
    assert_eq!((group.name.as_str(), group.population), ("Superintendent", Some(1)));
    review.findings[0].text = "The superintendent said “nobody asks what gets in the way”".into();
    let problems = content(&review, Audience::Leadership).problems;
    let problem = problems.iter().find(|problem| problem.kind == ProblemKind::CouldBeRecognized).unwrap();
    let heard =
        content(&review, Audience::Leadership).pages.into_iter().find(|page| page.key == PageKey::Heard).unwrap();
    assert!(
        problem.message.contains("“superintendent”") && problem.message.contains(&heard.title),
        "{}",
        problem.message
    );
}

#[test]
fn the_words_of_a_note_about_a_student_are_held_back_whatever_was_cleared() {
    let mut review = sample();
    let at = review.evidence.iter().position(|note| note.kind == EvidenceKind::Paraphrase).unwrap();
    review.evidence[at].permission = Permission::MayQuote;
    review.evidence[at].text = "A boy in the fourth grade walks home alone for three miles".into();
    let note = review.evidence[at].clone();
    review.findings[0].text = format!("We heard: {}", note.text);
    assert_eq!(of_kind(&review, ProblemKind::AboutStudent), []);
    review.evidence[at].about_student = true;
    assert_eq!(of_kind(&review, ProblemKind::AboutStudent), [first_finding(&review)]);
    // Its own row tells nothing, and a cleared copy of its words is no way round.
    review.findings[0].text = "Nothing".into();
    let deck = content(&review, Audience::Leadership);
    let says = |cell: &Cell| matches!(cell, Cell::Text(text) if text.contains("walks home alone"));
    assert!(!tables(&review, &deck).iter().flat_map(|table| &table.rows).flatten().any(says));
    assert!(!deck.pages.iter().any(|page| page.notes.contains("walks home alone")));
    assert!(uncleared_in_tables(&review, Audience::Leadership).is_none());
    let mut copy = note;
    copy.id = debrief_domain::EvidenceId::from(review.findings[0].id.0);
    copy.kind = EvidenceKind::Quote;
    review.evidence.push(copy);
    assert!(uncleared_in_tables(&review, Audience::Leadership).is_some_and(|note| note.about_student));
}

#[test]
fn a_rationale_without_the_quote_about_a_student_says_so() {
    let mut review = sample();
    let quoted = review.decisions.iter().find_map(|decision| decision.rationale.quoted().first().copied()).unwrap();
    let note = review.evidence.iter_mut().find(|note| note.id == quoted).unwrap();
    note.about_student = true;
    assert!(!of_kind(&review, ProblemKind::AboutStudent).is_empty());
}
