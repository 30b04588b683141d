//! A database file that is only looked at, e.g. a backup: neither it nor anything beside it changes.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;

use crate::connection::{Connection, Role};
use crate::migrate::{Hrana, HranaError};
use crate::program::Program;
use crate::statement;

/// What every SQLite database starts with.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// A database file open for looking at it, by the same pipelines as any other. Without a limit on time: checking a
/// large file takes long.
#[derive(Clone)]
pub struct Snapshot {
    connection: Arc<Mutex<Connection>>,
}

impl Snapshot {
    /// Opens the file at `path`. Blocks the thread. Where others write it meanwhile, each statement sees it as of an
    /// instant of its own, and SQLite keeps its WAL beside it.
    ///
    /// # Errors
    /// When there is no such file, or it is no SQLite database.
    pub fn open(path: &Path) -> anyhow::Result<Snapshot> {
        let mut start = Vec::new();
        let file = std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
        std::io::Read::read_to_end(&mut std::io::Read::take(file, MAGIC.len() as u64), &mut start)
            .with_context(|| format!("cannot read {}", path.display()))?;
        anyhow::ensure!(start == MAGIC, "{} is no SQLite database", path.display());
        Ok(Snapshot { connection: Arc::new(Mutex::new(Connection::open(path, Role::Inspector, None)?)) })
    }
}

impl Hrana for Snapshot {
    async fn pipeline(&self, body: Vec<u8>) -> Result<Vec<u8>, HranaError> {
        let connection = Arc::clone(&self.connection);
        let run = move || {
            let program = Program::of_owner(&body).map_err(|refusal| HranaError(refusal.to_string()))?;
            let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(statement::run(&connection, &program, None))
        };
        tokio::task::spawn_blocking(run).await.unwrap_or_else(|error| Err(HranaError(error.to_string())))
    }
}
