//! `GET /api/contacts/{id}/journeys`, `GET /api/organisations/{id}/journeys`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::relation::Noun;
use serde::Deserialize;
use store::relations::{self, RelationJourneys};
use store::{Read, actor};
use utoipa::IntoParams;
use web::{ApiError, Caller, Cursor, Limit, page};

/// Which page.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageQuery {
    /// `next` of the page before.
    #[param(value_type = Option<String>)]
    pub(crate) after: Option<Cursor>,
    /// Rows of a page, 1 to 200.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200)]
    pub(crate) limit: Limit,
}

/// There is one order: newest first. The record itself brings the first page.
pub(crate) const SORT: &str = "-number";

/// A page of the journeys of a record.
pub(crate) async fn journeys(noun: Noun, caller: Caller, id: &str, query: PageQuery) -> Result<Response, ApiError> {
    let list = RelationJourneys { noun, id, after: page::place(query.after, SORT)?, limit: query.limit.rows() };
    let store = web::store().await;
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(relations::find(noun, &caller.key, id))
        .with(list.select(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadContact)?;
    web::refresh(&store, &caller, &actor).await;
    if answers.take(1).is_empty() {
        return Err(ApiError::NotFound);
    }
    page::answer(list.page_of(answers.take(2))?, SORT)
}
