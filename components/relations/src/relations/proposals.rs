//! `POST /api/contacts/proposals`, `POST /api/organisations/proposals`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::likeness::Reason;
use domain::record::Patch;
use domain::relation::likely::{self, Likely};
use domain::relation::{self, Noun};
use serde::Serialize;
use store::relations::{self, Known};
use store::{Read, actor};
use web::page::json;
use web::{ApiError, Caller};

use super::answer::Fields;

#[derive(Serialize)]
struct Proposals {
    items: Vec<Proposal>,
}

#[derive(Serialize)]
struct Proposal {
    id: String,
    #[serde(flatten)]
    fields: Fields,
    likeness: u8,
    reasons: Vec<Reason>,
}

/// Known records that are probably the one in `draft`, in one round trip.
pub(crate) async fn propose(noun: Noun, caller: Caller, draft: &Patch) -> Result<Response, ApiError> {
    let typed = relation::probe(noun, draft)?;
    let store = web::store().await;
    let keys = likely::keys(noun, &typed);
    let read = Read::new().with(actor::select(&caller.key)).with(relations::select_known(noun, &caller.key, &keys));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditContact)?;
    web::refresh(&store, &caller, &actor).await;
    let known: Vec<Known> = answers.take(1).records()?;
    let ranked = likely::rank(noun, &typed, known.into_iter().map(|known| (known.id, known.data)));
    let items = ranked.into_iter().map(|Likely { id, data, likeness }| Proposal {
        id,
        fields: Fields::identifying(noun, &data),
        likeness: likeness.score,
        reasons: likeness.reasons,
    });
    let body = serde_json::to_string(&Proposals { items: items.collect() });
    body.map(json).map_err(|error| ApiError::Defect(error.to_string()))
}
