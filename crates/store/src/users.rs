//! Users: who they are, and how they come to a password.

use domain::authorisation::Role;
use domain::change::{Command, FieldChange, SubjectKind};
use domain::clock;
use domain::language::Language;
use domain::limits::{COLLEAGUES_MAX, PASSWORD_LINK_SECONDS};
use domain::user::{NewUser, UserState};
use serde::Deserialize;

use crate::actor::{self, Actor, SessionKey};
use crate::{Batch, Guard, Statement, changes, rows, sessions};

/// The condition on a user `:assignee` who can be given work.
pub(crate) const ASSIGNABLE: &str = "user.id = :assignee and user.state = 'active' and user.role <> 'viewer'";

/// A user as colleagues see each other.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Colleague {
    /// User id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// What the user is at the desk.
    pub role: Role,
    /// Keys of the queues whose team the user belongs to.
    #[serde(deserialize_with = "rows::from_json")]
    pub queues: Vec<String>,
}

/// A user as those see it who look after the accounts.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct UserRow {
    /// User id.
    pub id: String,
    /// E-mail address used to sign in.
    pub email: String,
    /// Display name.
    pub name: String,
    /// What the user is at the desk.
    pub role: Role,
    /// Whether the user may sign in.
    pub state: UserState,
    /// Whether a password was ever set.
    #[serde(deserialize_with = "rows::from_zero_one")]
    pub has_password: bool,
    /// Keys of the queues whose team the user belongs to.
    #[serde(deserialize_with = "rows::from_json")]
    pub queues: Vec<String>,
}

/// Whom a one-time link lets set a password.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct LinkHolder {
    /// User id.
    pub id: String,
    /// E-mail address, which may not be the password.
    pub email: String,
    /// Name, which may not be the password.
    pub name: String,
}

const QUEUES: &str = "(select json_group_array(queue_key) from (
    select queue_key from queue_member where user_id = user.id order by queue_key)) as queues";

/// The active users by name, at most [`COLLEAGUES_MAX`]: rows of [`Colleague`]. None when nobody is signed in.
#[must_use]
pub fn colleagues(session: &SessionKey) -> Statement {
    let sql = format!(
        "{} select id, name, role, {QUEUES} from user
         where state = 'active' and exists (select 1 from actor) order by name limit :limit",
        actor::ACTOR
    );
    actor::bind(Statement::new(sql), session).bind("limit", COLLEAGUES_MAX)
}

/// The queues of the signed-in user's teams: rows with a `queue_key`.
#[must_use]
pub fn own_queues(session: &SessionKey) -> Statement {
    let sql = format!(
        "{} select queue_key from queue_member where user_id = (select id from actor) order by queue_key",
        actor::ACTOR
    );
    actor::bind(Statement::new(sql), session)
}

/// Every user by name, disabled ones included: rows of [`UserRow`].
#[must_use]
pub fn all() -> Statement {
    Statement::new(format!("{} order by state, name", select_rows()))
}

/// The user with this e-mail address as it is looked up: one row of [`UserRow`], or none.
#[must_use]
pub fn by_email(email_folded: &str) -> Statement {
    Statement::new(format!("{} where email_folded = :email", select_rows())).bind("email", email_folded)
}

/// The active managers, those with a password first: rows of [`UserRow`].
#[must_use]
pub fn managers() -> Statement {
    Statement::new(format!(
        "{} where state = 'active' and role = 'manager' order by password_hash is null, created_at, id",
        select_rows()
    ))
}

/// Whom the link with this hash lets set a password now: one row of [`LinkHolder`], or none.
#[must_use]
pub fn link_holder(token_hash: &str, now: &str) -> Statement {
    Statement::new(format!("select user.id, user.email, user.name {VALID_LINK}"))
        .bind("link", token_hash)
        .bind("now", now)
}

const VALID_LINK: &str = "from password_link join user on user.id = password_link.user_id
    where password_link.token_hash = :link and password_link.expires_at > :now
      and user.state = 'active'";

/// Makes a user without a password. Fails on `user.email_folded` when the address is taken, and on a foreign key when
/// a queue does not exist.
#[must_use]
pub fn add(command: &Command, id: &str, user: &NewUser) -> Batch {
    let mut batch = Batch::new();
    batch.push(
        Statement::new(
            "insert into user (id, email, email_folded, name, role, language, created_at, updated_at)
             values (:id, :email, :email_folded, :name, :role, :language, :now, :now)",
        )
        .bind("id", id)
        .bind("email", user.email.as_str())
        .bind("email_folded", user.email_folded())
        .bind("name", &user.name)
        .bind("role", user.role.as_str())
        .bind("language", user.language.as_str())
        .bind("now", &command.at),
    );
    for queue in &user.queues {
        let insert = Statement::new("insert into queue_member (queue_key, user_id) values (:queue, :id)");
        batch.push(insert.bind("queue", queue).bind("id", id));
    }
    let first = |field: &str, value: &str| change(field, None, Some(value));
    let mut made = vec![
        first("email", user.email.as_str()),
        first("name", &user.name),
        first("role", user.role.as_str()),
        first("language", user.language.as_str()),
        first("state", UserState::Active.as_str()),
    ];
    if !user.queues.is_empty() {
        made.push(first("queues", &user.queues.join(" ")));
    }
    record(&mut batch, command, id, &made);
    batch
}

