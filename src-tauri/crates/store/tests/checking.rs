//! *Check this review*: a sound review has nothing to mend; each way of breaking one is found, named, counted and mended.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod common;

use common::{Sandbox, act, action, at, finding, note, note_id, sample, small};
use debrief_domain::{Review, ReviewState, StateChange};
use debrief_store::{Checkup, ReviewStore, StoreError};
use rusqlite::Connection;
use rusqlite::config::DbConfig;

/// A new value for `rev`, which every write must change.
const REV: &str = "rev = lower(hex(randomblob(8)))";

/// A closed review that was worked on, broken with that SQL, and opened again.
fn broken(review: &Review, sql: &str) -> (Sandbox, ReviewStore) {
    let (sandbox, mut store) = Sandbox::with(review);
    let mut edited = review.evidence[0].clone();
    edited.text = "Coaching is what makes it stick, they say".into();
    act(&mut store, "Edit note", |writer| writer.put(&edited));
    store.close().unwrap();
    let file = Connection::open(sandbox.file(review.id)).unwrap();
    file.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false).unwrap();
    file.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    file.execute_batch(sql).unwrap();
    file.close().unwrap();
    let store = sandbox.open(review.id).unwrap();
    (sandbox, store)
}

fn check(store: &mut ReviewStore) -> Checkup {
    store.check(&action("Repair the review", 9), &mut |_| Ok(())).unwrap().0
}

/// Breaks the small review in that way, and gives what the check says was mended; a second check must find nothing.
fn mended(sql: &str) -> (Sandbox, ReviewStore, Vec<String>) {
    let (sandbox, mut store) = broken(&small(), sql);
    let found = check(&mut store);
    assert_eq!(found.left, [], "{sql}");
    let again = check(&mut store);
    assert_eq!((again.mended, again.left), (vec![], vec![]), "{sql}");
    (sandbox, store, found.mended.into_iter().map(|mended| mended.said).collect())
}

#[test]
fn a_sound_review_has_nothing_to_mend() {
    for review in [sample(), small(), common::empty()] {
        let (_sandbox, mut store) = Sandbox::with(&review);
        if let Some(edited) = review.evidence.first() {
            let mut edited = edited.clone();
            edited.text.push_str(" – and more");
            act(&mut store, "Edit note", |writer| writer.put(&edited));
            act(&mut store, "Add note", |writer| {
                writer.put(&debrief_domain::Evidence { id: note_id(77), ..edited.clone() })
            });
            act(&mut store, "Delete note", |writer| writer.remove::<debrief_domain::Evidence>(edited.id));
            store.undo(at(3)).unwrap();
            store.set_draft(&format!("note/{}", review.sessions[0].id), "half a line").unwrap();
            store.set_local("me", &review.team[0].id.to_string()).unwrap();
        }
        let before = store.load().unwrap();
        let (found, written) = store.check(&action("Repair", 9), &mut |_| Ok(())).unwrap();
        assert_eq!((&found.mended, &found.left), (&vec![], &vec![]));
        assert!(written.nothing);
        assert_eq!(store.load().unwrap(), before);
        let counts: Vec<u32> = found.looked_at.iter().map(|looked| looked.count).collect();
        assert!(found.looked_at.len() >= 7 && counts[0] > 10 && counts[1] >= 2, "{:?}", found.looked_at);
    }
}

#[test]
fn links_to_what_is_gone_are_removed_and_undo_brings_them_back() {
    let sql = format!(
        "UPDATE evidence SET deleted = 1, {REV} WHERE id = '{}'; UPDATE finding SET deleted = 1, {REV}",
        note_id(1)
    );
    let mut review = small();
    review.evidence.push(note(2, "Another"));
    review.findings.push(finding(2, 1, &[1, 2]));
    let (_sandbox, mut store) =
        broken(&review, &format!("UPDATE evidence SET deleted = 1, {REV} WHERE id = '{}'", note_id(1)));
    let before = store.load().unwrap();
    let found = check(&mut store);
    assert_eq!(found.mended[0].said, "2 links to notes that are gone were removed.");
    assert_eq!(found.mended[0].count, 2);
    let after = store.load().unwrap();
    assert_eq!(after.findings.iter().map(|finding| finding.evidence.len()).sum::<usize>(), 1);
    assert_eq!(store.undo(at(20)).unwrap().unwrap().label, "Repair the review");
    assert_eq!(store.load().unwrap(), before);
    let (_sandbox, _store, said) = mended(&sql);
    assert_eq!(said, ["1 link to a finding that is gone was removed."]);
}

