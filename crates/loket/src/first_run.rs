//! The first run: a desk where nobody can manage users yet gets a manager, who sets a password by a one-time link.

use anyhow::{Context as _, ensure};
use domain::authorisation::Role;
use domain::user::{NewUser, UserInput, UserState};
use store::users::{self, UserRow};
use store::{Batch, Read, Store, Transport};

use crate::user::{by_operator, explained, link_token, new_id, password_url};

/// With whose e-mail address the first manager is made when the operator names none.
pub const MANAGER_EMAIL: &str = "beheer@loket.local";

/// How a manager comes in for the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// E-mail address to sign in with.
    pub email: String,
    /// Where to set the password, within a day. A secret: show it to the operator, log it nowhere.
    pub link: String,
}

/// Sees to it that somebody can manage users: `None` when a manager with a password is active. Otherwise invites the
/// manager who has none yet, or a new one with `manager_email`. Each call gives a fresh link; earlier ones stop
/// working.
///
/// # Errors
/// When the database cannot be used, or `manager_email` is no address or belongs to somebody who is no active manager.
pub async fn ensure_manager<T: Transport>(
    store: &Store<T>,
    public_url: &str,
    manager_email: &str,
) -> anyhow::Result<Option<Invitation>> {
    let name = "Beheer";
    let input = UserInput { email: manager_email, name, role: Role::Manager.as_str(), language: "nl", queues: &[] };
    let manager = NewUser::parse(&input).ok().with_context(|| format!("{manager_email} is no e-mail address"))?;
    let read = Read::new().with(users::managers()).with(users::by_email(&manager.email_folded()));
    let mut answers = store.read(read).await.map_err(explained)?;
    let managers: Vec<UserRow> = answers.take(0).records()?;
    if managers.iter().any(|manager| manager.has_password) {
        return Ok(None);
    }
    let change = by_operator();
    let mut batch = Batch::new();
    let (id, email) = match managers.into_iter().next() {
        Some(waiting) => (waiting.id, waiting.email),
        None => {
            let taken: Option<UserRow> = answers.take(1).first()?;
            ensure!(
                taken.is_none_or(|user| user.role == Role::Manager && user.state == UserState::Active),
                "nobody can manage users, and {manager_email} is not an active manager: \
                 give another address with --manager-email"
            );
            let id = new_id();
            batch = users::add(&change, &id, &manager);
            (id, manager.email.as_str().to_owned())
        }
    };
    let token = link_token();
    users::issue_link(&mut batch, &change, &id, &token.hash);
    store.write(batch).await.map_err(explained)?;
    Ok(Some(Invitation { email, link: password_url(public_url, &token) }))
}
