//! The embedded database: libSQL in process, behind the same Hrana pipeline that a hosted libSQL
//! speaks over HTTP, so that every caller's SQL runs unchanged on either. One connection writes
//! (`synchronous=FULL`: what is acknowledged survives a power cut) and a few read beside it, each on
//! a thread of its own; async workers only wait. `migrate` brings any such database up to date.

mod answer;
pub mod backup;
mod connection;
mod error;
mod gate;
pub mod grants;
mod in_use;
pub mod migrate;
mod program;
mod session;
mod snapshot;
pub mod sql;
mod statement;
mod streams;
mod texts;
mod worker;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use bytes::Bytes;

pub use in_use::InUse;
pub use snapshot::Snapshot;
pub use streams::Patience;

use gate::Gate;
use grants::Grant;
use libsql_hrana::proto::{CursorReqBody, PipelineReqBody, StreamRequest};
use program::{Program, Reader, Refusal, Stored};
use streams::{Lease, Streams, Task};
use texts::Texts;
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
    threads: Arc<Threads>,
    /// What callers of this clone may do; None is everything.
    grant: Option<Arc<Grant>>,
}

struct Threads {
    writer: Queue,
    readers: Queue,
    streams: Streams,
    texts: Texts,
}

/// The answer to a request of the Hrana protocol over HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The type of the body.
    pub content_type: &'static str,
    /// The body.
    pub body: Bytes,
}

