//! `loket serve`: runs the application that a `spin.toml` describes, as Spin 4.1 would, with the
//! database embedded.
//!
//! Map: `manifest` reads, `variables`, `template`, `outbound`, `files` and `routes` resolve what it
//! says, `compose`, `engine` and `component` compile; `listener` (with `tls`) → `threads` → `app` (with `proxy`) →
//! `gate` → `lane` → `workers` (with `limits` and `fairness`) is the way of a request to an `instance`, `sender` and `pool`
//! its way out; `access` says who may do what with the database, which `hrana` opens to tools;
//! `metrics`, `traces`, `health` and `admin` are for those who watch; `timer` asks by the clock; `line` and `log` tell.

mod access;
mod admin;
mod app;
mod body;
mod component;
mod compose;
mod denied;
mod end;
mod engine;
mod fairness;
mod files;
mod gate;
mod health;
mod hrana;
mod lane;
mod limiter;
mod line;
mod listener;
mod log;
pub mod manifest;
mod metrics;
mod outbound;
mod output;
mod pool;
mod problem;
mod proxy;
mod request;
mod routes;
mod sender;
mod stall;
mod template;
mod threads;
mod timer;
mod tls;
mod traces;
mod unbroken;
mod variables;
mod workers;

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::Context as _;
use database::Database;
use database::grants::Granted;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

pub use hrana::HranaOptions;
pub use log::Log;
pub use proxy::{TrustedProxies, parse_network};
pub use tls::TlsFiles;
pub use variables::VariableSource;
pub(crate) use variables::{Given, JOBS_TOKEN, LIBSQL_TOKEN, LIBSQL_URL, PUBLIC_URL};

use crate::migrate::{self, DATABASE_FILE};

use access::Access;
use admin::Admin;
use app::App;
use component::{Component, Shared};
use fairness::Turns;
use health::{Asked, Readiness};
use hrana::Hrana;
use listener::Door;
use manifest::Manifest;
use metrics::Metrics;
use pool::Pool;
use routes::Router;
use sender::{DATABASE_URL, Links};
use threads::Threads;
use tls::Tls;
use traces::Traces;

/// What to serve and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The `spin.toml`.
    pub manifest: PathBuf,
    /// Where to listen; port 0 picks a free one.
    pub listen: SocketAddr,
    /// The folder of the database (`loket.db`).
    pub data: PathBuf,
    /// The folder of compiled components; several servers may share it.
    pub cache: PathBuf,
    /// Values of application variables, stronger than the environment.
    pub variables: Vec<(String, String)>,
    /// The environment to look up `SPIN_VARIABLE_<NAME>` in.
    pub environment: Vec<(String, String)>,
    /// The certificate to serve HTTPS with; absent for plain HTTP.
    pub tls: Option<TlsFiles>,
    /// Proxies whose word about the client's address is taken.
    pub trusted_proxies: TrustedProxies,
    /// Listen on an address that others can reach, without TLS.
    pub insecure_public: bool,
    /// Who may do what with the embedded database; `grants.toml` beside the manifest when absent, if it exists.
    pub grants: Option<PathBuf>,
    /// Where tools reach the embedded database, if they may.
    pub hrana: Option<HranaOptions>,
    /// Where figures and health are told, apart from the application; nowhere when absent.
    pub admin_listen: Option<SocketAddr>,
    /// Where log lines go.
    pub log: Log,
    /// How long requests in progress may take to finish after a shutdown began.
    pub grace: Duration,
}

impl Options {
    /// Serves `manifest` on a free local port, with nothing from the environment.
    pub fn new(manifest: impl Into<PathBuf>, data: impl Into<PathBuf>) -> Options {
        let data = data.into();
        Options {
            manifest: manifest.into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            cache: data.join("cache"),
            data,
            variables: Vec::new(),
            environment: Vec::new(),
            tls: None,
            trusted_proxies: TrustedProxies::default(),
            insecure_public: false,
            grants: None,
            hrana: None,
            admin_listen: None,
            log: Log::stderr(),
            grace: Duration::from_secs(10),
        }
    }

