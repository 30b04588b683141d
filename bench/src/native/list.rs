//! `GET /api/dossiers`.

use axum::extract::State;
use axum::response::Response;
use domain::authorisation::{Action, Scope, scope};
use domain::field_error::{FieldCode, FieldErrors};
use domain::search::{self, Term};
use serde::Deserialize;
use store::Statement;
use store::dossiers::{Assignee, DossierFilter, DossierList, Sort};
use store::page::{Place, Tie};
use web::{ApiError, Cursor, Limit, Params};

use super::answer::json;
use super::caller::{self, Caller};
use super::{Shared, row};

/// Characters of a key or an id in a filter.
const KEY_CHARACTERS_MAX: usize = 64;

/// Which dossiers, in which order.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ListQuery {
    sort: Option<String>,
    r#type: Option<String>,
    stage: Option<String>,
    subtype: Option<String>,
    assignee: Option<String>,
    queue: Option<String>,
    state: Option<ListedState>,
    q: Option<String>,
    customer: Option<String>,
    address: Option<String>,
    number: Option<String>,
    after: Option<Cursor>,
    limit: Limit,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ListedState {
    Active,
    Inactive,
}

/// The dossiers that the reader may see.
pub(super) async fn list(
    State(server): State<Shared>,
    caller: Caller,
    Params(query): Params<ListQuery>,
) -> Result<Response, ApiError> {
    let list = query.into_list()?;
    let key = caller.key.clone();
    let work = move |connection: &rusqlite::Connection| {
        let actor = caller::actor(connection, &key)?;
        if scope(actor.role, Action::ReadDossier) == Scope::None {
            return Err(ApiError::Forbidden);
        }
        Ok((page(connection, &list.select(&key), list.limit, &list.sort.to_string())?, actor))
    };
    let (body, actor) = server.database.read(work).await?;
    caller::refresh(&server, &caller.key, &actor).await;
    Ok(json(body))
}

/// A page of `limit` rows of the list `statement`. They go into the answer as the database built them.
pub(super) fn page(
    connection: &rusqlite::Connection,
    statement: &Statement,
    limit: i64,
    sort: &str,
) -> Result<String, ApiError> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut body = String::with_capacity(512 * limit.min(50));
    body.push_str("{\"items\":[");
    let mut rows = 0;
    let mut last = None;
    row::each(connection, statement, |row| {
        rows += 1;
        if rows > limit {
            return Ok(());
        }
        if rows > 1 {
            body.push(',');
        }
        body.push_str(row.get_ref(0)?.as_str()?);
        if rows == limit {
            last = Some(place(row)?);
        }
        Ok(())
    })?;
    body.push_str("],\"next\":");
    match last.filter(|_| rows > limit) {
        None => body.push_str("null"),
        Some(place) => {
            body.push('"');
            body.push_str(&Cursor::after(&(sort.to_owned(), place))?.into_text());
            body.push('"');
        }
    }
    body.push('}');
    Ok(body)
}

fn place(row: &rusqlite::Row<'_>) -> rusqlite::Result<Place> {
    let tie = match row.get_ref(2)? {
        rusqlite::types::ValueRef::Integer(row) => Tie::Row(row),
        text => Tie::Text(text.as_str()?.to_owned()),
    };
    Ok(Place { key: row.get(1)?, tie })
}

impl ListQuery {
    fn into_list(self) -> Result<DossierList, ApiError> {
        let mut errors = FieldErrors::new();
        let sort = Sort::parse(self.sort.as_deref().unwrap_or("-number"));
        if sort.is_none() {
            errors.add("sort", FieldCode::UnknownOption);
        }
        let filter = DossierFilter {
            type_key: key("type", self.r#type, &mut errors),
            stage: key("stage", self.stage, &mut errors),
            subtype: key("subtype", self.subtype, &mut errors),
            queue: key("queue", self.queue, &mut errors),
            state: self.state.map(|state| match state {
                ListedState::Active => "active".to_owned(),
                ListedState::Inactive => "inactive".to_owned(),
            }),
            assignee: key("assignee", self.assignee, &mut errors).map(|assignee| match assignee.as_str() {
                "me" => Assignee::Me,
                "none" => Assignee::Nobody,
                _ => Assignee::User(assignee),
            }),
            text: terms("q", self.q, &mut errors),
            customer: terms("customer", self.customer, &mut errors),
            address: terms("address", self.address, &mut errors),
            number: terms("number", self.number, &mut errors),
        };
        let Some(sort) = sort.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
        let after = self.after.map(|cursor| after(&cursor, sort)).transpose()?;
        Ok(DossierList { filter, sort, after, limit: self.limit.rows() })
    }
}

fn after(cursor: &Cursor, sort: Sort) -> Result<Place, ApiError> {
    let (of_sort, place): (String, Place) = cursor.keys()?;
    if of_sort == sort.to_string() { Ok(place) } else { Err(ApiError::field("after", FieldCode::Invalid)) }
}

fn key(field: &str, value: Option<String>, errors: &mut FieldErrors) -> Option<String> {
    let value = value?;
    let is_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if value.len() > KEY_CHARACTERS_MAX || !value.bytes().all(is_key) {
        errors.add(field, FieldCode::Invalid);
    }
    Some(value)
}

fn terms(field: &str, text: Option<String>, errors: &mut FieldErrors) -> Vec<Term> {
    search::terms(&text.unwrap_or_default()).unwrap_or_else(|_| {
        errors.add(field, FieldCode::TooLong);
        Vec::new()
    })
}
