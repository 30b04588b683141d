//! Traces in OpenTelemetry's form, for those who watch many services at once: a span per request and one per call that a
//! component makes because of it. Spans hold what the log holds, ids and routes of the manifest: no path, query or
//! address of a client.
//!
//! Configured as OpenTelemetry prescribes, by the environment: nothing is recorded without
//! `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`; `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER`,
//! `OTEL_EXPORTER_OTLP_HEADERS` and the limits of batches are read by the library.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use http::{HeaderMap, Method, StatusCode, Uri};
use opentelemetry::propagation::TextMapPropagator as _;
use opentelemetry::trace::{
    Span as _, SpanContext, SpanKind, Status, TraceContextExt as _, Tracer as _, TracerProvider,
};
use opentelemetry::{Context, KeyValue};
use opentelemetry_http::{HeaderExtractor, HeaderInjector};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};
use wasmtime::component::GuestTaskId;

use super::log::{self, Log};
use super::pool::Pool;
use collector::Collector;

mod collector;

/// What every span stands under, unless `OTEL_SERVICE_NAME` says otherwise.
const SERVICE_NAME: &str = "loket";
const ENDPOINT: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";
const TRACES_ENDPOINT: &str = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
const PROTOCOL: &str = "OTEL_EXPORTER_OTLP_PROTOCOL";
const TRACES_PROTOCOL: &str = "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL";
/// The one form in which traces are sent.
const BINARY: &str = "http/protobuf";
/// What a collector gets for the last spans when the server stops.
const PATIENCE: Duration = Duration::from_secs(5);

/// Records spans, if anybody wants them; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Traces(Option<Arc<Recorder>>);

#[derive(Debug)]
struct Recorder {
    provider: SdkTracerProvider,
    tracer: SdkTracer,
    propagator: TraceContextPropagator,
}

/// Work that is measured until it is dropped.
pub struct Span {
    span: opentelemetry_sdk::trace::Span,
    recorder: Arc<Recorder>,
}

/// The span that others belong to.
#[derive(Clone, Debug)]
pub struct Parent(SpanContext);

impl Traces {
    /// Records and sends spans if `environment` names a collector. Needs the runtime that is to send them.
    ///
    /// # Errors
    /// When the environment asks for what there is not, with the variable's name.
    pub fn from_environment(environment: &[(String, String)], pool: &Pool, log: &Log) -> anyhow::Result<Traces> {
        let value = |wanted: &str| {
            let found = environment.iter().find(|(name, value)| name == wanted && !value.is_empty());
            found.map(|(_, value)| value.as_str())
        };
        let Some((name, endpoint)) = (match (value(TRACES_ENDPOINT), value(ENDPOINT)) {
            (Some(whole), _) => Some((TRACES_ENDPOINT, whole.to_owned())),
            (None, Some(base)) => Some((ENDPOINT, format!("{}/v1/traces", base.trim_end_matches('/')))),
            (None, None) => None,
        }) else {
            return Ok(Traces(None));
        };
        let protocol = [TRACES_PROTOCOL, PROTOCOL].into_iter().find_map(|name| Some((name, value(name)?)));
        if let Some((name, other)) = protocol.filter(|(_, protocol)| *protocol != BINARY) {
            anyhow::bail!("{name}: traces are sent as {BINARY}, not as {other}");
        }
        let uri: Uri = endpoint.parse().with_context(|| format!("{name}: {endpoint} is no URL"))?;
        anyhow::ensure!(
            matches!(uri.scheme_str(), Some("http" | "https")),
            "{name}: write {endpoint} with http:// or https://"
        );
        let exporter = SpanExporter::builder()
            .with_http()
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(endpoint)
            .with_http_client(Collector::new(pool, log))
            .build()
            .context(name)?;
        let mut resource = Resource::builder();
        if value("OTEL_SERVICE_NAME").is_none() {
            resource = resource.with_service_name(SERVICE_NAME);
        }
        let resource = resource.with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION"))).build();
        let provider = SdkTracerProvider::builder().with_resource(resource).with_batch_exporter(exporter).build();
        let tracer = provider.tracer(SERVICE_NAME);
        Ok(Traces(Some(Arc::new(Recorder { provider, tracer, propagator: TraceContextPropagator::new() }))))
    }

    /// Whether anything is recorded.
    pub fn are_recorded(&self) -> bool {
        self.0.is_some()
    }

