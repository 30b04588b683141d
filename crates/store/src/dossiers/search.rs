//! Contains-search: dossiers by their number, their question, and everybody and every address involved.

use domain::reference::Reference;
use domain::search::Term;
use domain::text::fold;

use super::sql::ESCAPED_LIKE;
use crate::Statement;

/// Where a search looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Everywhere.
    All,
    /// People and organisations of the journey.
    Customer,
    /// Addresses of the journey.
    Address,
    /// The dossier's number and what leads to it.
    Number,
}

/// Argument names per field and term: names are static, so that statements with the same shape are the same text.
const NAMES: [[&str; 5]; 4] = [
    ["q0", "q1", "q2", "q3", "q4"],
    ["customer0", "customer1", "customer2", "customer3", "customer4"],
    ["address0", "address1", "address2", "address3", "address4"],
    ["number0", "number1", "number2", "number3", "number4"],
];
/// The same, for what only numbers and aliases need.
const EXACT_NAMES: [[&str; 5]; 4] = [
    ["qx0", "qx1", "qx2", "qx3", "qx4"],
    ["customerx0", "customerx1", "customerx2", "customerx3", "customerx4"],
    ["addressx0", "addressx1", "addressx2", "addressx3", "addressx4"],
    ["numberx0", "numberx1", "numberx2", "numberx3", "numberx4"],
];

const _: () = assert!(NAMES[0].len() == domain::limits::SEARCH_TERMS_MAX);

/// The conditions on `dossier` that `terms` in `field` demand: each term must be found.
pub(super) fn conditions(field: Field, terms: &[Term]) -> impl Iterator<Item = String> + '_ {
    terms.iter().zip(names(field)).map(move |(term, (name, exact))| {
        let parts = parts(field, term, name, exact);
        format!("dossier.row in ({})", parts.join("\nunion\n"))
    })
}

/// Binds what [`conditions`] refers to.
pub(super) fn bind(mut statement: Statement, field: Field, terms: &[Term]) -> Statement {
    for (term, (name, exact)) in terms.iter().zip(names(field)) {
        statement = match term {
            Term::Contains(text) => {
                let statement = statement.bind(name, phrase(text));
                if looks_at_numbers(field) { statement.bind(exact, alias(text)) } else { statement }
            }
            Term::WordStart(text) => {
                let folded = escape_like(&fold(text));
                let statement = if field == Field::Number { statement } else { statement.bind(name, folded) };
                if looks_at_numbers(field) { statement.bind(exact, text.parse::<i64>().ok()) } else { statement }
            }
            Term::Number(number, text) => {
                let statement = statement.bind(name, phrase(text));
                if looks_at_numbers(field) { statement.bind(exact, number.to_string()) } else { statement }
            }
        };
    }
    statement
}

fn names(field: Field) -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES[field as usize].into_iter().zip(EXACT_NAMES[field as usize])
}

fn looks_at_numbers(field: Field) -> bool {
    matches!(field, Field::All | Field::Number)
}

fn parts(field: Field, term: &Term, name: &str, exact: &str) -> Vec<String> {
    let mut parts = Vec::new();
    if matches!(field, Field::All | Field::Customer) {
        parts.push(of_parties("contact", &rows("contact", "name_folded", term, name)));
        parts.push(of_parties("organisation", &rows("organisation", "name_folded", term, name)));
    }
    if matches!(field, Field::All | Field::Address) {
        parts.push(of_addresses(&rows("address", "text_folded", term, name)));
    }
    if looks_at_numbers(field) {
        parts.extend(own(field, term, name, exact));
    }
    parts
}

/// The rows of a noun that the term finds.
fn rows(noun: &str, folded: &str, term: &Term, name: &str) -> String {
    match term {
        Term::Contains(_) | Term::Number(..) => {
            format!("select rowid from {noun}_search where {noun}_search match :{name}")
        }
        Term::WordStart(_) => format!(
            "select row from {noun} where {folded} like :{name} || '%' {ESCAPED_LIKE}
               or {folded} like '% ' || :{name} || '%' {ESCAPED_LIKE}"
        ),
    }
}

/// Whoever was merged into somebody found is found too: parties still point to the one they were made with.
fn of_parties(noun: &str, rows: &str) -> String {
    format!(
        "select dossier.row from party join dossier on dossier.journey_id = party.journey_id
         where party.removed_at is null and party.{noun}_id in ({})",
        with_merged(noun, rows)
    )
}

fn of_addresses(rows: &str) -> String {
    format!(
        "select dossier.row from journey_address join dossier on dossier.journey_id = journey_address.journey_id
           and (journey_address.dossier_id is null or journey_address.dossier_id = dossier.id)
         where journey_address.address_id in ({})",
        with_merged("address", rows)
    )
}

fn with_merged(noun: &str, rows: &str) -> String {
    format!(
        "with recursive found (id) as (
           select id from {noun} where row in ({rows})
           union select {noun}.id from {noun} join found on {noun}.merged_into = found.id)
         select id from found"
    )
}

/// By number, by what leads to the number, and by the question.
fn own(field: Field, term: &Term, name: &str, exact: &str) -> Vec<String> {
    let column = if field == Field::Number { "number : " } else { "" };
    let text = format!("select rowid from dossier_search where dossier_search match '{column}' || :{name}");
    let aliases = format!(
        "select dossier.row from number_alias join dossier
           on dossier.id = number_alias.dossier_id
             or (number_alias.dossier_id is null and dossier.journey_id = number_alias.journey_id)
         where number_alias.alias = :{exact}"
    );
    match term {
        Term::Contains(_) => vec![text, aliases],
        Term::Number(..) => vec![text, aliases, format!("select row from dossier where number = :{exact}")],
        // "12" on its own means the twelfth of any year.
        Term::WordStart(_) => vec![format!(
            "select row from dossier where number in (select printf('%04d-%06d', year, :{exact}) from number_counter)"
        )],
    }
}

/// A phrase of the full-text query language: nothing in it is an operator.
pub(crate) fn phrase(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn alias(text: &str) -> String {
    Reference::parse(text).map_or_else(|_| text.to_uppercase(), |reference| reference.to_string())
}

/// A text within a LIKE pattern that ends in [`ESCAPED_LIKE`].
pub(crate) fn escape_like(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
