//! One run: both servers over copies of the same data, the same requests in turn, one table.

mod compare;
mod manifest;
mod process;
mod report;
mod server;
mod start;
mod trips;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::data::{self, DATABASE_FILE, Plan};
use crate::load::{self, Measured, Row, Targets};
use report::{Memory, Report, RowReport, Side};
use server::{Kind, Server, Setup};

/// Turns that each server has in each row; they alternate, so that drift of the machine hits both.
const ROUNDS: usize = 3;
/// Before the first turn, not counted: connections, caches, instances.
const WARM_UP: Duration = Duration::from_millis(1_500);

/// What to measure and how long.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// The checkout, whose spin.toml and components are measured
    #[arg(long, default_value = ".")]
    root: PathBuf,
    /// Folder for databases, manifest, cache and logs
    #[arg(long, default_value = "target/bench")]
    work: PathBuf,
    /// The program `loket`
    #[arg(long)]
    loket: PathBuf,
    /// How many journeys the database has
    #[arg(long, default_value_t = 100_000)]
    journeys: u32,
    /// Seconds of measuring per row and server
    #[arg(long, default_value_t = 8.0)]
    seconds: f64,
    /// Requests at once
    #[arg(long, default_value_t = 32)]
    connections: usize,
    /// One row only; may be repeated
    #[arg(long, value_enum)]
    only: Vec<Row>,
    /// Also write everything measured to this file, as JSON
    #[arg(long)]
    json: Option<PathBuf>,
}

/// Measures and prints the table. Missed targets are reported, not failed.
///
/// # Errors
/// When the run itself broke: a server did not start, answered wrongly, or the two differ.
pub fn run(arguments: &Arguments) -> Result<()> {
    let setup = prepare(arguments)?;
    let report = load::runtime()?.block_on(measure_all(arguments, &setup))?;
    print!("{}", report.text());
    if let Some(path) = &arguments.json {
        std::fs::write(path, report.json()?).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn prepare(arguments: &Arguments) -> Result<Setup> {
    let absolute = |path: &Path| std::path::absolute(path).with_context(|| path.display().to_string());
    let (root, work) = (absolute(&arguments.root)?, absolute(&arguments.work)?);
    let made = work.join(format!("data-{}", arguments.journeys));
    data::ensure_made(&made, &Plan::new(arguments.journeys))?;
    let setup = Setup {
        loket: absolute(&arguments.loket)?,
        native: std::env::current_exe()?,
        manifest: work.join("spin.toml"),
        cache: work.join("cache"),
        logs: work.clone(),
        loket_data: work.join("loket"),
        native_data: work.join("native"),
    };
    // Commands change the data, so each run begins with fresh copies.
    for copy in [&setup.loket_data, &setup.native_data] {
        if copy.exists() {
            std::fs::remove_dir_all(copy)?;
        }
        std::fs::create_dir_all(copy)?;
        std::fs::copy(made.join(DATABASE_FILE), copy.join(DATABASE_FILE))?;
    }
    manifest::write(&root, &setup.manifest)?;
    Ok(setup)
}

async fn measure_all(arguments: &Arguments, setup: &Setup) -> Result<Report> {
    let targets = Targets::read(&setup.native_data.join(DATABASE_FILE), arguments.connections)?;
    let rows = if arguments.only.is_empty() { Row::ALL.to_vec() } else { arguments.only.clone() };
    eprintln!("starting");
    // Compiles the components where the cache has none yet.
    Server::start(setup, Kind::Loket)?.stop()?;
    let starts = [Kind::Loket, Kind::Native].map(|kind| start::measure(setup, kind, &targets));
    let [loket_start, native_start] = starts;
    let (loket, native) = (Server::start(setup, Kind::Loket)?, Server::start(setup, Kind::Native)?);
    eprintln!("comparing answers");
    compare::same_answers(&targets, loket.address, native.address).await?;
    let idle = [loket.process.resident_kib(), native.process.resident_kib()];
    let mut reports = Vec::new();
    for &row in &rows {
        eprintln!("measuring: {}", row.name());
        reports.push(measure_row(arguments, row, &targets, &loket, &native).await?);
    }
    let memory = |server: &Server, idle| Memory { idle, peak: server.process.peak_kib() };
    let memory = [memory(&loket, idle[0]), memory(&native, idle[1])];
    loket.stop()?;
    native.stop()?;
    eprintln!("counting round trips");
    for (report, trips) in reports.iter_mut().zip(trips::count(setup, &rows, &targets).await?) {
        report.round_trips = Some(trips);
    }
    Ok(Report {
        journeys: arguments.journeys,
        connections: arguments.connections,
        seconds: arguments.seconds,
        rows: reports,
        memory,
        starts: [loket_start?, native_start?],
    })
}

async fn measure_row(
    arguments: &Arguments,
    row: Row,
    targets: &Targets,
    loket: &Server,
    native: &Server,
) -> Result<RowReport> {
    let connections = row.connections(arguments.connections);
    let measure = |server: &Server, time| load::measure(server.address, row, targets, connections, time);
    measure(loket, WARM_UP).await?;
    measure(native, WARM_UP).await?;
    let turn = Duration::from_secs_f64(arguments.seconds / ROUNDS as f64);
    let (mut of_loket, mut of_native) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for (server, turns) in [(loket, &mut of_loket), (native, &mut of_native)] {
            let before = server.process.cpu_seconds();
            let measured = measure(server, turn).await?;
            turns.push(Turn::of(&measured, server.process.cpu_seconds() - before));
        }
    }
    Ok(RowReport { row, loket: median(&of_loket), native: median(&of_native), round_trips: None })
}

/// One server's turn in one row.
struct Turn {
    per_second: f64,
    p50_ms: f64,
    p99_ms: f64,
    cpu_us: f64,
}

impl Turn {
    fn of(measured: &Measured, cpu_seconds: f64) -> Self {
        Self {
            per_second: measured.per_second(),
            p50_ms: measured.milliseconds(50.0),
            p99_ms: measured.milliseconds(99.0),
            cpu_us: cpu_seconds * 1e6 / measured.count() as f64,
        }
    }
}

fn median(turns: &[Turn]) -> Side {
    let of = |value: fn(&Turn) -> f64| {
        let mut values: Vec<f64> = turns.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    Side {
        per_second: of(|turn| turn.per_second),
        p50_ms: of(|turn| turn.p50_ms),
        p99_ms: of(|turn| turn.p99_ms),
        cpu_us: of(|turn| turn.cpu_us),
    }
}
