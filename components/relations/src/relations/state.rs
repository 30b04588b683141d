//! `PUT /api/contacts/{id}/state`, `PUT /api/organisations/{id}/state`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::relation::{Noun, RelationState};
use serde::Deserialize;
use store::relations;
use utoipa::ToSchema;
use web::{ApiError, Caller};

use super::desk::Desk;

/// Whether a record is in use from now on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RelationStateChange {
    pub(crate) state: RelationState,
}

/// Takes a record out of use, or into it again.
pub(crate) async fn set_state(
    noun: Noun,
    caller: &Caller,
    id: &str,
    version: i64,
    state: RelationState,
) -> Result<Response, ApiError> {
    let desk = Desk::open(noun, caller, id, Action::DeactivateContact).await?;
    desk.judge(version)?;
    let before = desk.record.state;
    let batch = (before != state).then(|| relations::set_state(desk.target(), &desk.command(), before, state));
    desk.carry_out(batch, 0).await
}
