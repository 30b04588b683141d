//! The people and organisations of a journey and the capacity in which they take part.

mod command;
mod read;

pub use command::{Joining, Target, add, edit, remove};
pub use read::{Involved, Joiner, JourneyRecord, PartyRecord, find, find_journey, role_options, select_roles};

use crate::Statement;

/// Makes a contact the primary party of a journey that has none yet.
#[must_use]
pub fn insert_primary(id: &str, journey_id: &str, contact_id: &str, now: &str) -> Statement {
    Statement::new(
        "insert into party (id, journey_id, contact_id, is_primary, created_at)
         values (:id, :journey, :contact, 1, :now)",
    )
    .bind("id", id)
    .bind("journey", journey_id)
    .bind("contact", contact_id)
    .bind("now", now)
}

/// Gives a party a role in the whole journey from a day (`YYYY-MM-DD`) on.
#[must_use]
pub fn insert_role(id: &str, party_id: &str, role: &str, from_date: &str) -> Statement {
    Statement::new("insert into party_role (id, party_id, role_key, from_date) values (:id, :party, :role, :from_date)")
        .bind("id", id)
        .bind("party", party_id)
        .bind("role", role)
        .bind("from_date", from_date)
}
