//! How long a server takes to start: from its process to the first page out of the database.

use std::time::Instant;

use anyhow::{Result, ensure};

use super::report::Start;
use super::server::{Kind, Server, Setup};
use crate::load::{Connection, Row, Targets};

const STARTS: usize = 5;

/// The median of several starts, with components compiled and files in the page cache.
pub(super) fn measure(setup: &Setup, kind: Kind, targets: &Targets) -> Result<Start> {
    let mut starts = (0..STARTS).map(|_| once(setup, kind, targets)).collect::<Result<Vec<_>>>()?;
    starts.sort_by(|one, other| one.first_page_ms.total_cmp(&other.first_page_ms));
    Ok(starts[STARTS / 2])
}

fn once(setup: &Setup, kind: Kind, targets: &Targets) -> Result<Start> {
    let start = Instant::now();
    let server = Server::start(setup, kind)?;
    let listening_ms = start.elapsed().as_secs_f64() * 1000.0;
    let request = Row::List.reads(targets, 0, server.address).swap_remove(0);
    // A thread of its own: this one already drives a runtime.
    let address = server.address;
    let status = std::thread::scope(|scope| {
        let first_page = || {
            crate::load::runtime()?.block_on(async {
                let mut connection = Connection::open(address).await?;
                anyhow::Ok(connection.send(&request).await?.status)
            })
        };
        scope.spawn(first_page).join().unwrap_or_else(|_| anyhow::bail!("the first page panicked"))
    })?;
    let first_page_ms = start.elapsed().as_secs_f64() * 1000.0;
    ensure!(status == 200, "the first page has status {status}");
    server.stop()?;
    Ok(Start { listening_ms, first_page_ms })
}
