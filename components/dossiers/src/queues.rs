//! `GET /api/queues`.

use axum::response::Response;
use domain::authorisation::Action;
use store::{Read, actor, queues};
use utoipa::ToSchema;
use web::page::json;
use web::{ApiError, Caller, problem};

/// The queues that the reader may see.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct QueueCounts {
    /// In the order of the catalogue.
    items: Vec<QueueCount>,
}

/// How much waits in a queue. Counts stop at 1000.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct QueueCount {
    key: String,
    /// Items that wait for a dossier.
    #[schema(minimum = 0)]
    unlinked: i64,
    /// Items that became one.
    #[schema(minimum = 0)]
    linked: i64,
    /// Waiting items that the reader works on.
    #[schema(minimum = 0)]
    mine: i64,
}

/// The queues in the reader's scope, with how much waits in each.
#[utoipa::path(get, path = "/api/queues", operation_id = "list_queues", tag = "queues",
    responses((status = 200, body = QueueCounts), problem::Reads))]
pub(crate) async fn list(caller: Caller) -> Result<Response, ApiError> {
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(queues::select(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadQueueItem)?;
    web::refresh(&store, &caller, &actor).await;
    let queues = answers.take(1).text().ok_or_else(|| ApiError::Defect("the queues are one row of JSON".into()))?;
    Ok(json(queues))
}
