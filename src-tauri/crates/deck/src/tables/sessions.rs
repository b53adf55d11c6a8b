//! The sessions, by group; without places and without the names of those who asked and wrote.

use super::{Cell, Column, Table, TableKind};
use debrief_domain::{Consent, GroupLevel, Review, SessionStatus};

const COLUMNS: [Column; 6] = [
    Column { name: "Group", width: 32 },
    Column { name: "Level of the system", width: 14 },
    Column { name: "Start", width: 18 },
    Column { name: "People", width: 10 },
    Column { name: "Status", width: 11 },
    Column { name: "Consent", width: 12 },
];

pub(super) fn table(review: &Review) -> Table {
    let mut rows = Vec::new();
    for group in &review.groups {
        let mut sessions: Vec<_> = review.sessions.iter().filter(|session| session.group == group.id).collect();
        sessions.sort_by_key(|session| (session.starts_at.is_none(), session.starts_at));
        for session in sessions {
            rows.push(vec![
                Cell::text(group.name.trim()),
                Cell::text(match group.level {
                    GroupLevel::System => "System",
                    GroupLevel::School => "School",
                    GroupLevel::Community => "Community",
                }),
                session.starts_at.map_or(Cell::Empty, Cell::Time),
                session.headcount.map_or(Cell::Empty, Cell::Number),
                Cell::text(match session.status {
                    SessionStatus::Planned => "Planned",
                    SessionStatus::Held => "Held",
                }),
                Cell::text(match session.consent {
                    Consent::NotRead => "Not read",
                    Consent::ReadAt(_) => "Read",
                }),
            ]);
        }
    }
    Table { kind: TableKind::Sessions, columns: COLUMNS.to_vec(), anchors: 1, rows }
}
