//! `POST /api/addresses/proposals`.

use axum::response::Response;
use domain::address::{self, AddressState, likely};
use domain::authorisation::Action;
use domain::likeness::Reason;
use domain::record::Patch;
use serde::Serialize;
use store::addresses::{self, KnownAddress};
use store::{Read, actor};
use utoipa::ToSchema;
use web::page::json;
use web::{ApiError, Caller};

/// Which is probably known already, most likely first.
#[derive(Serialize, ToSchema)]
pub(crate) struct AddressProposals {
    /// At most five.
    items: Vec<AddressProposal>,
}

/// An address that is probably meant.
#[derive(Serialize, ToSchema)]
pub(crate) struct AddressProposal {
    id: String,
    /// In one line.
    text: String,
    state: AddressState,
    /// From 1 to 100.
    likeness: u8,
    /// What the two have in common.
    reasons: Vec<Reason>,
}

/// Known addresses that are probably the one in `draft`, in one round trip.
pub(crate) async fn propose(caller: Caller, draft: &Patch) -> Result<Response, ApiError> {
    let typed = address::create(&[], draft)?.after;
    let store = web::store().await;
    let keys = likely::keys(&typed, None);
    let read = Read::new().with(actor::select(&caller.key)).with(addresses::select_known(&caller.key, &keys));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditAddress)?;
    web::refresh(&store, &caller, &actor).await;
    let known: Vec<KnownAddress> = answers.take(1).records()?;
    let states: Vec<(String, AddressState)> = known.iter().map(|known| (known.id.clone(), known.state)).collect();
    let known = known.into_iter().map(|known| (known.id, known.data)).collect();
    let items = likely::rank(&typed, known).into_iter().map(|(id, data, likeness)| AddressProposal {
        text: data.text("text").unwrap_or_default().to_owned(),
        state: states.iter().find(|(known, _)| *known == id).map_or(AddressState::Typed, |(_, state)| *state),
        id,
        likeness: likeness.score,
        reasons: likeness.reasons,
    });
    let body = serde_json::to_string(&AddressProposals { items: items.collect() });
    body.map(json).map_err(|error| ApiError::Defect(error.to_string()))
}
