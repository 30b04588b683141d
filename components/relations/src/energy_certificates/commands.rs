//! Listing, adding, changing and taking away certificates.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::authorisation::Action;
use domain::energy::{EnergyCertificateDraft, EnergyCertificatePatch, EnergyLabelBound};
use domain::working_days::{Day, parse_date};
use store::actor::{self, Actor};
use store::addresses::{self, AddressRecord};
use store::energy_certificates::{self, CertificateRecord, Target};
use store::{Answers, Batch, Guard, Read, Store, StoreError};
use web::page::{json, versioned};
use web::{Answer, ApiError, Caller, Command, HttpTransport};

use super::{EnergyCertificate, EnergyCertificates, NewEnergyCertificate, shown};
use crate::relations::desk::command;

/// The certificates of an address.
pub(crate) async fn list(caller: &Caller, id: &str) -> Result<Response, ApiError> {
    let store = web::store().await;
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(addresses::find(&caller.key, id))
        .with(energy_certificates::select_of_address(&caller.key, id))
        .with(energy_certificates::select_bounds());
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadAddress)?;
    web::refresh(&store, caller, &actor).await;
    if answers.take(1).is_empty() {
        return Err(ApiError::NotFound);
    }
    let bounds = energy_certificates::bounds(answers.take(3))?;
    let certificates = EnergyCertificates { items: shown(answers.take(2), &bounds)? };
    serde_json::to_string(&certificates).map(json).map_err(|error| ApiError::Defect(error.to_string()))
}

/// Adds a certificate to an address.
pub(crate) async fn create(
    caller: Caller,
    address_id: &str,
    asked: Command<NewEnergyCertificate>,
) -> Result<Response, ApiError> {
    let Command { input, key } = asked;
    let store = web::store().await;
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(key.select(&caller.key))
        .with(addresses::find(&caller.key, address_id))
        .with(energy_certificates::select_bounds());
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditAddress)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let address: AddressRecord = answers.take(2).first()?.ok_or(ApiError::NotFound)?;
    let bounds = energy_certificates::bounds(answers.take(3))?;
    let certificate = EnergyCertificateDraft::from(input).parse(&bounds, today()?)?;
    let id = web::id();
    let target = Target { key: &caller.key, role: actor.role, id: &id, address_id: &address.id, version: 1 };
    let batch = energy_certificates::create(target, &command(&caller, &actor), &certificate);
    let record = CertificateRecord {
        id: id.clone(),
        version: 1,
        address_id: address.id.clone(),
        address_text: address.data.text("text").unwrap_or_default().to_owned(),
        data: certificate,
        created_at: caller.key.now.clone(),
        updated_at: caller.key.now.clone(),
    };
    let body = serde_json::to_string(&EnergyCertificate::new(record, &bounds));
    let body = body.map_err(|error| ApiError::Defect(error.to_string()))?;
    let answer = Answer::created(format!("/api/energy-certificates/{id}"), 1, body);
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}

/// Changes what is on a certificate.
pub(crate) async fn edit(
    caller: &Caller,
    id: &str,
    version: i64,
    patch: EnergyCertificatePatch,
) -> Result<Response, ApiError> {
    let desk = Desk::open(caller, id).await?;
    desk.judge(version)?;
    let before = &desk.record.data;
    let after = before.revise(patch, &desk.bounds, today()?)?;
    if after == *before {
        return desk.answer(desk.record.clone());
    }
    let batch = energy_certificates::edit(desk.target(), &command(caller, &desk.actor), before, &after);
    let last = batch.len() - 1;
    let record = desk.write(batch).await?.take(last).first()?;
    desk.answer(record.ok_or_else(|| ApiError::Defect("a command left no certificate".into()))?)
}

/// Takes a certificate away.
pub(crate) async fn remove(caller: &Caller, id: &str, version: i64) -> Result<Response, ApiError> {
    let desk = Desk::open(caller, id).await?;
    desk.judge(version)?;
    let command = command(caller, &desk.actor);
    desk.write(energy_certificates::remove(desk.target(), &command, &desk.record.data)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn today() -> Result<Day, ApiError> {
    parse_date(&web::today()).ok_or_else(|| ApiError::Defect("today is no day".into()))
}

/// A signed-in user before a certificate.
struct Desk {
    store: Store<HttpTransport>,
    caller: Caller,
    actor: Actor,
    record: CertificateRecord,
    bounds: Vec<EnergyLabelBound>,
}

impl Desk {
    async fn open(caller: &Caller, id: &str) -> Result<Self, ApiError> {
        let store = web::store().await;
        let read = Read::new()
            .with(actor::select(&caller.key))
            .with(energy_certificates::find(&caller.key, id))
            .with(energy_certificates::select_bounds());
        let mut answers = store.read(read).await?;
        let actor = web::actor(&mut answers, 0)?;
        web::allow(&actor, Action::EditAddress)?;
        web::refresh(&store, caller, &actor).await;
        let record: CertificateRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
        let bounds = energy_certificates::bounds(answers.take(2))?;
        Ok(Self { store, caller: caller.clone(), actor, record, bounds })
    }

    fn judge(&self, version: i64) -> Result<(), ApiError> {
        if self.record.version == version { Ok(()) } else { Err(self.stale()) }
    }

    async fn write(&self, batch: Batch) -> Result<Answers, ApiError> {
        match self.store.write(batch).await {
            Ok(answers) => Ok(answers),
            Err(StoreError::Guard(Guard::Stale)) => match Self::open(&self.caller, &self.record.id).await {
                Ok(now) => Err(now.stale()),
                Err(error) => Err(error),
            },
            Err(error) => Err(error.into()),
        }
    }

    fn answer(&self, record: CertificateRecord) -> Result<Response, ApiError> {
        versioned(record.version, &EnergyCertificate::new(record, &self.bounds))
    }

    fn target(&self) -> Target<'_> {
        Target {
            key: &self.caller.key,
            role: self.actor.role,
            id: &self.record.id,
            address_id: &self.record.address_id,
            version: self.record.version,
        }
    }

    fn stale(&self) -> ApiError {
        match serde_json::to_value(EnergyCertificate::new(self.record.clone(), &self.bounds)) {
            Ok(current) => ApiError::Stale { current },
            Err(error) => ApiError::Defect(error.to_string()),
        }
    }
}
