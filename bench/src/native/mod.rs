//! The server to compare with: what a careful engineer writes with axum and libSQL when nothing has to run in a
//! sandbox. The routes of the benchmark, with the product's own SQL, checks and decisions, on one writing connection
//! with `synchronous=FULL` and a few reading ones; rows are read as they are, without Hrana and without JSON between.

mod answer;
mod caller;
mod database;
mod detail;
mod list;
mod log;
mod row;
mod stage;
mod submission;
mod typing;

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post, put};
use domain::limits::FORM_BYTES_MAX;
use store::catalogue::Cache;
use web::{ApiError, PublicUrl};

use crate::data::DATABASE_FILE;
use database::Database;
use submission::Facts;

/// Where to find the database and where to listen.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// Folder of the database
    #[arg(long)]
    data: PathBuf,
    /// Address and port to listen on; port 0 picks a free one
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Contact forms taken from one network address in ten minutes
    #[arg(long, default_value_t = domain::limits::SUBMISSIONS_PER_CLIENT_DEFAULT)]
    submissions_per_client: i64,
}

/// What every request may use.
struct Server {
    database: Database,
    /// The same for all users and fixed within a version, which every read brings along.
    catalogue: Cache,
    /// What the contact form offers, with the version of the catalogue it is from.
    facts: RwLock<Option<Facts>>,
    public_url: PublicUrl,
    submissions_per_client: i64,
    /// Salts the throttle's buckets; nowhere in the database.
    salt: String,
}

type Shared = Arc<Server>;

/// Serves until it is killed.
///
/// # Errors
/// When the database or the port cannot be used.
pub fn run(arguments: &Arguments) -> Result<()> {
    tokio::runtime::Runtime::new()?.block_on(serve(arguments))
}

async fn serve(arguments: &Arguments) -> Result<()> {
    let database = Database::open(&arguments.data.join(DATABASE_FILE))?;
    let listener = tokio::net::TcpListener::bind(arguments.listen).await.context("cannot listen")?;
    let address = listener.local_addr()?;
    let server = Server {
        database,
        catalogue: Cache::new(),
        facts: RwLock::default(),
        public_url: PublicUrl::parse(&format!("http://localhost:{}", address.port())),
        submissions_per_client: arguments.submissions_per_client,
        salt: web::session_token().plain,
    };
    let service = router(Arc::new(server)).into_make_service_with_connect_info::<SocketAddr>();
    println!("Listening on http://{address}");
    std::io::stdout().flush()?;
    axum::serve(listener, service).await.context("the server ended")
}

fn router(server: Shared) -> Router {
    let api = Router::new()
        .route("/api/dossiers", get(list::list))
        .route("/api/dossiers/{number}", get(detail::read))
        .route("/api/dossiers/{number}/stage", put(stage::change_stage))
        .route("/api/contacts", get(typing::contacts))
        .route("/api/contacts/proposals", post(typing::propose_contacts))
        .route("/api/addresses", get(typing::addresses))
        .route("/api/addresses/proposals", post(typing::propose_addresses))
        .layer(from_fn_with_state(Arc::clone(&server), require_same_origin))
        .layer(from_fn(web::no_store));
    let citizen = Router::new()
        .route("/contact", post(submission::submit))
        .layer(axum::extract::DefaultBodyLimit::max(FORM_BYTES_MAX))
        .layer(from_fn(submission::secure));
    let constant = Router::new().route("/bench/constant", get(async || "hello"));
    api.merge(citizen).merge(constant).layer(from_fn(log::log)).with_state(server)
}

async fn require_same_origin(State(server): State<Shared>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || web::is_same_origin(request.headers(), &server.public_url) {
        next.run(request).await
    } else {
        ApiError::ForeignOrigin.into_response()
    }
}
