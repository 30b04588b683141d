//! Answers that the host gives itself, as `application/problem+json` (RFC 9457), with the codes that the
//! components use for the same things.

use bytes::Bytes;
use http::{Response, StatusCode, header};
use http_body_util::{BodyExt as _, Full};
use wasmtime_wasi_http::WasiBody;

use super::end::End;

/// Why the host answers in place of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// No route matches the path.
    NotFound,
    /// The request has no usable `Host`.
    BadHost,
    /// The request line and headers are too long.
    HeadTooLarge,
    /// The body is larger than the component takes.
    BodyTooLarge,
    /// The next part of the body did not come in time.
    BodyTooSlow,
    /// Too many requests are in progress or waiting.
    Busy,
    /// The component gave no answer.
    Ended(End),
}

impl Problem {
    fn status(self) -> StatusCode {
        match self {
            Problem::NotFound => StatusCode::NOT_FOUND,
            Problem::BadHost => StatusCode::BAD_REQUEST,
            Problem::HeadTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Problem::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
            Problem::Busy => StatusCode::SERVICE_UNAVAILABLE,
            // The host is the gateway to the component: 504 is its word for "no answer in time".
            Problem::Ended(End::Deadline | End::Cpu) => StatusCode::GATEWAY_TIMEOUT,
            Problem::Ended(End::Trap | End::Memory | End::Start | End::Error) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Problem::NotFound => "not-found",
            Problem::BadHost => "bad-host",
            Problem::HeadTooLarge => "head-too-large",
            Problem::BodyTooLarge => "too-large",
            Problem::BodyTooSlow => "too-slow",
            Problem::Busy => "unavailable",
            Problem::Ended(End::Deadline | End::Cpu) => "timeout",
            Problem::Ended(_) => "defect",
        }
    }

    /// The whole response.
    pub fn response(self) -> Response<WasiBody> {
        let status = self.status();
        let body = serde_json::json!({
            "type": "about:blank",
            "title": status.canonical_reason().unwrap_or_default(),
            "status": status.as_u16(),
            "code": self.code(),
        });
        let body = Full::new(Bytes::from(body.to_string())).map_err(|never| match never {});
        let mut response = Response::new(body.boxed_unsync());
        *response.status_mut() = status;
        let headers = response.headers_mut();
        let content_type = header::HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, content_type);
        let no_store = header::HeaderValue::from_static("no-store");
        headers.insert(header::CACHE_CONTROL, no_store);
        if self == Problem::Busy {
            headers.insert(header::RETRY_AFTER, header::HeaderValue::from_static("1"));
        }
        response
    }
}
