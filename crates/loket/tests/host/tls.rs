//! HTTPS, HTTP/2 and proxies in front of the server.

use std::sync::Arc;

use crate::support::{Application, send};
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::client::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo};
use loket::serve::{Options, Server, TlsFiles, TrustedProxies, parse_network};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// The options of an application that serves HTTPS as `localhost`.
fn https(application: &Application) -> Options {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let files = TlsFiles { certificate: application.path("cert.pem"), key: application.path("key.pem") };
    std::fs::write(&files.certificate, made.cert.pem()).unwrap();
    std::fs::write(&files.key, made.signing_key.serialize_pem()).unwrap();
    let mut options = application.options();
    options.tls = Some(files);
    options
}

async fn connect(application: &Application, server: &Server, protocol: &[u8]) -> TlsStream<TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(application.path("cert.pem")).unwrap()).unwrap();
    let mut config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![protocol.to_vec()];
    let stream = TcpStream::connect(server.addr).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap()
}

async fn text(response: Response<Incoming>) -> String {
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

const SEES_ITS_URL: &str = "variables = { public_url = \"{{ public_url }}\" }\n";

fn application() -> Application {
    let head = "[variables]\npublic_url = { default = \"http://nowhere\" }\n";
    Application::new(&format!("{head}{}{SEES_ITS_URL}", crate::support::ONE_COMPONENT))
}

#[tokio::test]
async fn https_speaks_http_1_and_the_component_knows_it() {
    let application = application();
    let server = Server::start(https(&application)).await.unwrap();
    assert!(server.public_url.starts_with("https://localhost:"), "{}", server.public_url);
    let stream = connect(&application, &server, b"http/1.1").await;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let host = format!("localhost:{}", server.addr.port());
    for _ in 0..2 {
        let request = Request::get("/headers").header("host", &host).body(Full::<Bytes>::default()).unwrap();
        let seen: Value = serde_json::from_str(&text(sender.send_request(request).await.unwrap()).await).unwrap();
        assert_eq!(seen["spin-full-url"], format!("https://{host}/headers"));
        sender.ready().await.unwrap();
    }
    let request = Request::get("/variable?public_url").header("host", &host).body(Full::default()).unwrap();
    assert_eq!(text(sender.send_request(request).await.unwrap()).await, server.public_url);
}

#[tokio::test]
async fn https_speaks_http_2_many_requests_at_once() {
    let application = application();
    let server = Server::start(https(&application)).await.unwrap();
    let stream = connect(&application, &server, b"h2").await;
    let (sender, connection) = http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    many_at_once(sender, &format!("https://localhost:{}", server.addr.port())).await;
}

#[tokio::test]
async fn http_2_works_without_tls_for_who_knows_it_beforehand() {
    let application = application();
    let server = application.start().await;
    let stream = TcpStream::connect(server.addr).await.unwrap();
    let (sender, connection) = http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    many_at_once(sender, &format!("http://localhost:{}", server.addr.port())).await;
}

async fn many_at_once(sender: http2::SendRequest<Full<Bytes>>, origin: &str) {
    let asked: Vec<_> = (0..20)
        .map(|number| {
            let (mut sender, url) = (sender.clone(), format!("{origin}/echo"));
            tokio::spawn(async move {
                let body = Full::new(Bytes::from(number.to_string()));
                let answer = sender.send_request(Request::post(url).body(body).unwrap()).await.unwrap();
                assert_eq!(answer.version(), http::Version::HTTP_2);
                assert_eq!(text(answer).await, number.to_string());
            })
        })
        .collect();
    for request in asked {
        request.await.unwrap();
    }
    let mut sender = sender;
    let request = Request::get(format!("{origin}/headers")).body(Full::default()).unwrap();
    let seen: Value = serde_json::from_str(&text(sender.send_request(request).await.unwrap()).await).unwrap();
    assert_eq!(seen["spin-full-url"], format!("{origin}/headers"));
}

#[tokio::test]
async fn plain_http_on_the_tls_port_and_a_silent_client_harm_nobody() {
    let application = application();
    let server = Server::start(https(&application)).await.unwrap();
    let _silent = TcpStream::connect(server.addr).await.unwrap();
    let mut plain = TcpStream::connect(server.addr).await.unwrap();
    plain.write_all(b"GET /hello HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP/1.1"), "{answer:?}");
    let stream = connect(&application, &server, b"http/1.1").await;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = Request::get("/hello").header("host", "localhost").body(Full::<Bytes>::default()).unwrap();
    assert_eq!(text(sender.send_request(request).await.unwrap()).await, "hello");
}

#[tokio::test]
async fn certificate_that_cannot_be_used_stops_the_start() {
    let application = application();
    let options = https(&application);
    std::fs::write(application.path("key.pem"), "nothing").unwrap();
    let refusal = application.refusal(options).await;
    assert!(refusal.contains("--tls-key"), "{refusal}");
}

#[tokio::test]
async fn proxys_word_about_the_client_is_taken_from_a_trusted_one_only() {
    let application = application();
    for (trusted, expected) in [(None, "127.0.0.1:"), (Some("127.0.0.0/8"), "203.0.113.9:")] {
        let mut options = application.options();
        options.trusted_proxies =
            TrustedProxies::new(trusted.map(|text| parse_network(text).unwrap()).into_iter().collect());
        let server = Server::start(options).await.unwrap();
        let request = Request::get("/headers").header("x-forwarded-for", "6.6.6.6, 203.0.113.9");
        let seen = send(server.addr, request.body(Full::default()).unwrap()).await.json();
        let client = seen["spin-client-addr"].as_str().unwrap();
        assert!(client.starts_with(expected), "{trusted:?}: {client}");
    }
}
