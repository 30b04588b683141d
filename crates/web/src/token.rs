//! Ids and secrets, from the host's random source.

use domain::token::Token;

/// A new id: UUIDv7, whose order is the order of making.
#[must_use]
pub fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A secret of 128 bits for a link.
#[must_use]
pub fn token() -> Token {
    Token::of(&random::<16>())
}

/// A secret of 256 bits for a session cookie.
#[must_use]
pub fn session_token() -> Token {
    Token::of(&random::<32>())
}

/// Random bytes for a password's hash.
#[must_use]
pub fn salt() -> [u8; 16] {
    random()
}

fn random<const BYTES: usize>() -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).expect("the host gives every component a random source");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_long_and_never_the_same() {
        assert_eq!(token().plain.len(), 22);
        assert_eq!(session_token().plain.len(), 43);
        assert_ne!(token().plain, token().plain);
    }

    #[test]
    fn ids_sort_by_time_of_making() {
        let first = id();
        std::thread::sleep(std::time::Duration::from_millis(2));
        assert!(first < id());
    }
}
