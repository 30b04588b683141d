//! `GET /api/contacts`, `GET /api/organisations`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::field_error::FieldCode;
use domain::relation::{Noun, RelationState};
use domain::search;
use serde::Deserialize;
use store::relations::RelationList;
use store::{Read, actor};
use utoipa::IntoParams;
use web::{ApiError, Caller, Cursor, Limit, page};

/// Which records.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListQuery {
    /// Contained in the name, the e-mail address, the telephone or enterprise number; all words must be found. One or two
    /// letters: the beginning of a word of the name.
    search: Option<String>,
    /// `active` or `inactive`; both when absent.
    #[param(inline)]
    state: Option<RelationState>,
    /// `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// Rows of a page, 1 to 200.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200)]
    limit: Limit,
    /// `true`: without the number of journeys, at less cost while somebody types.
    #[param(value_type = Option<bool>)]
    brief: bool,
}

/// There is one order: newest first.
const SORT: &str = "-created";

/// The records of `noun` that the query asks for.
pub(crate) async fn list(noun: Noun, caller: Caller, query: ListQuery) -> Result<Response, ApiError> {
    let terms = search::terms_of_people(&query.search.unwrap_or_default());
    let list = RelationList {
        noun,
        terms: terms.map_err(|_| ApiError::field("search", FieldCode::TooLong))?,
        state: query.state,
        after: page::place(query.after, SORT)?,
        limit: query.limit.rows(),
        is_brief: query.brief,
    };
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(list.select(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadContact)?;
    web::refresh(&store, &caller, &actor).await;
    page::answer(list.page_of(answers.take(1))?, SORT)
}
