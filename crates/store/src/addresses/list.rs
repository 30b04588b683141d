//! The list of addresses, as they stand in the street: only the shown columns, one page by key, one round trip.

use domain::address::AddressState;
use domain::limits::JOURNEY_COUNT_MAX;
use domain::search::Term;
use serde::{Deserialize, Serialize};

use crate::actor::{self, ACTOR, SessionKey};
use crate::page::{Page, Place};
use crate::relations::{cluster, journey_readable};
use crate::search::Search;
use crate::{Rows, Statement, StoreError};

/// In which order addresses are listed.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum AddressOrder {
    /// As they stand in the street. A search sorts all that it finds.
    #[default]
    #[serde(rename = "street")]
    Street,
    /// Newest first: a search costs what it shows, so this is for finding while typing.
    #[serde(rename = "-created")]
    Newest,
}

/// One page of the list. What was merged into another is found as that other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressList {
    /// Found in the line; all of them.
    pub terms: Vec<Term>,
    /// Only those in this state: `typed` is the "to match" list.
    pub state: Option<AddressState>,
    /// In which order.
    pub order: AddressOrder,
    /// After which row of an earlier page.
    pub after: Option<Place>,
    /// How many rows.
    pub limit: i64,
    /// Without the number of journeys, which is most of what a page costs.
    pub is_brief: bool,
}

impl AddressList {
    /// The rows of the page, and one more when there is a next page.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> Statement {
        // A literal: the index of those in a state holds no others.
        let state = self.state.map_or_else(String::new, |state| format!("and record.state = '{}'", state.as_str()));
        let order = match self.order {
            AddressOrder::Street => Some("order_key"),
            AddressOrder::Newest => None,
        };
        let (terms, after) = (&self.terms, self.after.as_ref());
        let search = Search { table: "address", columns: &["text_folded"], order, terms, after, limit: self.limit };
        let sql = format!(
            "{ACTOR}, {page}
             select json_object('id', record.id, 'version', record.version, 'state', record.state, 'text', record.text,
               'dwelling_type', record.dwelling_type, 'building_id', record.building_id, 'journeys', {journeys}) as item,
               page.key, page.row as tie
             from page cross join address as record on record.row = page.row order by {sorted}",
            page = search.page(&state),
            journeys = if self.is_brief { "null".to_owned() } else { journeys() },
            sorted = search.sorted("page"),
        );
        search.bind(actor::bind(Statement::new(sql), key))
    }

    /// Reads what the database answered to [`AddressList::select`].
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }
}

/// How many journeys the actor may see in which the row `record` has a place.
fn journeys() -> String {
    format!(
        "(select count(*) from (select distinct journey_address.journey_id from journey_address
            where journey_address.address_id in ({cluster}) and {readable} limit {JOURNEY_COUNT_MAX}))",
        cluster = cluster("address", "record.id"),
        readable = in_sight("journey_address"),
    )
}

/// A condition that holds when the actor sees the place in a journey in the row `alias`: of one that counts for one dossier
/// only, that dossier.
pub(crate) fn in_sight(alias: &str) -> String {
    format!(
        "({journey} and ({alias}.dossier_id is null or exists (select 1 from dossier as only
            where only.id = {alias}.dossier_id and ({readable}))))",
        journey = journey_readable(&format!("{alias}.journey_id")),
        readable = crate::dossier_in_scope(domain::authorisation::Action::ReadDossier, "only"),
    )
}
