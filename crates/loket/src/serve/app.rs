//! A running application: from a request to the instance that answers it, and back.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use bytes::Bytes;
use http::uri::Scheme;
use http::{Method, Request, Response, header, request::Parts};
use http_body::Body as _;
use http_body_util::{BodyExt as _, Full};
use wasmtime_wasi_http::handler::{ExpirationError, InstantiationError, TrapOrPanicError};
use wasmtime_wasi_http::{Error, WasiBody};

use super::body::{Followed, Measured, Whole};
use super::component::Component;
use super::end::{End, Ticket};
use super::gate::{Gate, Place};
use super::health::{self, Readiness};
use super::lane::Lanes;
use super::line::Line;
use super::log::{Event, Log};
use super::problem::Problem;
use super::proxy::TrustedProxies;
use super::request;
use super::routes::{RouteMatch, Router, WELL_KNOWN_PREFIX};
use super::threads::Threads;
use super::traces::{Parent, Span, Traces};

/// What Spin gives as the client of a request from another component.
const CHAINED_CLIENT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0);
/// The client of a request to the application itself.
const LOCAL_CLIENT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// The other end of a connection.
pub struct Peer {
    /// Its address; a proxy's, where there is one in between.
    pub client: SocketAddr,
    /// `https` with TLS.
    pub scheme: Scheme,
}

/// All components of an application, ready to answer.
pub struct App {
    router: Router,
    slots: BTreeMap<String, Slot>,
    proxies: TrustedProxies,
    readiness: Arc<Readiness>,
    traces: Traces,
    log: Log,
}

/// One component with its door and its instances.
struct Slot {
    component: Arc<Component>,
    gate: Gate,
    lanes: Lanes,
}

impl App {
    /// The application with these routes and components.
    pub fn new(
        router: Router,
        components: Vec<Component>,
        proxies: TrustedProxies,
        readiness: &Arc<Readiness>,
        traces: &Traces,
        threads: &Threads,
        log: &Log,
    ) -> App {
        let slots = components.into_iter().map(|component| {
            let component = Arc::new(component);
            let slot = Slot {
                gate: Gate::new(&component.limits),
                lanes: Lanes::new(&component, threads.aside()),
                component: Arc::clone(&component),
            };
            (component.id.to_string(), slot)
        });
        let (readiness, traces, log) = (Arc::clone(readiness), traces.clone(), log.clone());
        App { router, slots: slots.collect(), proxies, readiness, traces, log }
    }

    /// Whether the application has a component of this id.
    pub fn has_component(&self, id: &str) -> bool {
        self.slots.contains_key(id)
    }

    /// Answers a request from the network.
    pub async fn answer(
        self: Arc<Self>,
        request: Request<hyper::body::Incoming>,
        peer: Arc<Peer>,
    ) -> Response<WasiBody> {
        let request = request.map(|body| body.map_err(Error::from).boxed_unsync());
        let is_ours = self.proxies.trusts(peer.client.ip());
        self.route(request, &peer, is_ours).await
    }

    /// Answers a request that a component sends to the application itself.
    pub async fn answer_myself(&self, request: Request<WasiBody>) -> Response<WasiBody> {
        self.route(request, &Peer { client: LOCAL_CLIENT, scheme: Scheme::HTTP }, true).await
    }

    async fn route(&self, request: Request<WasiBody>, peer: &Peer, is_ours: bool) -> Response<WasiBody> {
        let mut line = self.line(&request, is_ours);
        let (mut head, body) = request.into_parts();
        let (response, place) = match self.destination(&mut head, &peer.scheme) {
            Destination::Host(response) => (response, None),
            Destination::Readiness => (self.readiness.answer().await, None),
            Destination::Component(found) => {
                let client = self.proxies.client(peer.client, &head.headers);
                self.pass(found, head, body, client, &mut line).await
            }
        };
        follow(response, line, place)
    }

    /// The line and the span of a request; `is_ours` when its `traceparent` is to be believed.
    fn line<B>(&self, request: &Request<B>, is_ours: bool) -> Line {
        let span = self.traces.request(request.method(), request.headers(), is_ours);
        Line::start(&self.log, request.method(), span)
    }

    /// Who answers, once the request's URI is whole.
    fn destination(&self, head: &mut Parts, scheme: &Scheme) -> Destination {
        if request::head_bytes(head) > request::HEAD_BYTES_MAX {
            return Destination::Host(Problem::HeadTooLarge.response());
        }
        if let Some(name) = head.uri.path().strip_prefix(WELL_KNOWN_PREFIX) {
            return Destination::Host(well_known(name));
        }
        match head.uri.path() {
            "/healthz" => return Destination::Host(health::ok()),
            "/readyz" => return Destination::Readiness,
            _ => {}
        }
        if let Err(problem) = request::make_absolute(head, scheme) {
            return Destination::Host(problem.response());
        }
        match self.router.find(head.uri.path()) {
            Some(found) => Destination::Component(found),
            None => Destination::Host(Problem::NotFound.response()),
        }
    }

