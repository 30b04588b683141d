//! Starting, refusing to start, logging and stopping.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Application, get, get_at};
use loket::serve::Server;

#[tokio::test]
async fn request_line_has_the_route_and_nothing_personal() {
    let application = Application::new(
        "[[trigger.http]]\nroute = \"/receipt/:token\"\ncomponent = \"g\"\n[component.g]\nsource = \"{guest}\"\n",
    );
    let server = application.start().await;
    get(&server, "/receipt/secret-token?email=jan@example.org").await;
    get(&server, "/elsewhere/jan").await;
    let lines = application.events("request", 2).await;
    let mut keys: Vec<_> = lines[0].as_object().unwrap().keys().cloned().collect();
    keys.sort();
    assert_eq!(keys, ["component", "duration_ms", "event", "method", "route", "status", "time"]);
    assert_eq!(lines[0]["route"], "/receipt/:token");
    assert_eq!(lines[0]["component"], "g");
    assert_eq!(lines[1]["status"], 404);
    let everything = application.log.lines().join("\n");
    for personal in ["secret-token", "jan", "127.0.0.1", "elsewhere"] {
        assert!(!everything.contains(personal), "{personal} in {everything}");
    }
}

#[tokio::test]
async fn shutdown_lets_requests_in_progress_finish() {
    let application = Application::one("");
    let server = application.start().await;
    let addr = server.addr;
    let slow = tokio::spawn(get_at(addr, "/slow?600"));
    tokio::time::sleep(Duration::from_millis(200)).await;
    server.shutdown().await.unwrap();
    assert_eq!(slow.await.unwrap().body, "slept");
    assert!(tokio::net::TcpStream::connect(addr).await.is_err());
}

#[tokio::test]
async fn shutdown_does_not_wait_longer_than_its_grace() {
    let application = Application::one("");
    let mut options = application.options();
    options.grace = Duration::from_millis(300);
    let server = Server::start(options).await.unwrap();
    let addr = server.addr;
    tokio::spawn(async move { get_at(addr, "/slow?20000").await });
    tokio::time::sleep(Duration::from_millis(200)).await;
    let started = Instant::now();
    server.shutdown().await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[tokio::test]
async fn missing_variable_stops_the_start_by_name() {
    let application = Application::new(&format!(
        "[variables]\ncity = {{ required = true }}\nregion = {{ required = true }}\n{}",
        crate::support::ONE_COMPONENT
    ));
    let refusal = application.refusal(application.options()).await;
    assert!(refusal.contains("city, region"), "{refusal}");
}

#[tokio::test]
async fn manifest_error_names_its_line() {
    let application = Application::one("typo = 1\n");
    let refusal = application.refusal(application.options()).await;
    assert!(refusal.contains("spin.toml:10: unknown key `typo`"), "{refusal}");
}

#[tokio::test]
async fn missing_wasm_file_says_what_to_do() {
    let application = Application::new(
        "[[trigger.http]]\nroute = \"/...\"\ncomponent = \"g\"\n[component.g]\nsource = \"missing.wasm\"\n",
    );
    let refusal = application.refusal(application.options()).await;
    assert!(refusal.contains("component g") && refusal.contains("build the component first"), "{refusal}");
}

#[tokio::test]
async fn public_address_without_tls_is_refused_unless_forced() {
    let application = Application::one("");
    let mut options = application.options();
    options.listen = "0.0.0.0:0".parse().unwrap();
    let refusal = application.refusal(options.clone()).await;
    assert!(refusal.contains("--insecure-public"), "{refusal}");
    options.insecure_public = true;
    let server = Server::start(options).await.unwrap();
    let local = std::net::SocketAddr::from(([127, 0, 0, 1], server.addr.port()));
    assert_eq!(get_at(local, "/hello").await.body, "hello");
}

#[tokio::test]
async fn public_url_follows_the_listening_address() {
    let application = Application::new(&format!(
        "[variables]\npublic_url = {{ default = \"http://nowhere\" }}\n{}variables = {{ public_url = \"{{{{ public_url }}}}\" }}\n",
        crate::support::ONE_COMPONENT
    ));
    let server = application.start().await;
    let expected = format!("http://localhost:{}", server.addr.port());
    assert_eq!(server.public_url, expected);
    assert_eq!(get(&server, "/variable?public_url").await.body, expected);
}

#[tokio::test]
async fn second_start_takes_compiled_components_from_the_cache() {
    let application = Application::one("");
    let mut options = application.options();
    options.cache = application.path("cache");
    let time = |options| async {
        let started = Instant::now();
        let server = Server::start(options).await.unwrap();
        assert_eq!(get(&server, "/hello").await.body, "hello");
        started.elapsed()
    };
    let cold = time(options.clone()).await;
    let warm = time(options).await;
    assert!(warm * 2 < cold, "cold {cold:?}, warm {warm:?}");
}

/// Starts the program around `application` and reads the first `count` lines it prints.
fn program(application: &Application, count: usize) -> (Child, Vec<String>) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_loket"))
        .args(["serve", "--listen", "127.0.0.1:0", "--manifest"])
        .arg(application.path("spin.toml"))
        .arg("--data")
        .arg(application.path("data"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(program.stdout.take().unwrap()).lines();
    let lines = lines.take(count).map(Result::unwrap).collect();
    (program, lines)
}

fn ends_well(mut program: Child, signal: &str) {
    let id = program.id().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    assert!(program.wait().unwrap().success());
}

#[test]
fn program_prints_its_address_and_ends_well_on_a_signal() {
    let application = Application::one("");
    for signal in ["-TERM", "-INT"] {
        let (program, lines) = program(&application, 1);
        let addr = lines[0].strip_prefix("Listening on http://").unwrap().parse().unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        assert_eq!(runtime.block_on(get_at(addr, "/hello")).body, "hello");
        ends_well(program, signal);
    }
}

#[test]
fn first_run_shows_how_the_manager_comes_in() {
    let application = Application::one("[variables]\nlibsql_url = { required = true }\n");
    let (program, lines) = program(&application, 3);
    let public_url = lines[1].strip_prefix("Open ").unwrap();
    assert!(lines[2].contains(&format!("sets a password at {public_url}/")), "{lines:?}");
    ends_well(program, "-TERM");
}
