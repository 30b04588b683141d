//! Streams of interactive clients: a connection each, on a thread of its own, kept between pipelines
//! under a baton. A baton names its stream by 128 random bits and serves once: each answer brings
//! the next. It is worth nothing under another grant.
//!
//! A stream that nobody continues within [`Patience::stream`] ends. Its transaction may keep others
//! from writing for [`Patience::lock`] without a word, or in all when others wait; then it is rolled
//! back, and the next pipeline learns that as `TRANSACTION_TIMEOUT`. A stream that only reads takes no
//! turn to write and so keeps nobody waiting.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use tokio::sync::oneshot;

use crate::PipelineAnswer;
use crate::gate::Gate;
use crate::grants::Grant;
use crate::program::{Program, Refusal, Stored};
use crate::session::Session;

/// How many streams may be open at once; each has a thread.
const STREAMS_MAX: usize = 64;
/// How long an ended stream is remembered, to say why its baton is refused.
const REMEMBERED: Duration = Duration::from_secs(300);

/// How long things may take that an interactive client does or leaves undone.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How long a stream is kept for its next pipeline.
    pub stream: Duration,
    /// How long a transaction may keep others from writing.
    pub lock: Duration,
    /// How long a statement waits for its turn to write before it fails with `SQLITE_BUSY`. More than
    /// `lock`, so that one transaction that is left open fails nobody's command.
    pub turn: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience { stream: Duration::from_secs(10), lock: Duration::from_secs(5), turn: Duration::from_secs(10) }
    }
}

/// All streams of a database.
pub(crate) struct Streams {
    shared: Arc<Shared>,
}

/// What the streams' threads need.
pub(crate) struct Shared {
    pub(crate) path: PathBuf,
    pub(crate) gate: Arc<Gate>,
    pub(crate) patience: Patience,
    table: Mutex<Table>,
}

#[derive(Default)]
struct Table {
    slots: HashMap<[u8; 16], Slot>,
    /// Threads without a stream.
    idle: Vec<Sender<Job>>,
    threads: usize,
}

enum Slot {
    /// Waits for its next pipeline, which must bring `nonce`.
    Open { nonce: [u8; 8], stream: Stream },
    /// A pipeline runs.
    Busy,
    /// Nobody came in time; remembered since then.
    Expired(Instant),
}

/// What stays of a stream between its pipelines, beside its connection.
struct Stream {
    grant: Option<Arc<Grant>>,
    stored: Stored,
    thread: Sender<Job>,
}

/// A stream in the hands of one pipeline. Dropped without having been carried out, it ends.
pub(crate) struct Lease {
    id: [u8; 16],
    stream: Stream,
    sent: bool,
}

/// What a stream's thread is asked to do.
struct Job {
    id: [u8; 16],
    stream: Stream,
    task: Task,
}

pub(crate) enum Task {
    Pipeline {
        program: Program,
        answer: oneshot::Sender<PipelineAnswer>,
    },
    Cursor {
        program: Program,
        answer: oneshot::Sender<PipelineAnswer>,
    },
    /// The client broke the protocol or went away.
    End,
}

impl Streams {
    pub(crate) fn new(path: &Path, gate: &Arc<Gate>, patience: Patience) -> Streams {
        let table = Mutex::default();
        Streams { shared: Arc::new(Shared { path: path.to_owned(), gate: Arc::clone(gate), patience, table }) }
    }

    /// The stream that `baton` continues, or a new one.
    pub(crate) fn acquire(&self, baton: Option<&str>, grant: Option<&Arc<Grant>>) -> Result<Lease, Refusal> {
        let mut table = self.shared.lock();
        match baton {
            Some(baton) => table.resume(baton, grant),
            None => self.shared.open(&mut table, grant),
        }
    }

    /// Runs a pipeline or cursor on its stream's thread.
    pub(crate) async fn carry_out(
        &self,
        mut lease: Lease,
        task: impl FnOnce(oneshot::Sender<PipelineAnswer>) -> Task,
    ) -> PipelineAnswer {
        let (answer, answered) = oneshot::channel();
        lease.send(task(answer));
        answered.await.unwrap_or_else(|_| PipelineAnswer::unusable())
    }
}

impl Lease {
    /// The SQL texts that the stream keeps.
    pub(crate) fn stored(&mut self) -> &mut Stored {
        &mut self.stream.stored
    }

    fn send(&mut self, task: Task) {
        self.sent = true;
        let thread = self.stream.thread.clone();
        let (grant, stored) = (self.stream.grant.take(), std::mem::take(&mut self.stream.stored));
        let stream = Stream { grant, stored, thread: thread.clone() };
        // Without its thread, the answer's other end is dropped with the job, and the caller learns it.
        let _ = thread.send(Job { id: self.id, stream, task });
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if !self.sent {
            self.send(Task::End);
        }
    }
}

