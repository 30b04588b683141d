//! A hosted libSQL (Turso, sqld), reached over HTTP or HTTPS with connections that are kept.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use bytes::Bytes;
use database::migrate::{Hrana, HranaError};
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Request, Uri};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use url::Url;

/// Longer than any migration should take.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(300);
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;
/// How much of an error page is shown.
const ERROR_CHARS_MAX: usize = 300;

/// A database at an HTTP origin.
pub struct Hosted {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    endpoint: Uri,
    authorization: Option<HeaderValue>,
}

impl Hosted {
    /// Prepares to speak to the database at `url`, an origin without path (`libsql://` means `https://`).
    ///
    /// # Errors
    /// When `url` is no such origin or `token` cannot stand in a header.
    pub fn new(url: &str, token: Option<&str>) -> anyhow::Result<Hosted> {
        let authorization = token.map(bearer).transpose()?;
        let connector = HttpsConnectorBuilder::new()
            .with_provider_and_webpki_roots(rustls::crypto::ring::default_provider())
            .context("cannot set up TLS")?
            .https_or_http()
            .enable_http1()
            .build();
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Hosted { client, endpoint: endpoint(url)?, authorization })
    }

    async fn send(&self, body: Vec<u8>) -> anyhow::Result<Vec<u8>> {
        let mut request = Request::post(self.endpoint.clone()).header(CONTENT_TYPE, "application/json");
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        let response = self.client.request(request.body(Full::from(body))?).await?;
        let (head, body) = response.into_parts();
        let body = Limited::new(body, ANSWER_BYTES_MAX).collect().await.map_err(|error| anyhow::anyhow!(error))?;
        let body = body.to_bytes();
        let text = || String::from_utf8_lossy(&body).chars().take(ERROR_CHARS_MAX).collect::<String>();
        ensure!(head.status != 401, "it refuses the token: give the right one with --token");
        ensure!(head.status == 200, "it answered {}: {}", head.status, text());
        Ok(body.to_vec())
    }
}

impl Hrana for Hosted {
    async fn pipeline(&self, body: Vec<u8>) -> Result<Vec<u8>, HranaError> {
        let authority = self.endpoint.authority().map_or("", |authority| authority.as_str());
        match tokio::time::timeout(ANSWER_TIME_MAX, self.send(body)).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(HranaError(format!("the database at {authority} cannot be used: {error:#}"))),
            Err(_) => Err(HranaError(format!("the database at {authority} did not answer in time"))),
        }
    }
}

fn bearer(token: &str) -> anyhow::Result<HeaderValue> {
    let mut value = HeaderValue::try_from(format!("Bearer {token}"))
        .context("the token has characters that no token has; is it the right file?")?;
    value.set_sensitive(true);
    Ok(value)
}

fn endpoint(url: &str) -> anyhow::Result<Uri> {
    let remedy = || format!("{url} is no address of a database: write it as https://host or http://host:port");
    let parsed = Url::parse(url).with_context(remedy)?;
    let scheme = match parsed.scheme() {
        "libsql" | "https" => "https",
        "http" => "http",
        _ => anyhow::bail!(remedy()),
    };
    let bare = matches!(parsed.path(), "" | "/") && parsed.query().is_none() && parsed.fragment().is_none();
    let anonymous = parsed.username().is_empty() && parsed.password().is_none();
    ensure!(bare && anonymous, remedy());
    let host = parsed.host_str().filter(|host| !host.is_empty()).with_context(remedy)?;
    let port = parsed.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{scheme}://{host}{port}/v2/pipeline").parse().with_context(remedy)
}

#[cfg(test)]
mod tests {
    use super::endpoint;

    #[test]
    fn a_database_is_addressed_by_its_origin() {
        for (url, expected) in [
            ("https://desk.example.org", "https://desk.example.org/v2/pipeline"),
            ("https://desk.example.org/", "https://desk.example.org/v2/pipeline"),
            ("libsql://desk-city.turso.io", "https://desk-city.turso.io/v2/pipeline"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v2/pipeline"),
            ("http://[::1]:8080", "http://[::1]:8080/v2/pipeline"),
        ] {
            assert_eq!(endpoint(url).unwrap().to_string(), expected);
        }
        for url in [
            "",
            "desk.example.org",
            "file:desk.db",
            "https://",
            "https://desk.example.org/path",
            "https://desk.example.org?token=x",
            "https://user:secret@desk.example.org",
        ] {
            let error = endpoint(url).unwrap_err();
            assert!(error.to_string().contains("write it as https://host"), "{url}: {error}");
        }
    }
}
