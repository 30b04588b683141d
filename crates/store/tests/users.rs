//! Users: making them, their one-time links and passwords, disabling them, and what colleagues see.

mod support;

use domain::authorisation::Role;
use domain::change::{Command, CommandActor};
use domain::language::Language;
use domain::user::{NewUser, UserInput, UserState};
use serde_json::{Value, json};
use store::actor::{self, Actor};
use store::users::{self, Colleague, LinkHolder, UserRow};
use store::{Batch, Constraint, Guard, Read, Statement, StoreError};
use support::{Desk, NOW};

const TOMORROW: &str = "2026-11-24T10:00:00.000Z";

fn by_system(id: &str) -> Command {
    Command { id: format!("command-{id}"), at: NOW.to_owned(), actor: CommandActor::System }
}

fn new_user(name: &str, queues: &[&str]) -> NewUser {
    let email = format!("{name}@desk.example");
    let queues: Vec<String> = queues.iter().map(|queue| (*queue).to_owned()).collect();
    NewUser::parse(&UserInput { email: &email, name, role: "coach", language: "fr", queues: &queues }).unwrap()
}

async fn add(desk: &Desk, name: &str, queues: &[&str]) -> String {
    let id = format!("user-{name}");
    desk.store.write(users::add(&by_system(name), &id, &new_user(name, queues))).await.unwrap();
    id
}

fn issue(user_id: &str, link: &str) -> Batch {
    let mut batch = Batch::new();
    users::issue_link(&mut batch, &by_system("link"), user_id, link);
    batch
}

async fn holder(desk: &Desk, link: &str, now: &str) -> Option<LinkHolder> {
    desk.rows(users::link_holder(link, now)).await.pop()
}

async fn user(desk: &Desk, email: &str) -> UserRow {
    desk.rows(users::by_email(email)).await.pop().expect("a user")
}

async fn changes(desk: &Desk, user_id: &str) -> Vec<Value> {
    let sql = "select field, before, after, actor_kind, actor_id from change
               where subject_kind = 'user' and subject_id = :id order by id";
    desk.rows(Statement::new(sql).bind("id", user_id)).await
}

#[tokio::test]
async fn a_new_user_is_stored_whole_and_without_a_password() {
    let desk = Desk::open().await;
    desk.every_step_fails(&users::add(&by_system("a"), "user-els", &new_user("els", &["energy", "apartments"]))).await;
    let els = user(&desk, "els@desk.example").await;
    assert_eq!(els.queues, ["apartments", "energy"]);
    assert_eq!((els.role, els.state, els.has_password), (Role::Coach, UserState::Active, false));
    let fields: Vec<Value> = changes(&desk, &els.id).await.iter().map(|change| change["field"].clone()).collect();
    assert_eq!(fields, ["email", "name", "role", "language", "state", "queues"]);
}

#[tokio::test]
async fn an_address_belongs_to_one_user_whatever_its_capitals() {
    let desk = Desk::open().await;
    add(&desk, "els", &[]).await;
    let error = desk.store.write(users::add(&by_system("b"), "user-2", &new_user("ELS", &[]))).await.unwrap_err();
    assert!(error.is_unique("user.email_folded"), "{error}");
    assert_eq!(desk.count("user").await, 1);
}

#[tokio::test]
async fn a_user_cannot_join_a_queue_that_does_not_exist() {
    let desk = Desk::open().await;
    let error = desk.store.write(users::add(&by_system("b"), "user-2", &new_user("els", &["nowhere"]))).await;
    assert_eq!(error.unwrap_err(), StoreError::Constraint(Constraint::ForeignKey));
    assert_eq!(desk.count("user").await, 0);
}

#[tokio::test]
async fn a_link_works_once_for_a_day_and_a_newer_one_replaces_it() {
    let desk = Desk::open().await;
    let id = add(&desk, "els", &[]).await;
    desk.every_step_fails(&issue(&id, "link-1")).await;
    assert_eq!(holder(&desk, "link-1", NOW).await.map(|holder| holder.id), Some(id.clone()));
    assert_eq!(holder(&desk, "link-1", TOMORROW).await, None);
    desk.store.write(issue(&id, "link-2")).await.unwrap();
    assert_eq!(holder(&desk, "link-1", NOW).await, None);

    let set = users::set_password_by_link(&by_system("set"), &id, "link-2", "hash");
    desk.every_step_fails(&set).await;
    assert!(user(&desk, "els@desk.example").await.has_password);
    assert_eq!(holder(&desk, "link-2", NOW).await, None);
    assert_eq!(desk.store.write(set).await.unwrap_err(), StoreError::Guard(Guard::State));
}

