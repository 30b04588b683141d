//! Who may start a job: the holder of the application's `jobs_token`, which `loket serve` makes and gives to its own
//! clock, and which an operator of Spin gives to a scheduler.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use spin_sdk::variables;
use web::{ApiError, hash_token};

/// A request from the clock; 401 from anybody else, and from everybody while there is no token.
pub(crate) struct Clock;

impl<S: Send + Sync> FromRequestParts<S> for Clock {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        let header = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given = header.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
        let expected = variables::get("jobs_token").await.unwrap_or_default();
        if is_same(given, &expected) { Ok(Self) } else { Err(ApiError::Unauthenticated) }
    }
}

/// Compares hashes: how long that takes says nothing about the token.
fn is_same(given: &str, expected: &str) -> bool {
    !expected.is_empty() && hash_token(given) == hash_token(expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_no_token() {
        assert!(is_same("s3cret", "s3cret"));
        for (given, expected) in [("", ""), ("s3cret", ""), ("", "s3cret"), ("S3cret", "s3cret")] {
            assert!(!is_same(given, expected), "{given} {expected}");
        }
    }
}
