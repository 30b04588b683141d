//! A Belgian enterprise number (KBO/BCE): ten digits of which the last two check the first eight.
//!
//! Numbers begin with 0 or, since 19 September 2023, with 1. Establishment units have numbers of the same form that
//! begin with 2 to 8: people copy them by mistake, so they are refused in words of their own.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::field_error::FieldCode;
use crate::text_conversions::text_conversions;

const DIGITS: usize = 10;
/// Before 2005 numbers had nine digits; old letterheads still show them so.
const LEGACY_DIGITS: usize = 9;
/// What stands before the number on letterheads. `BE` comes after the word: `BTW BE 0477.445.084`.
const WORDS: [&str; 5] = ["BTW", "TVA", "VAT", "KBO", "BCE"];
const COUNTRY: &str = "BE";

/// An enterprise number: ten digits whose check digits fit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EnterpriseNumber(String);

impl EnterpriseNumber {
    /// Reads `0477.445.084`, `0477445084`, `477445084`, `BE0477445084`, `BTW BE 0477 445 084`, with any punctuation.
    ///
    /// # Errors
    /// [`FieldCode::Required`] for nothing, [`FieldCode::EnterpriseNumberCharacters`] for letters and other signs,
    /// [`FieldCode::EnterpriseNumberLength`] unless there are nine or ten digits,
    /// [`FieldCode::EnterpriseNumberEstablishment`] for the number of an establishment unit,
    /// [`FieldCode::EnterpriseNumberFirstDigit`] when it begins with neither 0 nor 1,
    /// [`FieldCode::EnterpriseNumberCheck`] when a digit is wrong.
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        let compact: String = text.chars().filter(|character| !is_punctuation(*character)).collect();
        let digits = without_words(&compact);
        if compact.is_empty() {
            return Err(FieldCode::Required);
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(FieldCode::EnterpriseNumberCharacters);
        }
        let digits = match digits.len() {
            DIGITS => digits.to_owned(),
            LEGACY_DIGITS => format!("0{digits}"),
            _ => return Err(FieldCode::EnterpriseNumberLength),
        };
        match (digits.as_bytes()[0], is_checked(&digits)) {
            (b'0' | b'1', true) => Ok(Self(digits)),
            (b'0' | b'1', false) => Err(FieldCode::EnterpriseNumberCheck),
            (b'2'..=b'8', true) => Err(FieldCode::EnterpriseNumberEstablishment),
            _ => Err(FieldCode::EnterpriseNumberFirstDigit),
        }
    }

    /// The ten digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The VAT number of an enterprise that is liable to VAT; an owners' association usually is not.
    #[must_use]
    pub fn vat_number(&self) -> String {
        format!("{COUNTRY}{}", self.0)
    }
}

