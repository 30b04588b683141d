//! The session: signing in and out, and one's own language.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::change::{Command, CommandActor};
use domain::field_error::{FieldCode, FieldErrors};
use domain::language::Language;
use domain::limits::{PASSWORD_CHARS_MAX, SIGN_IN_TRIES_PER_ACCOUNT, SIGN_IN_TRIES_PER_CLIENT, SIGN_IN_WINDOW_SECONDS};
use domain::throttle::Window;
use domain::user::fold_email;
use domain::{password, session};
use serde::Deserialize;
use store::actor::{self, Actor, SessionKey};
use store::sign_in::{self, Account, Tried, Try};
use store::{Batch, Guard, Read, Store, StoreError, sessions, users};
use utoipa::ToSchema;
use web::problem::{OpenChanges, Reads};
use web::{ApiError, Body, Caller, Client, HttpTransport};

use crate::me::Me;

/// The longest e-mail address there is, in characters.
const EMAIL_CHARS_MAX: usize = 254;

/// Who somebody says they are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// E-mail address; capitals do not matter.
    email: String,
    /// Password.
    password: String,
}

/// A choice of language.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LanguageChoice {
    /// Interface language.
    language: Language,
}

/// Sign in.
///
/// The answer is the same for an unknown address, a disabled account and a wrong password. Needs no
/// `Idempotency-Key`: a session too many ends by itself, and a session must not be stored to be replayed.
#[utoipa::path(post, path = "/api/session", operation_id = "open_session", tag = "session", request_body = SignIn,
    responses((status = 201, body = Me, headers(("Set-Cookie" = String))), OpenChanges))]
pub async fn sign_in(
    client: Client,
    earlier: Result<Caller, ApiError>,
    Body(given): Body<SignIn>,
) -> Result<Response, ApiError> {
    check(&given)?;
    let now = web::now();
    let window = Window::at(&now, SIGN_IN_WINDOW_SECONDS);
    let email_folded = fold_email(&given.email);
    let attempt = Try {
        account_bucket: web::throttle_bucket("sign-in-account", &email_folded).await,
        client_bucket: client.bucket("sign-in-client").await,
        window_start: window.start,
        email_folded,
    };
    let store = web::store().await;
    let tried = sign_in::tried(store.write(sign_in::count(&attempt, &now)).await?)?;
    if is_too_many(&tried) {
        return Err(ApiError::Throttled { retry_after_seconds: window.seconds_left });
    }
    let stored = tried.account.as_ref().map(|account| account.password_hash.as_str());
    if !password::is_right(&given.password, stored) {
        return Err(ApiError::WrongCredentials);
    }
    let account = tried.account.ok_or(ApiError::WrongCredentials)?;
    open(&store, &attempt, account, now, earlier.ok()).await
}

/// Who is signed in.
#[utoipa::path(get, path = "/api/session", operation_id = "read_session", tag = "session", responses((status = 200, body = Me), Reads))]
pub async fn show(caller: Caller) -> Result<Json<Me>, ApiError> {
    let store = web::store().await;
    let (mut actor, queues) = read_own(&store, &caller).await?;
    if let Some(idle_end) = web::refresh(&store, &caller, &actor).await {
        actor.idle_expires_at = idle_end;
    }
    Me::known(actor, queues).map(Json)
}

/// Sign out. Also without a session, so that it can be repeated.
#[utoipa::path(delete, path = "/api/session", operation_id = "close_session", tag = "session", responses((status = 204), OpenChanges))]
pub async fn sign_out(caller: Result<Caller, ApiError>) -> Result<Response, ApiError> {
    if let Ok(caller) = caller {
        web::store().await.write(Batch::from(vec![sessions::close(&caller.key)])).await?;
    }
    let cookie = web::clear_session_cookie(web::public_url().await);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

/// Choose the language of one's own interface.
#[utoipa::path(put, path = "/api/session/language", operation_id = "set_own_language", tag = "session", request_body = LanguageChoice,
    responses((status = 200, body = Me), web::problem::OwnChanges))]
