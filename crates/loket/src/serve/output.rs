//! Standard output and standard error of components: whole lines go to the log at once, so that
//! what a component says right before a trap is not lost.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::io::AsyncWrite;
use wasmtime_wasi::async_trait;
use wasmtime_wasi::cli::{IsTerminal, StdoutStream};
use wasmtime_wasi::p2::{OutputStream, Pollable, StreamError};

use super::log::{Event, Log};

/// Longer lines are cut into pieces, so that a component cannot fill memory without a line end.
const LINE_BYTES_MAX: usize = 4096;

/// One of the two streams of one instance.
#[derive(Clone)]
pub struct Output {
    lines: Arc<Mutex<Lines>>,
}

struct Lines {
    component: Arc<str>,
    stream: &'static str,
    log: Log,
    /// The beginning of a line whose end has not been written yet.
    pending: Vec<u8>,
}

impl Output {
    /// A stream named `stream` in the log.
    pub fn new(component: &Arc<str>, stream: &'static str, log: &Log) -> Output {
        let lines = Lines { component: Arc::clone(component), stream, log: log.clone(), pending: Vec::new() };
        Output { lines: Arc::new(Mutex::new(lines)) }
    }

    fn append(&self, bytes: &[u8]) {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.append(bytes);
    }
}

impl Lines {
    fn append(&mut self, bytes: &[u8]) {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            for chunk in piece.chunks(LINE_BYTES_MAX) {
                if self.pending.len() + chunk.len() > LINE_BYTES_MAX {
                    self.emit();
                }
                self.pending.extend_from_slice(chunk);
            }
            if piece.ends_with(b"\n") {
                self.emit();
            }
        }
    }

    fn emit(&mut self) {
        let line = std::mem::take(&mut self.pending);
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        if !text.is_empty() {
            self.log.write(&Event::Output { component: &self.component, stream: self.stream, text });
        }
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        self.emit();
    }
}

impl IsTerminal for Output {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl StdoutStream for Output {
    fn async_stream(&self) -> Box<dyn AsyncWrite + Send + Sync> {
        Box::new(self.clone())
    }

    fn p2_stream(&self) -> Box<dyn OutputStream> {
        Box::new(self.clone())
    }
}

impl AsyncWrite for Output {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.append(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[async_trait]
impl Pollable for Output {
    async fn ready(&mut self) {}
}

impl OutputStream for Output {
    fn write(&mut self, bytes: Bytes) -> Result<(), StreamError> {
        self.append(&bytes);
        Ok(())
    }

    fn flush(&mut self) -> Result<(), StreamError> {
        Ok(())
    }

    fn check_write(&mut self) -> Result<usize, StreamError> {
        Ok(64 * 1024)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_logged_whole_and_the_last_one_too() {
        let log = Log::kept();
        let output = Output::new(&Arc::from("intake"), "stderr", &log);
        output.append(b"one\ntw");
        assert_eq!(log.lines().len(), 1);
        output.append(b"o\nthree");
        drop(output);
        let texts: Vec<_> = log
            .lines()
            .iter()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].clone())
            .collect();
        assert_eq!(texts, ["one", "two", "three"]);
    }

    #[test]
    fn endless_line_is_cut() {
        let log = Log::kept();
        let output = Output::new(&Arc::from("intake"), "stdout", &log);
        output.append(&vec![b'x'; 3 * LINE_BYTES_MAX]);
        drop(output);
        assert_eq!(log.lines().len(), 3);
    }
}
