//! Addresses, and their place in journeys.

use domain::address::TypedAddress;
use domain::authorisation::Action;

use crate::actor::{self, ACTOR, SessionKey};
use crate::contacts::{CANDIDATES_MAX, search_phrase};
use crate::{Statement, queue_item_in_scope};

/// Known addresses that may be the one written in the queue item `item_id`: rows of
/// [`domain::address::ProposedAddress`], which the domain then compares.
#[must_use]
pub fn select_candidates(key: &SessionKey, item_id: &str) -> Statement {
    let sql = format!(
        "{ACTOR},
         written as materialized (
           select submission.address_text as text, {phrase} as phrase
           from queue_item item join submission on submission.id = item.submission_id
           where item.id = :item and submission.address_text <> '' and {in_scope})
         select id, text from address
         where row in (
             select row from address where text_folded in (select lower(text) from written)
             union select * from (
               select rowid from address_search where address_search match coalesce((select phrase from written), '\"\"')
               order by rowid desc limit :most))
           and merged_into is null
         order by row desc limit :most",
        phrase = search_phrase("submission.address_text"),
        in_scope = queue_item_in_scope(Action::ReadQueueItem, "item"),
    );
    actor::bind(Statement::new(sql), key).bind("item", item_id).bind("most", CANDIDATES_MAX)
}

/// Whether an address may be chosen: one row, or none.
#[must_use]
pub fn select_choosable(id: &str) -> Statement {
    Statement::new(format!("select id from address where {CHOOSABLE}")).bind("address", id)
}

/// The condition on an address `:address` that may be linked to something new.
pub(crate) const CHOOSABLE: &str = "address.id = :address and address.merged_into is null";

/// A new address as somebody typed it, waiting to be matched with the register.
#[must_use]
pub fn insert_typed(id: &str, address: &TypedAddress, now: &str) -> Statement {
    Statement::new(
        "insert into address (id, state, text, text_folded, created_at, updated_at)
         values (:id, 'typed', :text, :text_folded, :now, :now)",
    )
    .bind("id", id)
    .bind("text", &address.text)
    .bind("text_folded", &address.text_folded)
    .bind("now", now)
}

/// Makes an address the main one of a journey that has none yet.
#[must_use]
pub fn insert_main_of_journey(id: &str, journey_id: &str, address_id: &str, now: &str) -> Statement {
    Statement::new(
        "insert into journey_address (id, journey_id, address_id, is_main, created_at)
         values (:id, :journey, :address, 1, :now)",
    )
    .bind("id", id)
    .bind("journey", journey_id)
    .bind("address", address_id)
    .bind("now", now)
}
