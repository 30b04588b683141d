//! The two names in the path of a link.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use web::ApiError;

/// The id of an event and the number of a dossier; 404 when one is no text at all.
pub(crate) struct EventDossier(pub(crate) String, pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for EventDossier {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let path = Path::<(String, String)>::from_request_parts(parts, state).await;
        let Path((id, number)) = path.map_err(|_| ApiError::NotFound)?;
        Ok(Self(id, number))
    }
}
