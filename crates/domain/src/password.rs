//! Passwords of staff: what counts as one, how it is kept, and whether a given one is right.
//!
//! Argon2id with the parameters that OWASP names first for servers with little memory: 19 MiB, two passes, one lane.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;

use crate::field_error::FieldCode;
use crate::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use crate::text::fold;

const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Takes the place of the hash where there is no account, so that looking one up takes as long as finding none. No
/// password is known for it: it was made from random bytes that were thrown away.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$OFgLla16RFKqO6IsMBx2uw$nlwW8SMNLbWQcubyYLvn6qceH72e388rqohbnTqa1iE";

/// A password good enough to be set.
#[derive(Clone)]
pub struct NewPassword(String);

impl NewPassword {
    /// Reads a password someone chose. `known` is what everybody knows about them: e-mail address and name.
    ///
    /// # Errors
    /// [`FieldCode::Required`], [`FieldCode::TooShort`] or [`FieldCode::TooLong`] by characters;
    /// [`FieldCode::Invalid`] when it is something known about them.
    pub fn parse(text: &str, known: &[&str]) -> Result<Self, FieldCode> {
        let password: String = text.nfkc().take(PASSWORD_CHARS_MAX + 1).collect();
        let folded = fold(&password);
        match password.chars().count() {
            0 => Err(FieldCode::Required),
            1..PASSWORD_CHARS_MIN => Err(FieldCode::TooShort),
            PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX if known.iter().any(|known| fold(known) == folded) => {
                Err(FieldCode::Invalid)
            }
            PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX => Ok(Self(password)),
            _ => Err(FieldCode::TooLong),
        }
    }

    /// The PHC string under which it is stored; `salt` is random.
    #[must_use]
    pub fn hash(&self, salt: [u8; 16]) -> String {
        let salt = SaltString::encode_b64(&salt).expect("16 bytes are a salt");
        let hash = argon2().hash_password(self.0.as_bytes(), &salt).expect("these parameters are valid");
        hash.to_string()
    }
}

/// Whether `given` is the password behind `stored`. Hashes also when there is no account (`None`) or the stored text
/// is no hash, so that time does not tell.
#[must_use]
pub fn is_right(given: &str, stored: Option<&str>) -> bool {
    let known = stored.and_then(|stored| PasswordHash::new(stored).ok());
    let is_known = known.is_some();
    let nobody = PasswordHash::new(NOBODY).expect("a constant in PHC form");
    // A character more than allowed is enough to be wrong; the rest need not be hashed.
    let given: String = given.nfkc().take(PASSWORD_CHARS_MAX + 1).collect();
    let is_match = argon2().verify_password(given.as_bytes(), known.as_ref().unwrap_or(&nobody)).is_ok();
    is_match && is_known
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("these parameters are valid");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 2] = ["Elise.Peeters@desk.example", "Élise Peeters-Janssens"];

    fn refused(text: &str) -> FieldCode {
        NewPassword::parse(text, &KNOWN).err().expect("refused")
    }

    #[test]
    fn twelve_to_256_characters_are_a_password() {
        assert_eq!(refused(""), FieldCode::Required);
        assert_eq!(refused(&"é".repeat(11)), FieldCode::TooShort);
        assert_eq!(refused(&"é".repeat(257)), FieldCode::TooLong);
        assert_eq!(refused(&"é".repeat(100_000)), FieldCode::TooLong);
        for count in [12, 256] {
            assert!(NewPassword::parse(&"é".repeat(count), &KNOWN).is_ok());
        }
    }

    #[test]
    fn what_everybody_knows_is_no_password() {
        assert_eq!(refused("elise.peeters@DESK.example"), FieldCode::Invalid);
        assert_eq!(refused(" elise PEETERS-janssens"), FieldCode::Invalid);
    }

    #[test]
    fn the_right_password_is_recognised_however_it_was_typed() {
        let stored = NewPassword::parse("crème brûlée 2026", &KNOWN).unwrap().hash([7; 16]);
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        // The same letters, decomposed as macOS types them.
        let decomposed: String = "crème brûlée 2026".nfd().collect();
        assert!(is_right(&decomposed, Some(&stored)));
        assert!(!is_right("creme brulee 2026", Some(&stored)));
        assert!(!is_right("", Some(&stored)));
    }

    #[test]
    fn salt_makes_equal_passwords_differ() {
        let password = NewPassword::parse("correct horse battery", &[]).unwrap();
        assert_ne!(password.hash([1; 16]), password.hash([2; 16]));
    }

    #[test]
    fn nobody_has_a_password() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        assert_eq!(nobody.params.get_decimal("m"), Some(MEMORY_KIB));
        assert!(nobody.hash.is_some());
        assert!(!is_right("correct horse battery", None));
        assert!(!is_right("correct horse battery", Some("not a hash")));
    }
}
