//! Structured log lines, one JSON object each, on standard error. Nothing personal may enter one:
//! no path, query, header, body or client address; the matched route stands for the path.

use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

use super::end::End;

/// Where log lines go; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// `None` for standard error.
    kept: Option<Arc<Mutex<Vec<String>>>>,
}

/// What happened.
#[derive(Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event<'a> {
    /// A request was answered.
    Request(Request<'a>),
    /// A component wrote a line to its standard output or standard error.
    Output {
        /// The component's id.
        component: &'a str,
        /// `stdout` or `stderr`.
        stream: &'a str,
        /// The line.
        text: &'a str,
    },
    /// A component's instance ended or could not start, or it answered with an error code.
    ComponentFailed {
        /// The component's id.
        component: &'a str,
        /// The first cause, e.g. `wasm trap: …`.
        cause: &'a str,
    },
    /// A component called a host that it may not call.
    OutboundDenied {
        /// The component's id.
        component: &'a str,
        /// What to change, if the call is meant to be allowed.
        remedy: &'a str,
    },
    /// A component or tool asked the database for what its grant does not allow.
    DatabaseDenied {
        /// The section of the grants.
        grant: &'a str,
        /// What to change, if it is meant to be allowed.
        remedy: &'a str,
    },
    /// The server itself has something to say.
    Server {
        /// A short sentence.
        text: &'a str,
    },
}

/// The line of one request.
#[derive(Debug, Clone, Serialize)]
pub struct Request<'a> {
    /// A registered HTTP method, or `OTHER`.
    pub method: &'a str,
    /// The matched route as written in the manifest; absent where none matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<&'a str>,
    /// The component that answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component: Option<&'a str>,
    /// The HTTP status that was sent.
    pub status: u16,
    /// From the request's head to the end of the answer's body.
    pub duration_ms: f64,
    /// Why the component gave no answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trap: Option<End>,
    /// Whether the answer's body broke off.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub truncated: bool,
}

impl Log {
    /// Lines go to standard error.
    pub fn stderr() -> Log {
        Log::default()
    }

    /// Lines are kept, for tests.
    pub fn kept() -> Log {
        Log { kept: Some(Arc::default()) }
    }

    /// The lines kept so far.
    pub fn lines(&self) -> Vec<String> {
        let kept = self.kept.as_ref().map(|lines| {
            let lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
            lines.clone()
        });
        kept.unwrap_or_default()
    }

    /// Writes one line.
    pub fn write(&self, event: &Event<'_>) {
        #[derive(Serialize)]
        struct Line<'a> {
            time: String,
            #[serde(flatten)]
            event: &'a Event<'a>,
        }
        let now: DateTime<Utc> = SystemTime::now().into();
        let line = Line { time: now.to_rfc3339_opts(SecondsFormat::Millis, true), event };
        let Ok(mut line) = serde_json::to_string(&line) else {
            return;
        };
        match &self.kept {
            Some(lines) => lines.lock().unwrap_or_else(PoisonError::into_inner).push(line),
            None => {
                line.push('\n');
                // A log that cannot be written must not stop the server.
                let _ = std::io::stderr().write_all(line.as_bytes());
            }
        }
    }
}

/// Milliseconds with three decimals.
pub fn milliseconds(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1_000_000.0).round() / 1000.0
}

/// The method as it may be logged: clients can send any word.
pub fn method_name(method: &http::Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "OTHER",
    }
}
