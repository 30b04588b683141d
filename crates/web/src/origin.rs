//! Changes come from the product's own pages only. Together with `SameSite=Lax` this keeps other sites from acting
//! with a visitor's cookie.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::{ApiError, PublicUrl, public_url};

/// Whether a page of `public_url` sent the request. A browser that hides the origin (`null`, under a strict referrer
/// policy) or leaves it off must say `Sec-Fetch-Site: same-origin`, which no page can forge.
#[must_use]
pub fn is_same_origin(headers: &HeaderMap, public_url: &PublicUrl) -> bool {
    match headers.get(header::ORIGIN).map(|origin| origin.as_bytes()) {
        Some(origin) if origin != b"null" => origin == public_url.origin.as_bytes(),
        _ => headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin"),
    }
}

/// Middleware: 403 for a change that no page of the product sent.
pub(crate) async fn require_same_origin(request: Request, next: Next) -> Response {
    if is_safe(request.method()) || is_same_origin(request.headers(), public_url().await) {
        next.run(request).await
    } else {
        ApiError::ForeignOrigin.into_response()
    }
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn accepted(pairs: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        is_same_origin(&headers, &PublicUrl::parse("https://desk.example"))
    }

    #[test]
    fn own_pages_are_accepted() {
        assert!(accepted(&[("origin", "https://desk.example")]));
        assert!(accepted(&[("sec-fetch-site", "same-origin")]));
        assert!(accepted(&[("origin", "null"), ("sec-fetch-site", "same-origin")]));
    }

    #[test]
    fn everything_else_is_refused() {
        assert!(!accepted(&[]));
        assert!(!accepted(&[("origin", "null")]));
        assert!(!accepted(&[("origin", "http://desk.example")]));
        assert!(!accepted(&[("origin", "https://desk.example.evil.example")]));
        assert!(!accepted(&[("origin", "https://evil.example"), ("sec-fetch-site", "same-origin")]));
        assert!(!accepted(&[("sec-fetch-site", "same-site")]));
        assert!(!accepted(&[("sec-fetch-site", "cross-site")]));
        assert!(!accepted(&[("sec-fetch-site", "none")]));
    }

    #[test]
    fn only_reading_methods_go_unchecked() {
        assert!(is_safe(&Method::GET) && is_safe(&Method::HEAD));
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            assert!(!is_safe(&method));
        }
    }
}
