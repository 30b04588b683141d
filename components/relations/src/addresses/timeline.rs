//! `GET /api/addresses/{id}/timeline`.

use axum::response::Response;
use domain::authorisation::Action;
use store::addresses::AddressTimeline;
use store::{Read, actor};
use web::{ApiError, Caller, page};

use crate::relations::journeys::PageQuery;

const SORT: &str = "-happened_at";

/// A page of the timeline of an address.
pub(crate) async fn timeline(caller: Caller, id: &str, query: PageQuery) -> Result<Response, ApiError> {
    let entries = AddressTimeline { id, after: page::place(query.after, SORT)?, limit: query.limit.rows() };
    let store = web::store().await;
    let read = entries.select(&caller.key).into_iter().fold(Read::new().with(actor::select(&caller.key)), Read::with);
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadAddress)?;
    web::refresh(&store, &caller, &actor).await;
    if answers.take(1).is_empty() {
        return Err(ApiError::NotFound);
    }
    page::answer(entries.page_of(answers.take(2))?, SORT)
}
