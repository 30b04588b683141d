//! Pipelines that continue under a baton.

use std::time::{Duration, Instant};

use database::{Database, Patience};
use serde_json::{Value, json};

use crate::support::{TestDatabase, integer, transaction};

/// A stream of a client, with the baton for its next pipeline.
struct Client<'a> {
    database: &'a TestDatabase,
    baton: Value,
}

impl Client<'_> {
    fn new(database: &TestDatabase) -> Client<'_> {
        Client { database, baton: Value::Null }
    }

    /// The results of a pipeline; its answer brings the next baton.
    async fn requests(&mut self, requests: Value) -> Vec<Value> {
        let answer = self.database.send(&json!({"baton": self.baton, "requests": requests})).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let mut body: Value = serde_json::from_slice(&answer.body).unwrap();
        self.baton = body["baton"].take();
        serde_json::from_value(body["results"].take()).unwrap()
    }

    /// The result of one statement, or its error.
    async fn execute(&mut self, sql: &str) -> Result<Value, Value> {
        let mut result = self.requests(json!([{"type": "execute", "stmt": {"sql": sql}}])).await.remove(0);
        match result["type"].as_str() {
            Some("ok") => Ok(result["response"]["result"].take()),
            _ => Err(result["error"].take()),
        }
    }

    async fn close(mut self) {
        self.requests(json!([{"type": "close"}])).await;
        assert_eq!(self.baton, Value::Null);
    }
}

async fn refused(database: &TestDatabase, baton: &Value) -> (u16, Value) {
    let answer = database.send(&json!({"baton": baton, "requests": []})).await;
    (answer.status, serde_json::from_slice(&answer.body).unwrap())
}

const SHORT: Patience = Patience {
    stream: Duration::from_millis(400),
    lock: Duration::from_millis(150),
    turn: Duration::from_millis(1500),
};

async fn impatient(statements: &[&str]) -> TestDatabase {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open_with(&folder.path().join("test.db"), SHORT).await.unwrap();
    let database = TestDatabase { database, folder };
    for sql in statements {
        database.execute(sql, json!([])).await.unwrap();
    }
    database
}

#[tokio::test]
async fn a_transaction_goes_on_from_pipeline_to_pipeline() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    for (end, rows) in [("commit", 2), ("rollback", 2), ("commit", 4)] {
        let mut client = Client::new(&database);
        client.execute("begin immediate").await.unwrap();
        client.execute("insert into t values (1)").await.unwrap();
        client.execute("insert into t values (2)").await.unwrap();
        let before = database.integer("select count(*) from t").await;
        let inside = client.execute("select count(*) from t").await.unwrap();
        assert_eq!(inside["rows"][0][0], integer(before + 2));
        client.execute(end).await.unwrap();
        assert_eq!(database.integer("select count(*) from t").await, rows);
        client.close().await;
    }
}

#[tokio::test]
async fn a_baton_serves_once() {
    let database = TestDatabase::new().await;
    let mut client = Client::new(&database);
    client.execute("select 1").await.unwrap();
    let first = client.baton.clone();
    client.execute("select 2").await.unwrap();
    assert_ne!(first, client.baton);
    let (status, error) = refused(&database, &first).await;
    assert_eq!((status, &error["message"]), (400, &json!("Received a baton that has already been used")));
    client.execute("select 3").await.unwrap();
    let last = client.baton.clone();
    client.close().await;
    for unknown in [&last, &json!("x"), &json!(""), &json!("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] {
        let (status, error) = refused(&database, unknown).await;
        assert_eq!((status, &error["message"]), (400, &json!("Received an invalid baton")), "{unknown}");
    }
}

#[tokio::test]
async fn of_two_pipelines_under_one_baton_one_is_refused() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    let mut client = Client::new(&database);
    client.execute("begin immediate").await.unwrap();
    let insert =
        json!({"baton": client.baton, "requests": [{"type": "execute", "stmt": {"sql": "insert into t values (1)"}}]});
    let (one, other) = tokio::join!(database.send(&insert), database.send(&insert));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 400]);
}

#[tokio::test]
async fn a_stream_that_nobody_continues_ends_and_undoes_its_transaction() {
    let database = impatient(&["create table t (a)"]).await;
    let mut client = Client::new(&database);
    client.execute("begin").await.unwrap();
    client.execute("select count(*) from t").await.unwrap();
    tokio::time::sleep(SHORT.stream * 2).await;
    let (status, error) = refused(&database, &client.baton).await;
    assert_eq!((status, &error["code"]), (500, &json!("STREAM_EXPIRED")));
    assert_eq!(error["message"], "The stream has expired due to inactivity");
    // The next stream gets the same thread and finds no transaction.
    let mut next = Client::new(&database);
    let results = next.requests(json!([{"type": "get_autocommit"}])).await;
    assert_eq!(results[0]["response"]["is_autocommit"], true);
}

