//! The addresses of a journey: which they are, which is the main one, and for which dossier one counts.

use std::collections::BTreeMap;

use domain::authorisation::{Action, Role};
use domain::change::{Command, FieldChange, SubjectKind};
use domain::journey_address::Standing;
use domain::timeline::{Entry, Subjects, TimelineKind};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::{Lookup, resolve, survivor};
use crate::relations::journey_readable;
use crate::{
    Batch, Guard, Statement, dossier_in_scope, from_json, from_json_or_default, from_zero_one, journeys, records,
    timeline,
};

/// An address's place in a journey, as it is stored.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct PlaceRecord {
    /// Id.
    pub id: String,
    /// Version, raised by every change.
    pub version: i64,
    /// Id of the journey.
    pub journey_id: String,
    /// Number of the journey.
    pub journey_number: String,
    /// The address.
    #[serde(deserialize_with = "from_json")]
    pub address: PlacedAddress,
    /// Whether it is the main one.
    #[serde(deserialize_with = "from_zero_one")]
    pub is_main: bool,
    /// The only dossier for which it counts.
    pub dossier_number: Option<String>,
    /// Whether it is the only address of the journey.
    #[serde(deserialize_with = "from_zero_one")]
    pub is_last: bool,
    /// Of the other places of the address in the journey, for which dossier; null: for the whole journey.
    #[serde(deserialize_with = "from_json")]
    pub beside: Vec<Option<String>>,
    /// The place of the journey's main address.
    pub main_id: Option<String>,
    /// Numbers of the journey's dossiers that the actor sees, with their ids.
    #[serde(deserialize_with = "from_json")]
    pub dossiers: BTreeMap<String, String>,
    /// Whether the actor may say which addresses the journey is about.
    #[serde(deserialize_with = "from_zero_one")]
    pub may_edit: bool,
}

impl PlaceRecord {
    /// How the address stands in the journey.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing { dossier_number: self.dossier_number.clone(), is_main: self.is_main }
    }
}

/// Which address.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct PlacedAddress {
    /// Id.
    pub id: String,
    /// The address in one line.
    pub text: String,
    /// How it is known.
    pub state: domain::address::AddressState,
}

/// A journey, and an address that is to have a place in it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct JourneyRecord {
    /// Id.
    pub journey_id: String,
    /// Number.
    pub journey_number: String,
    /// The place of its main address.
    pub main_id: Option<String>,
    /// Numbers of its dossiers that the actor sees, with their ids.
    #[serde(deserialize_with = "from_json")]
    pub dossiers: BTreeMap<String, String>,
    /// Whether the actor may say which addresses it is about.
    #[serde(deserialize_with = "from_zero_one")]
    pub may_edit: bool,
    /// The address that is to have a place; none when unknown.
    #[serde(deserialize_with = "from_json_or_default")]
    pub joining: Option<PlacedAddress>,
    /// For which dossiers it has one already; null: for the whole journey.
    #[serde(deserialize_with = "from_json")]
    pub joined: Vec<Option<String>>,
}

