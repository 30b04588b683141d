//! Bodies on their way through the host: requests are measured, answers are followed to their end.

use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::time::Sleep;
use wasmtime_wasi_http::{Error, WasiBody};

use super::end::Fate;
use super::gate::Place;
use super::line::Line;
use super::manifest::Limits;
use super::problem::Problem;

/// A request body that breaks off when it grows beyond its limit, or when its next part does not come in time.
pub struct Measured {
    body: WasiBody,
    bytes_left: u64,
    bytes_max: u64,
    idle: Duration,
    /// Runs while a part is waited for.
    sleep: Option<Pin<Box<Sleep>>>,
    fault: Fault,
}

/// Why a request's body broke off, if it did.
#[derive(Clone, Debug, Default)]
pub struct Fault(Arc<OnceLock<Problem>>);

impl Fault {
    /// What to answer because of it.
    pub fn problem(&self) -> Option<Problem> {
        self.0.get().copied()
    }

    fn set(&self, problem: Problem) {
        let _ = self.0.set(problem);
    }
}

impl Measured {
    /// Lets so much through, and waits so long, as the limits say; the second value tells later whether it broke off.
    pub fn new(body: WasiBody, limits: &Limits) -> (Measured, Fault) {
        let (bytes_max, fault) = (limits.body_bytes_max, Fault::default());
        let left = Fault(Arc::clone(&fault.0));
        (Measured { body, bytes_left: bytes_max, bytes_max, idle: limits.body_idle, sleep: None, fault }, left)
    }

    fn wait(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let idle = self.idle;
        let late = self.sleep.get_or_insert_with(|| Box::pin(tokio::time::sleep(idle))).as_mut().poll(context);
        late.map(|()| {
            self.fault.set(Problem::BodyTooSlow);
            Some(Err(Error::ConnectionReadTimeout))
        })
    }
}

impl Body for Measured {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) else {
            return self.wait(context);
        };
        self.sleep = None;
        if let Some(Ok(frame)) = &frame {
            let bytes = frame.data_ref().map_or(0, Bytes::len) as u64;
            let Some(left) = self.bytes_left.checked_sub(bytes) else {
                self.fault.set(Problem::BodyTooLarge);
                return Poll::Ready(Some(Err(Error::HttpRequestBodySize(Some(self.bytes_max)))));
            };
            self.bytes_left = left;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// An answer's body that breaks off with the instance that makes it. By itself a body ends when its instance goes, as if
/// that were all of it, and a client would take the half for the whole.
pub struct Whole {
    body: WasiBody,
    fate: Arc<Fate>,
}

impl Whole {
    /// The body of an answer from the instance with this fate.
    pub fn new(body: WasiBody, fate: Arc<Fate>) -> Whole {
        Whole { body, fate }
    }
}

impl Body for Whole {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        // An instance that failed right after it had sent everything is held for one that did not: better a whole answer
        // that is asked for again than a half one that is believed.
        if matches!(polled, Poll::Ready(None)) && self.fate.has_failed() {
            return Poll::Ready(Some(Err(Error::HttpResponseIncomplete)));
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream() && !self.fate.has_failed()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// An answer's body that holds the request's place, and whose end writes the request's log line.
pub struct Followed {
    body: WasiBody,
    line: Line,
    _place: Option<Place>,
}

impl Followed {
    /// Follows `body` to its end.
    pub fn new(body: WasiBody, line: Line, place: Option<Place>) -> Followed {
        Followed { body, line, _place: place }
    }
}

impl Body for Followed {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(Some(Err(_))) = &polled {
            self.line.truncated = true;
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
