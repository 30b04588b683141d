//! `DELETE /api/parties/{id}`.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::parties;
use web::{ApiError, Caller};

use super::desk::Desk;

/// Takes somebody off a journey.
pub(crate) async fn remove(caller: &Caller, id: &str, version: i64) -> Result<Response, ApiError> {
    let desk = Desk::open(caller, id).await?;
    desk.judge(version)?;
    if desk.record.is_primary && !desk.record.is_last {
        return Err(ApiError::Conflict("primary-party"));
    }
    desk.write(parties::remove(desk.target(), version, &desk.command())).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
