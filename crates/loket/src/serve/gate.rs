//! Back-pressure in front of one component: so many requests inside, so many waiting, the rest away.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::manifest::Limits;

/// The door of one component.
#[derive(Debug)]
pub struct Gate {
    places: Arc<Semaphore>,
    waiting: AtomicUsize,
    limits: Limits,
}

/// A place inside; giving it up lets the next request in.
pub type Place = OwnedSemaphorePermit;

impl Gate {
    /// A gate with `requests_max` places.
    pub fn new(limits: &Limits) -> Gate {
        Gate {
            places: Arc::new(Semaphore::new(limits.requests_max)),
            waiting: AtomicUsize::new(0),
            limits: limits.clone(),
        }
    }

    /// A place, or `None` when too many wait already or the wait took too long.
    pub async fn enter(&self) -> Option<Place> {
        if let Ok(place) = Arc::clone(&self.places).try_acquire_owned() {
            return Some(place);
        }
        let _waiting = Waiting::join(&self.waiting, self.limits.waiting_max)?;
        let place = Arc::clone(&self.places).acquire_owned();
        timeout(self.limits.waiting, place).await.ok()?.ok()
    }
}

/// Counts one waiting request for as long as it lives, also when its client goes away.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn join(waiting: &'a AtomicUsize, waiting_max: usize) -> Option<Waiting<'a>> {
        let already = waiting.fetch_add(1, Relaxed);
        let joined = Waiting(waiting);
        (already < waiting_max).then_some(joined)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn gate(requests_max: usize, waiting_max: usize, waiting_ms: u64) -> Gate {
        Gate::new(&Limits {
            requests_max,
            waiting_max,
            waiting: Duration::from_millis(waiting_ms),
            ..Limits::default()
        })
    }

    #[tokio::test]
    async fn waiting_request_enters_when_a_place_is_free() {
        let gate = Arc::new(gate(1, 1, 10_000));
        let place = gate.enter().await.unwrap();
        let waiting = tokio::spawn({
            let gate = Arc::clone(&gate);
            async move { gate.enter().await.is_some() }
        });
        tokio::task::yield_now().await;
        drop(place);
        assert!(waiting.await.unwrap());
    }

    #[tokio::test]
    async fn wait_ends_with_its_time() {
        let gate = gate(1, 1, 10);
        let _place = gate.enter().await.unwrap();
        assert!(gate.enter().await.is_none());
        assert_eq!(gate.waiting.load(Relaxed), 0);
    }

    #[tokio::test]
    async fn no_more_wait_than_may() {
        let gate = gate(1, 0, 10_000);
        let _place = gate.enter().await.unwrap();
        assert!(gate.enter().await.is_none());
    }
}
