//! One line per request on standard error, as the product writes it.

use std::io::Write as _;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    time: String,
    event: &'a str,
    method: &'a str,
    route: &'a str,
    status: u16,
    duration_ms: f64,
}

/// Middleware: writes the line when the answer is ready.
pub(super) async fn log(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let line = Line {
        time: web::now(),
        event: "request",
        method: method.as_str(),
        route: route.as_ref().map_or("", MatchedPath::as_str),
        status: response.status().as_u16(),
        duration_ms: (start.elapsed().as_secs_f64() * 1_000_000.0).round() / 1000.0,
    };
    if let Ok(mut line) = serde_json::to_string(&line) {
        line.push('\n');
        // A log that cannot be written must not stop the server.
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
    response
}
