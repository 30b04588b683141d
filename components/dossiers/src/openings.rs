//! `POST /api/dossiers`.

use axum::http::StatusCode;
use axum::response::Response;
use domain::authorisation::Action;
use domain::change::{Command as Change, CommandActor};
use domain::conversion::ConversionContext;
use domain::opening::{self, OpeningFacts, OpeningRequest};
use store::openings::{self, References};
use store::{Read, StoreError, actor, conversions};
use web::{Answer, ApiError, Caller, Command, problem};

use crate::conversions::NewDossier;
use crate::dossiers::command::{CATALOGUE, with_current_catalogue};

/// Makes a dossier by hand: in a new journey, with whom and where it is about if that is known, or as the next one of a journey.
/// Its subtype's tasks are planned with it. The type alone is enough.
#[utoipa::path(post, path = "/api/dossiers", operation_id = "open_dossier", tag = "dossiers",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = OpeningRequest,
    responses((status = 201, body = NewDossier, headers(("Location" = String, description = "Path of the dossier"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn open(caller: Caller, command: Command<OpeningRequest>) -> Result<Response, ApiError> {
    let Command { input, key } = command;
    with_current_catalogue(async || {
        let store = web::store().await;
        let read = Read::new()
            .with(actor::select(&caller.key))
            .with(key.select(&caller.key))
            .with(openings::select_references(&caller.key, &input));
        let mut answers = store.read(read).await?;
        let actor = web::actor(&mut answers, 0)?;
        web::allow(&actor, Action::CreateDossier)?;
        web::refresh(&store, &caller, &actor).await;
        if let Some(replayed) = key.replay(answers.take(1))? {
            return Ok(replayed);
        }
        let references: References = answers.take(2).first()?.ok_or(ApiError::Unauthenticated)?;
        let catalogue = CATALOGUE.current(&store, actor.catalogue_version).await?;
        let (now, today) = (&caller.key.now, web::today());
        let context = ConversionContext { catalogue: &catalogue, role: actor.role, now, today: &today };
        let facts = OpeningFacts {
            me: &actor.id,
            journey_id: references.journey_id.as_deref(),
            contact_is_known: references.contact_is_known,
            address_is_known: references.address_is_known,
            assignee_is_active: references.assignee_is_active,
        };
        let opening = opening::open(context, &facts, &input, &mut web::id)?;
        let change = Change { id: web::id(), at: now.clone(), actor: CommandActor::User(actor.id.clone()) };
        let mut batch = openings::open((&caller.key, actor.role), catalogue.version, &opening, &change);
        // The batch ends with the answer that it stored: only the database knows the number in it.
        let unnumbered =
            Answer { status: StatusCode::CREATED, location: None, etag: Some(web::etag(1)), body: "{}".to_owned() };
        key.remember(&mut batch, &actor.id, now, &unnumbered);
        batch.push(conversions::complete_answer(&actor.id, key.as_str(), &opening.dossier.id));
        batch.push(key.select(&caller.key));
        let last = batch.len() - 1;
        match store.write(batch).await {
            Ok(mut answers) => {
                let made = key.replay(answers.take(last))?;
                made.ok_or_else(|| ApiError::Defect("an opening stored no answer".into()))
            }
            // The same request may have been faster.
            Err(refusal @ (StoreError::Guard(_) | StoreError::Constraint(_))) => {
                let mut answers = store.read(Read::new().with(key.select(&caller.key))).await?;
                key.replay(answers.take(0))?.ok_or_else(|| refusal.into())
            }
            Err(error) => Err(error.into()),
        }
    })
    .await
}
