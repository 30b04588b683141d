//! The embedded database: libSQL in process, behind the same Hrana pipeline that a hosted libSQL
//! speaks over HTTP, so that every caller's SQL runs unchanged on either. One connection writes
//! (`synchronous=FULL`: what is acknowledged survives a power cut) and a few read beside it, each on
//! a thread of its own; async workers only wait. `migrate` brings any such database up to date.

mod answer;
pub mod backup;
mod connection;
mod error;
mod in_use;
pub mod migrate;
mod program;
mod snapshot;
pub mod sql;
mod statement;
mod worker;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use bytes::Bytes;

pub use in_use::InUse;
pub use snapshot::Snapshot;

use connection::Role;
use program::{Program, Refusal};
use worker::Queue;

/// How many connections read at the same time.
const READERS: usize = 4;
/// How many pipelines may wait for a thread before more are turned away.
const WAITING_MAX: usize = 1024;
/// Bodies above this are parsed off the async workers.
const INLINE_PARSE_BYTES_MAX: usize = 64 * 1024;

/// One open database file; clones share its connections.
///
/// When the last clone is dropped, the threads finish what waits and close their connections.
#[derive(Clone)]
pub struct Database {
    queues: Arc<Queues>,
}

struct Queues {
    writer: Queue,
    readers: Queue,
}

/// The answer to a pipeline, to be sent as an HTTP response of type `application/json`.
///
/// `status` is 200 when the pipeline was carried out, even where some of its requests failed (each
/// says so in its own result); 400 when it does not follow the protocol, in which case nothing ran;
/// 503 when too many pipelines wait; 500 when the database cannot be used at all. Except for 200 the
/// body is a Hrana error: `{"message": …, "code": …}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipelineAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The JSON body.
    pub body: Bytes,
}

impl Database {
    /// Opens the database file at `path`, creating it (readable by its owner only) where there is none.
    ///
    /// # Errors
    /// When the file cannot be created, is no database, or cannot be switched to WAL.
    pub async fn open(path: &Path) -> anyhow::Result<Database> {
        let path = path.to_owned();
        tokio::task::spawn_blocking(move || Database::open_blocking(path))
            .await
            .context("opening the database was interrupted")?
    }

    /// Carries out one Hrana pipeline (`/v2/pipeline` or `/v3/pipeline`, JSON).
    ///
    /// Every pipeline is a stream of its own: a transaction still open at its end is rolled back and
    /// no baton is handed out. Never panics and never blocks an async worker.
    ///
    /// Behaves as sqld does, except that: only `execute`, `batch` and `close` are known; SQL that SQLite
    /// cannot prepare fails when its step is reached, not the batch as a whole; `want_rows: false` is
    /// heeded; an infinite float is an error, not a `null` that no reader accepts.
    pub async fn pipeline(&self, body: Bytes) -> PipelineAnswer {
        let program = match parse(body).await {
            Ok(program) => program,
            Err(refusal) => return PipelineAnswer::refused(&refusal),
        };
        let queue = if program.reads_only() { &self.queues.readers } else { &self.queues.writer };
        queue.carry_out(program).await
    }

    fn open_blocking(path: PathBuf) -> anyhow::Result<Database> {
        connection::create_private(&path)
            .with_context(|| format!("cannot create the database file {}", path.display()))?;
        // The writer comes first: it switches the file to WAL, which readers then find.
        let writer = Queue::start(&path, Role::Writer, 1, WAITING_MAX)?;
        let readers = Queue::start(&path, Role::Reader, READERS, WAITING_MAX)?;
        Ok(Database { queues: Arc::new(Queues { writer, readers }) })
    }
}

async fn parse(body: Bytes) -> Result<Program, Refusal> {
    if body.len() <= INLINE_PARSE_BYTES_MAX {
        return Program::parse(&body);
    }
    tokio::task::spawn_blocking(move || Program::parse(&body)).await.unwrap_or(Err(Refusal::Interrupted))
}
