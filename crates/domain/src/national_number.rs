//! Belgian national numbers (rijksregisternummer, BIS number) in free text, found to be masked: the desk may not keep
//! them (law of 8 August 1983, articles 5 and 8).
//!
//! A number is eleven digits: date of birth, serial number, check digits (97 minus the first nine modulo 97; with a 2
//! before the nine for whoever was born since 2000). BIS numbers, of people who are not in the register, have 20 or
//! 40 added to the month.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

use chrono::NaiveDate;

/// What stands in the place of a digit.
pub const MASK: char = '•';

/// How people group the eleven digits.
const GROUPINGS: [&[usize]; 5] = [&[11], &[6, 5], &[6, 3, 2], &[2, 2, 2, 3, 2], &[2, 2, 2, 5]];
/// Odd for men, even for women; 000 and 999 are not given.
const SERIALS: RangeInclusive<u32> = 1..=998;

/// The text with every national number made unreadable, and how many there were. Punctuation stays, so that the reader
/// sees what was there: `••.••.••-•••.••`.
#[must_use]
pub fn mask(text: &str) -> (Cow<'_, str>, usize) {
    let found = find(text);
    if found.is_empty() {
        return (Cow::Borrowed(text), 0);
    }
    let mut masked = String::with_capacity(2 * text.len());
    let mut copied = 0;
    for place in &found {
        masked.push_str(&text[copied..place.start]);
        masked.extend(text[place.clone()].chars().map(|sign| if sign.is_ascii_digit() { MASK } else { sign }));
        copied = place.end;
    }
    masked.push_str(&text[copied..]);
    (Cow::Owned(masked), found.len())
}

/// Where national numbers stand in `text`, in bytes, from left to right. A number within a longer row of digits is
/// something else: an IBAN, an EAN code, a telephone number.
#[must_use]
pub fn find(text: &str) -> Vec<Range<usize>> {
    let groups = digit_groups(text);
    let mut found = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        let count = GROUPINGS.iter().find_map(|grouping| number_at(text, &groups, first, grouping));
        if let Some(count) = count {
            found.push(groups[first].start..groups[first + count - 1].end);
        }
        first += count.unwrap_or(1);
    }
    found
}

/// Every longest row of digits.
fn digit_groups(text: &str) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (place, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match groups.last_mut() {
            Some(last) if last.end == place => last.end += 1,
            _ => groups.push(place..place + 1),
        }
    }
    groups
}

/// How many groups from `first` on are a national number in this grouping.
fn number_at(text: &str, groups: &[Range<usize>], first: usize, grouping: &[usize]) -> Option<usize> {
    let count = grouping.len();
    let here = groups.get(first..first + count)?;
    if !here.iter().map(ExactSizeIterator::len).eq(grouping.iter().copied()) {
        return None;
    }
    let gaps = here.windows(2).map(|pair| separator(&text[pair[0].end..pair[1].start]));
    let gaps: Vec<char> = gaps.collect::<Option<_>>()?;
    let digits: String = here.iter().map(|group| &text[group.clone()]).collect();
    let before = first.checked_sub(1).map(|index| &text[groups[index].end..here[0].start]);
    let after = groups.get(first + count).map(|next| &text[here[count - 1].end..next.start]);
    let is_continued = [before, after].into_iter().flatten().any(|gap| continues(gap, &gaps));
    let is_number = is_national_number(&digits) && !is_telephone(&digits, &gaps, &text[..here[0].start]);
    (is_number && !is_continued).then_some(count)
}

/// What separates two groups of one number: a space, dot, slash or hyphen, a hyphen also between spaces.
fn separator(gap: &str) -> Option<char> {
    if gap.chars().count() > 3 || gap.contains(['\n', '\r']) {
        return None;
    }
    let mut signs = gap.chars().filter(|sign| !sign.is_whitespace());
    match (signs.next(), signs.next()) {
        (None, _) => Some(' '),
        (Some('-' | '\u{2010}'..='\u{2015}'), None) => Some('-'),
        (Some(sign @ ('.' | '/')), None) if gap.len() == 1 => Some(sign),
        _ => None,
    }
}

/// Whether a number with these gaps goes on across `gap`: beyond one sign of a kind that it also has inside. Around an
/// unbroken number a space ends it, and a slash separates two values.
fn continues(gap: &str, gaps: &[char]) -> bool {
    gap.chars().count() == 1
        && separator(gap).is_some_and(
            |sign| {
                if gaps.is_empty() { matches!(sign, '.' | '-') } else { gaps.contains(&sign) }
            },
        )
}

