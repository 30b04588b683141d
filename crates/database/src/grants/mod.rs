//! Grants: which components may do what with which tables. `parse` reads `grants.toml`, `schema`
//! knows the tables it names, `grant` decides while SQLite prepares a statement, `uses` remembers
//! what was decided so that a test can hold it against the file.

mod grant;
mod parse;
mod schema;
mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::Database;

pub(crate) use grant::{Access, Grant};
pub use parse::Grants;
use schema::Schema;

/// What is wrong with a grants file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GrantsError {
    /// A line cannot be read, or names what does not exist.
    #[error("line {line}: {message}")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// The tables could not be listed.
    #[error("the tables of the database cannot be listed: {0}")]
    Schema(String),
}

/// Something that a grant does not allow, for the operator. Carries names of the schema, no values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refused {
    /// The section of the grants file.
    pub grant: String,
    /// The table, or what else was tried.
    pub table: String,
    /// The verb that is missing, e.g. `read (name)`; None for what no grant can allow.
    pub verb: Option<String>,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refused { grant, table, verb } = self;
        match verb {
            Some(verb) => write!(f, "to allow it, add \"{verb}\" to {table} in [{grant}] of grants.toml"),
            None => write!(f, "only the owner of the database may do this: {table}"),
        }
    }
}

/// A database whose callers are limited by grants.
#[derive(Clone)]
pub struct Granted {
    database: Database,
    grants: Arc<BTreeMap<String, Arc<Grant>>>,
}

impl Database {
    /// Limits callers to `grants`, which are checked against the tables as they are now: migrate first.
    /// `tell` hears of each kind of refusal once; it runs on the database's threads and must not block.
    ///
    /// # Errors
    /// [`GrantsError`] when the grants name tables or columns that do not exist.
    pub async fn limit(
        &self,
        grants: &Grants,
        tell: impl Fn(&Refused) + Send + Sync + 'static,
    ) -> Result<Granted, GrantsError> {
        let schema = Arc::new(Schema::read(self).await.map_err(|error| GrantsError::Schema(error.to_string()))?);
        let tell = Arc::new(Tell { told: Mutex::default(), tell: Box::new(tell) });
        let mut limited = BTreeMap::new();
        for (name, rights) in grants.resolve(&schema)? {
            let grant = Grant::new(&name, rights, &schema, &tell);
            let grant = grant.map_err(|error| GrantsError::Schema(error.to_string()))?;
            limited.insert(name, Arc::new(grant));
        }
        Ok(Granted { database: self.clone(), grants: Arc::new(limited) })
    }
}

impl Granted {
    /// The database as section `name` of the grants may use it; None without such a section.
    pub fn database(&self, name: &str) -> Option<Database> {
        let grant = Arc::clone(self.grants.get(name)?);
        Some(Database { grant: Some(grant), ..self.database.clone() })
    }

    /// The sections.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.grants.keys().map(String::as_str)
    }

    /// How section `name` differs from what was done under it since the start: a line for each right
    /// that is missing or was not used.
    pub fn differences(&self, name: &str) -> Vec<String> {
        self.grants.get(name).map(|grant| grant.differences()).unwrap_or_default()
    }
}

/// Tells the operator of each kind of refusal once.
pub(crate) struct Tell {
    told: Mutex<BTreeSet<Refused>>,
    tell: Box<dyn Fn(&Refused) + Send + Sync>,
}

impl Tell {
    fn tell(&self, refused: Refused) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if !told.contains(&refused) {
            (self.tell)(&refused);
            told.insert(refused);
        }
    }
}
