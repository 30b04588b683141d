//! Users: the staff who sign in.

use serde::Deserialize;

use crate::authorisation::Role;
use crate::email::EmailAddress;
use crate::field_error::{FieldCode, FieldErrors};
use crate::language::Language;
use crate::limits::NAME_CHARS_MAX;
use crate::text::fold;

/// Whether a user may sign in.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum UserState {
    /// May sign in once a password is set.
    Active,
    /// Left the desk: keeps a name in the histories, opens nothing.
    Disabled,
}

impl UserState {
    /// The state, as the database spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }
}

/// A user to be made, as somebody wrote it down.
#[derive(Clone, Debug, Default)]
pub struct UserInput<'a> {
    /// E-mail address to sign in with.
    pub email: &'a str,
    /// Display name.
    pub name: &'a str,
    /// Key of the role.
    pub role: &'a str,
    /// Code of the interface language.
    pub language: &'a str,
    /// Keys of the queues whose team the user joins.
    pub queues: &'a [String],
}

/// A user to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUser {
    /// E-mail address to sign in with.
    pub email: EmailAddress,
    /// Display name.
    pub name: String,
    /// What the user is at the desk.
    pub role: Role,
    /// Interface language.
    pub language: Language,
    /// Keys of the queues whose team the user joins, each once; whether they exist the database knows.
    pub queues: Vec<String>,
}

impl NewUser {
    /// Reads the input.
    ///
    /// # Errors
    /// The faults per field: `email`, `name`, `role`, `language`, `queues`.
    pub fn parse(input: &UserInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut take = |field: &str, code| errors.add(field, code);
        let email = EmailAddress::parse(input.email).map_err(|code| take("email", code)).ok();
        let name = parse_name(input.name).map_err(|code| take("name", code)).ok();
        let role = Role::parse(input.role).or_else(|| {
            take("role", FieldCode::UnknownOption);
            None
        });
        let language = Language::parse(input.language).or_else(|| {
            take("language", FieldCode::UnknownOption);
            None
        });
        let mut queues = input.queues.to_vec();
        queues.sort_unstable();
        queues.dedup();
        match (email, name, role, language) {
            (Some(email), Some(name), Some(role), Some(language)) => Ok(Self { email, name, role, language, queues }),
            _ => Err(errors),
        }
    }

    /// The e-mail address as it is looked up.
    #[must_use]
    pub fn email_folded(&self) -> String {
        fold_email(self.email.as_str())
    }
}

/// How an e-mail address is looked up when somebody signs in: capitals do not matter.
#[must_use]
pub fn fold_email(text: &str) -> String {
    fold(text)
}

fn parse_name(text: &str) -> Result<String, FieldCode> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(FieldCode::Required),
        1..=NAME_CHARS_MAX if name.chars().any(char::is_control) => Err(FieldCode::Invalid),
        1..=NAME_CHARS_MAX => Ok(name),
        _ => Err(FieldCode::TooLong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input() -> UserInput<'static> {
        UserInput { email: "Els@Desk.Example", name: " Els  Peeters ", role: "coach", language: "nl", queues: &[] }
    }

    #[test]
    fn a_user_is_read_as_written_down() {
        let queues = ["energy".to_owned(), "apartments".to_owned(), "energy".to_owned()];
        let user = NewUser::parse(&UserInput { queues: &queues, ..input() }).unwrap();
        assert_eq!(user.name, "Els Peeters");
        assert_eq!(user.email_folded(), "els@desk.example");
        assert_eq!(user.queues, ["apartments", "energy"]);
        assert_eq!((user.role, user.language), (Role::Coach, Language::Nl));
    }

    #[test]
    fn every_fault_is_named() {
        let bad = UserInput { email: "els", name: "\t", role: "boss", language: "de", queues: &[] };
        let errors = NewUser::parse(&bad).unwrap_err();
        assert_eq!(errors.of("email"), [FieldCode::InvalidEmail]);
        assert_eq!(errors.of("name"), [FieldCode::Required]);
        assert_eq!(errors.of("role"), [FieldCode::UnknownOption]);
        assert_eq!(errors.of("language"), [FieldCode::UnknownOption]);
        let long = "a".repeat(201);
        let errors = NewUser::parse(&UserInput { name: &long, ..input() }).unwrap_err();
        assert_eq!(errors.of("name"), [FieldCode::TooLong]);
    }
}
