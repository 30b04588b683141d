//! The tables of a database, as far as grants need to know them.

use std::collections::{BTreeMap, BTreeSet};

use libsql_hrana::proto::{BatchStep, Stmt, Value};

use crate::Database;
use crate::migrate::{MigrateError, query};

const TABLES: &str =
    "select name, type from pragma_table_list where schema = 'main' and name not like 'sqlite\\_%' escape '\\'";
const COLUMNS: &str = "select t.name, c.name, c.pk from pragma_table_list as t, pragma_table_xinfo(t.name) as c
    where t.schema = 'main' and t.name not like 'sqlite\\_%' escape '\\'";
/// The columns of other tables that foreign keys point to; a key without any means the primary key.
const REFERENCES: &str =
    "select f.\"table\", f.\"to\" from pragma_table_list as t, pragma_foreign_key_list(t.name) as f
    where t.schema = 'main' and f.\"to\" is not null";
const TRIGGERS: &str = "select name, name from sqlite_schema where type = 'trigger'";

/// Tables, views, virtual tables and triggers.
#[derive(Debug, Default)]
pub(crate) struct Schema {
    tables: BTreeMap<String, Table>,
    /// Where virtual tables keep their content, and which virtual table that is.
    shadows: BTreeMap<String, String>,
    triggers: BTreeSet<String>,
}

/// A table, view or virtual table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) columns: BTreeSet<String>,
    /// What foreign keys of other tables may point to.
    pub(crate) keys: BTreeSet<String>,
}

impl Schema {
    /// Reads the schema as it is now.
    pub(crate) async fn read(database: &Database) -> Result<Schema, MigrateError> {
        let mut schema = Schema::default();
        let mut shadows = Vec::new();
        for (name, kind) in pairs(database, TABLES).await? {
            match kind.as_str() {
                "shadow" => shadows.push(name),
                _ => _ = schema.tables.insert(name, Table::default()),
            }
        }
        for shadow in shadows {
            // SQLite takes a table for a shadow by its name as well: that of a virtual table, and what follows `_`.
            let owner = schema.tables.keys().filter(|name| shadow.starts_with(&format!("{name}_")));
            if let Some(owner) = owner.max_by_key(|name| name.len()).cloned() {
                schema.shadows.insert(shadow, owner);
            }
        }
        for row in rows(database, COLUMNS).await? {
            let [Value::Text { value: table }, Value::Text { value: column }, Value::Integer { value: place }] =
                row.as_slice()
            else {
                continue;
            };
            if let Some(table) = schema.tables.get_mut(&**table) {
                table.columns.insert(column.to_string());
                if *place > 0 {
                    table.keys.insert(column.to_string());
                }
            }
        }
        for (table, column) in pairs(database, REFERENCES).await? {
            if let Some(table) = schema.tables.get_mut(&table) {
                table.keys.insert(column);
            }
        }
        schema.triggers = pairs(database, TRIGGERS).await?.into_iter().map(|(name, _)| name).collect();
        Ok(schema)
    }

    pub(crate) fn table(&self, name: &str) -> Option<&Table> {
        self.tables.get(name)
    }

    /// The virtual table that keeps its content in table `name`.
    pub(crate) fn shadowed_by(&self, name: &str) -> Option<&str> {
        self.shadows.get(name).map(String::as_str)
    }

    pub(crate) fn has_trigger(&self, name: &str) -> bool {
        self.triggers.contains(name)
    }
}

async fn pairs(database: &Database, sql: &str) -> Result<Vec<(String, String)>, MigrateError> {
    let pair = |row: Vec<Value>| match row.as_slice() {
        [Value::Text { value: first }, Value::Text { value: second }] => Some((first.to_string(), second.to_string())),
        _ => None,
    };
    Ok(rows(database, sql).await?.into_iter().filter_map(pair).collect())
}

async fn rows(database: &Database, sql: &str) -> Result<Vec<Vec<Value>>, MigrateError> {
    query(database, vec![BatchStep { condition: None, stmt: Stmt::new(sql, true) }]).await
}
