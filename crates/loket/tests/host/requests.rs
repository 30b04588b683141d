//! What reaches a component, and what comes back.

use crate::support::{Application, Client, get, post, send};
use bytes::Bytes;
use http::Request;
use http_body_util::Full;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

#[tokio::test]
async fn component_answers_over_http() {
    let application = Application::one("");
    let server = application.start().await;
    let answer = get(&server, "/hello").await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "hello"));
}

#[tokio::test]
async fn connection_is_kept_for_the_next_request() {
    let application = Application::one("");
    let server = application.start().await;
    let mut client = Client::connect(server.addr).await;
    for _ in 0..3 {
        let answer = client.send(Request::get("/hello").body(Full::default()).unwrap()).await;
        assert_eq!(answer.body, "hello");
    }
}

#[tokio::test]
async fn body_reaches_the_component_whole() {
    let application = Application::one("");
    let server = application.start().await;
    let body = "é".repeat(100_000);
    let answer = post(&server, "/echo", body.clone()).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body, body);
}

#[tokio::test]
async fn component_sees_the_headers_of_spin_and_no_forged_ones() {
    let application = Application::new(
        r#"
[[trigger.http]]
route = "/users/:user/..."
component = "guest"
[component.guest]
source = "{guest}"
"#,
    );
    let server = application.start().await;
    let request = Request::get("/users/42/headers?a=b")
        .header("host", "desk.example:8080")
        .header("spin-client-addr", "6.6.6.6:6")
        .header("spin-forged", "yes")
        .header("accept", "text/html")
        .body(Full::default())
        .unwrap();
    let seen = send(server.addr, request).await.json();
    for (name, value) in [
        ("uri", "http://desk.example:8080/users/42/headers?a=b"),
        ("accept", "text/html"),
        ("spin-path-info", "/headers"),
        ("spin-full-url", "http://desk.example:8080/users/42/headers?a=b"),
        ("spin-matched-route", "/users/:user/..."),
        ("spin-base-path", "/"),
        ("spin-raw-component-route", "/users/:user/..."),
        ("spin-component-route", "/users/:user"),
        ("spin-path-match-user", "42"),
    ] {
        assert_eq!(seen[name], value, "{name} in {seen}");
    }
    assert!(seen["spin-client-addr"].as_str().unwrap().starts_with("127.0.0.1:"), "{seen}");
    assert!(seen.get("spin-forged").is_none(), "{seen}");
}

#[tokio::test]
async fn path_without_route_is_a_404_problem() {
    let application =
        Application::new("[[trigger.http]]\nroute = \"/a\"\ncomponent = \"g\"\n[component.g]\nsource = \"{guest}\"\n");
    let server = application.start().await;
    assert_eq!(get(&server, "/a").await.status, 200);
    get(&server, "/b").await.is_problem(404, "not-found");
    get(&server, "/a/b").await.is_problem(404, "not-found");
}

#[tokio::test]
async fn host_answers_its_health_itself() {
    let application = Application::one("");
    let server = application.start().await;
    let answer = get(&server, "/.well-known/spin/health").await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "OK"));
    get(&server, "/.well-known/spin/other").await.is_problem(404, "not-found");
}

#[tokio::test]
async fn body_above_the_limit_is_refused_by_length_and_while_it_arrives() {
    let application = Application::one("[component.guest.tool.loket]\nbody_bytes_max = 1000\n");
    let server = application.start().await;
    assert_eq!(post(&server, "/echo", vec![b'x'; 1000]).await.status, 200);
    post(&server, "/echo", vec![b'x'; 1001]).await.is_problem(413, "too-large");

    let mut stream = TcpStream::connect(server.addr).await.unwrap();
    let head = "POST /echo HTTP/1.1\r\nhost: desk\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    for _ in 0..3 {
        let chunk = format!("190\r\n{}\r\n", "x".repeat(400));
        stream.write_all(chunk.as_bytes()).await.unwrap();
    }
    stream.write_all(b"0\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert_eq!(get(&server, "/hello").await.status, 200);
}

#[tokio::test]
async fn headers_above_the_limits_are_refused() {
    let application = Application::one("");
    let server = application.start().await;
    let long = |bytes: usize| Request::get("/hello").header("x-long", "x".repeat(bytes)).body(Full::default()).unwrap();
    assert_eq!(send(server.addr, long(30_000)).await.status, 200);
    send(server.addr, long(40_000)).await.is_problem(431, "head-too-large");
    let mut many = Request::get("/hello");
    for number in 0..200 {
        many = many.header(format!("x-{number}"), "x");
    }
    assert_eq!(send(server.addr, many.body(Full::default()).unwrap()).await.status, 431);
}

#[tokio::test]
async fn request_without_a_usable_host_is_refused() {
    let application = Application::one("");
    let server = application.start().await;
    let request = Request::get("/hello").header("host", "not a host").body(Full::<Bytes>::default()).unwrap();
    send(server.addr, request).await.is_problem(400, "bad-host");
}

#[tokio::test]
async fn component_gets_the_variables_that_it_declares_and_no_others() {
    let application = Application::new(
        r#"
[variables]
city = { default = "Ghent" }
secret = { required = true, secret = true }
[[trigger.http]]
route = "/..."
component = "guest"
[component.guest]
source = "{guest}"
variables = { greeting = "Hello {{ city }}" }
"#,
    );
    let mut options = application.options();
    options.variables = vec![("secret".to_owned(), "s".to_owned())];
    options.environment = vec![("SPIN_VARIABLE_CITY".to_owned(), "Aalst".to_owned())];
    let server = loket::serve::Server::start(options).await.unwrap();
    assert_eq!(get(&server, "/variable?greeting").await.body, "Hello Aalst");
    for undeclared in ["secret", "city", "Not-A-Name"] {
        assert_eq!(get(&server, &format!("/variable?{undeclared}")).await.status, 404, "{undeclared}");
    }
}

#[tokio::test]
async fn files_are_readable_where_they_are_placed_and_nowhere_else() {
    let application = Application::one(
        r#"files = ["notes/one.txt", "pages", "*.md", { source = "pages", destination = "/site" }, { source = "notes/one.txt", destination = "/etc/renamed.txt" }]
"#,
    );
    for folder in ["notes", "pages"] {
        std::fs::create_dir(application.path(folder)).unwrap();
    }
    for (name, text) in
        [("notes/one.txt", "one"), ("notes/two.txt", "two"), ("pages/index.html", "index"), ("read.md", "md")]
    {
        std::fs::write(application.path(name), text).unwrap();
    }
    let server = application.start().await;
    for (path, text) in [
        ("/notes/one.txt", "one"),
        ("/pages/index.html", "index"),
        ("/site/index.html", "index"),
        ("/etc/renamed.txt", "one"),
        ("/read.md", "md"),
    ] {
        let answer = get(&server, &format!("/file?{path}")).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, text), "{path}");
    }
    for path in ["/notes/two.txt", "/spin.toml", "/site/../spin.toml", "/site/../../spin.toml", "/etc/passwd"] {
        assert_eq!(get(&server, &format!("/file?{path}")).await.status, 404, "{path}");
    }
    for path in ["/site/index.html", "/site/new.html", "/notes/one.txt"] {
        assert_eq!(get(&server, &format!("/write?{path}")).await.status, 403, "{path}");
    }
    assert_eq!(std::fs::read_to_string(application.path("pages/index.html")).unwrap(), "index");
}
