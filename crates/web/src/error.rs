//! The one way in which a request fails, and the one place that maps it to a status and a problem+json.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::field_error::{FieldCode, FieldErrors};
use store::{Guard, StoreError};

use crate::problem::Problem;
use crate::redact::without_values;

/// After how many seconds a client tries again when the database is busy or out of reach.
const RETRY_AFTER_SECONDS: u32 = 2;

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq)]
pub enum ApiError {
    /// 422: the input is well-formed, but fields have faults.
    Invalid(FieldErrors),
    /// 400: the request cannot be read at all.
    Malformed {
        /// What is wrong, e.g. `json-syntax`.
        code: &'static str,
    },
    /// 401: nobody is signed in.
    Unauthenticated,
    /// 401: the e-mail address or the password is wrong, or the account is not active; which one is not told.
    WrongCredentials,
    /// 403: signed in, but this role may not do it.
    Forbidden,
    /// 403: the request was not sent by a page of this product.
    ForeignOrigin,
    /// 404: it does not exist, or its existence is none of the reader's business.
    NotFound,
    /// 405: the route exists, but not with this method.
    MethodNotAllowed,
    /// 409: it is not in a state in which this can be done.
    Conflict(&'static str),
    /// 409: a colleague has it; the record says who.
    Contested {
        /// What the conflict is, e.g. `claimed-by-other`.
        code: &'static str,
        /// The record as it is now.
        current: serde_json::Value,
    },
    /// 412: somebody else changed it first.
    Stale {
        /// The record as it is now, `null` when the handler did not read it again.
        current: serde_json::Value,
    },
    /// 413: the body is larger than allowed.
    TooLarge,
    /// 415: the body is not JSON.
    UnsupportedMedia,
    /// 428: `If-Match` is missing.
    PreconditionRequired,
    /// 429: too many tries.
    Throttled {
        /// Seconds until the window ends.
        retry_after_seconds: u32,
    },
    /// 503: the database is busy or out of reach.
    Unavailable,
    /// 500: a fault of ours; logged once, when it becomes an answer. The text holds no values.
    Defect(String),
}

impl ApiError {
    /// One field with one fault.
    #[must_use]
    pub fn field(field: impl Into<String>, code: FieldCode) -> Self {
        Self::Invalid(FieldErrors::one(field, code))
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Malformed { .. } => StatusCode::BAD_REQUEST,
            Self::Unauthenticated | Self::WrongCredentials => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict(_) | Self::Contested { .. } => StatusCode::CONFLICT,
            Self::Stale { .. } => StatusCode::PRECONDITION_FAILED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Defect(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The code of the problem, which the reader's language words.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::Malformed { code } | Self::Conflict(code) | Self::Contested { code, .. } => code,
            Self::Unauthenticated => "unauthenticated",
            Self::WrongCredentials => "wrong-credentials",
            Self::Forbidden => "forbidden",
            Self::ForeignOrigin => "foreign-origin",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Stale { .. } => "stale",
            Self::TooLarge => "too-large",
            Self::UnsupportedMedia => "unsupported-media",
            Self::PreconditionRequired => "precondition-required",
            Self::Throttled { .. } => "throttled",
            Self::Unavailable => "unavailable",
            Self::Defect(_) => "defect",
        }
    }

    fn retry_after_seconds(&self) -> Option<u32> {
        match self {
            Self::Throttled { retry_after_seconds } => Some(*retry_after_seconds),
            Self::Unavailable => Some(RETRY_AFTER_SECONDS),
            _ => None,
        }
    }
}

impl From<FieldErrors> for ApiError {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Guard(Guard::Session) => Self::Unauthenticated,
            StoreError::Guard(Guard::Forbidden) => Self::Forbidden,
            StoreError::Guard(Guard::Missing) => Self::NotFound,
            StoreError::Guard(Guard::Stale) => Self::Stale { current: serde_json::Value::Null },
            StoreError::Guard(Guard::State) => Self::Conflict("state-changed"),
            StoreError::Guard(Guard::Catalogue) => Self::Conflict("catalogue-changed"),
            StoreError::Guard(Guard::Throttled) => Self::Throttled { retry_after_seconds: RETRY_AFTER_SECONDS },
            StoreError::Busy | StoreError::Unavailable(_) => Self::Unavailable,
            StoreError::Constraint(_) | StoreError::Shape(_) | StoreError::Database { .. } => {
                Self::Defect(without_values(&error.to_string()))
            }
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        if let Self::Defect(detail) = &self {
            eprintln!("{}", serde_json::json!({ "level": "error", "event": "defect", "detail": detail }));
        }
        let retry_after_seconds = self.retry_after_seconds();
        let problem = Problem::from(self);
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_string(&problem).unwrap_or_default();
        let headers: [(HeaderName, &str); 2] =
            [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
        let mut response = (status, headers, body).into_response();
        if let Some(seconds) = retry_after_seconds {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;
    use serde_json::{Value, json};
    use store::{Constraint, TransportError};

    /// `Invalid` never waits, so its future is ready at once.
    fn body_of(error: ApiError) -> Value {
        let body = to_bytes(error.into_response().into_body(), 10_000);
        let mut body = std::pin::pin!(body);
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match std::future::Future::poll(body.as_mut(), &mut context) {
            std::task::Poll::Ready(bytes) => serde_json::from_slice(&bytes.unwrap()).unwrap(),
            std::task::Poll::Pending => unreachable!("a body in memory is ready"),
        }
    }

    #[test]
    fn a_problem_names_fields_and_codes() {
        assert_eq!(
            body_of(ApiError::field("email", FieldCode::InvalidEmail)),
            json!({ "type": "about:blank", "title": "Unprocessable Entity", "status": 422, "code": "invalid",
                    "errors": { "email": ["invalid-email"] } })
        );
    }

    #[test]
    fn a_stale_change_carries_the_current_record() {
        let current = json!({ "version": 4 });
        assert_eq!(body_of(ApiError::Stale { current: current.clone() })["current"], current);
        assert!(body_of(ApiError::Stale { current: Value::Null }).get("current").is_none());
    }

    #[test]
    fn each_guard_has_its_status() {
        let statuses = Guard::ALL.map(|guard| ApiError::from(StoreError::Guard(guard)).status().as_u16());
        assert_eq!(statuses, [401, 403, 404, 412, 409, 409, 429]);
    }

    #[test]
    fn a_database_out_of_reach_asks_to_try_again() {
        for error in [StoreError::Busy, StoreError::Unavailable(TransportError::Unreachable)] {
            let response = ApiError::from(error).into_response();
            assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(response.headers()[header::RETRY_AFTER], "2");
        }
    }

    #[test]
    fn a_defect_tells_the_client_nothing() {
        let error = ApiError::from(StoreError::Shape("invalid type: string \"Jan\", expected i64".into()));
        assert_eq!(error, ApiError::Defect("unexpected row: invalid type: string \"…\", expected i64".into()));
        assert_eq!(
            body_of(error),
            json!({ "type": "about:blank", "title": "Internal Server Error", "status": 500, "code": "defect" })
        );
        let unmapped = ApiError::from(StoreError::Constraint(Constraint::Unique("user.email_folded".into())));
        assert_eq!(unmapped.status(), StatusCode::INTERNAL_SERVER_ERROR);
    }
}
