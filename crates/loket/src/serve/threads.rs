//! Threads that each serve their own connections, with instances of their own, and others for what computes for long.
//!
//! A request is passed between the task of its connection and that of an instance several times. Where tasks wander
//! between threads, each of these steps wakes another processor and drags the instance's memory along: on two processors
//! that doubled what a request costs.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use anyhow::Context as _;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::oneshot;

thread_local! {
    static NUMBER: Cell<usize> = const { Cell::new(0) };
}

/// One thread per processor, and as many aside. Dropping them ends the threads and all that runs on them.
pub struct Threads {
    serving: Vec<Thread>,
    /// Taken when they end.
    aside: Option<Runtime>,
}

struct Thread {
    runtime: Handle,
    /// How many connections it serves.
    connections: Arc<AtomicUsize>,
    /// The thread ends when this goes.
    _end: oneshot::Sender<()>,
}

/// Counts a connection for as long as it lives.
struct Connection(Arc<AtomicUsize>);

impl Threads {
    /// Starts the threads.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start() -> anyhow::Result<Threads> {
        let aside = Builder::new_multi_thread().worker_threads(count()).thread_name("aside").enable_all().build();
        Ok(Threads {
            serving: (0..count()).map(Thread::start).collect::<anyhow::Result<_>>()?,
            aside: Some(aside.context("cannot start a runtime")?),
        })
    }

    /// Where components go that compute for long: the system divides the processors between threads, so those that serve
    /// connections get their part, which they would not get from a task on their own thread.
    pub fn aside(&self) -> Option<Handle> {
        self.aside.as_ref().map(|runtime| runtime.handle().clone())
    }

    /// Runs the work of a connection on the thread with the fewest connections, where all that it starts stays too.
    pub fn run(&self, work: impl Future<Output = ()> + Send + 'static) {
        let Some(thread) = self.serving.iter().min_by_key(|thread| thread.connections.load(Relaxed)) else { return };
        let connection = Connection::count(&thread.connections);
        thread.runtime.spawn(async move {
            work.await;
            drop(connection);
        });
    }
}

/// How many threads serve connections.
pub fn count() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The number of the thread this is called on, from 0; other threads than these count as the first.
pub fn number() -> usize {
    NUMBER.get()
}

impl Drop for Threads {
    fn drop(&mut self) {
        // Waiting for it is not possible here, nor needed.
        if let Some(runtime) = self.aside.take() {
            runtime.shutdown_background();
        }
    }
}

impl Thread {
    fn start(number: usize) -> anyhow::Result<Thread> {
        let runtime = Builder::new_current_thread().enable_all().build().context("cannot start a runtime")?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel();
        std::thread::Builder::new()
            .name(format!("serve-{number}"))
            .spawn(move || {
                NUMBER.set(number);
                let _ = runtime.block_on(ended);
            })
            .context("cannot start a thread")?;
        Ok(Thread { runtime: handle, connections: Arc::default(), _end: end })
    }
}

impl Connection {
    fn count(connections: &Arc<AtomicUsize>) -> Connection {
        connections.fetch_add(1, Relaxed);
        Connection(Arc::clone(connections))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    #[test]
    fn connections_are_spread_and_end_with_the_threads() {
        let threads = Threads::start().unwrap();
        let (told, heard) = mpsc::channel();
        for _ in 0..count() {
            let told = told.clone();
            threads.run(async move {
                told.send(number()).unwrap();
                std::future::pending::<()>().await;
            });
        }
        drop(told);
        let numbers: BTreeSet<_> = (0..count()).map(|_| heard.recv_timeout(Duration::from_secs(5)).unwrap()).collect();
        assert_eq!(numbers, (0..count()).collect());
        drop(threads);
        assert_eq!(heard.recv_timeout(Duration::from_secs(5)), Err(mpsc::RecvTimeoutError::Disconnected));
    }
}
