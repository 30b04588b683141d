//! Addresses: looked for, listed, shown with all that is known there, and changed.

mod command;
mod detail;
mod journeys;
mod keys;
mod list;
mod passport;
mod proposals;
mod timeline;

use domain::address::TypedAddress;
use domain::authorisation::Action;

use crate::actor::{self, ACTOR, SessionKey};
use crate::contacts::{CANDIDATES_MAX, search_phrase};
use crate::{Batch, Statement, queue_item_in_scope};

pub(crate) use command::write;
pub use command::{Target, create, edit, set_state};
pub use detail::{AddressRecord, find, find_after, select_twin};
pub use journeys::{AddressJourneys, Spot};
pub use keys::{fill, select_missing};
pub(crate) use list::in_sight;
pub use list::{AddressList, AddressOrder};
pub(crate) use passport::place_and_cluster;
pub use passport::{open_dossiers, works};
pub use proposals::{KnownAddress, select_known};
pub use timeline::AddressTimeline;

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

/// A new address as somebody typed it, waiting to be matched with the register, with what it is found by.
pub(crate) fn insert_typed(batch: &mut Batch, id: &str, address: &TypedAddress, now: &str) {
    let data = address.data();
    batch.push(command::insert(id, &data, now));
    batch.push(keys::insert(id, &data, None));
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
