//! `GET /api/dossiers`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::field_error::{FieldCode, FieldErrors};
use domain::priority::Priority;
use domain::search::{self, SearchTooLong, Term};
use serde::Deserialize;
use store::dossiers::{Assignee, DossierFilter, DossierList, Sort};
use store::{Read, actor};
use utoipa::{IntoParams, ToSchema};
use web::{ApiError, Caller, Cursor, Limit, Params, page, problem};

use super::answer::Person;

/// Characters of a key or an id in a filter.
const KEY_CHARS_MAX: usize = 64;

/// Which dossiers, in which order.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListQuery {
    /// `number`, `updated_at`, `requested_on`, `due_date`, `type`, `stage` or `assignee`; `-` before it: descending.
    /// Default `-number`.
    sort: Option<String>,
    /// Key of a type.
    r#type: Option<String>,
    /// Key of a stage.
    stage: Option<String>,
    /// Key of a subtype.
    subtype: Option<String>,
    /// `me`, `none` or the id of a user.
    assignee: Option<String>,
    /// Key of a queue.
    queue: Option<String>,
    /// `active` or `inactive`.
    #[param(inline)]
    state: Option<ListedState>,
    /// Contained in the number, a name, an address, the question; all words must be found.
    q: Option<String>,
    /// Contained in the name, e-mail address, telephone or enterprise number of somebody involved.
    customer: Option<String>,
    /// Contained in an address.
    address: Option<String>,
    /// Contained in the number.
    number: Option<String>,
    /// `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// Rows of a page, 1 to 200.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200)]
    limit: Limit,
}

/// Whether a dossier is in use.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ListedState {
    /// In use.
    Active,
    /// A double or a mistake; kept and found, not worked on.
    Inactive,
}

/// A page of the list of dossiers.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct DossierPage {
    items: Vec<DossierRow>,
    next: Option<String>,
}

/// A dossier in the list.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct DossierRow {
    number: String,
    version: i64,
    r#type: String,
    subtype: Option<String>,
    stage: String,
    /// Name of the main contact or organisation.
    customer: Option<String>,
    /// The main address.
    address: Option<String>,
    assignee: Option<Person>,
    queue: Option<String>,
    priority: Priority,
    #[schema(format = Date)]
    due_date: Option<String>,
    #[schema(format = Date)]
    requested_on: String,
    #[schema(format = DateTime)]
    updated_at: String,
    restricted: bool,
    /// `active` or `inactive`.
    state: String,
}

/// The dossiers that the reader may see.
#[utoipa::path(get, path = "/api/dossiers", operation_id = "list_dossiers", tag = "dossiers", params(ListQuery),
    responses((status = 200, body = DossierPage), problem::Reads))]
pub(crate) async fn list(caller: Caller, Params(query): Params<ListQuery>) -> Result<Response, ApiError> {
    let list = query.into_list()?;
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(list.select(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadDossier)?;
    web::refresh(&store, &caller, &actor).await;
    page::answer(list.page_of(answers.take(1))?, &list.sort.to_string())
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
            text: terms(search::terms, "q", self.q, &mut errors),
            customer: terms(search::terms_of_people, "customer", self.customer, &mut errors),
            address: terms(search::terms, "address", self.address, &mut errors),
            number: terms(search::terms, "number", self.number, &mut errors),
        };
        let Some(sort) = sort.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
        let after = page::place(self.after, &sort.to_string())?;
        Ok(DossierList { filter, sort, after, limit: self.limit.rows() })
    }
}

/// A key of the catalogue or an id: their form is judged here, and one that does not exist finds nothing.
pub(crate) fn key(field: &str, value: Option<String>, errors: &mut FieldErrors) -> Option<String> {
    let value = value?;
    let is_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if value.len() > KEY_CHARS_MAX || !value.bytes().all(is_key) {
        errors.add(field, FieldCode::Invalid);
    }
    Some(value)
}

fn terms(
    cut: fn(&str) -> Result<Vec<Term>, SearchTooLong>,
    field: &str,
    text: Option<String>,
    errors: &mut FieldErrors,
) -> Vec<Term> {
    cut(&text.unwrap_or_default()).unwrap_or_else(|_| {
        errors.add(field, FieldCode::TooLong);
        Vec::new()
    })
}