#[tokio::test]
async fn a_client_that_writes_and_falls_silent_loses_its_transaction_not_its_stream() {
    let database = impatient(&["create table t (a)"]).await;
    let mut client = Client::new(&database);
    client.execute("begin immediate").await.unwrap();
    client.execute("insert into t values (1)").await.unwrap();
    tokio::time::sleep(SHORT.lock + Duration::from_millis(100)).await;
    database.execute("insert into t values (2)", json!([])).await.unwrap();
    let results = client
        .requests(json!([
            {"type": "execute", "stmt": {"sql": "insert into t values (3)"}},
            {"type": "batch", "batch": {"steps": [{"stmt": {"sql": "commit"}}]}},
            {"type": "get_autocommit"},
        ]))
        .await;
    assert_eq!(results[0]["error"], json!({"message": "Transaction timed out", "code": "TRANSACTION_TIMEOUT"}));
    assert_eq!(results[1]["response"]["result"]["step_errors"][0]["code"], "TRANSACTION_TIMEOUT");
    assert_eq!(results[2]["response"]["is_autocommit"], true);
    client.execute("insert into t values (4)").await.unwrap();
    let left = database.value("select group_concat(a) from t").await;
    assert_eq!(left["value"], "2,4");
}

#[tokio::test]
async fn a_busy_client_keeps_its_transaction_until_others_wait() {
    let database = impatient(&["create table t (a)"]).await;
    let mut client = Client::new(&database);
    client.execute("begin immediate").await.unwrap();
    let start = Instant::now();
    while start.elapsed() < SHORT.lock * 3 {
        tokio::time::sleep(Duration::from_millis(20)).await;
        client.execute("insert into t values (1)").await.unwrap();
    }
    let keep_on = async {
        loop {
            tokio::time::sleep(Duration::from_millis(20)).await;
            if let Err(error) = client.execute("insert into t values (1)").await {
                return error;
            }
        }
    };
    let insert = transaction(&["insert into t values (2)"]);
    let (error, written) = tokio::join!(keep_on, database.batch(&insert));
    assert_eq!(error["code"], "TRANSACTION_TIMEOUT");
    assert!(written.unwrap()["step_errors"].as_array().unwrap().iter().all(Value::is_null));
    assert_eq!(database.integer("select count(*) from t where a = 2").await, 1);
}

#[tokio::test]
async fn a_command_waits_for_an_interactive_transaction() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    let mut client = Client::new(&database);
    client.execute("begin immediate").await.unwrap();
    client.execute("insert into t values (1)").await.unwrap();
    let insert = transaction(&["insert into t values (2)"]);
    let commit = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(database.integer("select count(*) from t").await, 0, "readers do not wait");
        client.execute("commit").await.unwrap();
    };
    let start = Instant::now();
    let (written, ()) = tokio::join!(database.batch(&insert), commit);
    assert!(start.elapsed() >= Duration::from_millis(200));
    assert!(written.unwrap()["step_errors"].as_array().unwrap().iter().all(Value::is_null));
    assert_eq!(database.integer("select count(*) from t").await, 2);
}

#[tokio::test]
async fn who_waits_too_long_to_write_is_told_that_the_database_is_locked() {
    let folder = tempfile::tempdir().unwrap();
    let patience = Patience { turn: Duration::from_millis(100), ..Patience::default() };
    let database = Database::open_with(&folder.path().join("test.db"), patience).await.unwrap();
    let database = TestDatabase { database, folder };
    database.execute("create table t (a)", json!([])).await.unwrap();
    let (mut holder, mut other) = (Client::new(&database), Client::new(&database));
    holder.execute("begin immediate").await.unwrap();
    for error in [
        other.execute("begin immediate").await.unwrap_err(),
        other.execute("insert into t values (1)").await.unwrap_err(),
        database.execute("insert into t values (1)", json!([])).await.unwrap_err(),
    ] {
        assert_eq!(error, json!({"message": "SQLite error: database is locked", "code": "SQLITE_BUSY"}));
    }
    holder.execute("rollback").await.unwrap();
    other.execute("insert into t values (1)").await.unwrap();
}

