//! What grants allow, what they refuse, and that nothing slips past them.

use std::sync::{Arc, Mutex};

use database::grants::{Granted, Grants, Refused};
use serde_json::{Value, json};

use crate::support::{TestDatabase, integer, text};

const SCHEMA: &[&str] = &[
    "create table user (id text primary key, name text not null, password_hash text) strict, without rowid",
    "create table theme (key text primary key, label text) strict, without rowid",
    "create table letter (row integer primary key, theme_key text references theme (key), body text) strict",
    "create table page (letter integer references letter (row) on delete cascade, number integer) strict",
    "create virtual table letter_search using fts5 (body, content = 'letter', content_rowid = 'row')",
    "create trigger letter_insert after insert on letter begin
        insert into letter_search (rowid, body) values (new.row, new.body); end",
    "create trigger letter_delete after delete on letter begin
        insert into letter_search (letter_search, rowid, body) values ('delete', old.row, old.body); end",
    "create view secret as select id, password_hash from user",
    "create view guard (code, holds) as select null, null where 0",
    "create trigger guard_raise instead of insert on guard when new.holds is not 1
        begin select raise(abort, 'guard: refused'); end",
    "insert into user values ('u1', 'An', 'hash')",
    "insert into theme values ('heating', 'Heating')",
];

const GRANTS: &str = r#"
[writer]
letter = ["insert"]
theme = ["reference"]
guard = ["insert"]
# SQLite looks for letters' pages that came before their letter.
page = ["read (letter)"]

[reader]
letter = ["read"]
letter_search = ["read"]
user = ["read (id, name)"]
theme = ["read"]

[editor]
letter = ["read", "update (body)", "delete"]
user = ["update (name)", "reference"]

[nobody]
"#;

struct Limited {
    owner: TestDatabase,
    granted: Granted,
    refusals: Arc<Mutex<Vec<Refused>>>,
}

impl Limited {
    async fn new() -> Limited {
        let owner = TestDatabase::with(SCHEMA).await;
        let refusals = Arc::<Mutex<Vec<Refused>>>::default();
        let heard = Arc::clone(&refusals);
        let grants = Grants::parse(GRANTS).unwrap();
        let granted = owner.database.limit(&grants, move |refused| heard.lock().unwrap().push(refused.clone())).await;
        Limited { owner, granted: granted.unwrap(), refusals }
    }

    fn as_(&self, name: &str) -> TestDatabase {
        let database = self.granted.database(name).unwrap();
        TestDatabase { database, folder: tempfile::tempdir().unwrap() }
    }

    async fn refused(&self, name: &str, sql: &str) {
        for _ in 0..2 {
            let error = self.as_(name).execute(sql, json!([])).await;
            let Err(error) = error else { panic!("[{name}] {sql} was allowed") };
            assert_eq!(error["code"], "SQLITE_AUTH", "[{name}] {sql}: {error}");
        }
    }

    async fn allowed(&self, name: &str, sql: &str) -> Value {
        self.as_(name).execute(sql, json!([])).await.unwrap_or_else(|error| panic!("[{name}] {sql}: {error}"))
    }
}

#[tokio::test]
async fn each_verb_is_allowed_where_it_stands_and_nowhere_else() {
    let limited = Limited::new().await;
    limited.allowed("writer", "insert into letter (theme_key, body) values ('heating', 'cold house')").await;
    limited.allowed("reader", "select row, body from letter").await;
    limited.allowed("reader", "select count(*) from letter").await;
    limited.allowed("editor", "update letter set body = 'warm house' where row = 1").await;
    for (name, sql) in [
        ("writer", "select body from letter"),
        ("writer", "select count(*) from letter"),
        ("writer", "insert into letter (body) values ('x') returning row"),
        ("writer", "insert into letter (theme_key, body) select id, password_hash from user"),
        ("writer", "update letter set body = ''"),
        ("writer", "select label from theme"),
        ("reader", "insert into letter (body) values ('x')"),
        ("reader", "update letter set body = ''"),
        ("reader", "delete from letter"),
        ("reader", "replace into theme values ('heating', 'x')"),
        ("editor", "update letter set theme_key = null"),
        ("editor", "insert into letter (body) values ('x') on conflict do update set body = 'y'"),
        ("nobody", "select 1 from letter"),
        ("nobody", "with a as (select 1) delete from letter"),
    ] {
        limited.refused(name, sql).await;
    }
    assert_eq!(limited.owner.integer("select count(*) from letter where body = 'warm house'").await, 1);
}

