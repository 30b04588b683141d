//! `GET /api/addresses/{id}/journeys`.

use axum::response::Response;
use domain::authorisation::Action;
use store::addresses::{self, AddressJourneys, Spot};
use store::{Read, Statement, actor};
use utoipa::ToSchema;
use web::{ApiError, Caller, page};

use crate::relations::answer::{Capacity, InvolvedDossier};
use crate::relations::journeys::PageQuery;

/// A page of journeys, newest first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct PlacedPage {
    items: Vec<PlacedJourney>,
    /// Where the next page begins, for `after` of `…/journeys`.
    next: Option<String>,
}

/// A journey in which an address has a place.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct PlacedJourney {
    /// Number of the journey.
    number: String,
    /// Those that the reader may see, in order of number.
    dossiers: Vec<InvolvedDossier>,
    /// Who is involved, the main contact first.
    parties: Vec<PlacedParty>,
    /// The places of the address in it.
    places: Vec<AddressPlace>,
}

/// Somebody who is involved in such a journey.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct PlacedParty {
    id: String,
    version: i64,
    is_primary: bool,
    contact: Option<PlacedContact>,
    organisation: Option<PlacedOrganisation>,
    /// Keys of the capacities.
    roles: Vec<String>,
    capacities: Vec<Capacity>,
}

/// A person.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct PlacedContact {
    id: String,
    name: String,
    email: Option<String>,
    /// E.164.
    telephone: Option<String>,
}

/// An organisation.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct PlacedOrganisation {
    id: String,
    name: String,
}

/// The place of an address in a journey: `/api/journey-addresses/{id}`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct AddressPlace {
    id: String,
    version: i64,
    address: AddressOfPlace,
    /// Whether it is the main address.
    is_main: bool,
    /// The only dossier for which it counts; in the whole journey without.
    dossier_number: Option<String>,
}

/// Which address has the place.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct AddressOfPlace {
    id: String,
    /// In one line.
    text: String,
}

/// There is one order: newest first. The address itself brings the first page.
pub(crate) const SORT: &str = "-number";

/// A page of the journeys of an address.
pub(crate) async fn journeys(caller: Caller, id: &str, query: PageQuery) -> Result<Response, ApiError> {
    let exists = addresses::find(&caller.key, id);
    page_of(&caller, Spot::Address(id), exists, query).await
}

/// A page of the journeys of `spot`; 404 when `exists` has no row.
pub(crate) async fn page_of(
    caller: &Caller,
    spot: Spot<'_>,
    exists: Statement,
    query: PageQuery,
) -> Result<Response, ApiError> {
    let list = AddressJourneys { of: spot, after: page::place(query.after, SORT)?, limit: query.limit.rows() };
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(exists).with(list.select(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadAddress)?;
    web::refresh(&store, caller, &actor).await;
    if answers.take(1).is_empty() {
        return Err(ApiError::NotFound);
    }
    page::answer(list.page_of(answers.take(2))?, SORT)
}
