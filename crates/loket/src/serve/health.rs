//! Whether the server can do its work, for those who watch it or send it requests.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use bytes::Bytes;
use database::Database;
use database::migrate::Hrana;
use http::{Response, header};
use http_body_util::{BodyExt as _, Full};
use store::{Read, Store, upkeep};
use tokio::sync::Mutex;
use tokio::time::timeout;
use wasmtime_wasi_http::WasiBody;

use super::problem::Problem;
use crate::migrate::Hosted;
use crate::transport::Pipelines;

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
            Asked::Embedded(database) => answers(database).await,
            Asked::Hosted(hosted) => answers(hosted.as_ref()).await,
        }
    }
}

async fn answers(database: &(impl Hrana + Sync)) -> bool {
    Store::new(Pipelines(database)).read(Read::new().with(upkeep::ping())).await.is_ok()
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
