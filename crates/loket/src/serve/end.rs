//! How an instance ended before its time, shared between the instance and the requests it held.

use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::traces::Parent;

/// Why an instance gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// It trapped, e.g. by a panic.
    Trap,
    /// It trapped after more memory was refused to it.
    Memory,
    /// No answer within `deadline_ms`.
    Deadline,
    /// It computed for longer than `cpu_ms`.
    Cpu,
    /// It could not be started.
    Start,
    /// It answered with an error code instead of a response.
    Error,
}

impl End {
    /// The reason in one word, as the log has it.
    pub fn as_str(self) -> &'static str {
        match self {
            End::Trap => "trap",
            End::Memory => "memory",
            End::Deadline => "deadline",
            End::Cpu => "cpu",
            End::Start => "start",
            End::Error => "error",
        }
    }
}

/// What is known about one instance's end.
#[derive(Debug, Default)]
pub struct Fate {
    stopped: OnceLock<End>,
    failed: AtomicBool,
    memory_refused: AtomicBool,
    in_progress: AtomicUsize,
    shared: AtomicBool,
}

impl Fate {
    /// The host stops the instance for this reason; the first one counts.
    pub fn stop(&self, reason: End) {
        let _ = self.stopped.set(reason);
    }

    /// The instance ended before its time. To be noted before its store goes.
    pub fn fail(&self) {
        self.failed.store(true, Release);
    }

    /// Whether it ended before its time, or is about to.
    pub fn has_failed(&self) -> bool {
        self.failed.load(Acquire) || self.stopped.get().is_some()
    }

    /// The instance asked for more memory than it may have.
    pub fn refuse_memory(&self) {
        self.memory_refused.store(true, Relaxed);
    }

    /// Why the instance ended, given that it did.
    pub fn end(&self) -> End {
        match self.stopped.get() {
            Some(reason) => *reason,
            None if self.memory_refused.load(Relaxed) => End::Memory,
            None => End::Trap,
        }
    }

    /// Whether the requests in progress shared the instance, so that one of them may have been
    /// ended by another's fault.
    pub fn is_shared(&self) -> bool {
        self.shared.load(Relaxed)
    }
}

/// One request's link to the instance that took it.
#[derive(Debug, Default)]
pub struct Ticket {
    fate: OnceLock<Arc<Fate>>,
    parent: Option<Parent>,
}

impl Ticket {
    /// The ticket of a request that is recorded as `parent`, if it is.
    pub fn new(parent: Option<Parent>) -> Ticket {
        Ticket { fate: OnceLock::new(), parent }
    }

    /// What the calls belong to that are made because of the request.
    pub fn parent(&self) -> Option<&Parent> {
        self.parent.as_ref()
    }

    /// The instance takes the request.
    pub fn accept(&self, fate: &Arc<Fate>) {
        if self.fate.set(Arc::clone(fate)).is_ok() {
            let others = fate.in_progress.fetch_add(1, Relaxed);
            fate.shared.store(others > 0, Relaxed);
        }
    }

    /// What became of the instance, once one has taken the request.
    pub fn fate(&self) -> Option<&Arc<Fate>> {
        self.fate.get()
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if let Some(fate) = self.fate.get() {
            fate.in_progress.fetch_sub(1, Relaxed);
        }
    }
}
