//! Signing in and out, one's own account, setting a password by a one-time link, and the names of colleagues.

mod me;
mod password;
mod router;
mod session;
mod users;

use spin_sdk::http::{IntoResponse, Request};
use tower_service::Service;

/// Answers one request. The routes are built once; an instance serves many requests.
// Natively there is no such export to make: the linker would refuse its name.
#[cfg_attr(target_family = "wasm", spin_sdk::http_service)]
pub async fn handle(request: Request) -> impl IntoResponse {
    router::router().call(request).await
}

/// The description of the API of this component.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    router::openapi()
}