#[tokio::test]
async fn a_link_sets_nobody_elses_password() {
    let desk = Desk::open().await;
    let (els, jan) = (add(&desk, "els", &[]).await, add(&desk, "jan", &[]).await);
    desk.store.write(issue(&els, "link")).await.unwrap();
    let set = users::set_password_by_link(&by_system("set"), &jan, "link", "hash");
    assert_eq!(desk.store.write(set).await.unwrap_err(), StoreError::Guard(Guard::State));
    let mut late = by_system("late");
    late.at = TOMORROW.to_owned();
    let set = users::set_password_by_link(&late, &els, "link", "hash");
    assert_eq!(desk.store.write(set).await.unwrap_err(), StoreError::Guard(Guard::State));
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_keeps_its_value_out_of_history() {
    let desk = Desk::open().await;
    let els = desk.user("els", Role::Coach, &[]).await;
    let jan = desk.user("jan", Role::Coach, &[]).await;
    let mut batch = Batch::new();
    users::set_password(&mut batch, &by_system("set"), &els.id, "hash");
    desk.every_step_fails(&batch).await;
    let signed_in: Vec<Actor> = desk.rows(actor::select(&els.key)).await;
    assert!(signed_in.is_empty());
    let signed_in: Vec<Actor> = desk.rows(actor::select(&jan.key)).await;
    assert_eq!(signed_in.len(), 1);
    let password =
        json!({ "field": "password", "before": null, "after": null, "actor_kind": "system", "actor_id": null });
    assert_eq!(changes(&desk, &els.id).await, [password]);
}

#[tokio::test]
async fn a_disabled_user_has_no_session_and_no_link_until_enabled() {
    let desk = Desk::open().await;
    let els = desk.user("els", Role::Coach, &[]).await;
    desk.store.write(issue(&els.id, "link")).await.unwrap();
    let disable = users::set_state(&by_system("disable"), &els.id, UserState::Disabled);
    desk.every_step_fails(&disable).await;
    assert_eq!(desk.count("session").await, 0);
    assert_eq!(desk.count("password_link").await, 0);
    assert_eq!(user(&desk, "els@desk.example").await.state, UserState::Disabled);

    assert_eq!(desk.store.write(disable).await.unwrap_err(), StoreError::Guard(Guard::State));
    assert_eq!(desk.store.write(issue(&els.id, "link-2")).await.unwrap_err(), StoreError::Guard(Guard::State));
    let enable = users::set_state(&by_system("enable"), &els.id, UserState::Active);
    desk.every_step_fails(&enable).await;
    desk.store.write(issue(&els.id, "link-2")).await.unwrap();
}

#[tokio::test]
async fn ones_own_language_changes_only_while_signed_in() {
    let desk = Desk::open().await;
    let els = desk.user("els", Role::Coach, &[]).await;
    let actor: Actor = desk.rows(actor::select(&els.key)).await.pop().unwrap();
    let command = Command { id: "command".into(), at: NOW.to_owned(), actor: CommandActor::User(els.id.clone()) };
    let batch = users::set_own_language(&els.key, &command, &actor, Language::En);
    desk.every_step_fails(&batch).await;
    let actor: Actor = desk.rows(actor::select(&els.key)).await.pop().unwrap();
    assert_eq!(actor.language, "en");
    let made = json!({ "field": "language", "before": "nl", "after": "en", "actor_kind": "user", "actor_id": els.id });
    assert_eq!(changes(&desk, &els.id).await, [made]);

    desk.execute("delete from session").await;
    assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::Session));
}

#[tokio::test]
async fn colleagues_are_the_active_users_and_only_for_the_signed_in() {
    let desk = Desk::open().await;
    let els = desk.user("els", Role::Coach, &["energy", "apartments"]).await;
    let jan = desk.user("jan", Role::Viewer, &[]).await;
    let gone = desk.user("gone", Role::Viewer, &[]).await;
    desk.store.write(users::set_state(&by_system("x"), &gone.id, UserState::Disabled)).await.unwrap();
    let colleagues: Vec<Colleague> = desk.rows(users::colleagues(&els.key)).await;
    let apartments_and_energy = vec!["apartments".to_owned(), "energy".to_owned()];
    let expected = [
        Colleague { id: els.id.clone(), name: "els".into(), role: Role::Coach, queues: apartments_and_energy },
        Colleague { id: jan.id, name: "jan".into(), role: Role::Viewer, queues: Vec::new() },
    ];
    assert_eq!(colleagues, expected);
    let colleagues: Vec<Colleague> = desk.rows(users::colleagues(&gone.key)).await;
    assert!(colleagues.is_empty());
    let own: Vec<Value> = desk.rows(users::own_queues(&els.key)).await;
    assert_eq!(own, [json!({ "queue_key": "apartments" }), json!({ "queue_key": "energy" })]);
}

#[tokio::test]
async fn lists_of_users_use_their_indexes() {
    let desk = Desk::open().await;
    let els = desk.user("els", Role::Coach, &[]).await;
    for statement in [
        users::colleagues(&els.key),
        users::own_queues(&els.key),
        users::by_email("els@desk.example"),
        users::link_holder("link", NOW),
    ] {
        desk.assert_indexed(&statement).await;
    }
    let read = Read::new().with(users::all()).with(users::managers());
    let mut answers = desk.store.read(read).await.unwrap();
    assert_eq!(answers.take(0).records::<UserRow>().unwrap().len(), 1);
    assert!(answers.take(1).is_empty());
}
