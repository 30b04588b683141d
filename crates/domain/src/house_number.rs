//! House and box numbers as the address register writes them, and an order in which people expect them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::contact::required_line;
use crate::field_error::FieldCode;
use crate::limits::{ADDRESS_CHARS_MAX, BOX_NUMBER_CHARS_MAX, HOUSE_NUMBER_CHARS_MAX};
use crate::text::fold;
use crate::text_conversions::text_conversions;

/// Words before a house number, folded.
const NUMBER_WORDS: [&str; 5] = ["nummer", "numero", "nr", "no", "n°"];
/// Words before a box number, folded; the longer before what they begin with.
pub(crate) const BOX_WORDS: [&str; 15] = [
    "appartement",
    "brievenbus",
    "postbus",
    "boite",
    "appt",
    "app",
    "apt",
    "box",
    "bus",
    "bte",
    "bt",
    "bu",
    "bs",
    "ap",
    "pf",
];

/// A house number with its bis number, in capitals: `12`, `21A`, `12BIS`, `10-12`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HouseNumber(String);

impl HouseNumber {
    /// Reads `12`, `nr. 12`, `21 a`, `21bis`, `10 - 12`.
    ///
    /// # Errors
    /// [`FieldCode::Required`] for nothing, [`FieldCode::TooLong`] beyond what the register keeps,
    /// [`FieldCode::Invalid`] without a digit or with signs at its ends.
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        let line = fold(&required_line(Some(text), ADDRESS_CHARS_MAX)?);
        let number = without_word(&line, &NUMBER_WORDS).unwrap_or(&line).replace(' ', "");
        if number.chars().count() > HOUSE_NUMBER_CHARS_MAX {
            return Err(FieldCode::TooLong);
        }
        let is_number = number.contains(|sign: char| sign.is_ascii_digit()) && has_plain_ends(&number);
        if is_number { Ok(Self(number.to_uppercase())) } else { Err(FieldCode::Invalid) }
    }

    /// The number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A box number, in capitals and without the word for it: `3`, `A3`, `1.2`, `0034`, `VER2`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BoxNumber(String);

impl BoxNumber {
    /// Reads `3`, `bus 3`, `bte 3`, `boîte 3`, `b3`, `B 3`, `/3`, `app. A3`. A capital against the number belongs to
    /// it: `B3` is what the register calls a box in block B.
    ///
    /// # Errors
    /// [`FieldCode::Required`] for nothing, [`FieldCode::TooLong`] beyond what the register keeps,
    /// [`FieldCode::Invalid`] for 0 (which stands for "no box"), for a word alone and with signs at its ends.
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        let line = required_line(Some(text), ADDRESS_CHARS_MAX)?;
        let typed = line.trim_start_matches(['/', '#', ' ']);
        let folded = fold(typed);
        let mut number = without_letter(typed, &folded).unwrap_or(&folded);
        while let Some(rest) = without_word(number, &BOX_WORDS) {
            number = rest;
        }
        let number = number.replace(' ', "");
        if number.chars().count() > BOX_NUMBER_CHARS_MAX {
            return Err(FieldCode::TooLong);
        }
        let is_number = number != "0" && has_plain_ends(&number) && !BOX_WORDS.contains(&number.as_str());
        if is_number { Ok(Self(number.to_uppercase())) } else { Err(FieldCode::Invalid) }
    }

    /// The number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What follows the first of `words` that `text` starts with, when that can be the number itself: after a short word
/// a sign or a digit must show that it was the word.
fn without_word<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let after = text.strip_prefix(word)?;
        let rest = after.trim_start_matches([' ', '.', ':', '-']);
        let is_word =
            rest.len() < after.len() || word.len() > 2 || rest.starts_with(|sign: char| sign.is_ascii_digit());
        (is_word && !rest.is_empty()).then_some(rest)
    })
}

/// What follows a `b` that stands for the word: a small one, or one with a space after it.
fn without_letter<'a>(typed: &str, folded: &'a str) -> Option<&'a str> {
    let after = folded.strip_prefix('b')?;
    let rest = after.trim_start_matches([' ', '.', ':', '-']);
    let sign = &after[..after.len() - rest.len()];
    let is_small = typed.starts_with('b') && (!sign.is_empty() || rest.starts_with(|sign: char| sign.is_ascii_digit()));
    (!rest.is_empty() && (is_small || sign.contains(' '))).then_some(rest)
}

fn has_plain_ends(text: &str) -> bool {
    let is_plain = |end: Option<char>| end.is_some_and(|sign| sign.is_ascii_alphanumeric());
    is_plain(text.chars().next()) && is_plain(text.chars().next_back())
}

/// A text that sorts as people expect `number` to sort, also compared byte by byte in SQL: 2, 10, 10-12, 10A, 10B, 100
/// and A3, A10. Each row of digits is preceded by its length; what separates does not count, only that it does.
#[must_use]
pub fn order_key(number: &str) -> String {
    let folded = fold(number);
    let mut key = String::with_capacity(2 * folded.len());
    let mut rest = folded.as_str();
    while let Some(sign) = rest.chars().next() {
        let is_kind_of_first = |other: char| kind(other) == kind(sign);
        let (run, after) = rest.split_at(rest.find(|other| !is_kind_of_first(other)).unwrap_or(rest.len()));
        match kind(sign) {
            Kind::Digits => push_number(&mut key, run.trim_start_matches('0')),
            Kind::Letters => key.push_str(run),
            // At the ends it separates nothing.
            Kind::Separator if key.is_empty() || after.is_empty() => {}
            Kind::Separator => key.push('-'),
        }
        rest = after;
    }
    key
}