/// A mobile number after `32` reads as a BIS number of 1932; people of that age are fewer than mobile numbers.
fn is_telephone(digits: &str, gaps: &[char], before: &str) -> bool {
    let is_mobile = matches!(digits.as_bytes(), [b'3', b'2', b'4', b'5'..=b'9', ..]);
    before.trim_end_matches([' ', '(']).ends_with('+') || is_mobile && gaps.iter().all(|sign| *sign == ' ')
}

fn is_national_number(digits: &str) -> bool {
    let number = |range: Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0..2), number(2..4), number(4..6)) else { return false };
    let (Some(serial), Some(first), Some(check)) = (number(6..9), number(0..9), number(9..11)) else { return false };
    let is_checked = |before: u64| 97 - (before + u64::from(first)) % 97 == u64::from(check);
    SERIALS.contains(&serial)
        && (is_checked(0) && is_birth(1900 + year, month, day)
            || is_checked(2_000_000_000) && is_birth(2000 + year, month, day))
}

/// Month and day are 0 when the date of birth is not known.
fn is_birth(year: u32, month: u32, day: u32) -> bool {
    let is_known = !month.is_multiple_of(20) && day != 0;
    let year = i32::try_from(year).unwrap_or_default();
    month / 20 <= 2
        && month % 20 <= 12
        && day <= 31
        && (!is_known || NaiveDate::from_ymd_opt(year, month % 20, day).is_some())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_masked_in_every_usual_notation() {
        for (text, masked) in [
            ("93.05.18-223.61", "••.••.••-•••.••"),
            ("93051822361", "•••••••••••"),
            ("rr 930518-223.61.", "rr ••••••-•••.••."),
            ("930518 22361", "•••••• •••••"),
            ("930518-223-61", "••••••-•••-••"),
            ("93 05 18 223 61", "•• •• •• ••• ••"),
            ("93/05/18-223/61", "••/••/••-•••/••"),
            ("93.05.18 - 223.61", "••.••.•• - •••.••"),
            ("93\u{a0}05\u{a0}18\u{2013}22361", "••\u{a0}••\u{a0}••\u{2013}•••••"),
            ("RRN:93.05.18-223.61/0474123456", "RRN:••.••.••-•••.••/0474123456"),
        ] {
            assert_eq!(mask(text), (Cow::Owned(masked.to_owned()), 1), "{text}");
        }
    }

    #[test]
    fn people_born_since_2000_and_people_outside_the_register_have_numbers_too() {
        for (text, who) in [
            ("17.07.30-033.84", "born in 2017"),
            ("00.01.01-001.05", "born on the first day of 2000"),
            ("93.25.18-223.07", "BIS, sex not known"),
            ("93.45.18-223.50", "BIS"),
            ("40.00.00-953.81", "date of birth not known"),
        ] {
            assert_eq!(find(text), vec![0..text.len()], "{text}, {who}");
        }
    }

    #[test]
    fn several_numbers_in_one_text_are_all_masked() {
        let (masked, count) = mask("An 93.05.18-223.61 en Jan 17073003384; dossier 2026-000123.");
        assert_eq!((masked.as_ref(), count), ("An ••.••.••-•••.•• en Jan •••••••••••; dossier 2026-000123.", 2));
        assert_eq!(mask("93051822361 93051822361\n93051822361").1, 3);
        assert_eq!(mask("93 05 18 223 61\n93 05 18 223 61").1, 2);
    }

    #[test]
    fn other_numbers_stay_as_they_are() {
        for text in [
            "",
            "Ik ben 93 jaar.",
            "93.05.18-223.62",
            "93.13.18-223.61",
            "93.02.30-001.00",
            "930518223610",
            "193051822361",
            "1.93.05.18-223.61",
            "93.05.18-223.61.1",
            "0474 12 34 56",
            "+32 470 12 34 56",
            "32470123440",
            "+93051822361",
            "BE68 5390 0754 7034",
            "0477.445.084",
            "541448860001234567",
            "5414 4886 0001 2345 67",
            "2026-000123",
            "+++090/9337/55493+++",
        ] {
            assert_eq!(mask(text), (Cow::Borrowed(text), 0), "{text}");
        }
    }

    /// The eleven digits of somebody born `days` after the first day of 1900.
    fn born(days: u64, extra_month: u32, serial: u32) -> String {
        use chrono::{Datelike, Days};
        let day = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(days);
        let nine = format!("{:02}{:02}{:02}{serial:03}", day.year() % 100, day.month() + extra_month, day.day());
        let before = if day.year() < 2000 { 0 } else { 2_000_000_000 };
        format!("{nine}{:02}", 97 - (before + nine.parse::<u64>().unwrap()) % 97)
    }

    fn number() -> impl Strategy<Value = String> {
        let month = prop_oneof![Just(0_u32), Just(20), Just(40)];
        (0_u64..46_000, month, 1_u32..=998).prop_map(|(days, month, serial)| born(days, month, serial))
    }

    fn grouped(digits: &str, grouping: &[usize], separators: &[char]) -> String {
        let mut rest = digits;
        let mut text = String::new();
        for (index, length) in grouping.iter().enumerate() {
            let (group, others) = rest.split_at(*length);
            if index > 0 {
                text.push(separators[index % separators.len()]);
            }
            text.push_str(group);
            rest = others;
        }
        text
    }

    proptest! {
        #[test]
        fn nothing_identifying_is_left(
            number in number(),
            grouping in 0..GROUPINGS.len(),
            separators in proptest::collection::vec(proptest::sample::select(vec!['.', '-', '/', '\u{a0}']), 1..4),
            before in "[a-zé:, ]{0,10}",
            after in "([a-zé;,]|\\. )[a-zé ]{0,10}",
        ) {
            // A Belgian mobile number without its plus is not told from these.
            prop_assume!(!number.starts_with("324"));
            let text = format!("{before}{}{after}", grouped(&number, GROUPINGS[grouping], &separators));
            let (masked, count) = mask(&text);
            prop_assert_eq!(count, 1, "{}", text);
            prop_assert!(!masked.contains(|sign: char| sign.is_ascii_digit()));
            prop_assert!(masked.starts_with(&before) && masked.ends_with(&after));
            prop_assert_eq!(mask(&masked).1, 0);
        }

        #[test]
        fn a_dossier_number_beside_it_stays(number in number(), sequence in 1_u32..999_999) {
            prop_assume!(!number.starts_with("324"));
            let dossier = format!("2026-{sequence:06}");
            let official = grouped(&number, &[2, 2, 2, 3, 2], &['.', '.', '.', '-']);
            for written in [number, official] {
                let text = format!("{dossier} {written} {dossier}");
                let (masked, count) = mask(&text);
                prop_assert_eq!(count, 1);
                prop_assert!(masked.starts_with(&dossier) && masked.ends_with(&dossier));
            }
        }

        #[test]
        fn telephone_numbers_stay(mobile in "4[5-9][0-9]{7}", zone in "1[0-6][0-9]{6}") {
            let pairs = |digits: &str, first: usize| {
                let (start, rest) = digits.split_at(first);
                let rest: Vec<&str> = (0..rest.len() / 2).map(|pair| &rest[2 * pair..2 * pair + 2]).collect();
                format!("{start} {}", rest.join(" "))
            };
            for text in [
                format!("0{mobile}"),
                format!("+32{mobile}"),
                format!("0032{mobile}"),
                format!("32{mobile}"),
                format!("0{}", pairs(&mobile, 3)),
                format!("+32 {}", pairs(&mobile, 3)),
                format!("0032 {}", pairs(&mobile, 3)),
                format!("0{zone}"),
                format!("+32{zone}"),
                format!("0{}", pairs(&zone, 2)),
                format!("+32 {}", pairs(&zone, 2)),
                format!("0{} of 0{}", pairs(&mobile, 3), pairs(&zone, 2)),
            ] {
                prop_assert_eq!(mask(&text).1, 0, "{}", text);
            }
        }

        #[test]
        fn accounts_enterprises_and_meters_stay(
            iban in "[0-9]{14}",
            enterprise in "[01][0-9]{9}",
            ean in "54[0-9]{16}",
        ) {
            let fours = |text: &str| {
                let groups = (0..text.len()).step_by(4).map(|start| &text[start..text.len().min(start + 4)]);
                groups.collect::<Vec<_>>().join(" ")
            };
            for text in [
                format!("BE{iban}"),
                fours(&format!("BE{iban}")),
                enterprise.clone(),
                format!("BE{enterprise}"),
                grouped(&enterprise, &[4, 3, 3], &['.']),
                ean.clone(),
                fours(&ean),
                format!("{ean} {enterprise}"),
            ] {
                prop_assert_eq!(mask(&text).1, 0, "{}", text);
            }
        }

        #[test]
        fn any_text_keeps_all_but_digits(text in "\\PC{0,80}") {
            let (masked, _) = mask(&text);
            let mut pairs = text.chars().zip(masked.chars());
            prop_assert!(pairs.all(|(old, new)| old == new || old.is_ascii_digit() && new == MASK));
        }
    }
}
