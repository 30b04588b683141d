//! The batch by which a queue item becomes a journey with its first dossier.

use domain::authorisation::Action;
use domain::change::{Command, CommandActor, SubjectKind};
use domain::conversion::{Conversion, ConversionRequest, NewDossier};
use domain::relation::Noun;
use serde::Deserialize;

use crate::actor::{self, ACTOR, SessionKey};
use crate::queue_items::{Target, guarded};
use crate::{
    Batch, Guard, Statement, activities, addresses, catalogue, changes, contacts, dossiers, from_zero_one, match_keys,
    parties, timeline, users,
};

/// Which of the things a request refers to by id can be used.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub struct References {
    /// The contact exists, was not merged into another and is in use.
    #[serde(deserialize_with = "from_zero_one")]
    pub contact_is_known: bool,
    /// The address exists and was not merged into another.
    #[serde(deserialize_with = "from_zero_one")]
    pub address_is_known: bool,
    /// The assignee, or without one whoever claimed the item, still works here.
    #[serde(deserialize_with = "from_zero_one")]
    pub assignee_is_active: bool,
}

/// What the request about an item refers to, for signed-in users: one row of [`References`], or none.
#[must_use]
pub fn select_references(key: &SessionKey, item_id: &str, request: &ConversionRequest) -> Statement {
    let sql = format!(
        "{ACTOR}
         select exists (select 1 from contact where {contact}) as contact_is_known,
           exists (select 1 from address where {address}) as address_is_known,
           exists (select 1 from user
             where user.id = coalesce(:assignee, (select claimed_by from queue_item where id = :item))
               and user.state = 'active' and user.role <> 'viewer') as assignee_is_active
         from actor",
        contact = contacts::CHOOSABLE,
        address = addresses::CHOOSABLE,
    );
    actor::bind(Statement::new(sql), key)
        .bind("item", item_id)
        .bind("contact", request.contact.id.as_deref())
        .bind("address", request.address.as_ref().and_then(|address| address.id.as_deref()))
        .bind("assignee", request.assignee_id.as_deref())
}

/// Makes everything of a conversion. The item must be as it was read, and what was chosen must still exist; the number
/// comes from the year's counter, which the write lock keeps to one batch at a time.
///
/// The caller ends the batch with storing the answer, and [`complete_answer`] after that.
#[must_use]
pub fn convert(target: Target<'_>, catalogue_version: i64, conversion: &Conversion, command: &Command) -> Batch {
    let mut batch = guarded(target, Action::ConvertQueueItem);
    catalogue::guard(&mut batch, catalogue_version);
    guard_choices(&mut batch, conversion);
    let now = &command.at;
    if let Some(contact) = &conversion.new_contact {
        batch.push(contacts::insert(&conversion.contact_id, contact, now));
        batch.push(match_keys::insert(Noun::Contact, &conversion.contact_id, &contact.into()));
    }
    if let (Some(id), Some(address)) = (&conversion.address_id, &conversion.new_address) {
        addresses::insert_typed(&mut batch, id, address, now);
    }
    batch.push(next_number(conversion.year));
    batch.push(insert_journey(&conversion.journey_id, conversion.year, now));
    batch.push(insert_dossier(&conversion.dossier, &conversion.journey_id, conversion.year, now));
    if !conversion.dossier.values.is_empty() {
        batch.push(dossiers::insert_values(&conversion.dossier.id, &conversion.dossier.values));
    }
    let journey = &conversion.journey_id;
    batch.push(parties::insert_primary(&conversion.party_id, journey, &conversion.contact_id, now));
    let from_date = &conversion.dossier.requested_on;
    batch.push(parties::insert_role(&conversion.party_role_id, &conversion.party_id, &conversion.role, from_date));
    if let Some(address) = &conversion.address_id {
        batch.push(addresses::insert_main_of_journey(&conversion.journey_address_id, journey, address, now));
    }
    batch.push(insert_alias(conversion));
    let assignee = conversion.dossier.assignee_id.as_deref();
    for task in &conversion.tasks {
        batch.push(activities::insert_task(command, journey, &conversion.dossier.id, assignee, task));
    }
    batch.push(link(target.id, &conversion.dossier.id, now));
    record(&mut batch, conversion, command);
    batch
}

/// What was chosen by id may have gone since it was read. What is made in this very batch needs no guard.
fn guard_choices(batch: &mut Batch, conversion: &Conversion) {
    if conversion.new_contact.is_none() {
        let condition = format!("select 1 from contact where {}", contacts::CHOOSABLE);
        batch.guard(Guard::State, &condition, |statement| statement.bind("contact", &conversion.contact_id));
    }
    if let Some(address) = conversion.address_id.as_ref().filter(|_| conversion.new_address.is_none()) {
        let condition = format!("select 1 from address where {}", addresses::CHOOSABLE);
        batch.guard(Guard::State, &condition, |statement| statement.bind("address", address));
    }
    if let Some(assignee) = &conversion.dossier.assignee_id {
        let condition = format!("select 1 from user where {}", users::ASSIGNABLE);
        batch.guard(Guard::State, &condition, |statement| statement.bind("assignee", assignee));
    }
}

