//! Salvage: what lies outside damaged pages comes back, plain and encrypted, and nothing is made up.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod common;

use common::{at, file, midnight, sample};
use debrief_domain::{Evidence, Recognition, RecognitionChoice, RecognitionId, Review, ReviewId, TextOwner};
use debrief_keys::{Identity, Keyring};
use debrief_store::{Library, Salvaged, StoreError};
use rusqlite::Connection;
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

const PAGE: usize = 4096;

/// The sample with so many notes that their table has pages above its leaves, and one of several pages.
fn large() -> Review {
    let mut review = sample();
    let notes: Vec<Evidence> = (0..400)
        .map(|number| Evidence {
            id: common::note_id(50_000 + number),
            text: format!("Line {number} of a long day: {}", "they said so, and went on. ".repeat(4)),
            ..review.evidence[0].clone()
        })
        .collect();
    review.evidence.extend(notes);
    review.evidence[7].text = "A long story. ".repeat(900);
    let owner = TextOwner::Evidence(review.evidence[3].id);
    review.recognitions.push(Recognition {
        id: RecognitionId::of(review.id, &owner, "orla penhallow"),
        owner,
        words: "orla penhallow".into(),
        choice: RecognitionChoice::Replaced("a leader".into()),
    });
    review
}

/// A closed library with the large review, encrypted if it is asked to be.
struct Made {
    folder: TempDir,
    library: Library,
    ring: Option<Arc<Keyring>>,
    review: Review,
    whole: Vec<u8>,
}

impl Made {
    fn new(is_sealed: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ring = is_sealed.then(|| Arc::new(Keyring::new(Identity::generate(), Vec::new())));
        let library = Library::open(folder.path(), ring.clone()).unwrap();
        let review = large();
        library.create(&review, at(0)).unwrap();
        let (store, _) = library.open_review(review.id, midnight()).unwrap();
        store.close().unwrap();
        let whole = fs::read(file(folder.path(), review.id)).unwrap();
        Self { folder, library, ring, review, whole }
    }

    fn path(&self) -> std::path::PathBuf {
        file(self.folder.path(), self.review.id)
    }

    /// What each page is: the name of its tree, its kind, and how many cells it has.
    fn pages(&self) -> HashMap<usize, (String, String, usize)> {
        let copy = self.folder.path().join("looked-at.db");
        fs::write(&copy, &self.whole).unwrap();
        let connection = Connection::open(&copy).unwrap();
        if let Some(ring) = &self.ring {
            let key = ring.open(&fs::read(self.path().with_file_name("key.age")).unwrap()).unwrap();
            connection.execute_batch(&format!("PRAGMA key = \"{}\"", *key.pragma())).unwrap();
        }
        let mut statement = connection.prepare("SELECT pageno, name, pagetype, ncell FROM dbstat").unwrap();
        let number = |row: &rusqlite::Row<'_>, at| row.get::<_, u32>(at).map(|number| number as usize);
        let of = |row: &rusqlite::Row<'_>| Ok((number(row, 0)?, (row.get(1)?, row.get(2)?, number(row, 3)?)));
        let rows = statement.query_map([], of).unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    }

    /// Damages these pages, counted from 1, and salvages.
    fn salvage(&self, pages: &[usize]) -> Result<Salvaged, StoreError> {
        let mut bytes = self.whole.clone();
        for page in pages {
            for (at, byte) in bytes[(page - 1) * PAGE..page * PAGE].iter_mut().enumerate() {
                *byte = u8::try_from((at * 31 + page * 7) % 251).unwrap();
            }
        }
        fs::write(self.path(), &bytes).unwrap();
        let salvaged = self.library.salvage(self.review.id);
        assert!(fs::read(self.path()).unwrap() == bytes, "the damaged file was written");
        salvaged
    }
}

fn lost(salvaged: &Salvaged, what: &str) -> Option<u32> {
    salvaged.kinds.iter().find(|kind| kind.what == what).unwrap().lost
}

