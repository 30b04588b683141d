//! How long a session lives.

use crate::clock;
use crate::limits::{SESSION_ABSOLUTE_SECONDS, SESSION_IDLE_SECONDS, SESSION_REFRESH_SECONDS};

/// When a session that begins at `now` ends in any case.
#[must_use]
pub fn absolute_end(now: &str) -> String {
    later(now, SESSION_ABSOLUTE_SECONDS)
}

/// When a session used at `now` ends without further use, never beyond its absolute end.
#[must_use]
pub fn idle_end(now: &str, absolute_end: &str) -> String {
    later(now, SESSION_IDLE_SECONDS).min(absolute_end.to_owned())
}

/// Whether a session last written at `seen_at` and used at `now` is to be written again.
#[must_use]
pub fn refresh_is_due(seen_at: &str, now: &str) -> bool {
    later(seen_at, SESSION_REFRESH_SECONDS).as_str() <= now
}

/// An instant that cannot be read ends at once: a session must not live on because of it.
fn later(instant: &str, seconds: i64) -> String {
    clock::shifted(instant, seconds).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NINE: &str = "2026-11-23T09:00:00.000Z";

    #[test]
    fn a_session_ends_after_an_hour_idle_and_twelve_in_any_case() {
        let end = absolute_end(NINE);
        assert_eq!(end, "2026-11-23T21:00:00.000Z");
        assert_eq!(idle_end(NINE, &end), "2026-11-23T10:00:00.000Z");
        assert_eq!(idle_end("2026-11-23T20:30:00.000Z", &end), end);
    }

    #[test]
    fn a_session_is_written_every_five_minutes_at_most() {
        assert!(!refresh_is_due(NINE, "2026-11-23T09:04:59.999Z"));
        assert!(refresh_is_due(NINE, "2026-11-23T09:05:00.000Z"));
    }

    #[test]
    fn an_unreadable_instant_keeps_no_session_alive() {
        assert_eq!(idle_end("soon", &absolute_end(NINE)), "");
    }
}
