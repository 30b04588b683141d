//! The address for those who watch the server: figures and health, apart from the application.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, header};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use wasmtime_wasi_http::WasiBody;

use super::health::{Readiness, ok};
use super::metrics::Metrics;
use super::problem::Problem;
use super::stall::Stall;

/// How long a client may take for a head or a part of its answer.
const CLIENT_TIMEOUT: Duration = Duration::from_secs(10);
/// Pause after a failed accept, e.g. while there are no free file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// What is told there.
pub struct Admin {
    /// The figures.
    pub metrics: Arc<Metrics>,
    /// Whether requests can be served.
    pub readiness: Arc<Readiness>,
}

impl Admin {
    /// Answers for ever. Few ask, so connections need no limit beside their time.
    pub async fn serve(self, listener: TcpListener) {
        let admin = Arc::new(self);
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            };
            let admin = Arc::clone(&admin);
            let service = service_fn(move |request| {
                let admin = Arc::clone(&admin);
                async move { Ok::<_, Infallible>(admin.answer(&request).await) }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(CLIENT_TIMEOUT)
                .serve_connection(TokioIo::new(Stall::new(stream, CLIENT_TIMEOUT)), service);
            tokio::spawn(connection);
        }
    }

    async fn answer(&self, request: &Request<Incoming>) -> Response<WasiBody> {
        match request.uri().path() {
            "/metrics" => self.metrics.text().map_or_else(|_| Problem::NotFound.response(), figures),
            "/healthz" => ok(),
            "/readyz" => self.readiness.answer().await,
            _ => Problem::NotFound.response(),
        }
    }
}

fn figures(text: String) -> Response<WasiBody> {
    let body = Full::new(Bytes::from(text)).map_err(|never| match never {});
    let mut response = Response::new(body.boxed_unsync());
    let kind = header::HeaderValue::from_static("text/plain; version=0.0.4");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
