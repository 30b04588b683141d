//! The desk's settings: what citizens and staff see of it. One document with one version; a desk that changed nothing
//! has the defaults, version 0.

mod logo;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::change::FieldChange;
use crate::email::EmailAddress;
use crate::field_error::{FieldCode, FieldErrors};
use crate::language::{Labels, Language};
use crate::limits::{DESK_NAME_CHARS_MAX, SETTING_LINE_CHARS_MAX, SETTING_TEXT_CHARS_MAX};
use crate::telephone::TelephoneNumber;

pub use logo::{Logo, LogoType};

/// Facts about the desk. Empty texts are not shown.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What the desk is called.
    pub desk_name: Labels,
    /// Telephone number as it is shown.
    pub telephone: String,
    /// E-mail address.
    pub email: String,
    /// Opening hours, several lines.
    pub hours: Labels,
    /// Where the desk is, several lines.
    pub address: Labels,
    /// Whom to ask about personal data: a name, an address or an e-mail address, several lines.
    pub privacy_contact: String,
    /// Languages of the citizen's pages, the preferred one first; Dutch is always among them.
    pub public_languages: Vec<Language>,
    /// The logo, shown on every page.
    pub logo: Option<Logo>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            desk_name: Labels {
                nl: "Woon- en Energieloket".to_owned(),
                fr: "Guichet Logement et Énergie".to_owned(),
                en: "Housing and Energy Desk".to_owned(),
            },
            telephone: String::new(),
            email: String::new(),
            hours: Labels::default(),
            address: Labels::default(),
            privacy_contact: String::new(),
            public_languages: Language::ALL.to_vec(),
            logo: None,
        }
    }
}

impl Settings {
    /// Checks and normalises what a manager filled in: texts trimmed, line ends `\n`, the e-mail address's domain in
    /// small letters.
    ///
    /// # Errors
    /// The faults per field; a text that is there in one language must be there in all.
    pub fn validated(self) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let settings = Self {
            desk_name: labels("desk_name", self.desk_name, DESK_NAME_CHARS_MAX, &mut errors),
            telephone: telephone(&self.telephone, &mut errors),
            email: email(&self.email, &mut errors),
            hours: labels("hours", self.hours, SETTING_TEXT_CHARS_MAX, &mut errors),
            address: labels("address", self.address, SETTING_TEXT_CHARS_MAX, &mut errors),
            privacy_contact: text("privacy_contact", &self.privacy_contact, SETTING_TEXT_CHARS_MAX, &mut errors),
            public_languages: languages(self.public_languages, &mut errors),
            logo: self.logo.and_then(|logo| logo.validated().map_err(|faults| errors.nest("logo", faults)).ok()),
        };
        if settings.desk_name == Labels::default() {
            errors.add("desk_name", FieldCode::Required);
        }
        for language in Language::ALL {
            if settings.desk_name.get(language).contains('\n') {
                errors.add(format!("desk_name.{}", language.as_str()), FieldCode::Invalid);
            }
        }
        errors.into_result(settings)
    }

    /// The settings that differ from `before`, as the history keeps them. Of a logo only kind and size are kept.
    #[must_use]
    pub fn changes(&self, before: &Self) -> Vec<FieldChange> {
        let (old, new) = (before.texts(), self.texts());
        let pairs = old.into_iter().zip(new).filter(|((_, old), (_, new))| old != new);
        let mut changes: Vec<FieldChange> =
            pairs.map(|((field, old), (_, new))| FieldChange::new(field, Some(old), Some(new))).collect();
        if self.logo != before.logo {
            let described = |logo: &Option<Logo>| logo.as_ref().map(Logo::description);
            changes.push(FieldChange::new("logo", described(&before.logo), described(&self.logo)));
        }
        changes
    }

    /// Every setting but the logo, as text; JSON for those in several languages.
    fn texts(&self) -> [(&'static str, String); 7] {
        let labels = |labels: &Labels| serde_json::to_string(labels).unwrap_or_default();
        let languages: Vec<&str> = self.public_languages.iter().map(|language| language.as_str()).collect();
        [
            ("desk_name", labels(&self.desk_name)),
            ("telephone", self.telephone.clone()),
            ("email", self.email.clone()),
            ("hours", labels(&self.hours)),
            ("address", labels(&self.address)),
            ("privacy_contact", self.privacy_contact.clone()),
            ("public_languages", languages.join(",")),
        ]
    }
}

/// A text in all languages or in none.
fn labels(field: &str, labels: Labels, chars_max: usize, errors: &mut FieldErrors) -> Labels {
    let mut checked =
        |language: Language| text(&format!("{field}.{}", language.as_str()), labels.get(language), chars_max, errors);
    let labels = Labels { nl: checked(Language::Nl), fr: checked(Language::Fr), en: checked(Language::En) };
    let missing: Vec<Language> =
        Language::ALL.into_iter().filter(|language| labels.get(*language).is_empty()).collect();
    if missing.len() < Language::ALL.len() {
        missing.iter().for_each(|language| errors.add(format!("{field}.{}", language.as_str()), FieldCode::Required));
    }
    labels
}

fn text(field: &str, text: &str, chars_max: usize, errors: &mut FieldErrors) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.chars().count() > chars_max {
        errors.add(field, FieldCode::TooLong);
    }
    if text.contains(|letter: char| letter.is_control() && letter != '\n') {
        errors.add(field, FieldCode::Invalid);
    }
    text.to_owned()
}

/// Kept as it was written, since people read it out; it must be a number all the same.
fn telephone(given: &str, errors: &mut FieldErrors) -> String {
    let trimmed = given.trim();
    if trimmed.chars().count() > SETTING_LINE_CHARS_MAX {
        errors.add("telephone", FieldCode::TooLong);
    } else if !trimmed.is_empty() && TelephoneNumber::parse(trimmed).is_err() {
        errors.add("telephone", FieldCode::InvalidTelephone);
    }
    trimmed.to_owned()
}

fn email(given: &str, errors: &mut FieldErrors) -> String {
    let trimmed = given.trim();
    if trimmed.is_empty() {
        return String::new();
    }
    match EmailAddress::parse(trimmed) {
        Ok(address) => address.as_str().to_owned(),
        Err(code) => {
            errors.add("email", code);
            String::new()
        }
    }
}

fn languages(languages: Vec<Language>, errors: &mut FieldErrors) -> Vec<Language> {
    let is_repeated = |(index, language): (usize, &Language)| languages[..index].contains(language);
    if languages.iter().enumerate().any(is_repeated) {
        errors.add("public_languages", FieldCode::Duplicate);
    }
    if !languages.contains(&Language::Nl) {
        errors.add("public_languages", FieldCode::Required);
    }
    languages
}

#[cfg(test)]
mod tests;
