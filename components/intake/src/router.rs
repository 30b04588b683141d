//! Every page of this component.

use std::sync::OnceLock;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn;
use axum::routing::get;
use domain::limits::FORM_BYTES_MAX;

use crate::{contact, failure, headers, landing, logo, receipt, statements};

/// The routes, built once per instance.
pub fn router() -> Router {
    static ROUTER: OnceLock<Router> = OnceLock::new();
    ROUTER.get_or_init(routes).clone()
}

fn routes() -> Router {
    Router::new()
        .route("/", get(landing::show))
        .route("/contact", get(contact::draw::draw).post(contact::submit::submit))
        .route("/receipt/{token}", get(receipt::show))
        .route("/privacy", get(statements::privacy))
        .route("/accessibility", get(statements::accessibility))
        .route("/logo", get(logo::show))
        .fallback(failure::not_found)
        .method_not_allowed_fallback(failure::method_not_allowed)
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .layer(from_fn(headers::secure))
}
