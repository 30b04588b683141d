//! What the schema counts on in this build of libSQL.

use serde_json::json;

use crate::support::{TestDatabase, text};

#[tokio::test]
async fn trigram_search_folds_case_and_accents() {
    let database = TestDatabase::with(&[
        "create table place (row integer primary key, name text)",
        "create virtual table place_search using fts5 (
            name, content = 'place', content_rowid = 'row', tokenize = 'trigram remove_diacritics 1')",
        "create trigger place_insert after insert on place begin
            insert into place_search (rowid, name) values (new.row, new.name); end",
        "insert into place (name) values ('Champs-Élysées'), ('Gent')",
    ])
    .await;
    for found in ["elys", "ÉLYS", "hamps-e"] {
        let sql = "select count(*) from place_search where place_search match ?";
        let result = database.execute(sql, json!([text(&format!("\"{found}\""))])).await.unwrap();
        assert_eq!(result["rows"][0][0]["value"], "1", "{found}");
    }
}

#[tokio::test]
async fn the_json_of_a_list_is_built_by_the_database() {
    let database = TestDatabase::with(&["create table t (a integer, b text) strict"]).await;
    database.execute("insert into t values (1, 'é'), (2, null)", json!([])).await.unwrap();
    let list = database.value("select json_group_array(json_object('a', a, 'b', b)) from t").await;
    assert_eq!(list["value"], r#"[{"a":1,"b":"é"},{"a":2,"b":null}]"#);
    let returned =
        database.execute("insert into t values (3, 'x') returning json_object('a', a)", json!([])).await.unwrap();
    assert_eq!(returned["rows"][0][0]["value"], r#"{"a":3}"#);
}

#[tokio::test]
async fn generated_columns_upserts_and_window_functions_work() {
    let database = TestDatabase::with(&[
        "create table t (a integer primary key, b integer, c integer generated always as (b * 2) stored) strict",
        "insert into t (a, b) values (1, 1), (2, 5)",
        "insert into t (a, b) values (1, 3) on conflict (a) do update set b = b + excluded.b",
    ])
    .await;
    assert_eq!(database.integer("select c from t where a = 1").await, 8);
    assert_eq!(database.integer("select max(s) from (select sum(b) over (order by a) as s from t)").await, 9);
}
