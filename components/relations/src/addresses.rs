//! `/api/addresses`: addresses, matched by hand or not, with all that is known there. One file per operation.

pub(crate) mod answer;
mod create;
mod desk;
mod edit;
pub(crate) mod journeys;
mod list;
mod passport;
mod proposals;
mod state;
mod timeline;

use axum::response::Response;
use domain::address::AddressState;
use domain::likeness::Reason;
use domain::merge::Noun;
use domain::record::Patch;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{ApiError, Body, Caller, Command, Id, IfMatch, Params, problem};

use crate::duplicates;
use crate::relations::journeys::PageQuery;
use crate::relations::timeline::RelationTimelinePage;
use answer::{Address, AddressParts};
use journeys::PlacedPage;
use list::{AddressPage, AddressQuery};
use passport::AddressPassport;
use proposals::AddressProposals;
use web::record::present;
use web::record::{number, patch, text};

/// A new address: one line of text, its parts, or both.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct NewAddress {
    /// In one line; when absent, the line of the parts.
    text: Option<String>,
    /// Street.
    street: Option<String>,
    /// House number with its bis number.
    house_number: Option<String>,
    /// Box number, with or without the word for it.
    box_number: Option<String>,
    /// Postcode.
    postcode: Option<String>,
    /// Municipality.
    municipality: Option<String>,
    /// Parcel number; an odd one is kept as typed.
    parcel_number: Option<String>,
    /// Option of `dwelling_type`.
    dwelling_type: Option<String>,
    /// Option of `building_type`.
    building_type: Option<String>,
    /// Where in its building the apartment lies; at most 1000 characters.
    apartment_situation: Option<String>,
}

impl NewAddress {
    fn draft(self) -> Patch {
        let sent = |name, value: Option<String>| text(name, value.map(Some));
        patch([
            sent("text", self.text),
            sent("street", self.street),
            sent("house_number", self.house_number),
            sent("box_number", self.box_number),
            sent("postcode", self.postcode),
            sent("municipality", self.municipality),
            sent("parcel_number", self.parcel_number),
            sent("dwelling_type", self.dwelling_type),
            sent("building_type", self.building_type),
            sent("apartment_situation", self.apartment_situation),
        ])
    }
}

/// What is typed so far of an address.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AddressDraft {
    /// In one line.
    text: Option<String>,
    /// Street.
    street: Option<String>,
    /// House number.
    house_number: Option<String>,
    /// Box number.
    box_number: Option<String>,
    /// Postcode.
    postcode: Option<String>,
    /// Municipality.
    municipality: Option<String>,
}

impl AddressDraft {
    fn draft(self) -> Patch {
        let Self { text, street, house_number, box_number, postcode, municipality } = self;
        NewAddress { text, street, house_number, box_number, postcode, municipality, ..NewAddress::default() }.draft()
    }
}

/// What is asked to change: what is absent stays, null empties.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AddressEdit {
    /// In one line. Without parts beside it, it is taken apart anew.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false, value_type = Option<String>)]
    text: Option<Option<String>>,
    /// Street. With any part the line is made anew, unless that is given.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    street: Option<Option<String>>,
    /// House number with its bis number.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    house_number: Option<Option<String>>,
    /// Box number, with or without the word for it.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    box_number: Option<Option<String>>,
    /// Postcode.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    postcode: Option<Option<String>>,
    /// Municipality.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    municipality: Option<Option<String>>,
    /// Parcel number; an odd one is kept as typed.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    parcel_number: Option<Option<String>>,
    /// Option of `dwelling_type`.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    dwelling_type: Option<Option<String>>,
    /// Option of `building_type`.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    building_type: Option<Option<String>>,
    /// Year of construction.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<i64>)]
    construction_year: Option<Option<i64>>,
    /// Heated floor area in tenths of a square metre.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<i64>)]
    floor_area_m2_tenths: Option<Option<i64>>,
    /// Option of `energy_carrier`.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    energy_carrier: Option<Option<String>>,
    /// Protected heritage: `yes`, `no` or `unknown`.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    heritage: Option<Option<String>>,
    /// Where in its building the apartment lies; at most 1000 characters.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    apartment_situation: Option<Option<String>>,
    /// Id of the building it lies in.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    building_id: Option<Option<String>>,
}

impl AddressEdit {
    fn patch(self) -> Patch {
        patch([
            text("text", self.text),
            text("street", self.street),
            text("house_number", self.house_number),
            text("box_number", self.box_number),
            text("postcode", self.postcode),
            text("municipality", self.municipality),
            text("parcel_number", self.parcel_number),
            text("dwelling_type", self.dwelling_type),
            text("building_type", self.building_type),
            number("construction_year", self.construction_year),
            number("floor_area_m2_tenths", self.floor_area_m2_tenths),
            text("energy_carrier", self.energy_carrier),
            text("heritage", self.heritage),
            text("apartment_situation", self.apartment_situation),
            text("building_id", self.building_id),
        ])
    }
}

// The shapes below are serialised from one struct for all that can be merged; they exist for the description of the API.

/// A page of pairs that are probably one.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for all that can be merged")]
pub(crate) struct AddressDuplicates {
    /// May be short or empty and yet have a next page.
    items: Vec<AddressPair>,
    next: Option<String>,
}

