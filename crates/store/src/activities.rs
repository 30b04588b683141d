//! What people did and plan: notes, calls, appointments, tasks.

use domain::change::Command;
use domain::conversion::NewTask;

use crate::Statement;

/// Plans a predefined task of a new dossier for whoever works on it.
#[must_use]
pub fn insert_task(
    command: &Command,
    journey_id: &str,
    dossier_id: &str,
    assignee_id: Option<&str>,
    task: &NewTask,
) -> Statement {
    Statement::new(
        "insert into activity (id, kind, journey_id, dossier_id, subject, assignee_id, predefined_key, created_by,
           created_at, updated_at)
         values (:id, 'task', :journey, :dossier, :subject, :assignee, :key, :by, :now, :now)",
    )
    .bind("id", &task.id)
    .bind("journey", journey_id)
    .bind("dossier", dossier_id)
    .bind("subject", &task.subject)
    .bind("assignee", assignee_id)
    .bind("key", &task.key)
    .bind("by", command.actor.id())
    .bind("now", &command.at)
}
