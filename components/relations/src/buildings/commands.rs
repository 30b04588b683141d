//! Making, reading and changing a building.

use axum::response::Response;
use domain::address::OPTION_LISTS;
use domain::authorisation::Action;
use domain::building;
use domain::field_error::FieldCode;
use domain::record::{Data, Patch, Value};
use serde::Deserialize;
use store::actor::{self, Actor};
use store::addresses::{self, AddressRecord, Spot};
use store::buildings::{self, BuildingRecord, Target};
use store::{Answers, Guard, Read, Statement, Store, StoreError, records};
use web::page::versioned;
use web::{Answer, ApiError, Caller, Command, HttpTransport};

use super::{Building, BuildingMade, NewBuilding};
use crate::addresses::answer::Address;
use crate::addresses::journeys::page_of;
use crate::relations::desk::command;
use crate::relations::journeys::PageQuery;

/// Makes a building of an address and its neighbours at the same house number.
pub(crate) async fn create(caller: Caller, asked: Command<NewBuilding>) -> Result<Response, ApiError> {
    let Command { input, key } = asked;
    let store = web::store().await;
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(key.select(&caller.key))
        .with(addresses::find(&caller.key, &input.address_id));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditAddress)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let address: Option<AddressRecord> = answers.take(2).first()?;
    let address = address.ok_or(ApiError::field("address_id", FieldCode::NotFound))?;
    if address.data.text("building_id").is_some() {
        return Err(ApiError::field("address_id", FieldCode::Duplicate));
    }
    if address.version != input.address_version {
        let shown = Address::new(actor.role, address, &input.address_id, 0);
        let current = serde_json::to_value(shown).map_err(|error| ApiError::Defect(error.to_string()))?;
        return Err(ApiError::Stale { current });
    }
    let made = building::edit(&[], &Data::default(), &Patch::new())?;
    let id = web::id();
    let target =
        Target { key: &caller.key, role: actor.role, id: &id, version: address.version, told_at: Some(&address.id) };
    let batch = buildings::create(target, &command(&caller, &actor), &address.data, &made);
    let body = serde_json::to_string(&BuildingMade { id: id.clone(), version: 1 });
    let body = body.map_err(|error| ApiError::Defect(error.to_string()))?;
    let answer = Answer::created(format!("/api/buildings/{id}"), 1, body);
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}

/// A page of the journeys of its addresses.
pub(crate) async fn journeys(caller: &Caller, id: &str, query: PageQuery) -> Result<Response, ApiError> {
    page_of(caller, Spot::Building(id), buildings::find(&caller.key, id), query).await
}

/// One building.
pub(crate) async fn read(caller: &Caller, id: &str) -> Result<Response, ApiError> {
    Desk::open(caller, id, Action::ReadAddress, None).await?.answer()
}

/// Changes facts of a building.
pub(crate) async fn edit(caller: &Caller, id: &str, version: i64, patch: &Patch) -> Result<Response, ApiError> {
    #[derive(Deserialize)]
    struct Row {
        id: String,
    }
    let association_id = match patch.get("association_id") {
        Some(Some(Value::Text(id))) => Some(id.as_str()),
        _ => None,
    };
    let association = buildings::select_association(association_id);
    let mut desk = Desk::open(caller, id, Action::EditAddress, Some(association)).await?;
    if desk.record.version != version {
        return Err(desk.stale());
    }
    let mut patch = patch.clone();
    match (association_id, desk.answers.take(3).first()?) {
        (Some(_), Some(Row { id })) => _ = patch.insert("association_id", Some(Value::Text(id))),
        (Some(_), None) => return Err(ApiError::field("association_id", FieldCode::NotFound)),
        (None, _) => {}
    }
    let options = records::options(desk.answers.take(2))?;
    let edited = building::edit(&options, &desk.record.data, &patch)?;
    if edited.changes.is_empty() {
        return desk.answer();
    }
    let target = Target {
        key: &caller.key,
        role: desk.actor.role,
        id: &desk.record.id,
        version,
        told_at: desk.record.told_at.as_deref(),
    };
    let batch = buildings::edit(target, &command(caller, &desk.actor), &edited);
    let last = batch.len() - 1;
    match desk.store.write(batch).await {
        Ok(mut answers) => {
            let record = answers.take(last).first()?;
            let record = record.ok_or_else(|| ApiError::Defect("a command left no building".into()))?;
            Desk { record, ..desk }.answer()
        }
        Err(StoreError::Guard(Guard::Stale)) => Err(Desk::open(caller, id, Action::ReadAddress, None).await?.stale()),
        Err(error) => Err(error.into()),
    }
}

/// A signed-in user before a building.
struct Desk {
    store: Store<HttpTransport>,
    actor: Actor,
    record: BuildingRecord,
    /// The options are answer 2, what was asked besides is answer 3.
    answers: Answers,
}

impl Desk {
    async fn open(caller: &Caller, id: &str, action: Action, besides: Option<Statement>) -> Result<Self, ApiError> {
        let store = web::store().await;
        let read = Read::new()
            .with(actor::select(&caller.key))
            .with(buildings::find(&caller.key, id))
            .with(records::select_options(&OPTION_LISTS));
        let mut answers = store.read(besides.into_iter().fold(read, Read::with)).await?;
        let actor = web::actor(&mut answers, 0)?;
        web::allow(&actor, action)?;
        web::refresh(&store, caller, &actor).await;
        let record: BuildingRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
        Ok(Self { store, actor, record, answers })
    }

    fn answer(&self) -> Result<Response, ApiError> {
        versioned(self.record.version, &Building::new(self.actor.role, self.record.clone()))
    }

    fn stale(&self) -> ApiError {
        match serde_json::to_value(Building::new(self.actor.role, self.record.clone())) {
            Ok(current) => ApiError::Stale { current },
            Err(error) => ApiError::Defect(error.to_string()),
        }
    }
}
