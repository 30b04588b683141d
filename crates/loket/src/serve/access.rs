//! Who may do what with the embedded database: each component as its section of `grants.toml` says,
//! each holder of a token as the name that the token stands for.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use database::Database;
use database::grants::{Granted, Grants};

use super::log::{Event, Log};

/// The grants file that is looked for beside the manifest.
const GRANTS_FILE: &str = "grants.toml";
/// The name of a token for everything, which no section can have.
pub const OWNER: &str = "owner";

/// The embedded database, and the grants that limit its callers if there are any.
#[derive(Clone, Default)]
pub struct Access {
    database: Option<Database>,
    granted: Option<Granted>,
}

/// How one caller reaches the embedded database.
#[derive(Clone)]
pub enum Reach {
    /// Through this handle, limited or not.
    Database(Database),
    /// There are grants, and none for this caller.
    NoSection,
    /// There is no embedded database.
    NoDatabase,
}

impl Access {
    /// Reads the grants for an opened and migrated database: `file`, or what stands beside the manifest.
    ///
    /// # Errors
    /// When the file cannot be read, or does not fit the database; says which line.
    pub async fn prepare(
        database: Option<Database>,
        file: Option<&Path>,
        manifest_folder: &Path,
        log: &Log,
    ) -> anyhow::Result<Access> {
        let path = file.map_or_else(|| manifest_folder.join(GRANTS_FILE), PathBuf::from);
        let granted = match &database {
            Some(database) if file.is_some() || path.exists() => Some(limit(database, &path, log).await?),
            _ => None,
        };
        Ok(Access { database, granted })
    }

    /// How component `id` reaches the database.
    pub fn of_component(&self, id: &str) -> Reach {
        match (&self.database, &self.granted) {
            (None, _) => Reach::NoDatabase,
            (Some(database), None) => Reach::Database(database.clone()),
            (Some(_), Some(granted)) => granted.database(id).map_or(Reach::NoSection, Reach::Database),
        }
    }

    /// The database as a token for `name` may use it; [`OWNER`] is everything.
    pub fn of_token(&self, name: &str) -> Option<Database> {
        match name {
            OWNER => self.database.clone(),
            name => self.granted.as_ref()?.database(name),
        }
    }

    /// The database with everything allowed.
    pub fn database(&self) -> Option<&Database> {
        self.database.as_ref()
    }

    /// The grants, if there are any.
    pub fn granted(&self) -> Option<&Granted> {
        self.granted.as_ref()
    }
}

async fn limit(database: &Database, path: &Path, log: &Log) -> anyhow::Result<Granted> {
    let about = || path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(about)?;
    let grants = Grants::parse(&text).with_context(about)?;
    let log = log.clone();
    let tell = move |refused: &database::grants::Refused| {
        log.write(&Event::DatabaseDenied { grant: &refused.grant, remedy: &refused.to_string() });
    };
    let granted = database.limit(&grants, tell).await.with_context(about)?;
    anyhow::ensure!(granted.names().all(|name| name != OWNER), "{}: no section can be called `{OWNER}`", about());
    Ok(granted)
}