/// The place `id` in a journey that the actor may see: one row of [`PlaceRecord`], or none. One that counts only for a dossier
/// out of sight is out of sight, too.
#[must_use]
pub fn find(key: &SessionKey, id: &str) -> Statement {
    let readable = dossier_in_scope(Action::ReadDossier, "sibling");
    let sql = format!(
        "{ACTOR}
         select journey_address.id, journey_address.version, journey_address.journey_id,
           journey.number as journey_number,
           (select json_object('id', id, 'text', text, 'state', state) from address where id = {address}) as address,
           journey_address.is_main, sibling.number as dossier_number,
           not exists (select 1 from journey_address as other where other.journey_id = journey.id
             and other.id <> journey_address.id) as is_last,
           (select json_group_array((select number from dossier where id = other.dossier_id))
            from journey_address as other where other.journey_id = journey.id and other.id <> journey_address.id
              and {other} = {address}) as beside,
           {journey}
         from journey_address join journey on journey.id = journey_address.journey_id
           left join dossier as sibling on sibling.id = journey_address.dossier_id
         where journey_address.id = :id and {in_sight} and (sibling.id is null or ({readable}))",
        address = survivor("address", "journey_address.address_id"),
        other = survivor("address", "other.address_id"),
        journey = journey_columns(),
        in_sight = journey_readable("journey.id"),
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}

/// The journey that `lookup` leads to, and the address `id` that is to have a place in it: one row of [`JourneyRecord`], or
/// none when the actor may not see the journey.
#[must_use]
pub fn find_journey(key: &SessionKey, lookup: &Lookup, id: &str) -> Statement {
    let joining = survivor("address", ":id");
    let sql = format!(
        "{ACTOR}
         select journey.id as journey_id, journey.number as journey_number, {journey},
           (select json_object('id', id, 'text', text, 'state', state) from address where id = {joining}) as joining,
           (select json_group_array((select number from dossier where id = journey_address.dossier_id))
            from journey_address where journey_address.journey_id = journey.id and {already} = {joining}) as joined
         from journey
         where journey.id = coalesce((select id from journey where number = :number),
             (select journey_id from dossier where id = {dossier}))
           and {in_sight}",
        journey = journey_columns(),
        already = survivor("address", "journey_address.address_id"),
        dossier = resolve(),
        in_sight = journey_readable("journey.id"),
    );
    lookup.bind(actor::bind(Statement::new(sql), key)).bind("id", id)
}

/// What the actor sees of the row `journey` and may do with it.
fn journey_columns() -> String {
    let readable = dossier_in_scope(Action::ReadDossier, "wagon");
    format!(
        "(select id from journey_address as main where main.journey_id = journey.id and main.is_main = 1) as main_id,
         (select json_group_object(number, id) from (select wagon.number, wagon.id from dossier as wagon
            where wagon.journey_id = journey.id and ({readable}) order by wagon.number)) as dossiers,
         exists (select 1 from dossier as wagon where wagon.journey_id = journey.id and ({readable})
           and ({editable})) as may_edit",
        editable = dossier_in_scope(Action::EditJourneyAddresses, "wagon"),
    )
}

/// The place a command was decided for, and what the decision stood on.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Who is signed in.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
    /// Id of the journey.
    pub journey_id: &'a str,
    /// Id of the place.
    pub id: &'a str,
    /// Id of the address.
    pub address_id: &'a str,
    /// The place of the journey's main address as it was read.
    pub main_id: Option<&'a str>,
    /// The dossier for which alone it counts or counted: who may not see that, is told nothing.
    pub dossier_id: Option<&'a str>,
}

/// Gives an address a place in a journey. The caller ends the batch with storing the answer.
#[must_use]
pub fn add(target: Target<'_>, command: &Command, standing: &Standing) -> Batch {
    let mut batch = guarded(target);
    guard_dossier(&mut batch, target, standing);
    let is_new = format!(
        "select 1 from address where id = :address and merged_into is null and not exists (
           select 1 from journey_address where journey_id = :journey and address_id = :address and dossier_id is {DOSSIER})"
    );
    batch.guard(Guard::State, &is_new, |statement| {
        let statement = statement.bind("address", target.address_id).bind("journey", target.journey_id);
        statement.bind("dossier", standing.dossier_number.as_deref())
    });
    if standing.is_main {
        displace_main(&mut batch, target, command);
    }
    let insert = format!(
        "insert into journey_address (id, journey_id, address_id, dossier_id, is_main, created_at)
         values (:id, :journey, :address, {DOSSIER}, :is_main, :now)"
    );
    batch.push(
        Statement::new(insert)
            .bind("id", target.id)
            .bind("journey", target.journey_id)
            .bind("address", target.address_id)
            .bind("dossier", standing.dossier_number.as_deref())
            .bind("is_main", standing.is_main)
            .bind("now", &command.at),
    );
    let mut fields = vec![FieldChange::new("address_id", None, Some(target.address_id.to_owned()))];
    fields.extend(Standing::default().changes(standing));
    record(&mut batch, command, target.id, &fields);
    tell(&mut batch, target, command, TimelineKind::JourneyAddressAdded);
    if standing.is_main {
        tell(&mut batch, target, command, TimelineKind::MainAddressChanged);
    }
    batch
}

