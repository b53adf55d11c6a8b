//! The public record: what was found and what is recommended, without anything that tells where it comes from.

use super::synthesis::{finding_number, findings, theme_cells, theme_columns};
use super::{Cell, Table, TableKind, codes, columns, levels, recommendations};
use crate::content::{Deck, PageContent, compose};
use crate::markdown::page_text;
use crate::words::{TableWords, words};
use debrief_domain::{
    Audience, AudienceSetting, DocumentStatus, Evidence, GroupLevel, RationaleDetail, Review, SessionStatus,
};
use debrief_guard::{Uncleared, nameless};

/// A review as its client may have to hand it to anybody who asks.
pub struct PublicRecord {
    /// The version of the deck that it is made from.
    pub deck: Deck,
    /// Levels with rationales, findings, recommendations, documents that were read, and how many groups of each level of
    /// the system were heard.
    pub tables: Vec<Table>,
    /// The note whose words somebody typed into it, if there is one. Then it may not leave.
    pub said: Option<Evidence>,
}

/// Makes the public record of a review. No quote, note, session, interviewer or group stands in it: of a rationale, the
/// sentences that hold no quote. Names on the roster, those of approved subjects among them, e-mail addresses and telephone
/// numbers give way to descriptors.
#[must_use]
pub fn public_record(review: &Review) -> PublicRecord {
    let setting = AudienceSetting {
        audience: Audience::Public,
        rationale: RationaleDetail::Full,
        quotes: false,
        group_names: false,
        notes: false,
        left_out: Vec::new(),
    };
    let shown = Review { audiences: vec![setting.clone()], ..nameless(review) };
    let deck = compose(&shown, Audience::Public);
    let table_words = words(deck.language).tables();
    let tables = vec![
        levels::table(&shown, &deck, table_words),
        found(&shown, &deck, table_words),
        recommendations::table(&shown, &deck, table_words),
        documents(&shown, table_words),
        groups(&shown, table_words),
    ];
    // Looked for in what was written as well: a descriptor in the middle of a quote must not hide it.
    let written = compose(&Review { audiences: vec![setting], ..review.clone() }, Audience::Public);
    let by_anybody = Uncleared::said_by_anybody(review);
    let said = [&deck, &written].into_iter().find_map(|deck| said_in(&by_anybody, deck));
    PublicRecord { deck, tables, said }
}

/// The note whose words stand in a rationale, finding or recommendation of that deck.
fn said_in(said: &Uncleared<'_>, deck: &Deck) -> Option<Evidence> {
    let pages = deck.pages.iter().filter(|page| !page.hidden);
    let of_these = pages.filter(|page| matches!(page.content, PageContent::Debrief(_) | PageContent::Horizon(_)));
    of_these.map(|page| page_text(page, deck)).find_map(|text| said.found_in(&text)).cloned()
}

/// The findings, without how many notes stand behind each.
fn found(review: &Review, deck: &Deck, words: &TableWords) -> Table {
    let rows = findings(review, deck).enumerate().map(|(index, (theme, finding))| {
        let mut row = theme_cells(deck, &finding_number(index), theme);
        row.push(Cell::text(finding.text.trim()));
        row.push(Cell::text(&codes(review, &finding.elements)));
        row
    });
    let mut all = theme_columns(words);
    all.extend(columns([(words.finding, 80), (words.elements, 14)]));
    Table { kind: TableKind::Findings, name: words.findings, columns: all, anchors: 1, rows: rows.collect() }
}

fn documents(review: &Review, words: &TableWords) -> Table {
    let read = review.documents.iter().filter(|document| document.status == DocumentStatus::Read);
    let rows = read.map(|document| vec![Cell::text(document.title.trim()), Cell::text(document.kind.trim())]);
    let rows = rows.collect();
    let columns = columns([(words.document, 70), (words.kind, 34)]);
    Table { kind: TableKind::Documents, name: words.documents, columns, anchors: 1, rows }
}

fn groups(review: &Review, words: &TableWords) -> Table {
    let heard = |level: GroupLevel| {
        let is_heard = |group: &&debrief_domain::Group| {
            let here =
                |session: &debrief_domain::Session| session.group == group.id && session.status == SessionStatus::Held;
            group.level == level && review.sessions.iter().any(here)
        };
        review.groups.iter().filter(is_heard).count()
    };
    let named = [
        (GroupLevel::System, words.system),
        (GroupLevel::School, words.school),
        (GroupLevel::Community, words.community),
    ];
    let rows = named
        .map(|(level, name)| vec![Cell::text(name), Cell::Number(u32::try_from(heard(level)).unwrap_or(u32::MAX))]);
    let columns = columns([(words.group_level, 24), (words.groups_heard, 16)]);
    Table { kind: TableKind::Groups, name: words.groups_heard, columns, anchors: 1, rows: rows.into() }
}
