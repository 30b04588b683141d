//! What was done under a grant, and how that differs from what it allows.

use std::collections::{BTreeMap, BTreeSet};

use super::grant::{ROW, Verb};
use super::parse::{Columns, Rights};
use super::schema::Schema;

/// What was asked for, allowed or not, by table.
#[derive(Default)]
pub(crate) struct Uses {
    tables: BTreeMap<String, Used>,
}

#[derive(Default)]
struct Used {
    read: BTreeSet<String>,
    insert: bool,
    update: BTreeSet<String>,
    delete: bool,
}

impl Uses {
    pub(crate) fn note(&mut self, table: &str, verb: Verb<'_>) {
        if !self.tables.contains_key(table) {
            self.tables.insert(table.to_owned(), Used::default());
        }
        let Some(used) = self.tables.get_mut(table) else { return };
        match verb {
            Verb::Read(column) => _ = used.read.insert(column.to_owned()),
            Verb::Insert => used.insert = true,
            Verb::Update(column) => _ = used.update.insert(column.to_owned()),
            Verb::Delete => used.delete = true,
        }
    }

    /// A line for each table whose rights are not exactly those that were used.
    pub(crate) fn differences(&self, grant: &str, rights: &BTreeMap<String, Rights>, schema: &Schema) -> Vec<String> {
        let none = (Rights::default(), Used::default());
        let names: BTreeSet<&String> = rights.keys().chain(self.tables.keys()).collect();
        let mut lines = Vec::new();
        for name in names {
            let has = rights.get(name).unwrap_or(&none.0);
            let needed = self.tables.get(name).unwrap_or(&none.1).needs(has, name, schema);
            if needed != *has {
                let line = match verbs(&needed) {
                    needed if needed.is_empty() => format!("[{grant}] of grants.toml: remove {name}, it is not used"),
                    needed => format!("[{grant}] of grants.toml: write {name} = [{needed}]"),
                };
                lines.push(line);
            }
        }
        lines
    }
}

impl Used {
    /// The least rights for these uses. Whether columns stand one by one or all at once is the file's choice.
    fn needs(&self, has: &Rights, table: &str, schema: &Schema) -> Rights {
        let keys = schema.table(table).map(|table| &table.keys);
        let only_keys = !self.read.is_empty() && keys.is_some_and(|keys| self.read.is_subset(keys));
        let read = if only_keys && !matches!(has.read, Columns::Only(_)) {
            Columns::None
        } else {
            needed(&self.read, &has.read)
        };
        Rights {
            reference: only_keys && read == Columns::None,
            read,
            insert: self.insert,
            update: needed(&self.update, &has.update),
            delete: self.delete,
        }
    }
}

fn needed(used: &BTreeSet<String>, has: &Columns) -> Columns {
    let named: BTreeSet<String> = used.iter().filter(|column| !ROW.contains(&column.as_str())).cloned().collect();
    match has {
        _ if used.is_empty() => Columns::None,
        Columns::Only(_) if !named.is_empty() => Columns::Only(named),
        _ => Columns::All,
    }
}

/// The verbs as they stand in the file.
fn verbs(rights: &Rights) -> String {
    let mut verbs = Vec::new();
    if rights.reference {
        verbs.push("\"reference\"".to_owned());
    }
    if rights.read != Columns::None {
        verbs.push(format!("\"read{}\"", rights.read));
    }
    if rights.insert {
        verbs.push("\"insert\"".to_owned());
    }
    if rights.update != Columns::None {
        verbs.push(format!("\"update{}\"", rights.update));
    }
    if rights.delete {
        verbs.push("\"delete\"".to_owned());
    }
    verbs.join(", ")
}
