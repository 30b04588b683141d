//! What happened to a journey, a dossier, a person or an address.

use domain::change::Command;
use domain::timeline::Entry;

use crate::Statement;

/// Records one entry of the command.
#[must_use]
pub fn insert(command: &Command, entry: &Entry) -> Statement {
    let subjects = &entry.subjects;
    Statement::new(
        "insert into timeline (happened_at, recorded_at, command_id, kind, actor_kind, actor_id, submission_id,
           journey_id, dossier_id, contact_id, organisation_id, address_id, activity_id, facts)
         values (:happened_at, :recorded_at, :command, :kind, :actor_kind, :actor, :submission, :journey, :dossier,
           :contact, :organisation, :address, :activity, :facts)",
    )
    .bind("happened_at", &entry.happened_at)
    .bind("recorded_at", &command.at)
    .bind("command", &command.id)
    .bind("kind", entry.kind.as_str())
    .bind("actor_kind", command.actor.kind())
    .bind("actor", command.actor.id())
    .bind("submission", subjects.submission_id.as_deref())
    .bind("journey", subjects.journey_id.as_deref())
    .bind("dossier", subjects.dossier_id.as_deref())
    .bind("contact", subjects.contact_id.as_deref())
    .bind("organisation", subjects.organisation_id.as_deref())
    .bind("address", subjects.address_id.as_deref())
    .bind("activity", subjects.activity_id.as_deref())
    .bind("facts", entry.facts.to_string())
}
