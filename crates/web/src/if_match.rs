//! Versions as ETags: a change says which version it was made from.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

use crate::ApiError;

/// The version in `If-Match`; 428 when the header is missing, 400 when it is not one ETag of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfMatch(pub i64);

/// The `ETag` of a version, e.g. `"7"`.
#[must_use]
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        let mut values = parts.headers.get_all(header::IF_MATCH).iter();
        match (values.next(), values.next()) {
            (None, _) => Err(ApiError::PreconditionRequired),
            (Some(value), None) => value.to_str().ok().and_then(parse).ok_or(MALFORMED),
            (Some(_), Some(_)) => Err(MALFORMED),
        }
    }
}

const MALFORMED: ApiError = ApiError::Malformed { code: "if-match-syntax" };

/// A proxy that compresses an answer may weaken its ETag (`W/"7"`); the version in it is still the one that was read.
fn parse(value: &str) -> Option<IfMatch> {
    let value = value.trim();
    let digits = value.strip_prefix("W/").unwrap_or(value).strip_prefix('"')?.strip_suffix('"')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok().map(IfMatch)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_etag_reads_back() {
        assert_eq!(parse(&etag(7)), Some(IfMatch(7)));
        assert_eq!(parse(" W/\"7\" "), Some(IfMatch(7)));
    }

    #[test]
    fn anything_else_is_refused() {
        for value in
            ["", "7", "*", "\"\"", "\"-1\"", "\"+1\"", "\"7\", \"8\"", "\"x\"", "\"99999999999999999999\"", "\""]
        {
            assert_eq!(parse(value), None, "{value}");
        }
    }
}
