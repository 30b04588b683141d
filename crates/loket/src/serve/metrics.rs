//! What the server counts, for Prometheus. Labels are ids and routes of the manifest, never anything of a client's.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use prometheus::core::Collector;
use prometheus::{
    Gauge, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry,
    TextEncoder,
};

use super::end::End;

/// From what a cached page takes to what nobody waits for, in seconds.
const REQUEST_BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
/// From one row by its key to a search through everything, in seconds.
const DATABASE_BUCKETS: &[f64] =
    &[0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// All figures of one server.
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    seconds: HistogramVec,
    in_progress: IntGaugeVec,
    refused: IntCounterVec,
    instances: IntGaugeVec,
    instances_started: IntCounterVec,
    traps: IntCounterVec,
    round_trips: IntCounterVec,
    database_seconds: HistogramVec,
    resident: IntGauge,
}

/// The figures of one component, found once.
pub struct Meter {
    component: String,
    requests: IntCounterVec,
    seconds: Histogram,
    in_progress: IntGauge,
    refused: IntCounter,
    instances: IntGauge,
    instances_started: IntCounter,
    traps: IntCounterVec,
    round_trips: IntCounter,
    database_seconds: Histogram,
}

/// Counts one for as long as it lives.
pub struct Counted(IntGauge);

impl Metrics {
    /// Figures that all begin with zero.
    ///
    /// # Errors
    /// When two figures have the same name, which is a defect.
    pub fn new() -> anyhow::Result<Metrics> {
        let registry = Registry::new();
        let counter = |name: &str, help: &str, labels: &[&str]| {
            register(&registry, IntCounterVec::new(Opts::new(name, help), labels)?)
        };
        let gauge =
            |name: &str, help: &str| register(&registry, IntGaugeVec::new(Opts::new(name, help), &["component"])?);
        let histogram = |name: &str, help: &str, buckets: &[f64]| {
            let opts = HistogramOpts::new(name, help).buckets(buckets.to_vec());
            register(&registry, HistogramVec::new(opts, &["component"])?)
        };
        let started =
            register(&registry, Gauge::new("loket_start_time_seconds", "When the server started, Unix time")?)?;
        started.set(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64());
        Ok(Metrics {
            requests: counter(
                "loket_requests_total",
                "Requests that a component answered",
                &["component", "route", "method", "status"],
            )?,
            seconds: histogram(
                "loket_request_duration_seconds",
                "From a request's head to the end of its answer",
                REQUEST_BUCKETS,
            )?,
            in_progress: gauge("loket_requests_in_progress", "Requests that are being answered")?,
            refused: counter("loket_requests_refused_total", "Requests turned away with 503", &["component"])?,
            instances: gauge("loket_instances", "Instances of a component")?,
            instances_started: counter("loket_instances_started_total", "Instances that were made", &["component"])?,
            traps: counter("loket_traps_total", "Requests without answer, by reason", &["component", "reason"])?,
            round_trips: counter("loket_database_round_trips_total", "Pipelines sent to the database", &["component"])?,
            database_seconds: histogram(
                "loket_database_duration_seconds",
                "From a pipeline to the head of its answer",
                DATABASE_BUCKETS,
            )?,
            resident: register(&registry, IntGauge::new("loket_resident_bytes", "Memory of the process")?)?,
            registry,
        })
    }

    /// The figures of component `id`.
    pub fn meter(&self, id: &str) -> Arc<Meter> {
        let of = [id];
        Arc::new(Meter {
            component: id.to_owned(),
            requests: self.requests.clone(),
            seconds: self.seconds.with_label_values(&of),
            in_progress: self.in_progress.with_label_values(&of),
            refused: self.refused.with_label_values(&of),
            instances: self.instances.with_label_values(&of),
            instances_started: self.instances_started.with_label_values(&of),
            traps: self.traps.clone(),
            round_trips: self.round_trips.with_label_values(&of),
            database_seconds: self.database_seconds.with_label_values(&of),
        })
    }

    /// All figures in Prometheus' text format.
    ///
    /// # Errors
    /// When a figure cannot be written, which is a defect.
    pub fn text(&self) -> prometheus::Result<String> {
        self.resident.set(resident_bytes());
        TextEncoder::new().encode_to_string(&self.registry.gather())
    }
}

fn register<C: Collector + Clone + 'static>(registry: &Registry, figure: C) -> anyhow::Result<C> {
    registry.register(Box::new(figure.clone()))?;
    Ok(figure)
}

/// 0 where the system does not tell.
fn resident_bytes() -> i64 {
    const PAGE_BYTES: i64 = 4096;
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split(' ').nth(1).and_then(|pages| pages.parse::<i64>().ok()).unwrap_or_default() * PAGE_BYTES
}

impl Meter {
    /// A request is being answered.
    pub fn begin(&self) -> Counted {
        Counted::one(&self.in_progress)
    }

    /// A request was answered.
    pub fn answered(&self, route: &str, method: &str, status: u16, duration: Duration, trap: Option<End>) {
        let class = match status {
            100..=199 => "1xx",
            200..=299 => "2xx",
            300..=399 => "3xx",
            400..=499 => "4xx",
            _ => "5xx",
        };
        self.requests.with_label_values(&[self.component.as_str(), route, method, class]).inc();
        self.seconds.observe(duration.as_secs_f64());
        if let Some(end) = trap {
            self.traps.with_label_values(&[self.component.as_str(), end.as_str()]).inc();
        }
    }

    /// A request was turned away.
    pub fn refused(&self) {
        self.refused.inc();
    }

    /// An instance was made.
    pub fn instance(&self) -> Counted {
        self.instances_started.inc();
        Counted::one(&self.instances)
    }

    /// A pipeline was answered by the database, or failed.
    pub fn round_trip(&self, duration: Duration) {
        self.round_trips.inc();
        self.database_seconds.observe(duration.as_secs_f64());
    }
}

impl Counted {
    fn one(gauge: &IntGauge) -> Counted {
        gauge.inc();
        Counted(gauge.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_under_their_component() {
        let metrics = Metrics::new().unwrap();
        let meter = metrics.meter("intake");
        let held = (meter.begin(), meter.instance());
        meter.answered("/contact", "POST", 303, Duration::from_millis(3), None);
        meter.answered("/contact", "POST", 504, Duration::from_secs(5), Some(End::Cpu));
        meter.refused();
        meter.round_trip(Duration::from_micros(300));
        let text = metrics.text().unwrap();
        for line in [
            r#"loket_requests_total{component="intake",method="POST",route="/contact",status="3xx"} 1"#,
            r#"loket_requests_total{component="intake",method="POST",route="/contact",status="5xx"} 1"#,
            r#"loket_request_duration_seconds_bucket{component="intake",le="0.005"} 1"#,
            r#"loket_request_duration_seconds_count{component="intake"} 2"#,
            r#"loket_requests_in_progress{component="intake"} 1"#,
            r#"loket_requests_refused_total{component="intake"} 1"#,
            r#"loket_instances{component="intake"} 1"#,
            r#"loket_instances_started_total{component="intake"} 1"#,
            r#"loket_traps_total{component="intake",reason="cpu"} 1"#,
            r#"loket_database_round_trips_total{component="intake"} 1"#,
            r#"loket_database_duration_seconds_bucket{component="intake",le="0.0005"} 1"#,
        ] {
            assert!(text.contains(line), "{line} in\n{text}");
        }
        drop(held);
        let text = metrics.text().unwrap();
        assert!(text.contains(r#"loket_instances{component="intake"} 0"#), "{text}");
        assert!(text.contains("loket_start_time_seconds 1"), "{text}");
    }
}