    /// The span of a request that arrives now. The `traceparent` in `headers` is believed if it comes from one of ours:
    /// anybody else could fill somebody's trace, or ask that everything be recorded.
    pub fn request(&self, method: &Method, headers: &HeaderMap, believed: bool) -> Option<Span> {
        let recorder = self.0.as_ref()?;
        let nothing = Context::new();
        let parent = match believed {
            true => recorder.propagator.extract_with_context(&nothing, &HeaderExtractor(headers)),
            false => nothing,
        };
        Some(Span::start(recorder, method, SpanKind::Server, &parent))
    }

    /// The span of a call that a component makes because of `parent`.
    pub fn call(&self, method: &Method, parent: Option<&Parent>) -> Option<Span> {
        let recorder = self.0.as_ref()?;
        let context = Context::new().with_remote_span_context(parent?.0.clone());
        Some(Span::start(recorder, method, SpanKind::Client, &context))
    }

    /// Sends what is left and records nothing more.
    pub async fn end(self) {
        if let Some(recorder) = self.0 {
            let end = move || recorder.provider.shutdown_with_timeout(PATIENCE);
            // Who does not get them has said so in the log.
            let _ = tokio::task::spawn_blocking(end).await;
        }
    }
}

impl Span {
    fn start(recorder: &Arc<Recorder>, method: &Method, kind: SpanKind, parent: &Context) -> Span {
        let method = log::method_name(method);
        let builder = recorder.tracer.span_builder(method).with_kind(kind);
        let mut span = builder.start_with_context(&recorder.tracer, parent);
        span.set_attribute(KeyValue::new("http.request.method", method));
        Span { span, recorder: Arc::clone(recorder) }
    }

    /// What its calls belong to.
    pub fn as_parent(&self) -> Parent {
        Parent(self.span.span_context().clone())
    }

    /// Tells the receiver of a request which span it belongs to.
    pub fn announce(&self, headers: &mut HeaderMap) {
        let context = Context::new().with_remote_span_context(self.span.span_context().clone());
        self.recorder.propagator.inject_context(&context, &mut HeaderInjector(headers));
    }

    /// Who answers a request, as far as somebody does.
    pub fn set_receiver(&mut self, method: &str, route: Option<&str>, component: Option<&str>) {
        if let Some(route) = route {
            self.span.update_name(format!("{method} {route}"));
            self.span.set_attribute(KeyValue::new("http.route", route.to_owned()));
        }
        if let Some(component) = component {
            self.span.set_attribute(KeyValue::new("faas.name", component.to_owned()));
        }
    }

    /// Where a call goes. The host is one of the manifest's, or of an address that it allows.
    pub fn set_destination(&mut self, uri: &Uri, is_pipeline: bool) {
        let host = uri.host().unwrap_or("self").to_owned();
        self.span.set_attribute(KeyValue::new("server.address", host));
        if is_pipeline {
            self.span.update_name("pipeline");
            self.span.set_attribute(KeyValue::new("db.system.name", "libsql"));
        }
    }

    /// How a request or call was answered, and what went wrong, if that is known better than by the status.
    pub fn set_status(&mut self, status: StatusCode, fault: Option<&str>) {
        self.span.set_attribute(KeyValue::new("http.response.status_code", i64::from(status.as_u16())));
        if let Some(kind) = fault.or(status.is_server_error().then(|| status.as_str())) {
            self.fail(kind);
        }
    }

    /// What went wrong, in one word.
    pub fn fail(&mut self, kind: &str) {
        self.span.set_attribute(KeyValue::new("error.type", kind.to_owned()));
        self.span.set_status(Status::error(""));
    }
}

/// Which request of an instance each of its tasks answers; empty while nothing is recorded.
#[derive(Clone, Debug, Default)]
pub struct Callers(Arc<Mutex<BTreeMap<GuestTaskId, Parent>>>);

/// A task that answers a request, until it is dropped.
pub struct Caller {
    callers: Callers,
    task: GuestTaskId,
}

impl Callers {
    /// Calls made by `task` and by what it calls belong to `parent`.
    pub fn enter(&self, task: GuestTaskId, parent: Parent) -> Caller {
        self.lock().insert(task, parent);
        Caller { callers: self.clone(), task }
    }

    /// The request that the first known one of these tasks answers.
    pub fn find(&self, mut tasks: impl Iterator<Item = GuestTaskId>) -> Option<Parent> {
        let callers = self.lock();
        tasks.find_map(|task| callers.get(&task).cloned())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<GuestTaskId, Parent>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Caller {
    fn drop(&mut self) {
        self.callers.lock().remove(&self.task);
    }
}
