//! Buildings: read with their addresses, made of the addresses of one house, and changed.

use domain::address::{ADDRESS, place_key};
use domain::authorisation::Role;
use domain::building::BUILDING;
use domain::change::{Command, FieldChange, SubjectKind};
use domain::limits::PASSPORT_ROWS_MAX;
use domain::record::{Data, Edited};
use domain::timeline::{Entry, Subjects, TimelineKind};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::{Named, survivor};
use crate::records::data_json;
use crate::relations::cluster;
use crate::{Batch, Guard, Json, Statement, from_json, from_json_or_default, records, timeline};

/// A building as it is stored, with its addresses.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct BuildingRecord {
    /// Id; another than the one asked for when that was merged into this.
    pub id: String,
    /// Version, raised by every change.
    pub version: i64,
    /// What people filled in.
    #[serde(deserialize_with = "from_json")]
    pub data: Data,
    /// The owners' association.
    #[serde(deserialize_with = "from_json_or_default")]
    pub association: Option<Named>,
    /// Its addresses without box number, as they stand in the street.
    pub addresses: Json,
    /// Its addresses with box number, likewise.
    pub apartments: Json,
    /// The address under whose history the building is told of.
    pub told_at: Option<String>,
    /// When it was made.
    pub created_at: String,
    /// When it last changed.
    pub updated_at: String,
}

/// The building a command was decided for, and what the decision stood on.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Who is signed in.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
    /// Id of the building.
    pub id: &'a str,
    /// The version that was read.
    pub version: i64,
    /// The address under whose history the building is told of.
    pub told_at: Option<&'a str>,
}

/// The building `id`, or the one that it was merged into: one row of [`BuildingRecord`], or none.
#[must_use]
pub fn find(key: &SessionKey, id: &str) -> Statement {
    let sql = select(&format!("building.id = {} and exists (select 1 from actor)", survivor("building", ":id")));
    actor::bind(Statement::new(format!("{ACTOR} {sql}")), key).bind("id", id)
}

/// The building of the address `id`: one row of [`BuildingRecord`], or none.
#[must_use]
pub fn find_of_address(key: &SessionKey, id: &str) -> Statement {
    let building =
        survivor("building", &format!("(select building_id from address where id = {})", survivor("address", ":id")));
    let sql = select(&format!("building.id = {building} and exists (select 1 from actor)"));
    actor::bind(Statement::new(format!("{ACTOR} {sql}")), key).bind("id", id)
}

/// The building as a command just left it: one row of [`BuildingRecord`]. Ends a batch whose guards judged the actor.
#[must_use]
pub fn find_after(id: &str) -> Statement {
    Statement::new(select("building.id = :id")).bind("id", id)
}

/// The building of the other addresses at the same house number as `data`: one row with its id, or none.
#[must_use]
pub fn select_of_place(data: &Data) -> Statement {
    let sql = format!(
        "select {building} as id from address
         where order_key >= :place and order_key < :place_end and building_id is not null and merged_into is null
         order by order_key, row limit 1",
        building = survivor("building", "address.building_id"),
    );
    bind_place(Statement::new(sql), data)
}

/// Whether the building `building` exists: one row with its id, or that of the one it was merged into.
#[must_use]
pub fn select_one(building: Option<&str>) -> Statement {
    let building_id = survivor("building", ":building");
    Statement::new(format!("select {building_id} as id where {building_id} is not null")).bind("building", building)
}

/// Whether the organisation can be an owners' association: one row with its id, or that of the one it was merged into.
#[must_use]
pub fn select_association(association: Option<&str>) -> Statement {
    let sql = format!(
        "select id from organisation where id = {} and state = 'active'",
        survivor("organisation", ":association")
    );
    Statement::new(sql).bind("association", association)
}

