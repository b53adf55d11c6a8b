//! Key files that were hurt.

use super::{Step, bytes};
use debrief_keys::{Identity, Passphrase, RecoverySheet, ReviewKey};
use std::sync::LazyLock;

/// A wrapped key, a wrapped identity, an identity under a passphrase that asks for little work.
static SOUND: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    let (me, sheet) = (Identity::generate(), RecoverySheet::generate());
    let wrapped = ReviewKey::generate().unwrap().wrap(&[me.public(), sheet.public()]).unwrap();
    let mut protected = me.protect(&Passphrase::new("seven lanterns".to_owned())).unwrap();
    let at = protected.windows(4).position(|part| part == b" 18\n").unwrap();
    protected.splice(at + 1..at + 3, *b"2");
    [wrapped, me.wrap(&sheet.public()).unwrap(), protected]
});

/// Lines that a header may hold.
const LINES: &[&str] = &[
    "-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
    "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 9\n",
    "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 20\n",
    "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 63\n",
    "-> \n",
    "---\n",
    "-> grease\n\n",
    "age-encryption.org/v2\n",
];

/// A key file, hurt.
pub fn key(steps: &[Step]) -> Vec<u8> {
    let which = steps.first().map_or(0, |(pick, ..)| usize::from(*pick) % SOUND.len());
    let mut file = SOUND[which].clone();
    for step @ (pick, how, value) in steps {
        match how % 5 {
            0 => {
                // A line more, a line less, a line in another's place.
                let ends: Vec<usize> =
                    file.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
                let Some(at) = ends.get(usize::from(*pick) % ends.len().max(1)) else { continue };
                let line = LINES[*value as usize % LINES.len()].as_bytes().repeat(1 + (*value as usize >> 8) % 300);
                file.splice(*at..*at, line);
            }
            1 => file.extend(std::iter::repeat_n(b'A', *value as usize % 70_000)),
            _ => bytes::hurt(&mut file, *step),
        }
    }
    file
}
