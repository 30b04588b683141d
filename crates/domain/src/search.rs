//! What people type into a search field, cut into terms that are all looked for.

use unicode_normalization::UnicodeNormalization;

use crate::limits::{SEARCH_CHARS_MAX, SEARCH_TERMS_MAX};
use crate::number::DossierNumber;

/// From this many characters on the trigram index finds a term anywhere in a text.
pub const CONTAINS_CHARS_MIN: usize = 3;

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Found anywhere in a text; three characters or more.
    Contains(String),
    /// Found at the start of a word; one or two characters.
    WordStart(String),
    /// A dossier number, however it was written, and how it was: the same digits may be a telephone number.
    Number(DossierNumber, String),
}

/// The text is longer than [`SEARCH_CHARS_MAX`] characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more characters than a search takes")]
pub struct SearchTooLong;

/// The terms of `text`: its words, of which all must be found. A short word stays with its neighbour (`Bruul 12` is one
/// term), because alone it would be found nearly everywhere. Empty text has no terms and finds everything.
///
/// # Errors
/// [`SearchTooLong`].
pub fn terms(text: &str) -> Result<Vec<Term>, SearchTooLong> {
    if text.chars().count() > SEARCH_CHARS_MAX {
        return Err(SearchTooLong);
    }
    if let Ok(number) = DossierNumber::parse(text) {
        return Ok(vec![Term::Number(number, text.trim().to_owned())]);
    }
    // NUL ends a text in SQLite's tokenizers; no control character is ever searched for.
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let terms = join_short(spaced.split_whitespace());
    Ok(terms
        .into_iter()
        .map(|term| if is_long(&term) { Term::Contains(term) } else { Term::WordStart(term) })
        .collect())
}

/// The terms of `text` where people and organisations are looked for: digits alone, however they are grouped, are one
/// telephone or enterprise number, which is stored without what people write before it (`0`, `00`, `+`).
///
/// # Errors
/// [`SearchTooLong`].
pub fn terms_of_people(text: &str) -> Result<Vec<Term>, SearchTooLong> {
    let is_number = text.chars().all(|letter| letter.is_ascii_digit() || " .-/()+".contains(letter));
    let digits: String = text.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    if is_number && is_long(digits) && text.len() <= SEARCH_CHARS_MAX {
        return Ok(vec![Term::Contains(digits.to_owned())]);
    }
    terms(text)
}

/// Joins words until each term is long enough; words beyond [`SEARCH_TERMS_MAX`] terms stay with the last one.
fn join_short<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for word in words {
        let full = terms.len() == SEARCH_TERMS_MAX;
        match terms.last_mut() {
            Some(last) if full || !is_long(last) || !is_long(word) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => terms.push(word.to_owned()),
        }
    }
    terms
}

/// Triples of neighbouring letters that together cover `text`, composed as the trigram index has them: every text that contains
/// `text` contains them all. None in a text that is shorter.
#[must_use]
pub fn trigrams(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.nfc().collect();
    let Some(last) = letters.len().checked_sub(CONTAINS_CHARS_MIN) else { return Vec::new() };
    let starts = (0..last).step_by(CONTAINS_CHARS_MIN).chain([last]);
    starts.map(|start| letters[start..start + CONTAINS_CHARS_MIN].iter().collect()).collect()
}

fn is_long(term: &str) -> bool {
    term.chars().count() >= CONTAINS_CHARS_MIN
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn trigrams_cover_a_text() {
        assert_eq!(trigrams("bruul"), ["bru", "uul"]);
        assert_eq!(trigrams("bruul 12"), ["bru", "ul ", " 12"]);
        assert_eq!(trigrams("sme"), ["sme"]);
        assert_eq!(trigrams("Ele\u{301}a"), ["Elé", "léa"]);
        assert_eq!(trigrams("él"), [""; 0]);
    }

    fn contains(terms: &[&str]) -> Vec<Term> {
        terms.iter().map(|term| Term::Contains((*term).to_owned())).collect()
    }

    #[test]
    fn every_word_is_a_term() {
        assert_eq!(terms(" Jan  Peeters "), Ok(contains(&["Jan", "Peeters"])));
    }

    #[test]
    fn short_words_stay_with_their_neighbour() {
        assert_eq!(terms("Bruul 12 Mechelen"), Ok(contains(&["Bruul 12", "Mechelen"])));
        assert_eq!(terms("de Smet"), Ok(contains(&["de Smet"])));
        assert_eq!(terms("a b c"), Ok(contains(&["a b c"])));
    }

    #[test]
    fn a_short_text_is_looked_for_at_word_starts() {
        assert_eq!(terms("él"), Ok(vec![Term::WordStart("él".into())]));
    }

    #[test]
    fn a_dossier_number_is_recognised() {
        assert_eq!(terms("2026/12"), Ok(vec![Term::Number(DossierNumber::new(2026, 12).unwrap(), "2026/12".into())]));
    }

    #[test]
    fn digits_alone_are_a_number_of_somebody() {
        for (typed, digits) in [
            ("0470 12 34", "4701234"),
            ("+32 (0)470/12.34.56", "32470123456"),
            ("0403.170.701", "403170701"),
            ("2026-000123", "2026000123"),
        ] {
            assert_eq!(terms_of_people(typed), Ok(contains(&[digits])), "{typed}");
        }
        assert_eq!(terms_of_people("Jan 0470"), terms("Jan 0470"));
        assert_eq!(terms_of_people("012"), Ok(contains(&["012"])));
        assert_eq!(terms_of_people(""), Ok(vec![]));
    }

    #[test]
    fn nothing_typed_finds_everything() {
        assert_eq!(terms(" \t"), Ok(vec![]));
    }

    #[test]
    fn a_novel_is_refused() {
        assert_eq!(terms(&"a".repeat(SEARCH_CHARS_MAX + 1)), Err(SearchTooLong));
    }

    proptest! {
        #[test]
        fn terms_are_few_and_lose_no_word(text in ".{0,100}") {
            let found = terms(&text).unwrap();
            prop_assert!(found.len() <= SEARCH_TERMS_MAX);
            let words: Vec<String> = found.iter().flat_map(|term| match term {
                Term::Contains(term) => { assert!(is_long(term)); term.split(' ').map(str::to_owned).collect() }
                Term::WordStart(term) => { assert!(!is_long(term)); vec![term.clone()] }
                Term::Number(..) => Vec::new(),
            }).collect();
            let typed: Vec<String> = text.split(|letter: char| letter.is_whitespace() || letter.is_control())
                .filter(|word| !word.is_empty()).map(str::to_owned).collect();
            prop_assert!(words == typed || matches!(found[..], [Term::Number(..)]));
        }
    }
}
