//! The journeys in which an address, or any address of a building, has a place.

use domain::authorisation::Action;

use super::list::in_sight;
use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::{dossiers_json, parties_json, survivor};
use crate::page::{Page, Place};
use crate::relations::cluster;
use crate::{Rows, Statement, StoreError, dossier_in_scope};

/// Whose journeys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot<'a> {
    /// Those of the address with this id, or of the one it was merged into.
    Address(&'a str),
    /// Those of all addresses of the building with this id.
    Building(&'a str),
}

/// One page of the journeys that the actor may see, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressJourneys<'a> {
    /// Whose.
    pub of: Spot<'a>,
    /// After which journey of an earlier page.
    pub after: Option<Place>,
    /// How many journeys.
    pub limit: i64,
}

impl AddressJourneys<'_> {
    /// The journeys of the page, and one more when there is a next page.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> Statement {
        let place = if self.after.is_some() { "where journey.number < :after" } else { "" };
        let sibling = dossier_in_scope(Action::ReadDossier, "sibling");
        let (cluster, id) = match self.of {
            Spot::Address(id) => (cluster("address", &survivor("address", ":id")), id),
            Spot::Building(id) => (of_building(), id),
        };
        let sql = format!(
            "{ACTOR},
             cluster (id) as materialized ({cluster}),
             placed (journey_id) as materialized (
               select distinct journey_address.journey_id from journey_address
               where journey_address.address_id in (select id from cluster) and {in_sight}),
             page (id, number) as materialized (
               select journey.id, journey.number from placed join journey on journey.id = placed.journey_id
               {place} order by journey.number desc limit :limit)
             select json_object('number', journey.number, 'dossiers', {dossiers}, 'parties', {parties},
               'places', (select json_group_array(json(item)) from (
                 select json_object('id', journey_address.id, 'version', journey_address.version,
                   'address', (select json_object('id', id, 'text', text) from address where id = {address}), 'is_main', json(iif(journey_address.is_main, 'true', 'false')), 'dossier_number', sibling.number) as item
                 from journey_address left join dossier as sibling on sibling.id = journey_address.dossier_id
                 where journey_address.journey_id = journey.id and journey_address.address_id in (select id from cluster)
                   and (sibling.id is null or ({sibling}))
                 order by journey_address.is_main desc, journey_address.created_at, journey_address.id))) as item,
               journey.number as key, journey.number as tie
             from page cross join journey on journey.id = page.id order by page.number desc",
            address = survivor("address", "journey_address.address_id"),
            in_sight = in_sight("journey_address"),
            dossiers = dossiers_json("journey", &sibling),
            parties = parties_json("journey", &sibling),
        );
        // One more than the page, to know whether there is a next one.
        let statement = actor::bind(Statement::new(sql), key).bind("id", id).bind("limit", self.limit + 1);
        match &self.after {
            Some(after) => statement.bind("after", &after.key),
            None => statement,
        }
    }

    /// Reads what the database answered to [`AddressJourneys::select`].
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }
}

/// The addresses of the building `:id` and all that was merged into them.
fn of_building() -> String {
    format!(
        "with recursive same (id) as (
           select id from address where building_id = {building}
           union select address.id from address join same on address.merged_into = same.id)
         select id from same",
        building = survivor("building", ":id"),
    )
}
