//! The log line of one request, written when the request is over.

use std::time::Instant;

use super::end::End;
use super::log::{self, Event, Log};

/// Collects what the line says and writes it when dropped.
pub struct Line {
    log: Log,
    started: Instant,
    method: &'static str,
    /// The matched route as written in the manifest.
    pub route: Option<String>,
    /// The component that answers.
    pub component: Option<String>,
    /// The status that is sent.
    pub status: u16,
    /// Why the component gave no answer.
    pub trap: Option<End>,
    /// Whether the answer's body broke off.
    pub truncated: bool,
}

impl Line {
    /// The line of a request that arrives now.
    pub fn start(log: &Log, method: &http::Method) -> Line {
        Line {
            log: log.clone(),
            started: Instant::now(),
            method: log::method_name(method),
            route: None,
            component: None,
            status: 0,
            trap: None,
            truncated: false,
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.log.write(&Event::Request(log::Request {
            method: self.method,
            route: self.route.as_deref(),
            component: self.component.as_deref(),
            status: self.status,
            duration_ms: log::milliseconds(self.started.elapsed()),
            trap: self.trap,
            truncated: self.truncated,
        }));
    }
}
