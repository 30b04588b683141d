//! The signed-in user, as the staff app needs to know.

use std::collections::BTreeMap;

use domain::authorisation::{Action, Role, Scope, scope};
use domain::language::Language;
use serde::Serialize;
use store::actor::Actor;
use store::sign_in::Account;
use utoipa::ToSchema;
use web::ApiError;

/// Who is signed in, and what they may do.
#[derive(Serialize, ToSchema)]
pub struct Me {
    /// User id.
    id: String,
    /// Display name.
    name: String,
    /// E-mail address used to sign in.
    email: String,
    /// What the user is at the desk.
    role: Role,
    /// Interface language.
    language: Language,
    /// Keys of the queues whose team the user belongs to.
    queues: Vec<String>,
    /// How far each action reaches, e.g. `{"edit_dossier": "team"}`.
    #[schema(value_type = BTreeMap<String, Scope>)]
    permissions: BTreeMap<Action, Scope>,
    /// When the session ends without further use.
    idle_expires_at: String,
    /// When the session ends in any case.
    absolute_expires_at: String,
}

impl Me {
    /// Somebody who just signed in with a session that ends at these instants.
    pub fn signed_in(account: Account, idle_expires_at: String, absolute_expires_at: String) -> Self {
        let Account { id, name, email, role, language, queues, .. } = account;
        let permissions = permissions(role);
        Self { id, name, email, role, language, queues, permissions, idle_expires_at, absolute_expires_at }
    }

    /// Somebody who was signed in already.
    ///
    /// # Errors
    /// [`ApiError::Defect`] when the database holds a language that does not exist.
    pub fn known(actor: Actor, queues: Vec<String>) -> Result<Self, ApiError> {
        let Actor { id, name, email, role, language, idle_expires_at, absolute_expires_at, .. } = actor;
        let language =
            Language::parse(&language).ok_or_else(|| ApiError::Defect("a user's language is unknown".into()))?;
        let permissions = permissions(role);
        Ok(Self { id, name, email, role, language, queues, permissions, idle_expires_at, absolute_expires_at })
    }
}

fn permissions(role: Role) -> BTreeMap<Action, Scope> {
    Action::ALL.into_iter().map(|action| (action, scope(role, action))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permissions_name_every_action_and_its_reach() {
        let json = serde_json::to_value(permissions(Role::Coach)).unwrap();
        assert_eq!(json["edit_dossier"], "team");
        assert_eq!(json["read_dossier"], "all");
        assert_eq!(json["manage_users"], "none");
        assert_eq!(json.as_object().unwrap().len(), Action::ALL.len());
    }
}