    /// What others can reach must be meant for them.
    fn refuse_public_addresses(&self) -> anyhow::Result<()> {
        anyhow::ensure!(
            self.insecure_public || self.tls.is_some() || self.listen.ip().is_loopback(),
            "{} can be reached by others and there is no TLS: give --tls-cert and --tls-key, listen on 127.0.0.1 behind \
             a proxy, or add --insecure-public",
            self.listen
        );
        if let Some(hrana) = self.hrana.as_ref().filter(|hrana| !hrana.listen.ip().is_loopback()) {
            let text = "tokens would travel in the clear: listen on 127.0.0.1, or add --insecure-public";
            anyhow::ensure!(self.insecure_public, "{} can be reached by others, and {text}", hrana.listen);
        }
        if let Some(admin) = self.admin_listen.filter(|admin| !admin.ip().is_loopback()) {
            let text = "figures are not for everybody: listen on 127.0.0.1, or add --insecure-public";
            anyhow::ensure!(self.insecure_public, "{admin} can be reached by others, and {text}");
        }
        Ok(())
    }
}

/// What the environment holds, as far as it is text, as a variable's value must be; `std::env::vars` would panic on the
/// rest.
pub fn environment() -> Vec<(String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}

/// A running server. Dropping it stops it without letting requests finish.
pub struct Server {
    /// The address it listens on.
    pub addr: SocketAddr,
    /// Where people reach it: the variable `public_url`, or the listening address.
    pub public_url: String,
    has_tls: bool,
    /// Where tools reach the database, if they may.
    pub hrana_addr: Option<SocketAddr>,
    /// Where figures and health are told, if they are.
    pub admin_addr: Option<SocketAddr>,
    access: Access,
    hrana: Option<Hrana>,
    readiness: Arc<Readiness>,
    traces: Traces,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
    /// What runs for as long as the server does.
    _besides: JoinSet<()>,
}

impl Server {
    /// Reads the manifest, opens the database, compiles the components and listens.
    pub async fn start(options: Options) -> anyhow::Result<Server> {
        options.refuse_public_addresses()?;
        let tls = options.tls.clone().map(Tls::load).transpose()?;
        let manifest = Manifest::load(&options.manifest)?;
        let router = Router::new(&manifest)?;
        let given = Given::collect(&manifest, &options.variables, &options.environment)?;
        let database = open_database(&manifest, &given, &options).await?;
        let (grants, log) = (options.grants.as_deref(), &options.log);
        let access = Access::prepare(database, grants, &manifest.folder, log).await?;
        let hrana = match &options.hrana {
            Some(hrana) => Some(Hrana::start(hrana, &access, options.grace).await?),
            None => None,
        };
        let listener =
            TcpListener::bind(options.listen).await.with_context(|| format!("cannot listen on {}", options.listen))?;
        let addr = listener.local_addr()?;
        let has_tls = tls.is_some();
        let own_url = own_url(addr, has_tls);
        let values = resolve(given, &manifest, &own_url, access.database().is_some())?;
        let public_url = values.get(PUBLIC_URL).cloned();

        let pool = Pool::new()?;
        let traces = Traces::from_environment(&options.environment, &pool, &options.log)?;
        let links = Links { access: access.clone(), pool, traces: traces.clone(), app: OnceLock::new() };
        let links = Arc::new(links);
        let readiness = Arc::new(Readiness::new(asked(&access, &values)?));
        let metrics = Arc::new(Metrics::new()?);
        let prepare = {
            let (log, links, metrics) = (options.log.clone(), Arc::clone(&links), Arc::clone(&metrics));
            let cache = options.cache;
            move || prepare_components(&manifest, &values, &cache, &links, &metrics, &log)
        };
        let components = tokio::task::spawn_blocking(prepare).await??;
        let clockworks = components.iter().flat_map(|component| component.clockworks.clone()).collect();
        let threads = Threads::start()?;
        let app = Arc::new(App::new(
            router,
            components,
            options.trusted_proxies,
            &readiness,
            &traces,
            &threads,
            &options.log,
        ));
        let _ = links.app.set(Arc::downgrade(&app));

        let mut besides = JoinSet::new();
        let acceptor = tls.as_ref().map(Tls::acceptor).transpose()?;
        if let Some(tls) = tls {
            besides.spawn(tls.watch(options.log.clone()));
        }
        let admin = options.admin_listen.map(|listen| (listen, Admin { metrics, readiness: Arc::clone(&readiness) }));
        let admin_addr = watch(admin, &mut besides).await?;
        timer::start(clockworks, &app, &options.log, &mut besides);
        let (stop, stopped) = oneshot::channel();
        let door = Door { app, threads, tls: acceptor, log: options.log };
        Ok(Server {
            addr,
            has_tls,
            public_url: public_url.unwrap_or(own_url),
            hrana_addr: hrana.as_ref().map(|hrana| hrana.addr),
            admin_addr,
            access,
            hrana,
            readiness,
            traces,
            stop: Some(stop),
            task: tokio::spawn(door.serve(listener, stopped, options.grace)),
            _besides: besides,
        })
    }

