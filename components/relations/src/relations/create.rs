//! `POST /api/contacts`, `POST /api/organisations`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::record::Patch;
use domain::relation::{self, Noun, RelationState};
use store::relations::{self, RelationRecord, Target};
use store::{Read, actor};
use web::{Answer, ApiError, Caller, IdempotencyKey};

use super::answer::{Beside, Shown};
use super::desk::command;

const NO_JOURNEYS: &str = r#"{"items":[],"next":null}"#;

/// Makes a record of `noun` at `path`.
pub(crate) async fn create(
    noun: Noun,
    path: &str,
    caller: Caller,
    draft: &Patch,
    key: &IdempotencyKey,
) -> Result<Response, ApiError> {
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(key.select(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditContact)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let made = relation::make(noun, draft)?;
    let id = web::id();
    let target = Target { key: &caller.key, role: actor.role, noun, id: &id, version: 1 };
    let batch = relations::create(target, &command(&caller, &actor), &made);
    let record = RelationRecord {
        id: id.clone(),
        version: 1,
        state: RelationState::Active,
        data: made.after,
        merged: "[]".to_owned().into(),
        created_at: caller.key.now.clone(),
        updated_at: caller.key.now.clone(),
    };
    let beside = Beside { resolved_from: None, journeys: NO_JOURNEYS.to_owned(), masked: made.masked };
    let shown = Shown::new(noun, actor.role, record, beside);
    let body = serde_json::to_string(&shown).map_err(|error| ApiError::Defect(error.to_string()))?;
    let answer = Answer::created(format!("{path}/{id}"), 1, body);
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}
