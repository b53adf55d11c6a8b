//! Between the domain's types and the cells of a table.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Row;
use rusqlite::types::{Type, Value};
use serde::de::IntoDeserializer;
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use uuid::Uuid;

/// A text.
pub(crate) fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

/// A text that may be missing.
pub(crate) fn maybe(text: Option<impl Into<String>>) -> Value {
    text.map_or(Value::Null, |text| Value::Text(text.into()))
}

/// An id.
pub(crate) fn id(id: impl Into<Uuid>) -> Value {
    Value::Text(id.into().to_string())
}

/// An id that may be missing.
pub(crate) fn maybe_id(id: Option<impl Into<Uuid>>) -> Value {
    maybe(id.map(|id| id.into().to_string()))
}

/// A number that may be missing.
pub(crate) fn maybe_number(number: Option<impl Into<i64>>) -> Value {
    number.map_or(Value::Null, |number| Value::Integer(number.into()))
}

/// A day that may be missing: `2026-03-09`.
pub(crate) fn maybe_day(day: Option<NaiveDate>) -> Value {
    maybe(day.map(|day| day.to_string()))
}

/// A moment: `2026-03-09T08:37:13`.
pub(crate) fn moment(moment: NaiveDateTime) -> Value {
    // chrono's debug form is ISO 8601, the same that it writes to JSON.
    Value::Text(format!("{moment:?}"))
}

/// A moment that may be missing.
pub(crate) fn maybe_moment(at: Option<NaiveDateTime>) -> Value {
    at.map_or(Value::Null, moment)
}

/// One of a closed list, by the name it has in review files.
pub(crate) fn code(value: &impl Serialize) -> Value {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Value::Text(name),
        // Not one of a closed list of plain names; the CHECK of the column refuses it.
        _ => Value::Null,
    }
}

/// One of a closed list, which may be missing.
pub(crate) fn maybe_code(value: Option<&impl Serialize>) -> Value {
    value.map_or(Value::Null, code)
}

/// Something whole, as JSON.
pub(crate) fn json(value: &impl Serialize) -> Value {
    serde_json::to_string(value).map_or(Value::Null, Value::Text)
}

/// Reads an id.
pub(crate) fn read_id<T: From<Uuid>>(row: &Row<'_>, at: usize) -> rusqlite::Result<T> {
    Ok(T::from(read_parsed::<Uuid>(row, at)?))
}

/// Reads an id that may be missing.
pub(crate) fn read_maybe_id<T: From<Uuid>>(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
    Ok(read_maybe_parsed::<Uuid>(row, at)?.map(T::from))
}

/// Reads what has a textual form: an id, a day, a moment.
pub(crate) fn read_parsed<T>(row: &Row<'_>, at: usize) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    parsed(row.get_ref(at)?.as_str()?, at)
}

/// Reads what has a textual form and may be missing.
pub(crate) fn read_maybe_parsed<T>(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<T>>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    row.get_ref(at)?.as_str_or_null()?.map(|text| parsed(text, at)).transpose()
}

/// Reads one of a closed list.
pub(crate) fn read_code<T: for<'a> Deserialize<'a>>(row: &Row<'_>, at: usize) -> rusqlite::Result<T> {
    named(row.get_ref(at)?.as_str()?, at)
}

/// Reads one of a closed list, which may be missing.
pub(crate) fn read_maybe_code<T: for<'a> Deserialize<'a>>(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
    row.get_ref(at)?.as_str_or_null()?.map(|name| named(name, at)).transpose()
}

/// Reads something whole from JSON.
pub(crate) fn read_json<T: for<'a> Deserialize<'a>>(row: &Row<'_>, at: usize) -> rusqlite::Result<T> {
    serde_json::from_str(row.get_ref(at)?.as_str()?).map_err(|error| unreadable(at, error))
}

fn parsed<T>(text: &str, at: usize) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    text.parse().map_err(|error| unreadable(at, error))
}

fn named<T: for<'a> Deserialize<'a>>(name: &str, at: usize) -> rusqlite::Result<T> {
    T::deserialize(name.into_deserializer()).map_err(|error: serde::de::value::Error| unreadable(at, error))
}

/// The error for a cell that does not hold what its column promises.
pub(crate) fn unreadable(at: usize, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(at, Type::Text, Box::new(error))
}
