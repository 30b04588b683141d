//! Sessions: made by signing in, kept alive by use, ended by signing out.

use domain::limits::SESSIONS_PER_USER_MAX;
use domain::session::{absolute_end, idle_end};

use crate::actor::{Actor, SessionKey};
use crate::{Batch, Guard, Statement};

/// Opens a session for a user who proved who they are, provided the password that was checked is still the one in
/// force. Ends the user's oldest sessions beyond the limit, and clears away those that ended by themselves.
pub fn open(batch: &mut Batch, key: &SessionKey, user_id: &str, password_hash: &str) {
    batch.guard(
        Guard::State,
        "select 1 from user where id = :user and state = 'active' and password_hash = :password_hash",
        |statement| statement.bind("user", user_id).bind("password_hash", password_hash),
    );
    batch.push(Statement::new("delete from session where absolute_expires_at <= :now").bind("now", &key.now));
    batch.push(
        Statement::new(
            "delete from session where user_id = :user and token_hash not in
               (select token_hash from session where user_id = :user and idle_expires_at > :now
                order by created_at desc limit :others)",
        )
        .bind("user", user_id)
        .bind("now", &key.now)
        .bind("others", SESSIONS_PER_USER_MAX - 1),
    );
    let absolute = absolute_end(&key.now);
    batch.push(
        Statement::new(
            "insert into session (token_hash, user_id, created_at, seen_at, idle_expires_at, absolute_expires_at)
             values (:session, :user, :now, :now, :idle, :absolute)",
        )
        .bind("session", &key.token_hash)
        .bind("user", user_id)
        .bind("now", &key.now)
        .bind("idle", idle_end(&key.now, &absolute))
        .bind("absolute", &absolute),
    );
}

/// Keeps the session of `actor` alive. A session that ended meanwhile stays ended.
#[must_use]
pub fn refresh(key: &SessionKey, actor: &Actor) -> Batch {
    Batch::from(vec![
        Statement::new(
            "update session set seen_at = :now, idle_expires_at = :idle
             where token_hash = :session and seen_at < :now and idle_expires_at > :now and absolute_expires_at > :now",
        )
        .bind("session", &key.token_hash)
        .bind("now", &key.now)
        .bind("idle", idle_end(&key.now, &actor.absolute_expires_at)),
    ])
}

/// Ends one session, if it exists.
#[must_use]
pub fn close(key: &SessionKey) -> Statement {
    Statement::new("delete from session where token_hash = :session").bind("session", &key.token_hash)
}

/// Ends every session of a user.
#[must_use]
pub fn close_all(user_id: &str) -> Statement {
    Statement::new("delete from session where user_id = :user").bind("user", user_id)
}