pub async fn set_language(
    caller: Caller,
    Body(LanguageChoice { language }): Body<LanguageChoice>,
) -> Result<Json<Me>, ApiError> {
    let store = web::store().await;
    let (mut actor, queues) = read_own(&store, &caller).await?;
    if actor.language != language.as_str() {
        let command =
            Command { id: web::id(), at: caller.key.now.clone(), actor: CommandActor::User(actor.id.clone()) };
        store.write(users::set_own_language(&caller.key, &command, &actor, language)).await?;
        actor.language = language.as_str().to_owned();
    }
    Me::known(actor, queues).map(Json)
}

fn check(given: &SignIn) -> Result<(), ApiError> {
    let mut errors = FieldErrors::new();
    for (field, text, chars_max) in
        [("email", given.email.trim(), EMAIL_CHARS_MAX), ("password", given.password.as_str(), PASSWORD_CHARS_MAX)]
    {
        match text.chars().count() {
            0 => errors.add(field, FieldCode::Required),
            count if count > chars_max => errors.add(field, FieldCode::TooLong),
            _ => {}
        }
    }
    Ok(errors.into_result(())?)
}

fn is_too_many(tried: &Tried) -> bool {
    tried.client_tries > SIGN_IN_TRIES_PER_CLIENT
        || tried.account_tries.is_none_or(|tries| tries > SIGN_IN_TRIES_PER_ACCOUNT)
}

/// Opens the session in one batch; the one that the browser had before ends with it.
async fn open(
    store: &Store<HttpTransport>,
    attempt: &Try,
    account: Account,
    now: String,
    earlier: Option<Caller>,
) -> Result<Response, ApiError> {
    let token = web::session_token();
    let key = SessionKey { token_hash: token.hash.clone(), now };
    let mut batch = sign_in::succeed(attempt, &account, &key);
    if let Some(earlier) = earlier {
        batch.push(sessions::close(&earlier.key));
    }
    match store.write(batch).await {
        Ok(_) => {}
        // The account was disabled or got another password while this one was being checked.
        Err(StoreError::Guard(Guard::State)) => return Err(ApiError::WrongCredentials),
        Err(error) => return Err(error.into()),
    }
    let absolute_end = session::absolute_end(&key.now);
    let me = Me::signed_in(account, session::idle_end(&key.now, &absolute_end), absolute_end);
    let cookie: HeaderValue = web::session_cookie(web::public_url().await, &token);
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, cookie)], Json(me)).into_response())
}

async fn read_own(store: &Store<HttpTransport>, caller: &Caller) -> Result<(Actor, Vec<String>), ApiError> {
    #[derive(Deserialize)]
    struct Member {
        queue_key: String,
    }
    let read = Read::new().with(actor::select(&caller.key)).with(users::own_queues(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    let queues = answers.take(1).records::<Member>()?;
    Ok((actor, queues.into_iter().map(|member| member.queue_key).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_and_endless_credentials_are_refused_by_field() {
        let given = SignIn { email: " ".into(), password: "a".repeat(257) };
        let mut errors = FieldErrors::one("email", FieldCode::Required);
        errors.add("password", FieldCode::TooLong);
        assert_eq!(check(&given), Err(ApiError::Invalid(errors)));
    }

    #[test]
    fn the_last_allowed_try_still_counts() {
        let tried = |client_tries, account_tries| Tried { client_tries, account_tries, account: None };
        assert!(!is_too_many(&tried(SIGN_IN_TRIES_PER_CLIENT, Some(SIGN_IN_TRIES_PER_ACCOUNT))));
        assert!(is_too_many(&tried(1, Some(SIGN_IN_TRIES_PER_ACCOUNT + 1))));
        assert!(is_too_many(&tried(SIGN_IN_TRIES_PER_CLIENT + 1, None)));
    }
}
