//! A client that may be signed in and checks every answer against the contract.

use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::Value;

use crate::Contract;

/// A visitor of the desk.
#[derive(Clone)]
pub struct Client {
    pub(crate) http: reqwest::Client,
    pub(crate) base: String,
    pub(crate) cookie: Option<String>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// The text of the body.
    pub text: String,
    /// The body when it is JSON, null otherwise.
    pub json: Value,
}

impl Client {
    /// The same visitor with a cookie, as `name=value`.
    #[must_use]
    pub fn with_cookie(&self, cookie: String) -> Self {
        Self { cookie: Some(cookie), ..self.clone() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None).await
    }

    pub async fn put(&self, path: &str, version: i64, body: Value) -> Answer {
        self.send("PUT", path, &[("if-match", &format!("\"{version}\""))], Some(body)).await
    }

    pub async fn patch(&self, path: &str, version: i64, body: Value) -> Answer {
        self.send("PATCH", path, &[("if-match", &format!("\"{version}\""))], Some(body)).await
    }

    pub async fn delete(&self, path: &str, version: i64) -> Answer {
        self.send("DELETE", path, &[("if-match", &format!("\"{version}\""))], None).await
    }

    /// POST with `If-Match` and an idempotency key.
    pub async fn post(&self, path: &str, version: i64, key: &str, body: Value) -> Answer {
        let version = format!("\"{version}\"");
        self.send("POST", path, &[("if-match", version.as_str()), ("idempotency-key", key)], Some(body)).await
    }

    /// A request as a page of the product sends it; the answer is checked against the contract.
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<Value>) -> Answer {
        let mut request = self.request(method, path).header("origin", &self.base);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = receive(request).await;
        if path.starts_with("/api/") {
            check(method, path, &answer);
        }
        answer
    }

    /// A request to be completed by the caller, with the session cookie if signed in; the answer is not checked.
    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let request = self.http.request(method, format!("{}{path}", self.base));
        match &self.cookie {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        }
    }

    /// The contact form, sent as a browser without JavaScript does.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        receive(self.request("POST", path).header("origin", &self.base).form(fields)).await
    }
}

impl Answer {
    /// The answer, when it has this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// The version in the ETag.
    pub fn version(&self) -> i64 {
        let etag = self.header("etag");
        etag.trim_matches('"').parse().unwrap_or_else(|_| panic!("no version in ETag {etag:?}"))
    }

    /// A header as text, empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(HeaderValue::to_str).and_then(Result::ok).unwrap_or_default()
    }

    /// The codes of one field in a problem.
    pub fn codes(&self, field: &str) -> Vec<&str> {
        let codes = self.json["errors"][field].as_array();
        codes.into_iter().flatten().filter_map(Value::as_str).collect()
    }
}

/// Sends a request and reads the whole answer.
pub async fn receive(request: RequestBuilder) -> Answer {
    let response = request.send().await.expect("the server answers");
    let (status, headers) = (response.status(), response.headers().clone());
    let text = response.text().await.expect("a whole body");
    let json = serde_json::from_str(&text).unwrap_or(Value::Null);
    Answer { status: status.as_u16(), headers, text, json }
}

fn check(method: &str, path: &str, answer: &Answer) {
    let media_type = answer.header("content-type").split(';').next();
    let body = (!answer.text.is_empty()).then_some(&answer.json);
    let is_error = answer.status >= StatusCode::BAD_REQUEST.as_u16();
    assert!(
        !is_error || answer.json["code"].is_string(),
        "{method} {path}: no problem: {} {}",
        answer.status,
        answer.text
    );
    Contract::get().check(method, path, answer.status, media_type, body);
}
