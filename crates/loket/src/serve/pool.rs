//! Outbound connections over the network, kept and used again: a TLS handshake per database call would cost more than
//! the call.

use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use bytes::Bytes;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error as ClientError};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::crypto::ring;
use tokio::time::{Sleep, sleep, timeout};
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody};

/// How long an unused connection is kept: shorter than servers and proxies commonly keep theirs.
const IDLE_MAX: Duration = Duration::from_secs(50);
/// Unused connections that are kept for one host.
const IDLE_PER_HOST_MAX: usize = 64;
/// How long connecting may take at most; a component may ask for less.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);
/// Spin's patience with the head of an answer and with each part of its body, where a component names none.
const PATIENCE: Duration = Duration::from_secs(600);

/// How long the other side may leave sent bytes unconfirmed, and how often an unused connection is tried.
const SILENCE_MAX: Duration = Duration::from_secs(10);
/// Kept connections are given up at most this often.
const RENEWAL_MIN: Duration = Duration::from_secs(1);

type Connections = Client<HttpsConnector<HttpConnector>, WasiBody>;

/// The connections of all components. Whose they are makes no difference: what may be sent where was decided before.
#[derive(Clone, Debug)]
pub struct Pool {
    connector: HttpsConnector<HttpConnector>,
    kept: Arc<RwLock<Kept>>,
}

/// The connections that are used at present.
#[derive(Debug)]
struct Kept {
    client: Connections,
    since: Instant,
}

impl Pool {
    /// A pool without connections yet; HTTP/2 where the other side speaks it over TLS, else HTTP/1.1.
    ///
    /// # Errors
    /// When TLS cannot be set up, which is a defect.
    pub fn new() -> anyhow::Result<Pool> {
        let mut connector = HttpConnector::new();
        connector.set_connect_timeout(Some(CONNECT_TIMEOUT));
        connector.set_nodelay(true);
        connector.enforce_http(false);
        connector.set_keepalive(Some(SILENCE_MAX));
        connector.set_tcp_user_timeout(Some(SILENCE_MAX));
        let connector = HttpsConnectorBuilder::new()
            .with_provider_and_webpki_roots(ring::default_provider())
            .context("cannot set up TLS")?
            .https_or_http()
            .enable_http1()
            .enable_http2()
            .wrap_connector(connector);
        let kept = Kept { client: connections(&connector), since: Instant::now() };
        Ok(Pool { connector, kept: Arc::new(RwLock::new(kept)) })
    }

    /// Sends a request to the host in its URI.
    ///
    /// # Errors
    /// What a component sees of a failed connection, a broken one, and one that took too long.
    pub async fn send(
        &self,
        request: Request<WasiBody>,
        options: Option<RequestOptions>,
    ) -> Result<Response<WasiBody>, Error> {
        let options = options.unwrap_or_default();
        let connect = options.connect_timeout.unwrap_or(CONNECT_TIMEOUT);
        // A kept connection needs no connecting, and the client does not tell which one it took.
        let head = connect + options.first_byte_timeout.unwrap_or(PATIENCE);
        let (client, since) = self.current();
        let Ok(answer) = timeout(head, client.request(request)).await else {
            self.renew(since);
            return Err(Error::ConnectionReadTimeout);
        };
        let response = answer.map_err(failure)?;
        let patience = options.between_bytes_timeout.unwrap_or(PATIENCE);
        Ok(response.map(|body| Awaited::new(body, patience).boxed_unsync()))
    }

    fn current(&self) -> (Connections, Instant) {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        (kept.client.clone(), kept.since)
    }

    /// Gives up the connections that are kept since then, for one of them had no answer in time: a path that was broken off
    /// silently leaves all of them dead, and each would cost another request its patience. Requests on them go on.
    fn renew(&self, since: Instant) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if kept.since == since && since.elapsed() > RENEWAL_MIN {
            *kept = Kept { client: connections(&self.connector), since: Instant::now() };
        }
    }
}

fn connections(connector: &HttpsConnector<HttpConnector>) -> Connections {
    Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .timer(TokioTimer::new())
        .pool_idle_timeout(IDLE_MAX)
        .pool_max_idle_per_host(IDLE_PER_HOST_MAX)
        .http2_keep_alive_interval(SILENCE_MAX)
        .http2_keep_alive_timeout(SILENCE_MAX)
        .build(connector.clone())
}

fn failure(error: ClientError) -> Error {
    let is_connect = error.is_connect();
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(cause) = source {
        if let Some(io) = cause.downcast_ref::<std::io::Error>() {
            return match io.kind() {
                std::io::ErrorKind::ConnectionRefused => Error::ConnectionRefused,
                std::io::ErrorKind::TimedOut if is_connect => Error::ConnectionTimeout,
                _ if is_connect => Error::DestinationUnavailable,
                _ => Error::ConnectionTerminated,
            };
        }
        // The request's own body broke off: its error says why.
        if let Some(Error::HttpRequestBodySize(size)) = cause.downcast_ref::<Error>() {
            return Error::HttpRequestBodySize(*size);
        }
        source = cause.source();
    }
    if is_connect { Error::DestinationUnavailable } else { Error::ConnectionTerminated }
}

/// An answer's body that fails when its next part does not come in time.
struct Awaited {
    body: Incoming,
    patience: Duration,
    /// Runs while a part is waited for.
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Awaited {
    fn new(body: Incoming, patience: Duration) -> Awaited {
        Awaited { body, patience, sleep: None }
    }
}

impl Body for Awaited {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            self.sleep = None;
            return Poll::Ready(frame.map(|frame| frame.map_err(Error::from)));
        }
        let patience = self.patience;
        let late = self.sleep.get_or_insert_with(|| Box::pin(sleep(patience))).as_mut().poll(context);
        late.map(|()| Some(Err(Error::ConnectionReadTimeout)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
