//! `GET /api/queue-items/{id}`.

use axum::response::Response;
use web::{ApiError, Caller, problem};

use super::answer::QueueItem;
use super::command::Desk;
use super::path::ItemId;

/// One queue item with the submission behind it and what is proposed for its dossier.
#[utoipa::path(get, path = "/api/queue-items/{id}", operation_id = "read_queue_item", tag = "queues",
    params(("id" = String, Path, description = "Id of the item")),
    responses((status = 200, body = QueueItem, headers(("ETag" = String, description = "The version"))),
        problem::Reads))]
pub(crate) async fn read(caller: Caller, ItemId(id): ItemId) -> Result<Response, ApiError> {
    let desk = Desk::open(&caller, &id).await?;
    desk.answer(desk.record.clone())
}
