//! The journeys in which a person or an organisation is involved.

use domain::authorisation::Action;
use domain::relation::Noun;

use super::sql::{cluster, journey_readable};
use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::{capacities_json, dossiers_json, survivor};
use crate::page::{Page, Place};
use crate::{Rows, Statement, StoreError, dossier_in_scope};

/// One page of the journeys of a record that the actor may see, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationJourneys<'a> {
    /// Person or organisation.
    pub noun: Noun,
    /// The record, or one that was merged into it.
    pub id: &'a str,
    /// After which journey of an earlier page.
    pub after: Option<Place>,
    /// How many journeys.
    pub limit: i64,
}

impl RelationJourneys<'_> {
    /// The journeys of the page, and one more when there is a next page.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> Statement {
        let noun = self.noun.as_str();
        let place = if self.after.is_some() { "and journey.number < :after" } else { "" };
        let sibling = dossier_in_scope(Action::ReadDossier, "sibling");
        let sql = format!(
            "{ACTOR},
             cluster (id) as materialized ({cluster}),
             involved (journey_id) as materialized (
               select distinct party.journey_id from party
               where party.{noun}_id in (select id from cluster) and party.removed_at is null),
             page (id, number) as materialized (
               select journey.id, journey.number from involved join journey on journey.id = involved.journey_id
               where {readable} {place} order by journey.number desc limit :limit)
             select json_object('number', journey.number, 'address', {address}, 'dossiers', {dossiers},
               'parties', {parties}) as item, journey.number as key, journey.number as tie
             from page cross join journey on journey.id = page.id order by page.number desc",
            cluster = cluster(noun, &survivor(noun, ":id")),
            readable = journey_readable("journey.id"),
            address = main_address(&sibling),
            dossiers = dossiers_json("journey", &sibling),
            parties = parties_json(self.noun, &sibling),
        );
        // One more than the page, to know whether there is a next one.
        let statement = actor::bind(Statement::new(sql), key).bind("id", self.id).bind("limit", self.limit + 1);
        match &self.after {
            Some(after) => statement.bind("after", &after.key),
            None => statement,
        }
    }

    /// Reads what the database answered to [`RelationJourneys::select`].
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }
}

/// The text of the journey's main address, or of the first one that the actor may see.
fn main_address(readable: &str) -> String {
    format!(
        "(select (select text from address where id = {address})
          from journey_address left join dossier as sibling on sibling.id = journey_address.dossier_id
          where journey_address.journey_id = journey.id and (sibling.id is null or ({readable}))
          order by journey_address.is_main desc, journey_address.created_at, journey_address.id limit 1)",
        address = survivor("address", "journey_address.address_id"),
    )
}

/// The parties of the record in the journey; more than one when doubles were merged.
fn parties_json(noun: Noun, readable: &str) -> String {
    format!(
        "(select json_group_array(json(item)) from (
            select json_object('id', party.id, 'version', party.version,
              'is_primary', json(iif(party.is_primary, 'true', 'false')), 'capacities', {capacities}) as item
            from party where party.journey_id = journey.id and party.removed_at is null
              and party.{noun}_id in (select id from cluster)
            order by party.is_primary desc, party.created_at, party.id))",
        capacities = capacities_json(readable),
        noun = noun.as_str(),
    )
}
