//! The database of the benchmark: a desk after some busy years, the same one for the same parameters.
//!
//! It is made by the product's own migrations and catalogue; the rows are what the product would have written, but in
//! transactions large enough to be done in a minute. Foreign keys and integrity are checked at the end.

mod claims;
mod history;
mod journey;
mod keys;
mod people;
mod table;
mod users;
mod wagon;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use bytes::Bytes;
use database::Database;
use database::migrate::{Hrana, HranaError, MIGRATIONS, apply};
use domain::catalogue::Catalogue;
use rusqlite::Connection;
use store::{Store, Transport, TransportError};

pub use claims::{Checks, check};
pub use users::{Colleague, session_token, staff};

use journey::Desk;

/// Raised with every change of what [`generate`] writes, so that no older database is reused.
const VERSION: u32 = 2;
/// The database's name in its folder, as `loket serve` expects it.
pub const DATABASE_FILE: &str = "loket.db";
/// Says what the database next to it was made from; written last.
const PLAN_FILE: &str = "plan.json";
/// How long connections may take to close.
const CLOSING_MAX: Duration = Duration::from_secs(5);
/// Journeys of one transaction.
const JOURNEYS_PER_TRANSACTION: u32 = 2_000;

/// What to make and where.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// How many journeys
    #[arg(long, default_value_t = 100_000)]
    pub journeys: u32,
    /// Folder of the database
    #[arg(long)]
    pub data: PathBuf,
}

/// Makes the database of the command line.
///
/// # Errors
/// When it cannot be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    ensure_made(&arguments.data, &Plan::new(arguments.journeys))
}

/// How large the desk is and how uneven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Plan {
    /// Journeys in all.
    pub journeys: u32,
    /// Dossiers of the journeys in which one syndic takes part.
    pub syndic_dossiers: u32,
    /// Entries of the longest timeline.
    pub entries_max: u32,
    /// What chance starts from.
    pub seed: u64,
    version: u32,
}

impl Plan {
    /// The plan of the issue, for a desk of that many journeys: a smaller one has a smaller syndic.
    #[must_use]
    pub fn new(journeys: u32) -> Self {
        Self { journeys, syndic_dossiers: 3_000.min(journeys / 4), entries_max: 5_000, seed: 0x10CE7, version: VERSION }
    }
}

/// Makes the database in `folder`, unless it is there and was made from the same plan and schema.
///
/// # Errors
/// When it cannot be written, or breaks a rule of its own schema.
pub fn ensure_made(folder: &Path, plan: &Plan) -> Result<()> {
    let wanted = description(plan)?;
    if std::fs::read_to_string(folder.join(PLAN_FILE)).is_ok_and(|made| made == wanted) {
        return Ok(());
    }
    let start = Instant::now();
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let path = folder.join(DATABASE_FILE);
    migrate(&path)?;
    let mut connection = open(&path)?;
    fill(&mut connection, plan)?;
    let faults = check(&connection)?;
    ensure!(faults == Checks::default(), "the generator broke the schema: {faults:?}");
    connection.close().map_err(|(_, error)| error)?;
    switch_to_wal(&path)?;
    std::fs::write(folder.join(PLAN_FILE), wanted)?;
    eprintln!("made {} journeys in {:.0} s", plan.journeys, start.elapsed().as_secs_f64());
    Ok(())
}

fn description(plan: &Plan) -> Result<String> {
    let schema: Vec<&str> = MIGRATIONS.iter().map(|migration| migration.sql).collect();
    let schema = domain::token::hash(&schema.join("\n"));
    Ok(serde_json::json!({ "plan": plan, "schema": schema, "catalogue": Catalogue::shipped() }).to_string())
}

/// Schema and shipped catalogue, as `loket migrate` brings them in.
fn migrate(path: &Path) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let database = Pipelines(Database::open(path).await?);
        apply(&database, MIGRATIONS).await?;
        store::catalogue::merge(&Store::new(database)).await.context("cannot merge the catalogue")?;
        Ok(())
    })
}

struct Pipelines(Database);

impl Hrana for Pipelines {
    async fn pipeline(&self, body: Vec<u8>) -> Result<Vec<u8>, HranaError> {
        Hrana::pipeline(&self.0, body).await
    }
}

impl Transport for Pipelines {
    async fn pipeline(&self, body: Vec<u8>) -> Result<Vec<u8>, TransportError> {
        let answer = self.0.pipeline(Bytes::from(body)).await;
        if answer.status == 200 { Ok(answer.body.to_vec()) } else { Err(TransportError::Status(answer.status)) }
    }
}

/// Nothing here needs to survive a power cut: what is half done is thrown away.
fn open(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    // The migrations' connections close on threads of their own; WAL ends only after the last of them.
    let until = Instant::now() + CLOSING_MAX;
    while let Err(error) = connection.query_row("pragma journal_mode = off", [], |_| Ok(())) {
        ensure!(Instant::now() < until, "cannot open {} alone: {error}", path.display());
        std::thread::sleep(Duration::from_millis(5));
    }
    connection.execute_batch(
        "pragma synchronous = off; pragma foreign_keys = off;
         pragma temp_store = memory; pragma cache_size = -400000;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn fill(connection: &mut Connection, plan: &Plan) -> Result<()> {
    let mut desk = Desk::open(plan, Catalogue::shipped());
    let transaction = connection.transaction()?;
    users::hire(&transaction)?;
    desk.found(&transaction)?;
    transaction.commit()?;
    let mut made = 0;
    while made < plan.journeys {
        let transaction = connection.transaction()?;
        let until = plan.journeys.min(made + JOURNEYS_PER_TRANSACTION);
        for _ in made..until {
            desk.add_journey(&transaction)?;
        }
        transaction.commit()?;
        made = until;
    }
    let transaction = connection.transaction()?;
    desk.leave(&transaction)?;
    transaction.commit()?;
    Ok(())
}

/// Leaves the file as the product finds it. What the product never runs, the benchmark does not either: no `analyze`.
fn switch_to_wal(path: &Path) -> Result<()> {
    let connection = Connection::open(path)?;
    let mode: String = connection.query_row("pragma journal_mode = wal", [], |row| row.get(0))?;
    ensure!(mode == "wal", "{}: its file system does not support WAL", path.display());
    Ok(())
}
