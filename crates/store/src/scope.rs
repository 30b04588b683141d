//! Authorisation as SQL: the one place where a role's scope becomes a condition on rows.
//!
//! Every query over dossiers or queue items, lists and searches and counts included, has one of these conditions.

use domain::authorisation::{Action, Role, Scope, restricted_scope, scope};

/// A condition on the dossier `alias` that holds when the actor may do `action` to it. The statement must begin with
/// [`crate::actor::ACTOR`].
#[must_use]
pub fn dossier_in_scope(action: Action, alias: &str) -> String {
    let own = is_actor(alias, "assignee_id");
    let team = format!("({own} or {})", in_my_queues(alias));
    let open = by_role(|role| reach(scope(role, action), &own, &team));
    let restricted = by_role(|role| reach(restricted_scope(role).min(scope(role, action)), &own, &team));
    format!("case when {alias}.restricted = 0 then {open} else {restricted} end")
}

/// A condition on the queue item `alias` that holds when the actor may do `action` to it. An item that became a dossier
/// the actor may not see is as hidden as that dossier. The statement must begin with [`crate::actor::ACTOR`].
#[must_use]
pub fn queue_item_in_scope(action: Action, alias: &str) -> String {
    let own = is_actor(alias, "claimed_by");
    let team = format!("({own} or {})", in_my_queues(alias));
    let by_role = by_role(|role| reach(scope(role, action), &own, &team));
    let readable = dossier_in_scope(Action::ReadDossier, "linked");
    let linked = format!("select 1 from dossier linked where linked.id = {alias}.dossier_id and ({readable})");
    format!("({by_role} and ({alias}.dossier_id is null or exists ({linked})))")
}

/// 0, not null, when the column is empty: these conditions are also selected as "may …" columns.
fn is_actor(alias: &str, column: &str) -> String {
    format!("coalesce({alias}.{column} = (select id from actor), 0)")
}

fn in_my_queues(alias: &str) -> String {
    let mine = "select queue_key from queue_member where user_id = (select id from actor)";
    format!("coalesce({alias}.queue_key in ({mine}), 0)")
}

fn reach(scope: Scope, own: &str, team: &str) -> String {
    match scope {
        Scope::None => "0".to_owned(),
        Scope::Own => own.to_owned(),
        Scope::Team => team.to_owned(),
        Scope::All => "1".to_owned(),
    }
}

fn by_role(condition: impl Fn(Role) -> String) -> String {
    let cases: String =
        Role::ALL.into_iter().map(|role| format!(" when '{}' then ({})", role.as_str(), condition(role))).collect();
    format!("(case (select role from actor){cases} else 0 end)")
}
