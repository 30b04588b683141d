//! The shape of a failed answer (RFC 9457), and which failures an operation documents.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, PartialSchema, ToSchema};

use crate::ApiError;

/// A failed answer: codes, never sentences, so that each interface words it in the reader's language.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: `code` tells the kind.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What went wrong, e.g. `state-changed`.
    pub code: &'static str,
    /// The faults per field path, e.g. `{"contact.email": ["invalid-email"]}`; only with status 422.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<BTreeMap<String, Vec<&'static str>>>,
    /// The record as it is now; with status 412, and with 409 when a colleague has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub current: Option<serde_json::Value>,
}

impl From<ApiError> for Problem {
    fn from(error: ApiError) -> Self {
        let (status, code) = (error.status(), error.code());
        let (errors, current) = match error {
            ApiError::Invalid(errors) => {
                let errors = errors.iter();
                let codes =
                    errors.map(|(field, codes)| (field.to_owned(), codes.iter().map(|code| code.as_str()).collect()));
                (Some(codes.collect()), None)
            }
            ApiError::Stale { current } | ApiError::Contested { current, .. } => {
                (None, Some(current).filter(|current| !current.is_null()))
            }
            _ => (None, None),
        };
        let title = status.canonical_reason().unwrap_or_default().to_owned();
        Self { kind: "about:blank", title, status: status.as_u16(), code, errors, current }
    }
}

/// The failures of a read by staff; for `responses(…)` of an operation.
pub struct Reads;

/// The failures of a change by staff that needs `If-Match`.
pub struct Changes;

/// The failures of a POST by staff, with `Idempotency-Key`.
pub struct Creates;

/// The failures of a change to what is one's own, which needs no `If-Match`.
pub struct OwnChanges;

/// The failures of a change for which nobody needs to be signed in.
pub struct OpenChanges;

impl IntoResponses for Reads {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems(&[401, 403, 404, 422, 503])
    }
}

impl IntoResponses for Changes {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems(&[400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503])
    }
}

impl IntoResponses for Creates {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems(&[400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503])
    }
}

impl IntoResponses for OwnChanges {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems(&[400, 401, 403, 413, 415, 422, 503])
    }
}

impl IntoResponses for OpenChanges {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems(&[400, 401, 403, 413, 415, 422, 429, 503])
    }
}

fn problems(statuses: &[u16]) -> BTreeMap<String, RefOr<Response>> {
    statuses.iter().map(|status| (status.to_string(), RefOr::T(problem(*status)))).collect()
}

fn problem(status: u16) -> Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).build();
    let title = axum::http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    ResponseBuilder::new().description(title.unwrap_or_default()).content("application/problem+json", content).build()
}

/// Adds the schema that the documented failures point to.
pub(crate) fn register(openapi: &mut utoipa::openapi::OpenApi) {
    let components = openapi.components.get_or_insert_default();
    components.schemas.insert(Problem::name().into_owned(), Problem::schema());
}
