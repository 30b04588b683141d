//! Lanes of one component: each thread that serves connections prefers one of its own, and there is one aside.

use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;
use wasmtime_wasi_http::WasiBody;
use wasmtime_wasi_http::handler::{ProxyHandler, TrapOrPanicError};

use super::component::Component;
use super::end::Ticket;
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
pub struct Lanes {
    component: Arc<Component>,
    serving: Vec<Lane>,
    aside: Lane,
}

/// One of them.
pub struct Lane {
    handler: ProxyHandler<Instances>,
    begins: Semaphore,
    /// Where its instances live, if not where they are asked for.
    runtime: Option<Handle>,
}

impl Lanes {
    /// Lanes without any instance yet; `aside` is where the component goes when it has computed for long.
    pub fn new(component: &Arc<Component>, aside: Option<Handle>) -> Lanes {
        let lane = |runtime| Lane {
            handler: ProxyHandler::new(Instances::new(component)),
            begins: Semaphore::new(BEGINS),
            runtime,
        };
        Lanes {
            component: Arc::clone(component),
            serving: (0..threads::count().max(LANES_MIN)).map(|_| lane(None)).collect(),
            aside: lane(aside),
        }
    }

    /// This thread's lane, or the next one whose instances all take requests at once; the one aside as long as the
    /// component is remembered for computing.
    pub fn pick(&self) -> &Lane {
        if self.component.share.has_computed() {
            return &self.aside;
        }
        let own = threads::number() % self.serving.len();
        let (before, from_own) = self.serving.split_at(own);
        let free = from_own.iter().chain(before).find(|lane| !lane.handler.state().is_computing());
        free.unwrap_or(&from_own[0])
    }
}

impl Lane {
    /// Has one of its instances answer.
    ///
    /// # Errors
    /// As [`ProxyHandler::handle`].
    pub async fn answer(
        &self,
        ticket: Arc<Ticket>,
        request: Request<WasiBody>,
    ) -> wasmtime::Result<Response<WasiBody>> {
        let _begun = self.begin().await;
        let Some(runtime) = &self.runtime else {
            return self.handler.handle(ticket, request).await;
        };
        let handler = self.handler.clone();
        let answer = runtime.spawn(async move { handler.handle(ticket, request).await });
        answer.await.unwrap_or_else(|_| Err(TrapOrPanicError.into()))
    }

    /// Waits until the requests before it are through, for a moment. What it returns is held until the request is
    /// answered.
    async fn begin(&self) -> Option<SemaphorePermit<'_>> {
        if let Ok(permit) = self.begins.try_acquire() {
            return Some(permit);
        }
        timeout(PATIENCE, self.begins.acquire()).await.ok()?.ok()
    }
}
