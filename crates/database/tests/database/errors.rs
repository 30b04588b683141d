//! Messages and codes of errors.

use serde_json::{Value, json};

use crate::support::TestDatabase;

async fn error(database: &TestDatabase, sql: &str) -> (String, String) {
    let Err(error) = database.execute(sql, json!([])).await else { panic!("{sql} succeeded") };
    let text = |name: &str| error[name].as_str().unwrap().to_owned();
    (text("code"), text("message"))
}

#[tokio::test]
async fn constraints_are_told_as_sqld_tells_them() {
    let database = TestDatabase::with(&[
        "create table parent (id integer primary key) strict",
        "create table t (
            a text not null constraint a_len check (length(a) between 1 and 3),
            b text unique,
            c integer references parent(id)
        ) strict",
        "create trigger t_stale before update on t begin select raise(abort, 'stale'); end",
        "insert into t values ('x', 'once', null)",
    ])
    .await;
    for (sql, message) in [
        ("insert into t values ('long', null, null)", "SQLite error: CHECK constraint failed: a_len"),
        ("insert into t values ('y', 'once', null)", "SQLite error: UNIQUE constraint failed: t.b"),
        ("insert into t values (null, null, null)", "SQLite error: NOT NULL constraint failed: t.a"),
        ("insert into t values ('y', null, 5)", "SQLite error: FOREIGN KEY constraint failed"),
        ("update t set a = 'z'", "SQLite error: stale"),
        ("insert into t values (x'00', null, null)", "SQLite error: cannot store BLOB value in TEXT column t.a"),
    ] {
        assert_eq!(error(&database, sql).await, ("SQLITE_CONSTRAINT".into(), message.into()), "{sql}");
    }
}

#[tokio::test]
async fn sql_that_the_database_does_not_understand_is_an_input_error_with_its_place() {
    let database = TestDatabase::new().await;
    assert_eq!(
        error(&database, "select nowhere").await,
        ("SQL_INPUT_ERROR".into(), "SQL input error: no such column: nowhere (at offset 7)".into())
    );
    assert_eq!(
        error(&database, "select * from nowhere").await,
        ("SQLITE_UNKNOWN".into(), "SQLite error: no such table: nowhere".into())
    );
    assert_eq!(
        error(&database, "select from").await,
        ("SQL_INPUT_ERROR".into(), "SQL input error: near \"from\": syntax error (at offset 7)".into())
    );
}

#[tokio::test]
async fn a_raising_read_is_an_error_without_a_name() {
    let database = TestDatabase::new().await;
    assert_eq!(
        error(&database, "select case when 1 = 1 then json('no') end").await,
        ("SQLITE_UNKNOWN".into(), "SQLite error: malformed JSON".into())
    );
}

#[tokio::test]
async fn a_request_takes_exactly_one_statement() {
    let database = TestDatabase::new().await;
    assert_eq!(error(&database, " -- nothing ").await.0, "SQL_NO_STATEMENT");
    assert_eq!(error(&database, "select 1; select 2").await.0, "SQL_MANY_STATEMENTS");
    assert_eq!(database.integer("select 1;").await, 1);
}

#[tokio::test]
async fn what_reaches_beyond_the_database_is_refused() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    for sql in ["attach 'other.db' as other", "detach main", "vacuum", "vacuum into 'copy.db'", "analyze"] {
        assert_eq!(error(&database, sql).await.0, "SQL_PARSE_ERROR", "{sql}");
    }
    for sql in [
        "create temp table x (a)",
        "create table temp.x (a)",
        "create view temp.x as select 1",
        "create virtual table temp.x using fts5 (a)",
        "create temporary view x as select 1",
        "create temp trigger x after insert on t begin select 1; end",
        "pragma synchronous = off",
        "pragma journal_mode = delete",
        "pragma query_only = on",
        "pragma writable_schema = on",
        "pragma wal_checkpoint",
        "select load_extension('x')",
    ] {
        let (code, message) = error(&database, sql).await;
        assert!(matches!(code.as_str(), "SQLITE_AUTH" | "SQL_INPUT_ERROR"), "{sql}: {code} {message}");
    }
    assert_eq!(database.value("pragma journal_mode").await["value"], "wal");
}

#[tokio::test]
async fn a_failing_request_does_not_stop_the_others() {
    let database = TestDatabase::new().await;
    let execute = |sql: &str| json!({"type": "execute", "stmt": {"sql": sql}});
    let results = database.requests(vec![execute("select 1"), execute("select nowhere"), execute("select 2")]).await;
    let kinds: Vec<&Value> = results.iter().map(|result| &result["type"]).collect();
    assert_eq!(kinds, ["ok", "error", "ok"]);
}

#[tokio::test]
async fn a_statement_works_again_after_it_failed() {
    let database = TestDatabase::with(&["create table t (a integer primary key)"]).await;
    let insert = "insert into t values (?)";
    let key = |key: i64| json!([crate::support::integer(key)]);
    for round in 0..3 {
        database.execute(insert, key(round)).await.unwrap();
        assert_eq!(database.execute(insert, key(round)).await.unwrap_err()["code"], "SQLITE_CONSTRAINT");
    }
    assert_eq!(database.integer("select count(*) from t").await, 3);
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_an_error() {
    let database = TestDatabase::new().await;
    let (code, _) = error(&database, "select hex(zeroblob(6000000))").await;
    assert_eq!(code, "RESPONSE_TOO_LARGE");
    assert_eq!(database.integer("select 1").await, 1);
}
