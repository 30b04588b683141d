//! From the store's statements to SQLite and from its rows to the store's records, without anything in between.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, Row};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use store::{Bound, Statement, StoreError};

/// The first row of a SELECT as a record, if there is one.
///
/// # Errors
/// [`StoreError`], as the product would have it.
pub(super) fn first<R: DeserializeOwned>(
    connection: &Connection,
    statement: &Statement,
) -> Result<Option<R>, StoreError> {
    let mut prepared = prepare(connection, statement)?;
    let mut rows = prepared.raw_query();
    rows.next().map_err(|error| refused(&error))?.map(record).transpose()
}

/// All rows of a SELECT as records.
///
/// # Errors
/// [`StoreError`], as the product would have it.
pub(super) fn all<R: DeserializeOwned>(connection: &Connection, statement: &Statement) -> Result<Vec<R>, StoreError> {
    let mut prepared = prepare(connection, statement)?;
    let mut rows = prepared.raw_query();
    let mut records = Vec::new();
    while let Some(row) = rows.next().map_err(|error| refused(&error))? {
        records.push(record(row)?);
    }
    Ok(records)
}

/// Hands every row of a SELECT to `take`.
pub(super) fn each(
    connection: &Connection,
    statement: &Statement,
    mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) -> Result<(), StoreError> {
    let mut prepared = prepare(connection, statement)?;
    let mut rows = prepared.raw_query();
    while let Some(row) = rows.next().map_err(|error| refused(&error))? {
        take(row).map_err(|error| refused(&error))?;
    }
    Ok(())
}

/// Runs the statements in one transaction and ends it with `last`: all of it or nothing.
pub(super) fn transact<T>(
    connection: &Connection,
    statements: Vec<Statement>,
    last: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let result = attempt(connection, statements, last);
    if result.is_err() && !connection.is_autocommit() {
        command(connection, "rollback")?;
    }
    result
}

fn attempt<T>(
    connection: &Connection,
    statements: Vec<Statement>,
    last: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    command(connection, "begin immediate")?;
    for statement in &statements {
        each(connection, statement, |_| Ok(()))?;
    }
    let result = last(connection)?;
    command(connection, "commit")?;
    Ok(result)
}

fn command(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    let mut prepared = connection.prepare_cached(sql).map_err(|error| refused(&error))?;
    prepared.execute([]).map(drop).map_err(|error| refused(&error))
}

fn prepare<'c>(connection: &'c Connection, statement: &Statement) -> Result<CachedStatement<'c>, StoreError> {
    let mut prepared = connection.prepare_cached(statement.sql()).map_err(|error| refused(&error))?;
    for index in 1..=prepared.parameter_count() {
        let name = prepared.parameter_name(index).and_then(|name| name.strip_prefix(':'));
        let value = statement.arguments().find(|(given, _)| Some(*given) == name).map(|(_, value)| value);
        let value = value.ok_or_else(|| StoreError::Shape("an argument is missing".to_owned()))?;
        prepared.raw_bind_parameter(index, to_sqlite(value)).map_err(|error| refused(&error))?;
    }
    Ok(prepared)
}

fn to_sqlite(value: Bound<'_>) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(match value {
        Bound::Null => ValueRef::Null,
        Bound::Integer(value) => ValueRef::Integer(value),
        Bound::Real(value) => ValueRef::Real(value),
        Bound::Text(value) => ValueRef::Text(value.as_bytes()),
        Bound::Blob(value) => ValueRef::Blob(value),
    })
}

fn refused(error: &rusqlite::Error) -> StoreError {
    let code = match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DatabaseBusy) => "SQLITE_BUSY".to_owned(),
        Some(rusqlite::ErrorCode::DatabaseLocked) => "SQLITE_LOCKED".to_owned(),
        Some(code) => format!("{code:?}"),
        None => String::new(),
    };
    StoreError::from_database(Some(code), error.to_string())
}

fn record<R: DeserializeOwned>(row: &Row<'_>) -> Result<R, StoreError> {
    R::deserialize(RowDeserializer { row }).map_err(|error| StoreError::Shape(error.to_string()))
}

type SerdeError = serde::de::value::Error;

/// A row as a map from column to value.
struct RowDeserializer<'r> {
    row: &'r Row<'r>,
}

impl<'de> Deserializer<'de> for RowDeserializer<'_> {
    type Error = SerdeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        let columns = self.row.as_ref().column_count();
        visitor.visit_map(Columns { row: self.row, next: 0, columns })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Columns<'r> {
    row: &'r Row<'r>,
    next: usize,
    columns: usize,
}

impl<'de> MapAccess<'de> for Columns<'_> {
    type Error = SerdeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, SerdeError> {
        if self.next == self.columns {
            return Ok(None);
        }
        let name = self.row.as_ref().column_name(self.next).map_err(SerdeError::custom)?;
        let name: StrDeserializer<'_, SerdeError> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, SerdeError> {
        let value = self.row.get_ref(self.next).map_err(SerdeError::custom)?;
        self.next += 1;
        seed.deserialize(Cell { value })
    }
}

/// One value of a row.
struct Cell<'r> {
    value: ValueRef<'r>,
}

impl Cell<'_> {
    fn text(&self) -> Result<&str, SerdeError> {
        self.value.as_str().map_err(SerdeError::custom)
    }
}

impl<'de> Deserializer<'de> for Cell<'_> {
    type Error = SerdeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        match self.value {
            ValueRef::Null => visitor.visit_unit(),
            ValueRef::Integer(value) => visitor.visit_i64(value),
            ValueRef::Real(value) => visitor.visit_f64(value),
            ValueRef::Text(_) => visitor.visit_str(self.text()?),
            ValueRef::Blob(value) => visitor.visit_bytes(value),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        match self.value {
            ValueRef::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, SerdeError> {
        let text: StrDeserializer<'_, SerdeError> = self.text()?.into_deserializer();
        text.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}
