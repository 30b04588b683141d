//! What a field that finds people and addresses while somebody types asks for: `GET /api/contacts`, `GET /api/addresses` and the
//! proposals of both.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use domain::address::{self, AddressState};
use domain::authorisation::{Action, Scope, scope};
use domain::field_error::FieldCode;
use domain::likeness::Reason;
use domain::record::{self, Data, Patch, Value};
use domain::relation::{self, Noun, RelationState};
use domain::search::{self, Term};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::addresses::{AddressList, AddressOrder, KnownAddress};
use store::relations::{Known, RelationList};
use web::{ApiError, Limit, Params};

use super::answer::json;
use super::caller::{self, Caller};
use super::{Server, Shared, list, row};

/// Which people.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ContactQuery {
    search: String,
    state: Option<RelationState>,
    limit: Limit,
    brief: bool,
}

/// Which addresses.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct AddressQuery {
    q: String,
    sort: AddressOrder,
    limit: Limit,
    brief: bool,
}

/// What is typed so far of a person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactDraft {
    name: String,
}

/// What is typed so far of an address.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AddressDraft {
    text: String,
}

#[derive(Serialize)]
struct Proposals<Item> {
    items: Vec<Item>,
}

#[derive(Serialize)]
struct ContactProposal {
    id: String,
    email: Option<String>,
    name: Option<String>,
    telephone: Option<String>,
    likeness: u8,
    reasons: Vec<Reason>,
}

#[derive(Serialize)]
struct AddressProposal {
    id: String,
    text: String,
    state: AddressState,
    likeness: u8,
    reasons: Vec<Reason>,
}

/// People, newest first.
pub(super) async fn contacts(
    State(server): State<Shared>,
    caller: Caller,
    Params(query): Params<ContactQuery>,
) -> Result<Response, ApiError> {
    let terms = terms("search", search::terms_of_people(&query.search))?;
    let limit = query.limit.rows();
    let list =
        RelationList { noun: Noun::Contact, terms, state: query.state, after: None, limit, is_brief: query.brief };
    let statement = list.select(&caller.key);
    read(&server, &caller, Action::ReadContact, move |connection| list::page(connection, &statement, limit, "-created"))
        .await
}

/// Addresses.
pub(super) async fn addresses(
    State(server): State<Shared>,
    caller: Caller,
    Params(query): Params<AddressQuery>,
) -> Result<Response, ApiError> {
    let terms = terms("q", search::terms(&query.q))?;
    let limit = query.limit.rows();
    let list = AddressList { terms, state: None, order: query.sort, after: None, limit, is_brief: query.brief };
    let statement = list.select(&caller.key);
    let sort = if query.sort == AddressOrder::Newest { "-created" } else { "street" };
    read(&server, &caller, Action::ReadAddress, move |connection| list::page(connection, &statement, limit, sort)).await
}

/// People who are probably known already.
pub(super) async fn propose_contacts(
    State(server): State<Shared>,
    caller: Caller,
    Json(draft): Json<ContactDraft>,
) -> Result<Response, ApiError> {
    let draft = Patch::from([("name", Some(Value::Text(draft.name)))]);
    let typed = relation::probe(Noun::Contact, &draft)?;
    let keys = relation::likely::keys(Noun::Contact, &typed);
    let statement = store::relations::select_known(Noun::Contact, &caller.key, &keys);
    read(&server, &caller, Action::EditContact, move |connection| {
        let known: Vec<Known> = row::all(connection, &statement)?;
        let ranked =
            relation::likely::rank(Noun::Contact, &typed, known.into_iter().map(|known| (known.id, known.data)));
        let field = |data: &Data, field| data.text(field).map(str::to_owned);
        let items = ranked.into_iter().map(|likely| ContactProposal {
            email: field(&likely.data, "email"),
            name: field(&likely.data, "name"),
            telephone: field(&likely.data, "telephone"),
            id: likely.id,
            likeness: likely.likeness.score,
            reasons: likely.likeness.reasons,
        });
        body(&Proposals { items: items.collect() })
    })
    .await
}

/// Addresses that are probably known already.
pub(super) async fn propose_addresses(
    State(server): State<Shared>,
    caller: Caller,
    Json(draft): Json<AddressDraft>,
) -> Result<Response, ApiError> {
    let draft = record::Patch::from([("text", Some(Value::Text(draft.text)))]);
    let typed = address::create(&[], &draft)?.after;
    let keys = address::likely::keys(&typed, None);
    let statement = store::addresses::select_known(&caller.key, &keys);
    read(&server, &caller, Action::EditAddress, move |connection| {
        let known: Vec<KnownAddress> = row::all(connection, &statement)?;
        let states: Vec<(String, AddressState)> = known.iter().map(|known| (known.id.clone(), known.state)).collect();
        let ranked = address::likely::rank(&typed, known.into_iter().map(|known| (known.id, known.data)).collect());
        let items = ranked.into_iter().map(|(id, data, likeness)| AddressProposal {
            text: data.text("text").unwrap_or_default().to_owned(),
            state: states.iter().find(|(known, _)| *known == id).map_or(AddressState::Typed, |(_, state)| *state),
            id,
            likeness: likeness.score,
            reasons: likeness.reasons,
        });
        body(&Proposals { items: items.collect() })
    })
    .await
}

/// One read by somebody who may do `action`.
async fn read(
    server: &Server,
    caller: &Caller,
    action: Action,
    answer: impl FnOnce(&Connection) -> Result<String, ApiError> + Send + 'static,
) -> Result<Response, ApiError> {
    let key = caller.key.clone();
    let work = move |connection: &Connection| {
        let actor = caller::actor(connection, &key)?;
        if scope(actor.role, action) == Scope::None {
            return Err(ApiError::Forbidden);
        }
        Ok((answer(connection)?, actor))
    };
    let (body, actor) = server.database.read(work).await?;
    caller::refresh(server, &caller.key, &actor).await;
    Ok(json(body))
}

fn terms(field: &str, terms: Result<Vec<Term>, search::SearchTooLong>) -> Result<Vec<Term>, ApiError> {
    terms.map_err(|_| ApiError::field(field, FieldCode::TooLong))
}

fn body(answer: &impl Serialize) -> Result<String, ApiError> {
    serde_json::to_string(answer).map_err(|error| ApiError::Defect(error.to_string()))
}
