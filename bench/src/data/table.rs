//! Inserting into a table whose columns are named once.

use anyhow::Result;
use rusqlite::{Connection, ToSql};

/// A table and the columns that are filled.
pub(super) struct Table {
    sql: &'static str,
}

impl Table {
    pub(super) const fn new(sql: &'static str) -> Self {
        Self { sql }
    }

    /// Inserts one row, and gives its rowid.
    pub(super) fn insert(&self, connection: &Connection, values: &[&dyn ToSql]) -> Result<i64> {
        Ok(connection.prepare_cached(self.sql)?.insert(values)?)
    }

    /// The same for tables without rowid.
    pub(super) fn insert_keyed(&self, connection: &Connection, values: &[&dyn ToSql]) -> Result<()> {
        connection.prepare_cached(self.sql)?.execute(values)?;
        Ok(())
    }
}
