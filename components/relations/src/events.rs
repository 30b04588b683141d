//! `/api/events`: information sessions, fairs, visit days, with the dossiers they led to and who came.

mod commands;
mod links;

use axum::response::Response;
use domain::authorisation::{Action, Role};
use domain::record::Patch;
use serde::{Deserialize, Serialize};
use store::Json;
use store::events::EventRecord;
use utoipa::{IntoParams, ToSchema};
use web::{ApiError, Body, Caller, Command, Cursor, Id, IfMatch, Limit, Params, problem};

use crate::addresses::answer::{may, text};
use crate::path::EventDossier;
use web::record::present;
use web::record::{patch, text as sent};

/// Which events.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(crate) struct EventQuery {
    /// `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// Rows of a page, 1 to 200.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200)]
    limit: Limit,
}

/// A new event.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewEvent {
    /// What people call it.
    name: String,
    /// Option of `event_kind`.
    kind: String,
    /// Where it takes place.
    #[serde(default)]
    place: Option<String>,
    /// First day.
    #[schema(format = Date)]
    starts_on: String,
    /// Last day, when it has several.
    #[serde(default)]
    #[schema(format = Date)]
    ends_on: Option<String>,
    /// What colleagues should know; at most 5000 characters.
    #[serde(default)]
    note: Option<String>,
}

impl NewEvent {
    fn draft(self) -> Patch {
        let Self { name, kind, place, starts_on, ends_on, note } = self;
        let fields = [("name", Some(name)), ("kind", Some(kind)), ("starts_on", Some(starts_on))];
        let others = [("place", place), ("ends_on", ends_on), ("note", note)];
        patch(fields.into_iter().chain(others).map(|(name, value)| sent(name, value.map(Some))))
    }
}

/// What is asked to change: what is absent stays, null empties.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EventEdit {
    /// What people call it.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false, value_type = Option<String>)]
    name: Option<Option<String>>,
    /// Option of `event_kind`.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false, value_type = Option<String>)]
    kind: Option<Option<String>>,
    /// Where it takes place.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    place: Option<Option<String>>,
    /// First day.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false, value_type = Option<String>, format = Date)]
    starts_on: Option<Option<String>>,
    /// Last day, when it has several.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>, format = Date)]
    ends_on: Option<Option<String>>,
    /// What colleagues should know; at most 5000 characters.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    note: Option<Option<String>>,
}

impl EventEdit {
    fn patch(self) -> Patch {
        patch([
            sent("name", self.name),
            sent("kind", self.kind),
            sent("place", self.place),
            sent("starts_on", self.starts_on),
            sent("ends_on", self.ends_on),
            sent("note", self.note),
        ])
    }
}

/// Who registers: a person whom the desk knows, or how many whom it does not.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct NewRegistration {
    /// Id of a person.
    #[schema(nullable = false)]
    contact_id: Option<String>,
    /// How many people.
    #[schema(nullable = false)]
    people: Option<i64>,
}

/// An event.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Event {
    id: String,
    version: i64,
    name: String,
    /// Option of `event_kind`.
    kind: String,
    place: Option<String>,
    #[schema(format = Date)]
    starts_on: String,
    #[schema(format = Date)]
    ends_on: Option<String>,
    note: Option<String>,
    /// The linked dossiers that the reader may see, newest first; at most 500.
    #[schema(value_type = Vec<EventDossierRow>)]
    dossiers: Json,
    /// Who registered, the latest first; at most 500.
    #[schema(value_type = Vec<EventRegistration>)]
    registrations: Json,
    /// How many people registered.
    people: i64,
    /// Whether the reader may change it.
    may_edit: bool,
    /// How many national register numbers were masked in what was just sent.
    masked: usize,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

impl Event {
    /// The event as `role` sees it.
    pub(crate) fn new(role: Role, record: EventRecord, masked: usize) -> Self {
        let data = &record.data;
        Self {
            version: record.version,
            name: text(data, "name").unwrap_or_default(),
            kind: text(data, "kind").unwrap_or_default(),
            place: text(data, "place"),
            starts_on: text(data, "starts_on").unwrap_or_default(),
            ends_on: text(data, "ends_on"),
            note: text(data, "note"),
            dossiers: record.dossiers,
            registrations: record.registrations,
            people: record.people,
            may_edit: may(role, Action::EditEvent),
            masked,
            id: record.id,
            created_at: record.created_at,
            updated_at: record.updated_at,
        }
    }
}

