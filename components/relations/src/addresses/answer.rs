//! An address as its readers see it.

use domain::address::{AddressState, has_odd_parcel_number};
use domain::authorisation::{Action, Role, Scope, scope};
use domain::record::{Data, Value};
use serde::Serialize;
use store::Json;
use store::addresses::AddressRecord;
use utoipa::ToSchema;

use crate::relations::answer::MergedRecord;

/// An address with what the reader may do with it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Address {
    /// Another than the one asked for when that was merged into this: see `resolved_from`.
    id: String,
    pub(crate) version: i64,
    state: AddressState,
    /// Id in the register, when matched.
    register_id: Option<String>,
    /// Why it is kept though the register does not know it.
    manual_reason: Option<String>,
    /// In one line.
    text: String,
    /// What was written first, when that is something else.
    written_text: Option<String>,
    #[serde(flatten)]
    parts: AddressParts,
    /// What is odd about it.
    warnings: Vec<AddressWarning>,
    /// The id that was asked for, when it was merged into this address.
    resolved_from: Option<String>,
    /// What was merged into it, newest merge first.
    #[schema(value_type = Vec<MergedRecord>)]
    merged: Json,
    allowed: AddressAllowed,
    /// How many national register numbers were masked in what was just sent.
    masked: usize,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

/// The parts of an address and the facts about what stands there.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AddressParts {
    street: Option<String>,
    house_number: Option<String>,
    box_number: Option<String>,
    postcode: Option<String>,
    municipality: Option<String>,
    parcel_number: Option<String>,
    /// Option of `dwelling_type`.
    dwelling_type: Option<String>,
    /// Option of `building_type`.
    building_type: Option<String>,
    construction_year: Option<i64>,
    /// Heated floor area in tenths of a square metre.
    floor_area_m2_tenths: Option<i64>,
    /// Option of `energy_carrier`.
    energy_carrier: Option<String>,
    /// `yes`, `no` or `unknown`.
    heritage: Option<String>,
    /// Where in its building the apartment lies.
    apartment_situation: Option<String>,
    building_id: Option<String>,
}

/// What is odd about an address.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AddressWarning {
    /// The registers cannot find its parcel number.
    OddParcelNumber,
}

/// What the reader may do with an address.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AddressAllowed {
    /// Change fields, match it, add certificates.
    edit: bool,
    /// Keep it though the register does not know it, or end that.
    except: bool,
    /// Merge it with another, or undo that.
    merge: bool,
}

impl Address {
    /// The address as `role` sees it.
    pub(crate) fn new(role: Role, record: AddressRecord, asked_id: &str, masked: usize) -> Self {
        let data = &record.data;
        Self {
            resolved_from: (record.id != asked_id).then(|| asked_id.to_owned()),
            version: record.version,
            state: record.state,
            register_id: record.register_id,
            manual_reason: record.manual_reason,
            text: text(data, "text").unwrap_or_default(),
            written_text: record.written_text,
            parts: AddressParts::from(data),
            warnings: has_odd_parcel_number(data).then_some(AddressWarning::OddParcelNumber).into_iter().collect(),
            merged: record.merged,
            allowed: AddressAllowed {
                edit: may(role, Action::EditAddress),
                except: may(role, Action::ExceptAddress),
                merge: may(role, Action::MergeContacts),
            },
            masked,
            id: record.id,
            created_at: record.created_at,
            updated_at: record.updated_at,
        }
    }
}

impl From<&Data> for AddressParts {
    fn from(data: &Data) -> Self {
        Self {
            street: text(data, "street"),
            house_number: text(data, "house_number"),
            box_number: text(data, "box_number"),
            postcode: text(data, "postcode"),
            municipality: text(data, "municipality"),
            parcel_number: text(data, "parcel_number"),
            dwelling_type: text(data, "dwelling_type"),
            building_type: text(data, "building_type"),
            construction_year: number(data, "construction_year"),
            floor_area_m2_tenths: number(data, "floor_area_m2_tenths"),
            energy_carrier: text(data, "energy_carrier"),
            heritage: text(data, "heritage"),
            apartment_situation: text(data, "apartment_situation"),
            building_id: text(data, "building_id"),
        }
    }
}

/// The text in a field.
pub(crate) fn text(data: &Data, field: &str) -> Option<String> {
    data.text(field).map(str::to_owned)
}

/// The number in a field.
pub(crate) fn number(data: &Data, field: &str) -> Option<i64> {
    match data.get(field) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    }
}

/// Whether `role` may do `action` at all.
pub(crate) fn may(role: Role, action: Action) -> bool {
    scope(role, action) != Scope::None
}
