//! Bytes that are hurt without knowing what they say.

use super::Step;

/// Numbers that lengths and offsets are badly checked for.
const NUMBERS: &[u32] = &[0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/// Changes a stretch somewhere.
pub fn hurt(bytes: &mut Vec<u8>, (pick, how, value): Step) {
    if bytes.is_empty() {
        return;
    }
    let at = (usize::from(pick) << 8 | value as usize & 0xff) % bytes.len();
    match how % 8 {
        0 => bytes[at] ^= 1 << (value % 8),
        1 => bytes.truncate(at),
        2 => {
            let end = (at + value as usize % 64).min(bytes.len());
            bytes.drain(at..end);
        }
        3 => {
            let end = (at + 1 + value as usize % 512).min(bytes.len());
            let again = bytes[at..end].repeat(1 + value as usize % 40);
            bytes.splice(at..at, again);
        }
        4 | 5 => {
            let number = NUMBERS[value as usize % NUMBERS.len()];
            let number = if how % 8 == 4 { number.to_be_bytes() } else { number.to_le_bytes() };
            let width = [1, 2, 4][value as usize / 16 % 3];
            for (byte, number) in bytes[at..].iter_mut().zip(&number[4 - width..]) {
                *byte = *number;
            }
        }
        6 => {
            let end = (at + value as usize % 4096).min(bytes.len());
            bytes[at..end].fill((value >> 16) as u8);
        }
        _ => bytes.insert(at, (value >> 8) as u8),
    }
}
