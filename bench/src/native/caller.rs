//! Who sends the request: the session's cookie, judged by the database in the same read as the data.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use domain::session;
use store::actor::{self, Actor, SessionKey};
use store::sessions;
use web::ApiError;

use super::{Server, Shared, row};

/// Base64url of 256 bits.
const COOKIE_TOKEN_CHARACTERS: usize = 43;

/// The sender of a request by staff; 401 without a session cookie.
pub(super) struct Caller {
    pub(super) key: SessionKey,
}

impl FromRequestParts<Shared> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, server: &Shared) -> Result<Self, ApiError> {
        let token = cookie(&parts.headers, server.public_url.session_cookie_name()).filter(|token| is_token(token));
        let token = token.ok_or(ApiError::Unauthenticated)?;
        Ok(Self { key: SessionKey { token_hash: web::hash_token(token), now: web::now() } })
    }
}

/// The signed-in user; 401 when the session is not valid.
pub(super) fn actor(connection: &rusqlite::Connection, key: &SessionKey) -> Result<Actor, ApiError> {
    row::first(connection, &actor::select(key))?.ok_or(ApiError::Unauthenticated)
}

/// Keeps a session in use alive; most requests find it fresh and write nothing.
pub(super) async fn refresh(server: &Server, key: &SessionKey, actor: &Actor) {
    if session::refresh_is_due(&actor.seen_at, &key.now) {
        // Losing one refresh costs nothing: the next request tries again.
        let _ = server.database.write(sessions::refresh(key, actor)).await;
    }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let values = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = values.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value)
}

fn is_token(text: &str) -> bool {
    text.len() == COOKIE_TOKEN_CHARACTERS
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
