//! Sessions and signing in: who gets one, when it ends, and how many tries there are.

mod support;

use domain::authorisation::Role;
use domain::clock;
use domain::limits::{SESSIONS_PER_USER_MAX, SIGN_IN_TRIES_PER_CLIENT};
use store::actor::{self, Actor, SessionKey};
use store::sign_in::{self, Account, Tried, Try};
use store::{Batch, Guard, StoreError, sessions};
use support::{Desk, MadeUser, NOW, SESSION_END};

const WINDOW: &str = "2026-11-23T10:00:00.000Z";

fn attempt(email: &str, client: &str) -> Try {
    Try {
        email_folded: email.to_owned(),
        account_bucket: format!("account-{email}"),
        client_bucket: format!("client-{client}"),
        window_start: WINDOW.to_owned(),
    }
}

async fn tried(desk: &Desk, attempt: &Try) -> Tried {
    sign_in::tried(desk.store.write(sign_in::count(attempt, NOW)).await.unwrap()).unwrap()
}

async fn with_password(desk: &Desk, name: &str) -> (MadeUser, Account) {
    let user = desk.user(name, Role::Coach, &["energy"]).await;
    desk.execute(format!("update user set password_hash = 'hash-{name}' where id = '{}'", user.id)).await;
    let account = tried(desk, &attempt(&format!("{name}@desk.example"), "set-up")).await.account.unwrap();
    desk.execute("delete from throttle").await;
    (user, account)
}

fn key(token: &str, now: &str) -> SessionKey {
    SessionKey { token_hash: token.to_owned(), now: now.to_owned() }
}

async fn actor_at(desk: &Desk, token: &str, now: &str) -> Option<Actor> {
    desk.rows(actor::select(&key(token, now))).await.pop()
}

#[tokio::test]
async fn signing_in_opens_a_session_of_an_hour_idle_and_twelve_in_any_case() {
    let desk = Desk::open().await;
    let (user, account) = with_password(&desk, "els").await;
    assert_eq!(account.queues, ["energy"]);
    desk.every_step_fails(&sign_in::succeed(&attempt("els@desk.example", "a"), &account, &key("token", NOW))).await;
    let actor = actor_at(&desk, "token", "2026-11-23T10:59:59.999Z").await.unwrap();
    assert_eq!((actor.id, actor.absolute_expires_at), (user.id, "2026-11-23T22:00:00.000Z".to_owned()));
    assert_eq!(actor_at(&desk, "token", "2026-11-23T11:00:00.000Z").await, None);
}

#[tokio::test]
async fn a_session_in_use_lives_on_until_its_absolute_end() {
    let desk = Desk::open().await;
    let (_, account) = with_password(&desk, "els").await;
    desk.store.write(sign_in::succeed(&attempt("els@desk.example", "a"), &account, &key("token", NOW))).await.unwrap();
    // Every 55 minutes from 10:55 to 21:55.
    for step in 1..=13 {
        let now = clock::shifted(NOW, step * 55 * 60).unwrap();
        let actor = actor_at(&desk, "token", &now).await.expect("still signed in");
        desk.store.write(sessions::refresh(&key("token", &now), &actor)).await.unwrap();
    }
    assert!(actor_at(&desk, "token", "2026-11-23T21:59:59.999Z").await.is_some());
    assert_eq!(actor_at(&desk, "token", "2026-11-23T22:00:00.000Z").await, None);
}

#[tokio::test]
async fn a_session_that_ended_cannot_be_refreshed() {
    let desk = Desk::open().await;
    let els = desk.user("els", Role::Coach, &[]).await;
    let actor: Actor = desk.rows(actor::select(&els.key)).await.pop().unwrap();
    let late = key(&els.key.token_hash, SESSION_END);
    desk.store.write(sessions::refresh(&late, &actor)).await.unwrap();
    assert_eq!(actor_at(&desk, &els.key.token_hash, SESSION_END).await, None);
}