/// Spaces of every width, dots, hyphens and slashes; also what copying from a PDF or web page brings along unseen.
fn is_punctuation(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '.' | ',' | ':' | '-' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

fn without_words(compact: &str) -> &str {
    let rest = WORDS.iter().find_map(|word| strip_word(compact, word)).unwrap_or(compact);
    strip_word(rest, COUNTRY).unwrap_or(rest)
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// The last two digits are 97 minus the first eight modulo 97, so they lie between 01 and 97.
fn is_checked(digits: &str) -> bool {
    digits.parse::<u64>().is_ok_and(|number| 97 - number / 100 % 97 == number % 100)
}

impl fmt::Display for EnterpriseNumber {
    /// `0477.445.084`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", &self.0[..4], &self.0[4..7], &self.0[7..])
    }
}

text_conversions!(EnterpriseNumber, 0);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_known_enterprises_are_valid() {
        for text in [
            "0314.595.348",
            "0477.445.084",
            "0200.065.765",
            "0200.068.636",
            "0200.305.493",
            "0401.574.852",
            "0214.596.464",
            "0202.239.951",
            "0473.416.418",
            "0442.528.054",
            "0419.052.173",
            "0248.015.142",
            "0316.380.841",
            "0440.691.388",
            "0417.497.106",
            "0479.495.447",
            "0566.988.259",
            "0403.170.701",
        ] {
            assert_eq!(EnterpriseNumber::parse(text).map(|number| number.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn new_numbers_and_check_digits_97_are_valid() {
        for text in ["1000000021", "1001234592", "1234567894", "0000000196", "0485000097", "0000009797"] {
            assert_eq!(EnterpriseNumber::parse(text).map(String::from), Ok(text.to_owned()));
        }
    }

    #[test]
    fn the_way_of_writing_does_not_matter() {
        for text in [
            "0477.445.084",
            "0477445084",
            "477445084",
            "477.445.084",
            "BE0477445084",
            "be 0477.445.084",
            "BE477.445.084",
            "BTW BE 0477 445 084",
            "TVA: BE 0477-445-084",
            "KBO 0477/445/084",
            "\u{a0}0477\u{202f}445\u{200b}084\u{feff}",
            "0477\u{2013}445\u{2011}084.",
        ] {
            assert_eq!(EnterpriseNumber::parse(text).map(String::from), Ok("0477445084".to_owned()), "{text}");
        }
    }

    #[test]
    fn every_kind_of_mistake_has_a_code_of_its_own() {
        use FieldCode::{
            EnterpriseNumberCharacters, EnterpriseNumberCheck, EnterpriseNumberEstablishment,
            EnterpriseNumberFirstDigit, EnterpriseNumberLength, Required,
        };
        for (text, code) in [
            ("", Required),
            (" .- ", Required),
            ("BE", EnterpriseNumberLength),
            ("12345678", EnterpriseNumberLength),
            ("04774450840", EnterpriseNumberLength),
            ("0477.445.08X", EnterpriseNumberCharacters),
            ("NL 0477.445.084", EnterpriseNumberCharacters),
            ("0477.445.084 BTW", EnterpriseNumberCharacters),
            ("Fluvius", EnterpriseNumberCharacters),
            ("é477.445.084", EnterpriseNumberCharacters),
            ("٠٤٧٧٤٤٥٠٨٤", EnterpriseNumberCharacters),
            ("0123456789", EnterpriseNumberCheck),
            ("1234567890", EnterpriseNumberCheck),
            ("1000000000", EnterpriseNumberCheck),
            ("0222.867.266", EnterpriseNumberCheck),
            ("0783225603", EnterpriseNumberCheck),
            ("0403.091.578", EnterpriseNumberCheck),
            ("2.000.000.339", EnterpriseNumberEstablishment),
            ("2.147.812.701", EnterpriseNumberEstablishment),
            ("2.105.028.474", EnterpriseNumberEstablishment),
            ("2.105.028.475", EnterpriseNumberFirstDigit),
            ("9.000.006.626", EnterpriseNumberFirstDigit),
        ] {
            assert_eq!(EnterpriseNumber::parse(text), Err(code), "{text}");
        }
    }

    #[test]
    fn a_number_is_ten_digits_in_json_and_carries_the_vat_number() {
        let number = EnterpriseNumber::parse("0477.445.084").unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"0477445084\"");
        assert_eq!(serde_json::from_str::<EnterpriseNumber>("\"BE 477.445.084\"").unwrap(), number);
        assert!(serde_json::from_str::<EnterpriseNumber>("\"0477445085\"").is_err());
        assert_eq!(number.vat_number(), "BE0477445084");
    }

    fn number() -> impl Strategy<Value = EnterpriseNumber> {
        (0_u64..20_000_000)
            .prop_map(|first| EnterpriseNumber::parse(&format!("{first:08}{:02}", 97 - first % 97)).unwrap())
    }

    /// What [`EnterpriseNumber::parse`] says of these ten digits.
    fn parsed(digits: &[u8]) -> Result<EnterpriseNumber, FieldCode> {
        EnterpriseNumber::parse(std::str::from_utf8(digits).unwrap())
    }

    proptest! {
        #[test]
        fn every_notation_is_the_same_number(
            number in number(),
            word in "(BTW |TVA: ?|vat)?(BE ?|be)?",
            separators in proptest::collection::vec("[ ./\u{a0}\u{200b}-]{0,2}", 10),
        ) {
            let spread: String = number.as_str().chars().zip(&separators)
                .map(|(digit, separator)| format!("{digit}{separator}")).collect();
            prop_assert_eq!(EnterpriseNumber::parse(&format!("{word}{spread}")), Ok(number.clone()));
            prop_assert_eq!(EnterpriseNumber::parse(&number.to_string()), Ok(number.clone()));
            prop_assert_eq!(EnterpriseNumber::parse(&number.vat_number()), Ok(number.clone()));
            if let Some(legacy) = number.as_str().strip_prefix('0') {
                prop_assert_eq!(EnterpriseNumber::parse(legacy), Ok(number));
            }
        }

        #[test]
        fn a_wrong_digit_is_always_refused(number in number()) {
            for place in 0..DIGITS {
                for digit in b'0'..=b'9' {
                    let mut digits = number.as_str().as_bytes().to_vec();
                    if digits[place] != digit {
                        digits[place] = digit;
                        prop_assert!(parsed(&digits).is_err());
                    }
                }
            }
        }

        #[test]
        fn swapped_neighbours_are_always_refused(number in number()) {
            for place in 1..DIGITS {
                let mut digits = number.as_str().as_bytes().to_vec();
                if digits[place - 1] != digits[place] {
                    digits.swap(place - 1, place);
                    prop_assert!(parsed(&digits).is_err());
                }
            }
        }

        #[test]
        fn parsing_never_panics(text in "\\PC{0,40}") {
            let _ = EnterpriseNumber::parse(&text);
        }
    }
}
