//! Keys are wrapped, opened, lost and found again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use debrief_keys::{Attempts, Identity, KeyError, Keyring, Passphrase, PublicKey, RecoverySheet, ReviewKey, Strength};
use proptest::prelude::*;
use std::time::Duration;

fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(words.to_owned())
}

#[test]
fn a_review_opens_for_me_and_for_the_sheet_and_for_nobody_else() {
    let (me, sheet, stranger) = (Identity::generate(), RecoverySheet::generate(), Identity::generate());
    let key = ReviewKey::generate().unwrap();
    let file = key.wrap(&[me.public(), sheet.public()]).unwrap();
    assert_eq!(ReviewKey::unwrap(&file, &me), Ok(key.clone()));
    assert_eq!(ReviewKey::unwrap(&file, sheet.identity()), Ok(key.clone()));
    assert_eq!(ReviewKey::unwrap(&file, &stranger), Err(KeyError::NotForYou));
    assert_ne!(ReviewKey::generate().unwrap(), key);
    assert!(key.wrap(&[]).is_err(), "what nobody can open is not written");
}

#[test]
fn a_key_is_given_to_the_database_raw() {
    let pragma = ReviewKey::generate().unwrap().pragma();
    let digits = pragma.strip_prefix("x'").and_then(|rest| rest.strip_suffix('\'')).unwrap();
    assert_eq!(digits.len(), 64);
    assert!(digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
}

#[test]
fn an_identity_lies_on_the_disk_under_its_passphrase() {
    let me = Identity::generate();
    let file = me.protect(&passphrase("seven lanterns by the river")).unwrap();
    assert!(!String::from_utf8_lossy(&file).contains("AGE-SECRET-KEY"));
    let again = Identity::open(&file, &passphrase(" seven lanterns by the river ")).unwrap();
    assert_eq!(again.public(), me.public());
    let wrong = Identity::open(&file, &passphrase("seven lanterns by the bridge"));
    assert_eq!(wrong.map(|identity| identity.public()), Err(KeyError::WrongPassphrase));
    // The header says how much work each guess takes.
    let header = String::from_utf8_lossy(&file);
    let line = header.lines().find(|line| line.starts_with("-> scrypt ")).unwrap();
    assert!(line.ends_with(" 18"), "{line}");
}

#[test]
fn the_recovery_key_is_noted_under_the_passphrase() {
    let (me, sheet, words) = (Identity::generate(), RecoverySheet::generate(), passphrase("seven lanterns"));
    let file = me.protect_with(&words, Some(&sheet.public())).unwrap();
    let (again, noted) = Identity::open_with(&file, &words).unwrap();
    assert_eq!((again.public(), noted), (me.public(), Some(sheet.public())));
    assert_eq!(Identity::open(&file, &words).unwrap().public(), me.public());
    let before = Identity::open_with(&me.protect(&words).unwrap(), &words).unwrap();
    assert_eq!((before.0.public(), before.1), (me.public(), None));
}

#[test]
fn a_keyring_gives_my_identity_to_the_sheet() {
    let (me, sheet) = (Identity::generate(), RecoverySheet::generate());
    let ring = Keyring::new(me.clone(), vec![sheet.public()]);
    assert_eq!(ring.others(), [sheet.public()]);
    let wrapped = ring.wrap_identity().unwrap();
    assert_eq!(Identity::unwrap(&wrapped, sheet.identity()).unwrap().public(), me.public());
    assert_eq!(Keyring::new(me, Vec::new()).wrap_identity(), Err(KeyError::Damaged));
}

#[test]
fn the_sheet_opens_the_identity_when_the_passphrase_is_forgotten() {
    let (me, sheet) = (Identity::generate(), RecoverySheet::generate());
    let file = me.wrap(&sheet.public()).unwrap();
    assert_eq!(Identity::unwrap(&file, sheet.identity()).unwrap().public(), me.public());
    let stranger = Identity::unwrap(&file, &Identity::generate());
    assert_eq!(stranger.map(|identity| identity.public()), Err(KeyError::NotForYou));
}

#[test]
fn an_identity_file_that_asks_for_hours_of_work_is_refused_at_once() {
    let file = Identity::generate().protect(&passphrase("seven lanterns")).unwrap();
    let at = file.windows(4).position(|part| part == b" 18\n").unwrap();
    // 2³⁰ rounds take hours, 2¹⁹ more memory than a key is worth.
    for work in [b"30", b"19"] {
        let mut dear = file.clone();
        dear[at + 1..at + 3].copy_from_slice(work);
        let opened = Identity::open(&dear, &passphrase("seven lanterns"));
        assert_eq!(opened.map(|identity| identity.public()), Err(KeyError::Damaged));
    }
}

#[test]
fn a_key_file_for_thousands_is_refused_at_once() {
    let me = Identity::generate();
    let file = me.wrap(&me.public()).unwrap();
    let header = file.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let crowd = [&file[..header], &b"-> grease\n\n".repeat(2_000), &file[header..]].concat();
    let opened = Identity::unwrap(&crowd, &me);
    assert_eq!(opened.map(|identity| identity.public()), Err(KeyError::Damaged));
}

#[test]
fn the_sheet_can_be_typed_in_as_people_type() {
    let sheet = RecoverySheet::generate();
    let groups = sheet.groups().to_vec();
    assert!(groups.iter().all(|group| group.len() <= 4));
    let numbered = |gap: &str| {
        let groups = groups.iter().zip(1..).map(|(group, number)| format!("{number}:{gap}{group}"));
        groups.collect::<Vec<_>>().join("  ")
    };
    let typed = [
        groups.join(" "),
        groups.concat().to_lowercase(),
        format!("AGE-SECRET-KEY-1{}", groups.concat()),
        // As the lines stand in the file of the sheet.
        numbered(" ").replace("6:", "\n6:"),
        numbered(""),
    ];
    for typed in typed {
        assert_eq!(RecoverySheet::read(&typed).unwrap().public(), sheet.public(), "{typed}");
    }
    assert!(sheet.has_group(1, &groups[0].to_lowercase()));
    assert!(!sheet.has_group(0, &groups[0]) && !sheet.has_group(2, "") && !sheet.has_group(99, &groups[0]));
}

#[test]
fn one_wrong_letter_on_the_sheet_is_noticed() {
    let key = RecoverySheet::generate().groups().concat();
    for at in 0..key.len() {
        let mut wrong = key.clone();
        let other = if &key[at..=at] == "Q" { "P" } else { "Q" };
        wrong.replace_range(at..=at, other);
        assert_eq!(RecoverySheet::read(&wrong).map(|sheet| sheet.public()), Err(KeyError::NotARecoveryKey), "at {at}");
    }
}

#[test]
fn nothing_secret_is_printed() {
    let (me, sheet, key) = (Identity::generate(), RecoverySheet::generate(), ReviewKey::generate().unwrap());
    let printed = format!("{me:?} {sheet:?} {key:?} {:?}", passphrase("seven lanterns"));
    assert!(!printed.contains("lanterns") && !printed.contains("SECRET"));
    assert!(!printed.contains(&sheet.groups().concat()) && !printed.contains(&key.pragma()[2..66]));
    assert_eq!(me.public().to_string().parse::<PublicKey>().unwrap(), me.public());
}

#[test]
fn passphrases_are_judged_by_how_long_they_hold() {
    assert_eq!(passphrase("riverbend2026").strength(&["Riverbend"]), Strength::Weak);
    assert_eq!(passphrase("P@ssw0rd!").strength(&[]), Strength::Weak);
    assert_eq!(passphrase("").strength(&[]), Strength::Weak);
    assert_eq!(passphrase("lantern gravel otter mosaic thistle").strength(&[]), Strength::Strong);
}

#[test]
fn the_wait_grows_and_ends_at_a_minute() {
    let waits: Vec<u64> = std::iter::successors(Some(Attempts::default()), |attempts| Some(attempts.failed()))
        .take(12)
        .map(|attempts| attempts.wait().as_secs())
        .collect();
    assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    let many = (0..100).fold(Attempts::default(), |attempts, _| attempts.failed());
    assert_eq!(many.wait(), Duration::from_secs(60));
}

proptest! {
    #[test]
    fn what_is_flipped_or_cut_off_opens_nothing(at in 0usize..400, bit in 0u8..8, keep in 0usize..400) {
        let me = Identity::generate();
        let key = ReviewKey::generate().unwrap();
        let file = key.wrap(&[me.public()]).unwrap();
        let mut flipped = file.clone();
        let place = at % file.len();
        flipped[place] ^= 1 << bit;
        prop_assert!(ReviewKey::unwrap(&flipped, &me).is_err());
        prop_assert!(ReviewKey::unwrap(&file[..keep % file.len()], &me).is_err());
    }

    #[test]
    fn anything_at_all_can_be_given(bytes in proptest::collection::vec(any::<u8>(), 0..600), typed in "\\PC{0,120}") {
        prop_assert!(ReviewKey::unwrap(&bytes, &Identity::generate()).is_err());
        prop_assert!(Identity::open(&bytes, &passphrase("seven")).is_err());
        prop_assert!(RecoverySheet::read(&typed).is_err());
    }
}
