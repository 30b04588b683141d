//! The list of dossiers: only the shown columns, one page by key, one round trip.

use domain::authorisation::Action;
use domain::search::Term;

use super::search::{self, Field};
use super::sort::{Order, Sort, SortKey};
use super::sql::{address, customer};
use crate::actor::{self, SessionKey};
use crate::page::{Page, Place};
use crate::{Rows, Statement, StoreError, dossier_in_scope};

/// Whose dossiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assignee {
    /// The signed-in user's.
    Me,
    /// Nobody's.
    Nobody,
    /// Those of the user with this id.
    User(String),
}

/// Which dossiers. Empty: all that the actor may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DossierFilter {
    /// Key of the type.
    pub type_key: Option<String>,
    /// Key of the stage.
    pub stage: Option<String>,
    /// Key of the subtype.
    pub subtype: Option<String>,
    /// Key of the queue.
    pub queue: Option<String>,
    /// active or inactive.
    pub state: Option<String>,
    /// Whose.
    pub assignee: Option<Assignee>,
    /// Found anywhere.
    pub text: Vec<Term>,
    /// Found among the people and organisations.
    pub customer: Vec<Term>,
    /// Found among the addresses.
    pub address: Vec<Term>,
    /// Found in the number.
    pub number: Vec<Term>,
}

/// One page of the list of dossiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierList {
    /// Which dossiers.
    pub filter: DossierFilter,
    /// In which order.
    pub sort: Sort,
    /// After which row of an earlier page.
    pub after: Option<Place>,
    /// How many rows.
    pub limit: i64,
}

impl DossierList {
    /// The rows of the page, and one more when there is a next page.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> Statement {
        let sql = format!(
            "{actor}, {page}
             select json_object('number', dossier.number, 'version', dossier.version, 'type', dossier.type_key,
               'subtype', dossier.subtype_key, 'stage', dossier.stage_key, 'customer', {customer}, 'address', {address},
               'assignee', (select json_object('id', id, 'name', name) from user where id = dossier.assignee_id),
               'queue', dossier.queue_key, 'priority', dossier.priority, 'due_date', dossier.due_date,
               'requested_on', dossier.requested_on, 'updated_at', dossier.updated_at,
               'restricted', json(iif(dossier.restricted, 'true', 'false')), 'state', dossier.state) as item,
               page.key, page.tie
             from page cross join dossier on dossier.row = page.row order by page.key {direction}, page.tie {direction}",
            actor = actor::ACTOR,
            page = self.page(),
            customer = customer("dossier.journey_id"),
            address = address("dossier"),
            direction = self.sort.direction(),
        );
        self.bind(actor::bind(Statement::new(sql), key))
    }

    /// Reads what the database answered to [`DossierList::select`].
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }

    /// The keys of the page alone: what the rows show is looked up for these only.
    fn page(&self) -> String {
        match self.sort.order() {
            Order::Column(column) => self.page_by_key(column, ""),
            Order::Expression(expression) => {
                let bound = format!("and {expression} {}= :after_key", self.sort.after());
                self.page_by_key(expression, &bound)
            }
            Order::Groups { groups, member } => self.page_by_group(groups, member),
        }
    }

    fn page_by_key(&self, key: &str, bound: &str) -> String {
        let direction = self.sort.direction();
        let place = match self.after {
            None => String::new(),
            Some(_) => format!("{bound} and ({key}, dossier.row) {} (:after_key, :after_tie)", self.sort.after()),
        };
        format!(
            "page (key, tie, row) as materialized (
               select {key}, dossier.row, dossier.row from dossier where {conditions} {place}
               order by {key} {direction}, dossier.row {direction} limit :limit)",
            conditions = self.conditions(),
        )
    }

    fn page_by_group(&self, groups: &str, member: &str) -> String {
        let direction = self.sort.direction();
        let after = self.sort.after();
        // Numbers lie between '' and '~'.
        let start = if self.sort.descending { "'~'" } else { "''" };
        let (place, groups_left) = match self.after {
            None => (String::new(), String::new()),
            Some(_) => (
                format!("and dossier.number {after} iif(groups.rank = :after_key, :after_tie, {start})"),
                format!("where groups.rank {after}= :after_key"),
            ),
        };
        format!(
            "groups (rank, first, second) as materialized ({groups}),
             page (key, tie, row) as materialized (
               select groups.rank, member.value ->> 1, member.value ->> 0
               from groups cross join json_each((
                 select json_group_array(json_array(row, number)) from (
                   select dossier.row, dossier.number from dossier where {member} and {conditions} {place}
                   order by dossier.number {direction} limit :limit))) as member
               {groups_left} order by groups.rank {direction}, member.value ->> 1 {direction} limit :limit)",
            conditions = self.conditions(),
        )
    }

    fn conditions(&self) -> String {
        let filter = &self.filter;
        let mut conditions = vec![format!("({})", dossier_in_scope(Action::ReadDossier, "dossier"))];
        // Type, stage and queue have indexes in the order of numbers. For other orders a sort's own index is better than
        // sorting all dossiers of a type, which the unary plus tells the planner.
        let by_index = if self.sort.key == SortKey::Number { "" } else { "+" };
        let mut equal = |column: &str, name: &str, plus: &str, wanted: bool| {
            if wanted {
                conditions.push(format!("{plus}dossier.{column} = :{name}"));
            }
        };
        equal("type_key", "type", by_index, filter.type_key.is_some());
        equal("stage_key", "stage", by_index, filter.stage.is_some());
        equal("subtype_key", "subtype", "+", filter.subtype.is_some());
        equal("queue_key", "queue", by_index, filter.queue.is_some());
        equal("state", "state", "+", filter.state.is_some());
        conditions.extend(filter.assignee.as_ref().map(|assignee| {
            let id = match assignee {
                Assignee::Me => "= (select id from actor)",
                Assignee::Nobody => "is null",
                Assignee::User(_) => "= :assignee",
            };
            format!("dossier.assignee_id {id}")
        }));
        conditions.extend(self.searches().into_iter().flat_map(|(field, terms)| search::conditions(field, terms)));
        conditions.join("\nand ")
    }

    fn searches(&self) -> [(Field, &[Term]); 4] {
        let filter = &self.filter;
        [
            (Field::All, &filter.text),
            (Field::Customer, &filter.customer),
            (Field::Address, &filter.address),
            (Field::Number, &filter.number),
        ]
    }

    fn bind(&self, statement: Statement) -> Statement {
        let filter = &self.filter;
        // One more than the page, to know whether there is a next one.
        let mut statement = statement.bind("limit", self.limit + 1);
        let keys = [
            ("type", &filter.type_key),
            ("stage", &filter.stage),
            ("subtype", &filter.subtype),
            ("queue", &filter.queue),
            ("state", &filter.state),
        ];
        for (name, value) in keys {
            if let Some(value) = value {
                statement = statement.bind(name, value);
            }
        }
        if let Some(Assignee::User(id)) = &filter.assignee {
            statement = statement.bind("assignee", id);
        }
        if let Some(after) = &self.after {
            statement = statement.bind("after_key", &after.key).bind("after_tie", &after.tie);
        }
        self.searches().into_iter().fold(statement, |statement, (field, terms)| search::bind(statement, field, terms))
    }
}
