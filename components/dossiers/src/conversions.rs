//! `POST /api/queue-items/{id}/dossier`.

use axum::http::StatusCode;
use axum::response::Response;
use domain::authorisation::Action;
use domain::conversion::{self, Conversion, ConversionContext, ConversionFacts, ConversionRequest};
use store::conversions::{self, References};
use store::{Batch, Read, StoreError};
use utoipa::ToSchema;
use web::{Answer, ApiError, Caller, Command, IdempotencyKey, IfMatch, problem};

use crate::dossiers::command::with_current_catalogue;
use crate::queue_items::command::{Desk, Reading};
use crate::queue_items::path::ItemId;

/// What was made of a queue item.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct NewDossier {
    /// The dossier's number, permanent.
    number: String,
    /// The journey's number: that of its first dossier.
    journey_number: String,
    /// Id of the dossier.
    id: String,
}

/// Makes a journey with its first dossier of a queue item that waits: contact, address, party, number, planned tasks
/// and histories, all or nothing. The question of the citizen is filled in where the type has a field for it.
#[utoipa::path(post, path = "/api/queue-items/{id}/dossier", operation_id = "make_dossier", tag = "queues",
    params(("id" = String, Path, description = "Id of the item"),
        ("If-Match" = String, Header, description = "The version that was read"),
        ("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = ConversionRequest,
    responses((status = 201, body = NewDossier, headers(("Location" = String, description = "Path of the dossier"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn convert(
    caller: Caller,
    ItemId(id): ItemId,
    IfMatch(version): IfMatch,
    command: Command<ConversionRequest>,
) -> Result<Response, ApiError> {
    let Command { input, key } = command;
    with_current_catalogue(async || {
        let references = conversions::select_references(&caller.key, &id, &input);
        let mut reading = Reading::of(&caller, &id, vec![key.select(&caller.key), references]).await?;
        if let Some(replayed) = key.replay(reading.besides(0))? {
            return Ok(replayed);
        }
        let references: References = reading.besides(1).first()?.ok_or(ApiError::Unauthenticated)?;
        let desk = reading.desk().await?;
        web::allow(&desk.actor, Action::ConvertQueueItem)?;
        if !desk.record.reach().convert {
            return Err(ApiError::Forbidden);
        }
        let judged = desk.record.item().may_be_converted(version, desk.decider());
        judged.map_err(|error| desk.refusal(error))?;
        let conversion = decide(&desk, references, &caller, &input)?;
        let batch = batch(&desk, &key, &conversion);
        write(&desk, &caller, &key, batch, version).await
    })
    .await
}

fn decide(
    desk: &Desk,
    references: References,
    caller: &Caller,
    request: &ConversionRequest,
) -> Result<Conversion, ApiError> {
    let (record, today) = (&desk.record, web::today());
    let context =
        ConversionContext { catalogue: &desk.catalogue, role: desk.actor.role, now: &caller.key.now, today: &today };
    let facts = ConversionFacts {
        item_id: &record.id,
        queue: &record.queue,
        claimed_by: record.claimed_by.as_deref(),
        submission_id: &record.submission_id,
        received_at: &record.received_at,
        language: record.language,
        question: &record.question,
        themes: &record.themes,
        reference: &record.reference,
        contact_is_known: references.contact_is_known,
        address_is_known: references.address_is_known,
        assignee_is_active: references.assignee_is_active,
    };
    Ok(conversion::convert(context, &facts, request, &mut web::id)?)
}

/// The batch ends with the answer that it stored: only the database knows the number in it.
fn batch(desk: &Desk, key: &IdempotencyKey, conversion: &Conversion) -> Batch {
    let target = desk.target();
    let command = desk.command();
    let mut batch = conversions::convert(target, desk.catalogue.version, conversion, &command);
    let unnumbered =
        Answer { status: StatusCode::CREATED, location: None, etag: Some(web::etag(1)), body: "{}".to_owned() };
    key.remember(&mut batch, &desk.actor.id, &command.at, &unnumbered);
    batch.push(conversions::complete_answer(&desk.actor.id, key.as_str(), &conversion.dossier.id));
    batch.push(key.select(target.key));
    batch
}

async fn write(
    desk: &Desk,
    caller: &Caller,
    key: &IdempotencyKey,
    batch: Batch,
    version: i64,
) -> Result<Response, ApiError> {
    let last = batch.len() - 1;
    match desk.store.write(batch).await {
        Ok(mut answers) => {
            let made = key.replay(answers.take(last))?;
            made.ok_or_else(|| ApiError::Defect("a conversion stored no answer".into()))
        }
        // The same request may have been faster; otherwise somebody else was, and the item says what became of it.
        Err(refusal @ (StoreError::Guard(_) | StoreError::Constraint(_))) => {
            let mut answers = desk.store.read(Read::new().with(key.select(&caller.key))).await?;
            if let Some(replayed) = key.replay(answers.take(0))? {
                return Ok(replayed);
            }
            if refusal != StoreError::Guard(store::Guard::Stale) {
                return Err(refusal.into());
            }
            let now = Desk::open(caller, &desk.record.id).await?;
            match now.record.item().may_be_converted(version, now.decider()) {
                Err(error) => Err(now.refusal(error)),
                Ok(()) => Err(refusal.into()),
            }
        }
        Err(error) => Err(error.into()),
    }
}
