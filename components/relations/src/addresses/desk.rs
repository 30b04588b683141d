//! What every command on one address does: one read that judges, and one batch that judges again.

use axum::response::Response;
use domain::address::OPTION_LISTS;
use domain::authorisation::Action;
use domain::change::Command;
use domain::record::OptionRow;
use store::actor::{self, Actor};
use store::addresses::{self, AddressRecord, Target};
use store::{Answers, Batch, Guard, Read, Statement, Store, StoreError, records};
use web::page::versioned;
use web::{ApiError, Caller, HttpTransport};

use super::answer::Address;
use crate::relations::desk::command;

/// A signed-in user before an address.
pub(crate) struct Desk {
    store: Store<HttpTransport>,
    caller: Caller,
    asked_id: String,
    pub(crate) actor: Actor,
    pub(crate) record: AddressRecord,
    pub(crate) options: Vec<OptionRow>,
    /// The answer to what was asked besides is number 3.
    pub(crate) answers: Answers,
}

impl Desk {
    /// Reads the address `id`, or what it was merged into, in one round trip with whatever else is asked.
    ///
    /// # Errors
    /// 401 without session, 403 when the role may not change addresses, 404.
    pub(crate) async fn open(caller: &Caller, id: &str, besides: Option<Statement>) -> Result<Self, ApiError> {
        let store = web::store().await;
        let read = Read::new()
            .with(actor::select(&caller.key))
            .with(addresses::find(&caller.key, id))
            .with(records::select_options(&OPTION_LISTS));
        let mut answers = store.read(besides.into_iter().fold(read, Read::with)).await?;
        let actor = web::actor(&mut answers, 0)?;
        web::allow(&actor, Action::EditAddress)?;
        web::refresh(&store, caller, &actor).await;
        let record: AddressRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
        let options = records::options(answers.take(2))?;
        Ok(Self { store, caller: caller.clone(), asked_id: id.to_owned(), actor, record, options, answers })
    }

    /// Lets only those pass who read the version as it is.
    ///
    /// # Errors
    /// 412 with the address as it is now.
    pub(crate) fn judge(&self, version: i64) -> Result<(), ApiError> {
        if self.record.version == version { Ok(()) } else { Err(self.stale()) }
    }

    /// Writes what was decided and answers with the address; without a decision there is nothing to write.
    ///
    /// # Errors
    /// 412 with the address as it is now when somebody was faster.
    pub(crate) async fn carry_out(self, batch: Option<Batch>, masked: usize) -> Result<Response, ApiError> {
        let Some(batch) = batch else { return self.answer(masked) };
        let last = batch.len() - 1;
        match self.store.write(batch).await {
            Ok(mut answers) => {
                let record = answers.take(last).first()?;
                let record = record.ok_or_else(|| ApiError::Defect("a command left no address".into()))?;
                Self { record, ..self }.answer(masked)
            }
            Err(StoreError::Guard(Guard::Stale)) => match Self::open(&self.caller, &self.asked_id, None).await {
                Ok(now) => Err(now.stale()),
                Err(error) => Err(error),
            },
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn target(&self) -> Target<'_> {
        Target { key: &self.caller.key, role: self.actor.role, id: &self.record.id, version: self.record.version }
    }

    pub(crate) fn command(&self) -> Command {
        command(&self.caller, &self.actor)
    }

    fn answer(&self, masked: usize) -> Result<Response, ApiError> {
        let shown = self.shown(masked);
        versioned(shown.version, &shown)
    }

    fn stale(&self) -> ApiError {
        match serde_json::to_value(self.shown(0)) {
            Ok(current) => ApiError::Stale { current },
            Err(error) => ApiError::Defect(error.to_string()),
        }
    }

    fn shown(&self, masked: usize) -> Address {
        Address::new(self.actor.role, self.record.clone(), &self.asked_id, masked)
    }
}
