//! Queues, journeys and dossiers, for staff: JSON over HTTP. Rules are in `domain`, SQL is in `store`.

mod conversions;
mod dossiers;
mod journeys;
mod queue_items;
mod queues;
mod router;

use spin_sdk::http::{IntoResponse, Request};
use spin_sdk::http_service;
use tower_service::Service;

pub use router::openapi;

#[http_service]
async fn handle(request: Request) -> impl IntoResponse {
    router::router().call(request).await
}
