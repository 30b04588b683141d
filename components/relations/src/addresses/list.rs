//! `GET /api/addresses`.

use axum::response::Response;
use domain::address::AddressState;
use domain::authorisation::Action;
use domain::field_error::FieldCode;
use domain::search;
use serde::Deserialize;
use store::addresses::{AddressList, AddressOrder};
use store::{Read, actor};
use utoipa::{IntoParams, ToSchema};
use web::{ApiError, Caller, Cursor, Limit, page};

/// Which addresses.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(crate) struct AddressQuery {
    /// Contained in the line; all words must be found. One or two letters: the beginning of a word.
    q: Option<String>,
    /// `typed`, `matched` or `manual`; all when absent.
    #[param(inline)]
    state: Option<AddressState>,
    /// `street`: as they stand in the street, also when absent; `-created`: newest first, at less cost while somebody types.
    #[param(inline, value_type = Option<AddressSort>)]
    sort: AddressOrder,
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

/// A page of the list.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct AddressPage {
    items: Vec<AddressRow>,
    next: Option<String>,
}

/// An address in the list.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct AddressRow {
    id: String,
    version: i64,
    state: AddressState,
    /// In one line.
    text: String,
    /// Option of `dwelling_type`.
    dwelling_type: Option<String>,
    building_id: Option<String>,
    /// How many journeys the reader may see; counts stop at 1000. Null with `brief`.
    journeys: Option<i64>,
}

/// The orders, as the API's description names them.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what the store reads")]
enum AddressSort {
    #[schema(rename = "street")]
    Street,
    #[schema(rename = "-created")]
    Newest,
}

/// What a place in the list belongs to: one in another order has no next page in this.
fn sort(order: AddressOrder) -> &'static str {
    match order {
        AddressOrder::Street => "street",
        AddressOrder::Newest => "-created",
    }
}

/// The addresses that the query asks for.
pub(crate) async fn list(caller: Caller, query: AddressQuery) -> Result<Response, ApiError> {
    let terms = search::terms(&query.q.unwrap_or_default());
    let list = AddressList {
        terms: terms.map_err(|_| ApiError::field("q", FieldCode::TooLong))?,
        state: query.state,
        order: query.sort,
        after: page::place(query.after, sort(query.sort))?,
        limit: query.limit.rows(),
        is_brief: query.brief,
    };
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(list.select(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadAddress)?;
    web::refresh(&store, &caller, &actor).await;
    page::answer(list.page_of(answers.take(1))?, sort(query.sort))
}