/// Makes an address the main one, or lets it count for one dossier only. The last answer is the place.
#[must_use]
pub fn edit(target: Target<'_>, version: i64, command: &Command, before: &Standing, after: &Standing) -> Batch {
    let mut batch = guarded(target);
    guard_version(&mut batch, target, version);
    guard_dossier(&mut batch, target, after);
    let becomes_main = after.is_main && !before.is_main;
    if becomes_main {
        displace_main(&mut batch, target, command);
    }
    let update = format!(
        "update journey_address set is_main = :is_main, dossier_id = {DOSSIER}, version = version + 1 where id = :id"
    );
    batch.push(
        Statement::new(update)
            .bind("is_main", after.is_main)
            .bind("dossier", after.dossier_number.as_deref())
            .bind("id", target.id),
    );
    record(&mut batch, command, target.id, &before.changes(after));
    if before.dossier_number != after.dossier_number {
        tell(&mut batch, target, command, TimelineKind::JourneyAddressEdited);
    }
    if becomes_main {
        tell(&mut batch, target, command, TimelineKind::MainAddressChanged);
    }
    batch.push(find(target.key, target.id));
    batch
}

/// Takes an address off a journey; the histories keep it. The main address can go only as the last one.
#[must_use]
pub fn remove(target: Target<'_>, version: i64, command: &Command, before: &Standing) -> Batch {
    let mut batch = guarded(target);
    guard_version(&mut batch, target, version);
    let goes_last = "select is_main = 0 or not exists (select 1 from journey_address as other
           where other.journey_id = journey_address.journey_id and other.id <> journey_address.id)
         from journey_address where id = :id";
    batch.guard(Guard::State, goes_last, |statement| statement.bind("id", target.id));
    batch.push(Statement::new("delete from journey_address where id = :id").bind("id", target.id));
    let mut fields = vec![FieldChange::new("address_id", Some(target.address_id.to_owned()), None)];
    fields.extend(before.changes(&Standing::default()));
    record(&mut batch, command, target.id, &fields);
    tell(&mut batch, target, command, TimelineKind::JourneyAddressRemoved);
    batch
}

/// The id of the dossier with the bound number.
const DOSSIER: &str = "(select id from dossier where number = :dossier)";

/// The session lasts, the actor may say which addresses the journey is about, and its main address is as it was read.
fn guarded(target: Target<'_>) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    journeys::guard(&mut batch, target.key, target.journey_id, Action::EditJourneyAddresses);
    let main = "(select id from journey_address where journey_id = :journey and is_main = 1) is :main";
    batch.guard(Guard::State, main, |statement| {
        statement.bind("journey", target.journey_id).bind("main", target.main_id)
    });
    batch
}

fn guard_version(batch: &mut Batch, target: Target<'_>, version: i64) {
    let condition = "select 1 from journey_address where id = :id and version = :version";
    batch.guard(Guard::Stale, condition, |statement| statement.bind("id", target.id).bind("version", version));
}

/// A dossier that left the journey since would make the address one of the whole journey.
fn guard_dossier(batch: &mut Batch, target: Target<'_>, standing: &Standing) {
    let Some(number) = &standing.dossier_number else { return };
    let is_here = "select 1 from dossier where number = :dossier and journey_id = :journey";
    batch
        .guard(Guard::State, is_here, |statement| statement.bind("dossier", number).bind("journey", target.journey_id));
}

/// A journey has one main address: the index on it refuses a second one even within a batch.
fn displace_main(batch: &mut Batch, target: Target<'_>, command: &Command) {
    let Some(main) = target.main_id else { return };
    let update = "update journey_address set is_main = 0, version = version + 1 where id = :id";
    batch.push(Statement::new(update).bind("id", main));
    let change = FieldChange::new("is_main", Some(true.to_string()), Some(false.to_string()));
    record(batch, command, main, &[change]);
}

fn record(batch: &mut Batch, command: &Command, id: &str, fields: &[FieldChange]) {
    records::record(batch, command, SubjectKind::JourneyAddress, id, fields);
}

fn tell(batch: &mut Batch, target: Target<'_>, command: &Command, kind: TimelineKind) {
    let subjects = Subjects {
        journey_id: Some(target.journey_id.to_owned()),
        address_id: Some(target.address_id.to_owned()),
        dossier_id: target.dossier_id.map(str::to_owned),
        ..Subjects::default()
    };
    let facts = json!({ "journey_address": target.id });
    batch.push(timeline::insert(command, &Entry { kind, happened_at: command.at.clone(), subjects, facts }));
}
