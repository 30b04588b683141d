//! The threads that run pipelines. SQLite blocks, so each connection lives on a thread of its own and
//! takes pipelines from a queue in the order in which they came: one writer, several readers.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use tokio::sync::oneshot;

use crate::PipelineAnswer;
use crate::connection::{Connection, Role};
use crate::gate::{Gate, Kind, Turn};
use crate::in_use::InUse;
use crate::program::Program;
use crate::statement;

/// The way to the threads of one role.
pub(crate) struct Queue {
    jobs: SyncSender<Job>,
}

struct Job {
    program: Program,
    answer: oneshot::Sender<PipelineAnswer>,
}

struct Worker {
    path: PathBuf,
    role: Role,
    /// Where the writer takes turns with interactive clients, and how long it waits for its own.
    turns: Option<(Arc<Gate>, Duration)>,
    /// None after a fault, until it could be opened anew.
    connection: Option<Connection>,
}

impl Queue {
    /// Opens the connection that writes in turn with interactive clients, and starts its thread.
    pub(crate) fn writer(
        path: &Path,
        gate: &Arc<Gate>,
        wait_max: Duration,
        waiting_max: usize,
    ) -> anyhow::Result<Queue> {
        Queue::start(path, Role::Writer, Some((Arc::clone(gate), wait_max)), 1, waiting_max)
    }

    /// Opens `threads` connections that read, and starts a thread for each; at most `waiting_max` jobs wait.
    pub(crate) fn readers(path: &Path, threads: usize, waiting_max: usize) -> anyhow::Result<Queue> {
        Queue::start(path, Role::Reader, None, threads, waiting_max)
    }

    fn start(
        path: &Path,
        role: Role,
        turns: Option<(Arc<Gate>, Duration)>,
        threads: usize,
        waiting_max: usize,
    ) -> anyhow::Result<Queue> {
        // Held by the threads: the folder is in use until the last of them has closed its connection.
        let in_use = Arc::new(InUse::shared(path.parent().unwrap_or(Path::new(".")))?);
        let (jobs, waiting) = sync_channel(waiting_max);
        let waiting = Arc::new(Mutex::new(waiting));
        for number in 1..=threads {
            let mut worker = Worker { path: path.to_owned(), role, turns: turns.clone(), connection: None };
            worker.connection = Some(worker.open()?);
            let waiting = Arc::clone(&waiting);
            let in_use = Arc::clone(&in_use);
            std::thread::Builder::new()
                .name(format!("database-{role:?}-{number}").to_lowercase())
                .spawn(move || {
                    while let Some(job) = next_job(&waiting) {
                        worker.work(job);
                    }
                    drop(worker);
                    drop(in_use);
                })
                .context("cannot start a thread for the database")?;
        }
        Ok(Queue { jobs })
    }

    /// Waits for a thread to run the program.
    pub(crate) async fn carry_out(&self, program: Program) -> PipelineAnswer {
        let (answer, answered) = oneshot::channel();
        if self.jobs.try_send(Job { program, answer }).is_err() {
            return PipelineAnswer::busy();
        }
        answered.await.unwrap_or_else(|_| PipelineAnswer::unusable())
    }
}

/// Only one of the idle threads waits for the next job, the others wait for their turn to do so.
fn next_job(waiting: &Mutex<Receiver<Job>>) -> Option<Job> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

impl Worker {
    fn open(&self) -> anyhow::Result<Connection> {
        let turn = self.turns.as_ref().map(|(gate, wait_max)| Turn::new(gate, Kind::Writer, *wait_max));
        Connection::open(&self.path, self.role, turn)
    }

    /// Runs a job. A caller that went away loses its answer, not its work: it may have been acknowledged
    /// to nobody, but it is either done or not.
    fn work(&mut self, job: Job) {
        let answer = self.run(&job.program).unwrap_or_else(PipelineAnswer::unusable);
        let _ = job.answer.send(answer);
    }

    /// None when the connection cannot be used; the next job then gets a new one.
    fn run(&mut self, program: &Program) -> Option<PipelineAnswer> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.open().ok()?,
        };
        // A panic would be a fault of this crate; it must cost one answer, not the database.
        let body = catch_unwind(AssertUnwindSafe(|| {
            connection.start(program.grant.as_ref());
            let body = statement::run(&connection, program, None);
            connection.clean_up(program.has_pragma()).ok()?;
            Some(body)
        }));
        let body = body.ok().flatten()?;
        self.connection = Some(connection);
        Some(PipelineAnswer::ok(body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::create_private;
    use crate::program::{Reader, Stored};
    use crate::texts::Texts;

    fn program(sql: &str) -> Program {
        let requests = serde_json::json!([{"type": "execute", "stmt": {"sql": sql}}]);
        let requests = serde_json::from_value(requests).unwrap();
        Reader { grant: None, texts: &Texts::default(), stored: &mut Stored::new() }.pipeline(requests).unwrap()
    }

    #[tokio::test]
    async fn pipelines_beyond_the_queue_are_turned_away_and_later_ones_served() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        create_private(&path).unwrap();
        let queue = Queue::readers(&path, 1, 1).unwrap();
        let slow = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 1000000) SELECT max(x) FROM n";
        let run = || queue.carry_out(program(slow));
        let (first, second, third, fourth) = tokio::join!(run(), run(), run(), run());
        let statuses = [first.status, second.status, third.status, fourth.status];
        // One runs and one waits; which of the others are turned away depends on when the thread takes the first.
        assert_eq!(statuses[0], 200);
        assert!(statuses.iter().filter(|status| **status == 503).count() >= 2, "{statuses:?}");
        assert_eq!(queue.carry_out(program("SELECT 1")).await.status, 200);
    }

    #[test]
    fn a_lost_connection_is_opened_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let mut worker = Worker { path: path.clone(), role: Role::Writer, turns: None, connection: None };
        assert_eq!(worker.run(&program("SELECT 1")), None, "there is no file yet");
        create_private(&path).unwrap();
        assert_eq!(worker.run(&program("SELECT 1")).map(|answer| answer.status), Some(200));
        assert!(worker.connection.is_some());
    }
}
