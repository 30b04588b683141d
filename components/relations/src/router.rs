//! The component's one route table.

use std::sync::OnceLock;

use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{
    addresses, buildings, contacts, energy_certificates, events, journey_addresses, merges, not_duplicates,
    organisations, parties,
};

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
        // Staff: addresses and what stands there.
        .routes(routes!(addresses::list, addresses::create))
        .routes(routes!(addresses::propose))
        .routes(routes!(addresses::duplicates))
        .routes(routes!(addresses::read, addresses::edit))
        .routes(routes!(addresses::set_state))
        .routes(routes!(addresses::journeys))
        .routes(routes!(addresses::timeline))
        .routes(routes!(buildings::create))
        .routes(routes!(buildings::read, buildings::edit))
        .routes(routes!(buildings::journeys))
        .routes(routes!(energy_certificates::list, energy_certificates::create))
        .routes(routes!(energy_certificates::edit, energy_certificates::remove))
        // Staff: which addresses a journey is about.
        .routes(routes!(journey_addresses::create))
        .routes(routes!(journey_addresses::read, journey_addresses::edit, journey_addresses::remove))
        // Staff: events.
        .routes(routes!(events::list, events::create))
        .routes(routes!(events::read, events::edit))
        .routes(routes!(events::link, events::unlink))
        .routes(routes!(events::register))
        .routes(routes!(events::unregister))
}
