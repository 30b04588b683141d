//! What every API route has in common: who may send to it, what may be kept of its answers, and how it says no.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use utoipa_axum::router::OpenApiRouter;

use crate::{ApiError, origin, problem};

/// Completes a component's routes: unknown routes and methods answer as problems, changes are taken only from the
/// product's own pages, and nothing of an answer is kept unless the handler says so.
///
/// Bodies are bounded where they are read, by [`crate::Body`] and [`crate::Command`].
pub fn api_router(routes: OpenApiRouter) -> (Router, utoipa::openapi::OpenApi) {
    let (router, mut openapi) = routes.split_for_parts();
    problem::register(&mut openapi);
    let router = router
        .fallback(async || ApiError::NotFound)
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .layer(from_fn(origin::require_same_origin))
        .layer(from_fn(no_store));
    (router, openapi)
}

/// Middleware: `Cache-Control: no-store` unless the handler chose otherwise, and no guessing of content types.
pub async fn no_store(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
