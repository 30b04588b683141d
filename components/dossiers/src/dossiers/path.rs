//! The number in a path.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use store::dossiers::Lookup;
use web::ApiError;

/// What a path calls a dossier or a journey; 404 when it is no text at all.
pub(crate) struct Number(pub(crate) Lookup);

impl<S: Send + Sync> FromRequestParts<S> for Number {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Path(text) = Path::<String>::from_request_parts(parts, state).await.map_err(|_| ApiError::NotFound)?;
        Ok(Self(Lookup::parse(&text)))
    }
}
