//! `POST /jobs/housekeeping`: removes what has ended, so that personal data is not kept for longer than it serves.

use axum::http::StatusCode;
use store::housekeeping;
use web::ApiError;

use crate::clock::Clock;

/// Removes ended sessions and links, stored answers and counted tries that are too old. What is left over when there is
/// very much of it goes with the next run.
pub(crate) async fn run(_: Clock) -> Result<StatusCode, ApiError> {
    web::store().await.write(housekeeping::remove_ended(&web::now())).await?;
    Ok(StatusCode::NO_CONTENT)
}
