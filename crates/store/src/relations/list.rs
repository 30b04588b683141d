//! The lists of people and of organisations: only the shown columns, one page by key, one round trip.

use domain::limits::JOURNEY_COUNT_MAX;
use domain::relation::{Noun, RelationState};
use domain::search::Term;

use super::sql::{cluster, journey_readable};
use crate::actor::{self, ACTOR, SessionKey};
use crate::page::{Page, Place};
use crate::search::Search;
use crate::{Rows, Statement, StoreError};

/// One page of a list, newest first. What was merged into another is found as that other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationList {
    /// People or organisations.
    pub noun: Noun,
    /// Found in the name, the e-mail address or a number; all of them.
    pub terms: Vec<Term>,
    /// Only those in this state.
    pub state: Option<RelationState>,
    /// After which row of an earlier page.
    pub after: Option<Place>,
    /// How many rows.
    pub limit: i64,
    /// Without the number of journeys, which is most of what a page costs.
    pub is_brief: bool,
}

impl RelationList {
    /// The rows of the page, and one more when there is a next page.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> Statement {
        let noun = self.noun.as_str();
        let number = match self.noun {
            Noun::Contact => "",
            Noun::Organisation => "'enterprise_number', record.enterprise_number,",
        };
        // A literal: the index of those that are not in use holds no others.
        let state = self.state.map_or_else(String::new, |state| format!("and record.state = '{}'", state.as_str()));
        let search = Search {
            table: noun,
            columns: match self.noun {
                Noun::Contact => &["name_folded", "email", "telephone"],
                Noun::Organisation => &["name_folded", "enterprise_number", "email", "telephone"],
            },
            order: None,
            terms: &self.terms,
            after: self.after.as_ref(),
            limit: self.limit,
        };
        let sql = format!(
            "{ACTOR}, {page}
             select json_object('id', record.id, 'version', record.version, 'state', record.state, 'name', record.name,
               {number} 'email', record.email, 'telephone', record.telephone, 'journeys', {journeys}) as item,
               page.key, page.row as tie
             from page cross join {noun} as record on record.row = page.row order by {sorted}",
            page = search.page(&state),
            journeys = if self.is_brief { "null".to_owned() } else { journeys(self.noun) },
            sorted = search.sorted("page"),
        );
        search.bind(actor::bind(Statement::new(sql), key))
    }

    /// Reads what the database answered to [`RelationList::select`].
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }
}

/// How many journeys the actor may see in which the row `record` is involved.
fn journeys(noun: Noun) -> String {
    format!(
        "(select count(*) from (select distinct party.journey_id from party
            where party.{noun}_id in ({cluster}) and party.removed_at is null and {readable}
            limit {JOURNEY_COUNT_MAX}))",
        noun = noun.as_str(),
        cluster = cluster(noun.as_str(), "record.id"),
        readable = journey_readable("party.journey_id"),
    )
}
