//! The stored answers of POSTs: a retry with the same key gets the same answer and makes nothing twice.

use domain::clock;
use domain::limits::IDEMPOTENCY_SECONDS;
use serde::Deserialize;

use crate::actor::{self, SessionKey};
use crate::{Batch, Statement};

/// The answer that the first request with a key got.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct StoredAnswer {
    /// SHA-256 of the request, which refuses the reuse of a key for another one.
    pub request_hash: String,
    /// HTTP status.
    pub status: u16,
    /// `Location`, when something was made.
    pub location: Option<String>,
    /// `ETag` of what was made.
    pub etag: Option<String>,
    /// The body, JSON.
    pub body: String,
}

/// The answer stored under `key` for the signed-in user: one row of [`StoredAnswer`], or none.
#[must_use]
pub fn select(session: &SessionKey, key: &str) -> Statement {
    let sql = format!(
        "{} select request_hash, status, location, etag, body from idempotency
         where actor = (select id from actor) and key = :key",
        actor::ACTOR
    );
    actor::bind(Statement::new(sql), session).bind("key", key)
}

/// Ends a batch: stores its answer, and forgets a few that are too old to be asked for again. When another request
/// with the same key was faster, the batch fails on `idempotency.key`.
pub fn insert(batch: &mut Batch, actor_id: &str, key: &str, now: &str, answer: &StoredAnswer) {
    batch.push(
        Statement::new(
            "delete from idempotency where (actor, key) in
               (select actor, key from idempotency where created_at < :before order by created_at limit 20)",
        )
        .bind("before", clock::shifted(now, -IDEMPOTENCY_SECONDS)),
    );
    batch.push(
        Statement::new(
            "insert into idempotency (actor, key, request_hash, status, location, etag, body, created_at)
             values (:actor, :key, :request_hash, :status, :location, :etag, :body, :now)",
        )
        .bind("actor", actor_id)
        .bind("key", key)
        .bind("request_hash", &answer.request_hash)
        .bind("status", i64::from(answer.status))
        .bind("location", answer.location.as_deref())
        .bind("etag", answer.etag.as_deref())
        .bind("body", &answer.body)
        .bind("now", now),
    );
}