#[test]
fn what_notes_and_findings_stand_under_comes_back() {
    for (table, said) in [
        ("session", "1 session that notes stand under was brought back."),
        ("stakeholder_group", "1 group that sessions hear was brought back."),
        ("theme", "1 theme that findings or recommendations stand under was brought back."),
        ("member", "1 person whose ratings are here was brought back."),
    ] {
        let (_sandbox, store, mended) = mended(&format!("UPDATE {table} SET deleted = 1, {REV}"));
        assert_eq!(mended, [said]);
        let review = store.load().unwrap();
        assert_eq!((review.sessions.len(), review.groups.len(), review.themes.len(), review.team.len()), (1, 1, 1, 1));
    }
}

#[test]
fn names_and_pictures_that_are_gone_are_no_longer_mentioned() {
    let (_sandbox, store, said) =
        mended(&format!("UPDATE rating SET deleted = 1, {REV}; UPDATE member SET deleted = 1, {REV}"));
    assert_eq!(said, ["2 mentions of people who are not in the team any more were removed."]);
    assert_eq!(store.load().unwrap().sessions[0].interviewer, None);
    let (_sandbox, store, said) = mended(&format!("UPDATE deck SET logo_id = '{}', {REV}", note_id(404)));
    assert_eq!(said, ["1 place that showed a picture which is gone was emptied."]);
    assert_eq!(store.load().unwrap().deck.brand.logo, None);
}

#[test]
fn links_that_stand_twice_and_places_that_collide() {
    let (_sandbox, store, said) = mended(
        "INSERT INTO finding_evidence SELECT '00000000-0000-0000-0000-00000000dddd', rev, 0, 9, finding_id, evidence_id
         FROM finding_evidence",
    );
    assert_eq!(said, ["1 link that stood twice was removed."]);
    assert_eq!(store.load().unwrap().findings[0].evidence.len(), 1);

    let mut review = small();
    review.evidence.extend([note(2, "Two"), note(3, "Three"), note(4, "Four")]);
    let (_sandbox, mut store) = broken(&review, &format!("UPDATE evidence SET position = 7, {REV}"));
    let order: Vec<_> = store.load().unwrap().evidence.iter().map(|note| note.id).collect();
    let found = check(&mut store);
    let said = "3 in the list of notes stood in the place of another; the list was numbered anew.";
    assert_eq!(found.mended.iter().map(|mended| mended.said.as_str()).collect::<Vec<_>>(), [said]);
    assert_eq!(store.load().unwrap().evidence.iter().map(|note| note.id).collect::<Vec<_>>(), order);
    act(&mut store, "Move", |writer| writer.move_to::<debrief_domain::Evidence>(order[3], Some(order[1])));
    let moved: Vec<_> = store.load().unwrap().evidence.iter().map(|note| note.id).collect();
    assert_eq!(moved, [order[0], order[3], order[1], order[2]]);

    let (_sandbox, _store, said) = mended(&format!("UPDATE evidence_element SET position = 5, {REV}"));
    assert_eq!(said, ["1 link stood in the place of another; its list was numbered anew."]);
}

#[test]
fn a_rationale_is_brought_in_step_with_its_quotes() {
    for sql in ["UPDATE rationale_quote SET deleted = 1", "UPDATE decision SET rationale_text = 'Something else'"] {
        let (_sandbox, store, said) = mended(&format!("{sql}, {REV}"));
        assert_eq!(said, ["1 rationale was brought in step with what it quotes."]);
        assert_eq!(store.search("principals", 9).unwrap().len(), 1);
    }
}

