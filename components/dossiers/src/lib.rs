//! Queues, journeys and dossiers, for staff: JSON over HTTP. Rules are in `domain`, SQL is in `store`.

mod activities;
mod conversions;
mod dossiers;
mod journeys;
mod openings;
mod queue_items;
mod queues;
mod router;

use spin_sdk::http::{IntoResponse, Request};
use tower_service::Service;

pub use router::openapi;

/// Answers one request.
// Natively there is no such export to make: the linker would refuse its name.
#[cfg_attr(target_family = "wasm", spin_sdk::http_service)]
pub async fn handle(request: Request) -> impl IntoResponse {
    router::router().call(request).await
}
