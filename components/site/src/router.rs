//! The routes of site: there is one, since the build's manifest decides what exists.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use web::ApiError;

use crate::manifest::Manifest;
use crate::{answer, headers};

/// Where spin.toml mounts the build's output.
const DIST: &str = "/dist";

pub(crate) fn router() -> Router {
    static ROUTER: OnceLock<Router> = OnceLock::new();
    ROUTER.get_or_init(|| files_of(Path::new(DIST))).clone()
}

/// Serves the build under `dist`. Without a readable manifest every answer is a 500 that the log explains: the
/// component would be useless, and saying so beats a site of 404s.
pub(crate) fn files_of(dist: &Path) -> Router {
    let site = Arc::new((Manifest::read(dist), dist.to_path_buf()));
    Router::new()
        .fallback(async move |request: Request| match &*site {
            (Ok(manifest), dist) => answer::answer(manifest, dist, &request),
            (Err(fault), _) => ApiError::Defect(fault.clone()).into_response(),
        })
        .layer(from_fn(secured))
}

async fn secured(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    headers::secure(response.headers_mut());
    response
}
