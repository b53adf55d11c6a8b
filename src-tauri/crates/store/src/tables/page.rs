//! What was changed about single pages of the deck.

use crate::StoreError;
use crate::cells::{maybe, maybe_number, text, unreadable};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{Horizon, PageKey, PageSetting, ReviewId, Topic};
use rusqlite::Connection;
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
    ],
};

const COLUMNS: &[&str] = &["page", "title", "hidden", "place"];

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
    ];
    pen.write(TABLE.name, &key(review, &setting.page), COLUMNS, &cells)
}

/// Removes the setting of one page, if there is one.
pub(crate) fn remove(pen: &mut Pen<'_>, review: ReviewId, page: &PageKey) -> Result<(), StoreError> {
    pen.bury(TABLE.name, &key(review, page)).map(|_| ())
}

/// Reads the settings of all pages.
pub(crate) fn all(connection: &Connection) -> Result<Vec<PageSetting>, StoreError> {
    let sql = format!("SELECT {} FROM page WHERE deleted = 0 ORDER BY position, id", COLUMNS.join(", "));
    let mut statement = connection.prepare_cached(&sql)?;
    let settings = statement.query_map([], |row| {
        let code: String = row.get(0)?;
        let page =
            page(&code).ok_or_else(|| unreadable(0, std::io::Error::other(format!("no page is called “{code}”"))))?;
        Ok(PageSetting { page, title: row.get(1)?, hidden: row.get(2)?, place: row.get(3)? })
    })?;
    Ok(settings.collect::<rusqlite::Result<Vec<PageSetting>>>()?)
}

/// The page of that code: the inverse of [`PageKey::code`].
fn page(code: &str) -> Option<PageKey> {
    if let Some(area) = code.strip_prefix("area/") {
        return Some(PageKey::Area(area.to_owned()));
    }
    let horizons = Horizon::ALL.into_iter().map(PageKey::Horizon);
    let plain =
        [PageKey::Title, PageKey::Framework, PageKey::Heard, PageKey::Summary, PageKey::Method, PageKey::Closing];
    horizons.chain(plain).find(|page| page.code() == code)
}
