//! The commands on a person or an organisation: each one atomic batch that judges again what the decision stood on, writes
//! the record with its histories and the keys of its likely doubles.

use domain::authorisation::Role;
use domain::change::{Command, FieldChange};
use domain::limits::PAGE_ROWS_DEFAULT;
use domain::record::{Data, Edited};
use domain::relation::{Event, Noun, RelationState};
use domain::text::fold;
use domain::timeline::Entry;
use serde_json::{Value, json};

use super::{RelationJourneys, find_after};
use crate::actor::{self, SessionKey};
use crate::{Batch, Guard, Statement, changes, match_keys, timeline};

/// The record a command was decided for, and what the decision stood on.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Who is signed in.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
    /// Person or organisation.
    pub noun: Noun,
    /// Id of the record.
    pub id: &'a str,
    /// The version that was read.
    pub version: i64,
}

/// Makes a record. The caller ends the batch with storing the answer.
#[must_use]
pub fn create(target: Target<'_>, command: &Command, made: &Edited) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    batch.push(insert(target.noun, target.id, &made.after, &command.at));
    match_keys::replace(&mut batch, target.noun, target.id, &made.after);
    record(&mut batch, target.noun, target.id, command, Event::Created, json!({}), &made.changes);
    batch
}

/// Writes changed fields. The last two answers are the record and the first page of its journeys.
#[must_use]
pub fn edit(target: Target<'_>, command: &Command, edited: &Edited) -> Batch {
    let mut batch = guarded(target);
    batch.push(update(target.noun, target.id, &edited.after, &command.at));
    match_keys::replace(&mut batch, target.noun, target.id, &edited.after);
    record(&mut batch, target.noun, target.id, command, Event::Edited, edited.facts(), &edited.changes);
    answer(batch, target)
}

/// Takes a record out of use, or into it again. The last two answers are the record and the first page of its journeys.
#[must_use]
pub fn set_state(target: Target<'_>, command: &Command, before: RelationState, state: RelationState) -> Batch {
    let mut batch = guarded(target);
    batch.push(raised(target.noun, target.id, &command.at, "state = :state").bind("state", state.as_str()));
    let value = |state: RelationState| Some(state.as_str().to_owned());
    let changes = [FieldChange::new("state", value(before), value(state))];
    record(&mut batch, target.noun, target.id, command, state.event(), json!({}), &changes);
    answer(batch, target)
}

/// Writes the fields of a record.
pub(crate) fn update(noun: Noun, id: &str, data: &Data, now: &str) -> Statement {
    let columns: String = noun.fields().iter().map(|field| format!("{0} = :{0}, ", field.name)).collect();
    bind_data(raised(noun, id, now, &format!("{columns} name_folded = :name_folded")), noun, data)
}

/// An update of a record that raises its version.
fn raised(noun: Noun, id: &str, now: &str, assignments: &str) -> Statement {
    let noun = noun.as_str();
    let sql = format!("update {noun} set {assignments}, version = version + 1, updated_at = :now where id = :id");
    Statement::new(sql).bind("now", now).bind("id", id)
}

/// Records what happened to a record, in the histories of fields and of events.
fn record(
    batch: &mut Batch,
    noun: Noun,
    id: &str,
    command: &Command,
    event: Event,
    facts: Value,
    fields: &[FieldChange],
) {
    for statement in changes::insert_all(command, noun.subject(), id, fields) {
        batch.push(statement);
    }
    let entry = Entry { kind: noun.kind(event), happened_at: command.at.clone(), subjects: noun.subjects(id), facts };
    batch.push(timeline::insert(command, &entry));
}

fn insert(noun: Noun, id: &str, data: &Data, now: &str) -> Statement {
    let names =
        |prefix: &str| -> String { noun.fields().iter().map(|field| format!(", {prefix}{}", field.name)).collect() };
    let sql = format!(
        "insert into {noun} (id, name_folded, created_at, updated_at{columns})
         values (:id, :name_folded, :now, :now{values})",
        noun = noun.as_str(),
        columns = names(""),
        values = names(":"),
    );
    bind_data(Statement::new(sql).bind("id", id).bind("now", now), noun, data)
}

fn bind_data(statement: Statement, noun: Noun, data: &Data) -> Statement {
    let statement = statement.bind("name_folded", fold(data.text("name").unwrap_or_default()));
    noun.fields().iter().fold(statement, |statement, field| statement.bind(field.name, data.get(field.name)))
}

fn guarded(target: Target<'_>) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let noun = target.noun.as_str();
    // One that was merged meanwhile has another version, too.
    let condition = format!("select 1 from {noun} where id = :id and version = :version and merged_into is null");
    batch.guard(Guard::Stale, &condition, |statement| statement.bind("id", target.id).bind("version", target.version));
    batch
}

fn answer(mut batch: Batch, target: Target<'_>) -> Batch {
    let journeys = RelationJourneys { noun: target.noun, id: target.id, after: None, limit: PAGE_ROWS_DEFAULT };
    batch.push(find_after(target.noun, target.id));
    batch.push(journeys.select(target.key));
    batch
}
