//! A hosted database that goes away and comes back: what clients hear meanwhile, and that nothing is lost or doubled.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::time::{Duration, Instant};

use api_tests::{manifest, root};
use bytes::Bytes;
use database::Database;
use loket::serve::{HranaOptions, Log, Options, Server};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::main_job::form;

const TOKEN: &str = "a-token-for-the-whole-database";
const CLIENTS: u32 = 4;
/// How soon after the database is back the desk must work again.
const RECOVERY_MAX: Duration = Duration::from_secs(2);

/// Seconds without a database: `LOKET_OUTAGE_SECONDS=60` proves the long one.
fn outage() -> Duration {
    let seconds = std::env::var("LOKET_OUTAGE_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(6))
}

fn options(data: &Path) -> Options {
    Options {
        cache: root().join("target/api-cache"),
        log: Log::kept(),
        grace: Duration::from_millis(200),
        ..Options::new(manifest(), data)
    }
}

/// The database as others reach it.
async fn host(data: &Path, listen: SocketAddr) -> Server {
    let tokens = vec![("owner".to_owned(), TOKEN.to_owned())];
    let options = Options { hrana: Some(HranaOptions { listen, tokens }), ..options(data) };
    Server::start(options).await.expect("the database's server starts")
}

/// What clients saw, all together.
#[derive(Default)]
struct Seen {
    stop: AtomicBool,
    acknowledged: AtomicU32,
    turned_away: AtomicU32,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_goes_away_costs_time_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("database");
    let hosted = host(&data, SocketAddr::from(([127, 0, 0, 1], 0))).await;
    let address = hosted.hrana_addr.expect("an address for tools");
    let mut desk = options(&folder.path().join("desk"));
    let variables = [
        ("libsql_url", format!("http://{address}")),
        ("libsql_token", TOKEN.to_owned()),
        ("submissions_per_client", "1000000".to_owned()),
    ];
    desk.variables = variables.map(|(name, value)| (name.to_owned(), value)).to_vec();
    let desk = Server::start(desk).await.expect("the desk starts");
    let base = format!("http://{}", desk.addr);

    let seen = Arc::new(Seen::default());
    let mut clients = JoinSet::new();
    for client in 0..CLIENTS {
        clients.spawn(submit(client, base.clone(), Arc::clone(&seen)));
    }
    until("submissions before the outage", || seen.acknowledged.load(Relaxed) > 20).await;

    hosted.shutdown().await.expect("the database goes away");
    let refused = Arc::clone(&seen);
    until("clients that are turned away", move || refused.turned_away.load(Relaxed) > 4).await;
    assert_eq!(status(&format!("{base}/readyz")).await, 503);
    assert_eq!(status(&format!("{base}/healthz")).await, 200);
    tokio::time::sleep(outage()).await;

    let before = seen.acknowledged.load(Relaxed);
    let back = host(&data, address).await;
    let since = Instant::now();
    let again = Arc::clone(&seen);
    until("submissions after the outage", move || again.acknowledged.load(Relaxed) > before).await;
    assert!(since.elapsed() < RECOVERY_MAX, "{:?}", since.elapsed());
    assert_eq!(status(&format!("{base}/readyz")).await, 200);

    seen.stop.store(true, Relaxed);
    let mut acknowledged = BTreeSet::new();
    while let Some(keys) = clients.join_next().await {
        acknowledged.extend(keys.expect("a client ends with its last form acknowledged"));
    }
    let stored = stored(back.database().expect("an embedded database")).await;
    let whole: BTreeSet<String> = stored.iter().map(|(key, _)| key.clone()).collect();
    assert_eq!(whole.len(), stored.len(), "nothing is doubled");
    assert_eq!(whole, acknowledged, "what is stored is what was acknowledged");
    assert!(stored.iter().all(|(_, items)| items == "1"), "each has its place in a queue");
    println!("{} acknowledged, {} times turned away", stored.len(), seen.turned_away.load(Relaxed));
}

/// A way to the database on which everything stays under way once it is silent, as when a firewall forgets its connections.
struct Way {
    addr: SocketAddr,
    silent: Arc<AtomicBool>,
}

impl Way {
    async fn to(database: SocketAddr) -> Way {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let addr = listener.local_addr().expect("an address");
        let silent = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&silent);
        tokio::spawn(async move {
            while let Ok((mut here, _)) = listener.accept().await {
                let silent = Arc::clone(&told);
                tokio::spawn(async move {
                    let mut there = TcpStream::connect(database).await.expect("the database listens");
                    let silence = async {
                        while !silent.load(Relaxed) {
                            tokio::time::sleep(Duration::from_millis(5)).await;
                        }
                    };
                    tokio::select! {
                        _ = tokio::io::copy_bidirectional(&mut here, &mut there) => return,
                        () = silence => {}
                    }
                    // Open, and nothing comes through any more, also when the way is free again.
                    std::future::pending::<()>().await;
                });
            }
        });
        Way { addr, silent }
    }
}

