//! The append-only history of fields.

use domain::change::{Command, FieldChange, SubjectKind};

use crate::Statement;

/// Records that `field` of the subject went from `before` to `after`.
#[must_use]
pub fn insert(
    command: &Command,
    subject_kind: SubjectKind,
    subject_id: &str,
    field: &str,
    before: Option<&str>,
    after: Option<&str>,
) -> Statement {
    Statement::new(
        "insert into change (at, command_id, actor_kind, actor_id, subject_kind, subject_id, field, before, after)
         values (:at, :command, :actor_kind, :actor, :subject_kind, :subject, :field, :before, :after)",
    )
    .bind("at", &command.at)
    .bind("command", &command.id)
    .bind("actor_kind", command.actor.kind())
    .bind("actor", command.actor.id())
    .bind("subject_kind", subject_kind.as_str())
    .bind("subject", subject_id)
    .bind("field", field)
    .bind("before", before)
    .bind("after", after)
}

/// Records each of `changes`, one row per field.
pub fn insert_all<'a>(
    command: &'a Command,
    subject_kind: SubjectKind,
    subject_id: &'a str,
    changes: &'a [FieldChange],
) -> impl Iterator<Item = Statement> + 'a {
    changes.iter().map(move |change| {
        insert(command, subject_kind, subject_id, &change.field, change.before.as_deref(), change.after.as_deref())
    })
}
