//! The deck as a page for browsers.

use crate::meaning::{Meaning, Part};
use debrief_deck::{NodeId, Role};
use std::path::Path;

/// Pages of the deck's size, its fonts and about its sizes of letters.
const STYLE: &str = "
@page { size: 1280px 720px; margin: 56px 72px }
body { margin: 0; font: 15px/1.4 Inter; color: #1b2430 }
section section { break-before: auto }
section { break-before: page }
h1 { font: 700 34px/1.2 Inter; margin: 0 0 14px }
h2 { font: 600 19px/1.3 Inter; margin: 12px 0 4px }
h3 { font: 600 16px/1.3 Inter; margin: 8px 0 2px }
p { margin: 0 0 6px }
ul { list-style: none; margin: 0; padding: 0 }
li { padding: 3px 0 }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #c9c2b4; padding: 6px 10px 6px 0; text-align: left; vertical-align: top }
th { font-weight: 600 }
tr { break-inside: avoid }
i { font: italic 400 1.07em 'Source Serif 4' }
";

const FONTS: [(&str, u16, &str, &str); 6] = [
    ("Inter", 300, "normal", "Inter-Light.ttf"),
    ("Inter", 400, "normal", "Inter-Regular.ttf"),
    ("Inter", 500, "normal", "Inter-Medium.ttf"),
    ("Inter", 600, "normal", "Inter-SemiBold.ttf"),
    ("Inter", 700, "normal", "Inter-Bold.ttf"),
    ("Source Serif 4", 400, "italic", "SourceSerif4-Italic.ttf"),
];

/// The content as HTML, with the fonts of that folder.
#[must_use]
pub fn html(meaning: &Meaning<'_>, fonts: &Path) -> String {
    let laid = meaning.laid();
    let mut page = format!("<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">", laid.language);
    page += &format!("<title>{}</title>\n<style>", escaped(&laid.title));
    for (family, weight, style, file) in FONTS {
        let file = fonts.join(file).display().to_string();
        page += &format!(
            "\n@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style}; src: url('file://{file}') }}"
        );
    }
    page += STYLE;
    page += "</style></head>\n<body>";
    add(meaning, NodeId(0), &mut page);
    page += "</body></html>\n";
    page
}

fn add(meaning: &Meaning<'_>, id: NodeId, page: &mut String) {
    let nodes = &meaning.laid().nodes;
    let node = &nodes[id.0 as usize];
    let heads_column =
        |row: NodeId| nodes[row.0 as usize].children.iter().all(|cell| nodes[cell.0 as usize].role == Role::HeaderCell);
    let (name, attributes) = match node.role {
        Role::Document => ("main", String::new()),
        Role::Section => ("section", String::new()),
        Role::H1 => ("h1", String::new()),
        Role::H2 => ("h2", String::new()),
        Role::H3 => ("h3", String::new()),
        Role::P => ("p", String::new()),
        Role::List => ("ul", String::new()),
        Role::ListItem => ("li", String::new()),
        Role::Label | Role::Body | Role::Span | Role::Chip => ("span", String::new()),
        Role::Table => ("table", String::new()),
        Role::Row => ("tr", String::new()),
        Role::HeaderCell if node.parent.is_some_and(heads_column) => ("th", " scope=\"col\"".to_owned()),
        Role::HeaderCell => ("th", " scope=\"row\"".to_owned()),
        Role::DataCell => ("td", String::new()),
        Role::Figure => {
            ("div", format!(" role=\"img\" aria-label=\"{}\"", escaped(node.spoken.as_deref().unwrap_or_default())))
        }
        Role::Link => ("a", format!(" href=\"{}\"", escaped(node.link.as_deref().unwrap_or_default()))),
    };
    let language = node.language.as_ref().map(|language| format!(" lang=\"{language}\"")).unwrap_or_default();
    *page += &format!("<{name}{attributes}{language}>");
    let parts = meaning.parts(id);
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Words { words, is_quoted: true } => *page += &format!("<i>{}</i>", escaped(words)),
            Part::Words { words, is_quoted: false } => *page += &escaped(words),
            Part::Node(child) if node.role == Role::Table => {
                // The rows that name the columns come first and are repeated on each page.
                let group = if heads_column(*child) { "thead" } else { "tbody" };
                let differs = |other: Option<&Part<'_>>| match other {
                    Some(Part::Node(other)) => heads_column(*other) != heads_column(*child),
                    _ => true,
                };
                if differs(at.checked_sub(1).and_then(|before| parts.get(before))) {
                    *page += &format!("<{group}>");
                }
                add(meaning, *child, page);
                if differs(parts.get(at + 1)) {
                    *page += &format!("</{group}>");
                }
            }
            Part::Node(child) => add(meaning, *child, page),
        }
    }
    *page += &format!("</{name}>");
    *page += if matches!(node.role, Role::Span | Role::Link) { "" } else { "\n" };
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
