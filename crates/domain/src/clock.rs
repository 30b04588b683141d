//! Instants and dates as text. An instant is UTC, RFC 3339, always with milliseconds and `Z`, so that instants sort as
//! text; what a date is, Brussels decides.

use chrono::{DateTime, Datelike, Days, NaiveDate, SecondsFormat, TimeDelta, Utc, Weekday};

/// The instant `milliseconds` after 1970-01-01T00:00Z, e.g. `2026-11-23T21:00:00.000Z`. Instants outside the years
/// 0 to 9999 become the nearest one inside.
#[must_use]
pub fn instant(milliseconds: i64) -> String {
    const FIRST: i64 = -62_167_219_200_000;
    const LAST: i64 = 253_402_300_799_999;
    let time = DateTime::from_timestamp_millis(milliseconds.clamp(FIRST, LAST)).unwrap_or_default();
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Milliseconds since 1970-01-01T00:00Z of an RFC 3339 text.
#[must_use]
pub fn milliseconds(instant: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(instant).ok().map(|time| time.timestamp_millis())
}

/// The instant `seconds` after (or, negative, before) `instant`; `None` when `instant` is not one.
#[must_use]
pub fn shifted(instant: &str, seconds: i64) -> Option<String> {
    milliseconds(instant).map(|at| self::instant(at.saturating_add(seconds.saturating_mul(1000))))
}

/// The calendar date in Brussels at `milliseconds` since 1970-01-01T00:00Z, as `YYYY-MM-DD`.
#[must_use]
pub fn brussels_date(milliseconds: i64) -> String {
    brussels(milliseconds).date_naive().to_string()
}

/// The time of day in Brussels at `milliseconds` since 1970-01-01T00:00Z, as `HH:MM`.
#[must_use]
pub fn brussels_time(milliseconds: i64) -> String {
    brussels(milliseconds).format("%H:%M").to_string()
}

fn brussels(milliseconds: i64) -> DateTime<Utc> {
    let utc = DateTime::from_timestamp_millis(milliseconds).unwrap_or_default();
    utc + TimeDelta::hours(if is_summer_time(utc) { 2 } else { 1 })
}

/// Directive 2000/84/EC: from the last Sunday of March to the last Sunday of October, both at 01:00 UTC. The time zone
/// database would add 300 KB to each component for this one rule.
fn is_summer_time(utc: DateTime<Utc>) -> bool {
    let change = |month| last_sunday(utc.year(), month).and_then(|date| date.and_hms_opt(1, 0, 0));
    match (change(3), change(10)) {
        (Some(start), Some(end)) => (start..end).contains(&utc.naive_utc()),
        _ => false,
    }
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(last.weekday().days_since(Weekday::Sun).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date_at(instant: &str) -> String {
        brussels_date(milliseconds(instant).unwrap())
    }

    #[test]
    fn instants_have_one_width_and_read_back() {
        assert_eq!(instant(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(instant(1_795_467_600_007), "2026-11-23T21:00:00.007Z");
        assert_eq!(milliseconds("2026-11-23T21:00:00.007Z"), Some(1_795_467_600_007));
        assert_eq!(instant(i64::MAX).len(), instant(0).len());
        assert_eq!(instant(i64::MIN).len(), instant(0).len());
    }

    #[test]
    fn shifting_crosses_days_both_ways() {
        assert_eq!(shifted("2026-12-31T23:59:59.500Z", 1).as_deref(), Some("2027-01-01T00:00:00.500Z"));
        assert_eq!(shifted("2027-01-01T00:00:00.500Z", -1).as_deref(), Some("2026-12-31T23:59:59.500Z"));
        assert_eq!(shifted("tomorrow", 1), None);
    }

    #[test]
    fn the_date_changes_at_midnight_in_brussels() {
        assert_eq!(date_at("2026-01-15T22:59:59.999Z"), "2026-01-15");
        assert_eq!(date_at("2026-01-15T23:00:00.000Z"), "2026-01-16");
        assert_eq!(date_at("2026-07-15T21:59:59.999Z"), "2026-07-15");
        assert_eq!(date_at("2026-07-15T22:00:00.000Z"), "2026-07-16");
    }

    #[test]
    fn the_clock_in_brussels_is_one_or_two_hours_ahead() {
        let time_at = |instant: &str| brussels_time(milliseconds(instant).unwrap());
        assert_eq!(time_at("2026-01-15T23:05:59.999Z"), "00:05");
        assert_eq!(time_at("2026-07-15T07:30:00.000Z"), "09:30");
    }

    #[test]
    fn summer_time_starts_and_ends_on_the_last_sundays_at_one() {
        let summer = |instant: &str| is_summer_time(DateTime::parse_from_rfc3339(instant).unwrap().to_utc());
        // 29 March and 25 October 2026; 31 March and 27 October 2024.
        assert!(!summer("2026-03-29T00:59:59.999Z") && summer("2026-03-29T01:00:00Z"));
        assert!(summer("2026-10-25T00:59:59.999Z") && !summer("2026-10-25T01:00:00Z"));
        assert!(!summer("2024-03-31T00:59:59Z") && summer("2024-03-31T01:00:00Z"));
        assert!(summer("2024-10-27T00:59:59Z") && !summer("2024-10-27T01:00:00Z"));
    }
}
