//! An international bank account number, checked by country, length and check digits.

use std::fmt;

use iban::{IbanLike, ParseBaseIbanError, ParseIbanError};
use serde::{Deserialize, Serialize};

use crate::field_error::FieldCode;
use crate::text_conversions::text_conversions;

const GROUP: usize = 4;

/// An account number: country code, check digits and the country's own number, without spaces.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Iban(String);

impl Iban {
    /// Reads a number as banks print it and people copy it: spaces, hyphens, dots and small letters do not matter,
    /// nor does the word `IBAN` before it.
    ///
    /// # Errors
    /// [`FieldCode::Required`] for nothing, [`FieldCode::IbanCheck`] when a character is wrong,
    /// [`FieldCode::InvalidIban`] when the country has no such numbers.
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        let compact: String = text.chars().filter(|character| !is_punctuation(*character)).collect();
        let compact = compact.to_ascii_uppercase();
        let compact = compact.strip_prefix("IBAN").unwrap_or(&compact);
        if compact.is_empty() {
            return Err(FieldCode::Required);
        }
        match compact.parse::<iban::Iban>() {
            Ok(iban) => Ok(Self(iban.electronic_str().to_owned())),
            Err(ParseIbanError::InvalidBaseIban { source: ParseBaseIbanError::InvalidChecksum }) => {
                Err(FieldCode::IbanCheck)
            }
            Err(_) => Err(FieldCode::InvalidIban),
        }
    }

    /// The number without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_punctuation(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '.' | ':' | '-' | '\u{2010}'..='\u{2013}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

impl fmt::Display for Iban {
    /// In groups of four, as banks print it: `BE68 5390 0754 7034`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.0.chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                formatter.write_str(" ")?;
            }
            write!(formatter, "{character}")?;
        }
        Ok(())
    }
}

text_conversions!(Iban, 0);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_as_people_copy_them_become_compact() {
        for (text, compact, shown) in [
            ("BE68 5390 0754 7034", "BE68539007547034", "BE68 5390 0754 7034"),
            ("be68539007547034", "BE68539007547034", "BE68 5390 0754 7034"),
            (" IBAN: BE68-5390-0754-7034 ", "BE68539007547034", "BE68 5390 0754 7034"),
            ("BE\u{a0}685390 075470 34", "BE68539007547034", "BE68 5390 0754 7034"),
            ("NL91ABNA0417164300", "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00"),
            ("FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606", "FR14 2004 1010 0505 0001 3M02 606"),
            ("lu28 0019 4006 4475 0000", "LU280019400644750000", "LU28 0019 4006 4475 0000"),
        ] {
            let iban = Iban::parse(text).unwrap();
            assert_eq!((iban.as_str(), iban.to_string().as_str()), (compact, shown));
        }
    }

    #[test]
    fn mistakes_say_what_is_wrong() {
        for (text, code) in [
            ("", FieldCode::Required),
            ("IBAN ", FieldCode::Required),
            ("BE68 5390 0754 7043", FieldCode::IbanCheck),
            ("BE69 5390 0754 7034", FieldCode::IbanCheck),
            ("539-0075470-34", FieldCode::InvalidIban),
            ("BE68 5390 0754 703é", FieldCode::InvalidIban),
            ("0477.445.084", FieldCode::InvalidIban),
            ("XX", FieldCode::InvalidIban),
        ] {
            assert_eq!(Iban::parse(text), Err(code), "{text}");
        }
    }

    #[test]
    fn a_number_whose_check_digits_fit_must_still_be_one_of_its_country() {
        assert_eq!(Iban::parse(&checked("BE", "00539007547034")), Err(FieldCode::InvalidIban));
        assert_eq!(Iban::parse(&checked("ZZ", "539007547034")), Err(FieldCode::InvalidIban));
    }

    /// The number with the check digits of ISO 7064: 98 minus the rearranged number modulo 97.
    fn checked(country: &str, account: &str) -> String {
        let rearranged = format!("{account}{country}00");
        let remainder = rearranged.chars().fold(0_u32, |remainder, character| {
            let value = character.to_digit(36).unwrap();
            (remainder * if value > 9 { 100 } else { 10 } + value) % 97
        });
        format!("{country}{:02}{account}", 98 - remainder)
    }

    proptest! {
        #[test]
        fn belgian_accounts_are_read_and_shown(account in "[0-9]{12}") {
            let iban = Iban::parse(&checked("BE", &account)).unwrap();
            prop_assert_eq!(Iban::parse(&iban.to_string()), Ok(iban.clone()));
            prop_assert_eq!(iban.to_string().len(), 19);
        }

        #[test]
        fn a_wrong_digit_is_always_refused(account in "[0-9]{12}", place in 2..16_usize, more in 1..10_u8) {
            let mut digits = checked("BE", &account).into_bytes();
            digits[place] = b'0' + (digits[place] - b'0' + more) % 10;
            prop_assert_eq!(Iban::parse(std::str::from_utf8(&digits).unwrap()), Err(FieldCode::IbanCheck));
        }

        #[test]
        fn parsing_never_panics(text in "\\PC{0,50}") {
            let _ = Iban::parse(&text);
        }
    }
}