#[test]
fn the_search_is_brought_in_step() {
    let lost = "DROP TRIGGER searchable_out; DELETE FROM searchable WHERE kind = 'evidence';
        CREATE TRIGGER searchable_out AFTER DELETE ON searchable BEGIN
    INSERT INTO found (found, rowid, text) VALUES ('delete', OLD.number, OLD.text);
END";
    let (_sandbox, store, said) = mended(lost);
    assert_eq!(said, ["1 text that the search had missing or wrong is found again."]);
    assert_eq!(store.search("coaching", 9).unwrap().len(), 2);
    let (_sandbox, store, said) = mended("INSERT INTO found (found) VALUES ('delete-all')");
    assert_eq!(said, ["1 search index that was broken was written anew."]);
    assert_eq!(store.search("coaching", 9).unwrap().len(), 2);
    let stale = "UPDATE searchable SET text = 'What nobody said' WHERE kind = 'theme'";
    let (_sandbox, store, _) = mended(stale);
    assert_eq!(store.search("nobody", 9).unwrap(), []);
}

#[test]
fn half_typed_texts_and_settings_that_belong_to_nothing_go() {
    let nobody = note_id(404);
    let lines = format!(r#"{{"theme-title/{nobody}":"gone","groups":"Teach"}}"#);
    let (_sandbox, store, said) = mended(&format!(
        "INSERT INTO draft VALUES ('note/{nobody}', 'gone'), ('purpose', 'To hear'), ('note/{}', 'a thought'),
            ('lines', '{lines}');
         INSERT INTO local VALUES ('me', '{nobody}'), ('other', 'kept')",
        common::session_id(1)
    ));
    assert_eq!(
        said,
        [
            "2 half-typed texts that belonged to nothing were removed.",
            "1 setting of this laptop that belonged to nothing was removed."
        ]
    );
    assert_eq!(store.draft(&format!("note/{}", common::session_id(1))).unwrap().as_deref(), Some("a thought"));
    assert_eq!(store.draft("purpose").unwrap().as_deref(), Some("To hear"));
    assert_eq!(store.draft("lines").unwrap().as_deref(), Some(r#"{"groups":"Teach"}"#));
    assert_eq!(store.local("other").unwrap().as_deref(), Some("kept"));
}

#[test]
fn a_step_that_cannot_be_read_stays_in_the_history_and_out_of_undo() {
    let (_sandbox, mut store, said) = mended("UPDATE change SET changeset = x'54ff00ff00'");
    assert_eq!(said, ["1 step whose record cannot be read stays in the history, and undo passes over it."]);
    assert_eq!(store.history(9).unwrap()[0].what, "Edit note");
    assert_eq!(store.undo(at(30)).unwrap(), None);
}

#[test]
fn an_index_that_does_not_fit_its_table_is_written_anew() {
    // The index as it was is put back after a row has come: what it held of the row is missing.
    let (sandbox, store) = Sandbox::with(&small());
    store.close().unwrap();
    let path = sandbox.file(small().id);
    let file = Connection::open(&path).unwrap();
    file.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false).unwrap();
    file.execute_batch("PRAGMA writable_schema = ON; PRAGMA foreign_keys = OFF").unwrap();
    let kept: (String, i64) = file
        .query_row("SELECT sql, rootpage FROM sqlite_schema WHERE name = 'evidence_position'", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    file.execute("DELETE FROM sqlite_schema WHERE name = 'evidence_position'", []).unwrap();
    file.execute_batch("PRAGMA writable_schema = RESET").unwrap();
    file.close().unwrap();
    let file = Connection::open(&path).unwrap();
    file.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false).unwrap();
    file.execute(&format!("UPDATE evidence SET position = position + 5, {REV}"), []).unwrap();
    file.execute_batch("PRAGMA writable_schema = ON").unwrap();
    file.execute(
        "INSERT INTO sqlite_schema VALUES ('index', 'evidence_position', 'evidence', ?, ?)",
        rusqlite::params![kept.1, kept.0],
    )
    .unwrap();
    file.execute_batch("PRAGMA writable_schema = RESET").unwrap();
    file.close().unwrap();
    let mut store = sandbox.open(small().id).unwrap();
    let found = check(&mut store);
    assert_eq!(found.left, []);
    assert_eq!(found.mended[0].said, "1 index that did not fit its table was written anew.");
    assert_eq!(check(&mut store).mended, []);
}

#[test]
fn counts_of_what_is_not_there_go() {
    let (_sandbox, _store, said) =
        mended("ANALYZE; INSERT INTO sqlite_stat1 VALUES ('recipes', NULL, '4'), ('evidence', 'odd', '5 5')");
    assert_eq!(said, ["2 counts of things that are not in the file were removed."]);
}

#[test]
fn what_points_at_nothing_at_all_is_told_with_a_way_on() {
    let sql = format!("UPDATE evidence SET session_id = '{}', {REV}", note_id(404));
    let (_sandbox, mut store) = broken(&small(), &sql);
    let found = check(&mut store);
    assert_eq!(found.left[0].what, "1 row points at something that is not in the file.");
    assert!(found.left[0].next.contains("restore a backup"));
}

#[test]
fn a_final_review_is_told_of_and_left() {
    let mut review = small();
    review.state = ReviewState::Final;
    let sql =
        format!("UPDATE evidence SET deleted = 1, {REV}; INSERT INTO draft VALUES ('note/{}', 'x')", note_id(404));
    let (_sandbox, store) = Sandbox::with(&small());
    drop(store);
    let (sandbox, mut store) = Sandbox::with(&small());
    let change = StateChange {
        id: common::id(0x7000),
        at: at(1),
        from: ReviewState::Draft,
        to: ReviewState::Final,
        reason: String::new(),
        by: None,
    };
    act(&mut store, "Make final", |writer| writer.change_state(&change));
    store.close().unwrap();
    let file = Connection::open(sandbox.file(review.id)).unwrap();
    file.execute_batch(&sql).unwrap();
    file.close().unwrap();
    let mut store = sandbox.open(review.id).unwrap();
    let before = store.load().unwrap();
    let found = check(&mut store);
    assert_eq!(found.left[0].what, "1 thing was found that could be mended, and left: the review is final.");
    assert_eq!(found.mended.len(), 1, "{:?}", found.mended);
    assert_eq!(store.load().unwrap(), before);
}

#[test]
fn a_backup_is_made_first_and_the_check_can_be_stopped() {
    let sql = format!("UPDATE evidence SET deleted = 1, {REV}");
    let (sandbox, mut store) = broken(&small(), &sql);
    let before = store.load().unwrap();
    let mut heard = Vec::new();
    let stopped = store.check(&action("Repair", 9), &mut |doing| {
        heard.push(doing.to_owned());
        if heard.len() == 3 { Err(StoreError::Refused("stopped".into())) } else { Ok(()) }
    });
    assert!(matches!(stopped, Err(StoreError::Refused(_))), "{stopped:?}");
    assert_eq!(store.load().unwrap(), before);
    act(&mut store, "Edit", |writer| {
        writer.put(&debrief_domain::Theme { title: "New".into(), ..before.themes[0].clone() })
    });
    let edited = store.load().unwrap();
    assert_eq!(check(&mut store).mended.len(), 1);
    let newest = sandbox.library.backups(small().id).unwrap()[0].at;
    assert_eq!(newest, at(9));
    assert_eq!(sandbox.library.read_backup(small().id, newest).unwrap(), edited);
}

#[cfg(unix)]
#[test]
fn a_page_that_cannot_be_read_is_told_and_nothing_is_changed() {
    use std::os::unix::fs::FileExt;
    let (sandbox, mut store) = broken(&sample(), "SELECT 1");
    let path = sandbox.file(sample().id);
    let root: i64 = {
        // A second connection may not open the file while it is locked, so that a copy is asked.
        let copy = sandbox.folder.path().join("copy.db");
        std::fs::copy(&path, &copy).unwrap();
        let copy = Connection::open(copy).unwrap();
        copy.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'finding_evidence'", [], |row| row.get(0))
            .unwrap()
    };
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.write_all_at(&[0xa5; 4096], u64::try_from(root - 1).unwrap() * 4096).unwrap();
    let found = check(&mut store);
    assert_eq!(found.mended, []);
    assert!(found.left[0].what.starts_with("A part of the file cannot be read"), "{:?}", found.left);
}
