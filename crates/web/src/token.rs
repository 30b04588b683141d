//! Ids and secrets, from the host's random source.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A secret for a link or a cookie. Only its hash is stored.
#[derive(Clone)]
pub struct Token {
    /// The secret itself, base64url; handed out once and never logged.
    pub plain: String,
    /// SHA-256 of `plain`, in hexadecimal.
    pub hash: String,
}

/// A new id: UUIDv7, whose order is the order of making.
#[must_use]
pub fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A secret of 128 bits for a link.
#[must_use]
pub fn token() -> Token {
    token_of::<16>()
}

/// A secret of 256 bits for a session cookie.
#[must_use]
pub fn session_token() -> Token {
    token_of::<32>()
}

/// Random bytes for a password's hash.
#[must_use]
pub fn salt() -> [u8; 16] {
    random()
}

/// The hash under which a token is stored.
#[must_use]
pub fn hash_token(plain: &str) -> String {
    sha256_hex(&[plain.as_bytes()])
}

/// SHA-256 of the parts in hexadecimal. Each part is preceded by its length, so that moving a byte from one part to
/// the next changes the hash; one part alone is hashed as it is.
#[must_use]
pub fn sha256_hex(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        if parts.len() > 1 {
            hasher.update((part.len() as u64).to_be_bytes());
        }
        hasher.update(part);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn token_of<const BYTES: usize>() -> Token {
    let plain = URL_SAFE_NO_PAD.encode(random::<BYTES>());
    Token { hash: hash_token(&plain), plain }
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
    fn a_token_hashes_to_its_sha256() {
        assert_eq!(hash_token("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let token = token();
        assert_eq!(hash_token(&token.plain), token.hash);
    }

    #[test]
    fn parts_cannot_trade_bytes() {
        assert_ne!(sha256_hex(&[b"ab", b"c"]), sha256_hex(&[b"a", b"bc"]));
    }

    #[test]
    fn ids_sort_by_time_of_making() {
        let first = id();
        std::thread::sleep(std::time::Duration::from_millis(2));
        assert!(first < id());
    }
}
