//! `GET /api/addresses/{id}`: all that is known at an address.

use axum::response::Response;
use domain::authorisation::Action;
use domain::energy::labels;
use domain::limits::PAGE_ROWS_DEFAULT;
use domain::working_days::parse_date;
use serde::Serialize;
use store::addresses::{self, AddressJourneys, AddressRecord, Spot};
use store::buildings::{self, BuildingRecord};
use store::energy_certificates;
use store::{Json, Read, Rows, actor};
use utoipa::ToSchema;
use web::page::versioned;
use web::{ApiError, Caller, page};

use super::answer::Address;
use super::journeys::{PlacedPage, SORT};
use crate::buildings::Building;
use crate::energy_certificates::{EnergyCertificate, shown};
use crate::relations::answer::InvolvedDossier;

/// All that is known at an address, as far as the reader may see it.
#[derive(Serialize, ToSchema)]
pub(crate) struct AddressPassport {
    address: Address,
    /// The building it lies in, with its other addresses.
    building: Option<Building>,
    /// The first page of its journeys.
    #[schema(value_type = PlacedPage)]
    journeys: Json,
    /// What is being worked on here, newest first: reason to look before a new dossier is made.
    #[schema(value_type = Vec<InvolvedDossier>)]
    open_dossiers: Json,
    /// Works here and in the building, newest first.
    #[schema(value_type = Vec<AddressWork>)]
    works: Json,
    /// Its certificates and those about the common parts of the building, the latest first.
    certificates: Vec<EnergyCertificate>,
    /// The labels that a certificate may bear, from best to worst.
    energy_labels: Vec<String>,
}

/// A measure at an address or in its building.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct AddressWork {
    id: String,
    /// Key of a kind of work.
    kind: String,
    /// `private` or `common`.
    part: String,
    /// `considered`, `decided`, `planned`, `running`, `completed` or `stopped`.
    state: String,
    #[schema(format = Date)]
    decided_on: Option<String>,
    /// A date, `YYYY-MM`, or `YYYY` when only the year is known.
    completed_on: Option<String>,
    /// Numbers of its dossiers that the reader may see.
    dossiers: Vec<String>,
}

const NOTHING: &str = "[]";

/// Reads it in one round trip.
pub(crate) async fn read(caller: &Caller, id: &str) -> Result<Response, ApiError> {
    let store = web::store().await;
    let journeys = AddressJourneys { of: Spot::Address(id), after: None, limit: PAGE_ROWS_DEFAULT };
    let key = &caller.key;
    let read = Read::new()
        .with(actor::select(key))
        .with(addresses::find(key, id))
        .with(buildings::find_of_address(key, id))
        .with(journeys.select(key))
        .with(addresses::open_dossiers(key, id))
        .with(addresses::works(key, id))
        .with(energy_certificates::select_of_address(key, id))
        .with(energy_certificates::select_bounds());
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadAddress)?;
    web::refresh(&store, caller, &actor).await;
    let record: AddressRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
    let building: Option<BuildingRecord> = answers.take(2).first()?;
    let bounds = energy_certificates::bounds(answers.take(7))?;
    let today = parse_date(&web::today()).unwrap_or_default();
    let passport = AddressPassport {
        address: Address::new(actor.role, record, id, 0),
        building: building.map(|building| Building::new(actor.role, building)),
        journeys: page::text(journeys.page_of(answers.take(3))?, SORT)?.into(),
        open_dossiers: array(answers.take(4)),
        works: array(answers.take(5)),
        certificates: shown(answers.take(6), &bounds)?,
        energy_labels: labels(&bounds, today).into_iter().map(str::to_owned).collect(),
    };
    versioned(passport.address.version, &passport)
}

fn array(rows: Rows) -> Json {
    rows.text().unwrap_or_else(|| NOTHING.to_owned()).into()
}
