//! Opens databases that vanish with the test, and talks to them.

use bytes::Bytes;
use database::{Database, PipelineAnswer};
use libsql_hrana::proto::{PipelineRespBody, StreamResult};
use serde_json::{Value, json};

/// A database in a folder that is removed at the end of the test.
pub struct TestDatabase {
    pub database: Database,
    pub folder: tempfile::TempDir,
}

impl TestDatabase {
    pub async fn new() -> TestDatabase {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("test.db")).await.unwrap();
        TestDatabase { database, folder }
    }

    /// A database with `create table` and other statements already run.
    pub async fn with(statements: &[&str]) -> TestDatabase {
        let database = TestDatabase::new().await;
        for sql in statements {
            database.execute(sql, json!([])).await.unwrap();
        }
        database
    }

    /// The results of a pipeline with these requests and a `close`, without that of the close.
    pub async fn requests(&self, mut requests: Vec<Value>) -> Vec<Value> {
        requests.push(json!({"type": "close"}));
        let answer = self.send(&json!({"requests": requests})).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        // Every answer must also be readable with the protocol's own types.
        let typed: PipelineRespBody = serde_json::from_slice(&answer.body).unwrap();
        assert!(typed.baton.is_none());
        assert!(matches!(typed.results.last(), Some(StreamResult::Ok { .. })));
        let mut body: Value = serde_json::from_slice(&answer.body).unwrap();
        let Value::Array(mut results) = body["results"].take() else { panic!("no results in {body}") };
        results.pop();
        results
    }

    pub async fn send(&self, pipeline: &Value) -> PipelineAnswer {
        self.database.pipeline(Bytes::from(pipeline.to_string())).await
    }

    /// The result of one statement, or its error.
    pub async fn execute(&self, sql: &str, args: Value) -> Result<Value, Value> {
        self.statement(json!({"sql": sql, "args": args})).await
    }

    pub async fn statement(&self, stmt: Value) -> Result<Value, Value> {
        let mut results = self.requests(vec![json!({"type": "execute", "stmt": stmt})]).await;
        let mut result = results.remove(0);
        match result["type"].as_str() {
            Some("ok") => Ok(result["response"]["result"].take()),
            _ => Err(result["error"].take()),
        }
    }

    /// The result of a batch of `(condition, sql)`, or its error.
    pub async fn batch(&self, steps: &[(Value, &str)]) -> Result<Value, Value> {
        let steps: Vec<Value> =
            steps.iter().map(|(condition, sql)| json!({"condition": condition, "stmt": {"sql": sql}})).collect();
        let mut results = self.requests(vec![json!({"type": "batch", "batch": {"steps": steps}})]).await;
        let mut result = results.remove(0);
        match result["type"].as_str() {
            Some("ok") => Ok(result["response"]["result"].take()),
            _ => Err(result["error"].take()),
        }
    }

    /// The only value of the only row.
    pub async fn value(&self, sql: &str) -> Value {
        let mut result = self.execute(sql, json!([])).await.unwrap();
        assert_eq!(result["rows"].as_array().map(Vec::len), Some(1), "{result}");
        result["rows"][0][0].take()
    }

    /// The only integer of the only row.
    pub async fn integer(&self, sql: &str) -> i64 {
        self.value(sql).await["value"].as_str().unwrap().parse().unwrap()
    }
}

pub fn integer(value: i64) -> Value {
    json!({"type": "integer", "value": value.to_string()})
}

pub fn text(value: &str) -> Value {
    json!({"type": "text", "value": value})
}

/// The steps `begin immediate`, `steps`, `commit`, `rollback` as the store sends a command.
pub fn transaction<'a>(steps: &[&'a str]) -> Vec<(Value, &'a str)> {
    let mut batch = vec![(Value::Null, "begin immediate")];
    for sql in steps {
        batch.push((json!({"type": "ok", "step": batch.len() - 1}), sql));
    }
    let commit = batch.len();
    batch.push((json!({"type": "ok", "step": commit - 1}), "commit"));
    batch.push((json!({"type": "not", "cond": {"type": "ok", "step": commit}}), "rollback"));
    batch
}
