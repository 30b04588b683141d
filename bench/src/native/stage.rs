//! `PUT /api/dossiers/{number}/stage`.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::change::{Command, CommandActor};
use domain::dossier::stage::advance;
use domain::field_error::FieldErrors;
use serde::Deserialize;
use store::actor::SessionKey;
use store::dossiers::{self, DossierRecord, Lookup, Target};
use store::{Guard, StoreError};
use web::{ApiError, Body, IfMatch};

use super::caller::Caller;
use super::detail::{Open, open};
use super::{Server, Shared, answer};

/// Where a dossier is to go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StageChange {
    stage: String,
}

/// Moves a dossier along the stages of its type.
pub(super) async fn change_stage(
    State(server): State<Shared>,
    caller: Caller,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Body(change): Body<StageChange>,
) -> Result<Response, ApiError> {
    let lookup = Lookup::parse(&number);
    match attempt(&server, &caller.key, &lookup, version, &change).await {
        Err(ApiError::Conflict("catalogue-changed")) => attempt(&server, &caller.key, &lookup, version, &change).await,
        result => result,
    }
}

async fn attempt(
    server: &Server,
    key: &SessionKey,
    lookup: &Lookup,
    version: i64,
    change: &StageChange,
) -> Result<Response, ApiError> {
    let Open { actor, catalogue, record } = open(server, key, lookup).await?;
    if !record.may_change_stage {
        return Err(ApiError::Forbidden);
    }
    if record.version != version {
        return Err(answer::stale(&catalogue, actor.role, &record));
    }
    let state = record.state();
    let is_filled = |field: &_| state.is_filled(field);
    let advance = advance(&catalogue, &record.type_key, &record.stage_key, &change.stage, is_filled)
        .map_err(FieldErrors::from)?;
    let Some(advance) = advance else { return answer::dossier(&catalogue, actor.role, &record) };
    let target = Target {
        key,
        role: actor.role,
        id: &record.id,
        journey_id: &record.journey_id,
        version,
        catalogue_version: catalogue.version,
    };
    let command = Command { id: web::id(), at: key.now.clone(), actor: CommandActor::User(actor.id.clone()) };
    let batch = dossiers::change_stage(&target, &command, &advance);
    match server.database.write_and_read::<DossierRecord>(batch).await {
        Ok(Some(record)) => answer::dossier(&catalogue, actor.role, &record),
        Ok(None) => Err(ApiError::Defect("a command left no dossier".into())),
        Err(StoreError::Guard(Guard::Stale)) => {
            let now = open(server, key, lookup).await?;
            Err(answer::stale(&now.catalogue, now.actor.role, &now.record))
        }
        Err(error) => Err(error.into()),
    }
}
