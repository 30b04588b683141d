//! The commands on a dossier: each one atomic batch that judges again what the decision stood on, writes the dossier
//! with its histories, and ends with the dossier as it then is.

use domain::authorisation::{Action, Role};
use domain::change::{Command, FieldChange, SubjectKind};
use domain::details::DossierValue;
use domain::dossier::assign::Assignment;
use domain::dossier::edit::Edited;
use domain::dossier::stage::Advance;
use domain::timeline::{Entry, Subjects, TimelineKind};
use serde_json::{Value, json};

use super::detail::find_by_id;
use crate::actor::{self, SessionKey};
use crate::users::ASSIGNABLE;
use crate::{Batch, Guard, Statement, catalogue, changes, dossier_in_scope, timeline};

/// The dossier a command was decided for, and what the decision stood on.
#[derive(Clone, Debug)]
pub struct Target<'a> {
    /// Who is signed in.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
    /// Id of the dossier.
    pub id: &'a str,
    /// Id of its journey.
    pub journey_id: &'a str,
    /// The version that was read.
    pub version: i64,
    /// The version of the catalogue that was used.
    pub catalogue_version: i64,
}

/// Writes changed fields. The answer numbered `len() - 1` is the dossier.
#[must_use]
pub fn edit(target: &Target<'_>, command: &Command, edited: &Edited) -> Batch {
    let mut batch = guarded(target, Action::EditDossier);
    let after = &edited.after;
    batch.push(
        raised(
            target,
            command,
            "subtype_key = :subtype, source_key = :source, main_project_key = :main_project,
           priority = :priority, due_date = :due_date, requested_on = :requested_on, restricted = :restricted,
           details = :details, reaction_days = :reaction_days",
        )
        .bind("subtype", after.subtype.as_deref())
        .bind("source", after.source.as_deref())
        .bind("main_project", after.main_project.as_deref())
        .bind("priority", after.priority.as_str())
        .bind("due_date", after.due_date.as_deref())
        .bind("requested_on", &after.requested_on)
        .bind("restricted", after.restricted)
        .bind("details", json!(after.details).to_string())
        .bind("reaction_days", edited.reaction_days),
    );
    if edited.changes_projects() {
        replace_projects(&mut batch, target.id, &after.extra_projects);
    }
    if let Some(values) = &edited.values {
        batch.push(Statement::new("delete from dossier_value where dossier_id = :id").bind("id", target.id));
        batch.push(insert_values(target.id, values));
    }
    record(&mut batch, target, command, TimelineKind::DossierEdited, edited.facts(), &edited.changes);
    answer(batch, target)
}

/// Moves the dossier to another stage. The last answer is the dossier.
#[must_use]
pub fn change_stage(target: &Target<'_>, command: &Command, advance: &Advance) -> Batch {
    let mut batch = guarded(target, Action::ChangeStage);
    batch.push(raised(target, command, "stage_key = :stage").bind("stage", &advance.to));
    record(&mut batch, target, command, TimelineKind::StageChanged, advance.facts(), &[advance.change()]);
    answer(batch, target)
}

/// Gives the dossier to somebody, or to nobody, and to a queue. The last answer is the dossier.
#[must_use]
pub fn assign(target: &Target<'_>, command: &Command, assignment: &Assignment) -> Batch {
    let mut batch = guarded(target, Action::AssignDossier);
    if let Some(assignee) = &assignment.assignee_id {
        // A colleague who left between the reading and the writing gets no work.
        let condition = format!("select 1 from user where {ASSIGNABLE}");
        batch.guard(Guard::State, &condition, |statement| statement.bind("assignee", assignee));
    }
    batch.push(
        raised(target, command, "assignee_id = :assignee, queue_key = :queue")
            .bind("assignee", assignment.assignee_id.as_deref())
            .bind("queue", assignment.queue.as_deref()),
    );
    record(&mut batch, target, command, TimelineKind::DossierAssigned, assignment.facts(), &assignment.changes());
    answer(batch, target)
}

/// Writes the typed and searchable side of the values in `details`; the dossier has none yet.
#[must_use]
pub fn insert_values(dossier_id: &str, values: &[DossierValue]) -> Statement {
    Statement::new(
        "insert into dossier_value (dossier_id, field_key, position, text_folded, number, date)
         select :dossier, value ->> 'field_key', value ->> 'position', value ->> 'text_folded', value ->> 'number',
           value ->> 'date'
         from json_each(:values)",
    )
    .bind("dossier", dossier_id)
    .bind("values", json!(values).to_string())
}

fn guarded(target: &Target<'_>, action: Action) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let in_scope = format!(
        "{} select ({}) and ({}) from dossier where id = :id",
        actor::ACTOR,
        dossier_in_scope(Action::ReadDossier, "dossier"),
        dossier_in_scope(action, "dossier")
    );
    batch.guard(Guard::Forbidden, &in_scope, |statement| actor::bind(statement, target.key).bind("id", target.id));
    batch.guard(Guard::Stale, "select version = :version from dossier where id = :id", |statement| {
        statement.bind("version", target.version).bind("id", target.id)
    });
    catalogue::guard(&mut batch, target.catalogue_version);
    batch
}

fn raised(target: &Target<'_>, command: &Command, assignments: &str) -> Statement {
    let sql = format!("update dossier set {assignments}, version = version + 1, updated_at = :now where id = :id");
    Statement::new(sql).bind("now", &command.at).bind("id", target.id)
}

fn replace_projects(batch: &mut Batch, dossier_id: &str, projects: &[String]) {
    batch.push(Statement::new("delete from dossier_project where dossier_id = :id").bind("id", dossier_id));
    let insert = "insert into dossier_project (dossier_id, project_key) select :id, value from json_each(:projects)";
    batch.push(Statement::new(insert).bind("id", dossier_id).bind("projects", json!(projects).to_string()));
}

fn record(
    batch: &mut Batch,
    target: &Target<'_>,
    command: &Command,
    kind: TimelineKind,
    facts: Value,
    fields: &[FieldChange],
) {
    for statement in changes::insert_all(command, SubjectKind::Dossier, target.id, fields) {
        batch.push(statement);
    }
    let subjects = Subjects {
        journey_id: Some(target.journey_id.to_owned()),
        dossier_id: Some(target.id.to_owned()),
        ..Subjects::default()
    };
    batch.push(timeline::insert(command, &Entry { kind, happened_at: command.at.clone(), subjects, facts }));
}

fn answer(mut batch: Batch, target: &Target<'_>) -> Batch {
    batch.push(find_by_id(target.key, target.id));
    batch
}