#[tokio::test]
async fn columns_can_be_granted_one_by_one() {
    let limited = Limited::new().await;
    limited.allowed("reader", "select id, name from user where id = 'u1'").await;
    limited.allowed("editor", "update user set name = 'Bo' where id = 'u1'").await;
    for (name, sql) in [
        ("reader", "select * from user"),
        ("reader", "select id from user where password_hash = 'hash'"),
        ("reader", "select id from user order by password_hash"),
        ("reader", "select (select password_hash from user limit 1)"),
        ("reader", "select max(password_hash) over () from user"),
        ("reader", "select json_group_array(password_hash) from user"),
        ("editor", "update user set password_hash = 'x'"),
        ("editor", "update user set name = password_hash"),
        ("editor", "update user set name = 'Bo' returning password_hash"),
    ] {
        limited.refused(name, sql).await;
    }
    let error = limited.as_("reader").execute("select password_hash from user", json!([])).await.unwrap_err();
    assert_eq!(error["message"], "SQLite error: access to user.password_hash is prohibited");
}

#[tokio::test]
async fn a_reference_checks_a_foreign_key_and_reads_no_more_than_keys() {
    let limited = Limited::new().await;
    let insert = "insert into letter (theme_key) values ('nowhere')";
    let error = limited.as_("writer").execute(insert, json!([])).await.unwrap_err();
    assert_eq!(error["message"], "SQLite error: FOREIGN KEY constraint failed");
    limited.allowed("writer", "select key from theme").await;
    limited.refused("writer", "select label from theme").await;
    limited.refused("writer", "select count(*) from theme").await;
    limited.refused("nobody", "insert into letter (theme_key) values ('heating')").await;
}

#[tokio::test]
async fn a_statement_prepared_under_one_grant_does_not_serve_another() {
    let limited = Limited::new().await;
    let sql = "select body from letter";
    // Often enough to have it prepared on every connection.
    for _ in 0..12 {
        limited.owner.execute(sql, json!([])).await.unwrap();
        limited.allowed("reader", sql).await;
        limited.refused("writer", sql).await;
        limited.refused("nobody", sql).await;
    }
    let delete = "delete from letter where row = 99";
    limited.owner.execute(delete, json!([])).await.unwrap();
    limited.refused("reader", delete).await;
    // In streams as well, which share their threads one after the other.
    for name in ["reader", "nobody", "reader", "writer"] {
        let request = json!({"requests": [{"type": "execute", "stmt": {"sql": sql}}]});
        let answer = limited.as_(name).send(&request).await;
        let body: Value = serde_json::from_slice(&answer.body).unwrap();
        let expected = if name == "reader" { "ok" } else { "error" };
        assert_eq!(body["results"][0]["type"], expected, "{name}: {body}");
        let close = json!({"baton": body["baton"], "requests": [{"type": "close"}]});
        assert_eq!(limited.as_(name).send(&close).await.status, 200);
    }
}

#[tokio::test]
async fn a_changed_schema_is_judged_anew_under_the_same_grant() {
    let limited = Limited::new().await;
    limited.refused("reader", "select id, password_hash from secret").await;
    for _ in 0..8 {
        limited.allowed("reader", "select row, body from letter").await;
    }
    limited.owner.execute("alter table letter add column added text", json!([])).await.unwrap();
    for _ in 0..8 {
        limited.allowed("reader", "select row, body from letter").await;
        limited.refused("writer", "select row, body from letter").await;
    }
}

#[tokio::test]
async fn a_baton_is_worth_nothing_under_another_grant() {
    let limited = Limited::new().await;
    let begin = json!({"requests": [{"type": "execute", "stmt": {"sql": "begin"}}]});
    let answer = limited.owner.send(&begin).await;
    let body: Value = serde_json::from_slice(&answer.body).unwrap();
    let go_on = json!({"baton": body["baton"], "requests": []});
    assert_eq!(limited.as_("reader").send(&go_on).await.status, 400);
    assert_eq!(limited.owner.send(&go_on).await.status, 200, "it was not spent by the attempt");
}

