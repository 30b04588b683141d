//! What is in a database, embedded or hosted: migrations, catalogue, somebody to manage it, and instants that are past.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use database::migrate::{Hrana, MIGRATIONS, MigrateError, pending};
use domain::clock;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::users::{self, UserRow};
use store::{Read, Statement, Store, StoreError, Transport, upkeep};

use super::Finding;
use crate::transport::Pipelines;

const LEDGER: &str = "migrations";
const CLOCK: &str = "clock";
const CATALOGUE: &str = "catalogue";
const MANAGER: &str = "manager";

/// How far the clocks of two machines may be apart, in milliseconds.
const LEEWAY_MS: i64 = 60_000;

#[derive(Deserialize)]
struct Latest {
    applied_at: Option<String>,
}

/// Looks into `database`, which commands find by `options`.
pub(super) async fn examine<H: Hrana + Sync>(database: &H, options: &str) -> Vec<Finding> {
    let pending = match pending(database, MIGRATIONS).await {
        Ok(pending) => pending,
        Err(error) => return vec![Finding::fail(LEDGER, error.to_string(), remedy(&error))],
    };
    let store = Store::new(Pipelines(database));
    let mut findings = vec![ledger(&pending, options)];
    if pending.len() < MIGRATIONS.len() {
        findings.push(time(&store).await);
    }
    if pending.is_empty() {
        findings.push(catalogue(&store, options).await);
        findings.push(manager(&store, options).await);
    } else {
        for check in [CATALOGUE, MANAGER] {
            findings.push(Finding::skipped(check, "to be judged once the database is up to date"));
        }
    }
    findings
}

/// The first row of what `statement` asks.
pub(super) async fn first<T: Transport, R: DeserializeOwned>(
    store: &Store<T>,
    statement: Statement,
) -> Result<Option<R>, StoreError> {
    store.read(Read::new().with(statement)).await?.take(0).first()
}

fn ledger(pending: &[&str], options: &str) -> Finding {
    if pending.is_empty() {
        return Finding::ok(LEDGER, format!("the database took all {}", MIGRATIONS.len()));
    }
    let text = format!("the database has not taken {}", pending.join(", "));
    Finding::fail(LEDGER, text, format!("`loket migrate {options}`; `loket serve` does the same when it starts"))
}

fn remedy(error: &MigrateError) -> &'static str {
    match error {
        MigrateError::Unknown { .. } => "use the newer loket that this database belongs to",
        MigrateError::Changed { .. } | MigrateError::Gap { .. } => {
            "use the loket that this database belongs to, or restore a backup made before the migration"
        }
        MigrateError::Locked => "wait until the other program has finished, and ask again",
        MigrateError::Failed { .. } | MigrateError::Hrana(_) => "if it stays so, restore the latest backup",
    }
}

/// What happened cannot lie in the future: sessions and terms would go wrong.
async fn time<T: Transport>(store: &Store<T>) -> Finding {
    let latest = match first::<T, Latest>(store, upkeep::latest_migration()).await {
        Ok(latest) => latest.and_then(|latest| latest.applied_at),
        Err(error) => return unanswered(CLOCK, &error),
    };
    let now = DateTime::<Utc>::from(SystemTime::now()).timestamp_millis();
    let (now_text, Some(applied_at)) = (clock::instant(now), latest) else {
        return Finding::skipped(CLOCK, "the database does not say when it was migrated");
    };
    match clock::milliseconds(&applied_at) {
        None => Finding::skipped(CLOCK, format!("{applied_at:?}, when the database was migrated, is no instant")),
        Some(at) if at > now.saturating_add(LEEWAY_MS) => Finding::fail(
            CLOCK,
            format!("it is {now_text} on this machine, before the database was migrated ({applied_at})"),
            "set the clock of this machine right and let NTP keep it so; if it is right, the one that migrated was not",
        ),
        Some(_) => Finding::ok(CLOCK, format!("it is {now_text}, after the latest migration")),
    }
}

async fn catalogue<T: Transport>(store: &Store<T>, options: &str) -> Finding {
    let read = store.read(Read::new().with(upkeep::catalogue_version())).await;
    match read.map(|mut answers| answers.take(0).is_empty()) {
        Ok(true) => {
            let remedy = format!("`loket migrate {options}` brings the one that this program ships");
            Finding::fail(CATALOGUE, "the database has none", remedy)
        }
        Ok(false) => Finding::ok(CATALOGUE, "it is there"),
        Err(error) => unanswered(CATALOGUE, &error),
    }
}

async fn manager<T: Transport>(store: &Store<T>, options: &str) -> Finding {
    let read = store.read(Read::new().with(users::managers())).await;
    let managers = match read.and_then(|mut answers| answers.take(0).records::<UserRow>()) {
        Ok(managers) => managers,
        Err(error) => return unanswered(MANAGER, &error),
    };
    let able = managers.iter().filter(|manager| manager.has_password).count();
    match (able, managers.is_empty()) {
        (0, true) => Finding::warn(
            MANAGER,
            "nobody can manage users",
            format!("`loket user add E-MAIL --name NAME --role manager {options}` prints a link to set a password"),
        ),
        (0, false) => Finding::warn(
            MANAGER,
            "the managers have not set a password yet",
            format!("`loket user passwd E-MAIL {options}` prints a link to set one"),
        ),
        _ => Finding::ok(MANAGER, format!("{able} can sign in")),
    }
}

fn unanswered(check: &'static str, error: &StoreError) -> Finding {
    Finding::fail(check, error.to_string(), "if it stays so, restore the latest backup")
}
