//! A cadastral parcel number. What people copy from old papers is often incomplete, so nothing is refused for its
//! form: the number is kept as typed and says whether it is a full one.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::contact::required_line;
use crate::field_error::FieldCode;
use crate::limits::PARCEL_CHARS_MAX;
use crate::text_conversions::text_conversions;

/// A parcel number as stored; a CaPaKey in its one spelling (`21013B0029/00A005`), anything else as typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ParcelNumber {
    text: String,
    is_capakey: bool,
}

impl ParcelNumber {
    /// Reads a CaPaKey in capitals or small letters, with or without spaces, with `/`, `-` or nothing before the second
    /// part, or in the older spelling `21013_B_0029_A_005_00`; keeps any other line of text as it is.
    ///
    /// # Errors
    /// [`FieldCode`] when it is empty, too long or has control characters.
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        let text = required_line(Some(text), PARCEL_CHARS_MAX)?;
        Ok(match capakey(&text) {
            Some(capakey) => Self { text: capakey, is_capakey: true },
            None => Self { text, is_capakey: false },
        })
    }

    /// The number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the registers can find it; if not, staff are warned.
    #[must_use]
    pub fn is_capakey(&self) -> bool {
        self.is_capakey
    }
}

/// Division (5 digits), section (a letter), ground number (4), bis number (2), exponent (a letter, `_` or 0) and
/// power (3).
fn capakey(text: &str) -> Option<String> {
    let compact: String = text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let signs = if fits(&compact, "99999_A_9999_X_999_99") {
        let part = |from: usize, to: usize| &compact[from..to];
        [part(0, 5), part(6, 7), part(8, 12), part(19, 21), part(13, 14), part(15, 18)].concat()
    } else {
        match compact.split_at_checked(10) {
            Some((before, after)) => format!("{before}{}", after.strip_prefix(['/', '-']).unwrap_or(after)),
            None => compact,
        }
    };
    fits(&signs, "99999A999999X999").then(|| format!("{}/{}", &signs[..10], &signs[10..]))
}

/// Whether `text` has the shape of `pattern`: 9 for a digit, A for a letter, X for a letter, `_` or 0.
fn fits(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(sign, kind)| match kind {
            b'9' => sign.is_ascii_digit(),
            b'A' => sign.is_ascii_uppercase(),
            b'X' => sign.is_ascii_uppercase() || matches!(sign, b'_' | b'0'),
            other => sign == other,
        })
}

impl fmt::Display for ParcelNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

text_conversions!(ParcelNumber, text);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_capakey_has_one_spelling() {
        for (text, capakey) in [
            ("21013B0029/00A005", "21013B0029/00A005"),
            ("21013b0029/00a005", "21013B0029/00A005"),
            (" 21013 B 0029 / 00 A 005 ", "21013B0029/00A005"),
            ("21013B0029-00A005", "21013B0029/00A005"),
            ("21013B002900A005", "21013B0029/00A005"),
            ("11001_B_0009_A_005_00", "11001B0009/00A005"),
            ("11001_b_0009___000_02", "11001B0009/02_000"),
            ("11001B0001/00S000", "11001B0001/00S000"),
            ("12403D0000/00N009", "12403D0000/00N009"),
            ("11001B0001/000000", "11001B0001/000000"),
        ] {
            let parcel = ParcelNumber::parse(text).unwrap();
            assert_eq!((parcel.as_str(), parcel.is_capakey()), (capakey, true));
        }
    }

    #[test]
    fn other_numbers_are_kept_as_typed() {
        for text in ["12403D/00N009", "Mechelen 3e afd. sectie D nr. 9n", "21013B0029/00A05", "21013B0029//00A005", "é"]
        {
            let parcel = ParcelNumber::parse(text).unwrap();
            assert_eq!((parcel.as_str(), parcel.is_capakey()), (text, false));
        }
    }

    #[test]
    fn a_parcel_number_is_one_line_of_bounded_length() {
        assert_eq!(ParcelNumber::parse(" "), Err(FieldCode::Required));
        assert_eq!(ParcelNumber::parse("a\nb"), Err(FieldCode::Invalid));
        assert_eq!(ParcelNumber::parse(&"9".repeat(PARCEL_CHARS_MAX + 1)), Err(FieldCode::TooLong));
    }

    proptest! {
        #[test]
        fn a_stored_number_is_read_back_unchanged(
            text in "([0-9]{5}[A-Za-z][0-9]{4}[/-]?[0-9]{2}[A-Z_0][0-9]{3}|\\PC{1,30})",
        ) {
            if let Ok(parcel) = ParcelNumber::parse(&text) {
                prop_assert_eq!(ParcelNumber::parse(parcel.as_str()), Ok(parcel));
            }
        }
    }
}
