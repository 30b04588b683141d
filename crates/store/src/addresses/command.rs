//! The commands on an address: each one atomic batch that judges again what the decision stood on, writes the address with
//! its histories, its place in the street and the keys by which it is found.

use domain::address::{ADDRESS, StateChange, Verdict, order_key};
use domain::authorisation::Role;
use domain::change::{Command, SubjectKind};
use domain::record::{Data, Edited};
use domain::text::fold;
use domain::timeline::{Entry, Subjects, TimelineKind};
use serde_json::{Value, json};

use super::{find_after, keys};
use crate::actor::{self, SessionKey};
use crate::{Batch, Guard, Statement, records, timeline};

/// The address a command was decided for, and what the decision stood on.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Who is signed in.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
    /// Id of the address.
    pub id: &'a str,
    /// The version that was read.
    pub version: i64,
}

/// Makes an address. The caller ends the batch with storing the answer.
#[must_use]
pub fn create(target: Target<'_>, command: &Command, made: &Edited) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    batch.push(insert(target.id, &made.after, &command.at));
    batch.push(keys::insert(target.id, &made.after, None));
    records::record(&mut batch, command, SubjectKind::Address, target.id, &made.changes);
    tell(&mut batch, command, target.id, TimelineKind::AddressCreated, json!({}));
    batch
}

/// Writes changed fields. The last answer is the address.
#[must_use]
pub fn edit(target: Target<'_>, command: &Command, register_id: Option<&str>, edited: &Edited) -> Batch {
    let mut batch = guarded(target);
    write(&mut batch, target.id, register_id, &edited.after, &command.at);
    records::record(&mut batch, command, SubjectKind::Address, target.id, &edited.changes);
    tell(&mut batch, command, target.id, TimelineKind::AddressEdited, edited.facts());
    batch.push(find_after(target.id));
    batch
}

/// Writes the fields of an address, with what it is found by and where it stands in the street.
pub(crate) fn write(batch: &mut Batch, id: &str, register_id: Option<&str>, data: &Data, now: &str) {
    // Within an update the old text still has its name.
    let extra = "text_folded = :text_folded, order_key = :order_key, written_text = coalesce(written_text, nullif(text, :text)),";
    batch.push(bind_place(records::update("address", &ADDRESS, extra, id, data, now), data));
    keys::replace(batch, id, data, register_id);
}

/// Writes how the address is known. The last answer is the address.
#[must_use]
pub fn set_state(target: Target<'_>, command: &Command, data: &Data, before: &Verdict, change: &StateChange) -> Batch {
    let mut batch = guarded(target);
    let after = &change.after;
    if let Some(register_id) = &after.register_id {
        let is_free = "not exists (select 1 from address
            where register_id = :register_id and merged_into is null and id <> :id)";
        batch
            .guard(Guard::State, is_free, |statement| statement.bind("register_id", register_id).bind("id", target.id));
    }
    let assignments = "state = :state, register_id = :register_id, manual_reason = :manual_reason,";
    batch.push(
        records::raised("address", target.id, &command.at, assignments)
            .bind("state", after.state.as_str())
            .bind("register_id", after.register_id.as_deref())
            .bind("manual_reason", after.manual_reason.as_deref()),
    );
    keys::replace(&mut batch, target.id, data, after.register_id.as_deref());
    records::record(&mut batch, command, SubjectKind::Address, target.id, &change.changes);
    let facts = json!({ "from": before.state.as_str(), "to": after.state.as_str() });
    tell(&mut batch, command, target.id, TimelineKind::AddressStateChanged, facts);
    batch.push(find_after(target.id));
    batch
}

pub(super) fn insert(id: &str, data: &Data, now: &str) -> Statement {
    let insert = records::insert("address", &ADDRESS, &["state", "text_folded", "order_key"], id, data, now);
    bind_place(insert.bind("state", "typed"), data)
}

fn bind_place(statement: Statement, data: &Data) -> Statement {
    let text_folded = fold(data.text("text").unwrap_or_default());
    statement.bind("text_folded", text_folded).bind("order_key", order_key(data))
}

fn guarded(target: Target<'_>) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let condition = "select 1 from address where id = :id and version = :version and merged_into is null";
    batch.guard(Guard::Stale, condition, |statement| statement.bind("id", target.id).bind("version", target.version));
    batch
}

fn tell(batch: &mut Batch, command: &Command, id: &str, kind: TimelineKind, facts: Value) {
    let subjects = Subjects { address_id: Some(id.to_owned()), ..Subjects::default() };
    batch.push(timeline::insert(command, &Entry { kind, happened_at: command.at.clone(), subjects, facts }));
}
