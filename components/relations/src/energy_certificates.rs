//! `/api/addresses/{id}/energy-certificates` and `/api/energy-certificates/{id}`: the history of an address's certificates.

mod commands;

use axum::response::Response;
use domain::energy::{
    CalculationMethod, EnergyCertificateDraft, EnergyCertificateKind, EnergyCertificatePatch, EnergyLabelBound,
};
use domain::working_days::parse_date;
use serde::{Deserialize, Serialize};
use store::Rows;
use store::energy_certificates::CertificateRecord;
use utoipa::ToSchema;
use web::{ApiError, Body, Caller, Command, Id, IfMatch, problem};

use web::record::present;

/// A new certificate.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewEnergyCertificate {
    /// `epc` or `epb`.
    kind: String,
    /// `measured` or `estimated`.
    #[serde(default)]
    method: Option<String>,
    /// The label on it; when absent, the one that belongs to the energy use.
    #[serde(default)]
    label: Option<String>,
    /// Energy use in tenths of kWh/m² per year.
    #[serde(default)]
    kwh_per_m2_tenths: Option<i64>,
    /// E-level; may be below zero.
    #[serde(default)]
    e_level: Option<i64>,
    /// Whether it is about the common parts of the building.
    #[serde(default)]
    common_parts: bool,
    /// Day on which it was drawn up.
    #[serde(default)]
    #[schema(format = Date)]
    drawn_up_on: Option<String>,
    /// Its own number.
    #[serde(default)]
    certificate_number: Option<String>,
}

impl From<NewEnergyCertificate> for EnergyCertificateDraft {
    fn from(new: NewEnergyCertificate) -> Self {
        Self {
            kind: Some(new.kind),
            method: new.method,
            label: new.label,
            kwh_per_m2_tenths: new.kwh_per_m2_tenths,
            e_level: new.e_level,
            common_parts: Some(new.common_parts),
            drawn_up_on: new.drawn_up_on,
            certificate_number: new.certificate_number,
        }
    }
}

/// What is asked to change: what is absent stays, null empties.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EnergyCertificateEdit {
    /// `epc` or `epb`.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false, value_type = Option<String>)]
    kind: Option<Option<String>>,
    /// `measured` or `estimated`.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    method: Option<Option<String>>,
    /// The label on it; null: the one that belongs to the energy use.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    label: Option<Option<String>>,
    /// Energy use in tenths of kWh/m² per year.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<i64>)]
    kwh_per_m2_tenths: Option<Option<i64>>,
    /// E-level; may be below zero.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<i64>)]
    e_level: Option<Option<i64>>,
    /// Whether it is about the common parts of the building.
    #[schema(nullable = false)]
    common_parts: Option<bool>,
    /// Day on which it was drawn up.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>, format = Date)]
    drawn_up_on: Option<Option<String>>,
    /// Its own number.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    certificate_number: Option<Option<String>>,
}

impl From<EnergyCertificateEdit> for EnergyCertificatePatch {
    fn from(edit: EnergyCertificateEdit) -> Self {
        Self {
            kind: edit.kind,
            method: edit.method,
            label: edit.label,
            kwh_per_m2_tenths: edit.kwh_per_m2_tenths,
            e_level: edit.e_level,
            common_parts: edit.common_parts.map(Some),
            drawn_up_on: edit.drawn_up_on,
            certificate_number: edit.certificate_number,
        }
    }
}

/// A certificate.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EnergyCertificate {
    id: String,
    version: i64,
    /// The address it belongs to: of the building, when it is about common parts.
    address_id: String,
    /// That address in one line.
    address_text: String,
    kind: EnergyCertificateKind,
    method: Option<CalculationMethod>,
    label: Option<String>,
    /// Energy use in tenths of kWh/m² per year.
    kwh_per_m2_tenths: Option<i64>,
    e_level: Option<i64>,
    common_parts: bool,
    #[schema(format = Date)]
    drawn_up_on: Option<String>,
    /// Last day on which it is valid; null for a declaration (EPB) and an estimate.
    #[schema(format = Date)]
    valid_until: Option<String>,
    certificate_number: Option<String>,
    /// The label that belongs to its energy use, when it bears another one: reason to look again.
    contradicting_label: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

