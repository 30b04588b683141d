//! The embedded database: whether it is there and sound. It is only read, also while a server works with it.

use std::path::Path;

use database::{InUse, Snapshot};
use store::{Store, StoreError, upkeep};

use super::{Finding, contents};
use crate::backup::{dangling, faults, size};
use crate::migrate::DATABASE_FILE;
use crate::transport::Pipelines;

const DATABASE: &str = "database";
const USE: &str = "use";
const INTEGRITY: &str = "integrity";
const REFERENCES: &str = "references";
const WAL: &str = "write-ahead log";

/// Above this something keeps the log from being taken up: the database gives back what is over 64 MiB after a write.
const WAL_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Looks at the database of the folder `data`.
pub(super) async fn examine(data: &Path) -> Vec<Finding> {
    let file = data.join(DATABASE_FILE);
    let Ok(metadata) = std::fs::metadata(&file) else {
        let data = data.display();
        let remedy = format!(
            "name the right folder with --data, or a hosted database with --url; `loket migrate --data {data}` makes a \
             new database"
        );
        return vec![Finding::fail(DATABASE, format!("there is no {DATABASE_FILE} in {data}"), remedy)];
    };
    let used = used(data);
    // Nobody replaces the file while it is looked at.
    let _share = match InUse::shared(data) {
        Ok(share) => share,
        Err(error) => return vec![Finding::fail(DATABASE, format!("{error:#}"), "then ask the doctor again")],
    };
    let snapshot = match open(&file).await {
        Ok(snapshot) => snapshot,
        Err(error) => return vec![Finding::fail(DATABASE, format!("{error:#}"), restore(data))],
    };
    let store = Store::new(Pipelines(&snapshot));
    let mut findings = vec![
        Finding::ok(DATABASE, format!("{}, {}", file.display(), size(metadata.len()))),
        used,
        judged(INTEGRITY, "every page is as it should be", data, faults(&store, upkeep::quick_faults()).await),
        judged(REFERENCES, "every row refers to rows that exist", data, dangling(&store).await),
        log(data),
    ];
    findings.extend(contents::examine(&snapshot, &format!("--data {}", data.display())).await);
    findings
}

async fn open(file: &Path) -> anyhow::Result<Snapshot> {
    let file = file.to_owned();
    tokio::task::spawn_blocking(move || Snapshot::open(&file)).await?
}

/// The lock that tells is given back at once: a server that starts at this very instant could take it for a restore.
fn used(data: &Path) -> Finding {
    match InUse::alone(data) {
        Ok(_) => Finding::ok(USE, "no program works with it now"),
        Err(_) => Finding::ok(USE, "a program works with it now, as `loket serve` does"),
    }
}

fn judged(check: &'static str, sound: &'static str, data: &Path, faults: Result<Vec<String>, StoreError>) -> Finding {
    match faults {
        Ok(faults) if faults.is_empty() => Finding::ok(check, sound),
        Ok(faults) => Finding::fail(check, faults.join("; "), restore(data)),
        Err(error) => Finding::fail(check, error.to_string(), restore(data)),
    }
}

fn restore(data: &Path) -> String {
    format!("stop the server and put the latest backup in its place: `loket restore FILE --data {}`", data.display())
}

/// How much was written that is not in the file yet.
fn log(data: &Path) -> Finding {
    let bytes = std::fs::metadata(data.join(format!("{DATABASE_FILE}-wal"))).map_or(0, |metadata| metadata.len());
    let text = format!("{} are not in the file yet", size(bytes));
    if bytes <= WAL_BYTES_MAX {
        return Finding::ok(WAL, text);
    }
    let remedy = "a program reads for very long, or none has opened the database since a power cut: start `loket serve` \
                  anew, and end other programs that have the file open";
    Finding::warn(WAL, text, remedy)
}
