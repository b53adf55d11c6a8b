//! The words of a slide: those of its shapes, and row by row those of its tables.

use super::PptxProblem;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Words with the name of what holds them.
pub(super) enum Words {
    Shape { name: String, text: String },
    Row { name: String, number: Option<u32>, cells: Vec<String> },
}

/// PowerPoint nests far less deep.
const DEEPEST: usize = 200;
/// The most attributes of an element that are looked at.
const MOST_ATTRIBUTES: usize = 64;

/// The value of an attribute, by the name it is written with.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let attributes = attributes.with_checks(false).take(MOST_ATTRIBUTES).flatten();
    let value = attributes.into_iter().find(|attribute| attribute.key.as_ref() == name)?;
    Some(value.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// Goes through the XML, refusing what PowerPoint never writes.
fn walk(xml: &str, mut on: impl FnMut(&Event<'_>)) -> Result<(), PptxProblem> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0usize;
    loop {
        let event = reader.read_event().map_err(|_| PptxProblem::NotPptx)?;
        match &event {
            Event::DocType(_) => return Err(PptxProblem::Suspicious),
            Event::GeneralRef(reference) => {
                let known = matches!(reference.as_ref(), "amp" | "lt" | "gt" | "quot" | "apos");
                if !known && !matches!(reference.resolve_char_ref(), Ok(Some(_))) {
                    return Err(PptxProblem::Suspicious);
                }
            }
            Event::Start(_) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(PptxProblem::Suspicious);
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 => return Err(PptxProblem::NotPptx),
            Event::Eof => return Ok(()),
            _ => {}
        }
        on(&event);
    }
}

/// Shows every element of the XML.
pub(super) fn elements(xml: &str, mut on: impl FnMut(&BytesStart<'_>)) -> Result<(), PptxProblem> {
    walk(xml, |event| {
        if let Event::Start(element) | Event::Empty(element) = event {
            on(element);
        }
    })
}

/// What is being read.
#[derive(Default)]
struct State {
    found: Vec<Words>,
    /// The name of the shape or table, and its words so far.
    name: String,
    text: String,
    /// Whether text of a run, a field or a line break may come now.
    in_text: bool,
    in_shape: bool,
    paragraphs: usize,
    row: Option<(Option<u32>, Vec<String>)>,
}

/// The words of the shapes and tables of a slide, in the order they are drawn.
pub(super) fn words(xml: &str) -> Result<Vec<Words>, PptxProblem> {
    let mut state = State::default();
    walk(xml, |event| state.see(event))?;
    Ok(state.found)
}

impl State {
    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => self.begin(element),
            Event::Empty(element) => {
                self.begin(element);
                self.end(element.local_name().as_ref());
            }
            Event::End(element) => self.end(element.local_name().as_ref()),
            Event::Text(text) if self.in_text => self.text.push_str(text),
            Event::CData(text) if self.in_text => self.text.push_str(text),
            Event::GeneralRef(reference) if self.in_text => match reference.as_ref() {
                "amp" => self.text.push('&'),
                "lt" => self.text.push('<'),
                "gt" => self.text.push('>'),
                "quot" => self.text.push('"'),
                "apos" => self.text.push('\''),
                _ => self.text.extend(reference.resolve_char_ref().ok().flatten()),
            },
            _ => {}
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "sp" | "graphicFrame" => {
                self.in_shape = true;
                self.name.clear();
                self.clear();
            }
            "cNvPr" if self.in_shape => {
                if let Some(name) = attribute(element, "name") {
                    self.name = name;
                }
            }
            "tr" => self.row = Some((None, Vec::new())),
            "tc" => self.clear(),
            "rowId" => {
                let number = attribute(element, "val").and_then(|number| number.parse().ok());
                if let Some((known, _)) = &mut self.row {
                    *known = number;
                }
            }
            "p" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "br" => self.text.push(' '),
            "t" => self.in_text = true,
            _ => {}
        }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.paragraphs = 0;
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "tc" => {
                if let Some((_, cells)) = &mut self.row {
                    cells.push(std::mem::take(&mut self.text));
                }
            }
            "tr" => {
                if let Some((number, cells)) = self.row.take() {
                    self.found.push(Words::Row { name: self.name.clone(), number, cells });
                }
            }
            "sp" => {
                let (name, text) = (self.name.clone(), std::mem::take(&mut self.text));
                self.found.push(Words::Shape { name, text });
                self.in_shape = false;
            }
            "graphicFrame" => self.in_shape = false,
            _ => {}
        }
    }
}
