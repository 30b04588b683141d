//! Counting tries in fixed windows of time.

use crate::clock;

/// The window that an instant falls in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its first instant.
    pub start: String,
    /// Seconds until the next one begins, at least 1.
    pub seconds_left: u32,
}

impl Window {
    /// The window of `seconds` that holds `now`; windows follow one another from 1970 on.
    #[must_use]
    pub fn at(now: &str, seconds: i64) -> Self {
        let length = seconds.max(1) * 1000;
        let now = clock::milliseconds(now).unwrap_or_default();
        let start = now - now.rem_euclid(length);
        let left = (start + length - now).max(1);
        Self {
            start: clock::instant(start),
            seconds_left: u32::try_from(left.div_euclid(1000) + i64::from(left % 1000 > 0)).unwrap_or(u32::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_follow_one_another() {
        let window = |now| Window::at(now, 900);
        let first = Window { start: "2026-11-23T10:00:00.000Z".into(), seconds_left: 900 };
        assert_eq!(window("2026-11-23T10:00:00.000Z"), first);
        assert_eq!(window("2026-11-23T10:14:59.001Z"), Window { seconds_left: 1, ..first });
        assert_eq!(window("2026-11-23T10:15:00.000Z").start, "2026-11-23T10:15:00.000Z");
    }
}
