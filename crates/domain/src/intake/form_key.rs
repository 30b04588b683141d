//! The key of one drawing of the form. A double click, a reload and a retry carry the same key, so they make one
//! submission, and the receipt's token follows from it, so they all lead to the same receipt.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::limits::FORM_FILL_SECONDS_MIN;

/// 128 bits in base64url without padding.
const RANDOM_CHARACTERS: usize = 22;
/// Milliseconds since 1970 have thirteen digits until the year 2286.
const INSTANT_DIGITS: usize = 13;
const TOKEN_BYTES: usize = 16;

/// Random characters and the instant the form was drawn: `<22 characters>.<13 digits>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormKey {
    text: String,
    drawn_at_ms: i64,
}

impl FormKey {
    /// The key of a form drawn at `now_ms` (since 1970), from a random token of 22 base64url characters.
    #[must_use]
    pub fn new(random: &str, now_ms: i64) -> Self {
        Self { text: format!("{random}.{now_ms:013}"), drawn_at_ms: now_ms }
    }

    /// Reads a key that came back; none when it is not one of ours by its form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (random, instant) = text.split_once('.')?;
        let is_random = random.len() == RANDOM_CHARACTERS && random.bytes().all(is_base64url);
        let is_instant = instant.len() == INSTANT_DIGITS && instant.bytes().all(|digit| digit.is_ascii_digit());
        if !is_random || !is_instant {
            return None;
        }
        Some(Self { text: text.to_owned(), drawn_at_ms: instant.parse().ok()? })
    }

    /// Whether too little time passed since the form was drawn for a person to have filled it in. An instant in the
    /// future counts as too fast: nobody drew that form yet.
    #[must_use]
    pub fn is_too_fast(&self, now_ms: i64) -> bool {
        now_ms - self.drawn_at_ms < FORM_FILL_SECONDS_MIN * 1000
    }

    /// Whether the form was drawn after `now_ms`: such a key did not come from here.
    #[must_use]
    pub fn is_from_the_future(&self, now_ms: i64) -> bool {
        self.drawn_at_ms > now_ms
    }

    /// The token of the receipt, 32 hexadecimal digits: only who sent the form can know it, and nothing but its hash
    /// is stored.
    #[must_use]
    pub fn receipt_token(&self) -> String {
        let digest = Sha256::digest(format!("receipt:{}", self.text));
        digest.iter().take(TOKEN_BYTES).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The key as the form carries it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

impl fmt::Display for FormKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANDOM: &str = "abcdefghijklmnopqrs-_1";
    const DRAWN: i64 = 1_795_467_600_000;

    #[test]
    fn a_key_reads_back() {
        let key = FormKey::new(RANDOM, DRAWN);
        assert_eq!(FormKey::parse(key.as_str()), Some(key));
    }

    #[test]
    fn other_texts_are_no_key() {
        for text in [
            "",
            ".",
            RANDOM,
            "short.1795467600000",
            "abcdefghijklmnopqrs-_1.179546760000",
            "abcdefghijklmnopqrs-_1.17954676000000",
            "abcdefghijklmnopqrs-_1.+795467600000",
            "abcdefghijklmnopqrs/+1.1795467600000",
            "abcdefghijklmnopqrs-_1.1795467600000.",
        ] {
            assert_eq!(FormKey::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_form_of_yesterday_is_welcome_and_one_of_just_now_is_not() {
        let key = FormKey::new(RANDOM, DRAWN);
        assert!(key.is_too_fast(DRAWN) && key.is_too_fast(DRAWN + 2_999) && key.is_too_fast(DRAWN - 1));
        assert!(!key.is_too_fast(DRAWN + 3_000) && !key.is_too_fast(DRAWN + 48 * 3_600_000));
        assert!(key.is_from_the_future(DRAWN - 1) && !key.is_from_the_future(DRAWN));
    }

    #[test]
    fn the_receipt_follows_from_the_key_alone() {
        let token = FormKey::new(RANDOM, DRAWN).receipt_token();
        assert_eq!(token.len(), 32);
        assert_eq!(token, FormKey::new(RANDOM, DRAWN).receipt_token());
        assert_ne!(token, FormKey::new(RANDOM, DRAWN + 1).receipt_token());
        assert!(!RANDOM.contains(&token));
    }
}
