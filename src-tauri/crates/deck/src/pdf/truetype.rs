//! Font files as lists of tables (the OpenType specification, “Font file”).

/// The font file without these tables. Gives nothing when the file is not a list of tables.
pub(super) fn without(font: &[u8], unwanted: &[[u8; 4]]) -> Option<Vec<u8>> {
    let number =
        |at: usize| font.get(at..at + 4).map(|bytes| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
    let count = usize::from(u16::from_be_bytes([*font.get(4)?, *font.get(5)?]));
    let mut tables = Vec::new();
    for entry in (12..).step_by(16).take(count) {
        let tag: [u8; 4] = font.get(entry..entry + 4)?.try_into().ok()?;
        if !unwanted.contains(&tag) {
            let (from, length) = (number(entry + 8)? as usize, number(entry + 12)? as usize);
            tables.push((tag, font.get(from..from + length)?));
        }
    }
    // The search among the tables begins at the largest power of two not above their number.
    let power = tables.len().checked_ilog2()?;
    let range = 16u16 << power;
    let mut file = font.get(..4)?.to_vec();
    for number in [tables.len() as u16, range, power as u16, 16 * tables.len() as u16 - range] {
        file.extend(number.to_be_bytes());
    }
    let mut data: Vec<u8> = Vec::new();
    let begin = file.len() + 16 * tables.len();
    let mut head = None;
    for (tag, table) in tables {
        let at = data.len();
        data.extend(table);
        if tag == *b"head" {
            // The checksum of the whole file, which is right again below.
            data.get_mut(at + 8..at + 12)?.fill(0);
            head = Some(begin + at);
        }
        data.resize(data.len().next_multiple_of(4), 0);
        file.extend(tag);
        file.extend(checksum(&data[at..]).to_be_bytes());
        file.extend(((begin + at) as u32).to_be_bytes());
        file.extend((table.len() as u32).to_be_bytes());
    }
    file.extend(data);
    let whole = 0xb1b0_afba_u32.wrapping_sub(checksum(&file));
    let head = head?;
    file.get_mut(head + 8..head + 12)?.copy_from_slice(&whole.to_be_bytes());
    Some(file)
}

/// The sum of the numbers of four bytes; as many bytes as a multiple of four.
fn checksum(bytes: &[u8]) -> u32 {
    let numbers = bytes.chunks_exact(4).map(|bytes| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
    numbers.fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{checksum, without};
    use crate::fonts::Face;

    #[test]
    fn a_table_goes_and_the_others_stay() {
        let whole = Face::Sans.bytes();
        let less = without(whole, &[*b"name"]).unwrap();
        let tag = |font: &[u8], tag: &[u8; 4]| font[..400].windows(4).any(|window| window == tag);
        assert!(tag(whole, b"name") && !tag(&less, b"name") && tag(&less, b"glyf"));
        assert!(less.len() < whole.len());
        // OpenType, “head”: the sum of a sound file.
        assert_eq!(checksum(&less), 0xb1b0_afba);
        assert!(subsetter::subset(&less, 0, &subsetter::GlyphRemapper::new()).is_ok());
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert!(without(b"", &[]).is_none());
        assert!(without(&[0; 40], &[]).is_none());
        assert!(without(b"\0\x01\0\0\0\x02", &[]).is_none());
    }
}
