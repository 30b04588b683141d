//! Bodies on their way through the host: requests are measured, answers are followed to their end.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use wasmtime_wasi_http::{Error, WasiBody};

use super::gate::Place;
use super::line::Line;

/// A request body that breaks off when it grows beyond its limit.
pub struct Measured {
    body: WasiBody,
    bytes_left: u64,
    bytes_max: u64,
    exceeded: Arc<AtomicBool>,
}

impl Measured {
    /// Lets `bytes_max` bytes through; the flag tells later whether there were more.
    pub fn new(body: WasiBody, bytes_max: u64) -> (Measured, Arc<AtomicBool>) {
        let exceeded = Arc::new(AtomicBool::new(false));
        let measured = Measured { body, bytes_left: bytes_max, bytes_max, exceeded: Arc::clone(&exceeded) };
        (measured, exceeded)
    }
}

impl Body for Measured {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &polled {
            let bytes = frame.data_ref().map_or(0, Bytes::len) as u64;
            let Some(left) = self.bytes_left.checked_sub(bytes) else {
                self.exceeded.store(true, Relaxed);
                let bytes_max = self.bytes_max;
                return Poll::Ready(Some(Err(Error::HttpRequestBodySize(Some(bytes_max)))));
            };
            self.bytes_left = left;
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
