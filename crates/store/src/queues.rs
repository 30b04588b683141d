//! The queues and how much waits in them.

use domain::authorisation::Action;
use domain::limits::QUEUE_COUNT_MAX;
use serde::Deserialize;

use crate::actor::{self, ACTOR, SessionKey};
use crate::{Statement, from_zero_one, queue_item_in_scope};

/// The queues in the actor's scope in the catalogue's order, as one JSON text `{"items":[{key,unlinked,linked,mine}]}`.
/// Counts stop at [`QUEUE_COUNT_MAX`]. A queue that was switched off is shown while something waits in it.
#[must_use]
pub fn select(key: &SessionKey) -> Statement {
    let in_scope = queue_item_in_scope(Action::ReadQueueItem, "item");
    let count = |condition: &str| {
        format!(
            "(select count(*) from (select 1 from queue_item item
               where item.queue_key = queue.key and {condition} and {in_scope} limit :most))"
        )
    };
    let unlinked = count("item.state = 'unlinked'");
    let linked = count("item.state = 'linked'");
    let mine = count("item.state = 'unlinked' and item.claimed_by = (select id from actor)");
    // The queue itself is in scope when an unclaimed item in it would be.
    let queue_in_scope = format!(
        "exists (select 1 from (select queue.key as queue_key, null as claimed_by, null as dossier_id) item where {in_scope})"
    );
    let sql = format!(
        "{ACTOR},
         queue_count as materialized (
           select queue.key, queue.active, {queue_in_scope} as in_scope, {unlinked} as unlinked, {linked} as linked,
             {mine} as mine
           from queue order by queue.position, queue.key)
         select json_object('items', json_group_array(
           json_object('key', key, 'unlinked', unlinked, 'linked', linked, 'mine', mine)))
         from queue_count where (in_scope and active = 1) or unlinked > 0"
    );
    actor::bind(Statement::new(sql), key).bind("most", QUEUE_COUNT_MAX)
}

/// Whether a queue exists and takes new items: one row of [`QueueState`], or none.
#[must_use]
pub fn select_state(queue: &str) -> Statement {
    Statement::new("select active from queue where key = :queue").bind("queue", queue)
}

/// What a move needs to know of its destination.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub struct QueueState {
    /// Whether it takes new items.
    #[serde(deserialize_with = "from_zero_one")]
    pub active: bool,
}
