//! The turn to write. SQLite lets one connection write at a time and makes the others poll without
//! any order; here they queue, so that neither commands nor interactive transactions starve.
//!
//! Two kinds wait: the one writer, which carries out the pipelines that end with `close` (all that
//! components send), and the streams of interactive clients among themselves in order of arrival. A
//! free turn goes to the kind that did not have it last. So a command waits for one interactive
//! transaction at most, and a stream for one pipeline of the writer and the streams before it.

use std::cell::Cell;
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Who asks for the turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The one connection that carries out pipelines which end with `close`.
    Writer,
    /// A connection of an interactive client.
    Stream,
}

/// The turn to write in one database file, within this process. Other processes still meet SQLite's lock.
#[derive(Default)]
pub(crate) struct Gate {
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Default)]
struct State {
    taken: bool,
    last: Option<Kind>,
    writer_waits: bool,
    streams: VecDeque<u64>,
    next_ticket: u64,
}

/// One connection's access to the turn.
pub(crate) struct Turn {
    gate: Arc<Gate>,
    kind: Kind,
    wait_max: Duration,
    taken_at: Cell<Option<Instant>>,
}

/// The turn did not come within the time to wait.
#[derive(Debug)]
pub(crate) struct Waited;

impl Turn {
    /// A connection that will wait `wait_max` for its turns.
    pub(crate) fn new(gate: &Arc<Gate>, kind: Kind, wait_max: Duration) -> Turn {
        Turn { gate: Arc::clone(gate), kind, wait_max, taken_at: Cell::new(None) }
    }

    /// Waits for the turn, unless this connection has it.
    pub(crate) fn take(&self) -> Result<(), Waited> {
        if self.taken_at.get().is_none() {
            self.gate.take(self.kind, self.wait_max)?;
            self.taken_at.set(Some(Instant::now()));
        }
        Ok(())
    }

    /// Lets the next one write, if this connection has the turn.
    pub(crate) fn give_back(&self) {
        if self.taken_at.take().is_some() {
            self.gate.give_back(self.kind);
        }
    }

    /// Since when this connection has the turn, if it has.
    pub(crate) fn taken_at(&self) -> Option<Instant> {
        self.taken_at.get()
    }

    /// Whether another connection waits for the turn.
    pub(crate) fn is_wanted(&self) -> bool {
        let state = self.gate.lock();
        state.writer_waits || !state.streams.is_empty()
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.give_back();
    }
}

impl Gate {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, kind: Kind, wait_max: Duration) -> Result<(), Waited> {
        let mut state = self.lock();
        let ticket = state.join(kind);
        let until = Instant::now() + wait_max;
        while !state.may_take(kind, ticket) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                state.leave(kind, ticket);
                drop(state);
                // Somebody may have waited for this one to go first.
                self.freed.notify_all();
                return Err(Waited);
            }
            state = self.freed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        state.leave(kind, ticket);
        state.taken = true;
        Ok(())
    }

    fn give_back(&self, kind: Kind) {
        let mut state = self.lock();
        state.taken = false;
        state.last = Some(kind);
        let waiting = state.writer_waits || !state.streams.is_empty();
        drop(state);
        if waiting {
            self.freed.notify_all();
        }
    }
}

impl State {
    fn join(&mut self, kind: Kind) -> u64 {
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        match kind {
            Kind::Writer => self.writer_waits = true,
            Kind::Stream => self.streams.push_back(ticket),
        }
        ticket
    }

    fn leave(&mut self, kind: Kind, ticket: u64) {
        match kind {
            Kind::Writer => self.writer_waits = false,
            Kind::Stream => self.streams.retain(|waiting| *waiting != ticket),
        }
    }

    fn may_take(&self, kind: Kind, ticket: u64) -> bool {
        let others_wait = match kind {
            Kind::Writer => !self.streams.is_empty(),
            Kind::Stream => self.writer_waits,
        };
        let first = kind == Kind::Writer || self.streams.front() == Some(&ticket);
        !self.taken && first && !(others_wait && self.last == Some(kind))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    fn until(gate: &Gate, holds: impl Fn(&State) -> bool) {
        while !holds(&gate.lock()) {
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn a_free_turn_goes_to_the_kind_that_did_not_have_it_last() {
        let gate = Arc::new(Gate::default());
        let first = Turn::new(&gate, Kind::Stream, LONG);
        first.take().unwrap();
        let (order, came) = mpsc::channel();
        let mut waiting = Vec::new();
        let queue = [("second stream", Kind::Stream), ("third stream", Kind::Stream), ("writer", Kind::Writer)];
        for (index, (name, kind)) in queue.into_iter().enumerate() {
            let (gate_, order) = (Arc::clone(&gate), order.clone());
            waiting.push(thread::spawn(move || {
                let turn = Turn::new(&gate_, kind, LONG);
                turn.take().unwrap();
                order.send(name).unwrap();
            }));
            until(&gate, |state| state.streams.len() + usize::from(state.writer_waits) == index + 1);
        }
        assert!(first.is_wanted());
        first.give_back();
        for thread in waiting {
            thread.join().unwrap();
        }
        assert_eq!(came.try_iter().collect::<Vec<_>>(), ["writer", "second stream", "third stream"]);
    }

    #[test]
    fn who_waits_too_long_leaves_the_queue_to_the_others() {
        let gate = Arc::new(Gate::default());
        let holder = Turn::new(&gate, Kind::Writer, LONG);
        holder.take().unwrap();
        let hasty = Turn::new(&gate, Kind::Stream, Duration::from_millis(5));
        assert!(hasty.take().is_err());
        assert!(!holder.is_wanted());
        drop(holder);
        hasty.take().unwrap();
        hasty.take().unwrap();
        assert!(hasty.taken_at().is_some());
    }
}
