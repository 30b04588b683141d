//! What every command on a dossier does: one read that judges, a pure decision, one batch that judges again.

use std::sync::Arc;

use axum::response::Response;
use domain::catalogue::Catalogue;
use domain::change::{Command, CommandActor};
use store::actor::{self, Actor};
use store::catalogue::Cache;
use store::dossiers::{self, DossierRecord, Lookup, Target};
use store::{Answers, Batch, Guard, Read, Statement, Store, StoreError};
use web::page::versioned;
use web::{ApiError, Caller, HttpTransport};

use super::answer::Dossier;

/// The same for all users and fixed within a version, which every read brings along.
pub(crate) static CATALOGUE: Cache = Cache::new();

/// A signed-in user before a dossier that the user may see.
pub(crate) struct Desk {
    store: Store<HttpTransport>,
    caller: Caller,
    lookup: Lookup,
    pub(crate) actor: Actor,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) record: DossierRecord,
    /// Answers to what was asked besides, from number 2 on.
    pub(crate) answers: Answers,
}

impl Desk {
    /// Reads the dossier in one round trip, with the rows of `besides`.
    ///
    /// # Errors
    /// 401 without session, 404 when the user may not see the dossier.
    pub(crate) async fn open(caller: &Caller, lookup: &Lookup, besides: Option<Statement>) -> Result<Self, ApiError> {
        let store = web::store().await;
        let read = Read::new().with(actor::select(&caller.key)).with(dossiers::find(&caller.key, lookup));
        let mut answers = store.read(besides.into_iter().fold(read, Read::with)).await?;
        let actor = web::actor(&mut answers, 0)?;
        let record: DossierRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
        web::refresh(&store, caller, &actor).await;
        let catalogue = CATALOGUE.current(&store, actor.catalogue_version).await?;
        Ok(Self { store, caller: caller.clone(), lookup: lookup.clone(), actor, catalogue, record, answers })
    }

    /// Lets only those pass who may do it (`is_allowed`, as the read judged) to the version they read.
    ///
    /// # Errors
    /// 403, or 412 with the dossier as it is now.
    pub(crate) fn judge(&self, is_allowed: bool, version: i64) -> Result<(), ApiError> {
        if !is_allowed {
            return Err(ApiError::Forbidden);
        }
        if self.record.version != version {
            return Err(self.stale(self.record.clone()));
        }
        Ok(())
    }

    /// Writes what was decided and answers with the dossier; without a decision there is nothing to write.
    ///
    /// # Errors
    /// 412 with the dossier as it is now when somebody was faster, 409 when the catalogue or a colleague changed.
    pub(crate) async fn carry_out(self, batch: Option<Batch>) -> Result<Response, ApiError> {
        let Some(batch) = batch else { return self.answer(self.record.clone()) };
        let last = batch.len() - 1;
        match self.store.write(batch).await {
            Ok(mut answers) => {
                let record = answers.take(last).first()?;
                self.answer(record.ok_or_else(|| ApiError::Defect("a command left no dossier".into()))?)
            }
            Err(StoreError::Guard(Guard::Stale)) => Err(self.overtaken().await),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn answer(&self, record: DossierRecord) -> Result<Response, ApiError> {
        let dossier = Dossier::new(&self.catalogue, self.actor.role, record);
        versioned(dossier.version, &dossier)
    }

    pub(crate) fn target(&self) -> Target<'_> {
        Target {
            key: &self.caller.key,
            role: self.actor.role,
            id: &self.record.id,
            journey_id: &self.record.journey_id,
            version: self.record.version,
            catalogue_version: self.catalogue.version,
        }
    }

    pub(crate) fn command(&self) -> Command {
        Command { id: web::id(), at: self.caller.key.now.clone(), actor: CommandActor::User(self.actor.id.clone()) }
    }

    /// Somebody changed the dossier between reading and writing: what it is now needs another look.
    async fn overtaken(&self) -> ApiError {
        match Self::open(&self.caller, &self.lookup, None).await {
            Ok(now) => now.stale(now.record.clone()),
            Err(error) => error,
        }
    }

    fn stale(&self, record: DossierRecord) -> ApiError {
        let dossier = Dossier::new(&self.catalogue, self.actor.role, record);
        match serde_json::to_value(&dossier) {
            Ok(current) => ApiError::Stale { current },
            Err(error) => ApiError::Defect(error.to_string()),
        }
    }
}

/// Runs a command again, once, when the catalogue changed while it was decided.
pub(crate) async fn with_current_catalogue<F>(attempt: impl Fn() -> F) -> Result<Response, ApiError>
where
    F: Future<Output = Result<Response, ApiError>>,
{
    match attempt().await {
        Err(ApiError::Conflict("catalogue-changed")) => attempt().await,
        result => result,
    }
}
