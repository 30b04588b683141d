//! A dossier's number: the year and a running number, `2026-000123`. Permanent and unique.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Digits of the running number when shown; it may grow beyond.
const SEQUENCE_DIGITS: usize = 6;
/// More digits than any desk will need; keeps parsing away from overflow.
const SEQUENCE_DIGITS_MAX: usize = 9;

/// A dossier's number. A journey bears the number of its first dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DossierNumber {
    year: u16,
    sequence: u32,
}

/// The text is no dossier number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a dossier number")]
pub struct NotADossierNumber;

impl DossierNumber {
    /// The number `sequence` of `year`; none when the year does not have four digits or the sequence does not start
    /// from 1.
    #[must_use]
    pub fn new(year: u16, sequence: u32) -> Option<Self> {
        ((1000..=9999).contains(&year) && (1..=999_999_999).contains(&sequence)).then_some(Self { year, sequence })
    }

    /// Reads what people write and say: `2026-000123`, `2026-123`, `2026/123`, `2026 000123`, `2026000123`.
    ///
    /// # Errors
    /// [`NotADossierNumber`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotADossierNumber> {
        let text = text.trim();
        let (year, rest) = text.split_at_checked(4).ok_or(NotADossierNumber)?;
        let sequence = rest.trim_start_matches([' ', '-', '/', '.', '\u{2010}', '\u{2011}', '\u{2013}']);
        // Without a separator only the full form is clear.
        if sequence.len() == rest.len() && rest.len() < SEQUENCE_DIGITS {
            return Err(NotADossierNumber);
        }
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year) || !digits(sequence) || sequence.len() > SEQUENCE_DIGITS_MAX {
            return Err(NotADossierNumber);
        }
        let year = year.parse().map_err(|_| NotADossierNumber)?;
        let sequence = sequence.parse().map_err(|_| NotADossierNumber)?;
        Self::new(year, sequence).ok_or(NotADossierNumber)
    }

    /// The year in which the dossier was made.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The running number within the year, from 1.
    #[must_use]
    pub fn sequence(self) -> u32 {
        self.sequence
    }
}

impl fmt::Display for DossierNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:0width$}", self.year, self.sequence, width = SEQUENCE_DIGITS)
    }
}

impl FromStr for DossierNumber {
    type Err = NotADossierNumber;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for DossierNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DossierNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        DossierNumber::parse(text).ok().map(|number| number.to_string())
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for text in [
            "2026-000123",
            "2026-123",
            " 2026/123 ",
            "2026 000123",
            "2026000123",
            "2026.0123",
            "2026 - 123",
            "2026\u{2013}123",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-000123"), "{text}");
        }
    }

    #[test]
    fn a_number_beyond_six_digits_keeps_them_all() {
        assert_eq!(read("2026-1234567").as_deref(), Some("2026-1234567"));
    }

    #[test]
    fn other_texts_are_no_number() {
        for text in
            ["", "2026", "2026-", "26-000123", "2026123", "2026-000000", "2026-12a", "é026-1", "2026-1234567890"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_one_text_in_json() {
        let number = DossierNumber::new(2026, 7).unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"2026-000007\"");
        assert_eq!(serde_json::from_str::<DossierNumber>("\"2026-7\"").unwrap(), number);
    }
}
