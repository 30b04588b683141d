//! A dossier as its readers see it, in the product's order of fields.

use std::collections::BTreeMap;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::authorisation::Role;
use domain::catalogue::Catalogue;
use domain::details::{self, Details};
use domain::priority::Priority;
use serde::Serialize;
use store::Json;
use store::dossiers::{DossierRecord, Named};
use web::ApiError;

/// JSON that is text already.
pub(super) fn json(body: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// The dossier as `role` sees it, with its version as ETag.
pub(super) fn dossier(catalogue: &Catalogue, role: Role, record: &DossierRecord) -> Result<Response, ApiError> {
    let body = serde_json::to_string(&Dossier::new(catalogue, role, record));
    let body = body.map_err(|error| ApiError::Defect(error.to_string()))?;
    Ok(([(header::ETAG, web::etag(record.version))], json(body)).into_response())
}

/// The same for the answer to a change that came too late.
pub(super) fn stale(catalogue: &Catalogue, role: Role, record: &DossierRecord) -> ApiError {
    match serde_json::to_value(Dossier::new(catalogue, role, record)) {
        Ok(current) => ApiError::Stale { current },
        Err(error) => ApiError::Defect(error.to_string()),
    }
}

#[derive(Serialize)]
struct Dossier<'a> {
    id: &'a str,
    number: &'a str,
    version: i64,
    r#type: &'a str,
    subtype: Option<&'a str>,
    stage: &'a str,
    source: Option<&'a str>,
    main_project: Option<&'a str>,
    extra_projects: &'a [String],
    assignee: Option<&'a Named>,
    queue: Option<&'a str>,
    priority: Priority,
    due_date: Option<&'a str>,
    requested_on: &'a str,
    reaction_days: Option<i64>,
    restricted: bool,
    state: &'a str,
    client_language: Option<&'a str>,
    preferred_channel: Option<&'a str>,
    details: Details,
    journey: &'a Json,
    submission: Option<&'a Json>,
    missing: BTreeMap<String, String>,
    allowed: Allowed,
    created_at: &'a str,
    updated_at: &'a str,
}

#[derive(Serialize)]
struct Allowed {
    edit: bool,
    change_stage: bool,
    assign: bool,
}

impl<'a> Dossier<'a> {
    fn new(catalogue: &Catalogue, role: Role, record: &'a DossierRecord) -> Self {
        let missing = record.state().empty_fields(catalogue, &record.type_key);
        Self {
            id: &record.id,
            number: &record.number,
            version: record.version,
            r#type: &record.type_key,
            subtype: record.subtype_key.as_deref(),
            stage: &record.stage_key,
            source: record.source_key.as_deref(),
            main_project: record.main_project_key.as_deref(),
            extra_projects: &record.extra_projects,
            assignee: record.assignee.as_ref(),
            queue: record.queue_key.as_deref(),
            priority: record.priority,
            due_date: record.due_date.as_deref(),
            requested_on: &record.requested_on,
            reaction_days: record.reaction_days,
            restricted: record.restricted,
            state: &record.state,
            client_language: record.client_language.as_deref(),
            preferred_channel: record.preferred_channel.as_deref(),
            details: details::visible(catalogue, role, &record.details),
            journey: &record.journey,
            submission: record.submission.as_ref(),
            missing: missing.into_iter().map(|empty| (empty.field, empty.stage)).collect(),
            allowed: Allowed {
                edit: record.may_edit,
                change_stage: record.may_change_stage,
                assign: record.may_assign,
            },
            created_at: &record.created_at,
            updated_at: &record.updated_at,
        }
    }
}
