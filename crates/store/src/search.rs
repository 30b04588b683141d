//! Pages of people, organisations and addresses, of all or of those in which what somebody types is found. The full-text
//! index gives its rows one by one, newest first, so that such a page costs what it shows and not what would be found.

use domain::search::Term;
use domain::text::fold;

use crate::Statement;
use crate::dossiers::{ESCAPED_LIKE, escape_like, phrase, survivor};
use crate::page::Place;

/// Argument names of the terms that are looked for at the beginning of a word.
const NAMES: [&str; 5] = ["term0", "term1", "term2", "term3", "term4"];

const _: () = assert!(NAMES.len() == domain::limits::SEARCH_TERMS_MAX);

/// A page of the rows of one table. What was merged into another is found as that other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Search<'a> {
    /// The table, which has a full-text index `<table>_search`.
    pub(crate) table: &'static str,
    /// Its column whose words begin with a term that is too short for that index, folded.
    pub(crate) folded: &'static str,
    /// The column by which the rows stand in order; newest first without.
    pub(crate) order: Option<&'static str>,
    /// All of them must be found; none finds everything.
    pub(crate) terms: &'a [Term],
    /// After which row of an earlier page.
    pub(crate) after: Option<&'a Place>,
    /// How many rows, and one more to know whether there is a next page.
    pub(crate) limit: i64,
}

impl Search<'_> {
    /// Common table expressions for the front of a statement, after [`crate::actor::ACTOR`]: `page`, whose `key` and `row` are those
    /// of the rows in order. `condition` goes on from another one and speaks of the row `record`.
    pub(crate) fn page(&self, condition: &str) -> String {
        let key = self.order.map_or("''".to_owned(), |column| format!("record.{column}"));
        let condition = format!("and record.merged_into is null and exists (select 1 from actor) {condition}");
        let row = self.row();
        let order = match self.order {
            Some(_) => format!("{key}, record.row"),
            None => format!("{row} desc"),
        };
        let found = format!(
            "select {key} as key, record.row as row from {found} {condition} {place} order by {order} limit :limit",
            found = self.found(),
            place = self.place(&row),
        );
        let Some(merged) = self.merged() else { return format!("page (key, row) as materialized ({found})") };
        format!(
            "hits (key, row) as materialized (
               select key, row from ({found})
               union select {key}, record.row from {merged} {condition} {place}),
             page (key, row) as materialized (select key, row from hits order by {sorted} limit :limit)",
            place = self.place("record.row"),
            sorted = self.sorted("hits"),
        )
    }

    /// What the rows of [`Search::page`] are sorted by, in the row `alias`.
    pub(crate) fn sorted(&self, alias: &str) -> String {
        match self.order {
            Some(_) => format!("{alias}.key, {alias}.row"),
            None => format!("{alias}.row desc"),
        }
    }

    /// Gives `statement` the arguments.
    pub(crate) fn bind(&self, statement: Statement) -> Statement {
        let mut statement = statement.bind("limit", self.limit + 1);
        statement = match (self.after, self.order) {
            (None, Some(_)) => statement,
            (Some(after), Some(_)) => statement.bind("after_key", &after.key).bind("after_tie", &after.tie),
            (Some(after), None) => statement.bind("after_tie", &after.tie),
            (None, None) => statement.bind("after_tie", i64::MAX),
        };
        let phrases: Vec<String> = self.terms.iter().filter_map(contained).map(phrase).collect();
        if !phrases.is_empty() {
            statement = statement.bind("match", phrases.join(" AND "));
        }
        self.beginnings().fold(statement, |statement, (name, text)| statement.bind(name, escape_like(&fold(text))))
    }

    /// `table as record where …`, to be gone on with further conditions.
    fn found(&self) -> String {
        let (table, starts) = (self.table, self.starts("record"));
        if self.uses_index() {
            format!(
                "{table}_search cross join {table} as record on record.row = {table}_search.rowid
                 where {table}_search match :match {starts}"
            )
        } else {
            format!("{table} as record where true {starts}")
        }
    }

    /// The column by which [`Search::found`] gives its rows in order without sorting them.
    fn row(&self) -> String {
        if self.uses_index() { format!("{}_search.rowid", self.table) } else { "record.row".to_owned() }
    }

    /// Those rows `record` into which something was merged that says all of the terms itself: of such there are few, so each is
    /// looked at. None without terms.
    fn merged(&self) -> Option<String> {
        if self.terms.is_empty() {
            return None;
        }
        let table = self.table;
        let index = if self.uses_index() {
            format!(
                "and exists (select 1 from {table}_search
                   where {table}_search match :match and {table}_search.rowid = loser.row)"
            )
        } else {
            String::new()
        };
        Some(format!(
            "{table} as loser cross join {table} as record on record.id = {survivor}
             where loser.merged_into is not null {index} {starts}",
            survivor = survivor(table, "loser.id"),
            starts = self.starts("loser"),
        ))
    }

    /// What comes after the page before; `row` is the column of the row's number.
    fn place(&self, row: &str) -> String {
        match (self.after, self.order) {
            (None, Some(_)) => String::new(),
            // Also on the first page, where it holds: a walk down from a row is one that SQLite does not sort.
            (_, None) => format!("and {row} < :after_tie"),
            (Some(_), Some(column)) => format!("and (record.{column}, record.row) > (:after_key, :after_tie)"),
        }
    }

    fn uses_index(&self) -> bool {
        self.terms.iter().any(|term| contained(term).is_some())
    }

    fn beginnings(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let texts = self.terms.iter().filter_map(|term| match term {
            Term::WordStart(text) => Some(text.as_str()),
            Term::Contains(_) | Term::Number(..) => None,
        });
        NAMES.into_iter().zip(texts)
    }

    fn starts(&self, alias: &str) -> String {
        let column = format!("{alias}.{}", self.folded);
        let condition = |(name, _): (&str, &str)| {
            format!(
                "and ({column} like :{name} || '%' {ESCAPED_LIKE} or {column} like '% ' || :{name} || '%' {ESCAPED_LIKE})"
            )
        };
        self.beginnings().map(condition).collect()
    }
}

fn contained(term: &Term) -> Option<&str> {
    match term {
        Term::Contains(text) | Term::Number(_, text) => Some(text),
        Term::WordStart(_) => None,
    }
}