/// Hands out a one-time link, valid for [`PASSWORD_LINK_SECONDS`]; earlier links of the user stop working.
pub fn issue_link(batch: &mut Batch, command: &Command, user_id: &str, token_hash: &str) {
    let expires_at = clock::shifted(&command.at, PASSWORD_LINK_SECONDS);
    guard_active(batch, user_id);
    batch.push(forget_links(user_id));
    batch.push(
        Statement::new(
            "insert into password_link (token_hash, user_id, created_at, expires_at)
             values (:link, :user, :now, :expires_at)",
        )
        .bind("link", token_hash)
        .bind("user", user_id)
        .bind("now", &command.at)
        .bind("expires_at", expires_at.as_deref()),
    );
    record(batch, command, user_id, &[change("password_link", None, expires_at.as_deref())]);
}

/// Sets a password by a link, which is used up by it. Ends every session of the user.
#[must_use]
pub fn set_password_by_link(command: &Command, user_id: &str, token_hash: &str, password_hash: &str) -> Batch {
    let mut batch = Batch::new();
    batch.guard(Guard::State, &format!("select 1 {VALID_LINK} and user.id = :user"), |statement| {
        statement.bind("link", token_hash).bind("now", &command.at).bind("user", user_id)
    });
    set_password(&mut batch, command, user_id, password_hash);
    batch
}

/// Sets a password. Ends every session of the user and every link.
pub fn set_password(batch: &mut Batch, command: &Command, user_id: &str, password_hash: &str) {
    guard_active(batch, user_id);
    batch.push(
        Statement::new(
            "update user set password_hash = :password_hash, version = version + 1, updated_at = :now where id = :user",
        )
        .bind("password_hash", password_hash)
        .bind("now", &command.at)
        .bind("user", user_id),
    );
    batch.push(forget_links(user_id));
    batch.push(sessions::close_all(user_id));
    // That it changed is history; neither value is.
    record(batch, command, user_id, &[change("password", None, None)]);
}

/// Lets a user sign in or no more. Disabling ends every session and every link. Fails with [`Guard::State`] when the
/// user is already in that state.
#[must_use]
pub fn set_state(command: &Command, user_id: &str, state: UserState) -> Batch {
    let mut batch = Batch::new();
    let before = match state {
        UserState::Active => UserState::Disabled,
        UserState::Disabled => UserState::Active,
    };
    batch.guard(Guard::State, "select 1 from user where id = :user and state = :before", |statement| {
        statement.bind("user", user_id).bind("before", before.as_str())
    });
    batch.push(
        Statement::new("update user set state = :state, version = version + 1, updated_at = :now where id = :user")
            .bind("state", state.as_str())
            .bind("now", &command.at)
            .bind("user", user_id),
    );
    if state == UserState::Disabled {
        batch.push(forget_links(user_id));
        batch.push(sessions::close_all(user_id));
    }
    record(&mut batch, command, user_id, &[change("state", Some(before.as_str()), Some(state.as_str()))]);
    batch
}

/// Changes the signed-in user's own interface language.
#[must_use]
pub fn set_own_language(session: &SessionKey, command: &Command, actor: &Actor, language: Language) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, session, actor.role);
    batch.push(
        Statement::new(
            "update user set language = :language, version = version + 1, updated_at = :now where id = :user",
        )
        .bind("language", language.as_str())
        .bind("now", &command.at)
        .bind("user", &actor.id),
    );
    record(&mut batch, command, &actor.id, &[change("language", Some(&actor.language), Some(language.as_str()))]);
    batch
}

fn select_rows() -> String {
    format!("select id, email, name, role, state, password_hash is not null as has_password, {QUEUES} from user")
}

fn guard_active(batch: &mut Batch, user_id: &str) {
    batch.guard(Guard::State, "select 1 from user where id = :user and state = 'active'", |statement| {
        statement.bind("user", user_id)
    });
}

fn forget_links(user_id: &str) -> Statement {
    Statement::new("delete from password_link where user_id = :user").bind("user", user_id)
}

fn change(field: &str, before: Option<&str>, after: Option<&str>) -> FieldChange {
    FieldChange { field: field.to_owned(), before: before.map(str::to_owned), after: after.map(str::to_owned) }
}

fn record(batch: &mut Batch, command: &Command, user_id: &str, fields: &[FieldChange]) {
    changes::insert_all(command, SubjectKind::User, user_id, fields).for_each(|statement| batch.push(statement));
}
