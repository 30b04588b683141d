//! `POST /api/not-duplicates`: two records that look alike are not one.

use axum::http::StatusCode;
use axum::response::Response;
use domain::authorisation::Action;
use domain::field_error::{FieldCode, FieldErrors};
use domain::merge::Noun;
use serde::{Deserialize, Serialize};
use store::{Read, actor, duplicates};
use utoipa::ToSchema;
use web::{Answer, ApiError, Caller, Command, problem};

use crate::relations::desk::command;

/// Two records that somebody compared and found to be two.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotDuplicates {
    noun: Noun,
    one_id: String,
    other_id: String,
}

/// Records that two records are not the same, so that they are listed no more. Saying it again changes nothing.
#[utoipa::path(post, path = "/api/not-duplicates", operation_id = "create_not_duplicates", tag = "merges",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NotDuplicates,
    responses((status = 201, body = NotDuplicates), problem::Creates))]
pub(crate) async fn create(caller: Caller, asked: Command<NotDuplicates>) -> Result<Response, ApiError> {
    let Command { input, key } = asked;
    let store = web::store().await;
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(key.select(&caller.key))
        .with(duplicates::find(input.noun, &caller.key, &input.one_id))
        .with(duplicates::find(input.noun, &caller.key, &input.other_id));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::MergeContacts)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let mut errors = FieldErrors::new();
    for (field, index) in [("one_id", 2), ("other_id", 3)] {
        if answers.take(index).is_empty() {
            errors.add(field, FieldCode::NotFound);
        }
    }
    if input.one_id == input.other_id {
        errors.add("other_id", FieldCode::Duplicate);
    }
    errors.into_result(())?;
    let pair = (input.one_id.as_str(), input.other_id.as_str());
    let batch = duplicates::not_duplicates((&caller.key, actor.role), input.noun, pair, &command(&caller, &actor));
    let body = serde_json::to_string(&input).map_err(|error| ApiError::Defect(error.to_string()))?;
    let answer = Answer { status: StatusCode::CREATED, location: None, etag: None, body };
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}