impl Table {
    fn resume(&mut self, baton: &str, grant: Option<&Arc<Grant>>) -> Result<Lease, Refusal> {
        let (id, given) = read_baton(baton).ok_or(Refusal::BatonInvalid)?;
        let slot = self.slots.get_mut(&id).ok_or(Refusal::BatonInvalid)?;
        match slot {
            Slot::Busy => return Err(Refusal::BatonReused),
            Slot::Expired(_) => return Err(Refusal::StreamExpired),
            Slot::Open { stream, .. } if !same(stream.grant.as_ref(), grant) => return Err(Refusal::BatonInvalid),
            Slot::Open { nonce, .. } if *nonce != given => return Err(Refusal::BatonReused),
            Slot::Open { .. } => {}
        }
        match std::mem::replace(slot, Slot::Busy) {
            Slot::Open { stream, .. } => Ok(Lease { id, stream, sent: false }),
            Slot::Busy | Slot::Expired(_) => Err(Refusal::BatonReused),
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(self: &Arc<Self>, table: &mut Table, grant: Option<&Arc<Grant>>) -> Result<Lease, Refusal> {
        table.slots.retain(|_, slot| !matches!(slot, Slot::Expired(since) if since.elapsed() > REMEMBERED));
        let id = random()?;
        let thread = match table.idle.pop() {
            Some(thread) => thread,
            None if table.threads >= STREAMS_MAX => return Err(Refusal::TooManyStreams),
            None => {
                let (thread, jobs) = channel();
                let shared = Arc::downgrade(self);
                let started = std::thread::Builder::new().name("database-stream".to_owned());
                started.spawn(move || serve(&shared, &jobs)).map_err(|_| Refusal::TooManyStreams)?;
                table.threads += 1;
                thread
            }
        };
        table.slots.insert(id, Slot::Busy);
        let stream = Stream { grant: grant.cloned(), stored: Stored::new(), thread };
        Ok(Lease { id, stream, sent: false })
    }

    /// Keeps the stream for the pipeline that brings `nonce`.
    fn keep(&self, id: [u8; 16], stream: Stream, nonce: [u8; 8]) {
        self.lock().slots.insert(id, Slot::Open { nonce, stream });
    }

    /// Forgets the stream; its thread is free for another.
    fn forget(&self, id: [u8; 16], stream: Stream) {
        let mut table = self.lock();
        table.slots.remove(&id);
        table.idle.push(stream.thread);
    }

    /// Ends the stream unless a pipeline for it is on its way. Gives whether it ended.
    fn expire(&self, id: [u8; 16]) -> bool {
        let mut table = self.lock();
        match table.slots.remove(&id) {
            Some(Slot::Open { stream, .. }) => {
                table.slots.insert(id, Slot::Expired(Instant::now()));
                table.idle.push(stream.thread);
                true
            }
            Some(other) => {
                table.slots.insert(id, other);
                false
            }
            None => true,
        }
    }
}

/// A stream's thread: carries out one stream after another until the database is dropped.
fn serve(shared: &Weak<Shared>, jobs: &Receiver<Job>) {
    let mut session = Session::default();
    let mut current = None;
    loop {
        let job = match current {
            None => jobs.recv().ok(),
            Some(id) => match next_job(shared, jobs, &mut session, id) {
                Next::Job(job) => Some(job),
                Next::Expired => {
                    current = None;
                    continue;
                }
                Next::Stop => None,
            },
        };
        let Some(job) = job else { return };
        let Some(shared) = shared.upgrade() else { return };
        current = work(&shared, &mut session, job);
    }
}

enum Next {
    Job(Job),
    Expired,
    Stop,
}

fn next_job(shared: &Weak<Shared>, jobs: &Receiver<Job>, session: &mut Session, id: [u8; 16]) -> Next {
    let began = Instant::now();
    loop {
        let Some(patience) = shared.upgrade().map(|shared| shared.patience) else { return Next::Stop };
        let left = patience.stream.saturating_sub(began.elapsed());
        let pause = session.pause(began, patience.lock).map_or(left, |pause| pause.min(left));
        match jobs.recv_timeout(pause) {
            Ok(job) => {
                // A client that never pauses must not keep others waiting either.
                session.roll_back_if_overdue(began, patience.lock);
                return Next::Job(job);
            }
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return Next::Stop,
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {}
        }
        if began.elapsed() >= patience.stream {
            if shared.upgrade().is_none_or(|shared| shared.expire(id)) {
                session.end();
                return Next::Expired;
            }
            // A pipeline that came at the last moment is being read.
            return jobs.recv().map_or(Next::Stop, Next::Job);
        } else {
            session.roll_back_if_overdue(began, patience.lock);
        }
    }
}

/// Carries out a job; gives the id of the stream if it goes on.
fn work(shared: &Shared, session: &mut Session, job: Job) -> Option<[u8; 16]> {
    let Job { id, stream, task } = job;
    let (program, answer, cursor) = match task {
        Task::Pipeline { program, answer } => (program, answer, false),
        Task::Cursor { program, answer } => (program, answer, true),
        Task::End => {
            session.end();
            shared.forget(id, stream);
            return None;
        }
    };
    let next = if program.closes() { None } else { random::<8>().ok() };
    let baton = next.map(|nonce| write_baton(id, nonce));
    let body = session.run(shared, &program, baton.as_deref(), cursor);
    // The table comes first: the client may be back before this thread goes on.
    let goes_on = match (body.is_some(), next) {
        (true, Some(nonce)) => {
            shared.keep(id, stream, nonce);
            Some(id)
        }
        _ => {
            session.end();
            shared.forget(id, stream);
            None
        }
    };
    let _ = answer.send(body.map_or_else(PipelineAnswer::unusable, PipelineAnswer::ok));
    goes_on
}

fn same(one: Option<&Arc<Grant>>, other: Option<&Arc<Grant>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

fn random<const N: usize>() -> Result<[u8; N], Refusal> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Refusal::Interrupted)?;
    Ok(bytes)
}

fn write_baton(id: [u8; 16], nonce: [u8; 8]) -> String {
    STANDARD_NO_PAD.encode([&id[..], &nonce[..]].concat())
}

fn read_baton(baton: &str) -> Option<([u8; 16], [u8; 8])> {
    let bytes = STANDARD_NO_PAD.decode(baton).ok()?;
    let (id, nonce) = bytes.split_first_chunk()?;
    Some((*id, nonce.try_into().ok()?))
}
