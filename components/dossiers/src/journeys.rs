//! `GET /api/journeys/{number}`.

use axum::response::{IntoResponse, Response};
use domain::authorisation::Action;
use store::{Read, actor, journeys};
use web::page::json;
use web::{ApiError, Caller, problem};

use crate::dossiers::answer::Journey;
use crate::dossiers::path::Number;

/// A journey with its people, its addresses and those of its dossiers that the reader may see.
#[utoipa::path(get, path = "/api/journeys/{number}", operation_id = "read_journey", tag = "journeys",
    params(("number" = String, Path, description = "Number of the journey or of one of its dossiers")),
    responses((status = 200, body = Journey), problem::Reads))]
pub(crate) async fn read(caller: Caller, Number(lookup): Number) -> Result<Response, ApiError> {
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(journeys::find(&caller.key, &lookup));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadDossier)?;
    web::refresh(&store, &caller, &actor).await;
    let journey = answers.take(1).text().ok_or(ApiError::NotFound)?;
    Ok(json(journey).into_response())
}
