//! What was acknowledged survives: the server is killed again and again while 32 clients submit the contact form.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use api_tests::root;
use bytes::Bytes;
use database::Database;
use serde_json::{Value, json};

const CLIENTS: u32 = 32;
const KILLS: u32 = 20;

/// What one client sends, and sends again until it is acknowledged.
#[derive(Clone)]
struct Attempt {
    key: String,
    question: String,
    address: IpAddr,
}

/// The keys that were acknowledged, in memory and, like a careful client's, on disk before anything else happens.
struct Journal {
    file: Mutex<File>,
    acknowledged: Mutex<BTreeMap<String, String>>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_submission_survives_the_killing_of_the_server() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let port = free_port();
    let journal = Arc::new(Journal {
        file: Mutex::new(File::create(folder.path().join("acknowledged")).expect("a journal")),
        acknowledged: Mutex::default(),
    });
    let (stop, unanswered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let mut server = start(folder.path(), port).await;
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            tokio::spawn(submit(client, port, Arc::clone(&journal), Arc::clone(&stop), Arc::clone(&unanswered)))
        })
        .collect();

    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..KILLS {
        random = next(random);
        tokio::time::sleep(Duration::from_millis(80 + random % 500)).await;
        server.kill().expect("a running server");
        server.wait().expect("a dead server");
        server = start(folder.path(), port).await;
        let known = journal.acknowledged.lock().expect("no client panicked").clone();
        verify(folder.path(), &known, round).await;
    }
    stop.store(true, Ordering::Relaxed);
    for client in clients {
        client.await.expect("every client ends with its last key acknowledged");
    }
    let known = journal.acknowledged.lock().expect("no client panicked").clone();
    let stored = verify(folder.path(), &known, KILLS).await;
    assert_eq!(stored, known.len(), "a submission is stored that nobody was told of, after all retries");
    let unanswered = unanswered.load(Ordering::Relaxed);
    println!("{} acknowledged, {unanswered} requests cut off by {KILLS} kills", known.len());
    assert!(known.len() > 200, "too little was submitted to prove anything: {}", known.len());
    assert!(unanswered > 0, "no kill ever cut off a request");
    server.kill().expect("a running server");
    server.wait().expect("a dead server");
}

