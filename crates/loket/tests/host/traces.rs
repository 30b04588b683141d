//! What a collector of traces is told, and what it is not.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use loket::serve::{Options, Server, TrustedProxies, parse_network};
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::KeyValue;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use opentelemetry_proto::tonic::trace::v1::span::SpanKind;
use prost::Message as _;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::support::{Answer, Application, get, get_at, send};

const DESK: &str = r#"
[variables]
libsql_url = { required = true }
libsql_token = { required = true, secret = true }
[[trigger.http]]
route = "/inner/..."
component = "inner"
[[trigger.http]]
route = "/..."
component = "outer"
[component.inner]
source = "{guest}"
allowed_outbound_hosts = ["{{ libsql_url }}"]
variables = { libsql_url = "{{ libsql_url }}" }
[component.outer]
source = "{guest}"
allowed_outbound_hosts = ["{{ libsql_url }}", "http://self", "http://127.0.0.1:*"]
variables = { libsql_url = "{{ libsql_url }}" }
"#;

/// A trace as some client of another service might begin it.
const FOREIGN: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

/// Takes batches as a collector does, and answers requests of components with the headers it got.
struct Collector {
    addr: SocketAddr,
    batches: Arc<Mutex<Vec<(String, ExportTraceServiceRequest)>>>,
}

impl Collector {
    async fn start() -> Collector {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let batches = Arc::<Mutex<Vec<_>>>::default();
        let taken = Arc::clone(&batches);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let taken = Arc::clone(&taken);
                let service = service_fn(move |request: Request<hyper::body::Incoming>| {
                    let taken = Arc::clone(&taken);
                    async move {
                        let (head, body) = request.into_parts();
                        let body = body.collect().await?.to_bytes();
                        if head.uri.path() == "/v1/traces" {
                            let kind = head.headers["content-type"].to_str().unwrap().to_owned();
                            taken.lock().unwrap().push((kind, ExportTraceServiceRequest::decode(body).unwrap()));
                            return Ok::<_, hyper::Error>(Response::new(Full::default()));
                        }
                        let parent = head.headers.get("traceparent").map_or("", |value| value.to_str().unwrap());
                        Ok(Response::new(Full::new(Bytes::from(parent.to_owned()))))
                    }
                });
                tokio::spawn(
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service),
                );
            }
        });
        Collector { addr, batches }
    }

    fn options(&self, application: &Application) -> Options {
        let mut options = application.options();
        options.environment = vec![("OTEL_EXPORTER_OTLP_ENDPOINT".to_owned(), format!("http://{}", self.addr))];
        options
    }

    /// All spans, by their id, of a server that is shut down.
    fn spans(&self) -> BTreeMap<Vec<u8>, Span> {
        let batches = self.batches.lock().unwrap();
        let mut found = BTreeMap::new();
        for (kind, batch) in &*batches {
            assert_eq!(kind, "application/x-protobuf");
            for resource in &batch.resource_spans {
                let attributes = &resource.resource.as_ref().unwrap().attributes;
                assert_eq!(text(attributes, "service.name"), "loket");
                let spans = resource.scope_spans.iter().flat_map(|scope| scope.spans.clone());
                found.extend(spans.map(|span| (span.span_id.clone(), span)));
            }
        }
        found
    }
}

fn text(attributes: &[KeyValue], key: &str) -> String {
    let value = attributes.iter().find(|pair| pair.key == key).and_then(|pair| pair.value.clone()?.value);
    match value {
        Some(Value::StringValue(text)) => text,
        Some(Value::IntValue(number)) => number.to_string(),
        other => panic!("{key} is {other:?}"),
    }
}

