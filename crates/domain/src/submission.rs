//! A citizen's question as it was accepted: every part parsed, nothing left to check.

use serde::{Deserialize, Serialize};

use crate::email::EmailAddress;
use crate::language::Language;
use crate::telephone::TelephoneNumber;

/// What a citizen sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// The language of the page the form was sent from.
    pub language: Language,
    /// The citizen's name.
    pub name: String,
    /// E-mail address; this or a telephone number is always there.
    pub email: Option<EmailAddress>,
    /// Telephone number.
    pub telephone: Option<TelephoneNumber>,
    /// Key of the party role the citizen chose.
    pub capacity: String,
    /// The address the question is about, as written; possibly empty.
    pub address_text: String,
    /// Whether the dwelling is in an apartment building.
    pub apartment_building: ApartmentBuilding,
    /// Keys of the chosen themes in the order of the catalogue; at least one.
    pub themes: Vec<String>,
    /// The question, lines parted by `\n`.
    pub question: String,
    /// How the desk may answer; at least one, each reachable.
    pub answer_channels: Vec<AnswerChannel>,
}

/// Whether the dwelling is in an apartment building.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApartmentBuilding {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// The citizen does not know.
    Unknown,
}

impl ApartmentBuilding {
    /// Every answer, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unknown];

    /// The key, as the form and the database spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// Reads a key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == key)
    }
}

/// A way in which the desk may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerChannel {
    /// A mail to the e-mail address.
    Email,
    /// A call to the telephone number.
    Telephone,
    /// A letter to the address.
    Post,
}

impl AnswerChannel {
    /// Every channel, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Email, Self::Telephone, Self::Post];

    /// The key, as the form and the database spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Telephone => "telephone",
            Self::Post => "post",
        }
    }

    /// Reads a key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == key)
    }
}
