//! `PATCH /api/addresses/{id}`.

use axum::response::Response;
use domain::address;
use domain::field_error::FieldCode;
use domain::record::{Patch, Value};
use store::{addresses, buildings};
use web::{ApiError, Caller};

use super::create::Row;
use super::desk::Desk;

/// Changes fields of an address.
pub(crate) async fn edit(caller: &Caller, id: &str, version: i64, patch: &Patch) -> Result<Response, ApiError> {
    let building_id = match patch.get("building_id") {
        Some(Some(Value::Text(id))) => Some(id.as_str()),
        _ => None,
    };
    let mut desk = Desk::open(caller, id, Some(buildings::select_one(building_id))).await?;
    desk.judge(version)?;
    let mut patch = patch.clone();
    match (building_id, desk.answers.take(3).first()?) {
        (Some(_), Some(Row { id })) => _ = patch.insert("building_id", Some(Value::Text(id))),
        (Some(_), None) => return Err(ApiError::field("building_id", FieldCode::NotFound)),
        (None, _) => {}
    }
    let record = &desk.record;
    let edited = address::edit(record.state, &desk.options, &record.data, &patch)?;
    let is_changed = !edited.changes.is_empty();
    let register_id = record.register_id.as_deref();
    let batch = is_changed.then(|| addresses::edit(desk.target(), &desk.command(), register_id, &edited));
    desk.carry_out(batch, edited.masked).await
}
