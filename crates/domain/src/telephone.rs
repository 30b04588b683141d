//! A telephone number in E.164, parsed from the way people in Belgium write it.
//!
//! The `phonenumber` crate brings the numbering plans of the whole world, a regex engine included: several times the
//! size of a citizen's page component for numbers that are mostly Belgian. So: Belgian numbers are checked in full,
//! foreign ones for length.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::field_error::FieldCode;

const BELGIUM: &str = "32";
/// E.164 allows fifteen digits with the country code; no country has numbers shorter than these.
const DIGITS_MIN: usize = 8;
const DIGITS_MAX: usize = 15;
/// Neighbours and others where the zero before the area code is dropped abroad, so `+31 (0)20` means `+3120`.
const DROPS_TRUNK_ZERO: [&str; 5] = [BELGIUM, "31", "33", "44", "49"];

/// A number in E.164: `+` and digits, country code first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TelephoneNumber(String);

impl TelephoneNumber {
    /// Reads `+32 474 12 34 56`, `0032…`, `0474/12.34.56`, `015 12 34 56`, `+32 (0)15…`. A number without country
    /// code is Belgian.
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
    digits.strip_prefix('0').map(|national| format!("{BELGIUM}{national}"))
}

fn without_trunk_zero(digits: &str) -> String {
    for country in DROPS_TRUNK_ZERO {
        if let Some(national) = digits.strip_prefix(country).and_then(|rest| rest.strip_prefix('0')) {
            return format!("{country}{national}");
        }
    }
    digits.to_owned()
}

fn is_dialable(digits: &str) -> bool {
    if digits.starts_with('0') || !(DIGITS_MIN..=DIGITS_MAX).contains(&digits.len()) {
        return false;
    }
    digits.strip_prefix(BELGIUM).is_none_or(is_belgian)
}

/// Mobile numbers are 45x to 49x and nine digits; all others (zones, 70, 78, 800, 900) have eight.
fn is_belgian(national: &str) -> bool {
    let mobile = matches!(national.as_bytes(), [b'4', b'5'..=b'9', ..]);
    !national.starts_with('0') && national.len() == if mobile { 9 } else { 8 }
}

impl fmt::Display for TelephoneNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<TelephoneNumber> for String {
    fn from(number: TelephoneNumber) -> Self {
        number.0
    }
}

impl TryFrom<String> for TelephoneNumber {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|code| code.as_str().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_as_people_write_them_become_e164() {
        for (text, number) in [
            ("0474 12 34 56", "+32474123456"),
            ("0474/12.34.56", "+32474123456"),
            ("+32 474 12 34 56", "+32474123456"),
            ("0032474123456", "+32474123456"),
            ("+32 (0)474 12 34 56", "+32474123456"),
            ("00 32 0474 12 34 56", "+32474123456"),
            ("0456-12-34-56", "+32456123456"),
            ("015 29 75 11", "+3215297511"),
            ("(015) 29 75 11", "+3215297511"),
            ("02 123 45 67", "+3221234567"),
            ("04 223 45 67", "+3242234567"),
            ("0800 12 345", "+3280012345"),
            ("+31 20 123 4567", "+31201234567"),
            ("+31 (0)20 123 4567", "+31201234567"),
            ("0033 1 23 45 67 89", "+33123456789"),
            ("+352 123 456", "+352123456"),
            ("\u{a0}0474\u{a0}12\u{202f}34\u{2013}56 ", "+32474123456"),
        ] {
            assert_eq!(TelephoneNumber::parse(text).map(String::from), Ok(number.to_owned()), "{text}");
        }
    }

    #[test]
    fn texts_that_cannot_be_dialled_are_refused() {
        for text in [
            "",
            "0",
            "+",
            "00",
            "112",
            "474123456",
            "0474 12 34 5",
            "0474 12 34 567",
            "015 29 75 1",
            "015 29 75 112",
            "00 00 00 00",
            "+0474123456",
            "+32",
            "+1234567",
            "+1234567890123456",
            "0474 12 34 56 of 015 29 75 11",
            "0474 AB CD EF",
            "++32474123456",
            "٠٤٧٤١٢٣٤٥٦",
            "jan@example.be",
        ] {
            assert_eq!(TelephoneNumber::parse(text), Err(FieldCode::InvalidTelephone), "{text}");
        }
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in "\\PC{0,60}") {
            let _ = TelephoneNumber::parse(&text);
        }

        #[test]
        fn an_accepted_number_is_accepted_again_unchanged(text in "(\\+|00|0)[0-9 ./()-]{6,20}") {
            if let Ok(number) = TelephoneNumber::parse(&text) {
                prop_assert_eq!(TelephoneNumber::parse(number.as_str()), Ok(number));
            }
        }
    }
}
