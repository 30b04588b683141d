//! The routes of jobs.

use std::sync::OnceLock;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::post;
use web::ApiError;

use crate::{housekeeping, match_keys};

pub(crate) fn router() -> Router {
    static ROUTER: OnceLock<Router> = OnceLock::new();
    ROUTER.get_or_init(build).clone()
}

fn build() -> Router {
    Router::new()
        .route("/jobs/housekeeping", post(housekeeping::run))
        .route("/jobs/match-keys", post(match_keys::run))
        .fallback(async || ApiError::NotFound)
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .layer(from_fn(web::no_store))
}
