//! `/api/journey-addresses`: which addresses a journey is about, which is the main one, and for which dossier one counts.

mod commands;

use axum::response::Response;
use domain::address::AddressState;
use serde::{Deserialize, Serialize};
use store::journey_addresses::PlaceRecord;
use utoipa::ToSchema;
use web::{ApiError, Body, Caller, Command, Id, IfMatch, problem};

use web::record::present;

/// Which address gets a place in which journey.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewJourneyAddress {
    /// Number of the journey or of one of its dossiers.
    journey_number: String,
    /// Id of the address.
    address_id: String,
    /// The only dossier for which it counts; for the whole journey without.
    #[serde(default)]
    dossier_number: Option<String>,
    /// As the journey's main address, in place of the one before. The first one for the whole journey is that in any case.
    #[serde(default)]
    main: bool,
}

/// What is asked to change: what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct JourneyAddressEdit {
    /// True: the main address from now on, in place of the one before. Whichever is that stays it until another is named.
    #[schema(nullable = false)]
    main: Option<bool>,
    /// The only dossier for which it counts; null: the whole journey.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    dossier_number: Option<Option<String>>,
}

/// The place of an address in a journey.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JourneyPlace {
    id: String,
    version: i64,
    journey_number: String,
    address: PlacedAddress,
    is_main: bool,
    /// The only dossier for which it counts.
    dossier_number: Option<String>,
    allowed: JourneyPlaceAllowed,
}

/// Which address.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PlacedAddress {
    id: String,
    /// In one line.
    text: String,
    state: AddressState,
}

/// What the reader may do with a place.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JourneyPlaceAllowed {
    /// Make it the main address, let it count for one dossier.
    edit: bool,
    /// Take it off: not the main address, unless no other is left.
    remove: bool,
}

impl From<PlaceRecord> for JourneyPlace {
    fn from(record: PlaceRecord) -> Self {
        Self {
            allowed: JourneyPlaceAllowed {
                edit: record.may_edit,
                remove: record.may_edit && (!record.is_main || record.is_last),
            },
            id: record.id,
            version: record.version,
            journey_number: record.journey_number,
            address: PlacedAddress { id: record.address.id, text: record.address.text, state: record.address.state },
            is_main: record.is_main,
            dossier_number: record.dossier_number,
        }
    }
}

/// Gives an address a place in a journey. 422 `address_id: duplicate` when it has that place already.
#[utoipa::path(post, path = "/api/journey-addresses", operation_id = "create_journey_address", tag = "journey-addresses",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NewJourneyAddress,
    responses((status = 201, body = JourneyPlace, headers(("Location" = String, description = "Path of the place"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn create(caller: Caller, command: Command<NewJourneyAddress>) -> Result<Response, ApiError> {
    commands::create(caller, command).await
}

/// The place of an address in a journey.
#[utoipa::path(get, path = "/api/journey-addresses/{id}", operation_id = "read_journey_address", tag = "journey-addresses",
    params(("id" = String, Path, description = "Id")),
    responses((status = 200, body = JourneyPlace, headers(("ETag" = String, description = "The version"))),
        problem::Reads))]
pub(crate) async fn read(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    commands::read(&caller, &id).await
}

/// Makes it the main address, or lets it count for one dossier only. 422 `dossier_number: duplicate` when the address has that
/// place already.
#[utoipa::path(patch, path = "/api/journey-addresses/{id}", operation_id = "edit_journey_address", tag = "journey-addresses",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = JourneyAddressEdit,
    responses((status = 200, body = JourneyPlace, headers(("ETag" = String, description = "The version"))),
        problem::Changes))]
pub(crate) async fn edit(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(edit): Body<JourneyAddressEdit>,
) -> Result<Response, ApiError> {
    commands::edit(&caller, &id, version, edit).await
}

/// Takes an address off a journey; the histories keep it. 409 `main-address` for the main one, unless no other is left: name
/// another first.
#[utoipa::path(delete, path = "/api/journey-addresses/{id}", operation_id = "remove_journey_address",
    tag = "journey-addresses",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    responses((status = 204, description = "Done"), problem::Changes))]
pub(crate) async fn remove(caller: Caller, Id(id): Id, IfMatch(version): IfMatch) -> Result<Response, ApiError> {
    commands::remove(&caller, &id, version).await
}
