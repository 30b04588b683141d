//! What is wrong with input, per field, as codes that each interface words in its language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Why a value was refused. Every code has a message `field-error-<code>` in nl, fr and en.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldCode {
    /// Nothing was filled in.
    Required,
    /// More characters, elements or bytes than allowed.
    TooLong,
    /// Fewer characters than needed.
    TooShort,
    /// Not of the expected kind: text for a number, a list for a text.
    WrongType,
    /// Not of the expected form.
    Invalid,
    /// Not an e-mail address.
    InvalidEmail,
    /// Not a telephone number.
    InvalidTelephone,
    /// Not a calendar date.
    InvalidDate,
    /// A date in the future where only the past makes sense.
    InFuture,
    /// A number outside its bounds.
    OutOfRange,
    /// Not one of the options.
    UnknownOption,
    /// An option that was switched off and may not be chosen anew.
    InactiveOption,
    /// A field that does not exist here.
    UnknownField,
    /// A field that this role does not see.
    Forbidden,
    /// Refers to something that does not exist.
    NotFound,
    /// The same value twice.
    Duplicate,
    /// Neither e-mail nor telephone was given.
    NoContactPoint,
    /// A way to answer for which no contact data were given.
    UnreachableChannel,
    /// The wrong name or password.
    WrongCredentials,
    /// An enterprise number with letters or signs that it never has.
    EnterpriseNumberCharacters,
    /// An enterprise number of neither nine nor ten digits.
    EnterpriseNumberLength,
    /// An enterprise number that begins with neither 0 nor 1.
    EnterpriseNumberFirstDigit,
    /// The number of an establishment unit instead of the enterprise's.
    EnterpriseNumberEstablishment,
    /// An enterprise number of which a digit is wrong.
    EnterpriseNumberCheck,
    /// Not a bank account number of any country.
    InvalidIban,
    /// A bank account number of which a character is wrong.
    IbanCheck,
    /// An address that the register tells from the other.
    OtherInRegister,
    /// An address that the register does not know, where the other is known to it.
    NotInRegister,
}

impl FieldCode {
    /// Every code, for the completeness test of the translations.
    pub const ALL: [Self; 28] = [
        Self::Required,
        Self::TooLong,
        Self::TooShort,
        Self::WrongType,
        Self::Invalid,
        Self::InvalidEmail,
        Self::InvalidTelephone,
        Self::InvalidDate,
        Self::InFuture,
        Self::OutOfRange,
        Self::UnknownOption,
        Self::InactiveOption,
        Self::UnknownField,
        Self::Forbidden,
        Self::NotFound,
        Self::Duplicate,
        Self::NoContactPoint,
        Self::UnreachableChannel,
        Self::WrongCredentials,
        Self::EnterpriseNumberCharacters,
        Self::EnterpriseNumberLength,
        Self::EnterpriseNumberFirstDigit,
        Self::EnterpriseNumberEstablishment,
        Self::EnterpriseNumberCheck,
        Self::InvalidIban,
        Self::IbanCheck,
        Self::OtherInRegister,
        Self::NotInRegister,
    ];

    /// The code's spelling in answers and message keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong => "too-long",
            Self::TooShort => "too-short",
            Self::WrongType => "wrong-type",
            Self::Invalid => "invalid",
            Self::InvalidEmail => "invalid-email",
            Self::InvalidTelephone => "invalid-telephone",
            Self::InvalidDate => "invalid-date",
            Self::InFuture => "in-future",
            Self::OutOfRange => "out-of-range",
            Self::UnknownOption => "unknown-option",
            Self::InactiveOption => "inactive-option",
            Self::UnknownField => "unknown-field",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::Duplicate => "duplicate",
            Self::NoContactPoint => "no-contact-point",
            Self::UnreachableChannel => "unreachable-channel",
            Self::WrongCredentials => "wrong-credentials",
            Self::EnterpriseNumberCharacters => "enterprise-number-characters",
            Self::EnterpriseNumberLength => "enterprise-number-length",
            Self::EnterpriseNumberFirstDigit => "enterprise-number-first-digit",
            Self::EnterpriseNumberEstablishment => "enterprise-number-establishment",
            Self::EnterpriseNumberCheck => "enterprise-number-check",
            Self::InvalidIban => "invalid-iban",
            Self::IbanCheck => "iban-check",
            Self::OtherInRegister => "other-in-register",
            Self::NotInRegister => "not-in-register",
        }
    }
}

/// The faults of one input, per field path (`email`, `details.question_types`, `contact.name`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FieldErrors(BTreeMap<String, Vec<FieldCode>>);

impl FieldErrors {
    /// No faults yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One fault.
    #[must_use]
    pub fn one(field: impl Into<String>, code: FieldCode) -> Self {
        let mut errors = Self::new();
        errors.add(field, code);
        errors
    }

    /// Adds a fault; the same code twice on a field counts once.
    pub fn add(&mut self, field: impl Into<String>, code: FieldCode) {
        let codes = self.0.entry(field.into()).or_default();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }

    /// Takes over the faults of a part, with `prefix.` before each field.
    pub fn nest(&mut self, prefix: &str, errors: Self) {
        for (field, codes) in errors.0 {
            for code in codes {
                self.add(format!("{prefix}.{field}"), code);
            }
        }
    }

    /// Whether there is no fault.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults of one field.
    #[must_use]
    pub fn of(&self, field: &str) -> &[FieldCode] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    /// All fields with their faults, in order of field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[FieldCode])> {
        self.0.iter().map(|(field, codes)| (field.as_str(), codes.as_slice()))
    }

    /// `value` when there is no fault, the faults otherwise.
    ///
    /// # Errors
    /// The faults themselves.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}
