//! Energy certificates: the history of an address, with those about the common parts of its building.

use domain::authorisation::Role;
use domain::change::{Command, SubjectKind};
use domain::energy::{EnergyLabelBound, NewEnergyCertificate, changes};
use domain::limits::PASSPORT_ROWS_MAX;
use domain::timeline::{Entry, Subjects, TimelineKind};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::actor::{self, ACTOR, SessionKey};
use crate::addresses::place_and_cluster;
use crate::dossiers::survivor;
use crate::{Batch, Guard, Rows, Statement, StoreError, from_json, records, timeline};

/// A certificate as it is stored.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct CertificateRecord {
    /// Id.
    pub id: String,
    /// Version, raised by every change.
    pub version: i64,
    /// Id of the address it belongs to.
    pub address_id: String,
    /// That address in one line.
    pub address_text: String,
    /// What is on it.
    #[serde(deserialize_with = "from_json")]
    pub data: NewEnergyCertificate,
    /// When it was entered.
    pub created_at: String,
    /// When it last changed.
    pub updated_at: String,
}

/// The certificate a command was decided for, and what the decision stood on.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Who is signed in.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
    /// Id of the certificate.
    pub id: &'a str,
    /// Id of its address.
    pub address_id: &'a str,
    /// The version that was read.
    pub version: i64,
}

/// The bounds of labels, for [`bounds`].
#[must_use]
pub fn select_bounds() -> Statement {
    Statement::new("select valid_from, label, upper_bound_tenths from energy_label order by valid_from, position")
}

/// Reads the bounds of labels.
///
/// # Errors
/// [`StoreError::Shape`] when the rows are not those of [`select_bounds`].
pub fn bounds(rows: Rows) -> Result<Vec<EnergyLabelBound>, StoreError> {
    rows.records()
}

