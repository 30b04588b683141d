//! Connections on threads of their own: one that writes, a few that read, with the product's settings.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use store::{Batch, StoreError};
use tokio::sync::oneshot;

use super::row;

/// As many as the product has.
const READERS: usize = 4;
/// How many requests may wait for a thread.
const WAITING_MAX: usize = 1024;
const STATEMENTS_KEPT: usize = 256;

type Job = Box<dyn FnOnce(&Connection) + Send>;

/// The database; work is done on its threads while the caller waits.
pub(super) struct Database {
    readers: SyncSender<Job>,
    writer: SyncSender<Job>,
}

impl Database {
    pub(super) fn open(path: &Path) -> Result<Self> {
        let writer = start(vec![open(
            path,
            "pragma synchronous = full; pragma foreign_keys = on; pragma journal_size_limit = 67108864;
             pragma temp_store = memory; pragma cache_size = -32000;",
        )?])?;
        let reader = || open(path, "pragma query_only = on; pragma temp_store = memory; pragma cache_size = -8000;");
        let readers = start((0..READERS).map(|_| reader()).collect::<Result<_>>()?)?;
        Ok(Self { readers, writer })
    }

    /// Does `work` on a reading connection.
    pub(super) async fn read<T, E>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        on(&self.readers, work).await
    }

    /// Applies a batch in one transaction: on disk when this returns.
    pub(super) async fn write(&self, batch: Batch) -> Result<(), StoreError> {
        on(&self.writer, move |connection| row::transact(connection, batch.into_statements(), |_| Ok(()))).await
    }

    /// The same for a batch that ends in a SELECT of one row.
    pub(super) async fn write_and_read<R: serde::de::DeserializeOwned + Send + 'static>(
        &self,
        batch: Batch,
    ) -> Result<Option<R>, StoreError> {
        let work = move |connection: &Connection| {
            let mut statements = batch.into_statements();
            let last = statements.pop();
            row::transact(connection, statements, |connection| match &last {
                Some(select) => row::first(connection, select),
                None => Ok(None),
            })
        };
        on(&self.writer, work).await
    }
}

async fn on<T, E>(
    threads: &SyncSender<Job>,
    work: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let (answer, answered) = oneshot::channel();
    let job = Box::new(move |connection: &Connection| {
        let _ = answer.send(work(connection));
    });
    if threads.try_send(job).is_err() {
        return Err(StoreError::Busy.into());
    }
    answered.await.unwrap_or_else(|_| Err(StoreError::Busy.into()))
}

fn open(path: &Path, settings: &str) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        Connection::open_with_flags(path, flags).with_context(|| format!("cannot open {}", path.display()))?;
    connection.busy_timeout(Duration::from_secs(5))?;
    let mode: String = connection.query_row("pragma journal_mode = wal", [], |row| row.get(0))?;
    ensure!(mode == "wal", "{}: its file system does not support WAL", path.display());
    connection.execute_batch(settings)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(connection)
}

/// A thread for each connection; they share one queue.
fn start(connections: Vec<Connection>) -> Result<SyncSender<Job>> {
    let (jobs, waiting) = sync_channel(WAITING_MAX);
    let waiting = Arc::new(Mutex::new(waiting));
    for connection in connections {
        let waiting = Arc::clone(&waiting);
        std::thread::Builder::new().name("database".to_owned()).spawn(move || {
            while let Some(job) = next(&waiting) {
                job(&connection);
            }
        })?;
    }
    Ok(jobs)
}

fn next(waiting: &Mutex<Receiver<Job>>) -> Option<Job> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}
