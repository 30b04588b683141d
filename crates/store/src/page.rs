//! Pages of a list: rows as JSON that SQLite built, passed through unparsed, and the place where the next page starts.

use serde::{Deserialize, Serialize};

use crate::statement::Argument;
use crate::{Rows, StoreError};

/// The place in a sorted list after which a page starts: the sort keys of the last row before it.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// What the list is sorted by, at that row.
    pub key: String,
    /// What decides among equal keys; unique.
    pub tie: Tie,
}

/// A unique tie-breaker: a row's integer or a unique text.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Tie {
    /// The integer primary key.
    Row(i64),
    /// A unique text, e.g. a dossier's number.
    Text(String),
}

impl From<&Tie> for Argument {
    fn from(tie: &Tie) -> Self {
        match tie {
            Tie::Row(row) => Self::from(*row),
            Tie::Text(text) => Self::from(text),
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The rows: a JSON array.
    pub items: String,
    /// Where the next page starts; none when this is the last.
    pub next: Option<Place>,
}

/// What a list's statement answers per row.
#[derive(Deserialize)]
struct PageRow {
    item: String,
    key: String,
    tie: Tie,
}

impl Page {
    /// Reads the rows (columns `item`, `key`, `tie`) of a list's statement that asked for `limit` rows and one more.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when a row does not have these columns.
    pub fn read(rows: Rows, limit: i64) -> Result<Self, StoreError> {
        let mut rows: Vec<PageRow> = rows.records()?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let is_last = rows.len() <= limit;
        rows.truncate(limit);
        let items: Vec<&str> = rows.iter().map(|row| row.item.as_str()).collect();
        let items = format!("[{}]", items.join(","));
        let last = if is_last { None } else { rows.pop() };
        Ok(Self { items, next: last.map(|row| Place { key: row.key, tie: row.tie }) })
    }
}
