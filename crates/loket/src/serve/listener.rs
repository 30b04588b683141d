//! The HTTP server: connections in, with TLS or without, HTTP/1.1 or HTTP/2; answers out; and an orderly end.

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpStream as StdTcpStream};
use std::sync::Arc;
use std::time::Duration;

use http::uri::Scheme;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use wasmtime_wasi_http::WasiBody;

use super::app::{App, Peer};
use super::log::{Event, Log};
use super::stall::Stall;
use super::threads::Threads;
use super::unbroken::Unbroken;

/// Connections that are open at once; more wait in the listening socket's queue.
const CONNECTIONS_MAX: usize = 2048;
/// Buffer for what a connection sends. It ends a head that grows without end; what a finished head
/// may measure is [`super::request::HEAD_BYTES_MAX`].
const BUFFER_BYTES_MAX: usize = 64 * 1024;
/// Header fields of one request. More: 431.
const HEADERS_MAX: usize = 100;
/// How long a client may take for the head of a request, and how long an idle connection is kept.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// How long a client may take for the TLS handshake.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a client may take no part of its answer.
const STALL_TIMEOUT: Duration = Duration::from_secs(30);
/// Requests of one HTTP/2 connection in progress at once.
const STREAMS_MAX: u32 = 100;
/// Pause after a failed accept, e.g. while there are no free file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// What an HTTP/2 client sends first.
const HTTP2_PREFACE: &[u8] = b"PRI * HTTP/2.0";

/// What all connections have in common.
pub struct Door {
    /// The application.
    pub app: Arc<App>,
    /// Who serves the connections.
    pub threads: Threads,
    /// For the TLS handshake; absent for plain HTTP.
    pub tls: Option<TlsAcceptor>,
    /// Where log lines go.
    pub log: Log,
}

impl Door {
    /// Serves connections until `stop` resolves, then lets requests in progress finish within `grace`.
    pub async fn serve(self, listener: TcpListener, stop: oneshot::Receiver<()>, grace: Duration) {
        let door = Arc::new(self);
        let graceful = GracefulShutdown::new();
        let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        let threads = &door.threads;
        tokio::pin!(stop);
        loop {
            let accepted = tokio::select! {
                _ = &mut stop => break,
                accepted = accept(&listener, &places) => accepted,
            };
            match accepted {
                Ok((stream, client, place)) => {
                    let (watcher, door) = (graceful.watcher(), Arc::clone(&door));
                    threads.run(async move {
                        // Clients break off all the time; what a request came to is in its own line.
                        let _ = door.connection(stream, client, watcher).await;
                        drop(place);
                    });
                }
                Err(error) => {
                    let text = format!("cannot accept a connection: {}", error.kind());
                    door.log.write(&Event::Server { text: &text });
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            }
        }
        drop(listener);
        if timeout(grace, graceful.shutdown()).await.is_err() {
            let text = "stopped with requests still in progress";
            door.log.write(&Event::Server { text });
        }
    }

    /// One connection, to its end.
    async fn connection(&self, stream: StdTcpStream, client: SocketAddr, watcher: Watcher) -> io::Result<()> {
        let stream = TcpStream::from_std(stream)?;
        let app = Arc::clone(&self.app);
        match &self.tls {
            None => {
                let is_http2 = within(HEAD_TIMEOUT, begins_as_http2(&stream)).await?;
                let service = answers(app, Peer { client, scheme: Scheme::HTTP });
                converse(Stall::new(stream, STALL_TIMEOUT), is_http2, service, watcher).await
            }
            Some(tls) => {
                let stream = within(HANDSHAKE_TIMEOUT, tls.accept(Stall::new(stream, STALL_TIMEOUT))).await?;
                let is_http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
                converse(stream, is_http2, answers(app, Peer { client, scheme: Scheme::HTTPS }), watcher).await
            }
        }
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(StdTcpStream, SocketAddr, Option<OwnedSemaphorePermit>)> {
    // The semaphore is never closed, so there always is a permit in the end.
    let place = Arc::clone(places).acquire_owned().await.ok();
    let (stream, client) = listener.accept().await?;
    // Answers are written whole; waiting for more to send would only delay them.
    stream.set_nodelay(true)?;
    // It is read and written on another thread than this one.
    Ok((stream.into_std()?, client, place))
}

/// Looks at the first bytes without taking them: no HTTP/1 method begins as HTTP/2 does.
async fn begins_as_http2(stream: &TcpStream) -> io::Result<bool> {
    let mut first = [0; HTTP2_PREFACE.len()];
    let mut known = 0;
    loop {
        let seen = stream.peek(&mut first).await?;
        if !HTTP2_PREFACE.starts_with(&first[..seen]) || seen == 0 {
            return Ok(false);
        }
        if seen == HTTP2_PREFACE.len() {
            return Ok(true);
        }
        // The beginning came in pieces: `peek` returns at once as long as there is any of it.
        if seen == known {
            tokio::time::sleep(ACCEPT_PAUSE).await;
        }
        known = seen;
    }
}

async fn within<T>(patience: Duration, work: impl Future<Output = io::Result<T>>) -> io::Result<T> {
    timeout(patience, work).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// Answers the requests of one connection.
fn answers(app: Arc<App>, peer: Peer) -> impl Answers {
    let peer = Arc::new(peer);
    service_fn(move |request| {
        let answer = Unbroken::new(Arc::clone(&app).answer(request, Arc::clone(&peer)));
        async move { Ok::<_, Infallible>(answer.await) }
    })
}

/// A service as both protocols want it.
trait Answers:
    Service<Request<Incoming>, Response = Response<WasiBody>, Error = Infallible, Future: Send> + Send + 'static
{
}

impl<S> Answers for S where
    S: Service<Request<Incoming>, Response = Response<WasiBody>, Error = Infallible, Future: Send> + Send + 'static
{
}

async fn converse<S>(stream: S, is_http2: bool, service: impl Answers, watcher: Watcher) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let stream = TokioIo::new(stream);
    let ended = if is_http2 {
        let connection = http2::Builder::new(TokioExecutor::new())
            .timer(TokioTimer::new())
            .max_concurrent_streams(STREAMS_MAX)
            .max_header_list_size(BUFFER_BYTES_MAX as u32)
            .keep_alive_interval(HEAD_TIMEOUT)
            .keep_alive_timeout(HANDSHAKE_TIMEOUT)
            .serve_connection(stream, service);
        watcher.watch(connection).await
    } else {
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIMEOUT)
            .max_buf_size(BUFFER_BYTES_MAX)
            .max_headers(HEADERS_MAX)
            .serve_connection(stream, service);
        watcher.watch(connection).await
    };
    ended.map_err(io::Error::other)
}
