//! Files that somebody prepared: refused in little time and memory, with nothing written.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod common;

use common::{Sandbox, sample};
use debrief_store::{Damage, StoreError};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const PAGE: usize = 4096;

/// A closed review, its file, and where the trees begin.
fn closed() -> (Sandbox, PathBuf, impl Fn(&str) -> usize) {
    let (sandbox, store) = Sandbox::with(&sample());
    store.close().unwrap();
    let file = sandbox.file(sample().id);
    let connection = rusqlite::Connection::open(&file).unwrap();
    let mut statement = connection.prepare("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0").unwrap();
    let roots: Vec<(String, usize)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get::<_, u32>(1)? as usize)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    drop(statement);
    connection.close().unwrap();
    let root = move |name: &str| roots.iter().find(|(known, _)| known == name).unwrap().1;
    (sandbox, file, root)
}

/// Opening is refused as damage, soon.
fn refused(sandbox: &Sandbox, file: &PathBuf) -> Damage {
    let (bytes, begun) = (fs::read(file).unwrap(), Instant::now());
    match sandbox.open(sample().id) {
        Err(StoreError::Damaged { damage, .. }) => {
            assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
            assert!(fs::read(file).unwrap() == bytes, "the file was changed");
            damage
        }
        other => panic!("{other:?}"),
    }
}

/// A page above others: it points at `child` so many times.
fn inside(child: usize, many: usize) -> Vec<u8> {
    let mut page = vec![0; PAGE];
    page[0] = 0x05;
    page[3..5].copy_from_slice(&u16::try_from(many - 1).unwrap().to_be_bytes());
    let child = u32::try_from(child).unwrap().to_be_bytes();
    page[8..12].copy_from_slice(&child);
    let mut at = PAGE;
    for cell in 0..many - 1 {
        at -= 6;
        page[at..at + 4].copy_from_slice(&child);
        page[at + 4..at + 6].copy_from_slice(&[0x81, u8::try_from(cell % 128).unwrap()]);
        page[12 + 2 * cell..14 + 2 * cell].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
    }
    page[5..7].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
    page
}

#[test]
fn a_tree_that_loops_or_leads_to_one_page_a_million_times() {
    let (sandbox, file, root) = closed();
    let whole = fs::read(&file).unwrap();
    for table in ["evidence", "sitting", "member"] {
        let mut bytes = whole.clone();
        let root = root(table);
        bytes[(root - 1) * PAGE..root * PAGE].copy_from_slice(&inside(root, 300));
        fs::write(&file, &bytes).unwrap();
        refused(&sandbox, &file);
    }
    // Six levels of three hundred: read through, it would never end.
    let mut bytes = whole.clone();
    let (pages, leaf) = (whole.len() / PAGE, root("member"));
    let levels: Vec<usize> = (1..=6).map(|level| pages + level).collect();
    for level in &levels {
        let next = if level == levels.last().unwrap() { leaf } else { level + 1 };
        bytes.extend(inside(next, 300));
    }
    bytes[28..32].copy_from_slice(&u32::try_from(pages + 6).unwrap().to_be_bytes());
    let root = root("sitting");
    bytes[(root - 1) * PAGE..root * PAGE].copy_from_slice(&inside(levels[0], 300));
    fs::write(&file, &bytes).unwrap();
    refused(&sandbox, &file);
}

#[test]
fn a_row_that_claims_two_gigabytes() {
    let (sandbox, file, root) = closed();
    let mut bytes = fs::read(&file).unwrap();
    let root = root("sitting");
    // A leaf with one cell: two thousand million bytes, of which the last column has nearly all; the rest leads to itself.
    let mut page = vec![0; PAGE];
    page[0] = 0x0d;
    page[4] = 1;
    let claimed = [0x87, 0xba, 0xd6, 0xa8, 0x00];
    let mut cell = claimed.to_vec();
    cell.extend([1, 10, 0, 8, 8]);
    cell.extend(claimed);
    cell.resize(900, b'x');
    cell.extend(u32::try_from(root).unwrap().to_be_bytes());
    let at = PAGE - cell.len();
    page[5..7].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
    page[8..10].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
    page[at..].copy_from_slice(&cell);
    bytes[(root - 1) * PAGE..root * PAGE].copy_from_slice(&page);
    fs::write(&file, &bytes).unwrap();
    let before = peak_memory();
    refused(&sandbox, &file);
    assert!(peak_memory() - before < 100, "{} MB before, {} MB after", before, peak_memory());
}

/// The most memory that this program has had, in megabytes; nothing where the system does not say.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() / 1024
}

#[test]
fn a_file_larger_than_any_review_is_not_even_copied() {
    let (sandbox, file, _) = closed();
    let sparse = fs::File::options().write(true).open(&file).unwrap();
    sparse.set_len(10 << 30).unwrap();
    drop(sparse);
    let begun = Instant::now();
    let error = sandbox.open(sample().id).unwrap_err();
    assert!(matches!(error, StoreError::TooLarge(_)), "{error:?}");
    assert!(error.to_string().contains("10 gigabytes"), "{error}");
    assert!(matches!(sandbox.library.salvage(sample().id), Err(StoreError::TooLarge(_))));
    assert!(begun.elapsed() < Duration::from_secs(2));
    assert_eq!(fs::read_dir(sandbox.folder.path().join("damaged")).unwrap().count(), 0);
    // Its backup is as good as before.
    fs::write(&file, b"x").unwrap();
    sandbox.library.restore_backup(sample().id, common::day()).unwrap();
    assert_eq!(sandbox.open(sample().id).unwrap().load().unwrap(), sample());
}

#[test]
fn a_backup_larger_than_any_review_is_passed_over() {
    let (sandbox, file, _) = closed();
    let backups = file.with_file_name("backups");
    let planted = backups.join("20990101-000000.db");
    fs::copy(&file, &planted).unwrap();
    fs::File::options().write(true).open(&planted).unwrap().set_len(10 << 30).unwrap();
    assert_eq!(sandbox.library.backups(sample().id).unwrap()[0].counts, None);
    fs::write(&file, b"x").unwrap();
    let at = sandbox.library.restore_backup(sample().id, common::day()).unwrap();
    assert!(at < common::at(999_999));
}

#[test]
fn names_in_the_library_folder_lead_nowhere() {
    let (sandbox, _, _) = closed();
    let reviews = sandbox.folder.path().join("reviews");
    for name in ["..hidden", "a\u{202e}b", "con", "unfinished-", "x y\n", "00000000-0000-0000-0000-00000000000Z"] {
        fs::create_dir(reviews.join(name)).unwrap();
    }
    fs::write(reviews.join("a file"), "x").unwrap();
    let library = debrief_store::Library::open(sandbox.folder.path(), None).unwrap();
    assert_eq!(library.cards().unwrap().len(), 1);
    // A backup is known by its moment alone; whatever else lies there is no backup.
    let backups = sandbox.file(sample().id).with_file_name("backups");
    for name in ["..20260101-000000.db", "20260101-000000.db.exe", "20261301-000000.db"] {
        fs::write(backups.join(name), "x").unwrap();
    }
    assert!(library.backups(sample().id).unwrap().iter().all(|backup| backup.counts.is_some()));
}
