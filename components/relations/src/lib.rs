//! People and organisations, who is involved in a journey, and merging doubles; addresses, buildings, energy certificates and
//! events; for staff: JSON over HTTP. Rules are in `domain`, SQL is in `store`.

mod addresses;
mod buildings;
mod contacts;
mod duplicates;
mod energy_certificates;
mod events;
mod journey_addresses;
mod merges;
mod not_duplicates;
mod organisations;
mod parties;
mod path;
mod relations;
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