/// A digit for the length of up to eight digits, a 9 more for every nine digits beyond.
fn push_number(key: &mut String, digits: &str) {
    let mut length = digits.len();
    while length >= 9 {
        key.push('9');
        length -= 9;
    }
    key.extend(char::from_digit(u32::try_from(length).unwrap_or_default(), 10));
    key.push_str(digits);
}

#[derive(PartialEq, Eq)]
enum Kind {
    Digits,
    Letters,
    Separator,
}

fn kind(sign: char) -> Kind {
    match sign {
        '0'..='9' => Kind::Digits,
        sign if sign.is_alphanumeric() => Kind::Letters,
        _ => Kind::Separator,
    }
}

impl fmt::Display for HouseNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_conversions!(HouseNumber, 0);

impl fmt::Display for BoxNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_conversions!(BoxNumber, 0);

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_house_number_bears_its_bis_number_in_capitals() {
        for (text, number) in [
            ("12", "12"),
            (" nr. 12 ", "12"),
            ("n° 12", "12"),
            ("numéro 5", "5"),
            ("21 a", "21A"),
            ("21bis", "21BIS"),
            ("10 - 12", "10-12"),
            ("5/7", "5/7"),
            ("A3", "A3"),
        ] {
            assert_eq!(HouseNumber::parse(text).map(String::from), Ok(number.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_box_number_stands_without_its_word() {
        for (text, number) in [
            ("3", "3"),
            ("bus 3", "3"),
            ("BUS3", "3"),
            ("bte. 3", "3"),
            ("Boîte 3", "3"),
            ("b3", "3"),
            ("b. 3", "3"),
            ("/3", "3"),
            ("bt 3", "3"),
            ("bu 3", "3"),
            ("app. a3", "A3"),
            ("Apt 1.2", "1.2"),
            ("appartement 4", "4"),
            ("B", "B"),
            ("bus b3", "B3"),
            ("B3", "B3"),
            ("B 3", "3"),
            ("B. 3", "3"),
            ("be3", "BE3"),
            ("bus app. 3", "3"),
            ("0034", "0034"),
            ("ver2", "VER2"),
        ] {
            assert_eq!(BoxNumber::parse(text).map(String::from), Ok(number.to_owned()), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_number() {
        for (text, code) in [
            ("", FieldCode::Required),
            ("a\nb", FieldCode::Invalid),
            ("abc", FieldCode::Invalid),
            ("12/", FieldCode::Invalid),
            ("12é34567890", FieldCode::TooLong),
        ] {
            assert_eq!(HouseNumber::parse(text), Err(code), "{text}");
        }
        for (text, code) in [
            ("", FieldCode::Required),
            ("0", FieldCode::Invalid),
            ("bus 0", FieldCode::Invalid),
            ("bus", FieldCode::Invalid),
            ("-", FieldCode::Invalid),
            ("12345678901", FieldCode::TooLong),
        ] {
            assert_eq!(BoxNumber::parse(text), Err(code), "{text}");
        }
    }

    #[test]
    fn numbers_sort_as_they_stand_in_the_street() {
        let in_order = [
            "", "1", "1.1", "1.2", "1.10", "1B", "2", "9", "10", "10-12", "10A", "10b", "11", "0034", "100", "A", "A3",
            "A10", "AB", "VER2", "ver10",
        ];
        let keys: Vec<String> = in_order.iter().map(|number| order_key(number)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
        assert_eq!(order_key("10A"), "210a");
        assert_eq!(order_key("123456789"), "90123456789");
    }

    /// The numbers and words of a text, with what separates two of them; a separator comes before all else.
    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
    enum Part {
        Separator,
        Number(u64),
        Letter(char),
    }

    fn parts(text: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut was_digit = false;
        for sign in text.to_lowercase().chars() {
            match (sign.to_digit(10), parts.last_mut()) {
                (Some(digit), Some(Part::Number(number))) if was_digit => *number = *number * 10 + u64::from(digit),
                (Some(digit), _) => parts.push(Part::Number(digit.into())),
                (None, None | Some(Part::Separator)) if !sign.is_alphanumeric() => {}
                (None, _) if !sign.is_alphanumeric() => parts.push(Part::Separator),
                (None, _) => parts.push(Part::Letter(sign)),
            }
            was_digit = sign.is_ascii_digit();
        }
        if parts.last() == Some(&Part::Separator) {
            parts.pop();
        }
        parts
    }

    proptest! {
        #[test]
        fn keys_sort_naturally(
            one in "[0-9]{0,3}[a-cA-C./ -]{0,2}[0-9]{0,12}[ -]?[a-c]?",
            other in "[0-9]{0,3}[a-cA-C./ -]{0,2}[0-9]{0,12}",
        ) {
            let natural: Ordering = parts(&one).cmp(&parts(&other));
            prop_assert_eq!(order_key(&one).cmp(&order_key(&other)), natural);
        }

        #[test]
        fn parsing_never_panics_and_accepts_what_it_gave(text in "(bus |nr )?\\PC{0,12}") {
            let _ = order_key(&text);
            if let Ok(number) = HouseNumber::parse(&text) {
                prop_assert_eq!(HouseNumber::parse(number.as_str()), Ok(number));
            }
            if let Ok(number) = BoxNumber::parse(&text) {
                prop_assert_eq!(BoxNumber::parse(number.as_str()), Ok(number));
            }
        }
    }
}
