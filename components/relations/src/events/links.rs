//! What belongs to an event: dossiers that came of it, and who registered.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::authorisation::Action;
use domain::event;
use domain::field_error::FieldCode;
use store::dossiers::Lookup;
use store::events::{self, EventRecord, LinkedDossier, Registrant, RegistrationRecord, Target};
use store::{Read, actor};
use web::page::versioned;
use web::{Answer, ApiError, Caller, Command};

use super::{Event, EventContact, EventRegistration, NewRegistration};
use crate::relations::desk::command;

/// Links a dossier to an event, or unlinks it.
pub(crate) async fn set_link(caller: &Caller, id: &str, number: &str, is_linked: bool) -> Result<Response, ApiError> {
    let store = web::store().await;
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(events::find(&caller.key, id))
        .with(events::find_dossier(&caller.key, id, &Lookup::parse(number)));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadDossier)?;
    web::refresh(&store, caller, &actor).await;
    let record: EventRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
    let dossier: LinkedDossier = answers.take(2).first()?.ok_or(ApiError::NotFound)?;
    web::allow(&actor, Action::EditEvent)?;
    if !dossier.may_edit {
        return Err(ApiError::Forbidden);
    }
    if dossier.is_linked == is_linked {
        return versioned(record.version, &Event::new(actor.role, record, 0));
    }
    let name = record.data.text("name").unwrap_or_default();
    let target = Target { key: &caller.key, role: actor.role, id: &record.id, name };
    let command = command(caller, &actor);
    let batch =
        if is_linked { events::link(target, &command, &dossier) } else { events::unlink(target, &command, &dossier) };
    let last = batch.len() - 1;
    let record: Option<EventRecord> = store.write(batch).await?.take(last).first()?;
    let record = record.ok_or_else(|| ApiError::Defect("a command left no event".into()))?;
    versioned(record.version, &Event::new(actor.role, record, 0))
}

/// Registers somebody for an event.
pub(crate) async fn register(caller: Caller, id: &str, asked: Command<NewRegistration>) -> Result<Response, ApiError> {
    let Command { input, key } = asked;
    let store = web::store().await;
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(key.select(&caller.key))
        .with(events::find(&caller.key, id))
        .with(events::find_registrant(id, input.contact_id.as_deref()));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditEvent)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let record: EventRecord = answers.take(2).first()?.ok_or(ApiError::NotFound)?;
    let registrant: Option<Registrant> = answers.take(3).first()?;
    match (&input.contact_id, &registrant) {
        (Some(_), None) => return Err(ApiError::field("contact_id", FieldCode::NotFound)),
        (Some(_), Some(Registrant { is_registered: true, .. })) => {
            return Err(ApiError::field("contact_id", FieldCode::Duplicate));
        }
        _ => {}
    }
    let contact_id = registrant.as_ref().map(|registrant| registrant.id.clone());
    let registration = event::register(contact_id, input.people)?;
    let registration_id = web::id();
    let name = record.data.text("name").unwrap_or_default();
    let target = Target { key: &caller.key, role: actor.role, id: &record.id, name };
    let batch = events::register(target, &command(&caller, &actor), &registration_id, &registration);
    let shown = EventRegistration {
        id: registration_id.clone(),
        contact: registrant.map(|Registrant { id, name, .. }| EventContact { id, name }),
        people: registration.people,
    };
    let body = serde_json::to_string(&shown).map_err(|error| ApiError::Defect(error.to_string()))?;
    let location = Some(format!("/api/event-registrations/{registration_id}"));
    let answer = Answer { status: StatusCode::CREATED, location, etag: None, body };
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}

/// Takes a registration back.
pub(crate) async fn unregister(caller: &Caller, id: &str) -> Result<Response, ApiError> {
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(events::find_registration(&caller.key, id));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditEvent)?;
    web::refresh(&store, caller, &actor).await;
    let record: RegistrationRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
    let target = Target { key: &caller.key, role: actor.role, id: &record.event_id, name: &record.event_name };
    store.write(events::unregister(target, &command(caller, &actor), id, &record)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