/// One client: a new submission each time, the same one again while no answer came.
async fn submit(client: u32, port: u16, journal: Arc<Journal>, stop: Arc<AtomicBool>, unanswered: Arc<AtomicU32>) {
    for turn in 0.. {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let attempt = attempt(client, turn);
        while !send(&attempt, port, &journal).await {
            unanswered.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

fn attempt(client: u32, turn: u32) -> Attempt {
    // Every submission comes from a loopback address of its own, or the rate limit would stop the test.
    let [_, high, low, _] = turn.to_be_bytes().map(|byte| byte % 250);
    let address =
        Ipv4Addr::new(127, u8::try_from(client).expect("a small number") + 1, low + high, (turn % 250) as u8 + 1);
    Attempt {
        // 22 characters, and an instant long past.
        key: format!("kill-{client:06}-{turn:010}.1700000000000"),
        question: format!("Vraag {turn} van klant {client}: hoe isoleer ik mijn dak?"),
        address: IpAddr::V4(address),
    }
}

/// Whether the submission was acknowledged. Any other answer than a redirect to the receipt fails the test.
async fn send(attempt: &Attempt, port: u16, journal: &Journal) -> bool {
    let client = reqwest::Client::builder()
        .local_address(attempt.address)
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(20))
        .build()
        .expect("a client");
    let form = [
        ("form_key", attempt.key.as_str()),
        ("homepage", ""),
        ("name", "Élise Peeters"),
        ("email", "elise@example.be"),
        ("telephone", ""),
        ("capacity", "owner_occupier"),
        ("address", "Bruul 12, 2800 Mechelen"),
        ("apartment_building", "no"),
        ("themes", "insulation"),
        ("question", &attempt.question),
        ("answer_channels", "email"),
    ];
    let url = format!("http://127.0.0.1:{port}/contact");
    let Ok(answer) = client.post(url).form(&form).send().await else { return false };
    match answer.status().as_u16() {
        303 => {}
        // The database may be held by the process that died a moment ago, or the queue of requests be full.
        503 => return false,
        status => panic!("{status}: {}", answer.text().await.unwrap_or_default()),
    }
    let mut file = journal.file.lock().expect("no client panicked");
    writeln!(file, "{}", attempt.key).and_then(|()| file.sync_data()).expect("a journal on disk");
    let mut acknowledged = journal.acknowledged.lock().expect("no client panicked");
    acknowledged.insert(attempt.key.clone(), attempt.question.clone());
    true
}

/// Demands one identical submission, queue item and timeline entry per acknowledged key, and a sound database.
/// Returns how many submissions there are.
async fn verify(folder: &Path, known: &BTreeMap<String, String>, round: u32) -> usize {
    let database = Database::open(&folder.join("loket.db")).await.expect("the database opens after a kill");
    let rows = rows(
        &database,
        "select form_key, question, name, email, address_text,
           (select count(*) from queue_item where submission_id = submission.id) as items,
           (select count(*) from timeline where submission_id = submission.id) as entries,
           (select count(*) from submission_theme where submission_id = submission.id) as themes
         from submission",
    )
    .await;
    let stored: BTreeMap<&str, &Vec<Value>> =
        rows.iter().map(|row| (row[0]["value"].as_str().expect("a key"), row)).collect();
    assert_eq!(stored.len(), rows.len(), "round {round}: a key twice");
    for (key, question) in known {
        let row =
            stored.get(key.as_str()).unwrap_or_else(|| panic!("round {round}: {key} was acknowledged and is lost"));
        assert_eq!(row[1]["value"], *question, "round {round}: {key} changed");
        assert_eq!(row[2]["value"], "Élise Peeters");
        assert_eq!(row[3]["value"], "elise@example.be");
        assert_eq!(row[4]["value"], "Bruul 12, 2800 Mechelen");
    }
    for row in &rows {
        let whole = row[5..8].iter().all(|count| count["value"] == "1");
        assert!(whole, "round {round}: stored by half: {row:?}");
    }
    let integrity = self::rows(&database, "select * from pragma_integrity_check").await;
    assert_eq!(integrity[0][0]["value"], "ok", "round {round}");
    assert!(self::rows(&database, "select * from pragma_foreign_key_check").await.is_empty(), "round {round}");
    rows.len()
}

async fn rows(database: &Database, sql: &str) -> Vec<Vec<Value>> {
    let request = json!({ "requests": [{ "type": "execute", "stmt": { "sql": sql } }, { "type": "close" }] });
    let answer = database.pipeline(Bytes::from(request.to_string())).await;
    let answer: Value = serde_json::from_slice(&answer.body).expect("JSON");
    let rows = &answer["results"][0]["response"]["result"]["rows"];
    serde_json::from_value(rows.clone()).unwrap_or_else(|_| panic!("{sql}: {answer}"))
}

/// Starts the program and waits until it listens.
async fn start(folder: &Path, port: u16) -> Child {
    let mut child = Command::new(program())
        .current_dir(root())
        .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--cache", "target/api-cache", "--data"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("target/debug/loket runs; `cargo build --workspace --bin loket` makes it");
    for _ in 0..600 {
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return child;
        }
        assert!(child.try_wait().expect("a child").is_none(), "the server ended at its start");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the server does not listen");
}

fn program() -> PathBuf {
    root().join("target/debug/loket")
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// Xorshift: the same kills in every run.
fn next(mut state: u64) -> u64 {
    state ^= state << 13;
    state ^= state >> 7;
    state ^ (state << 17)
}
