//! The file as it is written: objects one after the other, most of them packed together, and where each is.
//!
//! Objects are written as text the moment they are known and are not kept: a long deck has tens of thousands.

use super::DeckError;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use md5::{Digest, Md5};
use std::fmt::{self, Display, Formatter, Write as _};
use std::io::Write as _;

/// The number of an object. Written into another, it refers to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(u32);

impl Display for Id {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} 0 R", self.0)
    }
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    /// Nowhere yet.
    Unwritten,
    /// So many bytes from the beginning of the file.
    At(usize),
    /// In a stream of objects, as the so-manieth in it.
    Packed(Id, usize),
}

/// How many objects are packed together: enough that what is alike in them is found, few enough that a reader who wants
/// one has soon unpacked them.
const OBJECTS_A_STREAM: usize = 500;

/// A file being written.
pub(super) struct File {
    bytes: Vec<u8>,
    /// Where each object is, by its number.
    places: Vec<Place>,
    /// Numbers and offsets of the objects that wait to be packed.
    waiting: String,
    /// These objects themselves.
    objects: String,
    count: usize,
}

impl File {
    /// An empty file.
    pub(super) fn new() -> Self {
        // The second line says that the file is not text (ISO 19005-2, 6.1.2).
        let bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        Self { bytes, places: vec![Place::Unwritten], waiting: String::new(), objects: String::new(), count: 0 }
    }

    /// A number for an object that is written later.
    pub(super) fn reserve(&mut self) -> Id {
        self.places.push(Place::Unwritten);
        Id((self.places.len() - 1) as u32)
    }

    /// Writes the object of that number.
    pub(super) fn write(&mut self, id: Id, object: impl Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.waiting, "{} {} ", id.0, self.objects.len());
        let _ = writeln!(self.objects, "{object}");
        // The stream that will hold it has no number yet.
        self.places[id.0 as usize] = Place::Packed(Id(0), self.count);
        self.count += 1;
        if self.count == OBJECTS_A_STREAM {
            self.pack();
        }
    }

    /// Writes an object under a number of its own.
    pub(super) fn add(&mut self, object: impl Display) -> Id {
        let id = self.reserve();
        self.write(id, object);
        id
    }

    /// Writes a stream as it is; `entries` are those of its dictionary, its length left out.
    pub(super) fn write_stream(&mut self, id: Id, entries: impl Display, content: &[u8]) {
        self.places[id.0 as usize] = Place::At(self.bytes.len());
        let _ = write!(self.bytes, "{} 0 obj\n<<{entries}/Length {}>>stream\n", id.0, content.len());
        self.bytes.extend(content);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    /// Writes a stream that is already compressed.
    pub(super) fn write_packed(&mut self, id: Id, entries: impl Display, content: &[u8]) {
        self.write_stream(id, format_args!("{entries}/Filter/FlateDecode"), content);
    }

    /// Compresses a stream and writes it under a number of its own.
    pub(super) fn add_stream(&mut self, entries: impl Display, content: &[u8]) -> Id {
        let id = self.reserve();
        self.write_packed(id, entries, &packed(content));
        id
    }

    /// Writes the objects that wait.
    fn pack(&mut self) {
        if self.count == 0 {
            return;
        }
        let stream = self.reserve();
        let numbers =
            self.waiting.split_ascii_whitespace().step_by(2).filter_map(|number| number.parse::<usize>().ok());
        for number in numbers {
            if let Place::Packed(place, _) = &mut self.places[number] {
                *place = stream;
            }
        }
        let entries = format!("/Type/ObjStm/N {}/First {}", self.count, self.waiting.len());
        let content = packed(&[self.waiting.as_bytes(), self.objects.as_bytes()].concat());
        self.write_packed(stream, entries, &content);
        (self.waiting, self.objects, self.count) = (String::new(), String::new(), 0);
    }

    /// Ends the file: the objects that wait, the table of all objects, and an id, which is the MD5 of the same file with an
    /// id of zeros. Gives the bytes.
    ///
    /// # Errors
    /// When a number was given to no object.
    pub(super) fn finish(mut self, root: Id, info: Id) -> Result<Vec<u8>, DeckError> {
        self.pack();
        let table = self.reserve();
        let begin = self.bytes.len();
        self.places[table.0 as usize] = Place::At(begin);
        let (widths, rows) = rows(&self.places)?;
        let [kind, first, second] = widths;
        let content = packed(&rows);
        let before = format!(
            "/Type/XRef/Size {}/W[{kind} {first} {second}]/DecodeParms<</Predictor 12/Columns {}>>/Root {root}/Info {info}/ID[<",
            self.places.len(),
            kind + first + second,
        );
        let zeros = "0".repeat(32);
        let id_from = begin + format!("{} 0 obj\n<<{before}", table.0).len();
        self.write_packed(table, format_args!("{before}{zeros}><{zeros}>]"), &content);
        let _ = write!(self.bytes, "startxref\n{begin}\n%%EOF\n");
        let id: String = Md5::digest(&self.bytes).iter().map(|byte| format!("{byte:02X}")).collect();
        for from in [id_from, id_from + id.len() + 2] {
            self.bytes[from..from + id.len()].copy_from_slice(id.as_bytes());
        }
        Ok(self.bytes)
    }
}

