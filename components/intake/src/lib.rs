//! The citizen's side of the desk: landing page, contact form, receipt and statements, as HTML that needs no
//! JavaScript.
//!
//! Every page is one round trip to the database and every accepted form two; nothing is acknowledged before it is
//! stored. The language travels in the links, so these pages set no cookie.

mod assets;
mod contact;
mod desk;
mod failure;
mod headers;
mod landing;
mod logo;
mod page;
mod receipt;
mod router;
mod statements;
#[cfg(test)]
mod tests;
mod texts;
mod visit;

use spin_sdk::http::{IntoResponse, Request};
use tower_service::Service;

/// Answers one request.
// Natively there is no such export to make: the linker would refuse its name.
#[cfg_attr(target_family = "wasm", spin_sdk::http_service)]
pub async fn handle(request: Request) -> impl IntoResponse {
    router::router().call(request).await
}
