//! The desk's logo.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::setting::Logo;
use store::{Read, settings};

use crate::failure::{Failure, or_page};
use crate::visit::Visit;

/// Pages link to the logo by the version of the settings, so a changed logo has another address.
const CACHE_CONTROL: &str = "public, max-age=86400";

/// `GET /logo`
pub async fn show(visit: Visit) -> Response {
    or_page(image().await, &visit)
}

async fn image() -> Result<Response, Failure> {
    let read = Read::new().with(settings::select_logo());
    let mut answers = web::store().await.read(read).await?;
    let logo: Logo = settings::parse_logo(answers.take(0))?.ok_or(Failure::NotFound)?;
    let bytes = logo.bytes().ok_or(Failure::NotFound)?;
    let headers = [(header::CONTENT_TYPE, logo.media_type.as_str()), (header::CACHE_CONTROL, CACHE_CONTROL)];
    Ok((StatusCode::OK, headers, bytes).into_response())
}
