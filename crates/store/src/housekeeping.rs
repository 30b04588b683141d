//! What has ended and is kept no longer.

use domain::clock;
use domain::limits::IDEMPOTENCY_SECONDS;

use crate::statement::Argument;
use crate::{Batch, Statement, throttles};

/// Sessions, links or stored answers that one run removes: a run must not hold the write lock for long.
const ROWS_MAX: i64 = 1000;

/// Removes sessions and one-time links that ended and stored answers that are too old to be asked for, up to 1,000 of
/// each, and all counted tries of windows that ended long ago, which submissions remove as well.
#[must_use]
pub fn remove_ended(now: &str) -> Batch {
    Batch::from(vec![
        ended(
            "delete from session where token_hash in
               (select token_hash from session where absolute_expires_at <= :before limit :rows)",
            now,
        ),
        ended(
            "delete from password_link where token_hash in
               (select token_hash from password_link where expires_at <= :before limit :rows)",
            now,
        ),
        ended(
            "delete from idempotency where (actor, key) in
               (select actor, key from idempotency where created_at < :before order by created_at limit :rows)",
            clock::shifted(now, -IDEMPOTENCY_SECONDS),
        ),
        throttles::forget_old(now),
    ])
}

fn ended(sql: &'static str, before: impl Into<Argument>) -> Statement {
    Statement::new(sql).bind("before", before).bind("rows", ROWS_MAX)
}
