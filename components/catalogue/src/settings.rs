//! The desk's settings.

use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::authorisation::Action;
use domain::change::{Command, CommandActor};
use domain::setting::Settings;
use store::actor::Actor;
use store::settings::{self, Desk};
use store::{Guard, Read, Store, StoreError, actor};
use web::problem::{Changes, Reads};
use web::{ApiError, Body, Caller, HttpTransport, IfMatch};

/// The desk's settings, for everybody who is signed in.
#[utoipa::path(
    get,
    path = "/api/settings", operation_id = "read_settings",
    tag = "settings",
    responses(
        (status = 200, body = Settings, headers(("ETag" = String, description = "Version of the settings"))),
        Reads
    )
)]
pub async fn show(caller: Caller) -> Result<Response, ApiError> {
    let store = web::store().await;
    let (actor, desk) = read(&store, &caller).await?;
    web::refresh(&store, &caller, &actor).await;
    Ok(answer(desk.version, desk.settings))
}

/// Replaces the desk's settings. Managers only.
#[utoipa::path(
    put,
    path = "/api/settings", operation_id = "save_settings",
    tag = "settings",
    params(("If-Match" = String, Header, description = "ETag of the settings that were edited")),
    request_body = Settings,
    responses(
        (status = 200, body = Settings, headers(("ETag" = String, description = "Version of the settings"))),
        Changes
    )
)]
pub async fn save(
    caller: Caller,
    IfMatch(version): IfMatch,
    Body(input): Body<Settings>,
) -> Result<Response, ApiError> {
    let store = web::store().await;
    let (actor, before) = read(&store, &caller).await?;
    web::allow(&actor, Action::ManageSettings)?;
    web::refresh(&store, &caller, &actor).await;
    if before.version != version {
        return Err(stale(&before.settings));
    }
    let after = input.validated()?;
    let changes = after.changes(&before.settings);
    if changes.is_empty() {
        return Ok(answer(before.version, after));
    }
    let command = Command { id: web::id(), at: caller.key.now.clone(), actor: CommandActor::User(actor.id.clone()) };
    let batch = settings::save(&caller.key, actor.role, &command, &before, &after, &changes);
    match store.write(batch).await {
        Ok(_) => Ok(answer(before.version + 1, after)),
        Err(StoreError::Guard(Guard::Stale)) => Err(stale(&read(&store, &caller).await?.1.settings)),
        Err(error) => Err(error.into()),
    }
}

async fn read(store: &Store<HttpTransport>, caller: &Caller) -> Result<(Actor, Desk), ApiError> {
    let read = Read::new().with(actor::select(&caller.key)).with(settings::select_with_logo());
    let mut answers = store.read(read).await?;
    Ok((web::actor(&mut answers, 0)?, settings::parse(answers.take(1))?))
}

fn answer(version: i64, settings: Settings) -> Response {
    ([(header::ETAG, web::etag(version))], Json(settings)).into_response()
}

fn stale(current: &Settings) -> ApiError {
    ApiError::Stale { current: serde_json::to_value(current).unwrap_or_default() }
}
