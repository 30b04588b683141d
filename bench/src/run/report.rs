//! What was measured, as a table for people and as JSON for programs, each target with its verdict.

use std::fmt::Write as _;

use anyhow::Result;
use serde::{Serialize, Serializer};

use crate::load::Row;

/// At least this part of the native server's requests per second.
const RATE_MIN: f64 = 0.5;
/// At most this many times the native server's 99th percentile.
const P99_MAX: f64 = 3.0;
/// Memory at the peak of the load, in MiB.
const MEMORY_MIB_MAX: f64 = 200.0;
/// Start with compiled components, in milliseconds.
const START_MS_MAX: f64 = 500.0;

/// One run.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) journeys: u32,
    pub(super) connections: usize,
    pub(super) seconds: f64,
    pub(super) rows: Vec<RowReport>,
    /// Loket's and the native server's.
    pub(super) memory: [Memory; 2],
    /// Loket's and the native server's.
    pub(super) starts: [Start; 2],
}

/// One row on both servers.
#[derive(Debug, Serialize)]
pub(super) struct RowReport {
    #[serde(serialize_with = "name")]
    pub(super) row: Row,
    pub(super) loket: Side,
    pub(super) native: Side,
    pub(super) round_trips: Option<Trips>,
}

/// One server in one row: medians of its turns.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Side {
    pub(super) per_second: f64,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    /// Processor time per request, in microseconds.
    pub(super) cpu_us: f64,
}

/// Round trips to the database of one request.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Trips {
    pub(super) median: u64,
    pub(super) max: u64,
    pub(super) mean: f64,
}

/// Memory of a server, in KiB.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Memory {
    /// After the first requests.
    pub(super) idle: u64,
    /// The most under all rows.
    pub(super) peak: u64,
}

/// How long a start took, in milliseconds.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Start {
    pub(super) listening_ms: f64,
    pub(super) first_page_ms: f64,
}

fn name<S: Serializer>(row: &Row, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(row.name())
}

impl RowReport {
    fn rate(&self) -> f64 {
        self.loket.per_second / self.native.per_second
    }

    fn p99(&self) -> f64 {
        self.loket.p99_ms / self.native.p99_ms
    }
}

impl Report {
    pub(super) fn json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    pub(super) fn text(&self) -> String {
        let head = [
            "", "Loket/s", "native/s", "ratio", "p50 ms", "native", "p99 ms", "native", "ratio", "CPU µs", "native",
            "trips",
        ]
        .map(str::to_owned)
        .to_vec();
        let mut lines = vec![head];
        lines.extend(self.rows.iter().map(line));
        let mut text = format!(
            "\n{} journeys, {} connections, {} s per row and server in turns; medians of the turns\n\n{}\n",
            self.journeys,
            self.connections,
            self.seconds,
            aligned(&lines)
        );
        let [loket, native] = &self.memory;
        let _ = writeln!(
            text,
            "memory   Loket {:.0} MiB (idle {:.0}), native {:.0} MiB (idle {:.0})",
            mebibytes(loket.peak),
            mebibytes(loket.idle),
            mebibytes(native.peak),
            mebibytes(native.idle)
        );
        let [loket, native] = &self.starts;
        let _ = writeln!(
            text,
            "start    Loket {:.0} ms to listening, {:.0} ms to the first page; native {:.0} and {:.0} ms\n\ntargets",
            loket.listening_ms, loket.first_page_ms, native.listening_ms, native.first_page_ms
        );
        for (target, is_met) in self.targets() {
            let _ = writeln!(text, "  {} {target}", if is_met { "met    " } else { "NOT MET" });
        }
        text
    }