/// What came back is what was there, word for word; only stand-ins that say so are new.
fn nothing_is_made_up(salvaged: &Review, whole: &Review) {
    for note in &salvaged.evidence {
        let was = whole.evidence.iter().find(|was| was.id == note.id).expect_it();
        assert_eq!((&note.text, note.kind, note.permission), (&was.text, was.kind, was.permission));
        assert!(note.elements.iter().all(|element| was.elements.contains(element)));
    }
    for finding in &salvaged.findings {
        let was = whole.findings.iter().find(|was| was.id == finding.id).expect_it();
        assert_eq!((&finding.text, finding.theme), (&was.text, was.theme));
        assert!(finding.evidence.iter().all(|note| was.evidence.contains(note)));
    }
    for recommendation in &salvaged.recommendations {
        let was = whole.recommendations.iter().find(|was| was.id == recommendation.id).expect_it();
        assert_eq!(recommendation.text, was.text);
    }
    for decision in &salvaged.decisions {
        assert!(whole.decisions.contains(decision));
    }
    for rating in &salvaged.ratings {
        assert!(whole.ratings.contains(rating));
    }
    for session in &salvaged.sessions {
        let was = whole.sessions.iter().find(|was| was.id == session.id).expect_it();
        assert_eq!((session.starts_at, &session.place), (was.starts_at, &was.place));
    }
    assert!(salvaged.roster.iter().all(|entry| whole.roster.contains(entry)));
    assert!(salvaged.recognitions.iter().all(|each| whole.recognitions.contains(each)));
    let stands_in = |name: &str| name.ends_with("that could not be read");
    assert!(salvaged.documents.iter().all(|document| whole.documents.contains(document) || stands_in(&document.title)));
    for group in &salvaged.groups {
        assert!(whole.groups.contains(group) || stands_in(&group.name), "{group:?}");
    }
    assert!(salvaged.themes.iter().all(|theme| whole.themes.contains(theme) || stands_in(&theme.title)));
    assert!(salvaged.team.iter().all(|member| whole.team.contains(member) || stands_in(&member.name)));
}

trait ExpectIt<T> {
    fn expect_it(self) -> T;
}

impl<T> ExpectIt<T> for Option<T> {
    fn expect_it(self) -> T {
        self.unwrap_or_else(|| panic!("something came back that was never there"))
    }
}

/// The salvaged review can be put into the library and opened.
fn can_be_kept(library: &Library, salvaged: &Review) {
    let mut review = salvaged.clone();
    review.id = ReviewId(uuid::Uuid::from_u128(0xabc));
    review.align_natural_ids();
    library.create(&review, at(5)).unwrap();
    let (mut store, _) = library.open_review(review.id, midnight()).unwrap();
    assert_eq!(store.load().unwrap(), review);
    let found = store.check(&common::action("Check", 6), &mut |_| Ok(())).unwrap().0;
    assert_eq!((found.mended, found.left), (vec![], vec![]));
    store.close().unwrap();
    library.bin(review.id, at(7)).unwrap();
    library.destroy(review.id, &[]).unwrap();
}

fn single_pages(is_sealed: bool) {
    let made = Made::new(is_sealed);
    let pages = made.pages();
    let count = made.whole.len() / PAGE;
    assert!(count > 100, "{count}");
    // A file without damage comes back whole.
    let salvaged = made.salvage(&[]).unwrap();
    assert_eq!(salvaged.review, made.review);
    assert!(salvaged.kinds.iter().all(|kind| kind.lost == Some(0)), "{:?}", salvaged.kinds);
    assert_eq!(salvaged.head_from, None);
    let roots = pages.iter().filter(|(_, (name, kind, _))| name == "evidence" && kind == "internal");
    let chosen: Vec<usize> =
        (0..32).map(|place| 1 + place * (count - 1) / 31).chain(roots.map(|(page, _)| *page)).collect();
    let mut leaves = 0;
    for (turn, page) in chosen.into_iter().enumerate() {
        let salvaged = made.salvage(&[page]).unwrap();
        let (name, kind, cells) = pages.get(&page).cloned().unwrap_or_default();
        nothing_is_made_up(&salvaged.review, &made.review);
        let came = salvaged.review.evidence.len();
        let gone = made.review.evidence.len() - came;
        let expected = match (name.as_str(), kind.as_str()) {
            ("evidence", "leaf") => cells,
            ("evidence", "overflow") => 1,
            _ => 0,
        };
        assert_eq!(gone, expected, "page {page} of {name}, {kind}");
        if let Some(told) = lost(&salvaged, "notes") {
            assert_eq!(told as usize, gone, "page {page} of {name}, {kind}");
        }
        leaves += usize::from(expected > 1);
        if name != "finding" && name != "recommendation" && page != 1 && !name.is_empty() {
            assert_eq!(salvaged.review.findings.len(), made.review.findings.len(), "page {page} of {name}, {kind}");
        }
        if turn % 5 == 0 {
            can_be_kept(&made.library, &salvaged.review);
        }
    }
    assert!(leaves > 2, "{leaves} pages with notes were hit");
}

