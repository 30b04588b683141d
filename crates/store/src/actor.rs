//! Who acts: the signed-in user, read from the session in the same round trip as the data.

use domain::authorisation::Role;
use serde::Deserialize;

use crate::{Batch, Guard, Statement};

/// What a request brings: the hash of its session token and the instant of the request (UTC, RFC 3339).
#[derive(Clone, Debug)]
pub struct SessionKey {
    /// SHA-256 of the cookie's token, in hexadecimal.
    pub token_hash: String,
    /// The instant at which the request is judged.
    pub now: String,
}

/// The signed-in user.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Actor {
    /// User id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// E-mail address used to sign in.
    pub email: String,
    /// Role, which decides what the user may do.
    pub role: Role,
    /// Interface language: nl, fr or en.
    pub language: String,
    /// When the session was last refreshed.
    pub seen_at: String,
    /// When it ends without further use.
    pub idle_expires_at: String,
    /// When it ends in any case.
    pub absolute_expires_at: String,
    /// Version of the catalogue at this moment; every read brings it along.
    pub catalogue_version: i64,
}

/// A common table expression `actor (id, role)` for the front of a statement: empty when the session is not valid.
/// Needs the arguments of [`bind`].
pub const ACTOR: &str = "with actor as materialized (
  select user.id, user.role from session join user on user.id = session.user_id
  where session.token_hash = :session and session.idle_expires_at > :now and session.absolute_expires_at > :now
    and user.state = 'active')";

/// Binds what [`ACTOR`] needs.
#[must_use]
pub fn bind(statement: Statement, key: &SessionKey) -> Statement {
    statement.bind("session", &key.token_hash).bind("now", &key.now)
}

/// The first statement of every staff read: one row of [`Actor`], or none when nobody is signed in.
#[must_use]
pub fn select(key: &SessionKey) -> Statement {
    bind(
        Statement::new(
            "select user.id, user.name, user.email, user.role, user.language, session.seen_at,
               session.idle_expires_at, session.absolute_expires_at,
               (select version from catalogue where id = 1) as catalogue_version
             from session join user on user.id = session.user_id
             where session.token_hash = :session and session.idle_expires_at > :now
               and session.absolute_expires_at > :now and user.state = 'active'",
        ),
        key,
    )
}

/// The first guard of every staff batch: the session is still valid and its user still has the role that was judged.
pub fn guard(batch: &mut Batch, key: &SessionKey, role: Role) {
    let condition = format!("{ACTOR} select 1 from actor where role = :role");
    batch.guard(Guard::Session, &condition, |statement| bind(statement, key).bind("role", role.as_str()));
}
