//! The component's one route table.

use std::sync::OnceLock;

use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{contacts, merges, not_duplicates, organisations, parties};

/// The routes, ready to serve; built once per instance.
pub(crate) fn router() -> Router {
    api().0.clone()
}

/// What the routes accept and answer.
#[must_use]
pub fn openapi() -> OpenApi {
    api().1.clone()
}

fn api() -> &'static (Router, OpenApi) {
    static API: OnceLock<(Router, OpenApi)> = OnceLock::new();
    API.get_or_init(|| web::api_router(routes()))
}

fn routes() -> OpenApiRouter {
    OpenApiRouter::new()
        // Staff: people.
        .routes(routes!(contacts::list, contacts::create))
        .routes(routes!(contacts::propose))
        .routes(routes!(contacts::duplicates))
        .routes(routes!(contacts::read, contacts::edit))
        .routes(routes!(contacts::set_state))
        .routes(routes!(contacts::journeys))
        .routes(routes!(contacts::timeline))
        // Staff: organisations.
        .routes(routes!(organisations::list, organisations::create))
        .routes(routes!(organisations::propose))
        .routes(routes!(organisations::duplicates))
        .routes(routes!(organisations::read, organisations::edit))
        .routes(routes!(organisations::set_state))
        .routes(routes!(organisations::journeys))
        .routes(routes!(organisations::timeline))
        // Staff: doubles.
        .routes(routes!(merges::create))
        .routes(routes!(merges::read, merges::undo))
        .routes(routes!(not_duplicates::create))
        // Staff: who is involved in a journey.
        .routes(routes!(parties::create))
        .routes(routes!(parties::read, parties::edit, parties::remove))
}