#[test]
fn all_outside_a_damaged_page_comes_back_from_a_plain_review() {
    single_pages(false);
}

#[test]
fn all_outside_a_damaged_page_comes_back_from_an_encrypted_review() {
    single_pages(true);
}

#[test]
fn many_damaged_pages_leave_the_others() {
    for is_sealed in [false, true] {
        let made = Made::new(is_sealed);
        let count = made.whole.len() / PAGE;
        let chosen: Vec<usize> = (10..count).step_by(9).collect();
        let salvaged = made.salvage(&chosen).unwrap();
        nothing_is_made_up(&salvaged.review, &made.review);
        let came = salvaged.review.evidence.len();
        assert!(came * 4 > made.review.evidence.len() * 3 && came < made.review.evidence.len(), "{came}");
        can_be_kept(&made.library, &salvaged.review);
    }
}

#[test]
fn what_is_still_in_the_log_counts() {
    let (sandbox, mut store) = common::Sandbox::with(&large());
    let mut note = large().evidence[3].clone();
    note.text = "Only in the log".into();
    common::act(&mut store, "Edit", |writer| writer.put(&note));
    let salvaged = sandbox.library.salvage(note_review()).unwrap();
    assert_eq!(salvaged.review, store.load().unwrap());
    // What was not committed does not.
    let log = sandbox.file(note_review()).with_file_name("review.db-wal");
    let bytes = fs::read(&log).unwrap();
    store.close().unwrap();
    fs::write(&log, &bytes[..bytes.len() - 20]).unwrap();
    assert!(sandbox.library.salvage(note_review()).is_ok());
}

fn note_review() -> ReviewId {
    sample().id
}

#[test]
fn a_head_that_is_gone_comes_from_the_newest_backup_or_not_at_all() {
    let made = Made::new(false);
    let pages = made.pages();
    let head: Vec<usize> = pages.iter().filter(|(_, (name, ..))| name == "review").map(|(page, _)| *page).collect();
    let salvaged = made.salvage(&head).unwrap();
    assert!(salvaged.head_from.is_some());
    assert_eq!(salvaged.review, made.review);
    fs::remove_dir_all(made.path().with_file_name("backups")).unwrap();
    assert!(matches!(made.salvage(&head), Err(StoreError::NothingToSalvage)));
    let noise = made.whole.len() / PAGE;
    assert!(matches!(made.salvage(&(1..=noise).collect::<Vec<_>>()), Err(StoreError::NothingToSalvage)));
    fs::write(made.path(), b"").unwrap();
    assert!(matches!(made.library.salvage(made.review.id), Err(StoreError::NothingToSalvage)));
}

#[test]
fn a_lost_beginning_or_end_leaves_the_rest() {
    for is_sealed in [false, true] {
        let made = Made::new(is_sealed);
        for cut in [made.whole.len() / 2, made.whole.len() - PAGE - 100] {
            fs::write(made.path(), &made.whole[..cut]).unwrap();
            let salvaged = made.library.salvage(made.review.id).unwrap();
            nothing_is_made_up(&salvaged.review, &made.review);
            assert!(salvaged.review.evidence.len() > 50);
        }
        // The first bytes: of an encrypted file the salt, without which no signature can be checked.
        let mut bytes = made.whole.clone();
        bytes[..16].fill(0);
        fs::write(made.path(), &bytes).unwrap();
        let salvaged = made.library.salvage(made.review.id).unwrap();
        nothing_is_made_up(&salvaged.review, &made.review);
        assert_eq!(salvaged.review.evidence.len(), made.review.evidence.len());
    }
}

#[test]
fn flipped_bits_anywhere_are_no_panic() {
    let made = Made::new(false);
    for number in 0..40 {
        let mut bytes = made.whole.clone();
        for many in 0..40 {
            let at = (number * 7919 + many * 104_729) % bytes.len();
            bytes[at] ^= 1 << ((number + many) % 8);
        }
        fs::write(made.path(), &bytes).unwrap();
        match made.library.salvage(made.review.id) {
            Ok(_) | Err(StoreError::NothingToSalvage) => {}
            Err(other) => panic!("{number}: {other:?}"),
        }
    }
}

/// Somebody without the key gets nothing.
#[test]
fn a_stranger_salvages_nothing() {
    let made = Made::new(true);
    let path: &Path = made.folder.path();
    let stranger = Library::open(path, Some(Arc::new(Keyring::new(Identity::generate(), Vec::new())))).unwrap();
    assert!(matches!(stranger.salvage(made.review.id), Err(StoreError::Key(_))));
}
