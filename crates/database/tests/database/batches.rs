//! Batches with conditions.

use serde_json::{Value, json};

use crate::support::{TestDatabase, transaction};

#[tokio::test]
async fn steps_run_as_their_conditions_say() {
    let database = TestDatabase::new().await;
    let ok = |step: u32| json!({"type": "ok", "step": step});
    let error = |step: u32| json!({"type": "error", "step": step});
    let result = database
        .batch(&[
            (Value::Null, "select 0"),
            (Value::Null, "select nowhere"),
            (ok(0), "select 2"),
            (ok(1), "select 'skipped'"),
            (error(1), "select 4"),
            (error(0), "select 'skipped'"),
            (json!({"type": "not", "cond": ok(3)}), "select 6"),
            (json!({"type": "and", "conds": [ok(0), ok(1)]}), "select 'skipped'"),
            (json!({"type": "or", "conds": [ok(0), ok(1)]}), "select 8"),
            (json!({"type": "and", "conds": []}), "select 9"),
            (json!({"type": "or", "conds": []}), "select 'skipped'"),
            (json!({"type": "is_autocommit"}), "select 11"),
        ])
        .await
        .unwrap();
    let ran = |index: usize| !result["step_results"][index].is_null();
    let steps_that_ran: Vec<usize> = (0..12).filter(|&index| ran(index)).collect();
    assert_eq!(steps_that_ran, [0, 2, 4, 6, 8, 9, 11]);
    for index in 0..12 {
        assert_eq!(result["step_errors"][index].is_null(), index != 1, "step {index}");
    }
}

#[tokio::test]
async fn is_autocommit_tells_whether_a_transaction_is_open() {
    let database = TestDatabase::new().await;
    let autocommit = json!({"type": "is_autocommit"});
    let result = database
        .batch(&[
            (Value::Null, "begin"),
            (autocommit.clone(), "select 1"),
            (Value::Null, "commit"),
            (autocommit, "select 1"),
        ])
        .await
        .unwrap();
    assert!(result["step_results"][1].is_null());
    assert!(!result["step_results"][3].is_null());
}

#[tokio::test]
async fn a_batch_with_an_unusable_step_runs_nothing() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    let error =
        database.batch(&[(Value::Null, "insert into t values (1)"), (Value::Null, "vacuum")]).await.unwrap_err();
    assert_eq!(error["code"], "SQL_PARSE_ERROR");
    assert_eq!(database.integer("select count(*) from t").await, 0);
}

/// The shape of every command of the store: whichever step fails, nothing remains, and the connection
/// is free for the next command.
#[tokio::test]
async fn a_transaction_that_fails_at_any_step_leaves_nothing_behind() {
    let database = TestDatabase::with(&[
        "create table t (a integer primary key)",
        "create table guard (holds integer constraint guard_holds check (holds))",
    ])
    .await;
    let steps: Vec<String> = (0..12).map(|key| format!("insert into t values ({key})")).collect();
    let failures =
        ["insert into guard values (0)", "select json('no')", "insert into t values (100), (100)", "select nowhere"];
    for at in 0..=steps.len() {
        for failure in failures {
            let mut steps: Vec<&str> = steps.iter().map(String::as_str).collect();
            steps.insert(at, failure);
            let result = database.batch(&transaction(&steps)).await.unwrap();
            let errors: Vec<usize> =
                (0..steps.len() + 3).filter(|&step| !result["step_errors"][step].is_null()).collect();
            assert_eq!(errors, [at + 1], "{failure} at {at}");
            assert!(!result["step_results"][steps.len() + 2].is_null(), "rolled back");
            assert_eq!(database.integer("select count(*) from t").await, 0, "{failure} at {at}");
        }
    }
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    database.batch(&transaction(&steps)).await.unwrap();
    assert_eq!(database.integer("select count(*) from t").await, 12);
}

#[tokio::test]
async fn a_transaction_left_open_is_rolled_back_with_its_pipeline() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    let result =
        database.batch(&[(Value::Null, "begin immediate"), (Value::Null, "insert into t values (1)")]).await.unwrap();
    assert!(!result["step_results"][1].is_null());
    assert_eq!(database.integer("select count(*) from t").await, 0);
    let result = database.batch(&[(json!({"type": "is_autocommit"}), "insert into t values (2)")]).await.unwrap();
    assert!(!result["step_results"][0].is_null());
}

#[tokio::test]
async fn a_reading_transaction_left_open_is_rolled_back_too() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    for _ in 0..8 {
        database.batch(&[(Value::Null, "begin"), (Value::Null, "select * from t")]).await.unwrap();
    }
    database.execute("insert into t values (1)", json!([])).await.unwrap();
    for _ in 0..8 {
        assert_eq!(database.integer("select count(*) from t").await, 1);
    }
}