/// Makes a building of the address `target.told_at` and of all others at its house number that have none. The caller ends the
/// batch with storing the answer.
#[must_use]
pub fn create(target: Target<'_>, command: &Command, address: &Data, made: &Edited) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let is_free = "select 1 from address
        where id = :address and version = :version and building_id is null and merged_into is null";
    batch.guard(Guard::Stale, is_free, |statement| {
        statement.bind("address", target.told_at).bind("version", target.version)
    });
    batch.push(records::insert("building", &BUILDING, &[], target.id, &made.after, &command.at));
    records::record(&mut batch, command, SubjectKind::Building, target.id, &made.changes);
    // Each address gets its history before it is changed: afterwards it cannot be told from the others any more.
    let of_house = "from address where building_id is null and merged_into is null
        and (id = :address or (order_key >= :place and order_key < :place_end))";
    let change = FieldChange::new("building_id", None, Some(target.id.to_owned()));
    let history = Statement::new(format!(
        "insert into change (at, command_id, actor_kind, actor_id, subject_kind, subject_id, field, after)
         select :at, :command, :actor_kind, :actor, :subject_kind, id, :field, :building {of_house}"
    ));
    let history = history
        .bind("at", &command.at)
        .bind("command", &command.id)
        .bind("actor_kind", command.actor.kind())
        .bind("actor", command.actor.id())
        .bind("subject_kind", SubjectKind::Address.as_str())
        .bind("field", change.field)
        .bind("building", target.id)
        .bind("address", target.told_at);
    batch.push(bind_place(history, address));
    let link = Statement::new(format!(
        "update address set building_id = :building, version = version + 1, updated_at = :now
         where id in (select id {of_house})"
    ));
    let link = link.bind("building", target.id).bind("now", &command.at).bind("address", target.told_at);
    batch.push(bind_place(link, address));
    tell(&mut batch, target, command, TimelineKind::BuildingCreated, json!({ "building": target.id }));
    batch
}

/// Writes changed facts. The last answer is the building.
#[must_use]
pub fn edit(target: Target<'_>, command: &Command, edited: &Edited) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let condition = "select 1 from building where id = :id and version = :version and merged_into is null";
    batch.guard(Guard::Stale, condition, |statement| statement.bind("id", target.id).bind("version", target.version));
    batch.push(records::update("building", &BUILDING, "", target.id, &edited.after, &command.at));
    records::record(&mut batch, command, SubjectKind::Building, target.id, &edited.changes);
    let mut facts = edited.facts();
    facts["building"] = json!(target.id);
    tell(&mut batch, target, command, TimelineKind::BuildingEdited, facts);
    batch.push(find_after(target.id));
    batch
}

fn select(condition: &str) -> String {
    let association = survivor("organisation", "building.association_id");
    format!(
        "select building.id, building.version, {data} as data,
           (select json_object('id', id, 'name', name) from organisation where id = {association}) as association,
           {addresses} as addresses, {apartments} as apartments,
           (select address.id from address where address.building_id = building.id and address.merged_into is null
            order by address.box_number is not null, address.order_key, address.row limit 1) as told_at,
           building.created_at, building.updated_at
         from building where {condition}",
        data = data_json(&BUILDING, "building"),
        addresses = addresses_json("is null"),
        apartments = addresses_json("is not null"),
    )
}

/// Each with the label of its latest certificate or of one that was merged into it, so that a building shows its labels at a glance.
fn addresses_json(box_number: &str) -> String {
    format!(
        "(select json_group_array(json(item)) from (
            select json_object('id', address.id, 'text', address.text, 'state', address.state,
              'box_number', address.box_number, 'dwelling_type', address.dwelling_type,
              'label', (select label from energy_certificate
                where energy_certificate.address_id in ({cluster}) and energy_certificate.removed_at is null
                  and energy_certificate.common_parts = 0
                order by energy_certificate.drawn_up_on desc, energy_certificate.row desc limit 1)) as item
            from address
            where address.building_id = building.id and address.box_number {box_number} and address.merged_into is null
            order by address.order_key, address.row limit {PASSPORT_ROWS_MAX}))",
        cluster = cluster("address", "address.id"),
    )
}

/// Without a place of its own there is no range: nothing sorts before the empty text.
fn bind_place(statement: Statement, data: &Data) -> Statement {
    let place = place_key(data).unwrap_or_default();
    // The place ends with a tab, and a line feed comes next.
    let place_end = place.strip_suffix('\t').map(|house| format!("{house}\n")).unwrap_or_default();
    statement.bind("place", place).bind("place_end", place_end)
}

fn tell(batch: &mut Batch, target: Target<'_>, command: &Command, kind: TimelineKind, facts: Value) {
    let Some(address) = target.told_at else { return };
    let subjects = Subjects { address_id: Some(address.to_owned()), ..Subjects::default() };
    batch.push(timeline::insert(command, &Entry { kind, happened_at: command.at.clone(), subjects, facts }));
}

const _: () = assert!(ADDRESS.len() == 15, "the parts of an address are looked for by their place among its fields");
