//! The database over HTTP.

use bytes::Bytes;
use domain::limits::DATABASE_ANSWER_BYTES_MAX;
use http_body_util::{BodyExt, Full, Limited};
use spin_sdk::http;
use spin_sdk::wasip3::http::types::RequestOptions;
use spin_sdk::wasip3::http_compat::RequestOptionsExtension;
use store::{Store, Transport, TransportError};

use crate::config;

/// Nanoseconds that connecting to a database may take.
const CONNECT_NS_MAX: u64 = 3_000_000_000;
/// Nanoseconds that a database may take to begin its answer, and between two parts of it: longer than any statement
/// should take, and soon enough that the client hears of it from us.
const ANSWER_NS_MAX: u64 = 15_000_000_000;

/// Carries Hrana pipelines to the database that the host named in `libsql_url`.
#[derive(Clone, Debug)]
pub struct HttpTransport {
    pipeline_url: String,
    authorization: Option<String>,
}

/// The product's database.
pub async fn store() -> Store<HttpTransport> {
    let database = config::database().await;
    Store::new(HttpTransport::new(&database.url, &database.token))
}

impl HttpTransport {
    fn new(url: &str, token: &str) -> Self {
        Self {
            pipeline_url: format!("{url}/v2/pipeline"),
            authorization: (!token.is_empty()).then(|| format!("Bearer {token}")),
        }
    }

    fn request(&self, body: Vec<u8>) -> Option<axum::http::Request<Full<Bytes>>> {
        let request = axum::http::Request::post(&self.pipeline_url).header("content-type", "application/json");
        let request = match &self.authorization {
            Some(authorization) => request.header("authorization", authorization),
            None => request,
        };
        request.body(Full::new(Bytes::from(body))).ok()
    }
}

impl Transport for HttpTransport {
    async fn pipeline(&self, body: Vec<u8>) -> Result<Vec<u8>, TransportError> {
        let mut request = self.request(body).ok_or(TransportError::Unreachable)?;
        request.extensions_mut().insert(patience());
        let response = http::send(request).await.map_err(|_| TransportError::Unreachable)?;
        if response.status() != axum::http::StatusCode::OK {
            return Err(TransportError::Status(response.status().as_u16()));
        }
        let body = Limited::new(response.into_body(), DATABASE_ANSWER_BYTES_MAX).collect().await;
        Ok(body.map_err(|_| TransportError::Unreachable)?.to_bytes().into())
    }
}

/// Without it a database that is silent, rather than away, would hold its requests for as long as the host has patience.
fn patience() -> RequestOptionsExtension {
    let options = RequestOptions::new();
    // A host that knows no such option has a patience of its own.
    let _ = options.set_connect_timeout(Some(CONNECT_NS_MAX));
    let _ = options.set_first_byte_timeout(Some(ANSWER_NS_MAX));
    let _ = options.set_between_bytes_timeout(Some(ANSWER_NS_MAX));
    RequestOptionsExtension(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_travels_only_when_there_is_one() {
        let request = HttpTransport::new("http://db.internal", "secret").request(Vec::new()).unwrap();
        assert_eq!(request.uri(), "http://db.internal/v2/pipeline");
        assert_eq!(request.headers()["authorization"], "Bearer secret");
        let request = HttpTransport::new("http://db.internal", "").request(Vec::new()).unwrap();
        assert!(!request.headers().contains_key("authorization"));
    }
}
