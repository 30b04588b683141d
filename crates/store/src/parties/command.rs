//! The commands on the parties of a journey: each one atomic batch that judges again what the decision stood on.

use domain::authorisation::{Action, Role};
use domain::change::{Command, FieldChange, SubjectKind};
use domain::party::{PartyRole, RoleChange};
use domain::relation::{Noun, RelationState};
use domain::timeline::{Entry, Subjects, TimelineKind};
use serde_json::{Value, json};

use super::find;
use crate::actor::{self, SessionKey};
use crate::{Batch, Guard, Statement, changes, journeys, timeline};

/// The party a command was decided for, and what the decision stood on.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Who is signed in.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
    /// Id of the journey.
    pub journey_id: &'a str,
    /// Id of the party.
    pub id: &'a str,
    /// Person or organisation.
    pub noun: Noun,
    /// Id of the person or organisation.
    pub who: &'a str,
    /// The journey's main contact as it was read.
    pub primary_id: Option<&'a str>,
}

/// How somebody joins a journey.
#[derive(Clone, Copy, Debug)]
pub struct Joining<'a> {
    /// The capacities.
    pub roles: &'a RoleChange,
    /// As the journey's main contact.
    pub is_primary: bool,
}

/// Adds a party. The caller ends the batch with storing the answer.
#[must_use]
pub fn add(target: Target<'_>, command: &Command, joining: Joining<'_>) -> Batch {
    let mut batch = guarded(target);
    let noun = target.noun.as_str();
    let choosable = format!(
        "select 1 from {noun} where id = :who and merged_into is null and state = '{}'
           and not exists (select 1 from party
             where journey_id = :journey and {noun}_id = :who and removed_at is null)",
        RelationState::Active.as_str()
    );
    batch.guard(Guard::State, &choosable, |statement| {
        statement.bind("who", target.who).bind("journey", target.journey_id)
    });
    if joining.is_primary {
        displace_primary(&mut batch, target, command);
    }
    let insert = format!(
        "insert into party (id, journey_id, {noun}_id, is_primary, created_at)
         values (:id, :journey, :who, :is_primary, :now)"
    );
    batch.push(
        Statement::new(insert)
            .bind("id", target.id)
            .bind("journey", target.journey_id)
            .bind("who", target.who)
            .bind("is_primary", joining.is_primary)
            .bind("now", &command.at),
    );
    write_roles(&mut batch, target, joining.roles);
    let mut fields = vec![FieldChange::new(format!("{noun}_id"), None, Some(target.who.to_owned()))];
    fields.extend(joining.roles.change.clone());
    if joining.is_primary {
        fields.push(primary_change(true));
    }
    record(&mut batch, command, target.id, &fields);
    tell(&mut batch, target, command, TimelineKind::PartyAdded, facts_with_roles(target, joining.roles));
    if joining.is_primary {
        tell(&mut batch, target, command, TimelineKind::PrimaryPartyChanged, facts(target));
    }
    batch
}

/// Gives a party other capacities, or makes it the journey's main contact. The last answer is the party.
#[must_use]
pub fn edit(target: Target<'_>, version: i64, command: &Command, roles: &RoleChange, becomes_primary: bool) -> Batch {
    let mut batch = guarded(target);
    guard_version(&mut batch, target, version);
    if becomes_primary {
        displace_primary(&mut batch, target, command);
    }
    batch.push(
        Statement::new("update party set is_primary = max(is_primary, :primary), version = version + 1 where id = :id")
            .bind("primary", becomes_primary)
            .bind("id", target.id),
    );
    write_roles(&mut batch, target, roles);
    let mut fields: Vec<FieldChange> = roles.change.clone().into_iter().collect();
    if roles.change.is_some() {
        tell(&mut batch, target, command, TimelineKind::PartyEdited, facts_with_roles(target, roles));
    }
    if becomes_primary {
        fields.push(primary_change(true));
        tell(&mut batch, target, command, TimelineKind::PrimaryPartyChanged, facts(target));
    }
    record(&mut batch, command, target.id, &fields);
    batch.push(find(target.key, target.id));
    batch
}

