//! The way to a collector of traces: the connections that components' requests leave by.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

use anyhow::Context as _;
use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full, Limited};
use opentelemetry_http::{HttpClient, HttpError};
use tokio::runtime::Handle;
use tokio::time::timeout;

use crate::serve::log::{Event, Log};
use crate::serve::pool::Pool;

/// OpenTelemetry's own patience with a collector.
const PATIENCE: Duration = Duration::from_secs(10);
/// A collector answers in a few words.
const ANSWER_BYTES_MAX: usize = 1024 * 1024;

/// Sends batches of spans.
#[derive(Debug)]
pub struct Collector {
    pool: Pool,
    log: Log,
    /// Where it is sent from: batches are made by a thread outside of it.
    runtime: Handle,
    /// Whether the last batch was refused or lost: that is worth one line, not one per batch.
    is_failing: Arc<AtomicBool>,
}

impl Collector {
    /// Sends by the connections of `pool`, on the runtime it is called in.
    pub fn new(pool: &Pool, log: &Log) -> Collector {
        Collector { pool: pool.clone(), log: log.clone(), runtime: Handle::current(), is_failing: Arc::default() }
    }

    fn note(&self, answer: &anyhow::Result<Response<Bytes>>) {
        let fault = match answer {
            Ok(response) if response.status().is_success() => None,
            Ok(response) => Some(format!("the collector answered with {}", response.status())),
            Err(error) => Some(format!("{error:#}")),
        };
        let was_failing = self.is_failing.swap(fault.is_some(), Relaxed);
        if let Some(fault) = fault.filter(|_| !was_failing) {
            self.log.write(&Event::Server { text: &format!("traces are lost: {fault}") });
        }
    }
}

#[async_trait]
impl HttpClient for Collector {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let answer = self.runtime.spawn(send(self.pool.clone(), request)).await?;
        self.note(&answer);
        Ok(answer?)
    }
}

async fn send(pool: Pool, request: Request<Bytes>) -> anyhow::Result<Response<Bytes>> {
    let request = request.map(|body| Full::new(body).map_err(|never| match never {}).boxed_unsync());
    let answer = async {
        let (head, body) = pool.send(request, None).await?.into_parts();
        let body = Limited::new(body, ANSWER_BYTES_MAX).collect().await;
        let body = body.map_err(|error| anyhow::anyhow!("the collector's answer broke off: {error}"))?;
        Ok(Response::from_parts(head, body.to_bytes()))
    };
    timeout(PATIENCE, answer).await.context("the collector gave no answer in time")?
}
