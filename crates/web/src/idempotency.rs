//! POSTs that can be repeated: the answer is stored in the batch that does the work, and a retry with the same
//! `Idempotency-Key` gets it back.
//!
//! A handler adds [`IdempotencyKey::select`] to its read and returns what [`IdempotencyKey::replay`] finds; otherwise
//! it ends its batch with [`IdempotencyKey::remember`] and lets [`IdempotencyKey::finish`] write it.

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::field_error::FieldCode;
use domain::limits::IDEMPOTENCY_KEY_CHARS;
use domain::token::hash_parts;
use serde::de::DeserializeOwned;
use store::actor::SessionKey;
use store::idempotency::{self, StoredAnswer};
use store::{Batch, Read, Rows, Statement, Store, StoreError, Transport};

use crate::{ApiError, body};

/// A POST: its JSON body, and the key under which it happens only once.
pub struct Command<T> {
    /// The body.
    pub input: T,
    /// The key and what it stands for.
    pub key: IdempotencyKey,
}

/// The `Idempotency-Key` of a request, 8 to 64 letters, digits, `-` or `_`, and the hash of that request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    key: String,
    request_hash: String,
}

/// An answer in JSON; that of a POST is stored as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// 201 when something was made.
    pub status: StatusCode,
    /// The path of what was made.
    pub location: Option<String>,
    /// The ETag of what was made.
    pub etag: Option<String>,
    /// JSON.
    pub body: String,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Command<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _state: &S) -> Result<Self, ApiError> {
        let key = key_of(request.headers())?;
        let target = format!("{} {}", request.method(), request.uri().path());
        let bytes = body::read(request).await?;
        let request_hash = hash_parts(&[target.as_bytes(), &bytes]);
        Ok(Self { input: body::parse(&bytes)?, key: IdempotencyKey { key, request_hash } })
    }
}

impl IdempotencyKey {
    /// The key, for a batch that completes its stored answer with what only the database knows.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.key
    }

    /// The statement that finds the stored answer of the signed-in user.
    #[must_use]
    pub fn select(&self, session: &SessionKey) -> Statement {
        idempotency::select(session, &self.key)
    }

    /// The stored answer, when this request was carried out before.
    ///
    /// # Errors
    /// 409 `idempotency-key-reused` when the key belongs to another request.
    pub fn replay(&self, rows: Rows) -> Result<Option<Response>, ApiError> {
        match rows.first::<StoredAnswer>()? {
            None => Ok(None),
            Some(stored) if stored.request_hash == self.request_hash => Ok(Some(Answer::from(stored).into_response())),
            Some(_) => Err(ApiError::Conflict("idempotency-key-reused")),
        }
    }

    /// Ends `batch` with the storing of `answer`.
    pub fn remember(&self, batch: &mut Batch, actor_id: &str, now: &str, answer: &Answer) {
        let stored = StoredAnswer {
            request_hash: self.request_hash.clone(),
            status: answer.status.as_u16(),
            location: answer.location.clone(),
            etag: answer.etag.clone(),
            body: answer.body.clone(),
        };
        idempotency::insert(batch, actor_id, &self.key, now, &stored);
    }

    /// Adds the answer to the batch, writes it and answers. When the batch fails because the same request was faster
    /// (a double click), the answer of that one is replayed.
    ///
    /// # Errors
    /// What the batch failed on, when no stored answer explains it.
    pub async fn finish<T: Transport + Sync>(
        &self,
        store: &Store<T>,
        session: &SessionKey,
        actor_id: &str,
        mut batch: Batch,
        answer: Answer,
    ) -> Result<Response, ApiError> {
        self.remember(&mut batch, actor_id, &session.now, &answer);
        match store.write(batch).await {
            Ok(_) => Ok(answer.into_response()),
            // The faster one also changed what the guards before the key look at, so any refusal may mean a retry.
            Err(refusal @ (StoreError::Guard(_) | StoreError::Constraint(_))) => {
                let mut answers = store.read(Read::new().with(self.select(session))).await?;
                self.replay(answers.take(0))?.ok_or_else(|| refusal.into())
            }
            Err(error) => Err(error.into()),
        }
    }
}

impl Answer {
    /// 200 with JSON, as SQLite or serde built it.
    #[must_use]
    pub fn ok(body: String) -> Self {
        Self { status: StatusCode::OK, location: None, etag: None, body }
    }

    /// The same answer with the version of what it shows.
    #[must_use]
    pub fn with_version(self, version: i64) -> Self {
        Self { etag: Some(crate::etag(version)), ..self }
    }

    /// 201 with a place, a version and a body.
    #[must_use]
    pub fn created(location: String, version: i64, body: String) -> Self {
        Self { status: StatusCode::CREATED, location: Some(location), etag: Some(crate::etag(version)), body }
    }
}

impl From<StoredAnswer> for Answer {
    fn from(stored: StoredAnswer) -> Self {
        let StoredAnswer { status, location, etag, body, .. } = stored;
        Self { status: StatusCode::from_u16(status).unwrap_or(StatusCode::OK), location, etag, body }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = (self.status, [(header::CONTENT_TYPE, "application/json")], self.body).into_response();
        for (name, value) in [(header::LOCATION, self.location), (header::ETAG, self.etag)] {
            if let Some(value) = value.and_then(|value| value.parse().ok()) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

fn key_of(headers: &HeaderMap) -> Result<String, ApiError> {
    let fault = |code| ApiError::field("idempotency-key", code);
    let key = headers.get("idempotency-key").ok_or(fault(FieldCode::Required))?.as_bytes();
    let is_known = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let is_valid = IDEMPOTENCY_KEY_CHARS.contains(&key.len()) && key.iter().all(is_known);
    if is_valid { Ok(String::from_utf8_lossy(key).into_owned()) } else { Err(fault(FieldCode::Invalid)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn read(key: &str) -> Result<String, ApiError> {
        key_of(&HeaderMap::from_iter([("idempotency-key".parse().unwrap(), HeaderValue::from_str(key).unwrap())]))
    }

    #[test]
    fn keys_are_required_and_bounded() {
        assert_eq!(key_of(&HeaderMap::new()), Err(ApiError::field("idempotency-key", FieldCode::Required)));
        assert_eq!(read("0199b2c4-6a7e").as_deref(), Ok("0199b2c4-6a7e"));
        for key in ["", "1234567", &"a".repeat(65), "with space", "quote'quote"] {
            assert_eq!(read(key), Err(ApiError::field("idempotency-key", FieldCode::Invalid)), "{key}");
        }
    }

    #[test]
    fn a_stored_answer_is_sent_as_it_was() {
        let response = Answer::created("/api/dossiers/2026-000123".into(), 1, "{}".into()).into_response();
        assert_eq!(response.status(), StatusCode::CREATED);
        assert_eq!(response.headers()[header::LOCATION], "/api/dossiers/2026-000123");
        assert_eq!(response.headers()[header::ETAG], "\"1\"");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    }
}
