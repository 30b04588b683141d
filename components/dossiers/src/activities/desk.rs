//! What every command on one activity does: one read that judges, and one batch that judges again.

use axum::response::Response;
use domain::authorisation::Action;
use domain::change::{Command, CommandActor};
use store::activities::{self, ActivityRecord, Target};
use store::actor::{self, Actor};
use store::{Answers, Batch, Guard, Read, Statement, Store, StoreError};
use web::page::versioned;
use web::{ApiError, Caller, HttpTransport};

use super::Activity;

/// A signed-in user before an activity that the user may see.
pub(super) struct Desk {
    store: Store<HttpTransport>,
    caller: Caller,
    pub(super) actor: Actor,
    pub(super) record: ActivityRecord,
    /// Answers to what was asked besides, from number 2 on.
    pub(super) answers: Answers,
}

impl Desk {
    /// Reads the activity in one round trip, with the rows of `besides`.
    ///
    /// # Errors
    /// 401 without session, 404 when the user may not see it.
    pub(super) async fn open(
        caller: &Caller,
        id: &str,
        besides: impl IntoIterator<Item = Statement>,
    ) -> Result<Self, ApiError> {
        let store = web::store().await;
        let read = Read::new().with(actor::select(&caller.key)).with(activities::find(&caller.key, id));
        let mut answers = store.read(besides.into_iter().fold(read, Read::with)).await?;
        let actor = web::actor(&mut answers, 0)?;
        web::allow(&actor, Action::ReadDossier)?;
        web::refresh(&store, caller, &actor).await;
        let record: ActivityRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
        Ok(Self { store, caller: caller.clone(), actor, record, answers })
    }

    /// Lets only those pass who may do it to the version they read.
    ///
    /// # Errors
    /// 403, or 412 with the activity as it is now.
    pub(super) fn judge(&self, is_allowed: bool, version: i64) -> Result<(), ApiError> {
        if !is_allowed {
            return Err(ApiError::Forbidden);
        }
        if self.record.version == version { Ok(()) } else { Err(self.stale()) }
    }

    /// Writes what was decided and answers with the activity; without a decision there is nothing to write.
    ///
    /// # Errors
    /// 412 with the activity as it is now when somebody was faster.
    pub(super) async fn carry_out(self, batch: Option<Batch>, masked: usize) -> Result<Response, ApiError> {
        let Some(batch) = batch else { return self.answer(masked) };
        let last = batch.len() - 1;
        match self.store.write(batch).await {
            Ok(mut answers) => {
                let record = answers.take(last).first()?;
                let record = record.ok_or_else(|| ApiError::Defect("a command left no activity".into()))?;
                Self { record, ..self }.answer(masked)
            }
            Err(StoreError::Guard(Guard::Stale)) => match Self::open(&self.caller, &self.record.id, None).await {
                Ok(now) => Err(now.stale()),
                Err(error) => Err(error),
            },
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn answer(self, masked: usize) -> Result<Response, ApiError> {
        let shown = Activity::new(&self.actor, self.record, masked);
        versioned(shown.version, &shown)
    }

    pub(super) fn target(&self) -> Target<'_> {
        Target {
            key: &self.caller.key,
            role: self.actor.role,
            id: &self.record.id,
            kind: self.record.kind,
            journey_id: &self.record.journey_id,
            dossier_id: self.record.dossier_id.as_deref(),
            version: self.record.version,
        }
    }

    pub(super) fn command(&self) -> Command {
        command(&self.caller, &self.actor)
    }

    fn stale(&self) -> ApiError {
        match serde_json::to_value(Activity::new(&self.actor, self.record.clone(), 0)) {
            Ok(current) => ApiError::Stale { current },
            Err(error) => ApiError::Defect(error.to_string()),
        }
    }
}

/// A new command of the signed-in user.
pub(super) fn command(caller: &Caller, actor: &Actor) -> Command {
    Command { id: web::id(), at: caller.key.now.clone(), actor: CommandActor::User(actor.id.clone()) }
}
