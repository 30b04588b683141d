//! `GET /api/dossiers/{number}`, and what commands on a dossier begin with.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::catalogue::Catalogue;
use rusqlite::Connection;
use serde::Deserialize;
use store::actor::{Actor, SessionKey};
use store::dossiers::{self, DossierRecord, Lookup};
use store::{StoreError, catalogue};
use web::ApiError;

use super::caller::{self, Caller};
use super::{Server, Shared, answer, row};

/// One dossier with its journey.
pub(super) async fn read(
    State(server): State<Shared>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<Response, ApiError> {
    let open = open(&server, &caller.key, &Lookup::parse(&number)).await?;
    answer::dossier(&open.catalogue, open.actor.role, &open.record)
}

/// A signed-in user before a dossier that the user may see.
pub(super) struct Open {
    pub(super) actor: Actor,
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) record: DossierRecord,
}

/// 401 without session, 404 when the user may not see the dossier.
pub(super) async fn open(server: &Server, key: &SessionKey, lookup: &Lookup) -> Result<Open, ApiError> {
    let (key_there, lookup) = (key.clone(), lookup.clone());
    let work = move |connection: &Connection| -> Result<(Actor, DossierRecord), ApiError> {
        let actor = caller::actor(connection, &key_there)?;
        let record = row::first(connection, &dossiers::find(&key_there, &lookup))?.ok_or(ApiError::NotFound)?;
        Ok((actor, record))
    };
    let (actor, record) = server.database.read(work).await?;
    caller::refresh(server, key, &actor).await;
    let catalogue = current_catalogue(server, actor.catalogue_version).await?;
    Ok(Open { actor, catalogue, record })
}

#[derive(Deserialize)]
struct Document {
    document: String,
}

async fn current_catalogue(server: &Server, version: i64) -> Result<Arc<Catalogue>, StoreError> {
    if let Some(catalogue) = server.catalogue.get(version) {
        return Ok(catalogue);
    }
    let work = |connection: &Connection| row::first::<Document>(connection, &catalogue::load());
    let row = server.database.read(work).await?.ok_or_else(|| StoreError::Shape("no catalogue".to_owned()))?;
    let catalogue = serde_json::from_str(&row.document).map_err(|error| StoreError::Shape(error.to_string()))?;
    Ok(server.catalogue.put(catalogue))
}
