//! What every command on a queue item does: one read that judges, a pure decision, one batch that judges again.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::authorisation::Action;
use domain::catalogue::Catalogue;
use domain::change::{Command, CommandActor};
use domain::contact::Sender;
use domain::queue_item::{Decider, QueueItemChange, QueueItemError};
use domain::{address, contact, conversion};
use store::actor::{self, Actor};
use store::queue_items::{self, QueueItemRecord, Target};
use store::{Answers, Guard, Read, Rows, Statement, Store, StoreError, addresses, contacts};
use web::page::versioned;
use web::{ApiError, Caller, HttpTransport};

use super::answer::{Known, QueueItem};
use crate::dossiers::command::CATALOGUE;

/// Where the answers to what a command asks besides begin.
const BESIDES: usize = 4;

/// What one read brought, before anything is judged but the session.
pub(crate) struct Reading {
    store: Store<HttpTransport>,
    caller: Caller,
    actor: Actor,
    answers: Answers,
}

/// A signed-in user before a queue item that the user may see.
pub(crate) struct Desk {
    pub(crate) store: Store<HttpTransport>,
    caller: Caller,
    pub(crate) actor: Actor,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) record: QueueItemRecord,
    known: Known,
}

impl Reading {
    /// Reads the item `id` in one round trip, with the rows of `besides`.
    ///
    /// # Errors
    /// 401 without session.
    pub(crate) async fn of(caller: &Caller, id: &str, besides: Vec<Statement>) -> Result<Self, ApiError> {
        let store = web::store().await;
        let read = Read::new()
            .with(actor::select(&caller.key))
            .with(queue_items::select_one(&caller.key, id))
            .with(contacts::select_candidates(&caller.key, id))
            .with(addresses::select_candidates(&caller.key, id));
        let mut answers = store.read(besides.into_iter().fold(read, Read::with)).await?;
        let actor = web::actor(&mut answers, 0)?;
        web::refresh(&store, caller, &actor).await;
        Ok(Self { store, caller: caller.clone(), actor, answers })
    }

    /// The rows of statement `index` of `besides`.
    pub(crate) fn besides(&mut self, index: usize) -> Rows {
        self.answers.take(BESIDES + index)
    }

    /// The item and what is proposed for it.
    ///
    /// # Errors
    /// 403 when the role sees no items at all, 404 when the user may not see this one.
    pub(crate) async fn desk(mut self) -> Result<Desk, ApiError> {
        web::allow(&self.actor, Action::ReadQueueItem)?;
        let record: QueueItemRecord = self.answers.take(1).first()?.ok_or(ApiError::NotFound)?;
        let catalogue = CATALOGUE.current(&self.store, self.actor.catalogue_version).await?;
        let (email, telephone) = (record.email.as_deref(), record.telephone.as_deref());
        let sender = Sender { name: &record.name, email, telephone };
        let known = Known {
            kind: conversion::propose(&catalogue, &record.themes, &record.capacity),
            contacts: contact::propose(sender, self.answers.take(2).records()?),
            addresses: address::propose(&record.address_text, self.answers.take(3).records()?),
        };
        Ok(Desk { store: self.store, caller: self.caller, actor: self.actor, catalogue, record, known })
    }

    /// What the user asked was overtaken by somebody else: the answer that the item as it is now gives, if it gives
    /// one by `judge`; else the item as it is now.
    async fn overtaken(
        caller: &Caller,
        id: &str,
        judge: impl FnOnce(&Desk) -> Result<(), QueueItemError>,
    ) -> Result<Response, ApiError> {
        let desk = Self::of(caller, id, Vec::new()).await?.desk().await?;
        Err(desk.refusal(judge(&desk).err().unwrap_or(QueueItemError::Stale)))
    }
}

impl Desk {
    /// Reads the item `id` in one round trip.
    ///
    /// # Errors
    /// 401, 403 or 404.
    pub(crate) async fn open(caller: &Caller, id: &str) -> Result<Self, ApiError> {
        Reading::of(caller, id, Vec::new()).await?.desk().await
    }

    pub(crate) fn decider(&self) -> Decider<'_> {
        Decider { id: &self.actor.id, role: self.actor.role }
    }

    pub(crate) fn target(&self) -> Target<'_> {
        Target { key: &self.caller.key, role: self.actor.role, id: &self.record.id, version: self.record.version }
    }

    pub(crate) fn command(&self) -> Command {
        Command { id: web::id(), at: self.caller.key.now.clone(), actor: CommandActor::User(self.actor.id.clone()) }
    }

    /// Writes what was decided for `action` and answers with the item; without a decision there is nothing to write.
    /// 204 when the item is no longer the user's to see.
    ///
    /// # Errors
    /// 409 and 412 when somebody was faster, as `judge` sees it then.
    pub(crate) async fn carry_out(
        self,
        action: Action,
        change: Option<QueueItemChange>,
        judge: impl FnOnce(&Self) -> Result<(), QueueItemError>,
    ) -> Result<Response, ApiError> {
        let Some(change) = change else { return self.answer(self.record.clone()) };
        let submission = &self.record.submission_id;
        let batch = queue_items::change(self.target(), action, submission, &change, &self.command());
        let last = batch.len() - 1;
        match self.store.write(batch).await {
            Ok(mut answers) => match answers.take(last).first()? {
                Some(record) => self.answer(record),
                None => Ok(StatusCode::NO_CONTENT.into_response()),
            },
            Err(StoreError::Guard(Guard::Stale)) => Reading::overtaken(&self.caller, &self.record.id, judge).await,
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn answer(&self, record: QueueItemRecord) -> Result<Response, ApiError> {
        let item = self.shown(record);
        versioned(item.version, &item)
    }

    /// Why nothing may be done with the item.
    pub(crate) fn refusal(&self, error: QueueItemError) -> ApiError {
        let current = || serde_json::to_value(self.shown(self.record.clone()));
        match error {
            QueueItemError::NotWaiting => ApiError::Conflict("state-changed"),
            QueueItemError::TakeOverForbidden => ApiError::Forbidden,
            QueueItemError::ClaimedByOther => match current() {
                Ok(current) => ApiError::Contested { code: "claimed-by-other", current },
                Err(error) => ApiError::Defect(error.to_string()),
            },
            QueueItemError::Stale => match current() {
                Ok(current) => ApiError::Stale { current },
                Err(error) => ApiError::Defect(error.to_string()),
            },
        }
    }

    fn shown(&self, record: QueueItemRecord) -> QueueItem {
        let allowed = record.item().allowed(self.decider(), record.reach());
        QueueItem::new(record, self.known.clone(), allowed)
    }
}
