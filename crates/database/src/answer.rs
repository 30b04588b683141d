//! Writes answers as JSON straight from SQLite's values: building the protocol's types first would
//! copy every text twice. The tests read these answers back with `libsql-hrana`'s types.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use bytes::Bytes;
use libsql_hrana::proto;
use rusqlite::types::ValueRef;

use crate::PipelineAnswer;
use crate::error::StatementError;
use crate::program::Refusal;

/// The largest answer to one pipeline, sqld's default: what works here must work there.
pub(crate) const ANSWER_BYTES_MAX: usize = 10 * 1000 * 1000;

impl PipelineAnswer {
    pub(crate) fn ok(body: Vec<u8>) -> Self {
        PipelineAnswer { status: 200, body: Bytes::from(body) }
    }

    pub(crate) fn refused(refusal: &Refusal) -> Self {
        let (status, code) = match refusal {
            Refusal::StreamExpired => (500, "STREAM_EXPIRED"),
            Refusal::TooManyStreams => (503, "DATABASE_BUSY"),
            _ => (400, "PROTOCOL_ERROR"),
        };
        PipelineAnswer::error(status, &refusal.to_string(), code)
    }

    pub(crate) fn busy() -> Self {
        PipelineAnswer::error(503, "Too many pipelines wait for the database", "DATABASE_BUSY")
    }

    pub(crate) fn unusable() -> Self {
        PipelineAnswer::error(500, "The database cannot be used", "DATABASE_UNUSABLE")
    }

    fn error(status: u16, message: &str, code: &str) -> Self {
        let body = serde_json::json!({ "message": message, "code": code });
        PipelineAnswer { status, body: Bytes::from(body.to_string()) }
    }
}

/// Opens the answer to a pipeline or cursor.
pub(crate) fn opening(out: &mut Vec<u8>, baton: Option<&str>) {
    raw(out, r#"{"baton":"#);
    match baton {
        Some(baton) => string(out, baton),
        None => raw(out, "null"),
    }
    raw(out, r#","base_url":null"#);
}

/// Appends `text` as it stands.
pub(crate) fn raw(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}

/// Appends a JSON string.
pub(crate) fn string(out: &mut Vec<u8>, text: &str) {
    json(out, text);
}

/// Appends a Hrana error.
pub(crate) fn error(out: &mut Vec<u8>, error: &proto::Error) {
    json(out, error);
}

/// Appends a Hrana value.
///
/// # Errors
/// When a text is not UTF-8 and therefore has no place in JSON, or the answer becomes too large.
pub(crate) fn value(out: &mut Vec<u8>, value: ValueRef<'_>) -> Result<(), StatementError> {
    match value {
        ValueRef::Null => raw(out, r#"{"type":"null"}"#),
        ValueRef::Integer(integer) => {
            raw(out, r#"{"type":"integer","value":""#);
            json(out, &integer);
            raw(out, r#""}"#);
        }
        // SQLite stores no NaN. The `null` that sqld sends for infinity breaks its readers later.
        ValueRef::Real(real) if real.is_infinite() => {
            return Err(StatementError::Internal("infinity has no place in JSON".to_owned()));
        }
        ValueRef::Real(real) => {
            raw(out, r#"{"type":"float","value":"#);
            json(out, &real);
            raw(out, "}");
        }
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text)
                .map_err(|error| StatementError::Internal(format!("text is not UTF-8: {error}")))?;
            raw(out, r#"{"type":"text","value":"#);
            json(out, text);
            raw(out, "}");
        }
        ValueRef::Blob(blob) => {
            raw(out, r#"{"type":"blob","base64":""#);
            raw(out, &STANDARD_NO_PAD.encode(blob));
            raw(out, r#""}"#);
        }
    }
    if out.len() > ANSWER_BYTES_MAX { Err(StatementError::ResponseTooLarge) } else { Ok(()) }
}

/// Appends the JSON of a plain value.
pub(crate) fn json<T: serde::Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    // Writing text, numbers and flat structures into memory cannot fail.
    serde_json::to_writer(out, value).expect("JSON of a plain value");
}
