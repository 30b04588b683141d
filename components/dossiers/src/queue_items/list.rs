//! `GET /api/queue-items`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::field_error::FieldErrors;
use domain::language::Language;
use domain::queue_item::QueueItemState;
use serde::Deserialize;
use store::page::Page;
use store::queue_items::ListFilter;
use store::{Read, actor};
use utoipa::{IntoParams, ToSchema};
use web::{ApiError, Caller, Cursor, Limit, Params, page, problem};

use crate::dossiers::answer::Person;
use crate::dossiers::list::key;

/// Which items.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListQuery {
    /// Key of a queue; all that the reader may see when absent.
    queue: Option<String>,
    /// `unlinked` (the default): oldest first. `linked`: newest first.
    #[param(inline)]
    state: Option<ListedState>,
    /// `me`: only those that the reader works on. `anyone` (the default): all.
    #[param(inline)]
    claimed: Option<ListedClaim>,
    /// `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// Rows of a page, 1 to 200.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200)]
    limit: Limit,
}

/// Whether an item became a dossier.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ListedState {
    /// It waits.
    Unlinked,
    /// It did.
    Linked,
}

/// Who works on the items.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ListedClaim {
    /// The reader.
    Me,
    /// No matter who, nobody included.
    Anyone,
}

/// A page of the list of queue items.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct QueueItemPage {
    items: Vec<QueueItemRow>,
    next: Option<String>,
}

/// A queue item in the list.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct QueueItemRow {
    id: String,
    version: i64,
    /// Key of the queue it lies in.
    queue: String,
    state: QueueItemState,
    #[schema(format = DateTime)]
    received_at: String,
    /// What the citizen reads out on the telephone.
    reference: String,
    name: String,
    /// The beginning of the question, at most 160 characters.
    question_start: String,
    /// Keys of the themes, in the order of the form.
    themes: Vec<String>,
    /// The language of the form.
    language: Language,
    /// Who works on it.
    claimed_by: Option<Person>,
    #[schema(format = DateTime)]
    claimed_at: Option<String>,
    /// The dossier it became.
    dossier_number: Option<String>,
}

/// The queue items that the reader may see.
#[utoipa::path(get, path = "/api/queue-items", operation_id = "list_queue_items", tag = "queues", params(ListQuery),
    responses((status = 200, body = QueueItemPage), problem::Reads))]
pub(crate) async fn list(caller: Caller, Params(query): Params<ListQuery>) -> Result<Response, ApiError> {
    let (state, sort) = match query.state {
        None | Some(ListedState::Unlinked) => (QueueItemState::Unlinked, "received_at"),
        Some(ListedState::Linked) => (QueueItemState::Linked, "-received_at"),
    };
    let mut errors = FieldErrors::new();
    let filter = ListFilter {
        queue: key("queue", query.queue, &mut errors),
        state,
        mine: query.claimed == Some(ListedClaim::Me),
        after: page::place(query.after, sort)?,
        limit: query.limit.rows(),
    };
    errors.into_result(())?;
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(filter.select(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadQueueItem)?;
    web::refresh(&store, &caller, &actor).await;
    page::answer(Page::read(answers.take(1), filter.limit)?, sort)
}
