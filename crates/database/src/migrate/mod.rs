//! Brings a database up to date: each file of `migrations/` runs once, in order, in one transaction
//! with its row in the ledger `schema_migration`. Embedded and hosted databases take the same path,
//! a Hrana pipeline; runs at the same time wait for each other and apply nothing twice.

mod hrana;
mod ledger;

use std::time::Duration;

use libsql_hrana::proto::{BatchCond, BatchCondList, BatchStep, Stmt};
use sha2::{Digest as _, Sha256};

pub(crate) use hrana::query;
pub use hrana::{Hrana, HranaError};

use crate::sql;

/// How often to try again while another process writes; SQLite itself already waits some seconds.
const TRIES_MAX: u32 = 60;
const PAUSE_BETWEEN_TRIES: Duration = Duration::from_millis(250);

/// The migrations this program carries, in order.
pub static MIGRATIONS: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// One landed file of `migrations/`.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Its place in the order, from 1 without gaps.
    pub number: u32,
    /// The file's name without `.sql`, e.g. `0003_catalogue`.
    pub name: &'static str,
    /// The file's text.
    pub sql: &'static str,
}

/// Why a database could not be brought up to date. Nothing of the named file remains applied.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The file differs from what was applied: it must never change once it has landed.
    #[error("{name}.sql was changed after it was applied on {applied_at}; restore it and add a new migration instead")]
    Changed {
        /// The file's name without `.sql`.
        name: String,
        /// When the database took it (UTC).
        applied_at: String,
    },
    /// The database knows a migration that this program does not.
    #[error(
        "the database took {name} on {applied_at}, which this version of loket does not know; \
         use the version that applied it, or a newer one"
    )]
    Unknown {
        /// The migration's name in the ledger.
        name: String,
        /// When the database took it (UTC).
        applied_at: String,
    },
    /// An earlier migration is missing in the ledger of a database that has later ones.
    #[error(
        "the database took {later} without {name}.sql; restore a backup from before {later} and migrate that, \
         or give a file that is newer than {later} the next number"
    )]
    Gap {
        /// The file that was passed over.
        name: String,
        /// The first later migration in the ledger.
        later: String,
    },
    /// A statement of the file failed; the whole file was rolled back.
    #[error("{name}.sql, {place}: {message}; nothing of this file was applied")]
    Failed {
        /// The file's name without `.sql`.
        name: String,
        /// Which statement, and how it begins.
        place: String,
        /// What the database says.
        message: String,
    },
    /// Another process kept the database locked.
    #[error("another program keeps the database locked; stop it and run the migration again")]
    Locked,
    /// The database could not be asked.
    #[error(transparent)]
    Hrana(#[from] HranaError),
}

/// What one turn brought.
enum Progress {
    Applied(&'static str),
    AppliedByAnother,
    UpToDate,
}

/// Applies what the database has not yet, and gives the names of what it applied.
///
/// # Errors
/// [`MigrateError`]; migrations before the failing one stay applied.
pub async fn apply(database: &impl Hrana, migrations: &[Migration]) -> Result<Vec<&'static str>, MigrateError> {
    let mut applied = Vec::new();
    let mut tries = 0;
    loop {
        match apply_next(database, migrations).await {
            Ok(Progress::Applied(name)) => applied.push(name),
            Ok(Progress::AppliedByAnother) => {}
            Ok(Progress::UpToDate) => return Ok(applied),
            Err(MigrateError::Locked) if tries < TRIES_MAX => {
                tries += 1;
                tokio::time::sleep(PAUSE_BETWEEN_TRIES).await;
            }
            Err(error) => return Err(error),
        }
    }
}

/// The names of the migrations that the database has not taken yet, without changing anything.
///
/// # Errors
/// [`MigrateError`], when what the database took is at odds with `migrations`, or it cannot be asked.
pub async fn pending(database: &impl Hrana, migrations: &[Migration]) -> Result<Vec<&'static str>, MigrateError> {
    let entries = ledger::look(database).await?;
    ledger::next(migrations, &entries)?;
    Ok(migrations.iter().skip(entries.len()).map(|migration| migration.name).collect())
}

/// Reads the ledger anew every time: another run may have been faster.
async fn apply_next(database: &impl Hrana, migrations: &[Migration]) -> Result<Progress, MigrateError> {
    let entries = ledger::read(database).await?;
    let Some(migration) = ledger::next(migrations, &entries)? else { return Ok(Progress::UpToDate) };
    let statements = sql::statements(migration.sql);
    let errors = hrana::batch(database, transaction(migration, &statements)).await?;
    let Some((step, error)) = errors.into_iter().enumerate().find_map(|(step, error)| Some((step, error?))) else {
        return Ok(Progress::Applied(migration.name));
    };
    if error.code == "SQLITE_BUSY" {
        return Err(MigrateError::Locked);
    }
    if step == LEDGER_STEP && error.message.contains("UNIQUE constraint failed") {
        return Ok(Progress::AppliedByAnother);
    }
    let place = match step.checked_sub(LEDGER_STEP + 1).and_then(|index| Some((index, statements.get(index)?))) {
        Some((index, statement)) => format!("statement {} ({})", index + 1, first_line(statement)),
        None => "its transaction".to_owned(),
    };
    Err(MigrateError::Failed { name: migration.name.to_owned(), place, message: error.message })
}

/// Where `transaction` puts the row of the ledger: right after BEGIN, so that of two runs at the same
/// time the second stops at the unique number before it touches anything.
const LEDGER_STEP: usize = 1;

/// The whole file as one batch: each step only after the one before it, else everything is undone.
fn transaction(migration: &Migration, statements: &[&str]) -> Vec<BatchStep> {
    let after = |step: usize| BatchCond::Ok { step: u32::try_from(step).expect("fewer steps than 2³²") };
    let mut steps = vec![
        BatchStep { condition: None, stmt: Stmt::new("BEGIN IMMEDIATE", false) },
        BatchStep { condition: Some(after(0)), stmt: ledger::insert(migration) },
    ];
    for statement in statements {
        let condition = Some(after(steps.len() - 1));
        steps.push(BatchStep { condition, stmt: Stmt::new(*statement, false) });
    }
    let commit = steps.len();
    steps.push(BatchStep { condition: Some(after(commit - 1)), stmt: Stmt::new("COMMIT", false) });
    let failed = BatchCond::Not { cond: Box::new(after(commit)) };
    let undo = BatchCond::And(BatchCondList { conds: vec![after(0), failed] });
    steps.push(BatchStep { condition: Some(undo), stmt: Stmt::new("ROLLBACK", false) });
    steps
}

/// What identifies a landed file. Line ends do not count: a checkout may change them.
fn checksum(migration: &Migration) -> String {
    let digest = Sha256::digest(migration.sql.replace("\r\n", "\n"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn first_line(statement: &str) -> &str {
    statement.lines().next().unwrap_or_default()
}
