//! Where components may send requests, and what answers them.

use crate::support::{Application, elsewhere, get};
use loket::serve::Server;

#[tokio::test]
async fn allowed_host_is_reached_and_its_neighbour_is_not() {
    let allowed = elsewhere().await;
    let other = elsewhere().await;
    let application = Application::one(&format!("allowed_outbound_hosts = [\"http://{allowed}\"]\n"));
    let server = application.start().await;
    let answer = get(&server, &format!("/outbound?http://{allowed}/any/path")).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "found"));
    for _ in 0..2 {
        let answer = get(&server, &format!("/outbound?http://{other}/any/path")).await;
        assert_eq!(answer.status, 502);
        assert!(answer.body.contains("HttpRequestDenied"), "{answer:?}");
    }
    let hints = application.events("outbound_denied", 1).await;
    assert_eq!(hints.len(), 1, "one hint per target: {hints:?}");
    let remedy = hints[0]["remedy"].as_str().unwrap();
    assert!(remedy.contains(&format!("add \"http://{other}\"")), "{remedy}");
    assert!(remedy.contains("[component.guest]"), "{remedy}");
}

#[tokio::test]
async fn component_without_allowed_hosts_reaches_nothing() {
    let application = Application::one("");
    let server = application.start().await;
    for url in [
        "http://127.0.0.1:1/",
        "http://db.loket.internal/v2/pipeline",
        "http://guest.spin.internal/",
        "http://self.alt/hello",
    ] {
        let answer = get(&server, &format!("/outbound?{url}")).await;
        assert!(answer.body.contains("HttpRequestDenied"), "{url}: {answer:?}");
    }
}

#[tokio::test]
async fn application_can_call_itself_where_allowed() {
    let application = Application::one("allowed_outbound_hosts = [\"http://self\"]\n");
    let server = application.start().await;
    assert_eq!(get(&server, "/outbound?http://self.alt/hello").await.body, "hello");
}

const WITH_DATABASE: &str = r#"
[variables]
libsql_url = { required = true }
libsql_token = { required = true, secret = true }
[[trigger.http]]
route = "/trusted/..."
component = "trusted"
[[trigger.http]]
route = "/stranger/..."
component = "stranger"
[component.trusted]
source = "{guest}"
allowed_outbound_hosts = ["{{ libsql_url }}"]
variables = { libsql_url = "{{ libsql_url }}" }
[component.stranger]
source = "{guest}"
allowed_outbound_hosts = ["*://*:*"]
variables = { libsql_url = "{{ libsql_url }}" }
"#;

#[tokio::test]
async fn embedded_database_answers_components_that_may_call_it() {
    let application = Application::new(WITH_DATABASE);
    let server = application.start().await;
    let answer = get(&server, "/trusted/database").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let row = &answer.json()["results"][0]["response"]["result"]["rows"][0][0];
    assert_eq!(row["value"], "42");
    let denied = get(&server, "/stranger/database").await;
    assert!(denied.body.contains("HttpRequestDenied"), "{denied:?}");
    assert!(application.path("data/loket.db").exists());
    assert!(server.database().is_some());
}

#[tokio::test]
async fn embedded_database_has_no_other_paths() {
    let application = Application::new(WITH_DATABASE);
    let server = application.start().await;
    assert_eq!(get(&server, "/trusted/outbound?http://db.loket.internal/v1").await.status, 404);
}

#[tokio::test]
async fn hosted_database_takes_the_place_of_the_embedded_one() {
    let application = Application::new(WITH_DATABASE);
    let hosted = elsewhere().await;
    let mut options = application.options();
    options.variables =
        vec![("libsql_url".to_owned(), format!("http://{hosted}")), ("libsql_token".to_owned(), "token".to_owned())];
    let server = Server::start(options).await.unwrap();
    assert_eq!(get(&server, "/trusted/database").await.body, "found");
    assert!(!application.path("data/loket.db").exists());
    assert!(server.database().is_none());
}

#[tokio::test]
async fn hosted_database_needs_its_token() {
    let application = Application::new(WITH_DATABASE);
    let mut options = application.options();
    options.variables = vec![("libsql_url".to_owned(), "https://db.example".to_owned())];
    let refusal = application.refusal(options).await;
    assert!(refusal.contains("libsql_token"), "{refusal}");
}

#[tokio::test]
async fn private_component_is_reached_by_name_only() {
    let application = Application::new(
        r#"
[[trigger.http]]
route = "/public/..."
component = "public"
[[trigger.http]]
route = { private = true }
component = "inner"
[component.public]
source = "{guest}"
allowed_outbound_hosts = ["http://inner.spin.internal"]
[component.inner]
source = "{guest}"
"#,
    );
    let server = application.start().await;
    let answer = get(&server, "/public/outbound?http://inner.spin.internal/headers").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let seen = answer.json();
    assert_eq!(seen["spin-path-info"], "/headers");
    assert_eq!(seen["spin-client-addr"], "0.0.0.0:0");
    get(&server, "/headers").await.is_problem(404, "not-found");
}
