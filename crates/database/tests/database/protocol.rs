//! The protocol's requests, and those that break it.

use bytes::Bytes;
use libsql_hrana::proto::CursorEntry;
use serde_json::{Value, json};

use crate::support::{TestDatabase, integer};

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
async fn a_pipeline_that_breaks_the_protocol_runs_nothing() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    let insert = json!({"type": "execute", "stmt": {"sql": "insert into t values (1)"}});
    let batch = |condition: Value| {
        let step = json!({"condition": condition, "stmt": {"sql": "select 1"}});
        json!({"type": "batch", "batch": {"steps": [step]}})
    };
    for bad in [
        json!({"type": "execute", "stmt": {"sql_id": 1}}),
        json!({"type": "execute", "stmt": {"sql": "select 1", "sql_id": 1}}),
        json!({"type": "sequence"}),
        json!({"type": "describe", "sql_id": 3}),
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
async fn a_sequence_runs_up_to_its_first_error() {
    let database = TestDatabase::new().await;
    let script = "create table t (a primary key); -- one
        create trigger twice after insert on t begin insert into t values (new.a || '!'); end;
        insert into t values ('a'), ('b');";
    let broken = "insert into t values ('c'); insert into t values ('a'); insert into t values ('d')";
    let sequence = |sql: &str| json!({"type": "sequence", "sql": sql});
    let results = database.requests(vec![sequence(script), sequence(broken), sequence(" -- nothing\n")]).await;
    assert_eq!(results[0], json!({"type": "ok", "response": {"type": "sequence"}}));
    assert_eq!(results[1]["error"]["code"], "SQLITE_CONSTRAINT");
    assert_eq!(results[2]["type"], "ok");
    assert_eq!(database.integer("select count(*) from t").await, 6);
    let results = database.requests(vec![sequence("insert into t values ('e'); vacuum")]).await;
    assert_eq!(results[0]["error"]["code"], "SQL_PARSE_ERROR");
    assert_eq!(database.integer("select count(*) from t").await, 6, "nothing of it ran");
}

#[tokio::test]
async fn a_description_names_parameters_and_columns_and_runs_nothing() {
    let database = TestDatabase::with(&["create table t (a integer primary key, b text)"]).await;
    let describe = |sql: &str| json!({"type": "describe", "sql": sql});
    let results = database
        .requests(vec![
            describe("insert into t values (:a, ?) returning a, b as c"),
            describe("explain select 1"),
            describe("select a + ?3 from t"),
            describe("select nowhere"),
            describe("select 1; select 2"),
        ])
        .await;
    let result = |index: usize| &results[index]["response"]["result"];
    assert_eq!(
        *result(0),
        json!({
            "params": [{"name": ":a"}, {"name": null}],
            "cols": [{"name": "a", "decltype": "INTEGER"}, {"name": "c", "decltype": "TEXT"}],
            "is_explain": false,
            "is_readonly": false,
        })
    );
    assert_eq!(result(1)["is_explain"], true);
    assert_eq!(result(2)["params"], json!([{"name": null}, {"name": null}, {"name": "?3"}]));
    assert_eq!(result(2)["is_readonly"], true);
    assert_eq!(results[3]["error"]["code"], "SQL_INPUT_ERROR");
    assert_eq!(results[4]["error"]["code"], "SQL_MANY_STATEMENTS");
    assert_eq!(database.integer("select count(*) from t").await, 0);
}

#[tokio::test]
async fn stored_texts_serve_until_they_are_closed() {
    let database = TestDatabase::new().await;
    let store = |id: i32, sql: &str| json!({"type": "store_sql", "sql_id": id, "sql": sql});
    let execute = |id: i32| json!({"type": "execute", "stmt": {"sql_id": id, "args": [integer(7)]}});
    let close = json!({"type": "close_sql", "sql_id": 1});
    let results = database
        .requests(vec![store(1, "select ?"), execute(1), close.clone(), store(1, "select 1 + ?"), execute(1)])
        .await;
    assert_eq!(results[0], json!({"type": "ok", "response": {"type": "store_sql"}}));
    assert_eq!(results[1]["response"]["result"]["rows"][0][0], integer(7));
    assert_eq!(results[2], json!({"type": "ok", "response": {"type": "close_sql"}}));
    assert_eq!(results[4]["response"]["result"]["rows"][0][0], integer(8));
    assert_eq!(
        refused(&database, json!({"requests": [store(1, "select 1"), store(1, "select 2")]})).await,
        "SQL text 1 already exists"
    );
    let closed = json!({"requests": [store(1, "select ?"), close, execute(1)]});
    assert_eq!(refused(&database, closed).await, "SQL text 1 not found");
    let many: Vec<Value> = (0..51).map(|id| store(id, "select 1")).chain([store(90, &"x".repeat(5001))]).collect();
    let results = database.requests(many).await;
    assert_eq!(results[49]["type"], "ok");
    assert_eq!(results[50]["error"]["code"], "SQL_STORE_TOO_MANY");
    let results = database.requests(vec![store(90, &"x".repeat(5001))]).await;
    assert_eq!(results[0]["error"]["code"], "SQL_STORE_TOO_LARGE");
}

#[tokio::test]
async fn the_state_of_the_transaction_can_be_asked() {
    let database = TestDatabase::new().await;
    let execute = |sql: &str| json!({"type": "execute", "stmt": {"sql": sql}});
    let ask = json!({"type": "get_autocommit"});
    let results = database.requests(vec![ask.clone(), execute("begin"), ask.clone(), execute("rollback"), ask]).await;
    let answers: Vec<&Value> = results.iter().map(|result| &result["response"]["is_autocommit"]).collect();
    assert_eq!(answers, [&json!(true), &Value::Null, &json!(false), &Value::Null, &json!(true)]);
}

#[tokio::test]
async fn a_cursor_gives_its_results_line_by_line() {
    let database = TestDatabase::with(&["create table t (a integer primary key)"]).await;
    let steps = json!([
        {"stmt": {"sql": "insert into t values (1), (2)"}},
        {"stmt": {"sql": "select a, 'x\ny' from t", "want_rows": true}},
        {"stmt": {"sql": "select cast(x'ff' as text)"}},
        {"condition": {"type": "ok", "step": 2}, "stmt": {"sql": "select 'skipped'"}},
        {"stmt": {"sql": "insert into t values (1)"}},
    ]);
    let body = json!({"baton": null, "batch": {"steps": steps}});
    let answer = database.database.answer("POST", "/v3/cursor", Bytes::from(body.to_string())).await;
    assert_eq!((answer.status, answer.content_type), (200, "text/plain"));
    let text = String::from_utf8(answer.body.to_vec()).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let baton = lines[0]["baton"].as_str().unwrap();
    let column = json!({"name": "a", "decltype": "INTEGER"});
    let other = json!({"name": "'x\ny'", "decltype": null});
    assert_eq!(lines[1], json!({"type": "step_begin", "step": 0, "cols": []}));
    assert_eq!(lines[2], json!({"type": "step_end", "affected_row_count": 2, "last_insert_rowid": 2}));
    assert_eq!(lines[3], json!({"type": "step_begin", "step": 1, "cols": [column, other]}));
    assert_eq!(lines[4], json!({"type": "row", "row": [integer(1), {"type": "text", "value": "x\ny"}]}));
    assert_eq!(lines[6], json!({"type": "step_end", "affected_row_count": 0, "last_insert_rowid": null}));
    assert_eq!(lines[7]["type"], "step_begin");
    assert_eq!((&lines[8]["type"], &lines[8]["step"]), (&json!("step_error"), &json!(2)));
    assert_eq!(lines[9]["error"]["code"], "SQLITE_CONSTRAINT");
    assert_eq!(lines.len(), 10, "{text}");
    for line in text.lines().skip(1) {
        serde_json::from_str::<CursorEntry>(line).unwrap();
    }
    let close = json!({"baton": baton, "requests": [{"type": "close"}]});
    assert_eq!(database.send(&close).await.status, 200);
}

#[tokio::test]
async fn a_cursor_beyond_the_limit_ends_with_an_error() {
    let database = TestDatabase::new().await;
    let large = "with recursive n(x) as (select 1 union all select x + 1 from n where x < 12)
        select hex(zeroblob(500000)) from n";
    let body = json!({"batch": {"steps": [{"stmt": {"sql": large}}, {"stmt": {"sql": "select 1"}}]}});
    let answer = database.database.answer("POST", "/v3/cursor", Bytes::from(body.to_string())).await;
    let text = String::from_utf8(answer.body.to_vec()).unwrap();
    let last: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    assert_eq!((&last["type"], &last["error"]["code"]), (&json!("error"), &json!("RESPONSE_TOO_LARGE")));
    assert_eq!(text.lines().count(), 2 + 9 + 1);
}

#[tokio::test]
async fn versions_are_probed_and_other_encodings_are_not_there() {
    let database = TestDatabase::new().await;
    for (method, path, status) in [
        ("GET", "/v2", 200),
        ("GET", "/v3", 200),
        ("GET", "/v3-protobuf", 404),
        ("POST", "/v3-protobuf/pipeline", 404),
        ("GET", "/v3/pipeline", 404),
        ("GET", "/", 404),
        ("POST", "/v3/pipeline", 400),
        ("POST", "/v2/cursor", 404),
    ] {
        assert_eq!(database.database.answer(method, path, Bytes::new()).await.status, status, "{method} {path}");
    }
}