/// The answer to a pipeline, to be sent as an HTTP response of type `application/json`.
///
/// `status` is 200 when the pipeline was carried out, even where some of its requests failed (each
/// says so in its own result); 400 when it does not follow the protocol, in which case nothing ran;
/// 503 when too many pipelines wait or streams are open; 500 when the stream has expired or the database
/// cannot be used at all. Except for 200 the body is a Hrana error: `{"message": …, "code": …}`.
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
        Database::open_with(path, Patience::default()).await
    }

    /// Like [`Database::open`], with other limits for interactive clients.
    ///
    /// # Errors
    /// As [`Database::open`].
    pub async fn open_with(path: &Path, patience: Patience) -> anyhow::Result<Database> {
        let path = path.to_owned();
        tokio::task::spawn_blocking(move || Database::open_blocking(path, patience))
            .await
            .context("opening the database was interrupted")?
    }

    /// Answers a request of the Hrana protocol, versions 2 and 3 in JSON: `GET /v2`, `GET /v3`,
    /// `POST /v2/pipeline`, `POST /v3/pipeline` and `POST /v3/cursor`. Anything else gets a 404, which
    /// tells clients that prefer another encoding to try these.
    pub async fn answer(&self, method: &str, path: &str, body: Bytes) -> Answer {
        let (content_type, answer) = match (method, path) {
            ("POST", "/v2/pipeline" | "/v3/pipeline") => ("application/json", self.pipeline(body).await),
            ("POST", "/v3/cursor") => ("text/plain", self.cursor(body).await),
            ("GET", "/v2" | "/v3") => {
                let greeting = Bytes::from_static(b"Hello, this is Hrana over HTTP\n");
                ("text/plain", PipelineAnswer { status: 200, body: greeting })
            }
            _ => ("text/plain", PipelineAnswer { status: 404, body: Bytes::new() }),
        };
        // Errors are JSON, whatever the success would have been.
        let is_error = answer.status != 200 && !answer.body.is_empty();
        let content_type = if is_error { "application/json" } else { content_type };
        Answer { status: answer.status, content_type, body: answer.body }
    }

    /// Carries out one Hrana pipeline (`/v2/pipeline` or `/v3/pipeline`, JSON). Never panics and never
    /// blocks an async worker.
    ///
    /// A pipeline that ends with `close` and brings no baton runs on one of the readers, or on the one
    /// writer if anything in it may write: a transaction still open at its end is rolled back. Any other
    /// pipeline has a stream of its own, which the baton in the answer continues.
    ///
    /// Behaves as sqld does, except that: a pipeline that breaks the protocol runs nothing; SQL that
    /// SQLite cannot prepare fails when its step is reached, not the batch as a whole; `want_rows: false`
    /// is heeded; an infinite float is an error, not a `null` that no reader accepts; version 2 knows
    /// what version 3 brought.
    pub async fn pipeline(&self, body: Bytes) -> PipelineAnswer {
        match self.off_worker_if_large(body, Database::read_pipeline).await {
            Ok(Work::Once(program)) => {
                let threads = &self.threads;
                let queue = if program.reads_only() { &threads.readers } else { &threads.writer };
                queue.carry_out(program).await
            }
            Ok(Work::Stream(lease, program)) => {
                self.threads.streams.carry_out(lease, |answer| Task::Pipeline { program, answer }).await
            }
            Err(refusal) => PipelineAnswer::refused(&refusal),
        }
    }

    /// Runs a batch (`/v3/cursor`) and gives its results line by line, in one piece.
    async fn cursor(&self, body: Bytes) -> PipelineAnswer {
        match self.off_worker_if_large(body, Database::read_cursor).await {
            Ok((lease, program)) => {
                self.threads.streams.carry_out(lease, |answer| Task::Cursor { program, answer }).await
            }
            Err(refusal) => PipelineAnswer::refused(&refusal),
        }
    }

    async fn off_worker_if_large<T: Send + 'static>(
        &self,
        body: Bytes,
        read: fn(&Database, &[u8]) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        if body.len() <= INLINE_PARSE_BYTES_MAX {
            return read(self, &body);
        }
        let database = self.clone();
        let reading = tokio::task::spawn_blocking(move || read(&database, &body));
        reading.await.unwrap_or(Err(Refusal::Interrupted))
    }

    fn read_pipeline(&self, body: &[u8]) -> Result<Work, Refusal> {
        let PipelineReqBody { baton, requests } = serde_json::from_slice(body)?;
        let grant = self.grant.as_ref();
        if baton.is_none() && matches!(requests.last(), Some(StreamRequest::Close(_))) {
            return Ok(Work::Once(
                Reader { grant, texts: &self.threads.texts, stored: &mut Stored::new() }.pipeline(requests)?,
            ));
        }
        let (lease, program) = self.in_stream(baton.as_deref(), |reader| reader.pipeline(requests))?;
        Ok(Work::Stream(lease, program))
    }

    fn read_cursor(&self, body: &[u8]) -> Result<(Lease, Program), Refusal> {
        let CursorReqBody { baton, batch } = serde_json::from_slice(body)?;
        self.in_stream(baton.as_deref(), |reader| reader.cursor(batch))
    }

    /// Reads a program with the texts that its stream keeps; one that breaks the protocol ends the stream.
    fn in_stream(
        &self,
        baton: Option<&str>,
        read: impl FnOnce(&mut Reader<'_>) -> Result<Program, Refusal>,
    ) -> Result<(Lease, Program), Refusal> {
        let grant = self.grant.as_ref();
        let mut lease = self.threads.streams.acquire(baton, grant)?;
        let program = read(&mut Reader { grant, texts: &self.threads.texts, stored: lease.stored() })?;
        Ok((lease, program))
    }

    fn open_blocking(path: PathBuf, patience: Patience) -> anyhow::Result<Database> {
        connection::create_private(&path)
            .with_context(|| format!("cannot create the database file {}", path.display()))?;
        let gate = Arc::new(Gate::default());
        // The writer comes first: it switches the file to WAL, which readers then find.
        let writer = Queue::writer(&path, &gate, patience.turn, WAITING_MAX)?;
        let readers = Queue::readers(&path, READERS, WAITING_MAX)?;
        let streams = Streams::new(&path, &gate, patience);
        Ok(Database { threads: Arc::new(Threads { writer, readers, streams, texts: Texts::default() }), grant: None })
    }
}

/// What a pipeline comes to.
enum Work {
    Once(Program),
    Stream(Lease, Program),
}
