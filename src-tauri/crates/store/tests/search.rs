//! Search finds what is there, whatever is typed.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Sandbox, act, at, note, note_id, sample, small};
use debrief_domain::Evidence;
use debrief_store::{Hit, HitKind, ReviewStore};

fn texts(store: &ReviewStore, query: &str) -> Vec<String> {
    store.search(query, 20).unwrap().into_iter().map(|hit| hit.snippet).collect()
}

/// The stretches of the snippet that are marked.
fn marked(hit: &Hit) -> Vec<String> {
    let snippet: Vec<char> = hit.snippet.chars().collect();
    hit.matches.iter().map(|range| snippet[range.start..range.end].iter().collect()).collect()
}

#[test]
fn accents_case_and_word_ends_make_no_difference() {
    let mut review = small();
    review.evidence = vec![
        note(1, "Inès keeps a résumé of each naïve plan, 🎉 Zoë says"),
        note(2, "re\u{301}sume\u{301}s in plain letters"),
        note(3, "Unrelated words"),
    ];
    review.decisions.clear();
    review.findings[0].evidence.clear();
    let (_sandbox, store) = Sandbox::with(&review);
    for query in ["resume", "RÉSUMÉ", "résum", "re\u{301}sum"] {
        assert_eq!(texts(&store, query).len(), 2, "{query}");
    }
    // A space says that the word is whole.
    assert_eq!(texts(&store, "resum ").len(), 0);
    assert_eq!(texts(&store, "zoe ines").len(), 1);
    let hit = store.search("zoe plan", 5).unwrap().remove(0);
    assert_eq!((hit.kind, hit.id), (HitKind::Evidence, note_id(1).0));
    assert_eq!(marked(&hit), ["plan", "Zoë"]);
}

#[test]
fn nothing_typed_is_an_operator() {
    let mut review = small();
    review.evidence = vec![note(1, "It's \"not\" AND* (never) text:near NOT ^x <script>alert(1)</script> c++ 100%")];
    review.decisions.clear();
    let (_sandbox, store) = Sandbox::with(&review);
    for query in [
        "it's",
        "\"not\"",
        "\"",
        "AND",
        "AND*",
        "(never)",
        "(",
        "text:near",
        "NOT ^x",
        "<script>",
        "c++",
        "100%",
        "-never",
        "never AND text",
        "{near}",
        "text : near",
        "never\0",
        "a\"b\"",
        "*",
        "NEAR(",
        "'); DROP TABLE found;--",
    ] {
        let hits = store.search(query, 5).unwrap();
        let has_words = ["\"", "(", "*", "a\"b\"", "'); DROP TABLE found;--"].contains(&query);
        assert_eq!(hits.len(), usize::from(!has_words), "{query}");
    }
    assert_eq!(store.search("", 5).unwrap(), []);
}

#[test]
fn everything_people_write_is_found_and_what_is_deleted_is_not() {
    let review = sample();
    let (sandbox, mut store) = Sandbox::with(&review);
    for (kind, text) in [
        (HitKind::Theme, review.themes[0].title.clone()),
        (HitKind::Finding, review.findings[0].text.clone()),
        (HitKind::Recommendation, review.recommendations[0].text.clone()),
        (HitKind::Evidence, review.evidence[5].text.clone()),
    ] {
        assert!(store.search(&text, 20).unwrap().iter().any(|hit| hit.kind == kind), "{kind:?}");
    }
    let words = review.decisions[0].rationale.plain();
    let words: String = words.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    let hit = store.search(&words, 5).unwrap().into_iter().find(|hit| hit.kind == HitKind::Decision).unwrap();
    assert_eq!(hit.id, review.decisions[0].id.0);

    let mut unique = review.evidence[0].clone();
    unique.text = "zyzzyva speaks".into();
    act(&mut store, "Edit", |writer| writer.put(&unique));
    assert_eq!(texts(&store, "zyzzy"), ["zyzzyva speaks"]);
    act(&mut store, "Delete", |writer| writer.remove::<Evidence>(unique.id));
    assert_eq!(texts(&store, "zyzzy"), [""; 0]);
    store.undo(at(3)).unwrap();
    assert_eq!(texts(&store, "zyzzy"), ["zyzzyva speaks"]);
    store.undo(at(4)).unwrap();
    assert_eq!(texts(&store, "zyzzy"), [""; 0]);
    store.redo(at(5)).unwrap();
    assert_eq!(texts(&store, "zyzzy"), ["zyzzyva speaks"]);
    store.close().unwrap();
    // The backup that closing made is searched as well as the review.
    let backup = std::fs::read_dir(sandbox.file(review.id).parent().unwrap().join("backups")).unwrap();
    let newest = backup.map(|entry| entry.unwrap().path()).max().unwrap();
    let copy = rusqlite::Connection::open(newest).unwrap();
    let found = copy.query_row(
        "SELECT searchable.text FROM found JOIN searchable ON number = found.rowid WHERE found MATCH 'zyzzyva'",
        [],
        |row| row.get::<_, String>(0),
    );
    assert_eq!(found.unwrap(), "zyzzyva speaks");
    copy.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)", []).unwrap();
}

#[test]
fn a_long_text_gives_a_snippet_around_the_place() {
    let mut review = small();
    review.evidence = vec![note(1, &format!("{}needle {}", "before ".repeat(500), "after ".repeat(500)))];
    let (_sandbox, store) = Sandbox::with(&review);
    let hit = store.search("needl", 5).unwrap().remove(0);
    assert!(hit.snippet.chars().count() < 300 && hit.snippet.starts_with('…') && hit.snippet.ends_with('…'));
    assert_eq!(marked(&hit), ["needle"]);
}
