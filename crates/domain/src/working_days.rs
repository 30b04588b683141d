//! Working days: Monday to Friday, without Belgium's public holidays. What reaction time counts in.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Beyond this no reaction time is worth counting; it keeps a mistyped year from costing time.
const SPAN_DAYS_MAX: i64 = 36_600;

/// How many working days lie after `from` up to and including `to`: 0 on the same day. Both as `YYYY-MM-DD`. `None`
/// when either is no date, `to` is before `from`, or they are more than a century apart.
#[must_use]
pub fn between(from: &str, to: &str) -> Option<i64> {
    let from = parse_date(from)?;
    let to = parse_date(to)?;
    if !(0..=SPAN_DAYS_MAX).contains(&to.signed_duration_since(from).num_days()) {
        return None;
    }
    let count = from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| is_working_day(*day)).count();
    i64::try_from(count).ok()
}

/// A calendar day.
pub type Day = NaiveDate;

/// Reads `YYYY-MM-DD`, exactly: nothing shorter, signed or spaced.
#[must_use]
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (date.to_string() == text && (1000..=9999).contains(&date.year())).then_some(date)
}

/// Whether the desk's law knows `day` as a working day.
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_public_holiday(day)
}

/// The ten public holidays of the Royal Decree of 18 April 1974.
#[must_use]
pub fn is_public_holiday(day: NaiveDate) -> bool {
    // New Year, Labour Day, National Day, Assumption, All Saints, Armistice, Christmas.
    let fixed = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)];
    // Easter Monday, Ascension, Whit Monday.
    let movable = [1, 39, 50];
    fixed.contains(&(day.month(), day.day()))
        || easter(day.year()).is_some_and(|easter| {
            movable.into_iter().any(|after| easter.checked_add_days(Days::new(after)) == Some(day))
        })
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * correction + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    #[test]
    fn easter_falls_on_known_sundays() {
        for date in ["1961-04-02", "2000-04-23", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2285-03-22"] {
            assert_eq!(easter(day(date).year()), Some(day(date)));
        }
    }

    #[test]
    fn movable_holidays_follow_easter() {
        for date in ["2026-04-06", "2026-05-14", "2026-05-25"] {
            assert!(is_public_holiday(day(date)), "{date}");
        }
        assert!(!is_public_holiday(day("2026-05-15")), "the day after Ascension is no public holiday");
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        // Friday to Monday.
        assert_eq!(between("2026-11-20", "2026-11-23"), Some(1));
        // Armistice Day 2026 is a Wednesday.
        assert_eq!(between("2026-11-10", "2026-11-12"), Some(1));
        assert_eq!(between("2026-12-24", "2027-01-04"), Some(5));
    }

    #[test]
    fn an_answer_on_the_same_day_takes_no_working_day() {
        assert_eq!(between("2026-11-23", "2026-11-23"), Some(0));
    }

    #[test]
    fn an_answer_before_the_question_has_no_reaction_time() {
        assert_eq!(between("2026-11-23", "2026-11-20"), None);
        assert_eq!(between("0026-11-23", "2026-11-20"), None);
        assert_eq!(between("1026-11-23", "2026-11-20"), None);
    }

    #[test]
    fn dates_have_one_spelling() {
        for text in ["2026-1-2", "2026-02-30", "+2026-01-02", "2026-01-02 ", "20260102", "0999-01-01", ""] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn spans_add_up(start in 0u64..20_000, first in 0u64..400, second in 0u64..400) {
            let base = day("2000-01-01");
            let at = |days: u64| base.checked_add_days(Days::new(days)).unwrap().to_string();
            let (from, middle, to) = (at(start), at(start + first), at(start + first + second));
            let parts = between(&from, &middle).unwrap() + between(&middle, &to).unwrap();
            prop_assert_eq!(between(&from, &to), Some(parts));
        }
    }
}
