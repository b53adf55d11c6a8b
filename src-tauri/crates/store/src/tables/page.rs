//! What was changed about single pages of the deck.

use crate::StoreError;
use crate::cells::{maybe, maybe_number, text, unreadable};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{ExtraPageId, Horizon, PageKey, PageSetting, ReviewId, Topic};
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "page",
    topic: Topic::Deck,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "page",
                "page TEXT NOT NULL UNIQUE,
    title TEXT,
    hidden INTEGER CHECK (hidden IN (0, 1)),
    place INTEGER"
            ),
        },
        Step { version: 1, sql: index!("page", "position") },
        Step { version: 2, sql: "ALTER TABLE page ADD COLUMN notes TEXT;\n" },
    ],
};

const COLUMNS: &[&str] = &["page", "title", "hidden", "place", "notes"];

/// The id of a page's setting: the same on every laptop.
fn key(review: ReviewId, page: &PageKey) -> String {
    Uuid::new_v5(&review.0, format!("page/{}", page.code()).as_bytes()).to_string()
}

/// Writes the setting of one page.
pub(crate) fn set(pen: &mut Pen<'_>, review: ReviewId, setting: &PageSetting) -> Result<(), StoreError> {
    let cells = [
        text(setting.page.code()),
        maybe(setting.title.as_deref()),
        maybe_number(setting.hidden),
        maybe_number(setting.place),
        maybe(setting.notes.as_deref()),
    ];
    pen.write(TABLE.name, &key(review, &setting.page), COLUMNS, &cells)
}

/// Removes the setting of one page, if there is one.
pub(crate) fn remove(pen: &mut Pen<'_>, page: &PageKey) -> Result<(), StoreError> {
    let sql = "SELECT id FROM page WHERE page = ? AND deleted = 0";
    let id: Option<String> =
        pen.connection().prepare_cached(sql)?.query_row([page.code()], |row| row.get(0)).optional()?;
    id.map_or(Ok(()), |id| pen.bury(TABLE.name, &id).map(|_| ()))
}

/// Reads the settings of all pages.
pub(crate) fn all(connection: &Connection) -> Result<Vec<PageSetting>, StoreError> {
    let sql = format!("SELECT {} FROM page WHERE deleted = 0 ORDER BY position, id", COLUMNS.join(", "));
    let mut statement = connection.prepare_cached(&sql)?;
    let settings = statement.query_map([], |row| {
        let code: String = row.get(0)?;
        let page =
            page(&code).ok_or_else(|| unreadable(0, std::io::Error::other(format!("no page is called “{code}”"))))?;
        Ok(PageSetting { page, title: row.get(1)?, hidden: row.get(2)?, place: row.get(3)?, notes: row.get(4)? })
    })?;
    Ok(settings.collect::<rusqlite::Result<Vec<PageSetting>>>()?)
}

/// The page of that code: the inverse of [`PageKey::code`].
fn page(code: &str) -> Option<PageKey> {
    if let Some(area) = code.strip_prefix("area/") {
        return Some(PageKey::Area(area.to_owned()));
    }
    if let Some(id) = code.strip_prefix("extra/") {
        return Some(PageKey::Extra(ExtraPageId(id.parse().ok()?)));
    }
    let horizons = Horizon::ALL.into_iter().map(PageKey::Horizon);
    let plain = [
        PageKey::Title,
        PageKey::Framework,
        PageKey::Heard,
        PageKey::Summary,
        PageKey::Differently,
        PageKey::Changed,
        PageKey::Method,
        PageKey::Closing,
    ];
    horizons.chain(plain).find(|page| page.code() == code)
}
