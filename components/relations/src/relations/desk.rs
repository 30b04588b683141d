//! What every operation on one person or organisation does: one read that judges and, for a command, one batch that judges
//! again.

use axum::response::Response;
use domain::authorisation::Action;
use domain::change::{Command, CommandActor};
use domain::limits::PAGE_ROWS_DEFAULT;
use domain::relation::Noun;
use store::actor::{self, Actor};
use store::relations::{self, RelationJourneys, RelationRecord, Target};
use store::{Batch, Guard, Read, Rows, Store, StoreError};
use web::page::{self, versioned};
use web::{ApiError, Caller, HttpTransport};

use super::answer::{Beside, Shown};
use super::journeys::SORT;

/// A signed-in user before a person or an organisation.
pub(crate) struct Desk {
    store: Store<HttpTransport>,
    caller: Caller,
    noun: Noun,
    asked_id: String,
    pub(crate) actor: Actor,
    pub(crate) record: RelationRecord,
    journeys: String,
}

impl Desk {
    /// Reads the record `id`, or what it was merged into, in one round trip.
    ///
    /// # Errors
    /// 401 without session, 403 when the role may not do `action`, 404.
    pub(crate) async fn open(noun: Noun, caller: &Caller, id: &str, action: Action) -> Result<Self, ApiError> {
        let store = web::store().await;
        let read = Read::new()
            .with(actor::select(&caller.key))
            .with(relations::find(noun, &caller.key, id))
            .with(journeys(noun, id).select(&caller.key));
        let mut answers = store.read(read).await?;
        let actor = web::actor(&mut answers, 0)?;
        web::allow(&actor, action)?;
        web::refresh(&store, caller, &actor).await;
        let record: RelationRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
        let journeys = first_page(noun, id, answers.take(2))?;
        Ok(Self { store, caller: caller.clone(), noun, asked_id: id.to_owned(), actor, record, journeys })
    }

    /// Lets only those pass who read the version as it is.
    ///
    /// # Errors
    /// 412 with the record as it is now.
    pub(crate) fn judge(&self, version: i64) -> Result<(), ApiError> {
        if self.record.version == version { Ok(()) } else { Err(self.stale()) }
    }

    /// Writes what was decided and answers with the record; without a decision there is nothing to write.
    ///
    /// # Errors
    /// 412 with the record as it is now when somebody was faster.
    pub(crate) async fn carry_out(self, batch: Option<Batch>, masked: usize) -> Result<Response, ApiError> {
        let Some(batch) = batch else { return self.answer(masked) };
        let last = batch.len() - 1;
        match self.store.write(batch).await {
            Ok(mut answers) => {
                let record = answers.take(last - 1).first()?;
                let record = record.ok_or_else(|| ApiError::Defect("a command left no record".into()))?;
                let journeys = first_page(self.noun, &self.asked_id, answers.take(last))?;
                Self { record, journeys, ..self }.answer(masked)
            }
            Err(StoreError::Guard(Guard::Stale)) => Err(self.overtaken().await),
            Err(error) => Err(error.into()),
        }
    }

    /// The record with its version.
    pub(crate) fn answer(&self, masked: usize) -> Result<Response, ApiError> {
        let shown = self.shown(masked);
        versioned(shown.version, &shown)
    }

    pub(crate) fn target(&self) -> Target<'_> {
        Target {
            key: &self.caller.key,
            role: self.actor.role,
            noun: self.noun,
            id: &self.record.id,
            version: self.record.version,
        }
    }

    pub(crate) fn command(&self) -> Command {
        command(&self.caller, &self.actor)
    }

    /// Somebody changed the record between reading and writing: what it is now needs another look.
    async fn overtaken(&self) -> ApiError {
        match Self::open(self.noun, &self.caller, &self.asked_id, Action::ReadContact).await {
            Ok(now) => now.stale(),
            Err(error) => error,
        }
    }

    fn stale(&self) -> ApiError {
        match serde_json::to_value(self.shown(0)) {
            Ok(current) => ApiError::Stale { current },
            Err(error) => ApiError::Defect(error.to_string()),
        }
    }

    fn shown(&self, masked: usize) -> Shown {
        let resolved_from = (self.asked_id != self.record.id).then(|| self.asked_id.clone());
        let beside = Beside { resolved_from, journeys: self.journeys.clone(), masked };
        Shown::new(self.noun, self.actor.role, self.record.clone(), beside)
    }
}

/// A new command of the signed-in user.
pub(crate) fn command(caller: &Caller, actor: &Actor) -> Command {
    Command { id: web::id(), at: caller.key.now.clone(), actor: CommandActor::User(actor.id.clone()) }
}

fn journeys(noun: Noun, id: &str) -> RelationJourneys<'_> {
    RelationJourneys { noun, id, after: None, limit: PAGE_ROWS_DEFAULT }
}

fn first_page(noun: Noun, id: &str, rows: Rows) -> Result<String, ApiError> {
    page::text(journeys(noun, id).page_of(rows)?, SORT)
}
