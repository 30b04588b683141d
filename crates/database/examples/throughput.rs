//! Measures the embedded database through its pipeline: `cargo run -p database --example throughput -- FOLDER`.
//! The folder decides the disk: `synchronous=FULL` costs what that disk's flush costs.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bytes::Bytes;
use database::Database;
use serde_json::{Value, json};

const TIME: Duration = Duration::from_secs(3);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let path = folder.join(format!("throughput-{}.db", std::process::id()));
    let database = Database::open(&path).await?;
    send(&database, execute("create table t (a integer primary key, b text, c integer) strict", json!([]))).await;
    for key in 1..=5_000 {
        send(&database, execute(INSERT, row(key))).await;
    }
    for clients in [1, 32] {
        let insert = |turn: u64| execute(INSERT, row(1_000_000 * clients + turn));
        report("single-row insert, synchronous=FULL", clients, run(&database, clients, insert).await);
        let point = |turn: u64| execute("select a, b, c from t where a = ?", json!([integer(turn % 5_000 + 1)]));
        report("point read", clients, run(&database, clients, point).await);
        let list = |turn: u64| execute("select a, b, c from t where a > ? limit 25", json!([integer(turn % 4_900)]));
        report("list of 25 rows", clients, run(&database, clients, list).await);
    }
    drop(database);
    remove(&path);
    Ok(())
}

const INSERT: &str = "insert into t (a, b, c) values (?, ?, ?)";

fn row(key: u64) -> Value {
    json!([integer(key), {"type": "text", "value": "a question about the roof"}, integer(7)])
}

fn integer(value: u64) -> Value {
    json!({"type": "integer", "value": value.to_string()})
}

fn execute(sql: &str, args: Value) -> Bytes {
    let requests = json!([{"type": "execute", "stmt": {"sql": sql, "args": args}}, {"type": "close"}]);
    Bytes::from(json!({ "requests": requests }).to_string())
}

async fn send(database: &Database, body: Bytes) {
    let answer = database.pipeline(body).await;
    assert!(answer.status == 200 && !answer.body.windows(8).any(|part| part == b"\"error\":"), "{answer:?}");
}

/// How many pipelines per second `clients` clients get done, each waiting for its answer.
async fn run(database: &Database, clients: u64, pipeline: impl Fn(u64) -> Bytes) -> f64 {
    let start = Instant::now();
    let mut done = 0_u64;
    let mut turn = 0_u64;
    let mut running = tokio::task::JoinSet::new();
    while start.elapsed() < TIME || !running.is_empty() {
        while start.elapsed() < TIME && running.len() < usize::try_from(clients).unwrap_or(1) {
            turn += 1;
            let (database, body) = (database.clone(), pipeline(turn));
            running.spawn(async move { send(&database, body).await });
        }
        if running.join_next().await.is_some() {
            done += 1;
        }
    }
    done as f64 / start.elapsed().as_secs_f64()
}

fn report(what: &str, clients: u64, per_second: f64) {
    println!("{what:40} {clients:3} clients  {per_second:9.0}/s");
}

fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
    }
}
