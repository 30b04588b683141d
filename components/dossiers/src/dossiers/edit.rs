//! `PATCH /api/dossiers/{number}`.

use axum::response::Response;
use domain::dossier::edit::{Context, Edit, decide};
use store::dossiers;
use web::{ApiError, Body, Caller, IfMatch, problem};

use super::answer::Dossier;
use super::command::{Desk, with_current_catalogue};
use super::path::Number;

/// Changes fields of a dossier: what is absent stays, null empties. Required fields may be left empty until a stage
/// is left.
#[utoipa::path(patch, path = "/api/dossiers/{number}", operation_id = "edit_dossier", tag = "dossiers",
    params(("number" = String, Path, description = "Number, or what leads to it"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = Edit,
    responses((status = 200, body = Dossier, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn edit(
    caller: Caller,
    Number(lookup): Number,
    IfMatch(version): IfMatch,
    Body(edit): Body<Edit>,
) -> Result<Response, ApiError> {
    with_current_catalogue(async || {
        let desk = Desk::open(&caller, &lookup, None).await?;
        desk.judge(desk.record.may_edit, version)?;
        let today = web::today();
        let context = Context {
            catalogue: &desk.catalogue,
            role: desk.actor.role,
            type_key: &desk.record.type_key,
            today: &today,
        };
        let edited = decide(context, &desk.record.state(), &edit)?;
        let batch = edited.map(|edited| dossiers::edit(&desk.target(), &desk.command(), &edited));
        desk.carry_out(batch).await
    })
    .await
}
