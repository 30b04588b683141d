//! What every operation on one party does: one read that judges and, for a command, one batch that judges again.

use axum::response::Response;
use domain::authorisation::Action;
use domain::change::Command;
use domain::relation::Noun;
use store::actor::{self, Actor};
use store::parties::{self, PartyRecord, Target};
use store::{Answers, Batch, Guard, Read, Store, StoreError};
use web::page::versioned;
use web::{ApiError, Caller, HttpTransport};

use super::answer::Party;
use crate::relations::desk::command;

/// A signed-in user before a party of a journey that the user may see.
pub(crate) struct Desk {
    store: Store<HttpTransport>,
    caller: Caller,
    pub(crate) actor: Actor,
    pub(crate) record: PartyRecord,
    /// The roles of the catalogue are answer 2.
    pub(crate) answers: Answers,
}

impl Desk {
    /// Reads the party in one round trip, with the roles of the catalogue.
    ///
    /// # Errors
    /// 401 without session, 404 when the user may not see the journey or the party is no more.
    pub(crate) async fn open(caller: &Caller, id: &str) -> Result<Self, ApiError> {
        let store = web::store().await;
        let read = Read::new()
            .with(actor::select(&caller.key))
            .with(parties::find(&caller.key, id))
            .with(parties::select_roles());
        let mut answers = store.read(read).await?;
        let actor = web::actor(&mut answers, 0)?;
        web::allow(&actor, Action::ReadDossier)?;
        web::refresh(&store, caller, &actor).await;
        let record: PartyRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
        Ok(Self { store, caller: caller.clone(), actor, record, answers })
    }

    /// Lets only those pass who may say who is involved and read the version as it is.
    ///
    /// # Errors
    /// 403, or 412 with the party as it is now.
    pub(crate) fn judge(&self, version: i64) -> Result<(), ApiError> {
        if !self.record.may_edit {
            return Err(ApiError::Forbidden);
        }
        if self.record.version == version { Ok(()) } else { Err(self.stale()) }
    }

    /// Writes what was decided and returns the answers.
    ///
    /// # Errors
    /// 412 with the party as it is now when somebody was faster.
    pub(crate) async fn write(&self, batch: Batch) -> Result<Answers, ApiError> {
        match self.store.write(batch).await {
            Ok(answers) => Ok(answers),
            Err(StoreError::Guard(Guard::Stale)) => match Self::open(&self.caller, &self.record.id).await {
                Ok(now) => Err(now.stale()),
                Err(error) => Err(error),
            },
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn answer(&self, record: PartyRecord) -> Result<Response, ApiError> {
        let party = Party::from(record);
        versioned(party.version, &party)
    }

    pub(crate) fn target(&self) -> Target<'_> {
        let (noun, who) = match (&self.record.contact, &self.record.organisation) {
            (Some(contact), _) => (Noun::Contact, contact.id.as_str()),
            (None, organisation) => {
                (Noun::Organisation, organisation.as_ref().map_or("", |organisation| organisation.id.as_str()))
            }
        };
        Target {
            key: &self.caller.key,
            role: self.actor.role,
            journey_id: &self.record.journey_id,
            id: &self.record.id,
            noun,
            who,
            primary_id: self.record.primary_id.as_deref(),
        }
    }

    pub(crate) fn command(&self) -> Command {
        command(&self.caller, &self.actor)
    }

    fn stale(&self) -> ApiError {
        match serde_json::to_value(Party::from(self.record.clone())) {
            Ok(current) => ApiError::Stale { current },
            Err(error) => ApiError::Defect(error.to_string()),
        }
    }
}