    /// What it speaks: `https` or `http`.
    pub fn scheme(&self) -> &'static str {
        scheme(self.has_tls)
    }

    /// The embedded database, for tests and for work beside the components.
    pub fn database(&self) -> Option<&Database> {
        self.access.database()
    }

    /// The grants that limit the components, if there are any.
    pub fn granted(&self) -> Option<&Granted> {
        self.access.granted()
    }

    /// Stops accepting, lets requests in progress finish, and returns when all is over.
    pub async fn shutdown(mut self) -> anyhow::Result<()> {
        self.readiness.end();
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        (&mut self.task).await?;
        std::mem::take(&mut self.traces).end().await;
        // After the components: tools may still have to do with what they left.
        match self.hrana.take() {
            Some(hrana) => hrana.shutdown().await,
            None => Ok(()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Tells figures and health, if somebody is to hear of them.
async fn watch(admin: Option<(SocketAddr, Admin)>, besides: &mut JoinSet<()>) -> anyhow::Result<Option<SocketAddr>> {
    let Some((listen, admin)) = admin else { return Ok(None) };
    let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
    let addr = listener.local_addr()?;
    besides.spawn(admin.serve(listener));
    Ok(Some(addr))
}

/// Opens and migrates the embedded database, unless the application has none or the operator named another.
async fn open_database(manifest: &Manifest, given: &Given, options: &Options) -> anyhow::Result<Option<Database>> {
    if !manifest.variables.contains_key(LIBSQL_URL) || given.has(LIBSQL_URL) {
        return Ok(None);
    }
    std::fs::create_dir_all(&options.data)
        .with_context(|| format!("cannot create the folder {}", options.data.display()))?;
    let database = Database::open(&options.data.join(DATABASE_FILE)).await?;
    for name in migrate::ensure(&database).await? {
        let text = format!("applied migration {name}");
        options.log.write(&log::Event::Server { text: &text });
    }
    Ok(Some(database))
}

/// Resolves the variables with what the server itself supplies.
fn resolve(
    given: Given,
    manifest: &Manifest,
    own_url: &str,
    embedded: bool,
) -> anyhow::Result<BTreeMap<String, String>> {
    let mut supplied = vec![(PUBLIC_URL, own_url.to_owned()), (JOBS_TOKEN, crate::user::link_token().plain)];
    if embedded {
        supplied.push((LIBSQL_URL, DATABASE_URL.to_owned()));
        // In process the caller is known; a token proves nothing more. Components salt their throttle buckets with
        // it, so it is another one at each start and stands nowhere in the database.
        supplied.push((LIBSQL_TOKEN, crate::user::link_token().plain));
    }
    given.resolve(manifest, &supplied)
}

/// The database whose answer tells whether the server is ready.
fn asked(access: &Access, values: &BTreeMap<String, String>) -> anyhow::Result<Asked> {
    Ok(match (access.database(), values.get(LIBSQL_URL)) {
        (Some(database), _) => Asked::Embedded(database.clone()),
        (None, Some(url)) => {
            let token = values.get(LIBSQL_TOKEN).map(String::as_str).filter(|token| !token.is_empty());
            Asked::Hosted(Box::new(migrate::Hosted::new(url, token).context("libsql_url and libsql_token")?))
        }
        (None, None) => Asked::None,
    })
}

fn prepare_components(
    manifest: &Manifest,
    values: &BTreeMap<String, String>,
    cache: &std::path::Path,
    links: &Arc<Links>,
    metrics: &Metrics,
    log: &Log,
) -> anyhow::Result<Vec<Component>> {
    let engine = engine::new(manifest, cache)?;
    let linker = engine::linker(&engine).map_err(anyhow::Error::from)?;
    let turns = Turns::new();
    let shared = Shared { manifest, values, engine: &engine, linker: &linker, links, turns: &turns, metrics, log };
    // A component without trigger only answers imports of others.
    let ids: BTreeSet<_> = manifest.triggers.iter().map(|trigger| trigger.component.as_str()).collect();
    ids.into_iter().map(|id| Component::prepare(&shared, id)).collect()
}

/// Browsers treat `localhost` as a secure place, and people type it.
fn own_url(addr: SocketAddr, has_tls: bool) -> String {
    let scheme = scheme(has_tls);
    match addr.ip().is_loopback() {
        true => format!("{scheme}://localhost:{}", addr.port()),
        false => format!("{scheme}://{addr}"),
    }
}

fn scheme(has_tls: bool) -> &'static str {
    if has_tls { "https" } else { "http" }
}
