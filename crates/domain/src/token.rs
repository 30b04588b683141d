//! Secrets for links and cookies. Who makes one brings the random bytes; only the hash is ever stored.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A secret and the hash under which it is stored.
#[derive(Clone)]
pub struct Token {
    /// The secret itself, base64url; handed out once and never logged.
    pub plain: String,
    /// SHA-256 of `plain`, in hexadecimal.
    pub hash: String,
}

impl Token {
    /// The token of these random bytes: 16 for a link, 32 for a cookie.
    #[must_use]
    pub fn of(random: &[u8]) -> Self {
        let plain = URL_SAFE_NO_PAD.encode(random);
        Self { hash: hash(&plain), plain }
    }
}

/// The hash under which a token is stored.
#[must_use]
pub fn hash(plain: &str) -> String {
    hexadecimal(Sha256::digest(plain))
}

/// SHA-256 over several parts, in hexadecimal. Each part goes in with its length, so that moving a byte from one part
/// to the next changes the hash.
#[must_use]
pub fn hash_parts(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hexadecimal(hasher.finalize())
}

fn hexadecimal(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_stored_as_its_sha256() {
        assert_eq!(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let token = Token::of(&[255; 16]);
        assert_eq!(token.plain, "_____________________w");
        assert_eq!(token.hash, hash(&token.plain));
        assert_eq!(Token::of(&[0; 32]).plain.len(), 43);
    }

    #[test]
    fn parts_cannot_trade_bytes() {
        assert_ne!(hash_parts(&[b"ab", b"c"]), hash_parts(&[b"a", b"bc"]));
        assert_ne!(hash_parts(&[b"a", b""]), hash_parts(&[b"", b"a"]));
    }
}
