//! What an archived file (PDF/A) says about its colours.

use super::file::{File, Id};

/// What the deck's numbers for red, green and blue mean: the colours of sRGB (IEC 61966-2-1). Gives the entry of the
/// catalog.
pub(super) fn output_intent(file: &mut File) -> Id {
    let profile = file.add_stream("/N 3", &srgb());
    file.add(format_args!(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier({NAME})/Info({NAME})/DestOutputProfile {profile}>>"
    ))
}

const NAME: &str = "sRGB IEC61966-2.1";

/// The white that profiles are relative to, D50, as X, Y and Z. Numbers here and below are 16.16 fixed point.
const D50: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];
/// The primaries of sRGB, adapted from D65 to D50; together they are the white.
const RED: [u32; 3] = [0x6fa0, 0x38f5, 0x0390];
const GREEN: [u32; 3] = [0x6297, 0xb787, 0x18d9];
const BLUE: [u32; 3] = [0x249f, 0x0f84, 0xb6c4];

/// The colours of sRGB as an ICC profile of version 4 (ICC.1:2010): three primaries and the curve they share, by its
/// formula. Written out here because published profiles are larger and come with licences of their own.
fn srgb() -> Vec<u8> {
    let curve = curve();
    let tags = [
        (b"desc", words(NAME)),
        (b"cprt", words("No copyright, use freely")),
        (b"wtpt", numbers(b"XYZ ", &D50)),
        (b"chad", numbers(b"sf32", &adaptation())),
        (b"rXYZ", numbers(b"XYZ ", &RED)),
        (b"gXYZ", numbers(b"XYZ ", &GREEN)),
        (b"bXYZ", numbers(b"XYZ ", &BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    const HEADER: usize = 128;
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let begin = HEADER + table.len() + 12 * tags.len();
    let mut last: (usize, &[u8]) = (0, &[]);
    for (tag, content) in &tags {
        // Equal tags that follow one another share their data.
        if last.1 != content.as_slice() {
            last = (begin + data.len(), content);
            data.extend(content);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend(*tag);
        table.extend((last.0 as u32).to_be_bytes());
        table.extend((content.len() as u32).to_be_bytes());
    }
    let size = (begin + data.len()) as u32;
    let mut profile = header(size);
    profile.extend(table);
    profile.extend(data);
    profile
}

/// The 128 bytes that begin a profile (ICC.1:2010, 7.2).
fn header(size: u32) -> Vec<u8> {
    let mut header = size.to_be_bytes().to_vec();
    header.extend([0; 4]);
    header.extend([4, 0x30, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // When it was written: a fixed day, so that it is the same in every file.
    header.extend([2026u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend(b"acsp");
    // No platform, flags, device, and intent 0.
    header.resize(68, 0);
    header.extend(D50.into_iter().flat_map(u32::to_be_bytes));
    header.resize(128, 0);
    header
}

/// English words (ICC.1:2010, 10.13).
fn words(words: &str) -> Vec<u8> {
    let text: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut data = b"mluc\0\0\0\0".to_vec();
    data.extend([1, 12].into_iter().flat_map(u32::to_be_bytes));
    data.extend(b"enUS");
    data.extend([text.len() as u32, 28].into_iter().flat_map(u32::to_be_bytes));
    data.extend(text);
    data
}

fn numbers(kind: &[u8; 4], numbers: &[u32]) -> Vec<u8> {
    let mut data = kind.to_vec();
    data.extend([0; 4]);
    data.extend(numbers.iter().copied().flat_map(u32::to_be_bytes));
    data
}

fn fixed(number: f64) -> u32 {
    ((number * 65536.0).round() as i32) as u32
}

/// How the white of screens, D65, becomes D50: Bradford's method (ICC.1:2010, annex E).
fn adaptation() -> [u32; 9] {
    [1.047_88, 0.022_92, -0.050_20, 0.029_59, 0.990_48, -0.017_06, -0.009_25, 0.015_08, 0.751_68].map(fixed)
}

/// From a number of the file to light: `(a·x + b)^g` from `d` on, `c·x` below (IEC 61966-2-1), as ICC.1:2010, 10.16,
/// type 3 writes it.
fn curve() -> Vec<u8> {
    let (g, a, b, c, d) = (2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45);
    let mut data = b"para\0\0\0\0\0\x03\0\0".to_vec();
    data.extend([g, a, b, c, d].map(fixed).into_iter().flat_map(u32::to_be_bytes));
    data
}

#[cfg(test)]
mod tests {
    use super::{BLUE, D50, GREEN, RED, srgb};

    #[test]
    fn the_primaries_make_the_white() {
        for axis in 0..3 {
            assert_eq!(RED[axis] + GREEN[axis] + BLUE[axis], D50[axis]);
        }
    }

    #[test]
    fn the_profile_says_its_size_and_every_tag_lies_in_it() {
        let profile = srgb();
        let number = |at: usize| u32::from_be_bytes([profile[at], profile[at + 1], profile[at + 2], profile[at + 3]]);
        assert_eq!(number(0) as usize, profile.len());
        for tag in 0..number(128) as usize {
            let entry = 132 + 12 * tag;
            let (from, size) = (number(entry + 4) as usize, number(entry + 8) as usize);
            assert!(from % 4 == 0 && from >= 132 + 12 * number(128) as usize && from + size <= profile.len());
        }
    }
}
