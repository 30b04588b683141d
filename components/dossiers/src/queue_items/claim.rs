//! `PUT` and `DELETE /api/queue-items/{id}/claim`.

use axum::response::Response;
use domain::authorisation::Action;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{ApiError, Body, Caller, IfMatch, problem};

use super::answer::QueueItem;
use super::command::Desk;
use super::path::ItemId;

/// "I work on this."
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ClaimRequest {
    /// Also when a colleague works on it; for dispatchers and managers.
    take_over: bool,
}

/// The user works on the item from now on. When a colleague does, 409 `claimed-by-other` carries the item, which says
/// who.
#[utoipa::path(put, path = "/api/queue-items/{id}/claim", operation_id = "claim_queue_item", tag = "queues",
    params(("id" = String, Path, description = "Id of the item"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = ClaimRequest,
    responses((status = 200, body = QueueItem, headers(("ETag" = String, description = "The version"))),
        problem::Changes))]
pub(crate) async fn claim(
    caller: Caller,
    ItemId(id): ItemId,
    IfMatch(version): IfMatch,
    Body(request): Body<ClaimRequest>,
) -> Result<Response, ApiError> {
    let decide = |desk: &Desk| {
        let at = &caller.key.now;
        desk.record.item().claim(version, desk.decider(), request.take_over, at)
    };
    let desk = Desk::open(&caller, &id).await?;
    if !desk.record.reach().claim {
        return Err(ApiError::Forbidden);
    }
    let change = decide(&desk).map_err(|error| desk.refusal(error))?;
    desk.carry_out(Action::ClaimQueueItem, change, |now| decide(now).map(drop)).await
}

/// The user lets go of the item.
#[utoipa::path(delete, path = "/api/queue-items/{id}/claim", operation_id = "release_queue_item", tag = "queues",
    params(("id" = String, Path, description = "Id of the item"),
        ("If-Match" = String, Header, description = "The version that was read")),
    responses((status = 200, body = QueueItem, headers(("ETag" = String, description = "The version"))),
        (status = 204, description = "Done; the item is no longer the user's to see"), problem::Changes))]
pub(crate) async fn release(
    caller: Caller,
    ItemId(id): ItemId,
    IfMatch(version): IfMatch,
) -> Result<Response, ApiError> {
    let decide = |desk: &Desk| desk.record.item().release(version, desk.decider());
    let desk = Desk::open(&caller, &id).await?;
    if !desk.record.reach().claim {
        return Err(ApiError::Forbidden);
    }
    let change = decide(&desk).map_err(|error| desk.refusal(error))?;
    desk.carry_out(Action::ClaimQueueItem, change, |now| decide(now).map(drop)).await
}
