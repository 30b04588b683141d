//! Whether a database file is whole, and Loket's.

use std::fmt;
use std::path::Path;

use anyhow::{Context as _, ensure};
use database::Snapshot;
use database::migrate::{MIGRATIONS, pending};
use serde::Deserialize;
use store::{Read, Statement, Store, StoreError, Transport, upkeep};

use crate::transport::Pipelines;

/// What a database holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Rows of the tables that people know, by their names.
    pub rows: Vec<(String, u64)>,
    /// Migrations of this program that it has not taken yet.
    pub pending: Vec<&'static str>,
}

#[derive(Deserialize)]
struct Fault {
    fault: String,
}

#[derive(Deserialize)]
struct Name {
    name: String,
}

#[derive(Deserialize)]
struct Count {
    name: String,
    rows: u64,
}

/// Reads all of the closed file at `path` and gives what it holds. The file stays as it is.
///
/// # Errors
/// When it is no database, is damaged, is not Loket's, or comes from a newer version than this program.
pub async fn verify(path: &Path) -> anyhow::Result<Contents> {
    let opened = path.to_owned();
    let snapshot = tokio::task::spawn_blocking(move || Snapshot::open(&opened)).await??;
    let store = Store::new(Pipelines(&snapshot));
    let faults = faults(&store, upkeep::faults()).await.context("the file is damaged")?;
    ensure!(faults.is_empty(), "the file is damaged: {}", faults.join("; "));
    let mut answers = store.read(Read::new().with(upkeep::landmarks())).await?;
    let landmarks: Vec<Name> = answers.take(0).records()?;
    let found: Vec<_> = landmarks.iter().map(|table| table.name.as_str()).collect();
    ensure!(found == ["catalogue", "dossier", "user"], "it is a database, but not Loket's");
    let dangling = self::dangling(&store).await?;
    ensure!(dangling.is_empty(), "its tables do not fit together: {}", dangling.join("; "));
    let pending = pending(&snapshot, MIGRATIONS).await?;
    let mut answers = store.read(Read::new().with(upkeep::catalogue_version()).with(upkeep::contents())).await?;
    ensure!(!answers.take(0).is_empty(), "it has no catalogue");
    let rows = answers.take(1).records::<Count>()?.into_iter().map(|count| (count.name, count.rows)).collect();
    Ok(Contents { rows, pending })
}

/// What `check` finds wrong; nothing in a sound database.
pub(crate) async fn faults<T: Transport>(store: &Store<T>, check: Statement) -> Result<Vec<String>, StoreError> {
    let mut answers = store.read(Read::new().with(check)).await?;
    let faults = answers.take(0).records::<Fault>()?.into_iter().map(|fault| fault.fault);
    Ok(faults.filter(|fault| fault != "ok").collect())
}

/// Which rows refer to nothing.
pub(crate) async fn dangling<T: Transport>(store: &Store<T>) -> Result<Vec<String>, StoreError> {
    faults(store, upkeep::dangling()).await
}

impl fmt::Display for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, rows) in &self.rows {
            writeln!(f, "  {rows:>9} {name}")?;
        }
        Ok(())
    }
}
