//! Components and clients that mean harm: what it costs the others.

use std::time::{Duration, Instant};

use crate::support::{Application, get, get_at};
use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt as _, Full};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Three components of the same code: one that behaves and two that do not.
const THREE: &str = r#"
[[trigger.http]]
route = "/good/..."
component = "good"
[[trigger.http]]
route = "/loop/..."
component = "looping"
[[trigger.http]]
route = "/memory/..."
component = "greedy"
[component.good]
source = "{guest}"
[component.looping]
source = "{guest}"
tool.loket.cpu_ms = 200
[component.greedy]
source = "{guest}"
"#;

/// What the answer's body held, and whether it ended well.
async fn body(server: &loket::serve::Server, path: &str) -> (usize, bool) {
    let stream = TcpStream::connect(server.addr).await.unwrap();
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(hyper_util::rt::TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = Request::get(path).header("host", "localhost").body(Full::<Bytes>::default()).unwrap();
    // An answer that breaks off early enough has not even a head.
    let Ok(answer) = sender.send_request(request).await else { return (0, false) };
    let mut body = answer.into_body();
    let mut bytes = 0;
    while let Some(frame) = body.frame().await {
        match frame {
            Ok(frame) => bytes += frame.data_ref().map_or(0, Bytes::len),
            Err(_) => return (bytes, false),
        }
    }
    (bytes, true)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_answer_while_components_loop_and_allocate_on_many_connections() {
    let application = Application::new(THREE);
    let server = application.start().await;
    let addr = server.addr;
    assert_eq!(get(&server, "/good/hello").await.body, "hello");
    let hostile: Vec<_> = (0..16)
        .map(|number| {
            let path = if number % 2 == 0 { "/loop/loop" } else { "/memory/allocate" };
            tokio::spawn(async move {
                for _ in 0..3 {
                    assert_ne!(get_at(addr, path).await.status, 200);
                }
            })
        })
        .collect();
    let mut slowest = Duration::ZERO;
    for _ in 0..50 {
        let started = Instant::now();
        assert_eq!(get(&server, "/good/hello").await.body, "hello");
        slowest = slowest.max(started.elapsed());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    // How fast is measured in bench/; here a machine that is busy with other tests must pass.
    assert!(slowest < Duration::from_secs(2), "{slowest:?}");
    for request in hostile {
        request.await.unwrap();
    }
}

#[tokio::test]
async fn body_without_end_is_ended() {
    let application = Application::one("tool.loket.deadline_ms = 500\n");
    let server = application.start().await;
    let (bytes, whole) = body(&server, "/body/endless").await;
    assert!(bytes > 16 * 1024 && !whole, "{bytes} {whole}");
    assert_eq!(get(&server, "/hello").await.body, "hello");
    let lines = application.events("request", 2).await;
    assert_eq!(lines[0]["truncated"], true, "{lines:?}");
}

#[tokio::test]
async fn body_without_end_is_ended_also_when_nobody_takes_it() {
    let application = Application::one("tool.loket = { deadline_ms = 500, requests_max = 1, waiting_max = 0 }\n");
    let server = application.start().await;
    let mut idle = TcpStream::connect(server.addr).await.unwrap();
    idle.write_all(b"GET /body/endless HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    let mut head = [0; 15];
    idle.read_exact(&mut head).await.unwrap();
    assert_eq!(&head, b"HTTP/1.1 200 OK");
    // The client reads nothing more; its connection goes when it has taken nothing for a while, its instance at once.
    tokio::time::sleep(Duration::from_millis(800)).await;
    drop(idle);
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(get(&server, "/hello").await.body, "hello");
}

#[tokio::test]
async fn body_that_stops_half_way_is_seen_as_broken() {
    let application = Application::one("tool.loket.deadline_ms = 500\n");
    let server = application.start().await;
    for path in ["/body/trap", "/body/error", "/body/silence"] {
        let (bytes, whole) = body(&server, path).await;
        assert!(!whole, "{path}: a client must not take {bytes} bytes for the whole");
        assert_eq!(get(&server, "/hello").await.body, "hello", "after {path}");
    }
    let lines = application.events("request", 6).await;
    for line in lines.iter().step_by(2) {
        assert_eq!(line["truncated"], true, "{line}");
    }
}

#[tokio::test]
async fn request_body_that_stops_half_way_is_a_408_problem() {
    let application = Application::one("tool.loket.body_idle_ms = 200\n");
    let server = application.start().await;
    let started = Instant::now();
    let mut client = TcpStream::connect(server.addr).await.unwrap();
    client.write_all(b"POST /echo HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nhalf").await.unwrap();
    let mut answer = vec![0; 1024];
    let length = client.read(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer[..length]).into_owned();
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains("application/problem+json"), "{answer}");
    assert!(started.elapsed() < Duration::from_secs(5));
    assert_eq!(get(&server, "/hello").await.body, "hello");
}

#[tokio::test]
async fn slow_request_body_is_taken_as_long_as_it_moves() {
    let application = Application::one("tool.loket.body_idle_ms = 1000\n");
    let server = application.start().await;
    let mut client = TcpStream::connect(server.addr).await.unwrap();
    client.write_all(b"POST /echo HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\n\r\n").await.unwrap();
    for letter in [b"s", b"l", b"o", b"w"] {
        tokio::time::sleep(Duration::from_millis(400)).await;
        client.write_all(letter).await.unwrap();
    }
    let mut answer = vec![0; 1024];
    let length = client.read(&mut answer).await.unwrap();
    assert!(answer[..length].starts_with(b"HTTP/1.1 200 "), "{}", String::from_utf8_lossy(&answer[..length]));
}
