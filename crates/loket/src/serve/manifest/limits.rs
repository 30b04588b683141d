//! `[component.<id>.tool.loket]`: what one component may use. Spin ignores the table.

use std::time::Duration;

use super::walk::{ManifestError, Table};

const MEBIBYTE: u64 = 1024 * 1024;

/// What a component may use. The defaults are in [`Limits::default`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// `deadline_ms`: time from a request's arrival in an instance to the head of its answer, and
    /// again from there to the end of the work it left behind. Reached: 504.
    pub deadline: Duration,
    /// `cpu_ms`: processor time an instance may use without accepting another request, in
    /// steps of 10 ms. It stops endless loops long before the deadline does. Reached: 504.
    pub cpu: Duration,
    /// `memory_bytes_max`: linear memory of one instance. Reached: the allocation fails, which
    /// Rust answers with a trap: 500.
    pub memory_bytes_max: u64,
    /// `body_bytes_max`: body of one request. Reached: 413.
    pub body_bytes_max: u64,
    /// `body_idle_ms`: how long the next part of a request's body may take. Reached: 408.
    pub body_idle: Duration,
    /// `requests_max`: requests in progress at once, and so the number of busy instances.
    pub requests_max: usize,
    /// `waiting_max`: requests that wait for a place among `requests_max`. Reached: 503.
    pub waiting_max: usize,
    /// `waiting_ms`: how long one waits for a place. Reached: 503.
    pub waiting: Duration,
    /// `instance_requests_max`: requests that one instance serves before it is replaced.
    pub instance_requests_max: usize,
    /// `instance_requests_at_once_max`: requests that one instance serves at the same time.
    pub instance_requests_at_once_max: usize,
    /// `instance_idle_ms`: how long an instance without work is kept.
    pub instance_idle: Duration,
}

impl Default for Limits {
    /// The reuse figures (128, 16, 1 s) are those of Spin 4.1; Spin has no other limits.
    fn default() -> Self {
        Limits {
            deadline: Duration::from_secs(30),
            cpu: Duration::from_secs(5),
            memory_bytes_max: 64 * MEBIBYTE,
            body_bytes_max: MEBIBYTE,
            body_idle: Duration::from_secs(10),
            requests_max: 64,
            waiting_max: 256,
            waiting: Duration::from_secs(5),
            instance_requests_max: 128,
            instance_requests_at_once_max: 16,
            instance_idle: Duration::from_secs(1),
        }
    }
}

impl Limits {
    /// Reads `[component.<id>.tool.loket]`; what is absent keeps its default.
    pub(super) fn read(mut table: Table<'_>) -> Result<Limits, ManifestError> {
        let mut limits = Limits::default();
        let mut number = |key, range| match table.optional(key) {
            Some(node) => node.number(range).map(Some),
            None => Ok(None),
        };
        let day_ms = 86_400_000;
        if let Some(ms) = number("deadline_ms", 1..=day_ms)? {
            limits.deadline = Duration::from_millis(ms);
        }
        if let Some(ms) = number("cpu_ms", 10..=day_ms)? {
            limits.cpu = Duration::from_millis(ms);
        }
        if let Some(bytes) = number("memory_bytes_max", MEBIBYTE..=4096 * MEBIBYTE)? {
            limits.memory_bytes_max = bytes;
        }
        if let Some(bytes) = number("body_bytes_max", 0..=u64::MAX)? {
            limits.body_bytes_max = bytes;
        }
        if let Some(ms) = number("body_idle_ms", 10..=day_ms)? {
            limits.body_idle = Duration::from_millis(ms);
        }
        if let Some(count) = number("requests_max", 1..=1000)? {
            limits.requests_max = to_usize(count);
        }
        if let Some(count) = number("waiting_max", 0..=100_000)? {
            limits.waiting_max = to_usize(count);
        }
        if let Some(ms) = number("waiting_ms", 0..=day_ms)? {
            limits.waiting = Duration::from_millis(ms);
        }
        if let Some(count) = number("instance_requests_max", 1..=1_000_000)? {
            limits.instance_requests_max = to_usize(count);
        }
        if let Some(count) = number("instance_requests_at_once_max", 1..=1000)? {
            limits.instance_requests_at_once_max = to_usize(count);
        }
        if let Some(ms) = number("instance_idle_ms", 0..=day_ms)? {
            limits.instance_idle = Duration::from_millis(ms);
        }
        table.finish()?;
        Ok(limits)
    }
}

fn to_usize(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
