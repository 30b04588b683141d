//! Addresses: as somebody typed them, as the desk mends and describes them, and whether the register knows them.

mod field;
pub mod likely;
mod place;
mod state;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use field::{ADDRESS, OPTION_LISTS, create, edit, has_odd_parcel_number};
pub(crate) use field::{is_number, is_spelling};
pub use place::{order_key, place_key};
pub use state::{AddressState, StateChange, StateRequest, Verdict, change_state};

use crate::contact::required_line;
use crate::field_error::FieldCode;
use crate::limits::{ADDRESS_CHARS_MAX, PROPOSALS_MAX};
use crate::record::Data;
use crate::text::fold;

/// An address as written, waiting to be matched with the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedAddress {
    /// What was written.
    pub text: String,
    /// The same, as it is compared.
    pub text_folded: String,
}

impl TypedAddress {
    /// Reads one line of text.
    ///
    /// # Errors
    /// [`FieldCode`] when it is empty, too long or has control characters.
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        let text = required_line(Some(text), ADDRESS_CHARS_MAX)?;
        Ok(Self { text_folded: fold(&text), text })
    }

    /// The same as a record: the line, and the parts that were recognised in it.
    #[must_use]
    pub fn data(&self) -> Data {
        let mut data = Data::default();
        data.set_text("text", Some(self.text.clone()));
        place::split(&mut data);
        data
    }
}

/// A known address that is written the same way.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq)]
pub struct ProposedAddress {
    /// Address id.
    pub id: String,
    /// The address in one line.
    pub text: String,
}

/// Those among `candidates` that read the same as `written` apart from capitals, accents and white space, at most
/// [`PROPOSALS_MAX`].
#[must_use]
pub fn propose(written: &str, candidates: Vec<ProposedAddress>) -> Vec<ProposedAddress> {
    let written = fold(written);
    if written.is_empty() {
        return Vec::new();
    }
    candidates.into_iter().filter(|address| fold(&address.text) == written).take(PROPOSALS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(id: &str, text: &str) -> ProposedAddress {
        ProposedAddress { id: id.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_typed_address_keeps_what_was_written() {
        let address = TypedAddress::parse(" Élisabethlaan 3, 2800 Mechelen ").unwrap();
        assert_eq!(address.text, "Élisabethlaan 3, 2800 Mechelen");
        assert_eq!(address.text_folded, "elisabethlaan 3, 2800 mechelen");
    }

    #[test]
    fn an_address_is_one_line_of_bounded_length() {
        assert_eq!(TypedAddress::parse("\u{a0} "), Err(FieldCode::Required));
        assert_eq!(TypedAddress::parse("a\nb"), Err(FieldCode::Invalid));
        assert_eq!(TypedAddress::parse(&"a".repeat(ADDRESS_CHARS_MAX + 1)), Err(FieldCode::TooLong));
    }

    #[test]
    fn only_the_same_address_is_proposed() {
        let same = address("1", "BRUUL 12,  2800 Mechelen");
        let other = address("2", "Bruul 12 bus 3, 2800 Mechelen");
        assert_eq!(propose("Bruul 12, 2800 Mechelen", vec![same.clone(), other]), [same]);
        assert_eq!(propose(" ", vec![address("3", " ")]), []);
    }
}
