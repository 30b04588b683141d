//! The desk's logo.
use crate::failure::Failure;
use crate::visit::Visit;
use axum::response::Response;
/// `GET /logo`
pub async fn show(visit: Visit) -> Response {
    Failure::NotFound.answer(&visit)
}
