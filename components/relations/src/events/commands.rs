//! Listing, making, reading and changing events.

use axum::response::Response;
use domain::authorisation::Action;
use domain::event::{self, OPTION_LIST};
use domain::record::{Data, OptionRow, Patch};
use store::actor::{self, Actor};
use store::events::{self, EventList, EventRecord, Target};
use store::{Guard, Read, Store, StoreError, records};
use web::page::{self, versioned};
use web::{Answer, ApiError, Caller, HttpTransport, IdempotencyKey};

use super::{Event, EventQuery};
use crate::relations::desk::command;

/// There is one order: the latest first.
const SORT: &str = "-starts_on";

/// A page of the events.
pub(crate) async fn list(caller: Caller, query: EventQuery) -> Result<Response, ApiError> {
    let list = EventList { after: page::place(query.after, SORT)?, limit: query.limit.rows() };
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(list.select(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadEvent)?;
    web::refresh(&store, &caller, &actor).await;
    page::answer(list.page_of(answers.take(1))?, SORT)
}

/// Makes an event.
pub(crate) async fn create(caller: Caller, draft: &Patch, key: &IdempotencyKey) -> Result<Response, ApiError> {
    let store = web::store().await;
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(key.select(&caller.key))
        .with(records::select_options(&[OPTION_LIST]));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditEvent)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let made = event::edit(&records::options(answers.take(2))?, &Data::default(), draft)?;
    let id = web::id();
    let name = made.after.text("name").unwrap_or_default().to_owned();
    let target = Target { key: &caller.key, role: actor.role, id: &id, name: &name };
    let batch = events::create(target, &command(&caller, &actor), &made);
    let record = EventRecord {
        id: id.clone(),
        version: 1,
        data: made.after,
        dossiers: "[]".to_owned().into(),
        registrations: "[]".to_owned().into(),
        people: 0,
        created_at: caller.key.now.clone(),
        updated_at: caller.key.now.clone(),
    };
    let body = serde_json::to_string(&Event::new(actor.role, record, made.masked));
    let body = body.map_err(|error| ApiError::Defect(error.to_string()))?;
    let answer = Answer::created(format!("/api/events/{id}"), 1, body);
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}

/// One event.
pub(crate) async fn read(caller: &Caller, id: &str) -> Result<Response, ApiError> {
    Desk::open(caller, id, Action::ReadEvent).await?.answer(0)
}

/// Changes fields of an event.
pub(crate) async fn edit(caller: &Caller, id: &str, version: i64, patch: &Patch) -> Result<Response, ApiError> {
    let desk = Desk::open(caller, id, Action::EditEvent).await?;
    if desk.record.version != version {
        return Err(desk.stale());
    }
    let edited = event::edit(&desk.options, &desk.record.data, patch)?;
    if edited.changes.is_empty() {
        return desk.answer(edited.masked);
    }
    let name = edited.after.text("name").unwrap_or_default();
    let target = Target { key: &caller.key, role: desk.actor.role, id: &desk.record.id, name };
    let batch = events::edit(target, version, &command(caller, &desk.actor), &edited);
    let last = batch.len() - 1;
    match desk.store.write(batch).await {
        Ok(mut answers) => {
            let record = answers.take(last).first()?;
            let record = record.ok_or_else(|| ApiError::Defect("a command left no event".into()))?;
            Desk { record, ..desk }.answer(edited.masked)
        }
        Err(StoreError::Guard(Guard::Stale)) => Err(Desk::open(caller, id, Action::ReadEvent).await?.stale()),
        Err(error) => Err(error.into()),
    }
}

/// A signed-in user before an event.
struct Desk {
    store: Store<HttpTransport>,
    actor: Actor,
    record: EventRecord,
    options: Vec<OptionRow>,
}

impl Desk {
    async fn open(caller: &Caller, id: &str, action: Action) -> Result<Self, ApiError> {
        let store = web::store().await;
        let read = Read::new()
            .with(actor::select(&caller.key))
            .with(events::find(&caller.key, id))
            .with(records::select_options(&[OPTION_LIST]));
        let mut answers = store.read(read).await?;
        let actor = web::actor(&mut answers, 0)?;
        web::allow(&actor, action)?;
        web::refresh(&store, caller, &actor).await;
        let record: EventRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
        let options = records::options(answers.take(2))?;
        Ok(Self { store, actor, record, options })
    }

    fn answer(&self, masked: usize) -> Result<Response, ApiError> {
        versioned(self.record.version, &Event::new(self.actor.role, self.record.clone(), masked))
    }

    fn stale(&self) -> ApiError {
        match serde_json::to_value(Event::new(self.actor.role, self.record.clone(), 0)) {
            Ok(current) => ApiError::Stale { current },
            Err(error) => ApiError::Defect(error.to_string()),
        }
    }
}
