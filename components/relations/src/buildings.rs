//! `/api/buildings`: what is known of a building, whatever the number of its addresses.

mod commands;

use axum::response::Response;
use domain::authorisation::{Action, Role};
use domain::record::Patch;
use serde::{Deserialize, Serialize};
use store::Json;
use store::buildings::BuildingRecord;
use utoipa::ToSchema;
use web::{ApiError, Body, Caller, Command, Id, IfMatch, Params, problem};

use crate::addresses::answer::{may, number, text};
use crate::addresses::journeys::PlacedPage;
use crate::relations::journeys::PageQuery;
use web::record::present;
use web::record::{number as sent_number, patch, text as sent_text};

/// A new building: of one address and all others at its house number.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewBuilding {
    /// Id of an address that lies in no building yet.
    address_id: String,
    /// The address's version that was read.
    address_version: i64,
}

/// What is asked to change: what is absent stays, null empties.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct BuildingEdit {
    /// Dwellings in it.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<i64>)]
    dwelling_units: Option<Option<i64>>,
    /// Cellars, garages, shops, offices in it.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<i64>)]
    other_units: Option<Option<i64>>,
    /// Storeys without cellar and attic.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<i64>)]
    storeys: Option<Option<i64>>,
    /// `one` or `several`.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    buildings: Option<Option<String>>,
    /// Option of `building_typology`.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    typology: Option<Option<String>>,
    /// Id of the organisation that is its owners' association.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    association_id: Option<Option<String>>,
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
}

impl BuildingEdit {
    fn patch(self) -> Patch {
        patch([
            sent_number("dwelling_units", self.dwelling_units),
            sent_number("other_units", self.other_units),
            sent_number("storeys", self.storeys),
            sent_text("buildings", self.buildings),
            sent_text("typology", self.typology),
            sent_text("association_id", self.association_id),
            sent_number("construction_year", self.construction_year),
            sent_number("floor_area_m2_tenths", self.floor_area_m2_tenths),
            sent_text("energy_carrier", self.energy_carrier),
            sent_text("heritage", self.heritage),
        ])
    }
}

/// A building with its addresses.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Building {
    id: String,
    version: i64,
    dwelling_units: Option<i64>,
    other_units: Option<i64>,
    storeys: Option<i64>,
    /// `one` or `several`.
    buildings: Option<String>,
    /// Option of `building_typology`.
    typology: Option<String>,
    /// The owners' association.
    association: Option<BuildingAssociation>,
    construction_year: Option<i64>,
    /// Heated floor area in tenths of a square metre.
    floor_area_m2_tenths: Option<i64>,
    /// Option of `energy_carrier`.
    energy_carrier: Option<String>,
    /// `yes`, `no` or `unknown`.
    heritage: Option<String>,
    /// Those without box number, as they stand in the street; at most 500.
    #[schema(value_type = Vec<BuildingAddress>)]
    addresses: Json,
    /// Those with box number, likewise.
    #[schema(value_type = Vec<BuildingAddress>)]
    apartments: Json,
    /// Whether the reader may change it.
    may_edit: bool,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

/// An owners' association.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BuildingAssociation {
    id: String,
    name: String,
}

/// An address of a building.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct BuildingAddress {
    id: String,
    /// In one line.
    text: String,
    state: domain::address::AddressState,
    box_number: Option<String>,
    /// Option of `dwelling_type`.
    dwelling_type: Option<String>,
    /// Energy label on its latest certificate.
    label: Option<String>,
}

impl Building {
    /// The building as `role` sees it.
    pub(crate) fn new(role: Role, record: BuildingRecord) -> Self {
        let data = &record.data;
        Self {
            version: record.version,
            dwelling_units: number(data, "dwelling_units"),
            other_units: number(data, "other_units"),
            storeys: number(data, "storeys"),
            buildings: text(data, "buildings"),
            typology: text(data, "typology"),
            construction_year: number(data, "construction_year"),
            floor_area_m2_tenths: number(data, "floor_area_m2_tenths"),
            energy_carrier: text(data, "energy_carrier"),
            heritage: text(data, "heritage"),
            association: record.association.map(|named| BuildingAssociation { id: named.id, name: named.name }),
            addresses: record.addresses,
            apartments: record.apartments,
            may_edit: may(role, Action::EditAddress),
            id: record.id,
            created_at: record.created_at,
            updated_at: record.updated_at,
        }
    }
}

/// Makes a building of an address and of all others at its house number that lie in none yet. 412 when the address changed
/// since it was read, 422 `address_id: duplicate` when it lies in a building already.
#[utoipa::path(post, path = "/api/buildings", operation_id = "create_building", tag = "buildings",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NewBuilding,
    responses((status = 201, body = BuildingMade, headers(("Location" = String, description = "Path of the building"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn create(caller: Caller, command: Command<NewBuilding>) -> Result<Response, ApiError> {
    commands::create(caller, command).await
}

/// A building that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BuildingMade {
    id: String,
    version: i64,
}

/// One building.
#[utoipa::path(get, path = "/api/buildings/{id}", operation_id = "read_building", tag = "buildings",
    params(("id" = String, Path, description = "Id")),
    responses((status = 200, body = Building, headers(("ETag" = String, description = "The version"))), problem::Reads))]
pub(crate) async fn read(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    commands::read(&caller, &id).await
}

/// Changes facts: what is absent stays, null empties.
#[utoipa::path(patch, path = "/api/buildings/{id}", operation_id = "edit_building", tag = "buildings",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = BuildingEdit,
    responses((status = 200, body = Building, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn edit(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(edit): Body<BuildingEdit>,
) -> Result<Response, ApiError> {
    commands::edit(&caller, &id, version, &edit.patch()).await
}

/// The journeys in which any address of a building has a place, as far as the reader may see them, newest first.
#[utoipa::path(get, path = "/api/buildings/{id}/journeys", operation_id = "list_building_journeys", tag = "buildings",
    params(("id" = String, Path, description = "Id"), PageQuery),
    responses((status = 200, body = PlacedPage), problem::Reads))]
pub(crate) async fn journeys(
    caller: Caller,
    Id(id): Id,
    Params(query): Params<PageQuery>,
) -> Result<Response, ApiError> {
    commands::journeys(&caller, &id, query).await
}