#[tokio::test]
async fn what_a_trigger_does_needs_no_grant() {
    let limited = Limited::new().await;
    limited.allowed("writer", "insert into letter (body) values ('cold house')").await;
    let found = "select rowid from letter_search where letter_search match ?";
    let result = limited.as_("reader").execute(found, json!([text("cold")])).await.unwrap();
    assert_eq!(result["rows"][0][0], integer(1));
    limited.allowed("writer", "insert into guard values ('stale', 1)").await;
    let error = limited.as_("writer").execute("insert into guard values ('stale', 0)", json!([])).await.unwrap_err();
    assert_eq!(error["message"], "SQLite error: guard: refused");
    limited.refused("reader", "insert into guard values ('stale', 1)").await;
    limited.refused("writer", "select rowid from letter_search where letter_search match 'cold'").await;
    limited.refused("writer", "insert into letter_search (rowid, body) values (1, 'x')").await;
    limited.refused("editor", "delete from letter where row = 1").await;
}

#[tokio::test]
async fn a_cascade_needs_the_right_to_what_it_deletes() {
    let limited = Limited::new().await;
    let grants = "[only]\nletter = [\"read\", \"delete\"]\n[both]\nletter = [\"reference\", \"delete\"]\npage = [\"read\", \"delete\"]\ntheme = [\"reference\"]";
    let granted = limited.owner.database.limit(&Grants::parse(grants).unwrap(), |_| ()).await.unwrap();
    let sql = "delete from letter where row = 1";
    let as_ = |name| TestDatabase { database: granted.database(name).unwrap(), folder: tempfile::tempdir().unwrap() };
    assert_eq!(as_("only").execute(sql, json!([])).await.unwrap_err()["code"], "SQLITE_AUTH");
    as_("both").execute(sql, json!([])).await.unwrap();
    assert_eq!(granted.differences("both"), [""; 0]);
}

#[tokio::test]
async fn names_borrowed_from_triggers_and_views_lend_no_rights() {
    let limited = Limited::new().await;
    for name in
        ["letter_insert", "\"letter_insert\"", "LETTER_INSERT", "[letter_insert]", "guard_raise", "secret", "guard"]
    {
        let sql = format!("with {name} as (select password_hash from user) select * from {name}");
        limited.refused("reader", &sql).await;
        limited.refused("nobody", &sql).await;
    }
    limited.refused("nobody", "select id from secret").await;
    limited.refused("reader", "select id from secret").await;
}

#[tokio::test]
async fn the_search_index_is_closed_to_statements_that_name_it() {
    let limited = Limited::new().await;
    limited.allowed("writer", "insert into letter (body) values ('cold house')").await;
    for table in ["data", "idx", "docsize"] {
        limited.refused("reader", &format!("select * from letter_search_{table}")).await;
    }
    limited.refused("writer", "delete from letter_search_data").await;
    limited.refused("writer", "insert into letter_search_config values ('rank', 'x')").await;
}

#[tokio::test]
async fn a_common_table_expression_may_be_counted_and_lends_nothing() {
    let limited = Limited::new().await;
    let count =
        |of: &str| format!("with actor as materialized (select id from {of}) select exists (select 1 from actor)");
    limited.allowed("reader", &count("user")).await;
    limited.refused("nobody", &count("user")).await;
    for table in ["sqlite_schema", "user", "secret", "letter_search", "letter_search_data"] {
        limited.refused("nobody", &format!("select exists (select 1 from {table})")).await;
    }
}

#[tokio::test]
async fn functions_over_json_need_no_grant_and_those_over_the_schema_are_refused() {
    let limited = Limited::new().await;
    limited.allowed("nobody", "select value from json_each('[1]') union select value from json_tree('[2]')").await;
    limited
        .allowed(
            "nobody",
            "with recursive n(x) as (values (1) union all select x + 1 from n where x < 3) select x from n order by -x",
        )
        .await;
    for sql in [
        "select sql from sqlite_schema",
        "select name from sqlite_master",
        "select * from sqlite_temp_master",
        "select * from pragma_table_info('user')",
        "pragma table_info(user)",
        "pragma foreign_keys = off",
        "pragma data_version = 1",
        "select * from dbstat",
        "create table x (a)",
        "create index x on letter (body)",
        "create trigger x after insert on letter begin select 1; end",
        "create view x as select 1",
        "create virtual table x using fts5 (a)",
        "drop table letter",
        "alter table letter add column x",
        "reindex",
        "analyze",
    ] {
        let error = limited.as_("reader").execute(sql, json!([])).await.unwrap_err();
        let code = error["code"].as_str().unwrap();
        assert!(matches!(code, "SQLITE_AUTH" | "SQL_PARSE_ERROR"), "{sql}: {error}");
    }
}

