//! Readers beside the one writer.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{TestDatabase, integer, transaction};

/// A read that keeps its connection busy for a while.
const SLOW_READ: &str =
    "with recursive n(x) as (select 1 union all select x + 1 from n where x < 3000000) select max(x) from n";
/// The same on the writer, within a transaction.
const SLOW_WRITE: &str = "insert into t with recursive n(x) as (select 1 union all select x + 1 from n where x < 3000000) select max(x) from n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_two_writers_lose_nothing() {
    let database = TestDatabase::with(&["create table t (a integer primary key, b integer)"]).await;
    database.execute("insert into t values (0, 0)", json!([])).await.unwrap();
    let writers = (1..=32).map(|writer| {
        let database = &database;
        async move {
            for round in 0..10 {
                let insert = format!("insert into t values ({}, 0)", writer * 1000 + round);
                let result =
                    database.batch(&transaction(&[&insert, "update t set b = b + 1 where a = 0"])).await.unwrap();
                assert!(result["step_errors"].as_array().unwrap().iter().all(Value::is_null), "{result}");
            }
        }
    });
    futures_join(writers).await;
    assert_eq!(database.integer("select count(*) from t").await, 321);
    assert_eq!(database.integer("select b from t where a = 0").await, 320);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_go_on_while_a_writer_holds_its_transaction() {
    let database = TestDatabase::with(&["create table t (a)", "insert into t values (1)"]).await;
    let writing = database.batch(&[
        (Value::Null, "begin immediate"),
        (Value::Null, "insert into t values (2)"),
        (Value::Null, SLOW_WRITE),
        (Value::Null, "commit"),
    ]);
    let reading = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let start = Instant::now();
        let seen = database.integer("select count(*) from t").await;
        (seen, start.elapsed())
    };
    let start = Instant::now();
    let (written, (seen, waited)) = tokio::join!(writing, reading);
    let whole = start.elapsed();
    assert!(written.unwrap()["step_errors"].as_array().unwrap().iter().all(Value::is_null));
    assert_eq!(seen, 1, "the open transaction is not visible");
    assert!(waited < whole / 2, "the reader waited {waited:?} of {whole:?}");
    assert_eq!(database.integer("select count(*) from t").await, 3);
}

#[tokio::test(flavor = "current_thread")]
async fn the_async_worker_stays_free_while_sqlite_works() {
    let database = TestDatabase::new().await;
    let work = database.execute(SLOW_READ, json!([]));
    let ticks = async {
        let mut ticks = 0;
        for _ in 0..10 {
            tokio::time::sleep(Duration::from_millis(5)).await;
            ticks += 1;
        }
        ticks
    };
    let start = Instant::now();
    let (ticked, finished) =
        tokio::join!(async { (ticks.await, start.elapsed()) }, async { (work.await, start.elapsed()) });
    assert_eq!(ticked.0, 10);
    assert!(ticked.1 < finished.1, "ticks {:?}, query {:?}", ticked.1, finished.1);
}

#[tokio::test]
async fn a_written_row_is_seen_by_every_reader_at_once() {
    let database = TestDatabase::with(&["create table t (a integer primary key)"]).await;
    for key in 1..=40 {
        database.execute("insert into t values (?)", json!([integer(key)])).await.unwrap();
        assert_eq!(database.integer("select count(*) from t").await, key);
    }
}

#[tokio::test]
async fn a_changed_schema_reaches_cached_statements() {
    let database = TestDatabase::with(&["create table t (a)", "insert into t values (1)"]).await;
    for _ in 0..8 {
        database.execute("select * from t", json!([])).await.unwrap();
    }
    database.execute("alter table t add column b default 'new'", json!([])).await.unwrap();
    for _ in 0..8 {
        let result = database.execute("select * from t", json!([])).await.unwrap();
        assert_eq!(result["cols"].as_array().unwrap().len(), 2);
        assert_eq!(result["rows"][0].as_array().unwrap().len(), 2);
    }
}

#[tokio::test]
async fn a_with_that_writes_goes_to_the_writer() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    let sql = "with new(a) as (values (1), (2)) insert into t select a from new";
    let result = database.execute(sql, json!([])).await.unwrap();
    assert_eq!(result["affected_row_count"], 2);
    assert_eq!(database.integer("with a as (select * from t) select count(*) from a").await, 2);
}

/// Runs all futures at the same time on this task.
async fn futures_join<F: Future<Output = ()>>(futures: impl Iterator<Item = F>) {
    let mut running: Vec<_> = futures.map(Box::pin).collect();
    std::future::poll_fn(|context| {
        running.retain_mut(|future| future.as_mut().poll(context).is_pending());
        if running.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}