async fn with_parent(server: &Server, path: &str) -> Answer {
    let request = Request::get(path).header("traceparent", FOREIGN).body(Full::default()).unwrap();
    send(server.addr, request).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_belong_to_the_request_that_makes_them_even_among_others_of_the_same_instance() {
    let application = Application::new(DESK);
    let collector = Collector::start().await;
    let server = Server::start(collector.options(&application)).await.unwrap();
    let mut requests = JoinSet::new();
    for _ in 0..8 {
        requests.spawn(get_at(server.addr, "/database"));
        requests.spawn(get_at(server.addr, "/outbound?http://self.alt/inner/database"));
    }
    for answer in requests.join_all().await {
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    server.shutdown().await.unwrap();

    let spans = collector.spans();
    let of = |span: &Span| spans.get(&span.parent_span_id).cloned();
    let named = |name: &str| spans.values().filter(|span| span.name == name).collect::<Vec<_>>();
    let pipelines = named("pipeline");
    assert_eq!(pipelines.len(), 16);
    let mut parents: Vec<_> = pipelines.iter().map(|span| span.parent_span_id.clone()).collect();
    parents.sort();
    parents.dedup();
    assert_eq!(parents.len(), 16, "one request each");
    for pipeline in pipelines {
        assert_eq!(pipeline.kind, SpanKind::Client as i32);
        assert_eq!(text(&pipeline.attributes, "db.system.name"), "libsql");
        let request = of(pipeline).unwrap();
        assert_eq!(request.trace_id, pipeline.trace_id);
        assert_eq!(request.kind, SpanKind::Server as i32);
        assert!(request.start_time_unix_nano <= pipeline.start_time_unix_nano);
        assert!(pipeline.end_time_unix_nano <= request.end_time_unix_nano);
    }
    let inner = named("GET /inner/...");
    assert_eq!(inner.len(), 8);
    for request in inner {
        assert_eq!(text(&request.attributes, "faas.name"), "inner");
        let call = of(request).unwrap();
        assert_eq!((call.name.as_str(), call.kind), ("GET", SpanKind::Client as i32));
        let outer = of(&call).unwrap();
        assert_eq!((outer.name.as_str(), outer.trace_id == request.trace_id), ("GET /...", true));
        assert_eq!(text(&outer.attributes, "http.response.status_code"), "200");
        assert!(of(&outer).is_none());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn spans_tell_what_failed_and_nothing_personal() {
    let application = Application::new(DESK);
    let collector = Collector::start().await;
    let server = Server::start(collector.options(&application)).await.unwrap();
    get(&server, "/panic?jan.peeters@example.be").await.is_problem(500, "defect");
    get(&server, "/outbound?http://elsewhere.example/jan.peeters").await;
    server.shutdown().await.unwrap();
    let spans = collector.spans();
    let failed: Vec<_> = spans.values().filter(|span| span.status.as_ref().is_some_and(|it| it.code == 2)).collect();
    let kinds: Vec<_> = failed.iter().map(|span| text(&span.attributes, "error.type")).collect();
    assert!(kinds.contains(&"trap".to_owned()) && kinds.contains(&"denied".to_owned()), "{kinds:?}");
    for span in spans.values() {
        for personal in ["jan.peeters", "elsewhere.example"] {
            assert!(!format!("{span:?}").contains(personal), "{span:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trace_goes_on_beyond_the_network_and_comes_only_from_our_own_proxy() {
    let application = Application::new(DESK);
    let collector = Collector::start().await;
    let path = format!("/outbound?http://{}/elsewhere", collector.addr);
    let server = Server::start(collector.options(&application)).await.unwrap();
    let announced = with_parent(&server, &path).await.body;
    assert_eq!(announced.split('-').count(), 4, "{announced}");
    assert_ne!(announced.split('-').nth(1), FOREIGN.split('-').nth(1), "a stranger's trace is not gone on with");
    server.shutdown().await.unwrap();

    let mut options = collector.options(&application);
    options.trusted_proxies = TrustedProxies::new(vec![parse_network("127.0.0.0/8").unwrap()]);
    let server = Server::start(options).await.unwrap();
    let announced = with_parent(&server, &path).await.body;
    assert_eq!(announced.split('-').nth(1), FOREIGN.split('-').nth(1));
    assert_ne!(announced.split('-').nth(2), FOREIGN.split('-').nth(2));
    server.shutdown().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn collector_that_is_away_costs_one_log_line_and_no_request() {
    let application = Application::new(DESK);
    let mut options = application.options();
    options.environment = vec![("OTEL_EXPORTER_OTLP_ENDPOINT".to_owned(), "http://127.0.0.1:1".to_owned())];
    let server = Server::start(options).await.unwrap();
    assert_eq!(get(&server, "/database").await.status, 200);
    server.shutdown().await.unwrap();
    let told = application.events("server", 1).await;
    assert!(told.iter().any(|line| line["text"].as_str().unwrap().contains("traces are lost")), "{told:?}");
}

#[tokio::test]
async fn without_a_collector_nothing_is_announced() {
    let application = Application::new(DESK);
    let collector = Collector::start().await;
    let server = application.start().await;
    let path = format!("/outbound?http://{}/elsewhere", collector.addr);
    assert_eq!(get(&server, &path).await.body, "");
}

#[tokio::test]
async fn faulty_settings_are_refused_by_name() {
    let application = Application::new(DESK);
    for (name, value, extra) in [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", None),
        ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://[broken", None),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317", Some(("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"))),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317", Some(("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "grpc"))),
    ] {
        let mut options = application.options();
        let pairs = [Some((name, value)), extra];
        options.environment =
            pairs.into_iter().flatten().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let refusal = application.refusal(options).await;
        let named = extra.map_or(name, |(name, _)| name);
        assert!(refusal.contains(named), "{refusal}");
    }
}
