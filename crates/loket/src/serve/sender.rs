//! Outbound requests of components: allowed or denied, then answered in process (the embedded
//! database, another component) or sent over the network.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::time::Instant;

use bytes::Bytes;
use database::Database;
use http::uri::{PathAndQuery, Scheme};
use http::{HeaderValue, Request, Response, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full, Limited};
use instance::Outbound;
use wasmtime::component::GuestTaskId;
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody, WasiHttpHooks};

use super::access::{Access, Reach};
use super::app::App;
use super::log::{Event, Log};
use super::metrics::Meter;
use super::outbound::{AllowedHosts, Target};
use super::pool::Pool;
use super::traces::{Callers, Parent, Span, Traces};
use super::unbroken::Unbroken;

/// The embedded database's name; requests to it never leave the process.
pub const DATABASE_HOST: &str = "db.loket.internal";
/// The URL that components get as `libsql_url`.
pub const DATABASE_URL: &str = "http://db.loket.internal";

/// What follows a component's id in the name that other components call it by.
const COMPONENT_SUFFIX: &str = ".spin.internal";
/// A pipeline is a few statements with their values; documents go elsewhere.
pub const PIPELINE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Requests to the application itself, for SDKs that need a host name.
const MYSELF: &str = "self.alt";

type Answer = Result<(Response<WasiBody>, Io), Error>;
type Io = Box<dyn Future<Output = Result<(), Error>> + Send>;
type AnswerFuture = Box<dyn Future<Output = Answer> + Send>;

/// Where requests may end. Completed while the server starts.
pub struct Links {
    /// The embedded database, if this server has one, and who may do what with it.
    pub access: Access,
    /// Connections to other hosts.
    pub pool: Pool,
    /// Where calls are recorded.
    pub traces: Traces,
    /// The application, for requests to itself or to one of its components.
    pub app: OnceLock<Weak<App>>,
}

/// Sends the requests of one component.
#[derive(Clone)]
pub struct Sender {
    component: Arc<str>,
    hosts: Arc<AllowedHosts>,
    database: Reach,
    links: Arc<Links>,
    meter: Arc<Meter>,
    log: Log,
    /// Denied targets that were logged: each is worth one hint.
    hinted: Arc<Mutex<BTreeSet<String>>>,
    /// The requests that the instance answers.
    callers: Callers,
    /// The one that makes the next call.
    parent: Option<Parent>,
}

/// Where an allowed request goes.
enum Destination {
    Database(Database),
    Component { app: Arc<App>, id: String },
    Myself(Arc<App>),
    Network,
}

impl Sender {
    /// The sender of `component`.
    pub fn new(component: &Arc<str>, hosts: AllowedHosts, links: &Arc<Links>, meter: &Arc<Meter>, log: &Log) -> Sender {
        Sender {
            component: Arc::clone(component),
            hosts: Arc::new(hosts),
            database: links.access.of_component(component),
            links: Arc::clone(links),
            meter: Arc::clone(meter),
            log: log.clone(),
            hinted: Arc::default(),
            callers: Callers::default(),
            parent: None,
        }
    }

    /// The sender of one instance.
    pub fn of_instance(&self) -> Sender {
        Sender { callers: Callers::default(), ..self.clone() }
    }

    /// The requests that the instance answers.
    pub fn callers(&self) -> &Callers {
        &self.callers
    }

    /// Decides on a request.
    fn decide<B>(&self, request: &Request<B>) -> Result<Destination, Error> {
        let host = request.uri().host().unwrap_or_default();
        if host.is_empty() || host == MYSELF {
            if !self.hosts.allows_myself() {
                return Err(self.deny("http://self"));
            }
            return self.app().map(Destination::Myself).ok_or(Error::ConfigurationError);
        }
        let target = Target::of(request.uri()).ok_or(Error::HttpRequestUriInvalid)?;
        if !self.hosts.allows(&target) {
            return Err(self.deny(&target.to_string()));
        }
        if host == DATABASE_HOST {
            return match &self.database {
                Reach::Database(database) => Ok(Destination::Database(database.clone())),
                Reach::NoSection => Err(self.deny_database()),
                Reach::NoDatabase => Err(Error::DestinationNotFound),
            };
        }
        if let Some(id) = host.strip_suffix(COMPONENT_SUFFIX) {
            let app = self.app().filter(|app| app.has_component(id));
            return app.map(|app| Destination::Component { app, id: id.to_owned() }).ok_or(Error::DestinationNotFound);
        }
        Ok(Destination::Network)
    }

    fn app(&self) -> Option<Arc<App>> {
        self.links.app.get().and_then(Weak::upgrade)
    }

    fn deny(&self, target: &str) -> Error {
        let component = &self.component;
        let remedy = format!("to allow it, add \"{target}\" to allowed_outbound_hosts of [component.{component}]");
        self.hint(target, &remedy)
    }

    fn deny_database(&self) -> Error {
        let remedy = format!("to allow it, add a section [{}] to grants.toml", self.component);
        self.hint(DATABASE_URL, &remedy)
    }

