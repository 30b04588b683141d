//! The names of colleagues, to assign work to.

use axum::Json;
use domain::authorisation::{Action, Role};
use serde::Serialize;
use store::users::{self, Colleague};
use store::{Read, actor};
use utoipa::ToSchema;
use web::problem::Reads;
use web::{ApiError, Caller};

/// A colleague.
#[derive(Serialize, ToSchema)]
pub struct User {
    /// User id.
    id: String,
    /// Display name.
    name: String,
    /// What the user is at the desk.
    role: Role,
    /// Keys of the queues whose team the user belongs to.
    queues: Vec<String>,
}

/// The active users.
#[derive(Serialize, ToSchema)]
pub struct Users {
    /// By name, at most 200.
    items: Vec<User>,
}

/// The active users, by name.
#[utoipa::path(get, path = "/api/users", operation_id = "list_users", tag = "users", responses((status = 200, body = Users), Reads))]
pub async fn list(caller: Caller) -> Result<Json<Users>, ApiError> {
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(users::colleagues(&caller.key));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadColleagues)?;
    web::refresh(&store, &caller, &actor).await;
    let colleagues: Vec<Colleague> = answers.take(1).records()?;
    Ok(Json(Users { items: colleagues.into_iter().map(User::from).collect() }))
}

impl From<Colleague> for User {
    fn from(colleague: Colleague) -> Self {
        let Colleague { id, name, role, queues } = colleague;
        Self { id, name, role, queues }
    }
}
