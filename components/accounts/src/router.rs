//! The routes of accounts.

use std::sync::OnceLock;

use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{password, session, users};

pub(crate) fn router() -> Router {
    static ROUTER: OnceLock<Router> = OnceLock::new();
    ROUTER.get_or_init(|| api().0).clone()
}

pub(crate) fn openapi() -> OpenApi {
    api().1
}

fn api() -> (Router, OpenApi) {
    let routes = OpenApiRouter::new()
        // Anybody: becoming and ceasing to be somebody.
        .routes(routes!(session::sign_in, session::show, session::sign_out))
        .routes(routes!(password::set))
        // Signed in.
        .routes(routes!(session::set_language))
        .routes(routes!(users::list));
    web::api_router(routes)
}
