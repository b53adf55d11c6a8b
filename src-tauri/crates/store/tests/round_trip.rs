//! A review becomes a file and comes back equal.
#![allow(clippy::unwrap_used)]

mod common;

use chrono::NaiveDate;
use common::{Sandbox, act, at, day, empty, sample, small};
use debrief_domain::{
    Consent, DocumentStatus, EvidenceSource, Horizon, Judgement, Lens, PageKey, PageSetting, Permission, Rating,
    RatingId, ReviewState, StateChange, Topic,
};
use debrief_store::StoreError;

#[test]
fn the_sample_comes_back_equal() {
    let sample = sample();
    let (_sandbox, store) = Sandbox::with(&sample);
    assert_eq!(store.load().unwrap(), sample);
}

#[test]
fn a_review_with_every_rare_thing_comes_back_equal() {
    let mut review = small();
    review.schema = None;
    review.client = "Zoë’s “school” \u{1f3eb} مدرسة <script>alert('1')</script> \"; DROP TABLE review;--".into();
    review.purpose = "x".repeat(20_000);
    review.starts_on = NaiveDate::from_ymd_opt(2026, 12, 31);
    review.ends_on = None;
    review.state_changes = vec![StateChange {
        id: common::id(77),
        at: at(0),
        from: ReviewState::Draft,
        to: ReviewState::Provisional,
        reason: String::new(),
        by: Some(common::member_id(1)),
    }];
    review.state = ReviewState::Provisional;
    review.out_of_scope = vec!["5C".into(), "1B".into()];
    review.groups[0].population = None;
    review.sessions[0].consent = Consent::NotRead;
    review.sessions[0].starts_at = day().and_hms_nano_opt(23, 59, 59, 123_456_789);
    review.sessions[0].headcount = Some(u32::MAX);
    review.documents = vec![debrief_domain::Document {
        id: common::id(88),
        title: "Plan".into(),
        kind: String::new(),
        status: DocumentStatus::AskedFor,
    }];
    review.evidence.push(debrief_domain::Evidence {
        source: EvidenceSource::Document(common::id(88)),
        direction: None,
        elements: vec!["3C".into(), "1A".into(), "2B".into()],
        permission: Permission::Attributed,
        noted_by: None,
        ..common::note(2, "Line one\nline two\u{a0}\u{200d}")
    });
    review.ratings.push(Rating {
        id: RatingId::of(review.id, Lens::Leadership, None, &"1A".into()),
        element: "1A".into(),
        lens: Lens::Leadership,
        rater: None,
        judgement: Judgement::NotEnoughEvidence,
        reason: String::new(),
    });
    review.decisions[0].judgement = None;
    review.findings[0].evidence = vec![common::note_id(2), common::note_id(1)];
    review.deck.debrief_on = None;
    review.pages = vec![
        PageSetting { page: PageKey::Area("3".into()), title: None, hidden: Some(true), place: Some(-5), notes: None },
        PageSetting {
            page: PageKey::Horizon(Horizon::NoMatterWhat),
            title: Some("T".into()),
            hidden: None,
            place: None,
            notes: None,
        },
        PageSetting { page: PageKey::Method, title: None, hidden: Some(false), place: Some(i64::MAX), notes: None },
        PageSetting { page: PageKey::Closing, title: None, hidden: None, place: None, notes: None },
    ];
    review.validate().unwrap();
    let (_sandbox, store) = Sandbox::with(&review);
    assert_eq!(store.load().unwrap(), review);
}

#[test]
fn reading_one_topic_again_leaves_the_others() {
    let review = sample();
    let (_sandbox, mut store) = Sandbox::with(&review);
    for topic in Topic::ALL {
        let mut other = empty();
        store.reload(&mut other, &[topic]).unwrap();
        let mut whole = other.clone();
        store.reload(&mut whole, &Topic::ALL).unwrap();
        assert_eq!(whole, review);
        assert_ne!(other, review);
    }
    let mut changed = review.clone();
    changed.client = "Lakeside".into();
    let written = act(&mut store, "Rename", |writer| writer.set_head(&changed));
    assert_eq!(written.changed, [Topic::Review]);
    let mut read = review;
    store.reload(&mut read, &written.changed).unwrap();
    assert_eq!(read, changed);
}

#[test]
fn a_review_that_does_not_hold_together_is_refused_and_leaves_nothing() {
    let sandbox = Sandbox::new();
    let mut nowhere = small();
    nowhere.sessions.clear();
    let mut twice = small();
    twice.evidence.push(common::note(1, "Again"));
    let mut unknown = small();
    unknown.evidence[0].elements = vec!["9Z".into()];
    let mut unnatural = small();
    unnatural.decisions[0].id = common::id(5);
    for (name, review) in [("nowhere", nowhere), ("twice", twice), ("unknown", unknown), ("unnatural", unnatural)] {
        let refused = sandbox.library.create(&review, at(0));
        assert!(matches!(refused, Err(StoreError::NotWhole(_))), "{name}: {refused:?}");
    }
    assert_eq!(std::fs::read_dir(sandbox.folder.path().join("reviews")).unwrap().count(), 0);
    assert_eq!(sandbox.library.cards().unwrap(), []);
}

#[test]
fn a_review_is_made_once() {
    let (sandbox, _store) = Sandbox::with(&small());
    assert!(matches!(sandbox.library.create(&small(), at(0)), Err(StoreError::ReviewAlreadyThere(_))));
}
