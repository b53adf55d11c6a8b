//! Rows out of the pages of a damaged file. Every number in a page may be wrong: each is checked before it is followed, and
//! no page is gone through twice.

use super::pages::Pages;
use rusqlite::types::Value;
use std::collections::HashSet;

/// What a page is, by its first byte.
const INDEX_INSIDE: u8 = 0x02;
const TABLE_INSIDE: u8 = 0x05;
const INDEX_LEAF: u8 = 0x0a;
const TABLE_LEAF: u8 = 0x0d;

/// The largest row that is read, in bytes: as large as one may be that is written (`crate::limits`).
const LARGEST_ROW: u64 = crate::limits::LARGEST_ROW as u64;

/// The rows of a tree.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) rows: Vec<Vec<Value>>,
    /// Whether a page of the tree could not be read, so that there may have been more.
    pub(super) is_torn: bool,
}

/// Walks through the trees of a file.
#[derive(Debug)]
pub(super) struct Walker {
    pages: Pages,
    usable: usize,
    seen: HashSet<u32>,
}

impl Walker {
    pub(super) fn new(pages: Pages) -> Self {
        let usable = pages.usable();
        Self { pages, usable, seen: HashSet::new() }
    }

    /// The number in the file’s header at that place; none when the header cannot be read.
    pub(super) fn header_number(&mut self, at: usize) -> Option<u32> {
        word(&self.pages.page(1)?, at)
    }

    /// The rows of the table or index whose tree begins there.
    pub(super) fn rows(&mut self, root: u32) -> Found {
        let (mut found, mut next) = (Found::default(), vec![root]);
        while let Some(number) = next.pop() {
            let page = if self.seen.insert(number) { self.pages.page(number) } else { None };
            match page.and_then(|page| self.take(number, &page, &mut found)) {
                Some(below) => next.extend(below.into_iter().rev()),
                None => found.is_torn = true,
            }
        }
        found
    }

    /// The leaves that no tree led to, each with its rows: a page above them is damaged. To be asked once all trees were
    /// walked.
    pub(super) fn stranded(&mut self) -> Vec<Vec<Vec<Value>>> {
        let mut leaves = Vec::new();
        for number in 2..=self.pages.count() {
            if self.seen.contains(&number) {
                continue;
            }
            if let Some(page) = self.pages.page(number)
                && page.first() == Some(&TABLE_LEAF)
            {
                let mut found = Found::default();
                self.take(number, &page, &mut found);
                leaves.push(found.rows);
            }
        }
        leaves
    }

    /// Takes the rows of a page, and gives the pages below it; none when it is no page of a tree.
    fn take(&mut self, number: u32, page: &[u8], found: &mut Found) -> Option<Vec<u32>> {
        let start = if number == 1 { 100 } else { 0 };
        let kind = *page.get(start)?;
        let cells = usize::from(short(page, start + 3)?);
        let is_inside = matches!(kind, INDEX_INSIDE | TABLE_INSIDE);
        let pointers = start + if is_inside { 12 } else { 8 };
        if !matches!(kind, INDEX_INSIDE | TABLE_INSIDE | INDEX_LEAF | TABLE_LEAF) || pointers + 2 * cells > self.usable
        {
            return None;
        }
        let mut below = Vec::new();
        for cell in 0..cells {
            let at = usize::from(short(page, pointers + 2 * cell)?);
            let mut row = page.get(at..self.usable).filter(|_| at >= pointers + 2 * cells);
            if is_inside {
                match row.and_then(|cell| word(cell, 0)) {
                    Some(child) => below.push(child),
                    None => found.is_torn = true,
                }
                row = row.and_then(|cell| cell.get(4..));
            }
            if kind == TABLE_INSIDE {
                continue;
            }
            match row.and_then(|row| self.payload(row, kind == TABLE_LEAF)).and_then(|payload| record(&payload)) {
                Some(values) => found.rows.push(values),
                None => found.is_torn = true,
            }
        }
        if is_inside {
            below.push(word(page, start + 8)?);
        }
        Some(below)
    }

    /// The bytes of a row, those on further pages among them.
    fn payload(&mut self, cell: &[u8], is_table: bool) -> Option<Vec<u8>> {
        let (length, mut at) = varint(cell)?;
        if is_table {
            at += varint(cell.get(at..)?)?.1;
        }
        if length > LARGEST_ROW {
            return None;
        }
        let (length, usable) = (usize::try_from(length).ok()?, self.usable);
        let most = if is_table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
        if length <= most {
            return cell.get(at..at + length).map(<[u8]>::to_vec);
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let here = least + (length - least) % (usable - 4);
        let here = if here <= most { here } else { least };
        let mut payload = cell.get(at..at + here)?.to_vec();
        let mut next = word(cell, at + here)?;
        while payload.len() < length {
            if next == 0 || !self.seen.insert(next) {
                return None;
            }
            let page = self.pages.page(next)?;
            let wanted = (length - payload.len()).min(usable - 4);
            payload.extend_from_slice(page.get(4..4 + wanted)?);
            next = word(&page, 0)?;
        }
        Some(payload)
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// A number of one to nine bytes, and how many it has.
fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut value = 0;
    for at in 0..8 {
        let byte = *bytes.get(at)?;
        value = value << 7 | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((value, at + 1));
        }
    }
    Some((value << 8 | u64::from(*bytes.get(8)?), 9))
}

/// The cells of a row; none when it is not written as a row is.
fn record(payload: &[u8]) -> Option<Vec<Value>> {
    let (header, mut at) = varint(payload)?;
    let header = usize::try_from(header).ok().filter(|header| *header <= payload.len())?;
    let (mut body, mut values) = (header, Vec::new());
    while at < header {
        let (kind, length) = varint(payload.get(at..header)?)?;
        at += length;
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            _ => usize::try_from((kind - 12) / 2).ok()?,
        };
        let cell = payload.get(body..body.checked_add(length)?)?;
        body += length;
        values.push(match kind {
            0 => Value::Null,
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            7 => Value::Real(f64::from_be_bytes(cell.try_into().ok()?)),
            1..=6 => Value::Integer(integer(cell)),
            kind if kind % 2 == 0 => Value::Blob(cell.to_vec()),
            _ => Value::Text(String::from_utf8(cell.to_vec()).ok()?),
        });
    }
    (body == payload.len()).then_some(values)
}

/// A number with its sign, of one to eight bytes.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|byte| *byte >= 0x80) { -1 } else { 0 };
    bytes.iter().fold(sign, |number, byte| number << 8 | i64::from(*byte))
}
