//! Work that nobody asks for: a clock calls these routes, `loket serve`'s own or a scheduler's outside. Every job can be
//! run again at any time.

mod clock;
mod housekeeping;
mod match_keys;
mod router;

use spin_sdk::http::{IntoResponse, Request};
use tower_service::Service;

/// Answers one request. The routes are built once; an instance serves many requests.
// Natively there is no such export to make: the linker would refuse its name.
#[cfg_attr(target_family = "wasm", spin_sdk::http_service)]
pub async fn handle(request: Request) -> impl IntoResponse {
    router::router().call(request).await
}
