//! The commands on an event: each one atomic batch that judges again what the decision stood on.

use domain::authorisation::{Action, Role};
use domain::change::{Command, FieldChange, SubjectKind};
use domain::event::{EVENT, Registration};
use domain::record::Edited;
use domain::text::fold;
use domain::timeline::{Entry, Subjects, TimelineKind};
use serde_json::json;

use super::{LinkedDossier, RegistrationRecord, find};
use crate::actor::{self, ACTOR, SessionKey};
use crate::{Batch, Guard, Statement, dossier_in_scope, records, timeline};

/// The event a command was decided for, and what the decision stood on.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Who is signed in.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
    /// Id of the event.
    pub id: &'a str,
    /// Its name, for the histories of those it concerns.
    pub name: &'a str,
}

/// Makes an event. The caller ends the batch with storing the answer.
#[must_use]
pub fn create(target: Target<'_>, command: &Command, made: &Edited) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let insert = records::insert("event", &EVENT, &["name_folded"], target.id, &made.after, &command.at);
    batch.push(insert.bind("name_folded", fold(target.name)));
    records::record(&mut batch, command, SubjectKind::Event, target.id, &made.changes);
    batch
}

/// Writes changed fields. The last answer is the event.
#[must_use]
pub fn edit(target: Target<'_>, version: i64, command: &Command, edited: &Edited) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let condition = "select 1 from event where id = :id and version = :version";
    batch.guard(Guard::Stale, condition, |statement| statement.bind("id", target.id).bind("version", version));
    let update = records::update("event", &EVENT, "name_folded = :name_folded,", target.id, &edited.after, &command.at);
    batch.push(update.bind("name_folded", fold(target.name)));
    records::record(&mut batch, command, SubjectKind::Event, target.id, &edited.changes);
    batch.push(find(target.key, target.id));
    batch
}

/// Links a dossier to an event. The last answer is the event.
#[must_use]
pub fn link(target: Target<'_>, command: &Command, dossier: &LinkedDossier) -> Batch {
    let mut batch = guarded(target, dossier);
    let insert = "insert into event_dossier (event_id, dossier_id, created_at) values (:event, :dossier, :now)
        on conflict (event_id, dossier_id) do nothing";
    let insert = Statement::new(insert).bind("event", target.id).bind("dossier", &dossier.id).bind("now", &command.at);
    batch.push(insert);
    let change = FieldChange::new("dossier_id", None, Some(dossier.id.clone()));
    records::record(&mut batch, command, SubjectKind::Event, target.id, &[change]);
    tell_dossier(&mut batch, target, command, dossier, TimelineKind::EventDossierAdded);
    batch.push(find(target.key, target.id));
    batch
}

/// Undoes that. The last answer is the event.
#[must_use]
pub fn unlink(target: Target<'_>, command: &Command, dossier: &LinkedDossier) -> Batch {
    let mut batch = guarded(target, dossier);
    let delete = "delete from event_dossier where event_id = :event and dossier_id = :dossier";
    batch.push(Statement::new(delete).bind("event", target.id).bind("dossier", &dossier.id));
    let change = FieldChange::new("dossier_id", Some(dossier.id.clone()), None);
    records::record(&mut batch, command, SubjectKind::Event, target.id, &[change]);
    tell_dossier(&mut batch, target, command, dossier, TimelineKind::EventDossierRemoved);
    batch.push(find(target.key, target.id));
    batch
}

/// Adds a registration `id`. The caller ends the batch with storing the answer.
#[must_use]
pub fn register(target: Target<'_>, command: &Command, id: &str, registration: &Registration) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    if let Some(contact_id) = &registration.contact_id {
        let is_new = "select 1 from contact where id = :contact and merged_into is null and state = 'active'
            and not exists (select 1 from event_registration where event_id = :event and contact_id = :contact)";
        batch.guard(Guard::State, is_new, |statement| statement.bind("contact", contact_id).bind("event", target.id));
    }
    batch.push(
        Statement::new(
            "insert into event_registration (id, event_id, contact_id, people, created_at)
             values (:id, :event, :contact, :people, :now)",
        )
        .bind("id", id)
        .bind("event", target.id)
        .bind("contact", registration.contact_id.as_deref())
        .bind("people", registration.people)
        .bind("now", &command.at),
    );
    let fields = [
        FieldChange::new("event_id", None, Some(target.id.to_owned())),
        FieldChange::new("people", None, Some(registration.people.to_string())),
    ];
    records::record(&mut batch, command, SubjectKind::EventRegistration, id, &fields);
    tell_contact(&mut batch, target, command, registration.contact_id.as_deref(), TimelineKind::EventRegistrationAdded);
    batch
}

/// Removes a registration `id` for good: nothing is kept about who did not come after all. The last answer is the event.
#[must_use]
pub fn unregister(target: Target<'_>, command: &Command, id: &str, registration: &RegistrationRecord) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let condition = "select 1 from event_registration where id = :id";
    batch.guard(Guard::Missing, condition, |statement| statement.bind("id", id));
    batch.push(Statement::new("delete from event_registration where id = :id").bind("id", id));
    let people = FieldChange::new("people", Some(registration.people.to_string()), None);
    records::record(&mut batch, command, SubjectKind::EventRegistration, id, &[people]);
    let kind = TimelineKind::EventRegistrationRemoved;
    tell_contact(&mut batch, target, command, registration.contact_id.as_deref(), kind);
    batch.push(find(target.key, target.id));
    batch
}

/// The session lasts and the actor may change the dossier.
fn guarded(target: Target<'_>, dossier: &LinkedDossier) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let in_scope = format!(
        "{ACTOR} select exists (select 1 from dossier where dossier.id = :dossier and ({}) and ({}))",
        dossier_in_scope(Action::ReadDossier, "dossier"),
        dossier_in_scope(Action::EditDossier, "dossier"),
    );
    batch.guard(Guard::Forbidden, &in_scope, |statement| {
        actor::bind(statement, target.key).bind("dossier", &dossier.id)
    });
    batch
}

fn tell_dossier(batch: &mut Batch, target: Target<'_>, command: &Command, dossier: &LinkedDossier, kind: TimelineKind) {
    let subjects = Subjects {
        dossier_id: Some(dossier.id.clone()),
        journey_id: Some(dossier.journey_id.clone()),
        ..Subjects::default()
    };
    tell(batch, target, command, subjects, kind);
}

/// Of people whom the desk does not know there is no history.
fn tell_contact(batch: &mut Batch, target: Target<'_>, command: &Command, contact: Option<&str>, kind: TimelineKind) {
    let Some(contact) = contact else { return };
    let subjects = Subjects { contact_id: Some(contact.to_owned()), ..Subjects::default() };
    tell(batch, target, command, subjects, kind);
}

fn tell(batch: &mut Batch, target: Target<'_>, command: &Command, subjects: Subjects, kind: TimelineKind) {
    let facts = json!({ "event": target.id, "name": target.name });
    batch.push(timeline::insert(command, &Entry { kind, happened_at: command.at.clone(), subjects, facts }));
}
