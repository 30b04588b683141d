//! Giving an address a place in a journey, changing and ending that.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::authorisation::Action;
use domain::field_error::FieldCode;
use domain::journey_address::{Standing, join, restand};
use store::actor::{self, Actor};
use store::dossiers::Lookup;
use store::journey_addresses::{self, JourneyRecord, PlaceRecord, Target};
use store::{Answers, Batch, Guard, Read, Store, StoreError};
use web::page::versioned;
use web::{Answer, ApiError, Caller, Command, HttpTransport};

use super::{JourneyAddressEdit, JourneyPlace, NewJourneyAddress};
use crate::relations::desk::command;

/// Gives an address a place in a journey.
pub(crate) async fn create(caller: Caller, asked: Command<NewJourneyAddress>) -> Result<Response, ApiError> {
    let Command { input, key } = asked;
    let store = web::store().await;
    let lookup = Lookup::parse(&input.journey_number);
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(key.select(&caller.key))
        .with(journey_addresses::find_journey(&caller.key, &lookup, &input.address_id));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditJourneyAddresses)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let journey: Option<JourneyRecord> = answers.take(2).first()?;
    let journey = journey.ok_or(ApiError::field("journey_number", FieldCode::NotFound))?;
    if !journey.may_edit {
        return Err(ApiError::Forbidden);
    }
    let Some(address) = journey.joining.clone() else {
        return Err(ApiError::field("address_id", FieldCode::NotFound));
    };
    let dossiers: Vec<String> = journey.dossiers.keys().cloned().collect();
    let wanted = Standing { dossier_number: input.dossier_number, is_main: input.main };
    let standing = join(&dossiers, journey.main_id.is_some(), wanted)?;
    if journey.joined.contains(&standing.dossier_number) {
        return Err(ApiError::field("address_id", FieldCode::Duplicate));
    }
    let id = web::id();
    let target = Target {
        key: &caller.key,
        role: actor.role,
        journey_id: &journey.journey_id,
        id: &id,
        address_id: &address.id,
        main_id: journey.main_id.as_deref(),
        dossier_id: dossier_id(&journey.dossiers, &standing),
    };
    let batch = journey_addresses::add(target, &command(&caller, &actor), &standing);
    let made = PlaceRecord {
        id: id.clone(),
        version: 1,
        journey_id: journey.journey_id.clone(),
        journey_number: journey.journey_number.clone(),
        address: address.clone(),
        is_main: standing.is_main,
        dossier_number: standing.dossier_number.clone(),
        // Without a main address before there was none for the whole journey; one for a dossier may be left.
        is_last: journey.main_id.is_none(),
        beside: journey.joined.clone(),
        main_id: journey.main_id.clone(),
        dossiers: journey.dossiers.clone(),
        may_edit: true,
    };
    let body = serde_json::to_string(&JourneyPlace::from(made));
    let body = body.map_err(|error| ApiError::Defect(error.to_string()))?;
    let answer = Answer::created(format!("/api/journey-addresses/{id}"), 1, body);
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}

/// The place as it is.
pub(crate) async fn read(caller: &Caller, id: &str) -> Result<Response, ApiError> {
    let desk = Desk::open(caller, id).await?;
    desk.answer(desk.record.clone())
}

/// Makes it the main address, or lets it count for one dossier only.
pub(crate) async fn edit(
    caller: &Caller,
    id: &str,
    version: i64,
    edit: JourneyAddressEdit,
) -> Result<Response, ApiError> {
    let desk = Desk::open(caller, id).await?;
    desk.judge(version)?;
    let before = desk.record.standing();
    let dossiers: Vec<String> = desk.record.dossiers.keys().cloned().collect();
    let after = restand(&dossiers, &before, edit.main, edit.dossier_number)?;
    if after == before {
        return desk.answer(desk.record.clone());
    }
    if desk.record.beside.contains(&after.dossier_number) {
        return Err(ApiError::field("dossier_number", FieldCode::Duplicate));
    }
    let told_of = if after.dossier_number.is_some() { &after } else { &before };
    let batch = journey_addresses::edit(desk.target(told_of), version, &desk.command(), &before, &after);
    let last = batch.len() - 1;
    let record = desk.write(batch).await?.take(last).first()?;
    desk.answer(record.ok_or_else(|| ApiError::Defect("a command left no place".into()))?)
}

/// Takes an address off a journey.
pub(crate) async fn remove(caller: &Caller, id: &str, version: i64) -> Result<Response, ApiError> {
    let desk = Desk::open(caller, id).await?;
    desk.judge(version)?;
    if desk.record.is_main && !desk.record.is_last {
        return Err(ApiError::Conflict("main-address"));
    }
    let before = desk.record.standing();
    desk.write(journey_addresses::remove(desk.target(&before), version, &desk.command(), &before)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn dossier_id<'a>(dossiers: &'a std::collections::BTreeMap<String, String>, standing: &Standing) -> Option<&'a str> {
    dossiers.get(standing.dossier_number.as_ref()?).map(String::as_str)
}

/// A signed-in user before a place in a journey that the user may see.
struct Desk {
    store: Store<HttpTransport>,
    caller: Caller,
    actor: Actor,
    record: PlaceRecord,
}

impl Desk {
    async fn open(caller: &Caller, id: &str) -> Result<Self, ApiError> {
        let store = web::store().await;
        let read = Read::new().with(actor::select(&caller.key)).with(journey_addresses::find(&caller.key, id));
        let mut answers = store.read(read).await?;
        let actor = web::actor(&mut answers, 0)?;
        web::allow(&actor, Action::ReadDossier)?;
        web::refresh(&store, caller, &actor).await;
        let record: PlaceRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
        Ok(Self { store, caller: caller.clone(), actor, record })
    }

    /// Lets only those pass who may change the journey's addresses and read the version as it is.
    fn judge(&self, version: i64) -> Result<(), ApiError> {
        if !self.record.may_edit {
            return Err(ApiError::Forbidden);
        }
        if self.record.version == version { Ok(()) } else { Err(self.stale()) }
    }

    async fn write(&self, batch: Batch) -> Result<Answers, ApiError> {
        match self.store.write(batch).await {
            Ok(answers) => Ok(answers),
            Err(StoreError::Guard(Guard::Stale)) => match Self::open(&self.caller, &self.record.id).await {
                Ok(now) => Err(now.stale()),
                Err(error) => Err(error),
            },
            Err(error) => Err(error.into()),
        }
    }

    fn answer(&self, record: PlaceRecord) -> Result<Response, ApiError> {
        versioned(record.version, &JourneyPlace::from(record))
    }

    fn target<'a>(&'a self, told_of: &Standing) -> Target<'a> {
        Target {
            key: &self.caller.key,
            role: self.actor.role,
            journey_id: &self.record.journey_id,
            id: &self.record.id,
            address_id: &self.record.address.id,
            main_id: self.record.main_id.as_deref(),
            dossier_id: dossier_id(&self.record.dossiers, told_of),
        }
    }

    fn command(&self) -> domain::change::Command {
        command(&self.caller, &self.actor)
    }

    fn stale(&self) -> ApiError {
        match serde_json::to_value(JourneyPlace::from(self.record.clone())) {
            Ok(current) => ApiError::Stale { current },
            Err(error) => ApiError::Defect(error.to_string()),
        }
    }
}
