//! Fairness between components that compute: whoever computes for long takes turns with the others that do, so that a
//! processor stays free for requests that are soon done.
//!
//! Pre-emption alone is not enough: each of many endless loops that is interrupted every 10 ms comes back after 10 ms of
//! every other one, and a short request waits for them all.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Steps of the engine's clock that an instance may compute at a stretch before it takes turns. One that computes for a
/// moment meets one by chance, and several where the system gives the processor to others meanwhile: with two, a type-ahead at
/// 16 connections spent two fifths of its time as if it were an endless loop.
const STEPS_FREE: u64 = 5;
/// How long a component takes turns from its first step on, after one of its instances computed for long: else many such
/// requests would have all processors for their free steps.
const REMEMBERED: Duration = Duration::from_millis(200);

/// The steps in which one instance computed at a stretch: without waiting for the database, a client or its next request.
///
/// Steps since the latest request would not do. On a busy machine a thread waits for its processor longer than a step, and a
/// request of a millisecond meets several: components that only ask the database were taken for endless loops.
#[derive(Clone, Debug, Default)]
pub struct Stretch(Arc<Steps>);

#[derive(Debug, Default)]
struct Steps {
    count: AtomicU64,
    /// It was interrupted by the clock and would go on if it could.
    is_interrupted: AtomicBool,
}

impl Stretch {
    /// Counts a step: the clock interrupts the instance, which then goes on with [`Stretch::resume`].
    pub fn interrupt(&self) -> u64 {
        self.0.is_interrupted.store(true, Relaxed);
        self.0.count.fetch_add(1, Relaxed) + 1
    }

    /// The instance goes on.
    pub fn resume(&self) {
        self.0.is_interrupted.store(false, Relaxed);
    }

    /// The instance cannot go on at the moment: if it was not interrupted, it waits for something, and the stretch is over.
    pub fn pause(&self) {
        if !self.0.is_interrupted.load(Relaxed) {
            self.0.count.store(0, Relaxed);
        }
    }
}

/// The turns of all components.
#[derive(Clone, Debug)]
pub struct Turns {
    free: Arc<Semaphore>,
    started: Instant,
}

/// One component's share in them.
#[derive(Debug)]
pub struct Share {
    turns: Turns,
    /// Until when it is remembered for computing, in milliseconds since the turns began.
    remembered_ms: AtomicU64,
}

/// One instance's turn, while it has one.
#[derive(Clone, Debug, Default)]
pub struct Turn(Arc<Mutex<Option<OwnedSemaphorePermit>>>);

impl Turns {
    /// Turns on half of the processors, and on one at least.
    pub fn new() -> Turns {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Turns { free: Arc::new(Semaphore::new((processors / 2).max(1))), started: Instant::now() }
    }

    /// The share of a component.
    pub fn share(&self) -> Share {
        Share { turns: self.clone(), remembered_ms: AtomicU64::new(0) }
    }
}

impl Share {
    /// Notes that an instance has computed for `steps` at a stretch, and tells whether it has to take turns from now on.
    pub fn must_take_turns(&self, steps: u64) -> bool {
        let now = self.turns.started.elapsed();
        if steps > STEPS_FREE {
            self.remembered_ms.store(milliseconds(now + REMEMBERED), Relaxed);
            return true;
        }
        self.has_computed()
    }

    /// Whether one of the component's instances computed for long lately.
    pub fn has_computed(&self) -> bool {
        self.remembered_ms.load(Relaxed) > milliseconds(self.turns.started.elapsed())
    }

    /// Waits for a turn, in the order in which they are asked for.
    pub async fn take(&self, turn: &Turn) {
        // The semaphore is never closed.
        let permit = Arc::clone(&self.turns.free).acquire_owned().await.ok();
        *turn.lock() = permit;
    }
}

impl Turn {
    /// Gives it up, if there is one: the instance is interrupted or has nothing to compute.
    pub fn give_up(&self) {
        drop(self.lock().take());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<OwnedSemaphorePermit>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn turns_are_taken_one_after_the_other() {
        let turns = Turns { free: Arc::new(Semaphore::new(1)), started: Instant::now() };
        let share = Arc::new(turns.share());
        let (first, second) = (Turn::default(), Turn::default());
        share.take(&first).await;
        let waiting = tokio::spawn({
            let (share, second) = (Arc::clone(&share), second.clone());
            async move { share.take(&second).await }
        });
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        first.give_up();
        waiting.await.unwrap();
        assert!(second.lock().is_some());
    }

    #[test]
    fn a_stretch_lasts_until_the_instance_waits_for_something() {
        let stretch = Stretch::default();
        assert_eq!(stretch.interrupt(), 1);
        stretch.pause();
        assert_eq!(stretch.interrupt(), 2, "it was kept from going on, and did not wait");
        stretch.resume();
        assert_eq!(stretch.interrupt(), 3);
        stretch.resume();
        stretch.pause();
        assert_eq!(stretch.interrupt(), 1, "it waited");
    }

    #[test]
    fn short_requests_take_no_turns_until_the_component_computed_for_long() {
        let turns = Turns::new();
        let (short, long) = (turns.share(), turns.share());
        assert!(!long.must_take_turns(1) && !long.must_take_turns(STEPS_FREE));
        assert!(!long.has_computed());
        assert!(long.must_take_turns(STEPS_FREE + 1));
        assert!(long.has_computed() && !short.has_computed());
        assert!(long.must_take_turns(1), "it is remembered");
        assert!(!short.must_take_turns(1), "other components are not concerned");
    }
}
