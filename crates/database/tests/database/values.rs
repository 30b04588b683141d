//! Every kind of value, there and back.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{TestDatabase, integer, text};

fn float(value: f64) -> Value {
    json!({"type": "float", "value": value})
}

fn blob(base64: &str) -> Value {
    json!({"type": "blob", "base64": base64})
}

#[tokio::test]
async fn every_type_of_value_comes_back_as_it_was_sent() {
    let database = TestDatabase::with(&["create table t (a any) strict"]).await;
    for value in [
        json!({"type": "null"}),
        integer(0),
        integer(-1),
        integer(i64::MAX),
        integer(i64::MIN),
        integer(9_007_199_254_740_993),
        float(0.5),
        float(-1e300),
        float(f64::MIN_POSITIVE),
        text(""),
        text("Élysée \u{1F3E0} \"quoted\" \\ \u{0} after NUL \n"),
        blob(""),
        blob("AA"),
        blob("AP/+"),
    ] {
        database.execute("delete from t", json!([])).await.unwrap();
        database.execute("insert into t values (?)", json!([value])).await.unwrap();
        assert_eq!(database.value("select a from t").await, value);
    }
}

#[tokio::test]
async fn blobs_are_read_with_and_without_padding() {
    let database = TestDatabase::new().await;
    let result = database.execute("select hex(?), ?", json!([blob("AAE="), blob("AAE=")])).await.unwrap();
    assert_eq!(result["rows"][0], json!([text("0001"), blob("AAE")]));
}

#[tokio::test]
async fn a_whole_float_stays_a_float() {
    let database = TestDatabase::new().await;
    let result = database.execute("select typeof(?), ?", json!([float(2.0), float(2.0)])).await.unwrap();
    assert_eq!(result["rows"][0], json!([text("real"), float(2.0)]));
}

#[tokio::test]
async fn what_is_no_number_becomes_null_and_infinity_an_error() {
    let database = TestDatabase::new().await;
    assert_eq!(database.value("select 9e999 - 9e999").await, json!({"type": "null"}));
    let error = database.execute("select -9e999", json!([])).await.unwrap_err();
    assert!(error["message"].as_str().unwrap().contains("infinity has no place in JSON"), "{error}");
}

#[tokio::test]
async fn text_that_is_not_utf8_is_an_error_and_not_a_panic() {
    let database = TestDatabase::new().await;
    let error = database.execute("select 1, cast(x'ff' as text)", json!([])).await.unwrap_err();
    assert!(error["message"].as_str().unwrap().contains("text is not UTF-8"), "{error}");
    assert_eq!(database.integer("select 1").await, 1);
}

#[tokio::test]
async fn parameters_are_bound_by_place_number_and_name() {
    let database = TestDatabase::new().await;
    let result = database.execute("select ?2, ?1, ?", json!([text("a"), text("b"), text("c")])).await.unwrap();
    assert_eq!(result["rows"][0], json!([text("b"), text("a"), text("c")]));
    let named = json!([
        {"name": ":a", "value": text("1")}, {"name": "b", "value": text("2")}, {"name": "c", "value": text("3")},
    ]);
    let result = database.statement(json!({"sql": "select :a, @b, $c, :a", "named_args": named})).await.unwrap();
    assert_eq!(result["rows"][0], json!([text("1"), text("2"), text("3"), text("1")]));
}

#[tokio::test]
async fn parameters_without_value_and_values_without_parameter_are_errors() {
    let database = TestDatabase::new().await;
    let one = json!([text("a")]);
    for (statement, message) in [
        (json!({"sql": "select ?, ?", "args": one}), "value for parameter 2 not found"),
        (json!({"sql": "select :a", "args": one}), "value for parameter :a not found"),
        (json!({"sql": "select ?2", "args": one}), "value for parameter ?2 not found"),
        (json!({"sql": "select 1", "args": one}), "too many parameters, expected 0 found 1"),
        (json!({"sql": "select :a", "named_args": [{"name": "b", "value": text("")}]}), "value for parameter :a"),
    ] {
        let error = database.statement(statement).await.unwrap_err();
        assert_eq!(error["code"], "ARGS_INVALID");
        assert!(error["message"].as_str().unwrap().starts_with("Arguments do not match SQL parameters: "));
        assert!(error["message"].as_str().unwrap().contains(message), "{error}");
    }
    let both = json!({"sql": "select ?", "args": one, "named_args": [{"name": "b", "value": text("")}]});
    assert_eq!(database.statement(both).await.unwrap_err()["code"], "ARGS_BOTH_POSITIONAL_AND_NAMED");
}

#[tokio::test]
async fn a_value_of_one_call_does_not_reach_the_next() {
    let database = TestDatabase::new().await;
    database.execute("select ?", json!([text("secret")])).await.unwrap();
    assert_eq!(database.execute("select ?", json!([])).await.unwrap_err()["code"], "ARGS_INVALID");
}

#[tokio::test]
async fn results_name_columns_types_and_counts() {
    let database = TestDatabase::with(&["create table t (id integer primary key, name text)"]).await;
    let inserted = database.execute("insert into t values (7, 'a'), (9, 'b')", json!([])).await.unwrap();
    assert_eq!(inserted, json!({"cols": [], "rows": [], "affected_row_count": 2, "last_insert_rowid": "9"}));
    let updated = database.execute("update t set name = 'c' returning id", json!([])).await.unwrap();
    assert_eq!(updated["affected_row_count"], 2);
    assert_eq!(updated["last_insert_rowid"], Value::Null);
    assert_eq!(updated["rows"], json!([[integer(7)], [integer(9)]]));
    let selected = database.execute("select id, name, 1 + 1 as sum from t where 0", json!([])).await.unwrap();
    assert_eq!(
        selected,
        json!({
            "cols": [
                {"name": "id", "decltype": "INTEGER"},
                {"name": "name", "decltype": "TEXT"},
                {"name": "sum", "decltype": null},
            ],
            "rows": [],
            "affected_row_count": 0,
            "last_insert_rowid": null,
        })
    );
}

#[tokio::test]
async fn rows_that_are_not_wanted_stay_away() {
    let database = TestDatabase::with(&["create table t (a)"]).await;
    let insert = json!({"sql": "insert into t values (1), (2) returning a", "want_rows": false});
    let result = database.statement(insert).await.unwrap();
    assert_eq!(result["rows"], json!([]));
    assert_eq!(result["affected_row_count"], 2);
    assert_eq!(result["cols"].as_array().unwrap().len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_values_survive_the_round_trip(
        integers in any::<i64>(),
        floats in any::<f64>().prop_filter("JSON has finite numbers only", |float| float.is_finite()),
        texts in ".{0,40}",
        bytes in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        use base64::Engine as _;
        let blob = blob(&base64::engine::general_purpose::STANDARD_NO_PAD.encode(&bytes));
        let values = json!([integer(integers), float(floats), text(&texts), blob]);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let result = runtime.block_on(async {
            let database = TestDatabase::new().await;
            database.execute("select ?, ?, ?, ?", values.clone()).await.unwrap()
        });
        prop_assert_eq!(&result["rows"][0], &values);
    }
}
