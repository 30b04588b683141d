//! `loket serve`: runs the application that a `spin.toml` describes, as Spin 4.1 would, with the
//! database embedded.
//!
//! Map: `manifest` reads, `variables`, `template`, `outbound`, `files` and `routes` resolve what it
//! says, `engine` and `component` compile; `listener` → `app` → `gate` → `workers` is the way of a
//! request; `state` is what an instance holds, `sender` its way out; `access` says who may do
//! what with the database, which `hrana` opens to tools; `line` and `log` tell.

mod access;
mod app;
mod body;
mod component;
mod end;
mod engine;
mod files;
mod gate;
mod hrana;
mod line;
mod listener;
mod log;
pub mod manifest;
mod outbound;
mod output;
mod problem;
mod request;
mod routes;
mod sender;
mod stall;
mod state;
mod template;
mod variables;
mod workers;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use database::Database;
use database::grants::Granted;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use hrana::HranaOptions;
pub use log::Log;

use crate::migrate::{self, DATABASE_FILE};

use access::Access;
use app::App;
use component::{Component, Shared};
use hrana::Hrana;
use manifest::Manifest;
use routes::Router;
use sender::{DATABASE_URL, Links};
use variables::{Given, LIBSQL_TOKEN, LIBSQL_URL, PUBLIC_URL};

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
    /// Listen on an address that others can reach, without TLS.
    pub insecure_public: bool,
    /// Who may do what with the embedded database; `grants.toml` beside the manifest when absent, if it exists.
    pub grants: Option<PathBuf>,
    /// Where tools reach the embedded database, if they may.
    pub hrana: Option<HranaOptions>,
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
            insecure_public: false,
            grants: None,
            hrana: None,
            log: Log::stderr(),
            grace: Duration::from_secs(10),
        }
    }
}

/// A running server. Dropping it stops it without letting requests finish.
pub struct Server {
    /// The address it listens on.
    pub addr: SocketAddr,
    /// Where people reach it: the variable `public_url`, or the listening address.
    pub public_url: String,
    /// Where tools reach the database, if they may.
    pub hrana_addr: Option<SocketAddr>,
    access: Access,
    hrana: Option<Hrana>,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Reads the manifest, opens the database, compiles the components and listens.
    pub async fn start(options: Options) -> anyhow::Result<Server> {
        anyhow::ensure!(
            options.insecure_public || options.listen.ip().is_loopback(),
            "{} can be reached by others and there is no TLS: listen on 127.0.0.1 behind a proxy, or add --insecure-public",
            options.listen
        );
        if let Some(hrana) = options.hrana.as_ref().filter(|hrana| !hrana.listen.ip().is_loopback()) {
            let text = "tokens would travel in the clear: listen on 127.0.0.1, or add --insecure-public";
            anyhow::ensure!(options.insecure_public, "{} can be reached by others, and {text}", hrana.listen);
        }
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
        let values = resolve(given, &manifest, addr, access.database().is_some())?;
        let public_url = values.get(PUBLIC_URL).cloned();

        let links = Arc::new(Links { access: access.clone(), ..Links::default() });
        let prepare = {
            let (log, links) = (options.log.clone(), Arc::clone(&links));
            let cache = options.cache;
            move || prepare_components(&manifest, &values, &cache, &links, &log)
        };
        let components = tokio::task::spawn_blocking(prepare).await??;
        let app = Arc::new(App::new(router, components, &options.log));
        let _ = links.address.set(reachable(addr));
        let _ = links.app.set(Arc::downgrade(&app));

        let (stop, stopped) = oneshot::channel();
        let serve = listener::serve(listener, app, options.log, stopped, options.grace);
        Ok(Server {
            addr,
            public_url: public_url.unwrap_or_else(|| default_url(addr)),
            hrana_addr: hrana.as_ref().map(|hrana| hrana.addr),
            access,
            hrana,
            stop: Some(stop),
            task: tokio::spawn(serve),
        })
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
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        (&mut self.task).await?;
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
    addr: SocketAddr,
    embedded: bool,
) -> anyhow::Result<BTreeMap<String, String>> {
    let mut supplied = vec![(PUBLIC_URL, default_url(addr))];
    if embedded {
        supplied.push((LIBSQL_URL, DATABASE_URL.to_owned()));
        // In process the caller is known; a token proves nothing more. Components salt their throttle buckets with
        // it, so it is another one at each start and stands nowhere in the database.
        supplied.push((LIBSQL_TOKEN, crate::user::link_token().plain));
    }
    given.resolve(manifest, &supplied)
}

fn prepare_components(
    manifest: &Manifest,
    values: &BTreeMap<String, String>,
    cache: &std::path::Path,
    links: &Arc<Links>,
    log: &Log,
) -> anyhow::Result<Vec<Component>> {
    let engine = engine::new(manifest, cache)?;
    let linker = engine::linker(&engine).map_err(anyhow::Error::from)?;
    let shared = Shared { manifest, values, engine: &engine, linker: &linker, links, log };
    let ids = manifest.components.keys();
    ids.map(|id| Component::prepare(&shared, id)).collect()
}

/// Browsers treat `localhost` as a secure place, and people type it.
fn default_url(addr: SocketAddr) -> String {
    match addr.ip().is_loopback() {
        true => format!("http://localhost:{}", addr.port()),
        false => format!("http://{addr}"),
    }
}

/// The address as the server itself can call it.
fn reachable(addr: SocketAddr) -> SocketAddr {
    match addr.ip().is_unspecified() {
        true => SocketAddr::from(([127, 0, 0, 1], addr.port())),
        false => addr,
    }
}
