//! Records of fields as columns, and the option lists that fields choose from.

use domain::change::{Command, FieldChange, SubjectKind};
use domain::record::{Data, Field, OptionRow, Value};
use serde::Deserialize;
use serde_json::json;

use crate::statement::Argument;
use crate::{Batch, Rows, Statement, StoreError, changes, from_zero_one};

impl From<&Value> for Argument {
    fn from(value: &Value) -> Self {
        match value {
            Value::Number(number) => Self::from(*number),
            Value::Text(text) => Self::from(text),
        }
    }
}

/// The fields of the row `alias` as a JSON object.
pub(crate) fn data_json(fields: &[Field], alias: &str) -> String {
    let members: Vec<String> = fields.iter().map(|field| format!("'{0}', {alias}.{0}", field.name)).collect();
    format!("json_object({})", members.join(", "))
}

/// Makes a row; `extra` are columns that the caller binds under their own names.
pub(crate) fn insert(table: &str, fields: &[Field], extra: &[&str], id: &str, data: &Data, now: &str) -> Statement {
    let names = |prefix: &str| -> String {
        let columns = fields.iter().map(|field| field.name).chain(extra.iter().copied());
        columns.map(|column| format!(", {prefix}{column}")).collect()
    };
    let sql =
        format!("insert into {table} (id, created_at, updated_at{}) values (:id, :now, :now{})", names(""), names(":"));
    bind(Statement::new(sql).bind("id", id).bind("now", now), fields, data)
}

/// Writes the fields of a row and raises its version; `extra` are further assignments.
pub(crate) fn update(table: &str, fields: &[Field], extra: &str, id: &str, data: &Data, now: &str) -> Statement {
    let columns: String = fields.iter().map(|field| format!("{0} = :{0}, ", field.name)).collect();
    bind(raised(table, id, now, &format!("{columns}{extra}")), fields, data)
}

/// An update of a row that raises its version; every assignment ends with a comma.
pub(crate) fn raised(table: &str, id: &str, now: &str, assignments: &str) -> Statement {
    let sql = format!("update {table} set {assignments} version = version + 1, updated_at = :now where id = :id");
    Statement::new(sql).bind("now", now).bind("id", id)
}

fn bind(statement: Statement, fields: &[Field], data: &Data) -> Statement {
    fields.iter().fold(statement, |statement, field| statement.bind(field.name, data.get(field.name)))
}

/// Records what became of each field.
pub(crate) fn record(batch: &mut Batch, command: &Command, subject: SubjectKind, id: &str, fields: &[FieldChange]) {
    for statement in changes::insert_all(command, subject, id, fields) {
        batch.push(statement);
    }
}

/// The options of some lists of the catalogue, for [`options`].
#[must_use]
pub fn select_options(lists: &[&str]) -> Statement {
    Statement::new("select list, key, active from option where list in (select value from json_each(:lists))")
        .bind("lists", json!(lists).to_string())
}

/// Reads the options.
///
/// # Errors
/// [`StoreError::Shape`] when the rows are not those of [`select_options`].
pub fn options(rows: Rows) -> Result<Vec<OptionRow>, StoreError> {
    #[derive(Deserialize)]
    struct Row {
        list: String,
        key: String,
        #[serde(deserialize_with = "from_zero_one")]
        active: bool,
    }
    let rows: Vec<Row> = rows.records()?;
    Ok(rows.into_iter().map(|Row { list, key, active }| OptionRow { list, key, active }).collect())
}
