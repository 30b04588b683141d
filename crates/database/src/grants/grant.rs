//! Decides what a statement may do, when SQLite asks while it prepares it.
//!
//! SQLite names an "accessor" for what a trigger or a view does, but also for a common table
//! expression, whatever its name: `with a_trigger as (select …) …` speaks for that trigger. So views
//! lend no rights, and triggers only where the statement's text does not contain their name. What a
//! trigger does is otherwise the schema's doing and needs no grant.
//!
//! A virtual table's own statements (FTS5 prepares some at its first use on a connection and keeps
//! them) ask like any other. They come while a statement runs, which was allowed before, and touch
//! the tables that keep the index: those are open then, and closed to statements that name them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::hooks::{AuthAction, AuthContext};

use super::parse::{Columns, Rights};
use super::schema::Schema;
use super::uses::Uses;
use super::{Refused, Tell};
use crate::texts::Texts;

/// How the names of tables begin that SQLite has without a schema.
const BUILT_IN: [&str; 5] = ["sqlite_", "pragma_", "dbstat", "bytecode", "tables_used"];

/// Table-valued functions that read nothing but their arguments.
const HARMLESS: [&str; 2] = ["json_each", "json_tree"];
/// Names of a row that belong to no column; whoever may read some of a table may read them.
pub(super) const ROW: [&str; 2] = ["", "ROWID"];

/// What one component or tool may do.
pub(crate) struct Grant {
    name: String,
    rights: BTreeMap<String, Rights>,
    schema: Arc<Schema>,
    /// Opens every statement: statements that were prepared under one grant are then never found under
    /// another, nor by the owner, who cannot guess it.
    mark: String,
    /// What is known of the texts that were sent under it.
    pub(crate) texts: Texts,
    uses: Mutex<Uses>,
    tell: Arc<Tell>,
}

/// What the statement in hand may do. Each connection has one, which its authorizer asks.
#[derive(Default)]
pub(crate) struct Access {
    grant: Option<Arc<Grant>>,
    text: String,
    preparing: bool,
}

/// An access that needs a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb<'a> {
    Read(&'a str),
    Insert,
    Update(&'a str),
    Delete,
}

impl Access {
    /// From here on statements run under `grant`.
    pub(crate) fn act_for(&mut self, grant: Option<&Arc<Grant>>) {
        self.grant = grant.cloned();
    }

    /// From here on SQLite asks about `sql` itself.
    pub(crate) fn prepare(&mut self, sql: &str) {
        if self.grant.is_some() {
            self.text.clear();
            self.text.push_str(sql);
            self.preparing = true;
        }
    }

    /// From here on `sql` runs: others that ask are statements of virtual tables.
    pub(crate) fn run(&mut self) {
        self.preparing = false;
    }

    /// How many bytes of a statement's text are not its sender's.
    pub(crate) fn mark_length(&self) -> usize {
        self.grant.as_ref().map_or(0, |grant| grant.mark.len())
    }

    /// Whether the grant allows what SQLite asks.
    pub(crate) fn allows(&self, context: &AuthContext<'_>) -> bool {
        let Some(grant) = &self.grant else { return true };
        if context.accessor.is_some_and(|accessor| self.is_trigger(grant, accessor)) {
            return true;
        }
        let (table, verb) = match context.action {
            AuthAction::Select
            | AuthAction::Recursive
            | AuthAction::Transaction { .. }
            | AuthAction::Savepoint { .. }
            | AuthAction::Function { .. } => return true,
            // FTS5 asks this of its connection.
            AuthAction::Pragma { pragma_name: "data_version", pragma_value: None } => return true,
            AuthAction::Pragma { pragma_name, .. } => return grant.refuse_to_all(&format!("pragma {pragma_name}")),
            AuthAction::Read { table_name, column_name } => (table_name, Verb::Read(column_name)),
            AuthAction::Insert { table_name } => (table_name, Verb::Insert),
            AuthAction::Update { table_name, column_name } => (table_name, Verb::Update(column_name)),
            AuthAction::Delete { table_name } => (table_name, Verb::Delete),
            _ => return grant.refuse_to_all("a change of the schema"),
        };
        if grant.schema.shadowed_by(table).is_some() {
            // At its first use on a connection, FTS5 reads its configuration while the statement is prepared.
            let configuration = matches!(verb, Verb::Read(_)) && table.ends_with("_config");
            return !self.preparing || configuration || grant.refuse_to_all(table);
        }
        if grant.schema.table(table).is_none() {
            // A common table expression of which no column is read asks by its name; what stands in it asked for itself.
            let is_expression = matches!(verb, Verb::Read("")) && !BUILT_IN.iter().any(|name| table.starts_with(name));
            return is_expression || HARMLESS.contains(&table) || grant.refuse_to_all(table);
        }
        grant.allows(table, verb)
    }

    fn is_trigger(&self, grant: &Grant, accessor: &str) -> bool {
        let named = || self.text.to_ascii_lowercase().contains(&accessor.to_ascii_lowercase());
        // Within quotes a doubled quote would hide the name from this search.
        grant.schema.has_trigger(accessor) && !accessor.contains(['"', '`', ']', '\'']) && !named()
    }
}

impl Grant {
    pub(crate) fn new(
        name: &str,
        rights: BTreeMap<String, Rights>,
        schema: &Arc<Schema>,
        tell: &Arc<Tell>,
    ) -> Result<Grant, getrandom::Error> {
        Ok(Grant {
            name: name.to_owned(),
            rights,
            schema: Arc::clone(schema),
            mark: format!("/*{:016x}*/", getrandom::u64()?),
            texts: Texts::default(),
            uses: Mutex::default(),
            tell: Arc::clone(tell),
        })
    }

    /// What stands before a statement's text when it is prepared under this grant.
    pub(crate) fn mark(&self) -> &str {
        &self.mark
    }

    /// How the rights differ from what was used.
    pub(crate) fn differences(&self) -> Vec<String> {
        let uses = self.uses.lock().unwrap_or_else(PoisonError::into_inner);
        uses.differences(&self.name, &self.rights, &self.schema)
    }

    fn allows(&self, table: &str, verb: Verb<'_>) -> bool {
        let allowed = self.rights.get(table).is_some_and(|rights| rights.allow(verb, table, &self.schema));
        self.uses.lock().unwrap_or_else(PoisonError::into_inner).note(table, verb);
        if !allowed {
            let verb = match verb {
                Verb::Read(column) if ROW.contains(&column) => "read".to_owned(),
                Verb::Read(column) => format!("read ({column})"),
                Verb::Insert => "insert".to_owned(),
                Verb::Update(column) => format!("update ({column})"),
                Verb::Delete => "delete".to_owned(),
            };
            self.tell.tell(Refused { grant: self.name.clone(), table: table.to_owned(), verb: Some(verb) });
        }
        allowed
    }

    fn refuse_to_all(&self, what: &str) -> bool {
        self.tell.tell(Refused { grant: self.name.clone(), table: what.to_owned(), verb: None });
        false
    }
}

impl Rights {
    fn allow(&self, verb: Verb<'_>, table: &str, schema: &Schema) -> bool {
        match verb {
            Verb::Read(column) if ROW.contains(&column) => self.read != Columns::None,
            Verb::Read(column) => {
                let is_key = || schema.table(table).is_some_and(|table| table.keys.contains(column));
                self.read.has(column) || (self.reference && is_key())
            }
            Verb::Insert => self.insert,
            Verb::Update(column) => self.update.has(column),
            Verb::Delete => self.delete,
        }
    }
}
