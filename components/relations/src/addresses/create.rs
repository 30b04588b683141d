//! `POST /api/addresses`.

use axum::response::Response;
use domain::address::{self, ADDRESS, AddressState, OPTION_LISTS};
use domain::authorisation::Action;
use domain::record::{Data, Patch, Value};
use serde::Deserialize;
use store::addresses::{self, AddressRecord, Target};
use store::{Read, actor, buildings, records};
use web::{Answer, ApiError, Caller, IdempotencyKey};

use super::answer::Address;
use crate::relations::desk::command;

#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) id: String,
}

/// Makes an address, in the building of the others at its house number.
pub(crate) async fn create(caller: Caller, mut draft: Patch, key: &IdempotencyKey) -> Result<Response, ApiError> {
    let store = web::store().await;
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(key.select(&caller.key))
        .with(records::select_options(&OPTION_LISTS))
        .with(buildings::select_of_place(&spelling(&draft)));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditAddress)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let options = records::options(answers.take(2))?;
    if let Some(Row { id }) = answers.take(3).first()? {
        draft.insert("building_id", Some(Value::Text(id)));
    }
    let made = address::create(&options, &draft)?;
    let id = web::id();
    let target = Target { key: &caller.key, role: actor.role, id: &id, version: 1 };
    let batch = addresses::create(target, &command(&caller, &actor), &made);
    let record = AddressRecord {
        id: id.clone(),
        version: 1,
        state: AddressState::Typed,
        register_id: None,
        manual_reason: None,
        written_text: None,
        merged: "[]".to_owned().into(),
        data: made.after,
        created_at: caller.key.now.clone(),
        updated_at: caller.key.now.clone(),
    };
    let shown = Address::new(actor.role, record, &id, made.masked);
    let body = serde_json::to_string(&shown).map_err(|error| ApiError::Defect(error.to_string()))?;
    let answer = Answer::created(format!("/api/addresses/{id}"), 1, body);
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}

/// Only line and parts, which need no option to be read; nothing when they have faults, which are told later.
fn spelling(draft: &Patch) -> Data {
    let is_spelling = |name: &str| ADDRESS[..6].iter().any(|field| field.name == name);
    let spelling =
        draft.iter().filter(|(name, _)| is_spelling(name)).map(|(name, value)| (*name, value.clone())).collect();
    address::create(&[], &spelling).map(|made| made.after).unwrap_or_default()
}
