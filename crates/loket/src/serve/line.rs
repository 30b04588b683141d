//! The log line of one request, written when the request is over.

use std::sync::Arc;
use std::time::Instant;

use http::StatusCode;

use super::end::End;
use super::log::{self, Event, Log};
use super::metrics::{Counted, Meter};
use super::traces::Span;

/// Collects what the line says and writes it when dropped.
pub struct Line {
    log: Log,
    started: Instant,
    method: &'static str,
    /// The matched route as written in the manifest.
    pub route: Option<String>,
    /// The component that answers.
    pub component: Option<String>,
    /// The component's figures, and the request among those in progress.
    pub meter: Option<(Arc<Meter>, Counted)>,
    /// The request's span, if it is recorded.
    pub span: Option<Span>,
    /// The status that is sent.
    pub status: u16,
    /// Why the component gave no answer.
    pub trap: Option<End>,
    /// Whether the answer's body broke off.
    pub truncated: bool,
}

impl Line {
    /// The line of a request that arrives now.
    pub fn start(log: &Log, method: &http::Method, span: Option<Span>) -> Line {
        Line {
            log: log.clone(),
            started: Instant::now(),
            method: log::method_name(method),
            route: None,
            component: None,
            meter: None,
            span,
            status: 0,
            trap: None,
            truncated: false,
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let duration = self.started.elapsed();
        if let Some((meter, _)) = &self.meter {
            meter.answered(self.route.as_deref().unwrap_or_default(), self.method, self.status, duration, self.trap);
        }
        if let Some(span) = &mut self.span {
            span.set_receiver(self.method, self.route.as_deref(), self.component.as_deref());
            let fault = self.trap.map(End::as_str).or(self.truncated.then_some("truncated"));
            span.set_status(StatusCode::from_u16(self.status).unwrap_or_default(), fault);
        }
        self.log.write(&Event::Request(log::Request {
            method: self.method,
            route: self.route.as_deref(),
            component: self.component.as_deref(),
            status: self.status,
            duration_ms: log::milliseconds(duration),
            trap: self.trap,
            truncated: self.truncated,
        }));
    }
}
