//! The lists of people and of organisations: only the shown columns, one page by key, one round trip.

use domain::limits::JOURNEY_COUNT_MAX;
use domain::relation::{Noun, RelationState};
use domain::search::Term;
use domain::text::fold;

use super::sql::{cluster, journey_readable};
use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::{ESCAPED_LIKE, escape_like, phrase, survivor};
use crate::page::{Page, Place, Tie};
use crate::{Rows, Statement, StoreError};

/// Argument names per term.
const NAMES: [&str; 5] = ["term0", "term1", "term2", "term3", "term4"];

const _: () = assert!(NAMES.len() == domain::limits::SEARCH_TERMS_MAX);

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
        let sql = format!(
            "{ACTOR}
             select json_object('id', record.id, 'version', record.version, 'state', record.state, 'name', record.name,
               {number} 'email', record.email, 'telephone', record.telephone, 'journeys', {journeys}) as item,
               '' as key, record.row as tie
             from {noun} as record where record.row < :after and record.merged_into is null
               and exists (select 1 from actor) {conditions}
             order by record.row desc limit :limit",
            conditions = self.conditions(),
            journeys = journeys(self.noun),
        );
        self.bind(actor::bind(Statement::new(sql), key))
    }

    /// Reads what the database answered to [`RelationList::select`].
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }

    fn conditions(&self) -> String {
        let terms = self.terms.iter().zip(NAMES).map(|(term, name)| format!(" and {}", self.condition(term, name)));
        // A literal: the index of those that are not in use holds no others.
        let state = self.state.map(|state| format!(" and record.state = '{}'", state.as_str()));
        terms.chain(state).collect()
    }

    /// By what a record says itself, or by what is said by one that was merged into it, of which there are few.
    fn condition(&self, term: &Term, name: &str) -> String {
        let noun = self.noun.as_str();
        let rows = match term {
            Term::Contains(_) | Term::Number(..) => {
                format!("select rowid from {noun}_search where {noun}_search match :{name}")
            }
            Term::WordStart(_) => format!(
                "select row from {noun} where name_folded like :{name} || '%' {ESCAPED_LIKE}
                   or name_folded like '% ' || :{name} || '%' {ESCAPED_LIKE}"
            ),
        };
        format!(
            "record.row in ({rows}
               union select survivor.row from {noun} as loser join {noun} as survivor on survivor.id = {survivor}
                 where loser.merged_into is not null and loser.row in ({rows}))",
            survivor = survivor(noun, "loser.id"),
        )
    }

    fn bind(&self, statement: Statement) -> Statement {
        let after = match &self.after {
            Some(Place { tie: Tie::Row(row), .. }) => *row,
            _ => i64::MAX,
        };
        // One more than the page, to know whether there is a next one.
        let statement = statement.bind("after", after).bind("limit", self.limit + 1);
        self.terms.iter().zip(NAMES).fold(statement, |statement, (term, name)| match term {
            Term::Contains(text) | Term::Number(_, text) => statement.bind(name, phrase(text)),
            Term::WordStart(text) => statement.bind(name, escape_like(&fold(text))),
        })
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