#[tokio::test]
async fn a_stream_that_only_reads_keeps_its_view_and_nobody_waiting() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    let mut client = Client::new(&database);
    client.execute("begin").await.unwrap();
    client.execute("select count(*) from t").await.unwrap();
    let start = Instant::now();
    database.execute("insert into t values (1)", json!([])).await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(2));
    assert_eq!(client.execute("select count(*) from t").await.unwrap()["rows"][0][0], integer(0));
    // Its view is old by now, so it can no longer become a writer, and gives the turn back.
    assert_eq!(client.execute("insert into t values (2)").await.unwrap_err()["code"], "SQLITE_BUSY");
    database.execute("insert into t values (3)", json!([])).await.unwrap();
    client.execute("commit").await.unwrap();
    assert_eq!(client.execute("select count(*) from t").await.unwrap()["rows"][0][0], integer(2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn interactive_transactions_and_commands_at_the_same_time_lose_nothing() {
    let database = TestDatabase::with(&["create table t (a)", "insert into t values (0)"]).await;
    let interactive = async {
        let mut client = Client::new(&database);
        for _ in 0..20 {
            client.execute("begin immediate").await.unwrap();
            let seen = client.execute("select a from t").await.unwrap()["rows"][0][0]["value"].clone();
            let next = seen.as_str().unwrap().parse::<i64>().unwrap() + 1;
            client.execute(&format!("update t set a = {next}")).await.unwrap();
            client.execute("commit").await.unwrap();
        }
        client.close().await;
    };
    let commands = async {
        for _ in 0..20 {
            let result = database.batch(&transaction(&["update t set a = a + 1"])).await.unwrap();
            assert!(result["step_errors"].as_array().unwrap().iter().all(Value::is_null), "{result}");
        }
    };
    let other = async {
        let mut client = Client::new(&database);
        for _ in 0..20 {
            client.execute("update t set a = a + 1").await.unwrap();
        }
    };
    tokio::join!(interactive, commands, other);
    assert_eq!(database.integer("select a from t").await, 60);
}

#[tokio::test]
async fn streams_write_as_durably_as_the_writer_and_leave_no_settings_behind() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    let mut client = Client::new(&database);
    let value = |result: Value| result["rows"][0][0]["value"].clone();
    assert_eq!(value(client.execute("pragma synchronous").await.unwrap()), "2");
    client.execute("pragma foreign_keys = off").await.unwrap();
    assert_eq!(value(client.execute("pragma foreign_keys").await.unwrap()), "0");
    client.close().await;
    let mut next = Client::new(&database);
    assert_eq!(value(next.execute("pragma foreign_keys").await.unwrap()), "1");
}

#[tokio::test]
async fn stored_texts_belong_to_their_stream() {
    let database = TestDatabase::new().await;
    let mut client = Client::new(&database);
    client.requests(json!([{"type": "store_sql", "sql_id": 1, "sql": "select 42"}])).await;
    let results = client.requests(json!([{"type": "execute", "stmt": {"sql_id": 1}}])).await;
    assert_eq!(results[0]["response"]["result"]["rows"][0][0], integer(42));
    // A pipeline that breaks the protocol ends the stream.
    let broken = json!({"baton": client.baton, "requests": [{"type": "execute", "stmt": {"sql_id": 2}}]});
    assert_eq!(database.send(&broken).await.status, 400);
    assert_eq!(refused(&database, &client.baton).await.0, 400);
    // Its thread serves the next one, which finds no text.
    let mut next = Client::new(&database);
    next.requests(json!([{"type": "store_sql", "sql_id": 1, "sql": "select 1"}])).await;
    next.close().await;
}

#[tokio::test]
async fn streams_beyond_the_limit_are_turned_away_and_served_again_later() {
    let database = impatient(&[]).await;
    let mut open = Vec::new();
    let turned_away = loop {
        let answer = database.send(&json!({"requests": []})).await;
        match answer.status {
            200 => open.push(answer),
            status => break status,
        }
        assert!(open.len() <= 64);
    };
    assert_eq!((turned_away, open.len()), (503, 64));
    assert_eq!(database.integer("select 1").await, 1, "closed pipelines need no stream");
    tokio::time::sleep(SHORT.stream * 2).await;
    assert_eq!(database.send(&json!({"requests": []})).await.status, 200);
}

#[tokio::test]
async fn a_caller_that_went_away_leaves_no_stream_behind() {
    let database = impatient(&["create table t (a)"]).await;
    let begin = json!({"requests": [{"type": "execute", "stmt": {"sql": "begin immediate"}}]});
    for _ in 0..70 {
        let _ = tokio::time::timeout(Duration::ZERO, database.send(&begin)).await;
    }
    tokio::time::sleep(SHORT.stream * 2).await;
    database.execute("insert into t values (1)", json!([])).await.unwrap();
    let mut client = Client::new(&database);
    client.execute("insert into t values (2)").await.unwrap();
}