/// The first request to meet the silence waits for its deadline; after it nothing that is left of the old connections may.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_fell_silent_is_reached_again_as_soon_as_it_answers() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("database");
    let hosted = host(&data, SocketAddr::from(([127, 0, 0, 1], 0))).await;
    let way = Way::to(hosted.hrana_addr.expect("an address for tools")).await;
    let mut desk = options(&folder.path().join("desk"));
    let variables = [
        ("libsql_url", format!("http://{}", way.addr)),
        ("libsql_token", TOKEN.to_owned()),
        ("submissions_per_client", "1000000".to_owned()),
    ];
    desk.variables = variables.map(|(name, value)| (name.to_owned(), value)).to_vec();
    let desk = Server::start(desk).await.expect("the desk starts");
    let base = format!("http://{}", desk.addr);
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");

    let mut first = JoinSet::new();
    for client in 0..8 {
        let (http, base) = (http.clone(), base.clone());
        let key = format!("hush-{client:06}-0000000000.1700000000000");
        first.spawn(async move { send(&http, &base, &key, &Seen::default()).await });
    }
    assert!(first.join_all().await.into_iter().all(|acknowledged| acknowledged), "kept connections, eight of them");

    way.silent.store(true, Relaxed);
    let key = "hush-000008-0000000000.1700000000000";
    assert!(!send(&http, &base, key, &Seen::default()).await, "nothing comes through");
    way.silent.store(false, Relaxed);
    for _ in 0..4 {
        let since = Instant::now();
        assert!(send(&http, &base, key, &Seen::default()).await, "the way is free");
        assert!(since.elapsed() < RECOVERY_MAX, "{:?}", since.elapsed());
    }
    assert_eq!(stored(hosted.database().expect("an embedded database")).await.len(), 9, "nothing is lost or doubled");
}

/// Waits until `holds`, for a while.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..3000 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("there were no {what}");
}

async fn status(url: &str) -> u16 {
    reqwest::get(url).await.expect("the desk answers").status().as_u16()
}

/// One client: a new form each time, the same one again until it is acknowledged. Returns the keys of all.
async fn submit(client: u32, base: String, seen: Arc<Seen>) -> Vec<String> {
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let mut keys = Vec::new();
    for turn in 0.. {
        if seen.stop.load(Relaxed) {
            break;
        }
        let key = format!("away-{client:06}-{turn:010}.1700000000000");
        while !send(&http, &base, &key, &seen).await {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        seen.acknowledged.fetch_add(1, Relaxed);
        keys.push(key);
    }
    keys
}

async fn send(http: &reqwest::Client, base: &str, key: &str, seen: &Seen) -> bool {
    let form = form(key, "Hoe isoleer ik mijn dak?");
    let answer = http.post(format!("{base}/contact")).form(&form).send().await.expect("the desk answers");
    match answer.status().as_u16() {
        303 => true,
        503 => {
            assert!(answer.headers().contains_key("retry-after"), "{answer:?}");
            seen.turned_away.fetch_add(1, Relaxed);
            false
        }
        status => panic!("{status}: {}", answer.text().await.unwrap_or_default()),
    }
}

/// The key of each submission, and how many queue items it has.
async fn stored(database: &Database) -> Vec<(String, String)> {
    let sql = "select form_key, (select count(*) from queue_item where submission_id = submission.id) from submission";
    let request = json!({ "requests": [{ "type": "execute", "stmt": { "sql": sql } }, { "type": "close" }] });
    let answer = database.pipeline(Bytes::from(request.to_string())).await;
    let answer: Value = serde_json::from_slice(&answer.body).expect("JSON");
    let rows = answer["results"][0]["response"]["result"]["rows"].as_array().expect("rows");
    let text = |cell: &Value| cell["value"].as_str().expect("a text").to_owned();
    rows.iter().map(|row| (text(&row[0]), text(&row[1]))).collect()
}
