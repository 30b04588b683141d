//! Starts servers around the test component and talks to them.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use loket::serve::{Log, Options, Server};
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// An application of test components in a folder of its own.
pub struct Application {
    pub folder: TempDir,
    pub log: Log,
}

/// One component `guest` at `/...`; lines are appended to its table.
pub const ONE_COMPONENT: &str = r#"
[[trigger.http]]
route = "/..."
component = "guest"
[component.guest]
source = "{guest}"
"#;

impl Application {
    /// An application whose manifest consists of a head and `rest`; `{guest}` stands for the .wasm.
    pub fn new(rest: &str) -> Application {
        let folder = tempfile::tempdir().unwrap();
        let guest = guest().to_str().unwrap();
        let manifest =
            format!("spin_manifest_version = 2\n[application]\nname = \"test\"\n{}", rest.replace("{guest}", guest));
        std::fs::write(folder.path().join("spin.toml"), manifest).unwrap();
        Application { folder, log: Log::kept() }
    }

    /// One component with `lines` in its table.
    pub fn one(lines: &str) -> Application {
        Application::new(&format!("{ONE_COMPONENT}{lines}"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn options(&self) -> Options {
        let mut options = Options::new(self.path("spin.toml"), self.path("data"));
        options.cache = cache();
        options.log = self.log.clone();
        options
    }

    pub async fn start(&self) -> Server {
        Server::start(self.options()).await.unwrap()
    }

    /// Why the application does not start.
    pub async fn refusal(&self, options: Options) -> String {
        match Server::start(options).await {
            Ok(_) => panic!("the server should not start"),
            Err(error) => format!("{error:#}"),
        }
    }

    /// The log lines of an event, once there are `count` of them.
    pub async fn events(&self, event: &str, count: usize) -> Vec<Value> {
        for _ in 0..200 {
            let lines = self.log.lines();
            let lines = lines.iter().map(|line| serde_json::from_str::<Value>(line).unwrap());
            let found: Vec<_> = lines.filter(|line| line["event"] == event).collect();
            if found.len() >= count {
                return found;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("there are no {count} lines of {event} in {:#?}", self.log.lines());
    }
}

/// What a server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// Asserts that this is a problem document with these fields.
    #[track_caller]
    pub fn is_problem(&self, status: u16, code: &str) {
        assert_eq!(self.status.as_u16(), status, "{self:?}");
        assert_eq!(self.headers["content-type"], "application/problem+json", "{self:?}");
        let problem = self.json();
        assert_eq!(problem["status"], status, "{problem}");
        assert_eq!(problem["code"], code, "{problem}");
    }
}

/// A connection that takes one request after the other.
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
    host: String,
}

impl Client {
    pub async fn connect(addr: SocketAddr) -> Client {
        let stream = TcpStream::connect(addr).await.unwrap();
        let (sender, connection) = handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        Client { sender, host: addr.to_string() }
    }

    pub async fn send(&mut self, mut request: Request<Full<Bytes>>) -> Answer {
        let host = self.host.parse().unwrap();
        request.headers_mut().entry("host").or_insert(host);
        self.sender.ready().await.unwrap();
        let (head, body) = self.sender.send_request(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: head.status, headers: head.headers, body: String::from_utf8(body.to_vec()).unwrap() }
    }
}

pub async fn send(addr: SocketAddr, request: Request<Full<Bytes>>) -> Answer {
    Client::connect(addr).await.send(request).await
}

pub async fn get(server: &Server, path: &str) -> Answer {
    get_at(server.addr, path).await
}

pub async fn get_at(addr: SocketAddr, path: &str) -> Answer {
    send(addr, Request::get(path).body(Full::default()).unwrap()).await
}

pub async fn post(server: &Server, path: &str, body: impl Into<Bytes>) -> Answer {
    send(server.addr, Request::post(path).body(Full::new(body.into())).unwrap()).await
}

/// The compiled test component, built once.
pub fn guest() -> &'static Path {
    static GUEST: OnceLock<PathBuf> = OnceLock::new();
    GUEST.get_or_init(|| built("guest"))
}

/// A compiled component of the tests, by the name of its crate; all are built once.
pub fn built(name: &str) -> PathBuf {
    static TARGET: OnceLock<PathBuf> = OnceLock::new();
    let target = TARGET.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
        let mut arguments = vec!["build", "--quiet", "--release", "--target", "wasm32-wasip2"];
        arguments.extend(["guest", "composition-caller", "composition-provider"].iter().flat_map(|name| ["-p", name]));
        let status = Command::new(env!("CARGO")).args(&arguments).current_dir(&root).status().unwrap();
        assert!(status.success(), "`cargo {}` failed", arguments.join(" "));
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        target.join("wasm32-wasip2/release")
    });
    target.join(format!("{name}.wasm"))
}

/// A server elsewhere that answers everything with `found`.
pub async fn elsewhere() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut head = [0; 4096];
            let _ = stream.read(&mut head).await;
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\nfound").await;
        }
    });
    addr
}

/// Compiled code shared by all tests, so that the component is compiled once.
fn cache() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache")
}
