//! The certificate of what was destroyed: plain text, without a quote and without the name of a person.

use crate::answers::Card;
use crate::places::Unreached;
use chrono::NaiveDateTime;
use debrief_domain::{Audience, Review, Sources};
use debrief_store::{Destroyed, DestroyedFile, DestroyedKind, ExportEntry, ExportForm};
use std::fmt::Write;

/// What was destroyed.
pub(crate) enum Scope<'a> {
    /// The sources of this review, as it was before.
    Sources(&'a Review),
    /// All of a review; its card, where it could be read.
    Review(Option<&'a Card>),
}

/// What Debrief knows of and did not destroy.
pub(crate) struct NotReached<'a> {
    /// Places with copies that nobody could look at.
    pub(crate) places: &'a [Unreached],
    /// Other reviews of the client in the library: copies of this one may be among them.
    pub(crate) reviews: u32,
}

/// The certificate. `at` is when it was done, in UTC.
pub(crate) fn text(scope: Scope<'_>, destroyed: &Destroyed, not_reached: &NotReached<'_>, at: NaiveDateTime) -> String {
    let mut lines = Lines(String::new());
    lines.line("CERTIFICATE OF DESTRUCTION");
    lines.line("");
    head(&mut lines, &scope, at);
    lines.heading("Destroyed");
    match scope {
        Scope::Sources(review) => sources(&mut lines, &Sources::of(review)),
        Scope::Review(card) => {
            if let Some(card) = card {
                lines.item(&format!("{} with their sources", counted(card.notes, "note", "notes")));
            }
            lines.item("the whole review: sessions, ratings, decisions, themes, its deck and its export log");
        }
    }
    if destroyed.drafts > 0 {
        lines.item(&counted(destroyed.drafts, "text that was half typed", "texts that were half typed"));
    }
    if destroyed.steps > 0 {
        let steps = counted(destroyed.steps, "step of history", "steps of history");
        lines.item(&format!("{steps}, which held what was typed and deleted"));
    }
    lines.item("the search index");
    lines.heading("Files overwritten and removed, with the SHA-256 of what they held");
    for file in &destroyed.files {
        lines.item(&file_line(file));
    }
    if destroyed.files.iter().any(|file| file.kind == DestroyedKind::Key) {
        lines.line("The key was overwritten first. Without it, copies of the encrypted files cannot be read.");
    }
    if matches!(scope, Scope::Sources(_)) {
        lines.heading("What stays");
        lines.line(
            "Levels, decisions with their rationale, findings, recommendations, themes, documents, groups with their\nheadcounts, the days of the sessions, the deck and the export log, in a new file.",
        );
    }
    lines.heading("Handed out before, and out of reach");
    if destroyed.handed_out.is_empty() {
        lines.line("Nothing, according to the export log.");
    }
    for entry in &destroyed.handed_out {
        lines.item(&package_line(entry));
    }
    lines.heading("Not reached");
    let NotReached { places, reviews } = not_reached;
    if destroyed.unreachable.is_empty() && destroyed.left.is_empty() && places.is_empty() && *reviews == 0 {
        lines.line("Nothing that Debrief knows of.");
    }
    for place in &destroyed.unreachable {
        lines.item(&format!("backups in “{place}”: the folder was not there"));
    }
    for Unreached { name, until } in *places {
        lines.item(&match until {
            None => format!("backups in “{name}”: it was not there"),
            Some(day) => format!("backups in “{name}”: nothing is copied there since {}", day.format("%B %-d, %Y")),
        });
    }
    if *reviews > 0 {
        lines.item(&format!("{} of this client in this library", counted(*reviews, "other review", "other reviews")));
    }
    for file in &destroyed.left {
        lines.item(&format!("“{file}”: it could not be removed"));
    }
    lines.heading("What nobody can promise");
    lines.line(
        "Disks that move what is written elsewhere (SSDs, sticks) may keep overwritten blocks for a while. Copies that\nthe system, a backup program or a person made are not known to Debrief.",
    );
    lines.0
}

fn head(lines: &mut Lines, scope: &Scope<'_>, at: NaiveDateTime) {
    let (client, name, what) = match scope {
        Scope::Sources(review) => (review.client.as_str(), review.name.as_str(), "the sources of the review"),
        Scope::Review(Some(card)) if !card.unreadable => (card.client.as_str(), card.name.as_str(), "the whole review"),
        Scope::Review(_) => ("not known, the file could not be read", "not known", "the whole review"),
    };
    lines.line(&format!("Client:      {client}"));
    lines.line(&format!("Engagement:  {name}"));
    lines.line(&format!("Destroyed:   {what}"));
    lines.line(&format!("Date:        {} (UTC)", at.format("%B %-d, %Y, %H:%M")));
}

fn sources(lines: &mut Lines, sources: &Sources) {
    lines.item(&counted(sources.notes, "note", "notes"));
    lines.item(&format!(
        "who asked and who wrote, places and times of day of {}",
        counted(sources.sessions, "session", "sessions")
    ));
    if sources.reasons > 0 {
        lines.item(&counted(sources.reasons, "reason of a single rating", "reasons of single ratings"));
    }
    if sources.speaker_notes > 0 {
        lines.item(&counted(sources.speaker_notes, "page of speaker notes", "pages of speaker notes"));
    }
    if sources.quotes_gone > 0 {
        lines.item(&counted(
            sources.quotes_gone,
            "quote in a rationale that was not cleared",
            "quotes in rationales that were not cleared",
        ));
    }
}

fn file_line(file: &DestroyedFile) -> String {
    let what = match file.kind {
        DestroyedKind::Key => "key",
        DestroyedKind::Review => "review file",
        DestroyedKind::Backup => "backup",
        DestroyedKind::Elsewhere => "backup or key in a second place",
        DestroyedKind::Aside => "copy that was kept aside",
        DestroyedKind::Other => "other file of the review",
    };
    let made = file.made_at.map(|at| format!(" of {} (UTC)", at.format("%B %-d, %Y, %H:%M"))).unwrap_or_default();
    format!("{what}{made}, {} bytes\n  {}", file.bytes, file.sha256)
}

fn package_line(entry: &ExportEntry) -> String {
    let form = match entry.form {
        ExportForm::Pdf => "PDF",
        ExportForm::Print => "PDF to print",
        ExportForm::OnePage => "one page as PDF",
        ExportForm::Pptx => "PowerPoint",
        ExportForm::Xlsx => "Excel",
        ExportForm::Csv => "CSV",
        ExportForm::Markdown => "Markdown",
        ExportForm::HeatMapSvg | ExportForm::HeatMapPng => "picture of the heat map",
        ExportForm::PublicRecords => "public record",
        ExportForm::Review => "the whole review as a file, with every note",
        ExportForm::Replacements => "list of who stands behind the descriptors",
    };
    let audience = match entry.audience {
        Some(Audience::Leadership) => ", for the leadership",
        Some(Audience::Board) => ", for the board",
        Some(Audience::Public) => ", for the public",
        None => "",
    };
    format!("{}: {form}{audience}, {} (UTC)\n  {}", entry.file_name, entry.at.format("%B %-d, %Y, %H:%M"), entry.sha256)
}

fn counted(count: u32, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// Text in the making.
struct Lines(String);

impl Lines {
    fn line(&mut self, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{line}");
    }

    fn heading(&mut self, heading: &str) {
        self.line("");
        self.line(heading);
    }

    fn item(&mut self, item: &str) {
        self.line(&format!("- {item}"));
    }
}
