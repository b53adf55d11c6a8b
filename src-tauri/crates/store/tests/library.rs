//! The library: cards, bin, and an index that is never the only place of anything.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use chrono::TimeDelta;
use common::{Sandbox, act, at, file, midnight, note, sample, small};
use debrief_domain::Review;
use debrief_store::{Card, Library, StoreError};
use std::fs;

fn clients(library: &Library) -> Vec<String> {
    library.cards().unwrap().into_iter().map(|card| card.client).collect()
}

fn named(number: u128, client: &str) -> Review {
    let mut review = common::empty();
    review.id = common::id(number);
    review.client = client.into();
    review
}

#[test]
fn a_card_tells_what_the_page_shows_and_no_more() {
    let sandbox = Sandbox::new();
    let review = sample();
    sandbox.library.create(&review, at(3)).unwrap();
    let card = sandbox.library.cards().unwrap().remove(0);
    assert_eq!(card, Card::of(&review, at(3)));
    assert_eq!((card.elements, card.decided, card.notes, card.levels, card.unreadable), (15, 15, 149, 4, false));
    assert_eq!(card.heat.iter().map(|column| column.cells.len()).collect::<Vec<_>>(), [4, 2, 3, 3, 3]);
    assert!(
        card.heat
            .iter()
            .flat_map(|column| &column.cells)
            .all(|cell| cell.rank.is_some() == cell.judgement.as_ref().is_some_and(|j| j.level().is_some()))
    );
    drop(sandbox.library);
    let index = fs::read(sandbox.folder.path().join("library.db")).unwrap();
    let index = String::from_utf8_lossy(&index);
    assert!(index.contains("Riverbend School District"));
    for secret in [&review.team[0].name, &review.evidence[0].text, &review.themes[0].title] {
        assert!(!index.contains(secret.as_str()), "{secret}");
    }
}

#[test]
fn the_newest_change_comes_first() {
    let sandbox = Sandbox::new();
    sandbox.library.create(&named(1, "One"), at(1)).unwrap();
    sandbox.library.create(&named(2, "Two"), at(2)).unwrap();
    assert_eq!(clients(&sandbox.library), ["Two", "One"]);
    sandbox.library.note(&Card::of(&named(1, "One, renamed"), at(3)));
    assert_eq!(clients(&sandbox.library), ["One, renamed", "Two"]);
}

#[test]
fn into_the_bin_out_of_it_and_gone() {
    let sandbox = Sandbox::new();
    let (one, two) = (named(1, "One"), named(2, "Two"));
    sandbox.library.create(&one, at(1)).unwrap();
    sandbox.library.create(&two, at(2)).unwrap();
    let store = sandbox.open(one.id).unwrap();
    assert!(matches!(sandbox.library.bin(one.id, at(5)), Err(StoreError::OpenElsewhere)));
    store.close().unwrap();
    sandbox.library.bin(one.id, at(5)).unwrap();
    assert_eq!(clients(&sandbox.library), ["Two"]);
    assert!(matches!(sandbox.open(one.id), Err(StoreError::ReviewNotThere(_))));
    assert!(matches!(sandbox.library.create(&one, at(6)), Err(StoreError::ReviewAlreadyThere(_))));
    // Also without the index, the bin knows when.
    fs::remove_file(sandbox.folder.path().join("library.db")).unwrap();
    let library = Library::open(sandbox.folder.path(), None).unwrap();
    let binned = library.binned().unwrap();
    assert_eq!((binned.len(), binned[0].card.client.as_str(), binned[0].binned_at), (1, "One", at(5)));
    library.restore(one.id).unwrap();
    assert_eq!((clients(&library), library.binned().unwrap()), (vec!["Two".to_owned(), "One".to_owned()], Vec::new()));
    assert_eq!(library.open_review(one.id, midnight()).unwrap().0.load().unwrap(), one);

    assert!(matches!(library.destroy(one.id, &[]), Err(StoreError::ReviewNotThere(_))));
    assert!(matches!(library.restore(one.id), Err(StoreError::ReviewNotThere(_))));
    library.bin(one.id, at(7)).unwrap();
    library.destroy(one.id, &[]).unwrap();
    assert_eq!(library.binned().unwrap(), []);
    assert_eq!(fs::read_dir(sandbox.folder.path().join("bin")).unwrap().count(), 0);
}

