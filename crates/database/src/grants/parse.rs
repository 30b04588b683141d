//! Reads `grants.toml`: a section for each component or tool, a line for each table.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use toml::Spanned;

use super::GrantsError;
use super::schema::{Schema, Table};

/// A grants file that could be read. Whether its tables exist is checked against a database.
///
/// ```toml
/// [intake]
/// submission = ["read", "insert"]
/// theme = ["reference"]
/// user = ["read (id, name)", "update (seen_at)"]
/// ```
///
/// `reference` reads no more than the columns that foreign keys may point to.
#[derive(Clone, Debug)]
pub struct Grants {
    sections: Vec<Section>,
}

#[derive(Clone, Debug)]
struct Section {
    name: String,
    tables: Vec<Line>,
}

#[derive(Clone, Debug)]
struct Line {
    number: usize,
    table: String,
    verbs: Vec<(usize, String)>,
}

/// What a grant allows with one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rights {
    pub(crate) reference: bool,
    pub(crate) read: Columns,
    pub(crate) insert: bool,
    pub(crate) update: Columns,
    pub(crate) delete: bool,
}

/// Some of a table's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Columns {
    #[default]
    None,
    Only(BTreeSet<String>),
    All,
}

impl Columns {
    pub(crate) fn has(&self, column: &str) -> bool {
        match self {
            Columns::None => false,
            Columns::Only(columns) => columns.contains(column),
            Columns::All => true,
        }
    }
}

/// The rights of a section by table.
pub(crate) type Tables = BTreeMap<String, Rights>;

type File = BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Vec<Spanned<String>>>>;

impl Grants {
    /// Reads the text of a grants file.
    ///
    /// # Errors
    /// [`GrantsError::Line`] for what is no TOML of that shape.
    pub fn parse(text: &str) -> Result<Grants, GrantsError> {
        let line = |at: usize| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        let file: File = toml::from_str(text).map_err(|error| GrantsError::Line {
            line: line(error.span().map_or(0, |span| span.start)),
            message: error.message().to_owned(),
        })?;
        let sections = file.into_iter().map(|(name, tables)| Section {
            name: name.into_inner(),
            tables: tables
                .into_iter()
                .map(|(table, verbs)| Line {
                    number: line(table.span().start),
                    table: table.into_inner(),
                    verbs: verbs.into_iter().map(|verb| (line(verb.span().start), verb.into_inner())).collect(),
                })
                .collect(),
        });
        Ok(Grants { sections: sections.collect() })
    }

    /// The rights of each section by table, as far as `schema` knows what they name.
    pub(crate) fn resolve(&self, schema: &Schema) -> Result<Vec<(String, Tables)>, GrantsError> {
        let mut resolved = Vec::new();
        for section in &self.sections {
            let mut tables = Tables::new();
            for Line { number, table, verbs } in &section.tables {
                let found = schema.table(table).ok_or_else(|| GrantsError::Line {
                    line: *number,
                    message: format!("the database has no table `{table}`"),
                })?;
                let mut rights = Rights::default();
                for (line, verb) in verbs {
                    let added = rights.add(verb, table, found);
                    added.map_err(|message| GrantsError::Line { line: *line, message })?;
                }
                if rights == Rights::default() {
                    let message = format!("`{table}` has no verbs: leave the line out");
                    return Err(GrantsError::Line { line: *number, message });
                }
                tables.insert(table.clone(), rights);
            }
            resolved.push((section.name.clone(), tables));
        }
        Ok(resolved)
    }
}

impl Rights {
    fn add(&mut self, text: &str, name: &str, table: &Table) -> Result<(), String> {
        let (verb, columns) = match text.split_once('(') {
            None => (text.trim(), None),
            Some((verb, rest)) => {
                let list = rest.trim_end().strip_suffix(')').ok_or_else(|| format!("`{text}` lacks its `)`"))?;
                (verb.trim(), Some(list.split(',').map(str::trim)))
            }
        };
        let mut only = BTreeSet::new();
        for column in columns.clone().into_iter().flatten() {
            if !table.columns.contains(column) {
                return Err(format!("the table `{name}` has no column `{column}`"));
            }
            only.insert(column.to_owned());
        }
        let given = || if columns.is_some() { Columns::Only(only.clone()) } else { Columns::All };
        let again = match verb {
            "read" => std::mem::replace(&mut self.read, given()) != Columns::None,
            "update" => std::mem::replace(&mut self.update, given()) != Columns::None,
            "reference" | "insert" | "delete" if columns.is_some() => {
                return Err(format!("`{verb}` takes no columns"));
            }
            "reference" => std::mem::replace(&mut self.reference, true),
            "insert" => std::mem::replace(&mut self.insert, true),
            "delete" => std::mem::replace(&mut self.delete, true),
            _ => {
                let known = "reference, read, insert, update or delete";
                return Err(format!("`{verb}` is no verb: use {known}, the second and fourth also with (columns)"));
            }
        };
        if again {
            return Err(format!("`{verb}` stands twice"));
        }
        if self.reference && self.read != Columns::None {
            return Err("`read` contains `reference`: leave that out".to_owned());
        }
        Ok(())
    }
}

impl fmt::Display for Columns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Columns::Only(columns) => {
                let list: Vec<&str> = columns.iter().map(String::as_str).collect();
                write!(f, " ({})", list.join(", "))
            }
            Columns::None | Columns::All => Ok(()),
        }
    }
}
