//! The list of addresses, as they stand in the street: only the shown columns, one page by key, one round trip.

use domain::address::AddressState;
use domain::limits::JOURNEY_COUNT_MAX;
use domain::search::Term;
use domain::text::fold;

use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::{ESCAPED_LIKE, escape_like, phrase, survivor};
use crate::page::{Page, Place};
use crate::relations::{cluster, journey_readable};
use crate::{Rows, Statement, StoreError};

/// Argument names per term.
const NAMES: [&str; 5] = ["term0", "term1", "term2", "term3", "term4"];

const _: () = assert!(NAMES.len() == domain::limits::SEARCH_TERMS_MAX);

/// One page of the list. What was merged into another is found as that other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressList {
    /// Found in the line; all of them.
    pub terms: Vec<Term>,
    /// Only those in this state: `typed` is the "to match" list.
    pub state: Option<AddressState>,
    /// After which row of an earlier page.
    pub after: Option<Place>,
    /// How many rows.
    pub limit: i64,
}

impl AddressList {
    /// The rows of the page, and one more when there is a next page.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> Statement {
        let sql = format!(
            "{ACTOR}
             select json_object('id', record.id, 'version', record.version, 'state', record.state, 'text', record.text,
               'dwelling_type', record.dwelling_type, 'building_id', record.building_id, 'journeys', {journeys}) as item,
               record.order_key as key, record.row as tie
             from address as record where record.merged_into is null and exists (select 1 from actor) {conditions}
             order by record.order_key, record.row limit :limit",
            conditions = self.conditions(),
            journeys = journeys(),
        );
        // One more than the page, to know whether there is a next one.
        let mut statement = actor::bind(Statement::new(sql), key).bind("limit", self.limit + 1);
        if let Some(after) = &self.after {
            statement = statement.bind("after_key", &after.key).bind("after_tie", &after.tie);
        }
        self.terms.iter().zip(NAMES).fold(statement, |statement, (term, name)| match term {
            Term::Contains(text) | Term::Number(_, text) => statement.bind(name, phrase(text)),
            Term::WordStart(text) => statement.bind(name, escape_like(&fold(text))),
        })
    }

    /// Reads what the database answered to [`AddressList::select`].
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }

    fn conditions(&self) -> String {
        let terms = self.terms.iter().zip(NAMES).map(|(term, name)| format!(" and {}", condition(term, name)));
        // A literal: the index of those in a state holds no others.
        let state = self.state.map(|state| format!(" and record.state = '{}'", state.as_str()));
        let place =
            self.after.as_ref().map(|_| " and (record.order_key, record.row) > (:after_key, :after_tie)".to_owned());
        terms.chain(state).chain(place).collect()
    }
}

/// By what an address says itself, or by what is said by one that was merged into it, of which there are few. The plus keeps
/// SQLite on the index that has the order of the list, so that a page of many is not sorted first.
fn condition(term: &Term, name: &str) -> String {
    let rows = match term {
        Term::Contains(_) | Term::Number(..) => {
            format!("select rowid from address_search where address_search match :{name}")
        }
        Term::WordStart(_) => format!(
            "select row from address where text_folded like :{name} || '%' {ESCAPED_LIKE}
               or text_folded like '% ' || :{name} || '%' {ESCAPED_LIKE}"
        ),
    };
    format!(
        "+record.row in ({rows}
           union select survivor.row from address as loser join address as survivor on survivor.id = {survivor}
             where loser.merged_into is not null and loser.row in ({rows}))",
        survivor = survivor("address", "loser.id"),
    )
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
pub(super) fn in_sight(alias: &str) -> String {
    format!(
        "({journey} and ({alias}.dossier_id is null or exists (select 1 from dossier as only
            where only.id = {alias}.dossier_id and ({readable}))))",
        journey = journey_readable(&format!("{alias}.journey_id")),
        readable = crate::dossier_in_scope(domain::authorisation::Action::ReadDossier, "only"),
    )
}
