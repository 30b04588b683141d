//! `PATCH /api/contacts/{id}`, `PATCH /api/organisations/{id}`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::record::Patch;
use domain::relation::{self, Noun};
use store::relations;
use web::{ApiError, Caller};

use super::desk::Desk;
use web::record;

/// Changes fields of a record.
pub(crate) async fn edit(
    noun: Noun,
    caller: &Caller,
    id: &str,
    version: i64,
    patch: &Patch,
) -> Result<Response, ApiError> {
    let desk = Desk::open(noun, caller, id, Action::EditContact).await?;
    desk.judge(version)?;
    let edited = relation::edit(noun, &desk.record.data, patch)?;
    let is_changed = !edited.changes.is_empty();
    let batch = is_changed.then(|| relations::edit(desk.target(), &desk.command(), &edited));
    desk.carry_out(batch, edited.masked).await
}

/// The fields that are present, by name.
pub(crate) fn patch<const N: usize>(fields: [(&'static str, Option<Option<String>>); N]) -> Patch {
    record::patch(fields.map(|(field, value)| record::text(field, value)))
}

/// The fields that are filled, by name.
pub(crate) fn draft<const N: usize>(fields: [(&'static str, Option<String>); N]) -> Patch {
    record::patch(fields.map(|(field, value)| record::text(field, value.map(Some))))
}
