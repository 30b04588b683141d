//! The fields of people and organisations, and how each is read.

use crate::contact::{ContactChannel, ContactLanguage, one_of, required_line};
use crate::email::EmailAddress;
use crate::enterprise_number::EnterpriseNumber;
use crate::field_error::FieldCode;
use crate::limits::{NAME_CHARS_MAX, NOTE_CHARS_MAX, ORGANISATION_NAME_CHARS_MAX};
use crate::record::lines;
use crate::telephone::TelephoneNumber;

/// A field: its name in the API, which is its column, and what it takes.
#[derive(Debug)]
pub struct Field {
    /// Name.
    pub name: &'static str,
    pub(super) required: bool,
    pub(super) default: Option<&'static str>,
    /// Whether people write sentences in it, national register numbers among them.
    pub(super) is_free: bool,
    read: fn(&str) -> Result<String, FieldCode>,
}

pub(super) const CONTACT: [Field; 6] = [
    Field { required: true, ..Field::free("name", |text| required_line(Some(text), NAME_CHARS_MAX)) },
    EMAIL,
    TELEPHONE,
    Field {
        required: true,
        default: Some("nl"),
        ..Field::new("language", |key| {
            one_of(&ContactLanguage::ALL, ContactLanguage::as_str, key).map(|language| language.as_str().to_owned())
        })
    },
    Field::new("preferred_channel", |key| {
        one_of(&ContactChannel::ALL, ContactChannel::as_str, key).map(|channel| channel.as_str().to_owned())
    }),
    NOTE,
];

pub(super) const ORGANISATION: [Field; 5] = [
    Field { required: true, ..Field::free("name", |text| required_line(Some(text), ORGANISATION_NAME_CHARS_MAX)) },
    Field::new("enterprise_number", |text| EnterpriseNumber::parse(text).map(|number| number.as_str().to_owned())),
    EMAIL,
    TELEPHONE,
    NOTE,
];

const EMAIL: Field = Field::new("email", |text| EmailAddress::parse(text).map(|email| email.as_str().to_owned()));
const TELEPHONE: Field =
    Field::new("telephone", |text| TelephoneNumber::parse(text).map(|number| number.as_str().to_owned()));
const NOTE: Field = Field::free("note", |text| lines(text, NOTE_CHARS_MAX));

impl Field {
    const fn new(name: &'static str, read: fn(&str) -> Result<String, FieldCode>) -> Self {
        Self { name, required: false, default: None, is_free: false, read }
    }

    const fn free(name: &'static str, read: fn(&str) -> Result<String, FieldCode>) -> Self {
        Self { is_free: true, ..Self::new(name, read) }
    }

    /// The value as it is stored; none for blanks.
    pub(super) fn parse(&self, typed: &str) -> Result<Option<String>, FieldCode> {
        match typed.trim() {
            "" if self.required => Err(FieldCode::Required),
            "" => Ok(None),
            _ => (self.read)(typed).map(Some),
        }
    }
}