#[test]
fn folders_that_come_and_go_are_noticed() {
    let sandbox = Sandbox::new();
    sandbox.library.create(&named(1, "One"), at(1)).unwrap();
    sandbox.library.create(&named(2, "Two"), at(2)).unwrap();
    let other = Sandbox::new();
    other.library.create(&named(3, "Three"), at(3)).unwrap();
    let reviews = sandbox.folder.path().join("reviews");
    fs::rename(
        other.folder.path().join("reviews").join(named(3, "").id.to_string()),
        reviews.join(named(3, "").id.to_string()),
    )
    .unwrap();
    fs::remove_dir_all(reviews.join(named(1, "").id.to_string())).unwrap();
    fs::write(file(sandbox.folder.path(), named(2, "").id), "noise").unwrap();
    fs::create_dir(reviews.join("unfinished-leftover")).unwrap();
    fs::create_dir(reviews.join("Something else")).unwrap();
    fs::remove_file(sandbox.folder.path().join("library.db")).unwrap();
    let library = Library::open(sandbox.folder.path(), None).unwrap();
    let cards = library.cards().unwrap();
    assert_eq!((cards.len(), cards[0].client.as_str()), (2, "Three"));
    assert!(cards[1].unreadable && cards[1].id == named(2, "").id);
    assert!(!reviews.join("unfinished-leftover").exists() && reviews.join("Something else").exists());
}

#[test]
fn a_card_that_a_crash_left_behind_is_renewed() {
    let review = small();
    let (sandbox, mut store) = Sandbox::with(&review);
    act(&mut store, "Add", |writer| writer.put(&note(2, "Two")));
    // The log is copied as a crash would leave it, before a drop of the store could tidy it up.
    let crashed = tempfile::tempdir().unwrap();
    let folder = crashed.path().join("reviews").join(review.id.to_string());
    fs::create_dir_all(&folder).unwrap();
    for name in ["review.db", "review.db-wal"] {
        fs::copy(sandbox.file(review.id).with_file_name(name), folder.join(name)).unwrap();
    }
    let library = Library::open(crashed.path(), None).unwrap();
    library.note(&Card::of(&review, at(0)));
    fs::copy(sandbox.file(review.id).with_file_name("review.db-wal"), folder.join("review.db-wal")).unwrap();
    fs::copy(sandbox.file(review.id), folder.join("review.db")).unwrap();
    drop(library);
    let library = Library::open(crashed.path(), None).unwrap();
    assert_eq!(library.cards().unwrap()[0].notes, 2);
}

#[test]
fn the_first_opening_of_a_day_makes_a_backup_only_if_there_is_something_new() {
    let sandbox = Sandbox::new();
    let review = small();
    sandbox.library.create(&review, at(0)).unwrap();
    let open = |at| sandbox.library.open_review(review.id, at).unwrap();
    let (store, opening) = open(at(60));
    assert!(opening.backed_up);
    assert_eq!(sandbox.library.backups(review.id).unwrap()[0].at, at(60), "it says when it was made");
    store.close().unwrap();
    let tomorrow = at(0) + TimeDelta::days(1);
    let (mut store, opening) = open(tomorrow);
    assert!(!opening.backed_up);
    act(&mut store, "Add", |writer| writer.put(&note(2, "Two")));
    // Not closed: no backup was made of the edit.
    drop(store);
    let (store, opening) = open(tomorrow);
    assert!(opening.after_unclean_exit && opening.backed_up);
    store.close().unwrap();
    let (_store, opening) = open(tomorrow);
    assert_eq!(opening, debrief_store::Opening::default());
}
