//! Lanes of one component: each thread that serves connections prefers one of its own.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;
use wasmtime_wasi_http::handler::ProxyHandler;

use super::component::Component;
use super::threads;
use super::workers::Instances;

/// Lanes where there are fewer threads. The handler of a lane queues requests behind an instance that began to compute
/// after it had announced room for more; such a lane is left alone while another is free.
const LANES_MIN: usize = 4;
/// Requests that a lane's thread begins at once. It can compute for one only, and the handler makes an instance for each
/// one that finds the others busy: a burst of thirty would have thirty instances, all of them cold, instead of a few that
/// are warm.
const BEGINS: usize = 2;
/// How long a request waits for those before it at most: they may be waiting themselves, for a database or a client.
const PATIENCE: Duration = Duration::from_millis(5);

/// The lanes of one component.
pub struct Lanes(Vec<Lane>);

/// One of them.
pub struct Lane {
    /// Its instances.
    pub handler: ProxyHandler<Instances>,
    begins: Semaphore,
}

impl Lanes {
    /// Lanes without any instance yet.
    pub fn new(component: &Arc<Component>) -> Lanes {
        let lane = || Lane { handler: ProxyHandler::new(Instances::new(component)), begins: Semaphore::new(BEGINS) };
        Lanes((0..threads::count().max(LANES_MIN)).map(|_| lane()).collect())
    }

    /// This thread's lane, or the next one whose instances all take requests at once.
    pub fn pick(&self) -> &Lane {
        let own = threads::number() % self.0.len();
        let (before, from_own) = self.0.split_at(own);
        let free = from_own.iter().chain(before).find(|lane| !lane.handler.state().is_computing());
        free.unwrap_or(&from_own[0])
    }
}

impl Lane {
    /// Waits until the requests before it are through or wait themselves, for a moment. What it returns is held until
    /// the request is answered.
    pub async fn begin(&self) -> Option<SemaphorePermit<'_>> {
        if let Ok(permit) = self.begins.try_acquire() {
            return Some(permit);
        }
        timeout(PATIENCE, self.begins.acquire()).await.ok()?.ok()
    }
}
