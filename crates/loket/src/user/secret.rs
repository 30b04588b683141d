//! Ids, instants and secrets of the native program.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::token::Token;

/// A new id, UUIDv7.
pub(crate) fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// This instant: UTC, RFC 3339 with milliseconds.
pub(crate) fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    domain::clock::instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// A secret for a one-time link.
pub(crate) fn link_token() -> Token {
    Token::of(&random())
}

/// Random bytes for a password's hash.
pub(crate) fn salt() -> [u8; 16] {
    random()
}

/// The page where `token` lets its user set a password. The token stands behind `#`, so no server sees it in a URL.
#[must_use]
pub fn password_url(public_url: &str, token: &Token) -> String {
    format!("{}/app/password#{}", public_url.trim_end_matches('/'), token.plain)
}

fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
