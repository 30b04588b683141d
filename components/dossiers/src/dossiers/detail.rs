//! `GET /api/dossiers/{number}`.

use axum::response::Response;
use web::{ApiError, Caller, problem};

use super::answer::Dossier;
use super::command::Desk;
use super::path::Number;

/// One dossier with its journey. Former numbers, receipts' references and numbers of the old system lead to it too;
/// the answer has the number it bears.
#[utoipa::path(get, path = "/api/dossiers/{number}", operation_id = "read_dossier", tag = "dossiers",
    params(("number" = String, Path, description = "Number, or what leads to it")),
    responses((status = 200, body = Dossier, headers(("ETag" = String, description = "The version"))), problem::Reads))]
pub(crate) async fn read(caller: Caller, Number(lookup): Number) -> Result<Response, ApiError> {
    let desk = Desk::open(&caller, &lookup, None).await?;
    desk.answer(desk.record.clone())
}
