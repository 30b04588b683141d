//! Whether the server can do its work, for those who watch it or send it requests.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use bytes::Bytes;
use database::{Database, PROBE, answers_probe};
use http::{Request, Response, header};
use http_body_util::{BodyExt as _, Full};
use tokio::sync::Mutex;
use tokio::time::timeout;
use wasmtime_wasi_http::WasiBody;

use super::pool::Pool;
use super::problem::Problem;

/// How long the database may take to answer the simplest question.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long an answer of the database holds: nobody can make the server ask it more often.
const HOLDS: Duration = Duration::from_secs(1);

/// The database to ask.
pub enum Asked {
    /// The embedded one.
    Embedded(Database),
    /// A hosted one.
    Hosted(Box<Hosted>),
    /// The application has none.
    None,
}

/// A hosted database.
pub struct Hosted {
    /// Connections to other hosts.
    pub pool: Pool,
    /// An HTTP origin.
    pub url: String,
    /// May be empty.
    pub token: String,
}

/// Whether requests can be served.
pub struct Readiness {
    asked: Asked,
    ends: AtomicBool,
    /// What the database last said, and when.
    last: Mutex<Option<(Instant, bool)>>,
}

impl Readiness {
    /// Of a server whose components are compiled.
    pub fn new(asked: Asked) -> Readiness {
        Readiness { asked, ends: AtomicBool::new(false), last: Mutex::new(None) }
    }

    /// From here on the server is not ready: it is being stopped.
    pub fn end(&self) {
        self.ends.store(true, Relaxed);
    }

    /// The answer to `/readyz`: 200, or 503 with `Retry-After`.
    pub async fn answer(&self) -> Response<WasiBody> {
        if !self.ends.load(Relaxed) && self.database_answers().await { ok() } else { Problem::Busy.response() }
    }

    async fn database_answers(&self) -> bool {
        let mut last = self.last.lock().await;
        if let Some((at, answered)) = *last
            && at.elapsed() < HOLDS
        {
            return answered;
        }
        let answered = timeout(PATIENCE, self.ask()).await.unwrap_or(false);
        *last = Some((Instant::now(), answered));
        answered
    }

    async fn ask(&self) -> bool {
        match &self.asked {
            Asked::None => true,
            Asked::Embedded(database) => {
                let answer = database.pipeline(Bytes::from_static(PROBE)).await;
                answer.status == 200 && answers_probe(&answer.body)
            }
            Asked::Hosted(hosted) => {
                let Hosted { pool, url, token } = hosted.as_ref();
                let request = Request::post(format!("{}/v2/pipeline", url.trim_end_matches('/')))
                    .header(header::CONTENT_TYPE, "application/json")
                    .header(header::AUTHORIZATION, format!("Bearer {token}"));
                let body = Full::new(Bytes::from_static(PROBE)).map_err(|never| match never {});
                let Ok(request) = request.body(body.boxed_unsync()) else { return false };
                let Ok(answer) = pool.send(request, None).await else { return false };
                let body = answer.into_body().collect().await.map(|body| body.to_bytes());
                body.is_ok_and(|body| answers_probe(&body))
            }
        }
    }
}

/// The answer to `/healthz`: the process serves.
pub fn ok() -> Response<WasiBody> {
    let body = Full::new(Bytes::from_static(b"ok\n")).map_err(|never| match never {});
    let mut response = Response::new(body.boxed_unsync());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/plain"));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}
