//! What a database must satisfy however it was filled.

use anyhow::Result;
use rusqlite::Connection;

/// Faults of a database; the default is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// Rows whose foreign key leads nowhere, by table.
    pub foreign_keys: Vec<String>,
    /// What `pragma quick_check` says beside "ok": broken pages, violated CHECK, NOT NULL.
    pub integrity: Vec<String>,
}

/// Looks for rows that break the schema.
///
/// # Errors
/// When the database cannot be read.
pub fn check(connection: &Connection) -> Result<Checks> {
    let texts = |sql: &str| -> Result<Vec<String>> {
        let mut statement = connection.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    let mut integrity = texts("pragma quick_check")?;
    integrity.retain(|line| line != "ok");
    Ok(Checks { foreign_keys: texts("pragma foreign_key_check")?, integrity })
}
