//! Dossiers: the list, one dossier with its journey, and the commands that change it.

mod command;
mod detail;
mod list;
mod search;
mod sort;
mod sql;

pub use command::{Target, assign, change_stage, edit, insert_values};
pub use detail::{DossierRecord, Lookup, Named, assignable, find, find_by_id};
pub use list::{Assignee, DossierFilter, DossierList};
pub(crate) use search::{escape_like, phrase};
pub use sort::{Sort, SortKey};
pub(crate) use sql::{
    ESCAPED_LIKE, capacities_json, customer, dossiers_json, journey_json, parties_json, resolve, survivor,
};