/// The certificates of an address and those about the common parts of its building, the latest first: rows of
/// [`CertificateRecord`].
#[must_use]
pub fn select_of_address(key: &SessionKey, id: &str) -> Statement {
    let sql = format!(
        "{ACTOR}, {place},
         found (row) as materialized (
           select energy_certificate.row from energy_certificate
           where energy_certificate.address_id in (select id from cluster) and energy_certificate.removed_at is null
           union select energy_certificate.row from place
             cross join address as neighbour on neighbour.building_id = place.building_id
             cross join energy_certificate on energy_certificate.address_id = neighbour.id
           where energy_certificate.common_parts = 1 and energy_certificate.removed_at is null)
         {select} where energy_certificate.row in (select row from found)
         order by coalesce(energy_certificate.drawn_up_on, '') desc, energy_certificate.row desc
         limit {PASSPORT_ROWS_MAX}",
        place = place_and_cluster(),
        select = select(),
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}

/// The certificate `id`: one row of [`CertificateRecord`], or none.
#[must_use]
pub fn find(key: &SessionKey, id: &str) -> Statement {
    let sql = format!(
        "{ACTOR} {} where energy_certificate.id = :id and energy_certificate.removed_at is null
           and exists (select 1 from actor)",
        select()
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}

/// Adds a certificate to an address. The caller ends the batch with storing the answer.
#[must_use]
pub fn create(target: Target<'_>, command: &Command, certificate: &NewEnergyCertificate) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let is_in_force = "select 1 from address where id = :address and merged_into is null";
    batch.guard(Guard::Missing, is_in_force, |statement| statement.bind("address", target.address_id));
    let insert = Statement::new(
        "insert into energy_certificate (id, address_id, kind, method, label, kwh_per_m2_tenths, e_level, common_parts,
           drawn_up_on, valid_until, certificate_number, created_at, updated_at)
         values (:id, :address, :kind, :method, :label, :kwh_per_m2_tenths, :e_level, :common_parts, :drawn_up_on,
           :valid_until, :certificate_number, :now, :now)",
    );
    let insert = insert.bind("id", target.id).bind("address", target.address_id).bind("now", &command.at);
    batch.push(bind(insert, certificate));
    let fields = changes(None, certificate);
    records::record(&mut batch, command, SubjectKind::EnergyCertificate, target.id, &fields);
    tell(&mut batch, target, command, TimelineKind::EnergyCertificateCreated, facts(target, certificate));
    batch
}

/// Writes what changed. The last answer is the certificate.
#[must_use]
pub fn edit(
    target: Target<'_>,
    command: &Command,
    before: &NewEnergyCertificate,
    after: &NewEnergyCertificate,
) -> Batch {
    let mut batch = guarded(target);
    let assignments = "kind = :kind, method = :method, label = :label, kwh_per_m2_tenths = :kwh_per_m2_tenths,
        e_level = :e_level, common_parts = :common_parts, drawn_up_on = :drawn_up_on, valid_until = :valid_until,
        certificate_number = :certificate_number,";
    batch.push(bind(records::raised("energy_certificate", target.id, &command.at, assignments), after));
    let fields = changes(Some(before), after);
    records::record(&mut batch, command, SubjectKind::EnergyCertificate, target.id, &fields);
    let mut facts = facts(target, after);
    facts["fields"] = fields.iter().map(|change| change.field.as_str()).collect();
    tell(&mut batch, target, command, TimelineKind::EnergyCertificateEdited, facts);
    batch.push(find(target.key, target.id));
    batch
}

/// Hides a certificate; the row stays for the histories.
#[must_use]
pub fn remove(target: Target<'_>, command: &Command, certificate: &NewEnergyCertificate) -> Batch {
    let mut batch = guarded(target);
    batch.push(records::raised("energy_certificate", target.id, &command.at, "removed_at = :now,"));
    let field = domain::change::FieldChange::new("removed_at", None, Some(command.at.clone()));
    records::record(&mut batch, command, SubjectKind::EnergyCertificate, target.id, &[field]);
    tell(&mut batch, target, command, TimelineKind::EnergyCertificateRemoved, facts(target, certificate));
    batch
}

fn select() -> String {
    format!(
        "select energy_certificate.id, energy_certificate.version, address.id as address_id, address.text as address_text,
           json_object('kind', energy_certificate.kind, 'method', energy_certificate.method,
             'label', energy_certificate.label, 'kwh_per_m2_tenths', energy_certificate.kwh_per_m2_tenths,
             'e_level', energy_certificate.e_level,
             'common_parts', json(iif(energy_certificate.common_parts, 'true', 'false')),
             'drawn_up_on', energy_certificate.drawn_up_on, 'valid_until', energy_certificate.valid_until,
             'certificate_number', energy_certificate.certificate_number) as data,
           energy_certificate.created_at, energy_certificate.updated_at
         from energy_certificate cross join address on address.id = {}",
        survivor("address", "energy_certificate.address_id")
    )
}

fn bind(statement: Statement, certificate: &NewEnergyCertificate) -> Statement {
    statement
        .bind("kind", certificate.kind.as_str())
        .bind("method", certificate.method.map(domain::energy::CalculationMethod::as_str))
        .bind("label", certificate.label.as_deref())
        .bind("kwh_per_m2_tenths", certificate.kwh_per_m2_tenths)
        .bind("e_level", certificate.e_level)
        .bind("common_parts", certificate.common_parts)
        .bind("drawn_up_on", certificate.drawn_up_on.map(|day| day.to_string()))
        .bind("valid_until", certificate.valid_until.map(|day| day.to_string()))
        .bind("certificate_number", certificate.certificate_number.as_deref())
}

fn guarded(target: Target<'_>) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let condition = "select 1 from energy_certificate where id = :id and version = :version and removed_at is null";
    batch.guard(Guard::Stale, condition, |statement| statement.bind("id", target.id).bind("version", target.version));
    batch
}

fn facts(target: Target<'_>, certificate: &NewEnergyCertificate) -> Value {
    json!({ "certificate": target.id, "kind": certificate.kind.as_str(), "label": certificate.label })
}

fn tell(batch: &mut Batch, target: Target<'_>, command: &Command, kind: TimelineKind, facts: Value) {
    let subjects = Subjects { address_id: Some(target.address_id.to_owned()), ..Subjects::default() };
    batch.push(timeline::insert(command, &Entry { kind, happened_at: command.at.clone(), subjects, facts }));
}
