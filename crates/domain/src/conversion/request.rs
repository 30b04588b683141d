//! What a colleague chooses when a queue item becomes a dossier.

use serde::Deserialize;
use utoipa::ToSchema;

/// What a colleague chose for the new dossier.
#[derive(Clone, Debug, Default, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct ConversionRequest {
    /// Key of the type.
    #[serde(rename = "type")]
    pub type_key: String,
    /// Key of a subtype of that type.
    #[serde(default)]
    pub subtype: Option<String>,
    /// Who asks.
    pub contact: ContactChoice,
    /// Key of the role in which they ask.
    pub role: String,
    /// Which dwelling or building it is about; none when it is about none.
    #[serde(default)]
    pub address: Option<AddressChoice>,
    /// Key of the source.
    #[serde(default)]
    pub source: Option<String>,
    /// Key of the main project.
    #[serde(default)]
    pub main_project: Option<String>,
    /// The very first contact, `YYYY-MM-DD`; the day of the submission when absent.
    #[serde(default)]
    #[schema(format = Date)]
    pub requested_on: Option<String>,
    /// Who will work on it; whoever claimed the item when absent.
    #[serde(default)]
    pub assignee_id: Option<String>,
}

/// A known contact by `id`, or the data of a new one.
#[derive(Clone, Debug, Default, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct ContactChoice {
    /// A known contact; the other fields are absent then.
    pub id: Option<String>,
    /// Full name of a new contact.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub telephone: Option<String>,
    /// nl, fr, en or other; the language of the form when absent.
    pub language: Option<String>,
    /// email, telephone or post.
    pub preferred_channel: Option<String>,
}

/// A known address by `id`, or the `text` of one as typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct AddressChoice {
    /// A known address; `text` is absent then.
    pub id: Option<String>,
    /// An address as written.
    pub text: Option<String>,
}
