//! Merging the shipped catalogue into the database by key. Rows that are missing are added; shipped rows follow the
//! new version except in what the desk changed; rows of the desk's own are left alone; nothing is deleted.

use std::collections::HashMap;

use domain::catalogue::Catalogue;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::table::{Row, TABLES, Table};
use crate::{Answers, Batch, Guard, Read, Statement, Store, StoreError, Transport};

/// How often a merge starts again because somebody changed the catalogue meanwhile.
const TRIES_MAX: usize = 3;

/// What a merge did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Rows added or changed; 0: the database was up to date.
    pub rows: usize,
    /// The catalogue's version afterwards.
    pub version: i64,
}

/// Merges the shipped catalogue in one batch. Merging again changes nothing, not even the version.
///
/// # Errors
/// [`StoreError`]; nothing was merged then.
pub async fn merge(store: &Store<impl Transport>) -> Result<Merged, StoreError> {
    merge_from(store, &Catalogue::shipped()).await
}

/// Merges another catalogue than the one this program ships: an older one, or one made for a test.
///
/// # Errors
/// [`StoreError`]; nothing was merged then.
pub async fn merge_from(store: &Store<impl Transport>, shipped: &Catalogue) -> Result<Merged, StoreError> {
    let mut tries = 0;
    loop {
        tries += 1;
        match attempt(store, shipped).await {
            Err(StoreError::Guard(Guard::Catalogue)) if tries < TRIES_MAX => {}
            result => return result,
        }
    }
}

async fn attempt(store: &Store<impl Transport>, shipped: &Catalogue) -> Result<Merged, StoreError> {
    let version = Statement::new("select version from catalogue where id = 1");
    let read = TABLES.iter().fold(Read::new().with(version), |read, table| read.with(select(table)));
    let mut answers = store.read(read).await?;
    let Version { version } =
        answers.take(0).first()?.ok_or_else(|| StoreError::Shape("no catalogue version".to_owned()))?;
    let mut batch = Batch::new();
    super::guard(&mut batch, version);
    let mut rows = 0;
    for (table, answer) in TABLES.iter().zip(1..) {
        let present = present(table, &mut answers, answer)?;
        let changed: Vec<Row> =
            table.rows(shipped).into_iter().filter_map(|row| merged(row, |keys| present.get(keys), table)).collect();
        if !changed.is_empty() {
            rows += changed.len();
            batch.push(upsert(table, changed));
        }
    }
    if rows == 0 {
        return Ok(Merged { rows, version });
    }
    batch.push(Statement::new("update catalogue set version = version + 1 where id = 1"));
    store.write(batch).await?;
    Ok(Merged { rows, version: version + 1 })
}

#[derive(Deserialize)]
struct Version {
    version: i64,
}

/// A row as the database has it.
#[derive(Deserialize)]
struct Present {
    #[serde(flatten)]
    columns: Map<String, Value>,
    #[serde(deserialize_with = "crate::from_json")]
    attributes: Map<String, Value>,
    #[serde(deserialize_with = "crate::from_json")]
    local_changes: Vec<String>,
    origin: Origin,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Origin {
    Shipped,
    Local,
}

fn select(table: &Table) -> Statement {
    let columns: Vec<_> = table.all_columns().collect();
    Statement::new(format!("select {}, attributes, local_changes, origin from {}", columns.join(", "), table.name))
}

fn present(table: &Table, answers: &mut Answers, answer: usize) -> Result<HashMap<Vec<Value>, Present>, StoreError> {
    let rows: Vec<Present> = answers.take(answer).records()?;
    Ok(rows.into_iter().map(|row| (keys(table, &row.columns), row)).collect())
}

fn keys(table: &Table, columns: &Map<String, Value>) -> Vec<Value> {
    table.keys.iter().map(|key| columns.get(*key).cloned().unwrap_or_default()).collect()
}

/// The row to write; none when the database has it already.
fn merged<'a>(shipped: Row, find: impl FnOnce(&Vec<Value>) -> Option<&'a Present>, table: &Table) -> Option<Row> {
    let Some(present) = find(&keys(table, &shipped.columns)) else { return Some(shipped) };
    if present.origin == Origin::Local {
        // The desk used the key first; its row has its own meaning.
        return None;
    }
    let is_local = |name: &str| present.local_changes.iter().any(|local| local == name);
    let mut row = shipped;
    for (name, value) in &mut row.columns {
        if is_local(name) {
            *value = present.columns.get(name).cloned().unwrap_or_default();
        }
    }
    let is_local_attribute = |name: &str| is_local(&format!("attributes.{name}"));
    row.attributes.retain(|name, _| !is_local_attribute(name));
    let kept = present.attributes.iter().filter(|(name, _)| is_local_attribute(name));
    row.attributes.extend(kept.map(|(name, value)| (name.clone(), value.clone())));
    (row.columns != present.columns || row.attributes != present.attributes).then_some(row)
}

/// Writes all rows of a table with one statement: a first merge is some hundreds of them.
fn upsert(table: &Table, rows: Vec<Row>) -> Statement {
    let columns: Vec<_> = table.all_columns().chain(["attributes"]).collect();
    let values: Vec<_> = columns.iter().map(|column| format!("value ->> '{column}'")).collect();
    let updates: Vec<_> = columns.iter().filter(|column| !table.keys.contains(*column)).collect();
    let updates: Vec<_> = updates.into_iter().map(|column| format!("{column} = excluded.{column}")).collect();
    let objects: Vec<Value> = rows.into_iter().map(object).collect();
    Statement::new(format!(
        "insert into {} ({}) select {} from json_each(:rows) where true on conflict ({}) do update set {}",
        table.name,
        columns.join(", "),
        values.join(", "),
        table.keys.join(", "),
        updates.join(", ")
    ))
    .bind("rows", Value::Array(objects).to_string())
}

fn object(row: Row) -> Value {
    let mut object = row.columns;
    object.insert("attributes".to_owned(), Value::Object(row.attributes).to_string().into());
    Value::Object(object)
}
