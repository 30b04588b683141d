//! A person the desk knows: contact data parsed once, and who among the known is probably the one who writes.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::email::EmailAddress;
use crate::field_error::{FieldCode, FieldErrors};
use crate::language::Language;
use crate::limits::{NAME_CHARS_MAX, PROPOSALS_MAX};
use crate::telephone::TelephoneNumber;
use crate::text::fold;

/// The language in which a person is written to.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum ContactLanguage {
    /// Dutch.
    Nl,
    /// French.
    Fr,
    /// English.
    En,
    /// None of these: an interpreter helps.
    Other,
}

impl ContactLanguage {
    /// Every language.
    pub const ALL: [Self; 4] = [Self::Nl, Self::Fr, Self::En, Self::Other];

    /// The key, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::Fr => "fr",
            Self::En => "en",
            Self::Other => "other",
        }
    }
}

impl From<Language> for ContactLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::Nl => Self::Nl,
            Language::Fr => Self::Fr,
            Language::En => Self::En,
        }
    }
}

/// How a person likes to be answered.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum ContactChannel {
    /// By e-mail.
    Email,
    /// By telephone.
    Telephone,
    /// By letter.
    Post,
}

impl ContactChannel {
    /// Every channel.
    pub const ALL: [Self; 3] = [Self::Email, Self::Telephone, Self::Post];

    /// The key, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Telephone => "telephone",
            Self::Post => "post",
        }
    }
}

/// A person as typed in, not checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactDraft {
    /// The full name.
    pub name: Option<String>,
    /// E-mail address; empty counts as none.
    pub email: Option<String>,
    /// Telephone number as people write it; empty counts as none.
    pub telephone: Option<String>,
    /// Key of [`ContactLanguage`].
    pub language: Option<String>,
    /// Key of [`ContactChannel`].
    pub preferred_channel: Option<String>,
}

/// A person with checked data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewContact {
    /// The full name as the person writes it.
    pub name: String,
    /// The name as it is compared.
    pub name_folded: String,
    /// E-mail address.
    pub email: Option<EmailAddress>,
    /// Telephone number.
    pub telephone: Option<TelephoneNumber>,
    /// The language in which the person is written to.
    pub language: ContactLanguage,
    /// How the person likes to be answered.
    pub preferred_channel: Option<ContactChannel>,
}

impl ContactDraft {
    /// Checks every field; `language` is what counts when none was chosen. A person without e-mail address and
    /// telephone exists: somebody who came to the desk.
    ///
    /// # Errors
    /// The faults per field.
    pub fn parse(&self, language: ContactLanguage) -> Result<NewContact, FieldErrors> {
        let mut errors = FieldErrors::new();
        let name = required_line(self.name.as_deref(), NAME_CHARS_MAX);
        let name = name.unwrap_or_else(|code| refused(&mut errors, "name", code));
        let email = optional(self.email.as_deref(), EmailAddress::parse);
        let email = email.unwrap_or_else(|code| refused(&mut errors, "email", code));
        let telephone = optional(self.telephone.as_deref(), TelephoneNumber::parse);
        let telephone = telephone.unwrap_or_else(|code| refused(&mut errors, "telephone", code));
        let chosen =
            optional(self.language.as_deref(), |key| one_of(&ContactLanguage::ALL, ContactLanguage::as_str, key));
        let chosen = chosen.unwrap_or_else(|code| refused(&mut errors, "language", code));
        let channel = optional(self.preferred_channel.as_deref(), |key| {
            one_of(&ContactChannel::ALL, ContactChannel::as_str, key)
        });
        let channel = channel.unwrap_or_else(|code| refused(&mut errors, "preferred_channel", code));
        let unreachable = match channel {
            Some(ContactChannel::Email) => is_blank(self.email.as_deref()),
            Some(ContactChannel::Telephone) => is_blank(self.telephone.as_deref()),
            Some(ContactChannel::Post) | None => false,
        };
        if unreachable {
            errors.add("preferred_channel", FieldCode::UnreachableChannel);
        }
        errors.into_result(NewContact {
            name_folded: fold(&name),
            name,
            email,
            telephone,
            language: chosen.unwrap_or(language),
            preferred_channel: channel,
        })
    }
}

