//! The deck as a document for typst.

use crate::meaning::{Meaning, Part};
use debrief_deck::{NodeId, Role};

/// Pages of the deck's size, its fonts and about its sizes of letters.
const STYLE: &str = "
#set page(width: 960pt, height: 540pt, margin: (x: 54pt, y: 42pt))
#set text(font: \"Inter\", size: 11.25pt, fill: rgb(\"1b2430\"), hyphenate: false)
#set par(leading: 0.5em, spacing: 0.7em)
#set list(marker: none, indent: 0pt, body-indent: 0pt)
#set table(stroke: (bottom: 0.75pt + rgb(\"c9c2b4\")), inset: (x: 4pt, y: 4.5pt))
#show heading.where(level: 1): set text(size: 25.5pt, weight: 700)
#show heading.where(level: 2): set text(size: 14.25pt, weight: 600)
#show heading.where(level: 3): set text(size: 12pt, weight: 600)
#let quoted(words) = text(font: \"Source Serif 4\", style: \"italic\", size: 1.07em, words)
";

/// The content in typst's language.
#[must_use]
pub fn typst(meaning: &Meaning<'_>) -> String {
    let laid = meaning.laid();
    let mut page = format!("#set document(title: {}, date: none)", string(&laid.title));
    // The language without its country: “en” of “en-US”.
    let language = laid.language.split('-').next().unwrap_or_default();
    page += &format!("\n#set text(lang: {})", string(language));
    page += STYLE;
    for part in meaning.parts(NodeId(0)) {
        if let Part::Node(child) = part {
            page += "#pagebreak(weak: true)\n";
            page += &inner(meaning, child);
        }
    }
    page
}

/// What a node holds, as markup.
fn inner(meaning: &Meaning<'_>, id: NodeId) -> String {
    let mut markup = String::new();
    for part in meaning.parts(id) {
        match part {
            Part::Words { words, is_quoted: true } => markup += &format!("#quoted({});", string(words)),
            Part::Words { words, is_quoted: false } => markup += &format!("#{};", string(words)),
            Part::Node(child) => markup += &whole(meaning, child),
        }
    }
    markup
}

/// A node with what it holds, as markup.
fn whole(meaning: &Meaning<'_>, id: NodeId) -> String {
    let node = &meaning.laid().nodes[id.0 as usize];
    let inner = || inner(meaning, id);
    match node.role {
        Role::Document | Role::Section => inner(),
        Role::H1 => format!("#heading(level: 1)[{}]\n", inner()),
        Role::H2 => format!("#heading(level: 2)[{}]\n", inner()),
        Role::H3 => format!("#heading(level: 3)[{}]\n", inner()),
        Role::P => format!("#par[{}]\n", inner()),
        Role::List => format!("#list({})\n", inner()),
        Role::ListItem => format!("[{}],", inner()),
        Role::Label | Role::Body | Role::Chip => format!("{} ", inner()),
        Role::Span => inner(),
        Role::Table => table(meaning, id),
        Role::Row | Role::HeaderCell | Role::DataCell => format!("[{}],", inner()),
        // It has no words of its own, and typst embeds no empty picture.
        Role::Figure => String::new(),
        Role::Link => format!("#link({})[{}]", string(node.link.as_deref().unwrap_or_default()), inner()),
    }
}

fn table(meaning: &Meaning<'_>, id: NodeId) -> String {
    let nodes = &meaning.laid().nodes;
    let rows = nodes_of(meaning, id);
    let columns = rows.iter().map(|row| nodes_of(meaning, *row).len()).max().unwrap_or_default();
    // Of few columns the last holds the text; many are cells of a map, all alike.
    let widths = if columns <= 3 {
        format!("({}1fr,)", "auto,".repeat(columns.saturating_sub(1)))
    } else {
        format!("(1fr,) * {columns}")
    };
    let mut markup = format!("#table(columns: {widths},\n");
    for row in rows {
        let cells = nodes_of(meaning, row);
        let is_head = cells.iter().all(|cell| nodes[cell.0 as usize].role == Role::HeaderCell);
        let words: String = cells.iter().map(|cell| format!("[{}],", inner(meaning, *cell))).collect();
        markup += &if is_head { format!("table.header({words}),\n") } else { format!("{words}\n") };
    }
    markup + ")\n"
}

fn nodes_of(meaning: &Meaning<'_>, id: NodeId) -> Vec<NodeId> {
    let parts = meaning.parts(id).into_iter();
    parts.filter_map(|part| if let Part::Node(node) = part { Some(node) } else { None }).collect()
}

fn string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
