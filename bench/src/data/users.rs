//! The staff: every role, every queue with a team, each colleague with an open session.

use anyhow::Result;
use domain::authorisation::Role;
use rusqlite::Connection;

use super::table::Table;

/// Begins every session token; 43 base64url characters, as long as a real one.
const TOKEN_STEM: &str = "bench-session-";
const TOKEN_CHARACTERS: usize = 43;
const HIRED_AT: &str = "2022-12-01T08:00:00.000Z";
/// Nobody signs in with it, but a desk with a manager invites no first one.
const PASSWORD: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5$bm9ib2R5c2lnbnNpbndpdGh0aGlz";
/// Sessions that neither end nor want to be written again while anybody measures.
const NEVER: &str = "2999-01-01T00:00:00.000Z";

const QUEUES: [&str; 7] =
    ["central", "energy", "housing", "apartments", "neighbourhood_renovation", "adaptation", "loans"];

/// Somebody of the staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// User id.
    pub id: String,
    /// Role.
    pub role: Role,
    /// The queues whose team the colleague belongs to.
    pub queues: Vec<&'static str>,
    /// Token of the open session, for the cookie.
    pub session_token: String,
}

/// Token of the open session of colleague number `index`.
#[must_use]
pub fn session_token(index: usize) -> String {
    format!("{TOKEN_STEM}{index:0width$}", width = TOKEN_CHARACTERS - TOKEN_STEM.len())
}

/// Everybody: two managers, four dispatchers, sixteen coaches, three viewers.
#[must_use]
pub fn staff() -> Vec<Colleague> {
    let role_of = |index| match index {
        0..2 => Role::Manager,
        2..6 => Role::Dispatcher,
        6..22 => Role::Coach,
        _ => Role::Viewer,
    };
    let queues_of = |index: usize, role| match role {
        Role::Coach if index.is_multiple_of(4) => {
            vec![QUEUES[index % QUEUES.len()], QUEUES[(index + 3) % QUEUES.len()]]
        }
        Role::Coach => vec![QUEUES[index % QUEUES.len()]],
        Role::Dispatcher => vec!["central"],
        Role::Manager | Role::Viewer => Vec::new(),
    };
    let colleague = |index: usize| {
        let role = role_of(index);
        Colleague {
            id: format!("00000000-0000-7000-8000-{index:012}"),
            role,
            queues: queues_of(index, role),
            session_token: session_token(index),
        }
    };
    (0..25).map(colleague).collect()
}

const USER: Table = Table::new(
    "insert into user (id, email, email_folded, name, role, language, password_hash, created_at, updated_at)
     values (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
);
const MEMBER: Table = Table::new("insert into queue_member (queue_key, user_id) values (?1, ?2)");
const SESSION: Table = Table::new(
    "insert into session (token_hash, user_id, created_at, seen_at, idle_expires_at, absolute_expires_at)
     values (?1, ?2, ?3, ?4, ?4, ?4)",
);

/// Writes the staff with their sessions.
pub(super) fn hire(connection: &Connection) -> Result<()> {
    let mut rng = fastrand::Rng::with_seed(25);
    for (index, colleague) in staff().iter().enumerate() {
        let name = super::people::name(&mut rng);
        let email = format!("colleague{index}@desk.example");
        let language = if index % 9 == 8 { "fr" } else { "nl" };
        let role = colleague.role.as_str();
        USER.insert(connection, &[&colleague.id, &email, &name, &role, &language, &PASSWORD, &HIRED_AT])?;
        for queue in &colleague.queues {
            MEMBER.insert_keyed(connection, &[queue, &colleague.id])?;
        }
        let hash = domain::token::hash(&colleague.session_token);
        SESSION.insert_keyed(connection, &[&hash, &colleague.id, &HIRED_AT, &NEVER])?;
    }
    Ok(())
}