#[tokio::test]
async fn signing_out_ends_one_session_and_can_be_repeated() {
    let desk = Desk::open().await;
    let (els, account) = with_password(&desk, "els").await;
    desk.store.write(sign_in::succeed(&attempt("els@desk.example", "a"), &account, &key("token", NOW))).await.unwrap();
    let close = Batch::from(vec![sessions::close(&els.key)]);
    desk.every_step_fails(&close).await;
    desk.store.write(close).await.unwrap();
    assert_eq!(actor_at(&desk, &els.key.token_hash, NOW).await, None);
    assert!(actor_at(&desk, "token", NOW).await.is_some());
}

#[tokio::test]
async fn the_oldest_session_makes_room_for_one_too_many() {
    let desk = Desk::open().await;
    let (_, account) = with_password(&desk, "els").await;
    desk.execute("delete from session").await;
    for number in 0..=SESSIONS_PER_USER_MAX {
        let key = key(&format!("token-{number}"), &format!("2026-11-23T10:00:{number:02}.000Z"));
        desk.store.write(sign_in::succeed(&attempt("els@desk.example", "a"), &account, &key)).await.unwrap();
    }
    assert_eq!(desk.count("session").await, SESSIONS_PER_USER_MAX);
    assert_eq!(actor_at(&desk, "token-0", NOW).await, None);
    assert!(actor_at(&desk, "token-1", NOW).await.is_some());
}

#[tokio::test]
async fn no_session_opens_when_the_password_changed_while_it_was_being_checked() {
    let desk = Desk::open().await;
    let (user, account) = with_password(&desk, "els").await;
    for change in ["password_hash = 'another'", "password_hash = 'hash-els', state = 'disabled'"] {
        desk.execute(format!("update user set {change} where id = '{}'", user.id)).await;
        let batch = sign_in::succeed(&attempt("els@desk.example", "a"), &account, &key("token", NOW));
        assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::State));
    }
}

#[tokio::test]
async fn only_an_active_user_with_a_password_has_an_account_to_sign_in_to() {
    let desk = Desk::open().await;
    let (els, _) = with_password(&desk, "els").await;
    desk.user("new", Role::Coach, &[]).await;
    let account = async |email| tried(&desk, &attempt(email, "a")).await.account;
    assert!(account("els@desk.example").await.is_some());
    assert!(account("new@desk.example").await.is_none());
    assert!(account("unknown@desk.example").await.is_none());
    desk.execute(format!("update user set state = 'disabled' where id = '{}'", els.id)).await;
    assert!(account("els@desk.example").await.is_none());
}

#[tokio::test]
async fn every_try_counts_until_one_succeeds() {
    let desk = Desk::open().await;
    let (_, account) = with_password(&desk, "els").await;
    let attempt = attempt("els@desk.example", "a");
    desk.every_step_fails(&sign_in::count(&attempt, NOW)).await;
    for tries in 2..=4 {
        let tried = tried(&desk, &attempt).await;
        assert_eq!((tried.client_tries, tried.account_tries), (tries, Some(tries)));
    }
    desk.store.write(sign_in::succeed(&attempt, &account, &key("token", NOW))).await.unwrap();
    let tried = tried(&desk, &attempt).await;
    assert_eq!((tried.client_tries, tried.account_tries), (4, Some(1)));
}

#[tokio::test]
async fn tries_of_an_unknown_account_count_alike() {
    let desk = Desk::open().await;
    let attempt = attempt("unknown@desk.example", "a");
    tried(&desk, &attempt).await;
    assert_eq!(tried(&desk, &attempt).await.account_tries, Some(2));
}

#[tokio::test]
async fn a_client_without_tries_left_uses_up_nobody_elses() {
    let desk = Desk::open().await;
    for _ in 0..SIGN_IN_TRIES_PER_CLIENT {
        tried(&desk, &attempt("jan@desk.example", "a")).await;
    }
    let refused = tried(&desk, &attempt("els@desk.example", "a")).await;
    assert_eq!((refused.client_tries, refused.account_tries), (SIGN_IN_TRIES_PER_CLIENT + 1, None));
    let other = tried(&desk, &attempt("els@desk.example", "b")).await;
    assert_eq!((other.client_tries, other.account_tries), (1, Some(1)));
}