/// A dossier that an event led to.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct EventDossierRow {
    number: String,
    r#type: String,
    subtype: Option<String>,
    stage: String,
    /// Whether the reader may unlink it.
    may_edit: bool,
}

/// Who registered.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventRegistration {
    id: String,
    /// A person whom the desk knows.
    contact: Option<EventContact>,
    people: i64,
}

/// A person who registered.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventContact {
    id: String,
    name: String,
}

/// A page of the list.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct EventPage {
    items: Vec<EventRow>,
    next: Option<String>,
}

/// An event in the list.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct EventRow {
    id: String,
    version: i64,
    name: String,
    /// Option of `event_kind`.
    kind: String,
    place: Option<String>,
    #[schema(format = Date)]
    starts_on: String,
    #[schema(format = Date)]
    ends_on: Option<String>,
    /// How many people registered.
    people: i64,
}

/// The events, the latest first.
#[utoipa::path(get, path = "/api/events", operation_id = "list_events", tag = "events", params(EventQuery),
    responses((status = 200, body = EventPage), problem::Reads))]
pub(crate) async fn list(caller: Caller, Params(query): Params<EventQuery>) -> Result<Response, ApiError> {
    commands::list(caller, query).await
}

/// Adds an event.
#[utoipa::path(post, path = "/api/events", operation_id = "create_event", tag = "events",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NewEvent,
    responses((status = 201, body = Event, headers(("Location" = String, description = "Path of the event"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn create(caller: Caller, command: Command<NewEvent>) -> Result<Response, ApiError> {
    let Command { input, key } = command;
    commands::create(caller, &input.draft(), &key).await
}

/// One event.
#[utoipa::path(get, path = "/api/events/{id}", operation_id = "read_event", tag = "events",
    params(("id" = String, Path, description = "Id")),
    responses((status = 200, body = Event, headers(("ETag" = String, description = "The version"))), problem::Reads))]
pub(crate) async fn read(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    commands::read(&caller, &id).await
}

/// Changes fields: what is absent stays, null empties.
#[utoipa::path(patch, path = "/api/events/{id}", operation_id = "edit_event", tag = "events",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = EventEdit,
    responses((status = 200, body = Event, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn edit(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(edit): Body<EventEdit>,
) -> Result<Response, ApiError> {
    commands::edit(&caller, &id, version, &edit.patch()).await
}

/// Links a dossier to an event: it came of it. Linking again changes nothing.
#[utoipa::path(put, path = "/api/events/{id}/dossiers/{number}", operation_id = "link_event_dossier", tag = "events",
    params(("id" = String, Path, description = "Id"), ("number" = String, Path, description = "Number of the dossier")),
    responses((status = 200, body = Event, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn link(caller: Caller, EventDossier(id, number): EventDossier) -> Result<Response, ApiError> {
    links::set_link(&caller, &id, &number, true).await
}

/// Undoes that.
#[utoipa::path(delete, path = "/api/events/{id}/dossiers/{number}", operation_id = "unlink_event_dossier", tag = "events",
    params(("id" = String, Path, description = "Id"), ("number" = String, Path, description = "Number of the dossier")),
    responses((status = 200, body = Event, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn unlink(caller: Caller, EventDossier(id, number): EventDossier) -> Result<Response, ApiError> {
    links::set_link(&caller, &id, &number, false).await
}

/// Registers somebody for an event: a person, or a number of people. 422 `contact_id: duplicate` when the person did already.
#[utoipa::path(post, path = "/api/events/{id}/registrations", operation_id = "create_event_registration", tag = "events",
    params(("id" = String, Path, description = "Id"),
        ("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NewRegistration,
    responses((status = 201, body = EventRegistration,
        headers(("Location" = String, description = "Path of the registration"))), problem::Creates))]
pub(crate) async fn register(
    caller: Caller,
    Id(id): Id,
    command: Command<NewRegistration>,
) -> Result<Response, ApiError> {
    links::register(caller, &id, command).await
}

/// Takes a registration back; nothing is kept of it but that there was one.
#[utoipa::path(delete, path = "/api/event-registrations/{id}", operation_id = "remove_event_registration", tag = "events",
    params(("id" = String, Path, description = "Id")),
    responses((status = 204, description = "Done"), problem::Changes))]
pub(crate) async fn unregister(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    links::unregister(&caller, &id).await
}
