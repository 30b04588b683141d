//! Throttles: tries count per bucket and window, and old windows are forgotten.

mod support;

use serde::Deserialize;
use store::{Batch, Guard, Statement, StoreError, throttles};
use support::{Desk, NOW};

const WINDOW: &str = "2026-11-23T10:00:00.000Z";
const NEXT_WINDOW: &str = "2026-11-23T10:10:00.000Z";

async fn count(desk: &Desk, bucket: &str, window: &str) -> i64 {
    #[derive(Deserialize)]
    struct Count {
        tries: i64,
    }
    let mut answers = desk.write(vec![throttles::count(bucket, window)]).await;
    answers.take(0).first::<Count>().unwrap().unwrap().tries
}

fn limited(bucket: &str, window: &str, tries_max: i64) -> Batch {
    let mut batch = Batch::new();
    throttles::count_or_refuse(&mut batch, bucket, window, tries_max);
    batch.push(Statement::new("insert into setting (key, value, updated_at) values (hex(randomblob(8)), '1', 'x')"));
    batch
}

#[tokio::test]
async fn buckets_and_windows_count_apart() {
    let desk = Desk::open().await;
    assert_eq!(count(&desk, "a", WINDOW).await, 1);
    assert_eq!(count(&desk, "a", WINDOW).await, 2);
    assert_eq!(count(&desk, "b", WINDOW).await, 1);
    assert_eq!(count(&desk, "a", NEXT_WINDOW).await, 1);
}

#[tokio::test]
async fn a_batch_beyond_the_limit_leaves_nothing_until_the_next_window() {
    let desk = Desk::open().await;
    desk.every_step_fails(&limited("a", WINDOW, 2)).await;
    desk.store.write(limited("a", WINDOW, 2)).await.unwrap();
    let before = desk.count("setting").await;
    assert_eq!(desk.store.write(limited("a", WINDOW, 2)).await.unwrap_err(), StoreError::Guard(Guard::Throttled));
    assert_eq!(desk.count("setting").await, before);
    desk.store.write(limited("b", WINDOW, 2)).await.unwrap();
    desk.store.write(limited("a", NEXT_WINDOW, 2)).await.unwrap();
}

#[tokio::test]
async fn a_forgiven_try_never_was() {
    let desk = Desk::open().await;
    for tries in 1..=3 {
        assert_eq!(count(&desk, "a", WINDOW).await, tries);
    }
    for left in [2, 1, 0, 0] {
        let mut batch = Batch::new();
        throttles::forgive(&mut batch, "a", WINDOW);
        desk.store.write(batch).await.unwrap();
        assert_eq!(desk.value("select coalesce(sum(tries), 0) as n from throttle").await, left);
    }
    count(&desk, "a", WINDOW).await;
    desk.write(vec![throttles::reset("a", WINDOW)]).await;
    assert_eq!(desk.count("throttle").await, 0);
}

#[tokio::test]
async fn windows_of_yesterday_are_forgotten() {
    let desk = Desk::open().await;
    count(&desk, "a", "2026-11-22T09:59:59.999Z").await;
    count(&desk, "a", "2026-11-22T10:00:00.000Z").await;
    let forget = throttles::forget_old(NOW);
    desk.assert_indexed(&forget).await;
    desk.write(vec![forget]).await;
    assert_eq!(desk.value("select window_start from throttle").await, "2026-11-22T10:00:00.000Z");
}
