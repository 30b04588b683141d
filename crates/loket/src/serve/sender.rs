//! Outbound requests of components: allowed or denied, then answered in process (the embedded
//! database, another component) or sent over the network.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use bytes::Bytes;
use database::Database;
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{HeaderValue, Request, Response, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full, Limited};
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody, WasiHttpHooks, default_send_request};

use super::access::{Access, Reach};
use super::app::App;
use super::log::{Event, Log};
use super::outbound::{AllowedHosts, Target};

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

/// Where requests may end in process. Filled while the server starts.
#[derive(Default)]
pub struct Links {
    /// The embedded database, if this server has one, and who may do what with it.
    pub access: Access,
    /// Where the server listens, for requests to the application itself.
    pub address: OnceLock<SocketAddr>,
    /// The application, for requests to another component.
    pub app: OnceLock<Weak<App>>,
}

/// Sends the requests of one component.
#[derive(Clone)]
pub struct Sender {
    component: Arc<str>,
    hosts: Arc<AllowedHosts>,
    database: Reach,
    links: Arc<Links>,
    log: Log,
    /// Denied targets that were logged: each is worth one hint.
    hinted: Arc<Mutex<BTreeSet<String>>>,
}

/// Where an allowed request goes.
enum Destination {
    Database(Database),
    Component { app: Arc<App>, id: String },
    Network,
}

impl Sender {
    /// The sender of `component`.
    pub fn new(component: &Arc<str>, hosts: AllowedHosts, links: &Arc<Links>, log: &Log) -> Sender {
        Sender {
            component: Arc::clone(component),
            hosts: Arc::new(hosts),
            database: links.access.of_component(component),
            links: Arc::clone(links),
            log: log.clone(),
            hinted: Arc::default(),
        }
    }

    /// Decides on a request; one to the application itself gets the server's address.
    fn decide<B>(&self, request: &mut Request<B>) -> Result<Destination, Error> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        if host.is_empty() || host == MYSELF {
            if !self.hosts.allows_myself() {
                return Err(self.deny("http://self"));
            }
            let address = self.links.address.get().ok_or(Error::ConfigurationError)?;
            redirect_to_myself(request, *address)?;
            return Ok(Destination::Network);
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
            let app = self.links.app.get().and_then(Weak::upgrade);
            let app = app.filter(|app| app.has_component(id));
            return app.map(|app| Destination::Component { app, id: id.to_owned() }).ok_or(Error::DestinationNotFound);
        }
        Ok(Destination::Network)
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
        match self.decide(&mut request) {
            Err(error) => Box::new(std::future::ready(Err(error))),
            Ok(Destination::Database(database)) => Box::new(ask_database(database, request)),
            Ok(Destination::Component { app, id }) => Box::new(ask_component(app, id, request)),
            Ok(Destination::Network) => Box::new(async move {
                let (response, io) = default_send_request(request, options).await?;
                let io: Io = Box::new(io);
                Ok((response.map(|body| body.boxed_unsync()), io))
            }),
        }
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

async fn ask_component(app: Arc<App>, id: String, request: Request<WasiBody>) -> Answer {
    let response = app.answer_chained(&id, request).await;
    Ok((response, Box::new(std::future::ready(Ok(())))))
}

fn redirect_to_myself<B>(request: &mut Request<B>, address: SocketAddr) -> Result<(), Error> {
    let authority = Authority::try_from(address.to_string());
    let authority = authority.map_err(|_| Error::ConfigurationError)?;
    let host = HeaderValue::from_str(authority.as_str()).map_err(|_| Error::ConfigurationError)?;
    let path = request.uri().path_and_query().cloned();
    let uri = Uri::builder()
        .scheme(Scheme::HTTP)
        .authority(authority)
        .path_and_query(path.unwrap_or(PathAndQuery::from_static("/")))
        .build();
    *request.uri_mut() = uri.map_err(|_| Error::HttpRequestUriInvalid)?;
    request.headers_mut().insert(header::HOST, host);
    Ok(())
}
