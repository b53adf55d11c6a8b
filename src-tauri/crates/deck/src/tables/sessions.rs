//! The sessions, by group; without places and without the names of those who asked and wrote.

use super::{Cell, Table, TableKind, columns};
use crate::words::TableWords;
use debrief_domain::{Consent, GroupLevel, Review, SessionStatus};

pub(super) fn table(review: &Review, words: &TableWords) -> Table {
    let mut rows = Vec::new();
    for group in &review.groups {
        let mut sessions: Vec<_> = review.sessions.iter().filter(|session| session.group == group.id).collect();
        sessions.sort_by_key(|session| (session.starts_at.is_none(), session.starts_at));
        for session in sessions {
            rows.push(vec![
                Cell::text(group.name.trim()),
                Cell::text(match group.level {
                    GroupLevel::System => words.system,
                    GroupLevel::School => words.school,
                    GroupLevel::Community => words.community,
                }),
                session.starts_at.map_or(Cell::Empty, Cell::Time),
                session.headcount.map_or(Cell::Empty, Cell::Number),
                Cell::text(match session.status {
                    SessionStatus::Planned => words.planned,
                    SessionStatus::Held => words.held,
                }),
                Cell::text(match session.consent {
                    Consent::NotRead => words.consent_not_read,
                    Consent::ReadAt(_) => words.consent_read,
                }),
            ]);
        }
    }
    let columns = columns([
        (words.group, 32),
        (words.group_level, 16),
        (words.start, 18),
        (words.people, 11),
        (words.status, 12),
        (words.consent, 16),
    ]);
    Table { kind: TableKind::Sessions, name: words.sessions, columns, anchors: 1, rows }
}
