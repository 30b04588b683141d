//! A server with an empty desk: the schema, the shipped catalogue and five colleagues.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use loket::serve::{Log, Options, Server};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{Client, Person};

/// All rows of all tables, by table.
pub type Dump = BTreeMap<String, Vec<Value>>;

/// A running server and its database.
pub struct Desk {
    pub server: Server,
    pub base: String,
    /// What the server logged.
    pub log: Log,
    // Dropped last: the database closes its files before the folder goes.
    _folder: tempfile::TempDir,
}

impl Desk {
    /// Starts a server on a free port.
    pub async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    /// Starts a server on a free port, with other options than the usual ones.
    pub async fn open_with(configure: impl FnOnce(&mut Options)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let log = Log::kept();
        let mut options = Options {
            cache: root().join("target/api-cache"),
            log: log.clone(),
            ..Options::new(manifest(), folder.path())
        };
        configure(&mut options);
        let server = Server::start(options).await.expect("the server starts; `cargo xtask build` makes what it serves");
        let base = server.public_url.clone();
        let desk = Self { server, base, log, _folder: folder };
        for person in Person::ALL {
            desk.hire(person).await;
        }
        desk
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Client {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        Client { http, base: self.base.clone(), cookie: None }
    }

    /// A signed-in colleague.
    pub fn signed_in(&self, person: Person) -> Client {
        let cookie = format!("loket-session={}", person.session_token());
        Client { cookie: Some(cookie), ..self.visitor() }
    }

    /// Runs one statement that must succeed and returns its rows as objects.
    pub async fn sql(&self, sql: &str, args: &[Value]) -> Vec<Value> {
        let args: Vec<Value> = args.iter().map(argument).collect();
        let request =
            json!({ "requests": [{ "type": "execute", "stmt": { "sql": sql, "args": args } }, { "type": "close" }] });
        let database = self.server.database().expect("an embedded database");
        let answer = database.pipeline(Bytes::from(request.to_string())).await;
        let answer: Value = serde_json::from_slice(&answer.body).expect("JSON");
        let result = &answer["results"][0]["response"]["result"];
        assert!(result.is_object(), "{sql}: {answer}");
        let columns: Vec<&str> =
            result["cols"].as_array().expect("cols").iter().filter_map(|col| col["name"].as_str()).collect();
        let rows = result["rows"].as_array().expect("rows").iter();
        rows.map(|row| {
            columns
                .iter()
                .zip(row.as_array().expect("a row"))
                .map(|(name, cell)| ((*name).to_owned(), value(cell)))
                .collect()
        })
        .collect()
    }

    /// The first column of the first row.
    pub async fn value(&self, sql: &str, args: &[Value]) -> Value {
        let rows = self.sql(sql, args).await;
        rows.first().and_then(Value::as_object).and_then(|row| row.values().next().cloned()).unwrap_or(Value::Null)
    }

    /// Everything the database holds, but for what signing in and reading may touch.
    pub async fn dump(&self) -> Dump {
        let tables = self
            .sql("select name from sqlite_schema where type = 'table' and name not in ('session', 'throttle')", &[])
            .await;
        let mut dump = Dump::new();
        for table in tables {
            let name = table["name"].as_str().expect("a name");
            dump.insert(name.to_owned(), self.sql(&format!("select * from \"{name}\""), &[]).await);
        }
        dump
    }

    async fn hire(&self, person: Person) {
        let email = person.email();
        self.sql(
            "insert into user (id, email, email_folded, name, role, created_at, updated_at)
             values (?, ?, ?, ?, ?, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')",
            &[json!(person.id()), json!(email), json!(email), json!(person.name()), json!(person.role())],
        )
        .await;
        for queue in person.queues() {
            self.sql(
                "insert into queue_member (queue_key, user_id) values (?, ?)",
                &[json!(queue), json!(person.id())],
            )
            .await;
        }
        self.open_session(person).await;
    }

    /// A session in place of the one that a test may have ended.
    pub async fn open_session_again(&self, person: Person) {
        self.sql("delete from session where user_id = ?", &[json!(person.id())]).await;
        self.open_session(person).await;
    }

    /// A session that ends long after any test.
    pub async fn open_session(&self, person: Person) {
        self.sql(
            "insert into session (token_hash, user_id, created_at, seen_at, idle_expires_at, absolute_expires_at)
             values (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ'), strftime('%Y-%m-%dT%H:%M:%fZ'), '2999-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z')",
            &[json!(hash(&person.session_token())), json!(person.id())],
        )
        .await;
    }
}

impl Drop for Desk {
    /// What the server had to say explains most failures.
    fn drop(&mut self) {
        if std::thread::panicking() {
            let told = self.log.lines().into_iter().filter(|line| !line.contains(r#""event":"request""#));
            told.for_each(|line| eprintln!("{line}"));
        }
    }
}

/// The root of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("tests/api lies in the checkout").to_owned()
}

/// The manifest that is deployed.
pub fn manifest() -> PathBuf {
    root().join("spin.toml")
}

/// The hash under which a token is stored.
pub fn hash(token: &str) -> String {
    Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn argument(value: &Value) -> Value {
    match value {
        Value::Null => json!({ "type": "null" }),
        Value::Number(number) => json!({ "type": "integer", "value": number.to_string() }),
        Value::String(text) => json!({ "type": "text", "value": text }),
        other => panic!("{other} cannot be bound"),
    }
}

fn value(cell: &Value) -> Value {
    match cell["type"].as_str() {
        Some("integer") => {
            cell["value"].as_str().and_then(|text| text.parse::<i64>().ok()).map_or(Value::Null, Value::from)
        }
        Some("blob") => cell["base64"].clone(),
        _ => cell["value"].clone(),
    }
}
