//! Stored answers: found by whoever asked, once per key, and forgotten in time.

mod support;

use domain::authorisation::Role;
use store::actor::SessionKey;
use store::idempotency::{self, StoredAnswer};
use store::{Batch, Statement};
use support::{Desk, MadeUser, NOW, SESSION_END};

fn answer() -> StoredAnswer {
    StoredAnswer {
        request_hash: "hash".into(),
        status: 201,
        location: Some("/api/dossiers/2026-000001".into()),
        etag: Some("\"1\"".into()),
        body: r#"{"number":"2026-000001"}"#.into(),
    }
}

fn work(user: &MadeUser, key: &str, now: &str) -> Batch {
    let mut batch = Batch::new();
    batch.push(Statement::new("insert into setting (key, value, updated_at) values (hex(randomblob(8)), '1', 'x')"));
    idempotency::insert(&mut batch, &user.id, key, now, &answer());
    batch
}

async fn stored(desk: &Desk, session: &SessionKey, key: &str) -> Option<StoredAnswer> {
    desk.rows(idempotency::select(session, key)).await.pop()
}

#[tokio::test]
async fn an_answer_is_found_again_by_its_user_and_key() {
    let desk = Desk::open().await;
    let els = desk.user("els", Role::Coach, &[]).await;
    let jan = desk.user("jan", Role::Coach, &[]).await;
    desk.every_step_fails(&work(&els, "key-0001", NOW)).await;
    assert_eq!(stored(&desk, &els.key, "key-0001").await, Some(answer()));
    assert_eq!(stored(&desk, &els.key, "key-0002").await, None);
    assert_eq!(stored(&desk, &jan.key, "key-0001").await, None);
    let ended = SessionKey { now: SESSION_END.to_owned(), ..els.key.clone() };
    assert_eq!(stored(&desk, &ended, "key-0001").await, None);
    desk.store.write(work(&jan, "key-0001", NOW)).await.unwrap();
}

#[tokio::test]
async fn the_same_key_does_its_work_once() {
    let desk = Desk::open().await;
    let els = desk.user("els", Role::Coach, &[]).await;
    desk.store.write(work(&els, "key-0001", NOW)).await.unwrap();
    let before = desk.count("setting").await;
    let error = desk.store.write(work(&els, "key-0001", NOW)).await.unwrap_err();
    assert!(error.is_unique("idempotency.key"), "{error}");
    assert_eq!(desk.count("setting").await, before);
}

#[tokio::test]
async fn old_answers_are_forgotten() {
    let desk = Desk::open().await;
    let els = desk.user("els", Role::Coach, &[]).await;
    desk.store.write(work(&els, "key-0001", "2026-11-21T09:59:59.999Z")).await.unwrap();
    desk.store.write(work(&els, "key-0002", "2026-11-21T10:00:00.000Z")).await.unwrap();
    desk.store.write(work(&els, "key-0003", NOW)).await.unwrap();
    assert_eq!(stored(&desk, &els.key, "key-0001").await, None);
    assert!(stored(&desk, &els.key, "key-0002").await.is_some());
}

#[tokio::test]
async fn stored_answers_are_looked_up_by_index() {
    let desk = Desk::open().await;
    let els = desk.user("els", Role::Coach, &[]).await;
    desk.assert_indexed(&idempotency::select(&els.key, "key-0001")).await;
}
