//! A telephone number in E.164, parsed from the way people in Belgium write it.
//!
//! The crate `phonenumber` knows the numbering plans of the whole world, with a regex engine: it takes the component of
//! the citizen's pages from 1,373,637 to 3,556,223 bytes (+159 %), for numbers that are mostly Belgian. So it only
//! checks this parser in tests: what it finds valid is accepted here and becomes the same number. On purpose we are
//! wider where it says "not valid":
//! - 02, 03 and 09 with any next digit, all of 070, 078 and 090: it lists the ranges given out so far;
//! - abroad every number of the right length, since ranges change and a real number refused costs more;
//!
//! and narrower where it reads more than a number: letters as digits, extensions, fewer than seven or more than fifteen
//! digits.

mod abroad;

use std::fmt;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::field_error::FieldCode;
use crate::text_conversions::text_conversions;
use abroad::country_of;

const BELGIUM: &str = "32";
/// With the country code. E.164 allows no more; what is shorter is an emergency or service number.
const DIGITS: RangeInclusive<usize> = 7..=15;

/// A number in E.164: `+` and digits, country code first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TelephoneNumber(String);

impl TelephoneNumber {
    /// Reads `+32 474 12 34 56`, `0032…`, `0474/12.34.56`, `015 12 34 56`, `+32 (0)15…`. A number without country
    /// code is Belgian; spreadsheets take its zero away, so `474123456` and `32474123456` are read too.
    ///
    /// # Errors
    /// [`FieldCode::InvalidTelephone`] when the text cannot be dialled.
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        let digits = international_digits(text).ok_or(FieldCode::InvalidTelephone)?;
        if is_dialable(&digits) { Ok(Self(format!("+{digits}"))) } else { Err(FieldCode::InvalidTelephone) }
    }

    /// The number as `+` and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as it is written in Belgium: `0474 12 34 56`, `015 12 34 56`, `02 123 45 67`, `0800 12 345`; one from
    /// abroad in groups, `+31 201 234 567`.
    #[must_use]
    pub fn shown(&self) -> String {
        let digits = &self.0[1..];
        if let Some(national) = digits.strip_prefix(BELGIUM) {
            return format!("0{}", grouped(national, belgian_groups(national)));
        }
        let code = country_of(digits).map_or(0, |country| country.code.len());
        let (code, national) = digits.split_at(code);
        format!("+{code} {}", grouped(national, foreign_groups(national.len())))
    }
}

/// The digits with the country code in front, or none when the text has other characters than a number has.
fn international_digits(text: &str) -> Option<String> {
    let text = text.trim();
    let (has_plus, rest) = match text.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut digits = String::new();
    for character in rest.chars() {
        match character {
            '0'..='9' => digits.push(character),
            ' ' | '.' | '/' | '-' | '(' | ')' | '\u{a0}' | '\u{2010}'..='\u{2013}' | '\u{202f}' => {}
            _ => return None,
        }
    }
    if has_plus {
        return Some(without_trunk_zero(&digits));
    }
    if let Some(international) = digits.strip_prefix("00") {
        return Some(without_trunk_zero(international));
    }
    if let Some(national) = digits.strip_prefix('0') {
        return Some(format!("{BELGIUM}{national}"));
    }
    if is_belgian(&digits) { Some(format!("{BELGIUM}{digits}")) } else { digits.starts_with(BELGIUM).then_some(digits) }
}

/// `+31 (0)20` means `+3120`; in Italy the zero belongs to the number.
fn without_trunk_zero(digits: &str) -> String {
    let code = match country_of(digits) {
        Some(country) if country.drops_zero => country.code,
        None if digits.starts_with(BELGIUM) => BELGIUM,
        _ => return digits.to_owned(),
    };
    let national = &digits[code.len()..];
    format!("{code}{}", national.strip_prefix('0').unwrap_or(national))
}

fn is_dialable(digits: &str) -> bool {
    if !DIGITS.contains(&digits.len()) {
        return false;
    }
    if let Some(national) = digits.strip_prefix(BELGIUM) {
        return is_belgian(national);
    }
    country_of(digits).is_some_and(|country| {
        let national = &digits[country.code.len()..];
        country.lengths.contains(&national.len()) && !(country.drops_zero && national.starts_with('0'))
    })
}

/// Mobile numbers are 45 to 49 and nine digits; all others have eight: zones, and services at 70, 78, 800 and 90.
fn is_belgian(national: &str) -> bool {
    match national.as_bytes() {
        [b'4', b'5'..=b'9', ..] => national.len() == 9,
        _ if national.len() != 8 => false,
        [b'8', b'0', b'0', fourth, ..] => *fourth != b'0',
        [b'8', b'0', third, ..] => matches!(third, b'2'..=b'8'),
        [first, second, ..] => is_zone(*first, *second),
        _ => false,
    }
}

/// The first two digits after the zero. Brussels, Antwerp and Ghent have one digit of their own, Liège two ranges.
fn is_zone(first: u8, second: u8) -> bool {
    match first {
        b'1' => !matches!(second, b'7' | b'8'),
        b'2' | b'3' | b'5' | b'9' => true,
        b'4' => matches!(second, b'2' | b'3'),
        b'6' => !matches!(second, b'2' | b'6'),
        b'7' => matches!(second, b'0' | b'1' | b'8'),
        b'8' => second != b'8',
        _ => false,
    }
}

/// How many digits stand together after the zero.
fn belgian_groups(national: &str) -> &'static [usize] {
    match national.as_bytes() {
        [b'4', b'5'..=b'9', ..] => &[3, 2, 2, 2],
        [b'8' | b'9', b'0', b'0', ..] | [b'9', b'0', ..] => &[3, 2, 3],
        [b'2' | b'3' | b'4' | b'9', ..] => &[1, 3, 2, 2],
        _ => &[2, 2, 2, 2],
    }
}

/// Threes; the last four digits in twos, so that no digit stands alone.
fn foreign_groups(length: usize) -> &'static [usize] {
    match length % 3 {
        0 => &[3, 3, 3, 3, 3],
        1 if length > 10 => &[3, 3, 3, 2, 2],
        1 if length > 7 => &[3, 3, 2, 2],
        1 if length > 4 => &[3, 2, 2],
        1 => &[2, 2],
        _ => &[3, 3, 3, 3, 2],
    }
}

fn grouped(digits: &str, groups: &[usize]) -> String {
    let mut rest = digits;
    let mut parts = Vec::new();
    for length in groups {
        let (part, others) = rest.split_at_checked(*length).unwrap_or((rest, ""));
        parts.push(part);
        rest = others;
    }
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

impl fmt::Display for TelephoneNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_conversions!(TelephoneNumber, 0);

#[cfg(test)]
mod tests;
