//! The batch by which a dossier begins by hand, in a new journey or as the next one of another.

use domain::authorisation::{Action, Role};
use domain::change::Command;
use domain::opening::{Customer, Opening, OpeningRequest, Place};
use domain::relation::Noun;
use serde::Deserialize;

use crate::actor::{self, ACTOR, SessionKey};
use crate::conversions::{insert_dossier, insert_journey, next_number, record_number, tell_number};
use crate::dossiers::{Lookup, resolve};
use crate::{
    Batch, Guard, Statement, activities, addresses, catalogue, changes, contacts, dossier_in_scope, from_zero_one,
    match_keys, parties, timeline, users,
};

/// What a request refers to, as far as it can be used.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct References {
    /// Id of the journey, when the actor sees one of its dossiers.
    pub journey_id: Option<String>,
    /// The contact exists, was not merged into another and is in use.
    #[serde(deserialize_with = "from_zero_one")]
    pub contact_is_known: bool,
    /// The address exists and was not merged into another.
    #[serde(deserialize_with = "from_zero_one")]
    pub address_is_known: bool,
    /// The assignee can be given work.
    #[serde(deserialize_with = "from_zero_one")]
    pub assignee_is_active: bool,
}

/// What the request refers to, for signed-in users: one row of [`References`], or none.
#[must_use]
pub fn select_references(key: &SessionKey, request: &OpeningRequest) -> Statement {
    let sql = format!(
        "{ACTOR}
         select (select journey.id from journey
             where journey.id = coalesce((select id from journey where number = :number),
                 (select journey_id from dossier where id = {dossier})) and {in_sight}) as journey_id,
           exists (select 1 from contact where {contact}) as contact_is_known,
           exists (select 1 from address where {address}) as address_is_known,
           exists (select 1 from user where {assignable}) as assignee_is_active
         from actor",
        dossier = resolve(),
        in_sight = in_sight("journey.id"),
        contact = contacts::CHOOSABLE,
        address = addresses::CHOOSABLE,
        assignable = users::ASSIGNABLE,
    );
    let lookup = Lookup::parse(request.journey_number.as_deref().unwrap_or_default());
    lookup
        .bind(actor::bind(Statement::new(sql), key))
        .bind("contact", request.contact.as_ref().and_then(|contact| contact.id.as_deref()))
        .bind("address", request.address.as_ref().and_then(|address| address.id.as_deref()))
        .bind("assignee", request.assignee_id.as_deref())
}

/// A condition that holds when the actor sees a dossier of the journey.
fn in_sight(journey_id: &str) -> String {
    format!(
        "exists (select 1 from dossier as wagon where wagon.journey_id = {journey_id} and ({}))",
        dossier_in_scope(Action::ReadDossier, "wagon")
    )
}

/// Makes everything of an opening. What was chosen must still exist; the number comes from the year's counter, which the write
/// lock keeps to one batch at a time.
///
/// The caller ends the batch with storing the answer, and [`crate::conversions::complete_answer`] after that.
#[must_use]
pub fn open((key, role): (&SessionKey, Role), catalogue_version: i64, opening: &Opening, command: &Command) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, key, role);
    catalogue::guard(&mut batch, catalogue_version);
    let now = &command.at;
    let (journey, dossier) = (&opening.journey_id, &opening.dossier);
    if let Some(assignee) = &dossier.assignee_id {
        let condition = format!("select 1 from user where {}", users::ASSIGNABLE);
        batch.guard(Guard::State, &condition, |statement| statement.bind("assignee", assignee));
    }
    if opening.is_follow_up {
        let condition = format!("{ACTOR} select {}", in_sight(":journey"));
        batch.guard(Guard::Forbidden, &condition, |statement| actor::bind(statement, key).bind("journey", journey));
    }
    batch.push(next_number(opening.year));
    if !opening.is_follow_up {
        batch.push(insert_journey(journey, opening.year, now));
    }
    batch.push(insert_dossier(dossier, journey, opening.year, now));
    if let Some(customer) = &opening.customer {
        join(&mut batch, journey, customer, &dossier.requested_on, now);
    }
    if let Some(place) = &opening.place {
        locate(&mut batch, journey, place, now);
    }
    for task in &opening.tasks {
        batch.push(activities::insert_task(command, journey, &dossier.id, dossier.assignee_id.as_deref(), task));
    }
    for (kind, id, fields) in &opening.changes {
        changes::insert_all(command, *kind, id, fields).for_each(|row| batch.push(row));
    }
    if !opening.is_follow_up {
        batch.push(record_number(journey, command));
    }
    opening.entries.iter().for_each(|entry| batch.push(timeline::insert(command, entry)));
    batch.push(tell_number(&dossier.id));
    batch
}

fn join(batch: &mut Batch, journey: &str, customer: &Customer, from_date: &str, now: &str) {
    match &customer.new_contact {
        Some(contact) => {
            batch.push(contacts::insert(&customer.contact_id, contact, now));
            batch.push(match_keys::insert(Noun::Contact, &customer.contact_id, &contact.into()));
        }
        None => {
            let condition = format!("select 1 from contact where {}", contacts::CHOOSABLE);
            batch.guard(Guard::State, &condition, |statement| statement.bind("contact", &customer.contact_id));
        }
    }
    batch.push(parties::insert_primary(&customer.party_id, journey, &customer.contact_id, now));
    batch.push(parties::insert_role(&customer.party_role_id, &customer.party_id, &customer.role, from_date));
}

fn locate(batch: &mut Batch, journey: &str, place: &Place, now: &str) {
    match &place.new_address {
        Some(address) => addresses::insert_typed(batch, &place.address_id, address, now),
        None => {
            let condition = format!("select 1 from address where {}", addresses::CHOOSABLE);
            batch.guard(Guard::State, &condition, |statement| statement.bind("address", &place.address_id));
        }
    }
    batch.push(addresses::insert_main_of_journey(&place.journey_address_id, journey, &place.address_id, now));
}
