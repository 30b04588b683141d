//! `PUT /api/queue-items/{id}/queue`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::field_error::FieldCode;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{ApiError, Body, Caller, IfMatch, problem};

use super::answer::QueueItem;
use super::command::Desk;
use super::path::ItemId;
use crate::dossiers::command::with_current_catalogue;

/// Where an item is to go.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MoveRequest {
    /// Key of a queue.
    queue: String,
}

/// Puts the item into another queue; who works on it keeps working on it. 204 when that takes it out of the user's
/// sight.
#[utoipa::path(put, path = "/api/queue-items/{id}/queue", operation_id = "move_queue_item", tag = "queues",
    params(("id" = String, Path, description = "Id of the item"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = MoveRequest,
    responses((status = 200, body = QueueItem, headers(("ETag" = String, description = "The version"))),
        (status = 204, description = "Done; the item is no longer the user's to see"), problem::Changes))]
pub(crate) async fn move_to(
    caller: Caller,
    ItemId(id): ItemId,
    IfMatch(version): IfMatch,
    Body(request): Body<MoveRequest>,
) -> Result<Response, ApiError> {
    with_current_catalogue(async || {
        let desk = Desk::open(&caller, &id).await?;
        if !desk.record.reach().moving {
            return Err(ApiError::Forbidden);
        }
        let decide = |desk: &Desk| desk.record.item().move_to(version, &request.queue);
        let change = decide(&desk).map_err(|error| desk.refusal(error))?;
        if change.is_some() {
            match desk.catalogue.queue(&request.queue) {
                None => return Err(ApiError::field("queue", FieldCode::UnknownOption)),
                Some(queue) if !queue.active => return Err(ApiError::field("queue", FieldCode::InactiveOption)),
                Some(_) => {}
            }
        }
        desk.carry_out(Action::MoveQueueItem, change, |now| decide(now).map(drop)).await
    })
    .await
}