    /// Answers a request that another component sends to component `id` by its name.
    pub async fn answer_chained(&self, id: &str, request: Request<WasiBody>) -> Response<WasiBody> {
        let mut line = self.line(&request, true);
        let (mut head, body) = request.into_parts();
        head.headers.remove(header::HOST);
        let found = RouteMatch::chained(id, head.uri.path());
        let (response, place) = self.pass(found, head, body, CHAINED_CLIENT, &mut line).await;
        follow(response, line, place)
    }

    /// Passes a request to the component that `found` names, if there is a place for it.
    async fn pass(
        &self,
        found: RouteMatch,
        mut head: Parts,
        body: WasiBody,
        client: SocketAddr,
        line: &mut Line,
    ) -> (Response<WasiBody>, Option<Place>) {
        request::set_spin_headers(&mut head, &found, client);
        line.route = Some(found.raw_route);
        let Some(slot) = self.slots.get(&found.component) else {
            return (Problem::NotFound.response(), None);
        };
        line.component = Some(found.component);
        let meter = &slot.component.meter;
        line.meter = Some((Arc::clone(meter), meter.begin()));
        let Some(place) = slot.gate.enter().await else {
            meter.refused();
            return (Problem::Busy.response(), None);
        };
        let parent = line.span.as_ref().map(Span::as_parent);
        let response = slot.run(head, body, parent).await.unwrap_or_else(|problem| {
            if let Problem::Ended(end) = problem {
                line.trap = Some(end);
            }
            problem.response()
        });
        (response, Some(place))
    }
}

impl Slot {
    /// Runs the component, a second time if another request of the same instance may have ended
    /// the first attempt and nothing speaks against repeating it.
    async fn run(&self, head: Parts, body: WasiBody, parent: Option<Parent>) -> Result<Response<WasiBody>, Problem> {
        let bytes_max = self.component.limits.body_bytes_max;
        if body.size_hint().lower() > bytes_max {
            return Err(Problem::BodyTooLarge);
        }
        let is_read = head.method == Method::GET || head.method == Method::HEAD;
        let again = (is_read && body.is_end_stream()).then(|| head.clone());
        match (self.attempt(head, body, parent.clone()).await, again) {
            (Err(Failure { shared: true, .. }), Some(head)) => {
                let empty = Full::default().map_err(|never| match never {});
                let second = self.attempt(head, empty.boxed_unsync(), parent).await;
                second.map_err(|failure| failure.problem)
            }
            (first, _) => first.map_err(|failure| failure.problem),
        }
    }

    async fn attempt(
        &self,
        head: Parts,
        body: WasiBody,
        parent: Option<Parent>,
    ) -> Result<Response<WasiBody>, Failure> {
        let (body, fault) = Measured::new(body, &self.component.limits);
        let ticket = Arc::new(Ticket::new(parent));
        let request = Request::from_parts(head, body.boxed_unsync());
        let answer = self.lanes.pick().answer(Arc::clone(&ticket), request).await;
        if let Some(problem) = fault.problem() {
            return Err(Failure { problem, shared: false });
        }
        let response = answer.map_err(|error| self.explain(&error, &ticket))?;
        Ok(match ticket.fate() {
            Some(fate) => response.map(|body| Whole::new(body, Arc::clone(fate)).boxed_unsync()),
            None => response,
        })
    }

    fn explain(&self, error: &wasmtime::Error, ticket: &Ticket) -> Failure {
        if error.is::<ExpirationError>() {
            return Failure { problem: Problem::Ended(End::Deadline), shared: false };
        }
        if error.is::<TrapOrPanicError>() || error.is::<wasmtime::Trap>() {
            // The instance has told the log itself.
            let fate = ticket.fate();
            let end = fate.map_or(End::Trap, |fate| fate.end());
            return Failure { problem: Problem::Ended(end), shared: fate.is_some_and(|fate| fate.is_shared()) };
        }
        let start = error.downcast_ref::<InstantiationError<Arc<Ticket>>>();
        let cause = start.map_or(error, |start| &start.error);
        if cause.is::<wasmtime::PoolConcurrencyLimitError>() {
            return Failure { problem: Problem::Busy, shared: false };
        }
        self.component
            .log
            .write(&Event::ComponentFailed { component: &self.component.id, cause: &cause.root_cause().to_string() });
        let end = if start.is_some() { End::Start } else { End::Error };
        Failure { problem: Problem::Ended(end), shared: false }
    }
}

/// Who answers a request.
enum Destination {
    Host(Response<WasiBody>),
    Readiness,
    Component(RouteMatch),
}

/// Why an attempt gave no answer.
struct Failure {
    problem: Problem,
    /// Whether another request of the same instance may be the cause.
    shared: bool,
}

fn well_known(name: &str) -> Response<WasiBody> {
    match name {
        "health" => {
            let ok = Full::new(Bytes::from_static(b"OK")).map_err(|never| match never {});
            Response::new(ok.boxed_unsync())
        }
        _ => Problem::NotFound.response(),
    }
}

fn follow(response: Response<WasiBody>, mut line: Line, place: Option<Place>) -> Response<WasiBody> {
    line.status = response.status().as_u16();
    response.map(|body| Followed::new(body, line, place).boxed_unsync())
}
