//! The reference of a submission: what a citizen reads out on the telephone.
//!
//! Eight characters of Crockford's base 32 and a check character, `7K2M-9QXM-4`. The check is a sum over the field
//! GF(32): every wrong character and every swap of two is detected, with the same 32 signs (a sum modulo 37 would need
//! `*`, `~` and `$`).

use std::fmt;

use serde::{Deserialize, Serialize};

/// Digits and capitals without I, L, O and U, which are misread or misheard.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA_SIGNS: usize = 8;
const BITS_PER_SIGN: u32 = 5;

/// A reference, spelled `XXXX-XXXX-X`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

/// Why a text is no reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Another number of characters than nine, or a character references never have.
    #[error("not the form of a reference")]
    Form,
    /// The check character does not fit: a character was mistyped or two were swapped.
    #[error("the check character does not fit")]
    Check,
}

impl Reference {
    /// The reference of 40 random bits; higher bits are ignored.
    #[must_use]
    pub fn from_random(bits: u64) -> Self {
        let mut values = [0_u8; DATA_SIGNS];
        for (place, value) in (0_u32..).zip(values.iter_mut()) {
            *value = u8::try_from((bits >> (place * BITS_PER_SIGN)) & 31).unwrap_or_default();
        }
        Self(spell(&values, check_value(&values)))
    }

    /// Reads a reference as people type it: case, spaces and hyphens do not matter, O reads as 0, I and L as 1.
    ///
    /// # Errors
    /// [`ReferenceError`] when the text cannot be a reference.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let mut values = Vec::with_capacity(DATA_SIGNS + 1);
        for character in text.chars().filter(|character| !character.is_whitespace() && *character != '-') {
            values.push(value_of(character).ok_or(ReferenceError::Form)?);
            if values.len() > DATA_SIGNS + 1 {
                return Err(ReferenceError::Form);
            }
        }
        let Some((check, data)) = values.split_last().filter(|(_, data)| data.len() == DATA_SIGNS) else {
            return Err(ReferenceError::Form);
        };
        if check_value(data) == *check { Ok(Self(spell(data, *check))) } else { Err(ReferenceError::Check) }
    }

    /// The reference as it is shown and stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn value_of(character: char) -> Option<u8> {
    let sign = match character.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        other => u8::try_from(other).ok()?,
    };
    SIGNS.iter().position(|known| *known == sign).and_then(|value| u8::try_from(value).ok())
}

/// Horner's rule at the generator of GF(32): sign `i` from the right weighs the generator to the power `i`. Weights
/// differ and are not zero, so no single error and no swap leaves the sum as it was.
fn check_value(data: &[u8]) -> u8 {
    data.iter().fold(0, |sum, value| times_generator(sum ^ value))
}

/// Multiplication by x modulo x⁵ + x² + 1, a primitive polynomial.
fn times_generator(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0b10_0000 == 0 { shifted } else { shifted ^ 0b10_0101 }
}

fn spell(data: &[u8], check: u8) -> String {
    let signs = data.iter().chain([&check]).enumerate();
    signs.fold(String::with_capacity(DATA_SIGNS + 3), |mut text, (place, value)| {
        if place > 0 && place % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(SIGNS[usize::from(*value)]));
        text
    })
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_reference_has_two_groups_of_four_and_a_check_character() {
        assert_eq!(Reference::from_random(0).as_str(), "0000-0000-0");
        let reference = Reference::from_random(0x12_3456_789A);
        assert_eq!(reference.as_str().len(), "XXXX-XXXX-X".len());
        assert_eq!(Reference::from_random(0xFF00_0012_3456_789A), reference, "bits above 40 are ignored");
    }

    #[test]
    fn the_way_of_typing_does_not_matter() {
        let reference = Reference::from_random(0b00001_00000_11111_00001_00000_00001_00010_00011);
        let typed = reference.as_str().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(Reference::parse(&typed), Ok(reference.clone()));
        assert_eq!(Reference::parse(&reference.as_str().replace('1', "i").replace('-', "")), Ok(reference));
    }

    #[test]
    fn other_texts_are_no_reference() {
        for text in ["", "-", "7K2M", "7K2M-9QXM-4-4", "7K2M-9QXM-U", "7K2M*9QXM", "éééé-éééé-é"] {
            assert_eq!(Reference::parse(text), Err(ReferenceError::Form), "{text}");
        }
    }

    fn signs(reference: &Reference) -> Vec<u8> {
        reference.as_str().bytes().filter(|sign| *sign != b'-').collect()
    }

    fn read(signs: Vec<u8>) -> Result<Reference, ReferenceError> {
        Reference::parse(&String::from_utf8(signs).unwrap_or_default())
    }

    proptest! {
        #[test]
        fn what_is_spelled_is_read_back(bits: u64) {
            let reference = Reference::from_random(bits);
            prop_assert_eq!(Reference::parse(reference.as_str()), Ok(reference));
        }

        #[test]
        fn every_wrong_character_is_detected(bits: u64) {
            let reference = Reference::from_random(bits);
            for place in 0..=DATA_SIGNS {
                for sign in SIGNS {
                    let mut changed = signs(&reference);
                    if changed[place] != *sign {
                        changed[place] = *sign;
                        prop_assert_eq!(read(changed), Err(ReferenceError::Check));
                    }
                }
            }
        }

        #[test]
        fn every_swap_of_two_characters_is_detected(bits: u64) {
            let reference = Reference::from_random(bits);
            for first in 0..=DATA_SIGNS {
                for second in first + 1..=DATA_SIGNS {
                    let mut changed = signs(&reference);
                    if changed[first] != changed[second] {
                        changed.swap(first, second);
                        prop_assert_eq!(read(changed), Err(ReferenceError::Check));
                    }
                }
            }
        }

        #[test]
        fn parsing_never_panics(text in "\\PC{0,40}") {
            let _ = Reference::parse(&text);
        }
    }
}
