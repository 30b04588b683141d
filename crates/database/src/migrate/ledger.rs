//! The ledger `schema_migration`: what a database took, and whether the files still agree with it.

use std::sync::Arc;

use libsql_hrana::proto::{BatchCond, BatchStep, Stmt, Value};

use super::{Hrana, HranaError, MigrateError, Migration, checksum, hrana};

const CREATE: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at text NOT NULL
) STRICT";
const EXISTS: &str = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'";
const SELECT: &str = "SELECT number, name, checksum, applied_at FROM schema_migration ORDER BY number";
const INSERT: &str = "INSERT INTO schema_migration (number, name, checksum, applied_at)
    VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))";

/// One applied migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    number: u32,
    name: String,
    checksum: String,
    applied_at: String,
}

/// Reads the ledger in order of number, creating it in a new database.
pub(super) async fn read(database: &impl Hrana) -> Result<Vec<Entry>, MigrateError> {
    let steps = vec![
        BatchStep { condition: None, stmt: Stmt::new(CREATE, false) },
        BatchStep { condition: Some(BatchCond::Ok { step: 0 }), stmt: Stmt::new(SELECT, true) },
    ];
    entries(hrana::query(database, steps).await?)
}

/// Reads the ledger without creating it; a database without one has taken nothing.
pub(super) async fn look(database: &impl Hrana) -> Result<Vec<Entry>, MigrateError> {
    let exists = vec![BatchStep { condition: None, stmt: Stmt::new(EXISTS, true) }];
    if hrana::query(database, exists).await?.is_empty() {
        return Ok(Vec::new());
    }
    entries(hrana::query(database, vec![BatchStep { condition: None, stmt: Stmt::new(SELECT, true) }]).await?)
}

fn entries(rows: Vec<Vec<Value>>) -> Result<Vec<Entry>, MigrateError> {
    let entries = rows.into_iter().map(entry).collect::<Option<_>>();
    entries.ok_or_else(|| HranaError("the table schema_migration is not loket's".to_owned()).into())
}

/// The statement that notes a migration; its number is unique.
pub(super) fn insert(migration: &Migration) -> Stmt {
    let text = |value: &str| Value::Text { value: Arc::from(value) };
    let mut statement = Stmt::new(INSERT, false);
    statement.bind(Value::Integer { value: i64::from(migration.number) });
    statement.bind(text(migration.name));
    statement.bind(text(&checksum(migration)));
    statement
}

/// The first migration that `entries` lacks, once all that it has are known to agree with the files.
pub(super) fn next<'a>(migrations: &'a [Migration], entries: &[Entry]) -> Result<Option<&'a Migration>, MigrateError> {
    for entry in entries {
        let known = migrations.iter().find(|migration| migration.number == entry.number);
        let Some(known) = known.filter(|known| known.name == entry.name) else {
            return Err(MigrateError::Unknown { name: entry.name.clone(), applied_at: entry.applied_at.clone() });
        };
        if checksum(known) != entry.checksum {
            return Err(MigrateError::Changed { name: entry.name.clone(), applied_at: entry.applied_at.clone() });
        }
    }
    let applied = |migration: &Migration| entries.iter().any(|entry| entry.number == migration.number);
    let Some(next) = migrations.iter().find(|migration| !applied(migration)) else { return Ok(None) };
    match entries.iter().find(|entry| entry.number > next.number) {
        Some(later) => Err(MigrateError::Gap { name: next.name.to_owned(), later: later.name.clone() }),
        None => Ok(Some(next)),
    }
}

fn entry(row: Vec<Value>) -> Option<Entry> {
    let [number, name, checksum, applied_at] = <[Value; 4]>::try_from(row).ok()?;
    let Value::Integer { value: number } = number else { return None };
    let text = |value| match value {
        Value::Text { value } => Some(value.to_string()),
        _ => None,
    };
    Some(Entry {
        number: u32::try_from(number).ok()?,
        name: text(name)?,
        checksum: text(checksum)?,
        applied_at: text(applied_at)?,
    })
}
