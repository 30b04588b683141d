//! A page of a list as an answer: the rows are passed through as the database built them.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::field_error::FieldCode;
use serde::Serialize;
use store::page::{Page, Place};

use crate::{ApiError, Cursor, etag};

/// The answer of a list. `sort` names the order, so that a cursor leads nowhere in another one.
///
/// # Errors
/// [`ApiError::Defect`] when the place of the next page cannot be written.
pub fn answer(page: Page, sort: &str) -> Result<Response, ApiError> {
    text(page, sort).map(json)
}

/// The same as a part of another answer: a JSON object.
///
/// # Errors
/// [`ApiError::Defect`] when the place of the next page cannot be written.
pub fn text(page: Page, sort: &str) -> Result<String, ApiError> {
    let next = page.next.map(|place| Cursor::after(&(sort, place))).transpose()?;
    let next = match next {
        None => "null".to_owned(),
        Some(cursor) => format!("\"{}\"", cursor.into_text()),
    };
    Ok(format!("{{\"items\":{},\"next\":{next}}}", page.items))
}

/// The place a cursor stands for in the order `sort`.
///
/// # Errors
/// 422 `after: invalid` when it was made for another one.
pub fn place(after: Option<Cursor>, sort: &str) -> Result<Option<Place>, ApiError> {
    let Some(cursor) = after else { return Ok(None) };
    let (of_sort, place): (String, Place) = cursor.keys()?;
    if of_sort == sort { Ok(Some(place)) } else { Err(ApiError::field("after", FieldCode::Invalid)) }
}

/// JSON that is text already.
#[must_use]
pub fn json(body: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// A record with its version as ETag.
///
/// # Errors
/// [`ApiError::Defect`] when the record cannot be JSON.
pub fn versioned(version: i64, record: &impl Serialize) -> Result<Response, ApiError> {
    let body = serde_json::to_string(record).map_err(|error| ApiError::Defect(error.to_string()))?;
    Ok(([(header::ETAG, etag(version))], json(body)).into_response())
}