impl EnergyCertificate {
    /// The certificate as it is shown, weighed with the bounds of labels.
    pub(crate) fn new(record: CertificateRecord, bounds: &[EnergyLabelBound]) -> Self {
        let data = record.data;
        // Without a day of its own it counts as drawn up when it was entered.
        let entered = record.created_at.get(..10).and_then(parse_date).unwrap_or_default();
        let contradicting_label = data.contradicting_label(bounds, entered).map(str::to_owned);
        Self {
            id: record.id,
            version: record.version,
            address_id: record.address_id,
            address_text: record.address_text,
            kind: data.kind,
            method: data.method,
            label: data.label,
            kwh_per_m2_tenths: data.kwh_per_m2_tenths,
            e_level: data.e_level,
            common_parts: data.common_parts,
            drawn_up_on: data.drawn_up_on.map(|day| day.to_string()),
            valid_until: data.valid_until.map(|day| day.to_string()),
            certificate_number: data.certificate_number,
            contradicting_label,
            created_at: record.created_at,
            updated_at: record.updated_at,
        }
    }
}

/// The certificates in `rows` as they are shown.
pub(crate) fn shown(rows: Rows, bounds: &[EnergyLabelBound]) -> Result<Vec<EnergyCertificate>, ApiError> {
    let records: Vec<CertificateRecord> = rows.records()?;
    Ok(records.into_iter().map(|record| EnergyCertificate::new(record, bounds)).collect())
}

/// The certificates of an address.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EnergyCertificates {
    /// The latest first; at most 500.
    items: Vec<EnergyCertificate>,
}

/// The certificates of an address and those about the common parts of its building, the latest first.
#[utoipa::path(get, path = "/api/addresses/{id}/energy-certificates", operation_id = "list_energy_certificates",
    tag = "energy-certificates", params(("id" = String, Path, description = "Id of the address")),
    responses((status = 200, body = EnergyCertificates), problem::Reads))]
pub(crate) async fn list(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    commands::list(&caller, &id).await
}

/// Adds a certificate to an address.
#[utoipa::path(post, path = "/api/addresses/{id}/energy-certificates", operation_id = "create_energy_certificate",
    tag = "energy-certificates",
    params(("id" = String, Path, description = "Id of the address"),
        ("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NewEnergyCertificate,
    responses((status = 201, body = EnergyCertificate, headers(("Location" = String, description = "Path of the certificate"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn create(
    caller: Caller,
    Id(id): Id,
    command: Command<NewEnergyCertificate>,
) -> Result<Response, ApiError> {
    commands::create(caller, &id, command).await
}

/// Changes what is on a certificate: what is absent stays, null empties.
#[utoipa::path(patch, path = "/api/energy-certificates/{id}", operation_id = "edit_energy_certificate",
    tag = "energy-certificates",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = EnergyCertificateEdit,
    responses((status = 200, body = EnergyCertificate, headers(("ETag" = String, description = "The version"))),
        problem::Changes))]
pub(crate) async fn edit(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(edit): Body<EnergyCertificateEdit>,
) -> Result<Response, ApiError> {
    commands::edit(&caller, &id, version, edit.into()).await
}

/// Takes a certificate away that was entered by mistake; the histories keep it.
#[utoipa::path(delete, path = "/api/energy-certificates/{id}", operation_id = "remove_energy_certificate",
    tag = "energy-certificates",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    responses((status = 204, description = "Done"), problem::Changes))]
pub(crate) async fn remove(caller: Caller, Id(id): Id, IfMatch(version): IfMatch) -> Result<Response, ApiError> {
    commands::remove(&caller, &id, version).await
}
