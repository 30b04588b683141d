//! The static files of the web front end, as its build left them: compressed siblings, hashed names, a strict content
//! security policy on everything. Any address that the build did not name is a true 404.

mod answer;
mod headers;
mod manifest;
mod negotiate;
mod router;

use spin_sdk::http::{IntoResponse, Request};
use tower_service::Service;

/// Answers one request. What the build wrote is read once; an instance serves many requests.
// Natively there is no such export to make: the linker would refuse its name.
#[cfg_attr(target_family = "wasm", spin_sdk::http_service)]
pub async fn handle(request: Request) -> impl IntoResponse {
    router::router().call(request).await
}
