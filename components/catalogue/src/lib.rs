//! The desk's services as data, and the desk's settings.

mod catalogue;
mod router;
mod settings;

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