/// Takes the next number of a year, which [`NUMBER`] then reads.
pub(crate) fn next_number(year: i64) -> Statement {
    Statement::new(
        "insert into number_counter (year, value) values (:year, 1)
         on conflict (year) do update set value = value + 1 returning value",
    )
    .bind("year", year)
}

/// The number as [`domain::number::DossierNumber`] writes it; SQLite pads as Rust does and keeps longer ones whole.
const NUMBER: &str = "(select printf('%04d-%06d', year, value) from number_counter where year = :year)";

/// A journey with the number that was just taken.
pub(crate) fn insert_journey(id: &str, year: i64, now: &str) -> Statement {
    let sql = format!("insert into journey (id, number, created_at, updated_at) values (:id, {NUMBER}, :now, :now)");
    Statement::new(sql).bind("id", id).bind("year", year).bind("now", now)
}

/// A dossier with the number that was just taken.
pub(crate) fn insert_dossier(dossier: &NewDossier, journey_id: &str, year: i64, now: &str) -> Statement {
    let sql = format!(
        "insert into dossier (id, number, journey_id, type_key, subtype_key, stage_key, source_key, main_project_key,
           assignee_id, queue_key, requested_on, details, created_at, updated_at)
         values (:id, {NUMBER}, :journey, :type, :subtype, :stage, :source, :main_project, :assignee, :queue,
           :requested_on, :details, :now, :now)"
    );
    Statement::new(sql)
        .bind("id", &dossier.id)
        .bind("year", year)
        .bind("journey", journey_id)
        .bind("type", &dossier.type_key)
        .bind("subtype", dossier.subtype.as_deref())
        .bind("stage", &dossier.stage)
        .bind("source", dossier.source.as_deref())
        .bind("main_project", dossier.main_project.as_deref())
        .bind("assignee", dossier.assignee_id.as_deref())
        .bind("queue", dossier.queue.as_deref())
        .bind("requested_on", &dossier.requested_on)
        .bind("details", serde_json::Value::Object(dossier.details.clone()).to_string())
        .bind("now", now)
}

fn insert_alias(conversion: &Conversion) -> Statement {
    Statement::new(
        "insert into number_alias (alias, kind, dossier_id, journey_id) values (:alias, 'receipt', :dossier, :journey)",
    )
    .bind("alias", &conversion.alias)
    .bind("dossier", &conversion.dossier.id)
    .bind("journey", &conversion.journey_id)
}

fn link(item_id: &str, dossier_id: &str, now: &str) -> Statement {
    Statement::new(
        "update queue_item set state = 'linked', dossier_id = :dossier, version = version + 1, updated_at = :now
         where id = :id",
    )
    .bind("dossier", dossier_id)
    .bind("now", now)
    .bind("id", item_id)
}

fn record(batch: &mut Batch, conversion: &Conversion, command: &Command) {
    for (kind, id, fields) in &conversion.changes {
        for row in changes::insert_all(command, *kind, id, fields) {
            batch.push(row);
        }
    }
    batch.push(record_number(&conversion.journey_id, command));
    let by_citizen = Command { actor: CommandActor::Citizen, ..command.clone() };
    batch.push(timeline::insert(&by_citizen, &conversion.received));
    for entry in &conversion.entries {
        batch.push(timeline::insert(command, entry));
    }
    batch.push(tell_number(&conversion.dossier.id));
}

/// The first value of the number of a new journey.
pub(crate) fn record_number(journey_id: &str, command: &Command) -> Statement {
    let number = Statement::new(
        "insert into change (at, command_id, actor_kind, actor_id, subject_kind, subject_id, field, after)
         select :at, :command, :actor_kind, :actor, :kind, journey.id, 'number', journey.number
         from journey where journey.id = :journey",
    );
    number
        .bind("at", &command.at)
        .bind("command", &command.id)
        .bind("actor_kind", command.actor.kind())
        .bind("actor", command.actor.id())
        .bind("kind", SubjectKind::Journey.as_str())
        .bind("journey", journey_id)
}

/// The number of a new dossier was not known when the entry about it was worded.
pub(crate) fn tell_number(dossier_id: &str) -> Statement {
    Statement::new(
        "update timeline set facts = json_set(facts, '$.number', (select number from dossier where id = :dossier))
         where dossier_id = :dossier and kind = 'dossier_created'",
    )
    .bind("dossier", dossier_id)
}

/// Puts the place and the numbers of the new dossier into the answer stored for the actor under the idempotency key
/// `key`: `{"number","journey_number","id"}`.
#[must_use]
pub fn complete_answer(actor_id: &str, key: &str, dossier_id: &str) -> Statement {
    Statement::new(
        "update idempotency set (location, body) = (
           select '/api/dossiers/' || dossier.number,
             json_object('number', dossier.number, 'journey_number', journey.number, 'id', dossier.id)
           from dossier join journey on journey.id = dossier.journey_id where dossier.id = :dossier)
         where actor = :actor and key = :key",
    )
    .bind("dossier", dossier_id)
    .bind("actor", actor_id)
    .bind("key", key)
}