/// The table of objects: how wide its three columns are, and its rows, each as the difference to the row above it (ISO
/// 32000-1, 7.4.4.4), which packs to a third.
fn rows(places: &[Place]) -> Result<([usize; 3], Vec<u8>), DeckError> {
    let numbers = |(number, place): (usize, &Place)| match *place {
        Place::Unwritten if number == 0 => Ok([0, 0, usize::from(u16::MAX)]),
        Place::Unwritten => Err(DeckError::Writing(format!("object {number} was never written"))),
        Place::At(at) => Ok([1, at, 0]),
        Place::Packed(stream, index) => Ok([2, stream.0 as usize, index]),
    };
    let table = places.iter().enumerate().map(numbers).collect::<Result<Vec<[usize; 3]>, DeckError>>()?;
    let bytes_of = |column: usize| {
        let largest = table.iter().map(|row| row[column]).max().unwrap_or_default();
        (1..8).find(|bytes| largest >> (8 * bytes) == 0).unwrap_or(8)
    };
    let widths = [1, bytes_of(1), bytes_of(2)];
    let mut rows = Vec::new();
    let mut above = vec![0u8; widths.iter().sum()];
    for numbers in table {
        let row: Vec<u8> = numbers
            .into_iter()
            .zip(widths)
            .flat_map(|(number, width)| (number as u64).to_be_bytes()[8 - width..].to_vec())
            .collect();
        rows.push(2);
        rows.extend(row.iter().zip(&above).map(|(byte, above)| byte.wrapping_sub(*above)));
        above = row;
    }
    Ok((widths, rows))
}

/// The bytes compressed as `FlateDecode` reads them.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(LEVEL));
    // Writing to a vector cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// How hard to look for what repeats, up to 9, which would make files smaller by four parts in a thousand.
const LEVEL: u32 = 6;

/// A text of properties, outlines and tags: in PDF's own encoding where that has every character (ISO 32000-1, annex D),
/// else in UTF-16 with a mark.
pub(super) struct Text<'t>(pub(super) &'t str);

/// The characters of PDF's own encoding that stand elsewhere in Unicode, from 0x80 on.
const OWN: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";

fn own_code(c: char) -> Option<u8> {
    match c {
        ' '..='~' => Some(c as u8),
        '¡'..='ÿ' if c != '\u{ad}' => Some(c as u8),
        '€' => Some(0xa0),
        _ => OWN.chars().position(|own| own == c).map(|at| 0x80 + at as u8),
    }
}

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0.chars().any(|c| own_code(c).is_none()) {
            f.write_str("<FEFF")?;
            for unit in self.0.encode_utf16() {
                write!(f, "{unit:04X}")?;
            }
            return f.write_str(">");
        }
        f.write_char('(')?;
        for code in self.0.chars().filter_map(own_code) {
            match code {
                b'(' | b')' | b'\\' => write!(f, "\\{}", char::from(code))?,
                b' '..=b'~' => f.write_char(char::from(code))?,
                _ => write!(f, "\\{code:03o}")?,
            }
        }
        f.write_char(')')
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{File, Text};

    #[test]
    fn objects_are_found_again() {
        let mut file = File::new();
        let root = file.reserve();
        let words = file.add_stream("", b"words and words and words");
        let many: Vec<_> = (0..1200).map(|number| file.add(number)).collect();
        file.write(root, format_args!("<</Type/Catalog/Words {words}/Last {}>>", many[1199]));
        let info = file.add("<<>>");
        let bytes = file.finish(root, info).unwrap();
        let document = lopdf::Document::load_mem(&bytes).unwrap();
        let catalog = document.catalog().unwrap();
        let stream = catalog.get(b"Words").unwrap().as_reference().unwrap();
        let stream = document.get_object(stream).unwrap().as_stream().unwrap();
        assert_eq!(stream.decompressed_content().unwrap(), b"words and words and words");
        let last = catalog.get(b"Last").unwrap().as_reference().unwrap();
        assert_eq!(document.get_object(last).unwrap().as_i64().unwrap(), 1199);
    }

    #[test]
    fn a_number_without_an_object_is_an_error() {
        let mut file = File::new();
        let root = file.reserve();
        let info = file.add("<<>>");
        assert!(file.finish(root, info).is_err());
    }

    #[test]
    fn texts_are_read_back() {
        for text in ["A (bracket) and \\ more", "“Zoë’s” café – 5 € …", "Đà Nẵng", "", "a\u{ad}b", "漢😀"]
        {
            let written = Text(text).to_string();
            assert!(written.is_ascii());
            let mut file = File::new();
            let root = file.add(format_args!("<</Type/Catalog/Text {written}>>"));
            let info = file.add("<<>>");
            let document = lopdf::Document::load_mem(&file.finish(root, info).unwrap()).unwrap();
            let read = document.catalog().unwrap().get(b"Text").unwrap();
            assert_eq!(lopdf::decode_text_string(read).unwrap(), text, "{written}");
        }
    }
}
