//! The time of the request.

use std::time::{SystemTime, UNIX_EPOCH};

/// This instant: UTC, RFC 3339 with milliseconds.
#[must_use]
pub fn now() -> String {
    domain::clock::instant(milliseconds())
}

/// Today's date in Brussels, `YYYY-MM-DD`.
#[must_use]
pub fn today() -> String {
    domain::clock::brussels_date(milliseconds())
}

fn milliseconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