#[tokio::test]
async fn transactions_and_savepoints_need_no_grant() {
    let limited = Limited::new().await;
    let batch = crate::support::transaction(&[
        "savepoint one",
        "insert into letter (body) values ('x')",
        "rollback to one",
        "release one",
    ]);
    let result = limited.as_("writer").batch(&batch).await.unwrap();
    assert!(result["step_errors"].as_array().unwrap().iter().all(Value::is_null), "{result}");
}

#[tokio::test]
async fn the_place_of_a_mistake_is_told_in_the_senders_own_text() {
    let limited = Limited::new().await;
    let error = limited.as_("reader").execute("select nowhere", json!([])).await.unwrap_err();
    assert_eq!(error["message"], "SQL input error: no such column: nowhere (at offset 7)");
    let error = limited.as_("reader").execute("select 'open", json!([])).await.unwrap_err();
    assert_eq!(error["message"], "SQL input error: unrecognized token: \"'open\" (at offset 7)");
}

#[tokio::test]
async fn the_operator_hears_of_each_kind_of_refusal_once_and_reads_the_remedy() {
    let limited = Limited::new().await;
    for _ in 0..3 {
        limited.refused("reader", "delete from letter where body = 'a secret'").await;
        limited.refused("reader", "select password_hash from user").await;
        limited.refused("reader", "create table x (a)").await;
    }
    let told: Vec<String> = limited.refusals.lock().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "to allow it, add \"delete\" to letter in [reader] of grants.toml",
            "to allow it, add \"read (password_hash)\" to user in [reader] of grants.toml",
            "only the owner of the database may do this: sqlite_master",
        ]
    );
}

#[tokio::test]
async fn uses_are_held_against_the_grants_in_both_directions() {
    let limited = Limited::new().await;
    limited.allowed("writer", "insert into letter (theme_key) values ('heating')").await;
    limited.refused("writer", "delete from user").await;
    assert_eq!(
        limited.granted.differences("writer"),
        ["[writer] of grants.toml: remove guard, it is not used", "[writer] of grants.toml: write user = [\"delete\"]",]
    );
    limited.allowed("reader", "select id from user").await;
    limited.allowed("reader", "select key from theme").await;
    limited.allowed("reader", "select body from letter").await;
    assert_eq!(
        limited.granted.differences("reader"),
        [
            "[reader] of grants.toml: remove letter_search, it is not used",
            "[reader] of grants.toml: write theme = [\"reference\"]",
            "[reader] of grants.toml: write user = [\"read (id)\"]",
        ]
    );
}

#[tokio::test]
async fn a_faulty_file_is_refused_with_its_line() {
    let limited = Limited::new().await;
    for (file, line, message) in [
        ("[a]\nletter = [\"reed\"]", 2, "`reed` is no verb"),
        ("[a]\n\nletters = [\"read\"]", 3, "the database has no table `letters`"),
        ("[a]\nletter = [\n  \"insert\",\n  \"read (bodies)\",\n]", 4, "the table `letter` has no column `bodies`"),
        ("[a]\nletter = [\"read (body\"]", 2, "lacks its `)`"),
        ("[a]\nletter = [\"insert (body)\"]", 2, "`insert` takes no columns"),
        ("[a]\nletter = [\"read\", \"read (body)\"]", 2, "`read` stands twice"),
        ("[a]\nletter = [\"read\", \"reference\"]", 2, "`read` contains `reference`"),
        ("[a]\nletter = []", 2, "has no verbs"),
        ("[a]\nsqlite_schema = [\"read\"]", 2, "the database has no table"),
        ("[a]\nletter_search_data = [\"read\"]", 2, "the database has no table"),
        ("[a]\nletter = \"read\"", 2, "invalid type"),
        ("[a]\nletter = [\"read\"]\nletter = [\"read\"]", 3, "duplicate key"),
        ("letter = [\"read\"]", 1, "invalid type"),
        ("[a]\nletter [", 2, "expected"),
    ] {
        let error = match Grants::parse(file) {
            Ok(grants) => limited.owner.database.limit(&grants, |_| ()).await.err().unwrap(),
            Err(error) => error,
        };
        let shown = error.to_string();
        assert!(shown.starts_with(&format!("line {line}: ")), "{file}: {shown}");
        assert!(shown.contains(message), "{file}: {shown}");
    }
}
