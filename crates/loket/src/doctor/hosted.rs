//! A hosted database: whether it answers, how fast, and whether it understands what the product asks.

use std::time::{Duration, Instant};

use database::migrate::{MIGRATIONS, MigrateError, pending};
use serde::Deserialize;
use store::{Read, Store, Transport, upkeep};
use tokio::time::timeout;

use super::{Finding, contents};
use crate::migrate::Hosted;
use crate::transport::Pipelines;

/// The check that tells whether the database can be used at all.
pub(super) const CHECK: &str = "hosted database";
const LATENCY: &str = "latency";
const DIALECT: &str = "SQL";
const SEARCH: &str = "full-text search";

/// How long the database may take for the first answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// A page asks a few times; above this people notice.
const LATENCY_MAX: Duration = Duration::from_millis(200);
/// The oldest SQLite that knows strict tables, JSON operators and the tokenizer `trigram`.
const SQLITE_VERSION_MIN: (u32, u32) = (3, 38);

#[derive(Deserialize)]
struct Dialect {
    version: String,
    json: String,
}

#[derive(Deserialize)]
struct Count {
    count: i64,
}

/// Looks at `hosted`, which commands find by `options`.
pub(super) async fn examine(hosted: &Hosted, options: &str) -> Vec<Finding> {
    let remedy = "check --url and --token, and whether this machine may reach that address";
    match timeout(PATIENCE, pending(hosted, MIGRATIONS)).await {
        Err(_) => {
            let text = format!("it did not answer within {} s", PATIENCE.as_secs());
            return vec![Finding::fail(CHECK, text, remedy)];
        }
        Ok(Err(MigrateError::Hrana(error))) => return vec![Finding::fail(CHECK, error.to_string(), remedy)],
        // What the ledger says is told with the rest of the contents.
        Ok(_) => {}
    }
    let store = Store::new(Pipelines(hosted));
    let mut findings = vec![
        Finding::ok(CHECK, "it answers, and the token is good"),
        latency(&store).await,
        dialect(&store).await,
        search(&store).await,
    ];
    findings.extend(contents::examine(hosted, options).await);
    findings
}

/// The time of the simplest question, over the connection that is there already.
async fn latency<T: Transport>(store: &Store<T>) -> Finding {
    let started = Instant::now();
    if let Err(error) = store.read(Read::new().with(upkeep::ping())).await {
        return Finding::fail(LATENCY, error.to_string(), "ask again; the connection may be unsteady");
    }
    let took = started.elapsed();
    let text = format!("{} ms for the simplest question", took.as_millis());
    if took <= LATENCY_MAX {
        return Finding::ok(LATENCY, text);
    }
    Finding::warn(LATENCY, text, "run the application in the region of the database")
}

async fn dialect<T: Transport>(store: &Store<T>) -> Finding {
    let remedy = "use a libSQL (Turso, sqld) that is up to date";
    match contents::first::<T, Dialect>(store, upkeep::dialect()).await {
        Ok(Some(found)) if found.json == "[1]" && is_new_enough(&found.version) => {
            Finding::ok(DIALECT, format!("SQLite {} with JSON", found.version))
        }
        Ok(Some(found)) => {
            let (major, minor) = SQLITE_VERSION_MIN;
            let text = format!("SQLite {}, and the product needs {major}.{minor} with JSON", found.version);
            Finding::fail(DIALECT, text, remedy)
        }
        Ok(None) => Finding::skipped(DIALECT, "cannot be judged: the database does not say its version"),
        Err(error) => Finding::skipped(DIALECT, format!("cannot be judged: {error}")),
    }
}

async fn search<T: Transport>(store: &Store<T>) -> Finding {
    match contents::first::<T, Count>(store, upkeep::full_text_modules()).await {
        Ok(Some(found)) if found.count > 0 => Finding::ok(SEARCH, "fts5 is there"),
        Ok(Some(_)) => Finding::fail(SEARCH, "fts5 is missing", "use a libSQL (Turso, sqld) that has it"),
        Ok(None) => Finding::skipped(SEARCH, "cannot be judged: the database does not list its modules"),
        Err(error) => Finding::skipped(SEARCH, format!("cannot be judged: {error}")),
    }
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.split('.').map(|number| number.parse::<u32>().unwrap_or_default());
    (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default()) >= SQLITE_VERSION_MIN
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn versions_compare_as_numbers() {
        for (version, expected) in [("3.45.1", true), ("3.38", true), ("4.0", true), ("3.9.2", false), ("", false)] {
            assert_eq!(is_new_enough(version), expected, "{version}");
        }
    }
}
