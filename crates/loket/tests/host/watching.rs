//! What those see who watch a server: health and figures.

use crate::support::{Application, get, get_at};
use loket::serve::Server;

const WITH_DATABASE: &str = r#"
[variables]
libsql_url = { required = true }
libsql_token = { required = true, secret = true }
[[trigger.http]]
route = "/guest/:what"
component = "guest"
[[trigger.http]]
route = "/..."
component = "guest"
[component.guest]
source = "{guest}"
allowed_outbound_hosts = ["{{ libsql_url }}"]
variables = { libsql_url = "{{ libsql_url }}" }
"#;

#[tokio::test]
async fn figures_count_what_components_did_and_name_no_client() {
    let application = Application::new(WITH_DATABASE);
    let mut options = application.options();
    options.admin_listen = Some(std::net::SocketAddr::from(([127, 0, 0, 1], 0)));
    let server = Server::start(options).await.unwrap();
    assert_eq!(get(&server, "/database").await.status, 200);
    assert_eq!(get(&server, "/guest/secret-name").await.status, 200);
    get(&server, "/panic").await.is_problem(500, "defect");
    let admin = server.admin_addr.unwrap();
    let figures = get_at(admin, "/metrics").await;
    assert_eq!(figures.headers["content-type"], "text/plain; version=0.0.4");
    for line in [
        r#"loket_requests_total{component="guest",method="GET",route="/...",status="2xx"} 1"#,
        r#"loket_requests_total{component="guest",method="GET",route="/guest/:what",status="2xx"} 1"#,
        r#"loket_requests_total{component="guest",method="GET",route="/...",status="5xx"} 1"#,
        r#"loket_traps_total{component="guest",reason="trap"} 1"#,
        r#"loket_database_round_trips_total{component="guest"} 1"#,
        r#"loket_database_duration_seconds_count{component="guest"} 1"#,
        r#"loket_requests_in_progress{component="guest"} 0"#,
    ] {
        assert!(figures.body.contains(line), "{line} in\n{}", figures.body);
    }
    assert!(!figures.body.contains("secret-name"));
    assert_eq!(get_at(admin, "/readyz").await.status, 200);
    get_at(admin, "/database").await.is_problem(404, "not-found");
    assert_eq!(get(&server, "/metrics").await.status, 404, "the application has no such page");
}

#[tokio::test]
async fn server_is_ready_while_its_database_answers() {
    let application = Application::new(WITH_DATABASE);
    let server = application.start().await;
    assert_eq!(get(&server, "/healthz").await.body, "ok\n");
    assert_eq!(get(&server, "/readyz").await.body, "ok\n");
}

#[tokio::test]
async fn server_is_alive_but_not_ready_without_its_database() {
    let application = Application::new(WITH_DATABASE);
    let mut options = application.options();
    let pairs = [("libsql_url", "http://127.0.0.1:1"), ("libsql_token", "token")];
    options.variables = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let server = Server::start(options).await.unwrap();
    assert_eq!(get(&server, "/healthz").await.status, 200);
    let answer = get(&server, "/readyz").await;
    answer.is_problem(503, "unavailable");
    assert_eq!(answer.headers["retry-after"], "1");
}

#[tokio::test]
async fn figures_are_not_told_to_everybody() {
    let application = Application::new(WITH_DATABASE);
    let mut options = application.options();
    options.admin_listen = Some("0.0.0.0:0".parse().unwrap());
    let refusal = application.refusal(options).await;
    assert!(refusal.contains("figures are not for everybody"), "{refusal}");
}