/// Two records that are probably one address.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for all that can be merged")]
pub(crate) struct AddressPair {
    one: AddressOfPair,
    other: AddressOfPair,
    /// From 1 to 100.
    likeness: i64,
    /// What the two have in common.
    reasons: Vec<Reason>,
}

/// One of a pair.
#[derive(Serialize, ToSchema)]
pub(crate) struct AddressOfPair {
    id: String,
    version: i64,
    state: AddressState,
    /// Id in the register, when matched.
    register_id: Option<String>,
    /// In one line.
    text: String,
    #[serde(flatten)]
    parts: AddressParts,
    #[schema(format = DateTime)]
    created_at: String,
}

/// How an address is known from now on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressStateChange {
    /// `typed`: back to the list of those to match. `manual`: a manager's exception.
    state: AddressState,
    /// Id in the register, or its address on the web; required with `matched`.
    #[serde(default)]
    register_id: Option<String>,
    /// Why it is kept though the register does not know it; required with `manual`.
    #[serde(default)]
    reason: Option<String>,
}

/// The addresses of the desk, as they stand in the street. `state=typed`: those that wait to be matched.
#[utoipa::path(get, path = "/api/addresses", operation_id = "list_addresses", tag = "addresses", params(AddressQuery),
    responses((status = 200, body = AddressPage), problem::Reads))]
pub(crate) async fn list(caller: Caller, Params(query): Params<AddressQuery>) -> Result<Response, ApiError> {
    list::list(caller, query).await
}

/// Adds an address as typed. It joins the building of the other addresses at its house number, if those have one.
#[utoipa::path(post, path = "/api/addresses", operation_id = "create_address", tag = "addresses",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NewAddress,
    responses((status = 201, body = Address, headers(("Location" = String, description = "Path of the address"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn create(caller: Caller, command: Command<NewAddress>) -> Result<Response, ApiError> {
    let Command { input, key } = command;
    create::create(caller, input.draft(), &key).await
}

/// Known addresses that are probably the one being typed in. Changes nothing; a POST, so that no address of the web holds one
/// of somebody, and without `Idempotency-Key`.
#[utoipa::path(post, path = "/api/addresses/proposals", operation_id = "propose_addresses", tag = "addresses",
    request_body = AddressDraft, responses((status = 200, body = AddressProposals), problem::OwnChanges))]
pub(crate) async fn propose(caller: Caller, Body(typed): Body<AddressDraft>) -> Result<Response, ApiError> {
    proposals::propose(caller, &typed.draft()).await
}

/// Pairs that are probably one, but for those that the register or somebody tells apart.
#[utoipa::path(get, path = "/api/addresses/duplicates", operation_id = "list_address_duplicates", tag = "addresses",
    params(PageQuery), responses((status = 200, body = AddressDuplicates), problem::Reads))]
pub(crate) async fn duplicates(caller: Caller, Params(query): Params<PageQuery>) -> Result<Response, ApiError> {
    duplicates::duplicates(Noun::Address, caller, query).await
}

/// All that is known at one address, as far as the reader may see it: building, journeys, works, certificates, open dossiers.
/// The id of one that was merged leads to the one it was merged into.
#[utoipa::path(get, path = "/api/addresses/{id}", operation_id = "read_address", tag = "addresses",
    params(("id" = String, Path, description = "Id")),
    responses((status = 200, body = AddressPassport, headers(("ETag" = String, description = "The version"))),
        problem::Reads))]
pub(crate) async fn read(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    passport::read(&caller, &id).await
}

/// Changes fields: what is absent stays, null empties. 422 `forbidden` for the spelling of a matched address.
#[utoipa::path(patch, path = "/api/addresses/{id}", operation_id = "edit_address", tag = "addresses",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = AddressEdit,
    responses((status = 200, body = Address, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn edit(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(edit): Body<AddressEdit>,
) -> Result<Response, ApiError> {
    edit::edit(&caller, &id, version, &edit.patch()).await
}

/// Says how an address is known: matched with the register, kept as a manager's exception, or typed and to be matched. 422
/// `register_id: duplicate` when another address is matched with the same.
#[utoipa::path(put, path = "/api/addresses/{id}/state", operation_id = "set_address_state", tag = "addresses",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = AddressStateChange,
    responses((status = 200, body = Address, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn set_state(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(change): Body<AddressStateChange>,
) -> Result<Response, ApiError> {
    state::set_state(&caller, &id, version, change).await
}

/// The journeys in which an address has a place, as far as the reader may see them, newest first.
#[utoipa::path(get, path = "/api/addresses/{id}/journeys", operation_id = "list_address_journeys", tag = "addresses",
    params(("id" = String, Path, description = "Id"), PageQuery),
    responses((status = 200, body = PlacedPage), problem::Reads))]
pub(crate) async fn journeys(
    caller: Caller,
    Id(id): Id,
    Params(query): Params<PageQuery>,
) -> Result<Response, ApiError> {
    journeys::journeys(caller, &id, query).await
}

/// What happened to an address, its building and its certificates, newest first.
#[utoipa::path(get, path = "/api/addresses/{id}/timeline", operation_id = "read_address_timeline", tag = "addresses",
    params(("id" = String, Path, description = "Id"), PageQuery),
    responses((status = 200, body = RelationTimelinePage), problem::Reads))]
pub(crate) async fn timeline(
    caller: Caller,
    Id(id): Id,
    Params(query): Params<PageQuery>,
) -> Result<Response, ApiError> {
    timeline::timeline(caller, &id, query).await
}