/// One line of text that must be there: trimmed, without control characters.
pub(crate) fn required_line(text: Option<&str>, chars_max: usize) -> Result<String, FieldCode> {
    let text = text.unwrap_or_default().trim();
    if text.is_empty() {
        return Err(FieldCode::Required);
    }
    if text.chars().count() > chars_max {
        return Err(FieldCode::TooLong);
    }
    if text.chars().any(char::is_control) { Err(FieldCode::Invalid) } else { Ok(text.to_owned()) }
}

fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

pub(crate) fn optional<T>(
    text: Option<&str>,
    parse: impl FnOnce(&str) -> Result<T, FieldCode>,
) -> Result<Option<T>, FieldCode> {
    text.filter(|text| !text.trim().is_empty()).map(parse).transpose()
}

pub(crate) fn one_of<T: Copy>(all: &[T], spelling: fn(T) -> &'static str, key: &str) -> Result<T, FieldCode> {
    all.iter().copied().find(|option| spelling(*option) == key).ok_or(FieldCode::UnknownOption)
}

/// Notes the fault; the stand-in value is never used, since faults make the whole fail.
pub(crate) fn refused<T: Default>(errors: &mut FieldErrors, field: &str, code: FieldCode) -> T {
    errors.add(field, code);
    T::default()
}

/// What a person wrote about themselves.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// Name.
    pub name: &'a str,
    /// E-mail address.
    pub email: Option<&'a str>,
    /// Telephone number in E.164.
    pub telephone: Option<&'a str>,
}

/// A known person who may be the sender.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Candidate {
    /// Contact id.
    pub id: String,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number in E.164.
    pub telephone: Option<String>,
}

/// What a known person has in common with the sender.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The e-mail address.
    Email,
    /// The telephone number.
    Telephone,
    /// The name, apart from capitals and accents.
    Name,
}

impl Likeness {
    /// How much it says. An address is rarely shared, a number more often, a name easily; all three make 100.
    fn weight(self) -> u8 {
        match self {
            Self::Email => 45,
            Self::Telephone => 35,
            Self::Name => 20,
        }
    }
}

/// A known person who is probably the sender.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq)]
pub struct ProposedContact {
    /// Contact id.
    pub id: String,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number in E.164.
    pub telephone: Option<String>,
    /// How likely it is, from 1 to 100.
    pub score: u8,
    /// What the two have in common.
    pub reasons: Vec<Likeness>,
}

/// Those among `candidates` who share something with the sender, most likely first, at most [`PROPOSALS_MAX`].
#[must_use]
pub fn propose(sender: Sender<'_>, candidates: Vec<Candidate>) -> Vec<ProposedContact> {
    let mut proposed: Vec<ProposedContact> = Vec::new();
    for candidate in candidates {
        let reasons = likenesses(sender, &candidate);
        if reasons.is_empty() || proposed.iter().any(|known| known.id == candidate.id) {
            continue;
        }
        let score = reasons.iter().map(|reason| reason.weight()).sum();
        let Candidate { id, name, email, telephone } = candidate;
        proposed.push(ProposedContact { id, name, email, telephone, score, reasons });
    }
    proposed.sort_by_key(|contact| std::cmp::Reverse(contact.score));
    proposed.truncate(PROPOSALS_MAX);
    proposed
}

