//! `PUT /api/addresses/{id}/state`.

use axum::response::Response;
use domain::address::{StateRequest, change_state};
use domain::authorisation::Action;
use domain::field_error::FieldCode;
use store::addresses;
use web::{ApiError, Caller};

use super::AddressStateChange;
use super::desk::Desk;

/// Says how an address is known from now on.
pub(crate) async fn set_state(
    caller: &Caller,
    id: &str,
    version: i64,
    change: AddressStateChange,
) -> Result<Response, ApiError> {
    let AddressStateChange { state, register_id, reason } = change;
    let request = StateRequest { state, register_id, reason };
    // The id alone is stored; what surrounds it says nothing of itself.
    let register_id = request.register_id.as_deref().map(|id| id.trim().trim_end_matches('/'));
    let twin = addresses::select_twin(id, register_id.and_then(|id| id.rsplit('/').next()));
    let desk = Desk::open(caller, id, Some(twin)).await?;
    if request.needs_manager(desk.record.state) {
        web::allow(&desk.actor, Action::ExceptAddress)?;
    }
    desk.judge(version)?;
    let before = desk.record.verdict();
    let change = change_state(&before, &request)?;
    let mut desk = desk;
    if change.after.register_id.is_some() && !desk.answers.take(3).is_empty() {
        return Err(ApiError::field("register_id", FieldCode::Duplicate));
    }
    let is_changed = !change.changes.is_empty();
    let data = &desk.record.data;
    let batch = is_changed.then(|| addresses::set_state(desk.target(), &desk.command(), data, &before, &change));
    desk.carry_out(batch, change.masked).await
}
