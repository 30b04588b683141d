//! Setting a password by a one-time link. The link's token travels in the body only, never in a URL that is logged.

use axum::http::StatusCode;
use domain::change::{Command, CommandActor};
use domain::field_error::FieldCode;
use domain::password::NewPassword;
use serde::Deserialize;
use store::users::{self, LinkHolder};
use store::{Guard, Read, StoreError};
use utoipa::ToSchema;
use web::problem::OpenChanges;
use web::{ApiError, Body};

/// A new password, and the token that allows it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChoice {
    /// The part of the link behind `#`.
    token: String,
    /// At least 12 characters, and neither the e-mail address nor the name.
    password: String,
}

/// Set a password.
///
/// Uses up the link and ends every session of its user. A link that is unknown, used or too old is a fault of `token`.
#[utoipa::path(put, path = "/api/password", operation_id = "set_password", tag = "session", request_body = PasswordChoice,
    responses((status = 204), OpenChanges))]
pub async fn set(Body(choice): Body<PasswordChoice>) -> Result<StatusCode, ApiError> {
    // The rules that need nobody come first: they cost no round trip.
    parse(&choice, &[])?;
    let now = web::now();
    let token_hash = web::hash_token(&choice.token);
    let store = web::store().await;
    let mut answers = store.read(Read::new().with(users::link_holder(&token_hash, &now))).await?;
    let holder: LinkHolder = answers.take(0).first()?.ok_or_else(link_is_no_more)?;
    let hash = parse(&choice, &[&holder.email, &holder.name])?.hash(web::salt());
    let command = Command { id: web::id(), at: now, actor: CommandActor::User(holder.id.clone()) };
    match store.write(users::set_password_by_link(&command, &holder.id, &token_hash, &hash)).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT),
        // Somebody used the link, or a newer one was made, while the password was being hashed.
        Err(StoreError::Guard(Guard::State)) => Err(link_is_no_more()),
        Err(error) => Err(error.into()),
    }
}

fn parse(choice: &PasswordChoice, known: &[&str]) -> Result<NewPassword, ApiError> {
    NewPassword::parse(&choice.password, known).map_err(|code| ApiError::field("password", code))
}

fn link_is_no_more() -> ApiError {
    ApiError::field("token", FieldCode::Invalid)
}