    /// What was aimed at, with what was reached.
    fn targets(&self) -> Vec<(String, bool)> {
        let mut targets = Vec::new();
        for row in &self.rows {
            let (name, rate, p99) = (row.row.name(), row.rate(), row.p99());
            targets.push((format!("{name}: {rate:.2} × native (at least {RATE_MIN})"), rate >= RATE_MIN));
            targets.push((format!("{name}: p99 {p99:.2} × native (at most {P99_MAX})"), p99 <= P99_MAX));
            if let Some(most) = row.row.p99_ms_max() {
                let (p99, connections) = (row.loket.p99_ms, row.row.connections(self.connections));
                targets
                    .push((format!("{name}: p99 {p99:.1} ms at {connections} connections (below {most})"), p99 < most));
            }
            if let Some(trips) = row.round_trips {
                let most = row.row.round_trips_max();
                targets.push((format!("{name}: {} round trips (at most {most})", trips.median), trips.median <= most));
            }
        }
        let memory = mebibytes(self.memory[0].peak);
        targets.push((format!("memory {memory:.0} MiB (below {MEMORY_MIB_MAX})"), memory < MEMORY_MIB_MAX));
        let start = self.starts[0].first_page_ms;
        targets.push((format!("start {start:.0} ms (below {START_MS_MAX})"), start < START_MS_MAX));
        targets
    }
}

fn line(row: &RowReport) -> Vec<String> {
    let (loket, native) = (&row.loket, &row.native);
    let trips = row.round_trips.map_or("–".to_owned(), |trips| {
        // A new instance reads the catalogue once, which the mean shows.
        if trips.max == trips.median {
            trips.median.to_string()
        } else {
            format!("{} (mean {:.2})", trips.median, trips.mean)
        }
    });
    vec![
        row.row.name().to_owned(),
        format!("{:.0}", loket.per_second),
        format!("{:.0}", native.per_second),
        format!("{:.2}", row.rate()),
        format!("{:.2}", loket.p50_ms),
        format!("{:.2}", native.p50_ms),
        format!("{:.2}", loket.p99_ms),
        format!("{:.2}", native.p99_ms),
        format!("{:.2}", row.p99()),
        format!("{:.0}", loket.cpu_us),
        format!("{:.0}", native.cpu_us),
        trips,
    ]
}

fn mebibytes(kibibytes: u64) -> f64 {
    kibibytes as f64 / 1024.0
}

/// The first column to the left, the others to the right.
fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.first().map_or(0, Vec::len);
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for line in lines {
        for (column, (cell, width)) in line.iter().zip(&widths).enumerate() {
            let _ = if column == 0 { write!(text, "{cell:<width$}") } else { write!(text, "  {cell:>width$}") };
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(loket: f64, native: f64, trips: u64) -> Report {
        let side = |per_second| Side { per_second, p50_ms: 1.0, p99_ms: 1000.0 / per_second, cpu_us: 10.0 };
        let round_trips = Some(Trips { median: trips, max: trips, mean: trips as f64 });
        let row = RowReport { row: Row::List, loket: side(loket), native: side(native), round_trips };
        let memory = [Memory { idle: 1, peak: 199 * 1024 }, Memory { idle: 1, peak: 1 }];
        let start = Start { listening_ms: 100.0, first_page_ms: 500.0 };
        Report { journeys: 10, connections: 2, seconds: 1.0, rows: vec![row], memory, starts: [start, start] }
    }

    fn verdicts(report: &Report) -> Vec<bool> {
        report.targets().into_iter().map(|(_, is_met)| is_met).collect()
    }

    #[test]
    fn each_target_is_judged_at_its_bound() {
        // Rate, p99, round trips, memory just below, start not below.
        assert_eq!(verdicts(&report(500.0, 1000.0, 1)), [true, true, true, true, false]);
        assert_eq!(verdicts(&report(300.0, 1000.0, 2)), [false, false, false, true, false]);
    }

    #[test]
    fn columns_line_up() {
        let text = report(500.0, 1000.0, 1).text();
        let table: Vec<&str> = text.lines().skip(3).take(2).collect();
        assert_eq!(table[0].chars().count(), table[1].chars().count(), "{text}");
        assert!(text.contains("NOT MET start"), "{text}");
    }
}
