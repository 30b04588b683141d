//! Signing in: the try is counted and the account read in one batch, before any password is hashed.

use domain::authorisation::Role;
use domain::language::Language;
use domain::limits::SIGN_IN_TRIES_PER_CLIENT;
use serde::Deserialize;

use crate::actor::SessionKey;
use crate::{Answers, Batch, Statement, StoreError, rows, sessions, throttles};

/// One try to sign in.
#[derive(Clone, Debug)]
pub struct Try {
    /// The e-mail address as it is looked up.
    pub email_folded: String,
    /// The bucket that counts tries on this account, existing or not.
    pub account_bucket: String,
    /// The bucket that counts tries of this client.
    pub client_bucket: String,
    /// First instant of the window.
    pub window_start: String,
}

/// What a try found.
#[derive(Debug)]
pub struct Tried {
    /// Tries of the client in this window, this one included.
    pub client_tries: i64,
    /// Tries on the account in this window, this one included; none when the client has no tries left.
    pub account_tries: Option<i64>,
    /// The account, when it is active and has a password.
    pub account: Option<Account>,
}

/// Somebody who could be signing in.
#[derive(Clone, Debug, Deserialize)]
pub struct Account {
    /// User id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// E-mail address used to sign in.
    pub email: String,
    /// Role.
    pub role: Role,
    /// Interface language.
    pub language: Language,
    /// PHC string of the password.
    pub password_hash: String,
    /// Keys of the queues whose team the user belongs to.
    #[serde(deserialize_with = "rows::from_json")]
    pub queues: Vec<String>,
}

/// Counts the try and reads the account; read the answers with [`tried`]. Counting before hashing, in a transaction,
/// leaves nothing to be gained by trying many times at once.
#[must_use]
pub fn count(attempt: &Try, now: &str) -> Batch {
    let Try { email_folded, account_bucket, client_bucket, window_start } = attempt;
    Batch::from(vec![
        throttles::forget_old(now),
        throttles::count(client_bucket, window_start),
        throttles::count_inside(account_bucket, client_bucket, SIGN_IN_TRIES_PER_CLIENT, window_start),
        Statement::new(
            "select id, name, email, role, language, password_hash,
               (select json_group_array(queue_key) from (
                  select queue_key from queue_member where user_id = user.id order by queue_key)) as queues
             from user where email_folded = :email and state = 'active' and password_hash is not null",
        )
        .bind("email", email_folded),
    ])
}

/// The answers of [`count`].
///
/// # Errors
/// [`StoreError::Shape`] when they have another shape.
pub fn tried(mut answers: Answers) -> Result<Tried, StoreError> {
    #[derive(Deserialize)]
    struct Count {
        tries: i64,
    }
    let client: Option<Count> = answers.take(1).first()?;
    let account: Option<Count> = answers.take(2).first()?;
    Ok(Tried {
        client_tries: client.map_or(i64::MAX, |count| count.tries),
        account_tries: account.map(|count| count.tries),
        account: answers.take(3).first()?,
    })
}

/// Opens a session for an account whose password was right, and takes the counted tries back: only failures count.
#[must_use]
pub fn succeed(attempt: &Try, account: &Account, session: &SessionKey) -> Batch {
    let mut batch = Batch::new();
    sessions::open(&mut batch, session, &account.id, &account.password_hash);
    batch.push(throttles::reset(&attempt.account_bucket, &attempt.window_start));
    throttles::forgive(&mut batch, &attempt.client_bucket, &attempt.window_start);
    batch
}