/// Takes a party off the journey; the row and its capacities stay for the histories. The main contact can go only as the
/// last one.
#[must_use]
pub fn remove(target: Target<'_>, version: i64, command: &Command) -> Batch {
    let mut batch = guarded(target);
    guard_version(&mut batch, target, version);
    let goes_last = "select is_primary = 0 or not exists (select 1 from party as other
           where other.journey_id = party.journey_id and other.removed_at is null and other.id <> party.id)
         from party where id = :id";
    batch.guard(Guard::State, goes_last, |statement| statement.bind("id", target.id));
    batch.push(
        Statement::new("update party set removed_at = :now, is_primary = 0, version = version + 1 where id = :id")
            .bind("now", &command.at)
            .bind("id", target.id),
    );
    let mut fields = vec![FieldChange::new("removed_at", None, Some(command.at.clone()))];
    if target.primary_id == Some(target.id) {
        fields.push(primary_change(false));
    }
    record(&mut batch, command, target.id, &fields);
    tell(&mut batch, target, command, TimelineKind::PartyRemoved, facts(target));
    batch
}

/// The session lasts, the actor may say who is involved in the journey, and its main contact is as it was read.
fn guarded(target: Target<'_>) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    journeys::guard(&mut batch, target.key, target.journey_id, Action::EditParties);
    let primary = "(select id from party where journey_id = :journey and is_primary = 1) is :primary";
    batch.guard(Guard::State, primary, |statement| {
        statement.bind("journey", target.journey_id).bind("primary", target.primary_id)
    });
    batch
}

fn guard_version(batch: &mut Batch, target: Target<'_>, version: i64) {
    let condition = "select 1 from party where id = :id and version = :version and removed_at is null";
    batch.guard(Guard::Stale, condition, |statement| statement.bind("id", target.id).bind("version", version));
}

/// A journey has one main contact: the index on it refuses a second one even within a batch.
fn displace_primary(batch: &mut Batch, target: Target<'_>, command: &Command) {
    let Some(primary) = target.primary_id else { return };
    batch.push(
        Statement::new("update party set is_primary = 0, version = version + 1 where id = :id").bind("id", primary),
    );
    record(batch, command, primary, &[primary_change(false)]);
}

fn write_roles(batch: &mut Batch, target: Target<'_>, roles: &RoleChange) {
    if !roles.removed.is_empty() {
        let delete = "delete from party_role where party_id = :party and id in (select value from json_each(:ids))";
        let ids = json!(roles.removed).to_string();
        batch.push(Statement::new(delete).bind("party", target.id).bind("ids", ids));
    }
    if roles.added.is_empty() {
        return;
    }
    // A dossier that left the journey since would make its capacity one in the whole journey.
    let numbers: Vec<&String> = roles.added.iter().filter_map(|role| role.dossier_number.as_ref()).collect();
    let all_here = "select count(*) = 0 from json_each(:numbers) as wanted where not exists (
           select 1 from dossier where dossier.number = wanted.value and dossier.journey_id = :journey)";
    batch.guard(Guard::State, all_here, |statement| {
        statement.bind("numbers", json!(numbers).to_string()).bind("journey", target.journey_id)
    });
    for role in &roles.added {
        batch.push(insert_role(target, role));
    }
}

fn insert_role(target: Target<'_>, role: &PartyRole) -> Statement {
    Statement::new(
        "insert into party_role (id, party_id, role_key, dossier_id, from_date, to_date)
         values (:id, :party, :role, (select id from dossier where number = :dossier), :from_date, :to_date)",
    )
    .bind("id", &role.id)
    .bind("party", target.id)
    .bind("role", &role.role)
    .bind("dossier", role.dossier_number.as_deref())
    .bind("from_date", role.from.as_deref())
    .bind("to_date", role.to.as_deref())
}

fn primary_change(is_primary: bool) -> FieldChange {
    FieldChange::new("is_primary", Some((!is_primary).to_string()), Some(is_primary.to_string()))
}

fn facts(target: Target<'_>) -> Value {
    json!({ "party": target.id })
}

fn facts_with_roles(target: Target<'_>, roles: &RoleChange) -> Value {
    json!({ "party": target.id, "roles": roles.keys() })
}

fn record(batch: &mut Batch, command: &Command, party_id: &str, fields: &[FieldChange]) {
    for statement in changes::insert_all(command, SubjectKind::Party, party_id, fields) {
        batch.push(statement);
    }
}

fn tell(batch: &mut Batch, target: Target<'_>, command: &Command, kind: TimelineKind, facts: Value) {
    let subjects = Subjects { journey_id: Some(target.journey_id.to_owned()), ..target.noun.subjects(target.who) };
    batch.push(timeline::insert(command, &Entry { kind, happened_at: command.at.clone(), subjects, facts }));
}
