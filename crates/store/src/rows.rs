//! Rows as records, read with serde by column name.

use serde::Deserialize;
use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Error as _};

use crate::StoreError;
use crate::cell::Cell;

/// The answers of a read or a batch, one per statement.
#[derive(Debug)]
pub struct Answers {
    results: Vec<Rows>,
}

impl Answers {
    pub(crate) fn new(results: Vec<Rows>) -> Self {
        Self { results }
    }

    /// Takes the rows of statement `index`; a second taking is empty.
    pub fn take(&mut self, index: usize) -> Rows {
        self.results.get_mut(index).map(std::mem::take).unwrap_or_default()
    }
}

/// The rows of one statement, as the database sends them.
#[derive(Debug, Default, Deserialize)]
pub struct Rows {
    #[serde(rename = "cols")]
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    /// How many rows the statement changed.
    #[serde(rename = "affected_row_count")]
    pub affected: u64,
}

#[derive(Debug, Deserialize)]
struct Column {
    name: Option<String>,
}

impl Rows {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All rows as records.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when a row does not fit `R`.
    pub fn records<R: DeserializeOwned>(self) -> Result<Vec<R>, StoreError> {
        let Self { columns, rows, .. } = self;
        rows.into_iter().map(|row| record(&columns, row)).collect()
    }

    /// The first row as a record, if any.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the row does not fit `R`.
    pub fn first<R: DeserializeOwned>(self) -> Result<Option<R>, StoreError> {
        let Self { columns, rows, .. } = self;
        rows.into_iter().next().map(|row| record(&columns, row)).transpose()
    }

    /// The text of the first column of the first row: JSON that SQLite built, passed through as it is.
    #[must_use]
    pub fn text(self) -> Option<String> {
        match self.rows.into_iter().next()?.into_iter().next()? {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }
}

fn record<R: DeserializeOwned>(columns: &[Column], row: Vec<Cell>) -> Result<R, StoreError> {
    let names = columns.iter().map(|column| column.name.as_deref().unwrap_or_default());
    let fields = MapDeserializer::new(names.zip(row));
    R::deserialize(fields).map_err(|error: serde::de::value::Error| StoreError::Shape(error.to_string()))
}

/// `#[serde(deserialize_with)]` for a boolean column, which SQLite keeps as 0 or 1.
///
/// # Errors
/// When the column is neither.
pub fn from_zero_one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    match i64::deserialize(deserializer)? {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(D::Error::custom(format!("{other} is not a boolean"))),
    }
}

/// `#[serde(deserialize_with)]` for a column that holds JSON text.
///
/// # Errors
/// When the text is not JSON of that shape.
pub fn from_json<'de, D: Deserializer<'de>, R: DeserializeOwned>(deserializer: D) -> Result<R, D::Error> {
    let text = String::deserialize(deserializer)?;
    serde_json::from_str(&text).map_err(D::Error::custom)
}

/// Like [`from_json`], with the default value for NULL.
///
/// # Errors
/// When the text is not JSON of that shape.
pub fn from_json_or_default<'de, D: Deserializer<'de>, R: DeserializeOwned + Default>(
    deserializer: D,
) -> Result<R, D::Error> {
    match Option::<String>::deserialize(deserializer)? {
        None => Ok(R::default()),
        Some(text) => serde_json::from_str(&text).map_err(D::Error::custom),
    }
}