fn likenesses(sender: Sender<'_>, candidate: &Candidate) -> Vec<Likeness> {
    let same_email = match (sender.email, candidate.email.as_deref()) {
        (Some(one), Some(other)) => one.to_lowercase() == other.to_lowercase(),
        _ => false,
    };
    let same_telephone = sender.telephone.is_some() && sender.telephone == candidate.telephone.as_deref();
    let same_name = fold(sender.name) == fold(&candidate.name);
    [(same_email, Likeness::Email), (same_telephone, Likeness::Telephone), (same_name, Likeness::Name)]
        .into_iter()
        .filter_map(|(same, likeness)| same.then_some(likeness))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str) -> ContactDraft {
        ContactDraft { name: Some(name.to_owned()), ..ContactDraft::default() }
    }

    fn faults(draft: &ContactDraft) -> FieldErrors {
        draft.parse(ContactLanguage::Nl).unwrap_err()
    }

    #[test]
    fn a_name_is_enough() {
        let contact = draft("  Élise Peeters ").parse(ContactLanguage::Fr).unwrap();
        assert_eq!(contact.name, "Élise Peeters");
        assert_eq!(contact.name_folded, "elise peeters");
        assert_eq!(contact.language, ContactLanguage::Fr);
        assert_eq!((contact.email, contact.telephone, contact.preferred_channel), (None, None, None));
    }

    #[test]
    fn contact_data_are_stored_in_one_form() {
        let typed = ContactDraft {
            email: Some(" elise@Example.BE ".to_owned()),
            telephone: Some("0470 12 34 56".to_owned()),
            language: Some("other".to_owned()),
            preferred_channel: Some("telephone".to_owned()),
            ..draft("Élise")
        };
        let contact = typed.parse(ContactLanguage::Nl).unwrap();
        assert_eq!(contact.email.unwrap().as_str(), "elise@example.be");
        assert_eq!(contact.telephone.unwrap().as_str(), "+32470123456");
        assert_eq!(contact.language, ContactLanguage::Other);
        assert_eq!(contact.preferred_channel, Some(ContactChannel::Telephone));
    }

    #[test]
    fn every_field_has_a_code_of_its_own() {
        let wrong = ContactDraft {
            name: Some(" ".to_owned()),
            email: Some("elise".to_owned()),
            telephone: Some("12".to_owned()),
            language: Some("de".to_owned()),
            preferred_channel: Some("pigeon".to_owned()),
        };
        let errors = faults(&wrong);
        assert_eq!(errors.of("name"), [FieldCode::Required]);
        assert_eq!(errors.of("email"), [FieldCode::InvalidEmail]);
        assert_eq!(errors.of("telephone"), [FieldCode::InvalidTelephone]);
        assert_eq!(errors.of("language"), [FieldCode::UnknownOption]);
        assert_eq!(errors.of("preferred_channel"), [FieldCode::UnknownOption]);
    }

    #[test]
    fn a_name_is_one_line_of_bounded_length() {
        assert_eq!(faults(&draft(&"é".repeat(NAME_CHARS_MAX + 1))).of("name"), [FieldCode::TooLong]);
        assert_eq!(faults(&draft("a\0b")).of("name"), [FieldCode::Invalid]);
        assert!(draft(&"é".repeat(NAME_CHARS_MAX)).parse(ContactLanguage::Nl).is_ok());
    }

    #[test]
    fn nobody_prefers_a_channel_that_does_not_reach_them() {
        for channel in ["email", "telephone"] {
            let unreachable = ContactDraft { preferred_channel: Some(channel.to_owned()), ..draft("Élise") };
            assert_eq!(faults(&unreachable).of("preferred_channel"), [FieldCode::UnreachableChannel]);
        }
        let by_post = ContactDraft { preferred_channel: Some("post".to_owned()), ..draft("Élise") };
        assert!(by_post.parse(ContactLanguage::Nl).is_ok());
    }

    fn candidate(id: &str, name: &str, email: Option<&str>, telephone: Option<&str>) -> Candidate {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Candidate { id: id.to_owned(), name: name.to_owned(), email: owned(email), telephone: owned(telephone) }
    }

    const SENDER: Sender<'_> =
        Sender { name: "Élise Peeters", email: Some("elise@example.be"), telephone: Some("+32470123456") };

    #[test]
    fn the_most_alike_come_first_and_say_why() {
        let proposed = propose(
            SENDER,
            vec![
                candidate("name", "ELISE  PEETERS", None, None),
                candidate("telephone", "Jan", Some("jan@example.be"), Some("+32470123456")),
                candidate("all", "Elise Peeters", Some("Elise@example.be"), Some("+32470123456")),
                candidate("email", "E. P.", Some("elise@example.be"), None),
            ],
        );
        let scores: Vec<(&str, u8)> = proposed.iter().map(|contact| (contact.id.as_str(), contact.score)).collect();
        assert_eq!(scores, [("all", 100), ("email", 45), ("telephone", 35), ("name", 20)]);
        assert_eq!(proposed[0].reasons, [Likeness::Email, Likeness::Telephone, Likeness::Name]);
    }

    #[test]
    fn strangers_are_not_proposed() {
        let stranger = candidate("x", "Marie-Élise Peeters", None, None);
        assert_eq!(propose(Sender { email: None, telephone: None, ..SENDER }, vec![stranger]), []);
    }

    #[test]
    fn nobody_is_proposed_twice_and_few_are() {
        let many = (0..20).map(|index| candidate(&format!("{}", index % 10), "Elise Peeters", None, None)).collect();
        assert_eq!(propose(SENDER, many).len(), PROPOSALS_MAX);
    }
}
