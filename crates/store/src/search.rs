//! Pages of people, organisations and addresses, of all or of those in which what somebody types is found. The full-text
//! index gives its rows one by one, newest first, so that such a page costs what it shows and not what would be found.
//!
//! A phrase of a trigram index reads the rows of every trigram in it, and those of `Mechelen` are nearly all. So the index is
//! asked for a few trigrams only, and what it gives is compared with the whole of what was typed.

use domain::search::{self, Term};
use domain::text::fold;

use crate::Statement;
use crate::dossiers::{ESCAPED_LIKE, escape_like, phrase, survivor};
use crate::page::Place;

/// Argument names of the terms.
const NAMES: [&str; 5] = ["term0", "term1", "term2", "term3", "term4"];
/// Trigrams of the longest term that the index is asked for: more find hardly less, and each costs the rows in which it is.
const TRIGRAMS_OF_LONGEST: usize = 3;

const _: () = assert!(NAMES.len() == domain::limits::SEARCH_TERMS_MAX);

/// A page of the rows of one table. What was merged into another is found as that other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Search<'a> {
    /// The table, which has a full-text index `<table>_search`.
    pub(crate) table: &'static str,
    /// Its columns in which a term is found. With a term that is too short for the index begins a word of the first one.
    pub(crate) columns: &'static [&'static str],
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
        if self.uses_index() {
            statement = statement.bind("match", self.trigrams());
        }
        self.named().fold(statement, |statement, (name, term)| {
            statement.bind(name, escape_like(&fold(contained(term).unwrap_or_else(|short| short))))
        })
    }

    /// `table as record where …`, to be gone on with further conditions.
    fn found(&self) -> String {
        let (table, said) = (self.table, self.said("record"));
        if self.uses_index() {
            format!(
                "{table}_search cross join {table} as record on record.row = {table}_search.rowid
                 where {table}_search match :match {said}"
            )
        } else {
            format!("{table} as record where true {said}")
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
        Some(format!(
            "{table} as loser cross join {table} as record on record.id = {survivor}
             where loser.merged_into is not null {said}",
            survivor = survivor(table, "loser.id"),
            said = self.said("loser"),
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
        self.terms.iter().any(|term| contained(term).is_ok())
    }

    fn named(&self) -> impl Iterator<Item = (&'static str, &Term)> {
        NAMES.into_iter().zip(self.terms)
    }

    /// What the full-text index is asked for: the first trigrams of the longest term, which finds least, and one of each other.
    fn trigrams(&self) -> String {
        let mut texts: Vec<&str> = self.terms.iter().filter_map(|term| contained(term).ok()).collect();
        texts.sort_by_key(|text| std::cmp::Reverse(text.chars().count()));
        let wanted = [TRIGRAMS_OF_LONGEST].into_iter().chain(std::iter::repeat(1));
        let trigrams =
            texts.into_iter().zip(wanted).flat_map(|(text, count)| search::trigrams(text).into_iter().take(count));
        let phrases: Vec<String> = trigrams.map(|trigram| phrase(&trigram)).collect();
        phrases.join(" AND ")
    }

    /// That the row `alias` says all of the terms.
    fn said(&self, alias: &str) -> String {
        let column = |column: &str| format!("{alias}.{column}");
        let condition = |(name, term): (&str, &Term)| {
            let found: Vec<String> = match contained(term) {
                Ok(_) => {
                    let like =
                        |name_of: &&str| format!("{} like '%' || :{name} || '%' {ESCAPED_LIKE}", column(name_of));
                    self.columns.iter().map(like).collect()
                }
                Err(_) => {
                    let like = |before: &str| {
                        format!("{} like {before}:{name} || '%' {ESCAPED_LIKE}", column(self.columns[0]))
                    };
                    vec![like(""), like("'% ' || ")]
                }
            };
            format!("and ({}) ", found.join(" or "))
        };
        self.named().map(condition).collect()
    }
}

/// The text of a term that is found anywhere, or else of one that begins a word.
fn contained(term: &Term) -> Result<&str, &str> {
    match term {
        Term::Contains(text) | Term::Number(_, text) => Ok(text),
        Term::WordStart(text) => Err(text),
    }
}
