//! `PATCH /api/parties/{id}`.

use axum::response::Response;
use domain::field_error::FieldCode;
use domain::party::{PartyContext, RoleChange, assign_roles};
use store::parties;
use web::{ApiError, Caller};

use super::PartyEdit;
use super::desk::Desk;

/// Changes the capacities of somebody, or makes them the main contact.
pub(crate) async fn edit(caller: &Caller, id: &str, version: i64, edit: PartyEdit) -> Result<Response, ApiError> {
    let mut desk = Desk::open(caller, id).await?;
    desk.judge(version)?;
    let options = parties::role_options(desk.answers.take(2))?;
    let record = &desk.record;
    let roles = match &edit.roles {
        None => RoleChange::default(),
        Some(wanted) => {
            let context = PartyContext { roles: &options, dossiers: &record.dossiers };
            assign_roles(context, &record.capacities, wanted, &mut web::id)?
        }
    };
    let becomes_primary = match edit.primary {
        Some(false) if record.is_primary => return Err(ApiError::field("primary", FieldCode::Required)),
        Some(wanted) => wanted && !record.is_primary,
        None => false,
    };
    if roles.change.is_none() && !becomes_primary {
        return desk.answer(desk.record.clone());
    }
    let batch = parties::edit(desk.target(), version, &desk.command(), &roles, becomes_primary);
    let last = batch.len() - 1;
    let record = desk.write(batch).await?.take(last).first()?;
    desk.answer(record.ok_or_else(|| ApiError::Defect("a command left no party".into()))?)
}
