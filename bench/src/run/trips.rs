//! Round trips to the database, counted exactly: the product runs against a hosted database that counts pipelines.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Result};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use database::Database;
use tokio::net::TcpListener;

use super::report::Trips;
use super::server::{Kind, Server, Setup};
use crate::data::DATABASE_FILE;
use crate::load::{Connection, Row, Script, Targets};

/// Requests before counting begins: a new instance reads the catalogue once.
const WARM_UP: usize = 10;
const REQUESTS: usize = 100;

struct Hosted {
    database: Database,
    pipelines: AtomicU64,
}

/// Counts what each row needs; the product's embedded database must not be open elsewhere.
pub(super) async fn count(setup: &Setup, rows: &[Row], targets: &Targets) -> Result<Vec<Trips>> {
    let database = Database::open(&setup.loket_data.join(DATABASE_FILE)).await?;
    let hosted = Arc::new(Hosted { database, pipelines: AtomicU64::new(0) });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let router = axum::Router::new().route("/v2/pipeline", post(pipeline)).with_state(Arc::clone(&hosted));
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let setup = setup.clone();
    // The product asks this database while it starts, so this thread must stay free to answer.
    let started = tokio::task::spawn_blocking(move || Server::start(&setup, Kind::LoketHosted(port)));
    let loket = started.await.context("starting was interrupted")??;
    let mut counted = Vec::new();
    for &row in rows {
        counted.push(count_row(&loket, row, targets, &hosted).await?);
    }
    loket.stop()?;
    serving.abort();
    Ok(counted)
}

async fn pipeline(State(hosted): State<Arc<Hosted>>, body: Bytes) -> Response {
    hosted.pipelines.fetch_add(1, Ordering::Relaxed);
    let answer = hosted.database.pipeline(body).await;
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "application/json")], answer.body).into_response()
}

async fn count_row(loket: &Server, row: Row, targets: &Targets, hosted: &Hosted) -> Result<Trips> {
    let mut connection = Connection::open(loket.address).await?;
    let mut script = Script::begin(row, targets, 0, loket.address, &mut connection).await?;
    let mut counts = Vec::with_capacity(REQUESTS);
    for number in 0..WARM_UP + REQUESTS {
        let before = hosted.pipelines.load(Ordering::Relaxed);
        let answer = connection.send(script.next_request()).await?;
        script.judge(&answer)?;
        if number >= WARM_UP {
            counts.push(hosted.pipelines.load(Ordering::Relaxed) - before);
        }
    }
    counts.sort_unstable();
    let mean = counts.iter().sum::<u64>() as f64 / counts.len() as f64;
    Ok(Trips { median: counts[counts.len() / 2], max: counts[counts.len() - 1], mean })
}