    fn hint(&self, target: &str, remedy: &str) -> Error {
        let mut hinted = self.hinted.lock().unwrap_or_else(PoisonError::into_inner);
        if hinted.insert(target.to_owned()) {
            let component = &self.component;
            self.log.write(&Event::OutboundDenied { component, remedy });
        }
        Error::HttpRequestDenied
    }
}

impl WasiHttpHooks for Sender {
    fn send_request(
        &mut self,
        mut request: Request<WasiBody>,
        options: Option<RequestOptions>,
        _: Box<dyn Future<Output = Result<(), Error>> + Send>,
    ) -> AnswerFuture {
        let is_pipeline = is_pipeline(&request);
        let meter = is_pipeline.then(|| Arc::clone(&self.meter));
        let mut span = self.links.traces.call(request.method(), self.parent.take().as_ref());
        let destination = match self.decide(&request) {
            Ok(destination) => destination,
            Err(error) => {
                if let Some(mut span) = span {
                    span.fail("denied");
                }
                return Box::new(std::future::ready(Err(error)));
            }
        };
        if let Some(span) = &mut span {
            // Only now: a host that is not allowed may be any text.
            span.set_destination(request.uri(), is_pipeline);
            if !matches!(destination, Destination::Database(_)) {
                span.announce(request.headers_mut());
            }
        }
        let watch = Watch { meter, span, started: Instant::now() };
        match destination {
            Destination::Database(database) => Box::new(watch.over(ask_database(database, request))),
            Destination::Component { app, id } => Box::new(watch.over(ask_component(app, id, request))),
            Destination::Myself(app) => Box::new(watch.over(ask_myself(app, request))),
            Destination::Network => Box::new(watch.over(ask_network(self.links.pool.clone(), request, options))),
        }
    }
}

impl Outbound for Sender {
    fn is_recorded(&self) -> bool {
        self.links.traces.are_recorded()
    }

    fn set_caller(&mut self, tasks: Vec<GuestTaskId>) {
        self.parent = self.callers.find(tasks.into_iter());
    }
}

/// Whether a request is a round trip to a database, embedded or hosted.
fn is_pipeline<B>(request: &Request<B>) -> bool {
    matches!(request.uri().path(), "/v2/pipeline" | "/v3/pipeline")
}

/// Measures a call until the head of its answer.
struct Watch {
    /// Absent for what is no round trip to a database.
    meter: Option<Arc<Meter>>,
    span: Option<Span>,
    started: Instant,
}

impl Watch {
    async fn over(self, answer: impl Future<Output = Answer> + Send) -> Answer {
        let answer = answer.await;
        if let Some(meter) = self.meter {
            meter.round_trip(self.started.elapsed());
        }
        if let Some(mut span) = self.span {
            match &answer {
                Ok((response, _)) => span.set_status(response.status(), None),
                Err(_) => span.fail("unanswered"),
            }
        }
        answer
    }
}

/// Answers from the embedded database, as a hosted libSQL would.
async fn ask_database(database: Database, request: Request<WasiBody>) -> Answer {
    let (head, body) = request.into_parts();
    let Ok(body) = Limited::new(body, PIPELINE_BYTES_MAX).collect().await else {
        return Err(Error::HttpRequestBodySize(None));
    };
    let answer = database.answer(head.method.as_str(), head.uri.path(), body.to_bytes()).await;
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Ok(complete(status, answer.content_type, answer.body))
}

fn complete(status: StatusCode, content_type: &'static str, body: Bytes) -> (Response<WasiBody>, Io) {
    let length = HeaderValue::from(body.len());
    let body = Full::new(body).map_err(|never| match never {});
    let mut response = Response::new(body.boxed_unsync());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, length);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    (response, Box::new(std::future::ready(Ok(()))))
}

async fn ask_network(pool: Pool, request: Request<WasiBody>, options: Option<RequestOptions>) -> Answer {
    let response = pool.send(request, options).await?;
    Ok((response, Box::new(std::future::ready(Ok(())))))
}

async fn ask_component(app: Arc<App>, id: String, request: Request<WasiBody>) -> Answer {
    answered(async move { app.answer_chained(&id, request).await }).await
}

/// An answer of the application's own, which is made also when the caller ends.
async fn answered(answer: impl Future<Output = Response<WasiBody>> + Send + 'static) -> Answer {
    let response = Unbroken::new(answer).await;
    Ok((response, Box::new(std::future::ready(Ok(())))))
}

async fn ask_myself(app: Arc<App>, mut request: Request<WasiBody>) -> Answer {
    // Its name, which no client on the network could have sent.
    let path = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
    let uri = Uri::builder().scheme(Scheme::HTTP).authority(MYSELF).path_and_query(path).build();
    *request.uri_mut() = uri.map_err(|_| Error::HttpRequestUriInvalid)?;
    request.headers_mut().remove(header::HOST);
    answered(async move { app.answer_myself(request).await }).await
}
