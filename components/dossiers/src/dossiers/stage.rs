//! `PUT /api/dossiers/{number}/stage`.

use axum::response::Response;
use domain::dossier::stage::advance;
use domain::field_error::FieldErrors;
use serde::Deserialize;
use store::dossiers;
use utoipa::ToSchema;
use web::{ApiError, Body, Caller, IfMatch, problem};

use super::answer::Dossier;
use super::command::{Desk, with_current_catalogue};
use super::path::Number;

/// Where a dossier is to go.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StageChange {
    /// Key of a stage of the dossier's type.
    stage: String,
}

/// Moves a dossier along the stages of its type. Forward only when what the stages left require is filled in: else 422
/// names the empty fields with `required`. Backward always.
#[utoipa::path(put, path = "/api/dossiers/{number}/stage", operation_id = "change_stage", tag = "dossiers",
    params(("number" = String, Path, description = "Number, or what leads to it"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = StageChange,
    responses((status = 200, body = Dossier, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn change_stage(
    caller: Caller,
    Number(lookup): Number,
    IfMatch(version): IfMatch,
    Body(change): Body<StageChange>,
) -> Result<Response, ApiError> {
    with_current_catalogue(async || {
        let desk = Desk::open(&caller, &lookup, None).await?;
        desk.judge(desk.record.may_change_stage, version)?;
        let (record, state) = (&desk.record, desk.record.state());
        let is_filled = |field: &_| state.is_filled(field);
        let advance = advance(&desk.catalogue, &record.type_key, &record.stage_key, &change.stage, is_filled)
            .map_err(FieldErrors::from)?;
        let batch = advance.map(|advance| dossiers::change_stage(&desk.target(), &desk.command(), &advance));
        desk.carry_out(batch).await
    })
    .await
}
