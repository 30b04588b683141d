//! Requests that break the protocol.

use bytes::Bytes;
use serde_json::{Value, json};

use crate::support::TestDatabase;

async fn refused(database: &TestDatabase, pipeline: Value) -> String {
    let answer = database.send(&pipeline).await;
    assert_eq!(answer.status, 400, "{answer:?}");
    let body: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(body["code"], "PROTOCOL_ERROR");
    body["message"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_no_pipeline_is_refused() {
    let database = TestDatabase::new().await;
    for body in ["", "[]", "{}", "null", "{\"requests\": [{\"type\": \"dance\"}]}", "\u{0}"] {
        let answer = database.database.pipeline(Bytes::from(body)).await;
        assert_eq!(answer.status, 400, "{body}");
    }
    let large = "x".repeat(1_000_000);
    assert_eq!(database.database.pipeline(Bytes::from(large)).await.status, 400);
}

#[tokio::test]
async fn batons_are_refused_and_never_handed_out() {
    let database = TestDatabase::new().await;
    let request = json!({"type": "execute", "stmt": {"sql": "select 1"}});
    let message = refused(&database, json!({"baton": "x", "requests": [request]})).await;
    assert!(message.contains("Batons are not supported"), "{message}");
    let answer = database.send(&json!({"baton": null, "requests": [request]})).await;
    let body: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(body["baton"], Value::Null);
    assert_eq!(body["base_url"], Value::Null);
}

#[tokio::test]
async fn a_pipeline_that_breaks_the_protocol_runs_nothing() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    let insert = json!({"type": "execute", "stmt": {"sql": "insert into t values (1)"}});
    let batch = |condition: Value| {
        let step = json!({"condition": condition, "stmt": {"sql": "select 1"}});
        json!({"type": "batch", "batch": {"steps": [step]}})
    };
    for bad in [
        json!({"type": "execute", "stmt": {"sql_id": 1}}),
        json!({"type": "execute", "stmt": {}}),
        batch(json!({"type": "ok", "step": 0})),
        batch(json!({"type": "not", "cond": {"type": "error", "step": 7}})),
        batch(json!({"type": "or", "conds": [{"type": "ok", "step": 0}]})),
        json!({"type": "execute", "stmt": {"sql": "select ?", "args": [{"type": "integer", "value": 1}]}}),
        json!({"type": "execute", "stmt": {"sql": "select ?", "args": [{"type": "integer", "value": "1.5"}]}}),
        json!({"type": "execute", "stmt": {"sql": "select ?", "args": [{"type": "blob", "base64": "?"}]}}),
    ] {
        refused(&database, json!({"requests": [insert, bad]})).await;
    }
    let after_close = json!({"requests": [insert, {"type": "close"}, insert]});
    assert_eq!(refused(&database, after_close).await, "Request after `close`");
    assert_eq!(database.integer("select count(*) from t").await, 0);
}

#[tokio::test]
async fn requests_of_later_versions_fail_by_name() {
    let database = TestDatabase::new().await;
    let results = database
        .requests(vec![json!({"type": "get_autocommit"}), json!({"type": "sequence", "sql": "select 1"})])
        .await;
    for (result, name) in results.iter().zip(["get_autocommit", "sequence"]) {
        assert_eq!(result["error"]["code"], "NOT_SUPPORTED");
        assert!(result["error"]["message"].as_str().unwrap().contains(name));
    }
}

#[tokio::test]
async fn an_empty_pipeline_has_an_empty_answer() {
    let database = TestDatabase::new().await;
    let answer = database.send(&json!({"requests": []})).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body, r#"{"baton":null,"base_url":null,"results":[]}"#);
}
