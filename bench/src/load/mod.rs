//! The load: connections that each send the next request of a row as soon as the last one was answered.

mod connection;
mod row;
mod target;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use hdrhistogram::Histogram;

pub use connection::{Answer, Connection};
pub use row::{Row, Script, form};
pub use target::Targets;

use crate::data::DATABASE_FILE;

/// Longest latency that is told apart, in microseconds.
const MICROSECONDS_MAX: u64 = 60_000_000;

/// One row on one running server.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// Address of the server, e.g. 127.0.0.1:3000
    #[arg(long, value_parser = address)]
    url: SocketAddr,
    /// Which requests
    #[arg(long, value_enum)]
    row: Row,
    /// Folder of the server's database, which the requests are taken from
    #[arg(long)]
    data: PathBuf,
    /// How long
    #[arg(long, default_value_t = 20.0)]
    seconds: f64,
    /// How many at once
    #[arg(long, default_value_t = 32)]
    connections: usize,
}

/// Loads the server of the command line and prints what came of it.
///
/// # Errors
/// When the server answers otherwise than expected.
pub fn run(arguments: &Arguments) -> Result<()> {
    let targets = Targets::read(&arguments.data.join(DATABASE_FILE), arguments.connections)?;
    let measured = runtime()?.block_on(measure(
        arguments.url,
        arguments.row,
        &targets,
        arguments.row.connections(arguments.connections),
        Duration::from_secs_f64(arguments.seconds),
    ))?;
    let [p50, p99] = [50.0, 99.0].map(|percentile| measured.milliseconds(percentile));
    println!("{}: {:.0} requests/s, p50 {p50:.2} ms, p99 {p99:.2} ms", arguments.row.name(), measured.per_second());
    Ok(())
}

/// `127.0.0.1:3000`, also written as a URL.
fn address(text: &str) -> Result<SocketAddr, String> {
    let bare = text.trim_start_matches("http://").trim_end_matches('/').replace("localhost", "127.0.0.1");
    bare.parse().map_err(|_| "write it as 127.0.0.1:3000".to_owned())
}

/// One thread: the load shares the machine with what it measures.
///
/// # Errors
/// When the operating system refuses.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

/// What came of one measurement.
#[derive(Clone, Debug)]
pub struct Measured {
    latencies: Histogram<u64>,
    elapsed: Duration,
}

impl Measured {
    /// How many answers there were.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.latencies.len()
    }

    /// Answers per second.
    #[must_use]
    pub fn per_second(&self) -> f64 {
        self.count() as f64 / self.elapsed.as_secs_f64()
    }

    /// A percentile of the time from a request to the end of its answer.
    #[must_use]
    pub fn milliseconds(&self, percentile: f64) -> f64 {
        self.latencies.value_at_percentile(percentile) as f64 / 1000.0
    }
}

/// Sends the requests of `row` on `connections` connections for as long as `time`.
///
/// # Errors
/// When a connection breaks or an answer is not the expected one.
pub async fn measure(
    server: SocketAddr,
    row: Row,
    targets: &Targets,
    connections: usize,
    time: Duration,
) -> Result<Measured> {
    let mut clients = Vec::with_capacity(connections);
    for index in 0..connections {
        let mut connection = Connection::open(server).await?;
        let script = Script::begin(row, targets, index, server, &mut connection).await?;
        clients.push((connection, script));
    }
    let start = Instant::now();
    let until = start + time;
    let tasks: Vec<_> =
        clients.into_iter().map(|(connection, script)| tokio::spawn(converse(connection, script, until))).collect();
    let mut latencies = histogram()?;
    for task in tasks {
        latencies.add(task.await.context("a connection panicked")??)?;
    }
    ensure!(!latencies.is_empty(), "{}: no answer at all", row.name());
    Ok(Measured { latencies, elapsed: start.elapsed() })
}

async fn converse(mut connection: Connection, mut script: Script, until: Instant) -> Result<Histogram<u64>> {
    let mut latencies = histogram()?;
    loop {
        let request = script.next_request();
        let sent = Instant::now();
        if sent >= until {
            return Ok(latencies);
        }
        let answer = connection.send(request).await?;
        let microseconds = u64::try_from(sent.elapsed().as_micros()).unwrap_or(MICROSECONDS_MAX);
        latencies.saturating_record(microseconds.min(MICROSECONDS_MAX));
        script.judge(&answer)?;
    }
}

fn histogram() -> Result<Histogram<u64>> {
    Ok(Histogram::new_with_bounds(1, MICROSECONDS_MAX, 3)?)
}
