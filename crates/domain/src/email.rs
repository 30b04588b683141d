//! An e-mail address, parsed once at the edge.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::field_error::FieldCode;
use crate::text_conversions::text_conversions;

const ADDRESS_BYTES_MAX: usize = 254;
const LOCAL_BYTES_MAX: usize = 64;
const LABEL_CHARACTERS_MAX: usize = 63;

/// An address that a mail server would take: `local@domain`, the domain in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads an address as people write it; surrounding white space is dropped. Quoted local parts and addresses
    /// without a dot in the domain exist in the standard but in practice are mistakes, so they are refused.
    ///
    /// # Errors
    /// [`FieldCode::InvalidEmail`] when a mail to this text would not arrive.
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        let text = text.trim();
        let (local, host) = text.rsplit_once('@').ok_or(FieldCode::InvalidEmail)?;
        let host = host.to_lowercase();
        let address = format!("{local}@{host}");
        if address.len() <= ADDRESS_BYTES_MAX && is_local_part(local) && is_host(&host) {
            Ok(Self(address))
        } else {
            Err(FieldCode::InvalidEmail)
        }
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_local_part(local: &str) -> bool {
    local.len() <= LOCAL_BYTES_MAX
        && local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom_character))
}

fn is_atom_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(character)
}

fn is_host(host: &str) -> bool {
    let mut labels = host.split('.').rev();
    let top = labels.next().unwrap_or_default();
    let has_owner = labels.clone().next().is_some();
    has_owner && is_top_level(top) && labels.all(is_label)
}

/// `be`, `brussels`, `xn--p1ai`: never digits alone, so an IP address is no host.
fn is_top_level(label: &str) -> bool {
    is_label(label)
        && label.chars().count() >= 2
        && (label.starts_with("xn--") || label.chars().all(char::is_alphabetic))
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.chars().count() <= LABEL_CHARACTERS_MAX
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|character| character.is_alphanumeric() || character == '-')
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_conversions!(EmailAddress, 0);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_that_arrive_are_accepted() {
        for text in [
            "an.peeters@mechelen.be",
            "a@b.be",
            "jan+energie@example.org",
            "o'brien@example.co.uk",
            "x_y-z@sub.sub.example.brussels",
            "info@café.be",
            "info@xn--caf-dma.be",
            "info@пример.рф",
        ] {
            assert_eq!(EmailAddress::parse(text).map(String::from), Ok(text.to_owned()));
        }
    }

    #[test]
    fn texts_that_are_no_address_are_refused() {
        let long_local = format!("{}@example.be", "a".repeat(65));
        let long_host = format!("a@{}.be", "b".repeat(64));
        let long = format!("a@{}be", "bcdefghi.".repeat(30));
        for text in [
            "",
            "@",
            "a@",
            "@b.be",
            "a@b",
            "a b@c.be",
            "a@b c.be",
            "a@@b.be",
            "a.@b.be",
            ".a@b.be",
            "a..b@c.be",
            "a@-b.be",
            "a@b-.be",
            "a@b..be",
            "a@.be",
            "a@b.b",
            "a@10.0.0.1",
            "a@[10.0.0.1]",
            "\"a b\"@c.be",
            "An <a@b.be>",
            "a@b.be, c@d.be",
            "a@b.be\r\nbcc: c@d.be",
            &long_local,
            &long_host,
            &long,
        ] {
            assert_eq!(EmailAddress::parse(text), Err(FieldCode::InvalidEmail), "{text}");
        }
    }

    #[test]
    fn surrounding_white_space_and_case_of_the_host_do_not_matter() {
        assert_eq!(EmailAddress::parse("  An@Mechelen.BE \n").map(String::from), Ok("An@mechelen.be".to_owned()));
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in "\\PC{0,300}") {
            let _ = EmailAddress::parse(&text);
        }

        #[test]
        fn an_accepted_address_is_accepted_again_unchanged(text in "[a-z.+@-]{1,20}@[a-zA-Z.-]{1,20}\\.[a-z]{1,5}") {
            if let Ok(address) = EmailAddress::parse(&text) {
                prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address));
            }
        }
    }
}
