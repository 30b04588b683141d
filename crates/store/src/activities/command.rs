//! The commands on an activity: each one atomic batch that judges again what the decision stood on, writes the activity with both
//! histories, and lets its entry stand in the timeline at the time when it happened.

use domain::activity::{ACTIVITY, ActivityKind, ActivityState};
use domain::authorisation::{Action, Role};
use domain::change::{Command, FieldChange, SubjectKind};
use domain::record::{Data, Edited};
use domain::timeline::{Entry, Subjects, TimelineKind};
use serde_json::{Value, json};

use super::find;
use crate::actor::{self, ACTOR, SessionKey};
use crate::contacts::CHOOSABLE;
use crate::users::ASSIGNABLE;
use crate::{Batch, Guard, Statement, journeys, records, timeline};

/// The activity a command was decided for, and what the decision stood on.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Who is signed in.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
    /// Id of the activity.
    pub id: &'a str,
    /// What it is.
    pub kind: ActivityKind,
    /// The journey it belongs to.
    pub journey_id: &'a str,
    /// The dossier it is about.
    pub dossier_id: Option<&'a str>,
    /// The version that was read.
    pub version: i64,
}

/// Writes a new activity. The caller ends the batch with storing the answer.
#[must_use]
pub fn create(target: Target<'_>, command: &Command, made: &Edited, state: ActivityState) -> Batch {
    let mut batch = guarded(target);
    if let Some(dossier) = target.dossier_id {
        let is_here = "select 1 from dossier where id = :dossier and journey_id = :journey";
        batch.guard(Guard::State, is_here, |statement| {
            statement.bind("dossier", dossier).bind("journey", target.journey_id)
        });
    }
    guard_named(&mut batch, &Data::default(), &made.after);
    let extra = ["kind", "state", "journey_id", "dossier_id", "created_by"];
    batch.push(
        records::insert("activity", &ACTIVITY, &extra, target.id, &made.after, &command.at)
            .bind("kind", target.kind.as_str())
            .bind("state", state.as_str())
            .bind("journey_id", target.journey_id)
            .bind("dossier_id", target.dossier_id)
            .bind("created_by", command.actor.id()),
    );
    records::record(&mut batch, command, SubjectKind::Activity, target.id, &made.changes);
    let happened_at = happened_at(target.kind, &made.after, &command.at);
    tell(&mut batch, target, command, (target.kind.entry(), happened_at), &made.after, json!({ "kind": target.kind }));
    batch
}

/// Writes changed fields. The last answer is the activity.
#[must_use]
pub fn edit(target: Target<'_>, command: &Command, before: &Data, edited: &Edited) -> Batch {
    let mut batch = guarded(target);
    guard_version(&mut batch, target);
    guard_named(&mut batch, before, &edited.after);
    batch.push(records::update("activity", &ACTIVITY, "", target.id, &edited.after, &command.at));
    records::record(&mut batch, command, SubjectKind::Activity, target.id, &edited.changes);
    let after = happened_at(target.kind, &edited.after, &command.at);
    if target.kind != ActivityKind::Task && before.text("happened_at") != Some(after) {
        let moved = "update timeline set happened_at = :happened_at where activity_id = :id and kind = :kind";
        batch.push(
            Statement::new(moved)
                .bind("happened_at", after)
                .bind("id", target.id)
                .bind("kind", target.kind.entry().as_str()),
        );
    }
    let mut facts = edited.facts();
    facts["kind"] = json!(target.kind);
    tell(&mut batch, target, command, (TimelineKind::ActivityEdited, &command.at), &edited.after, facts);
    batch.push(find(target.key, target.id));
    batch
}

/// Writes how far an activity is. The last answer is the activity.
#[must_use]
pub fn set_state(
    target: Target<'_>,
    command: &Command,
    data: &Data,
    (from, to, event): (ActivityState, ActivityState, TimelineKind),
) -> Batch {
    let mut batch = guarded_or_asked(target);
    guard_version(&mut batch, target);
    batch.push(records::raised("activity", target.id, &command.at, "state = :state,").bind("state", to.as_str()));
    let change = FieldChange::new("state", Some(from.as_str().to_owned()), Some(to.as_str().to_owned()));
    records::record(&mut batch, command, SubjectKind::Activity, target.id, &[change]);
    tell(&mut batch, target, command, (event, &command.at), data, json!({ "kind": target.kind }));
    batch.push(find(target.key, target.id));
    batch
}

/// A planned meeting stands where it was planned: its own day says when it is.
fn happened_at<'a>(kind: ActivityKind, data: &'a Data, now: &'a str) -> &'a str {
    if kind.is_planned() { now } else { data.text("happened_at").unwrap_or(now) }
}

/// The session lasts and the actor may work in the journey.
fn guarded(target: Target<'_>) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    journeys::guard(&mut batch, target.key, target.journey_id, Action::EditActivities);
    batch
}

/// The session lasts, and the actor may work in the journey or was asked to do it.
fn guarded_or_asked(target: Target<'_>) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let condition = format!(
        "{ACTOR} select {}
           or exists (select 1 from activity where id = :id and assignee_id = (select id from actor))",
        journeys::in_scope(Action::EditActivities),
    );
    batch.guard(Guard::Forbidden, &condition, |statement| {
        actor::bind(statement, target.key).bind("journey", target.journey_id).bind("id", target.id)
    });
    batch
}

fn guard_version(batch: &mut Batch, target: Target<'_>) {
    let condition = "select 1 from activity where id = :id and version = :version";
    batch.guard(Guard::Stale, condition, |statement| statement.bind("id", target.id).bind("version", target.version));
}

/// Who is named anew can be given work, or is in use.
fn guard_named(batch: &mut Batch, before: &Data, after: &Data) {
    for (field, name, condition) in [
        ("assignee_id", "assignee", format!("select 1 from user where {ASSIGNABLE}")),
        ("contact_id", "contact", format!("select 1 from contact where {CHOOSABLE}")),
    ] {
        match after.text(field) {
            Some(id) if before.text(field) != Some(id) => {
                batch.guard(Guard::State, &condition, |statement| statement.bind(name, id));
            }
            _ => {}
        }
    }
}

fn tell(
    batch: &mut Batch,
    target: Target<'_>,
    command: &Command,
    (kind, happened_at): (TimelineKind, &str),
    data: &Data,
    facts: Value,
) {
    let subjects = Subjects {
        journey_id: Some(target.journey_id.to_owned()),
        dossier_id: target.dossier_id.map(str::to_owned),
        contact_id: data.text("contact_id").map(str::to_owned),
        activity_id: Some(target.id.to_owned()),
        ..Subjects::default()
    };
    batch.push(timeline::insert(command, &Entry { kind, happened_at: happened_at.to_owned(), subjects, facts }));
}
