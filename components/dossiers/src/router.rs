//! The component's one route table.

use std::sync::OnceLock;

use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{activities, conversions, dossiers, journeys, openings, queue_items, queues};

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
        // Staff: what waits in the queues, and what becomes of it.
        .routes(routes!(queues::list))
        .routes(routes!(queue_items::list::list))
        .routes(routes!(queue_items::read::read))
        .routes(routes!(queue_items::claim::claim, queue_items::claim::release))
        .routes(routes!(queue_items::movement::move_to))
        .routes(routes!(conversions::convert))
        // Staff: dossiers and the journeys they belong to.
        .routes(routes!(dossiers::list::list, openings::open))
        .routes(routes!(dossiers::detail::read, dossiers::edit::edit))
        .routes(routes!(dossiers::stage::change_stage))
        .routes(routes!(dossiers::assignment::assign))
        .routes(routes!(dossiers::timeline::timeline))
        .routes(routes!(journeys::read))
        // Staff: what was said and is to be done.
        .routes(routes!(activities::list, activities::create))
        .routes(routes!(activities::read, activities::edit))
        .routes(routes!(activities::set_state))
}
