//! `/api/parties`: who is involved in a journey. One file per operation, and what they answer.

mod answer;
mod create;
mod desk;
mod edit;
mod remove;

use axum::response::Response;
use domain::party::WantedRole;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{ApiError, Body, Caller, Command, Id, IfMatch, problem};

use answer::Party;

/// Who joins which journey. One of `contact_id` and `organisation_id` is given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewParty {
    /// Number of the journey or of one of its dossiers.
    journey_number: String,
    /// A person.
    #[serde(default)]
    contact_id: Option<String>,
    /// An organisation.
    #[serde(default)]
    organisation_id: Option<String>,
    /// In which capacities; at least one.
    roles: Vec<WantedRole>,
    /// As the journey's main contact, in place of the one before. The first one who joins is that in any case.
    #[serde(default)]
    primary: bool,
}

/// What is asked to change: what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct PartyEdit {
    /// All capacities from now on; at least one. Those in a dossier that the user does not see stay.
    #[schema(nullable = false)]
    roles: Option<Vec<WantedRole>>,
    /// True: the journey's main contact from now on, in place of the one before. Whoever is that stays it until another
    /// is named.
    #[schema(nullable = false)]
    primary: Option<bool>,
}

/// Adds somebody to a journey. 422 `contact_id: duplicate` when they are involved already: give them another capacity.
#[utoipa::path(post, path = "/api/parties", operation_id = "create_party", tag = "parties",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NewParty,
    responses((status = 201, body = Party, headers(("Location" = String, description = "Path of the party"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn create(caller: Caller, command: Command<NewParty>) -> Result<Response, ApiError> {
    create::create(caller, command).await
}

/// Somebody's part in a journey.
#[utoipa::path(get, path = "/api/parties/{id}", operation_id = "read_party", tag = "parties",
    params(("id" = String, Path, description = "Id")),
    responses((status = 200, body = Party, headers(("ETag" = String, description = "The version"))), problem::Reads))]
pub(crate) async fn read(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    let desk = desk::Desk::open(&caller, &id).await?;
    desk.answer(desk.record.clone())
}

/// Changes the capacities of somebody, or makes them the main contact.
#[utoipa::path(patch, path = "/api/parties/{id}", operation_id = "edit_party", tag = "parties",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = PartyEdit,
    responses((status = 200, body = Party, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn edit(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(edit): Body<PartyEdit>,
) -> Result<Response, ApiError> {
    edit::edit(&caller, &id, version, edit).await
}

/// Takes somebody off a journey; the histories keep it. 409 `primary-party` for the main contact, unless nobody else is
/// left: name another first.
#[utoipa::path(delete, path = "/api/parties/{id}", operation_id = "remove_party", tag = "parties",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    responses((status = 204, description = "Done"), problem::Changes))]
pub(crate) async fn remove(caller: Caller, Id(id): Id, IfMatch(version): IfMatch) -> Result<Response, ApiError> {
    remove::remove(&caller, &id, version).await
}
