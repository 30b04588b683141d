//! Who sends the request: the session cookie, and what its user may do.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use domain::authorisation::{Action, Scope, scope};
use domain::session;
use store::actor::{Actor, SessionKey};
use store::{Answers, Store, Transport, sessions};

use crate::{ApiError, PublicUrl, Token, hash_token, now, public_url};

/// Base64url of 256 bits.
const COOKIE_TOKEN_CHARS: usize = 43;

/// The sender of a request by staff; 401 without a session cookie. Whether the session is valid only the database
/// knows: see [`actor()`]. A handler that also serves others takes `Result<Caller, ApiError>`.
#[derive(Clone, Debug)]
pub struct Caller {
    /// What the statements of [`store::actor`] need.
    pub key: SessionKey,
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        let name = public_url().await.session_cookie_name();
        let token = cookie(&parts.headers, name).filter(|token| is_token(token)).ok_or(ApiError::Unauthenticated)?;
        Ok(Self { key: SessionKey { token_hash: hash_token(token), now: now() } })
    }
}

/// The signed-in user, from answer `index` of a read that began with [`store::actor::select`].
///
/// # Errors
/// 401 when the session is not valid.
pub fn actor(answers: &mut Answers, index: usize) -> Result<Actor, ApiError> {
    answers.take(index).first()?.ok_or(ApiError::Unauthenticated)
}

/// How far `actor` reaches with `action`.
///
/// # Errors
/// 403 when not at all.
pub fn allow(actor: &Actor, action: Action) -> Result<Scope, ApiError> {
    match scope(actor.role, action) {
        Scope::None => Err(ApiError::Forbidden),
        reach => Ok(reach),
    }
}

/// Keeps a session in use alive, and tells its new idle end when it was written. Most requests find it fresh and write
/// nothing.
pub async fn refresh<T: Transport + Sync>(store: &Store<T>, caller: &Caller, actor: &Actor) -> Option<String> {
    if !session::refresh_is_due(&actor.seen_at, &caller.key.now) {
        return None;
    }
    // Losing one refresh costs nothing: the next request tries again, long before the session ends.
    store.write(sessions::refresh(&caller.key, actor)).await.ok()?;
    Some(session::idle_end(&caller.key.now, &actor.absolute_expires_at))
}

/// The `Set-Cookie` of a new session. Its end is the server's to decide, so the cookie names none.
#[must_use]
pub fn session_cookie(public_url: &PublicUrl, token: &Token) -> HeaderValue {
    set_cookie(public_url, &token.plain, "")
}

/// The `Set-Cookie` that takes the session's cookie away.
#[must_use]
pub fn clear_session_cookie(public_url: &PublicUrl) -> HeaderValue {
    set_cookie(public_url, "", "; Max-Age=0")
}

fn set_cookie(public_url: &PublicUrl, value: &str, age: &str) -> HeaderValue {
    let name = public_url.session_cookie_name();
    let secure = if public_url.is_https { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    HeaderValue::try_from(cookie).expect("a token is base64url")
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let values = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = values.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value)
}

fn is_token(text: &str) -> bool {
    text.len() == COOKIE_TOKEN_CHARS
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_token;

    #[test]
    fn the_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; xloket-session=no"));
        headers.append(header::COOKIE, HeaderValue::from_static("b=2;loket-session=yes; c"));
        assert_eq!(cookie(&headers, "loket-session"), Some("yes"));
        assert_eq!(cookie(&headers, "__Host-loket-session"), None);
    }

    #[test]
    fn only_what_we_made_counts_as_a_token() {
        assert!(is_token(&session_token().plain));
        for text in ["", "short", &"a".repeat(44), &"é".repeat(43), &format!("{} ", "a".repeat(42))] {
            assert!(!is_token(text), "{text}");
        }
    }

    #[test]
    fn the_cookie_is_hidden_from_scripts_and_other_sites() {
        let token = session_token();
        let secure = session_cookie(&PublicUrl::parse("https://desk.example"), &token);
        let expected = format!("__Host-loket-session={}; Path=/; HttpOnly; SameSite=Lax; Secure", token.plain);
        assert_eq!(secure, expected);
        let plain = clear_session_cookie(&PublicUrl::parse("http://localhost:3000"));
        assert_eq!(plain, "loket-session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }
}
