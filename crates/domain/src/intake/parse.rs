//! From form to submission: everything is parsed once, and every fault is found in one go.

use super::text::{lines, single_line};
use super::{Choices, Form, field};
use crate::email::EmailAddress;
use crate::field_error::{FieldCode, FieldErrors};
use crate::language::Language;
use crate::limits::{ADDRESS_TEXT_CHARS_MAX, NAME_CHARS_MAX, QUESTION_CHARS_MAX};
use crate::national_number;
use crate::submission::{AnswerChannel, ApartmentBuilding, Submission};
use crate::telephone::TelephoneNumber;

/// Every fault [`parse`] can find; each has a sentence of its own in nl, fr and en.
pub const REACHABLE_ERRORS: [(&str, FieldCode); 19] = [
    (field::THEMES, FieldCode::Required),
    (field::THEMES, FieldCode::UnknownOption),
    (field::QUESTION, FieldCode::Required),
    (field::QUESTION, FieldCode::TooLong),
    (field::ADDRESS, FieldCode::Required),
    (field::ADDRESS, FieldCode::TooLong),
    (field::APARTMENT_BUILDING, FieldCode::Required),
    (field::APARTMENT_BUILDING, FieldCode::UnknownOption),
    (field::CAPACITY, FieldCode::Required),
    (field::CAPACITY, FieldCode::UnknownOption),
    (field::NAME, FieldCode::Required),
    (field::NAME, FieldCode::TooLong),
    (field::EMAIL, FieldCode::NoContactPoint),
    (field::EMAIL, FieldCode::InvalidEmail),
    (field::EMAIL, FieldCode::UnreachableChannel),
    (field::TELEPHONE, FieldCode::InvalidTelephone),
    (field::TELEPHONE, FieldCode::UnreachableChannel),
    (field::ANSWER_CHANNELS, FieldCode::Required),
    (field::ANSWER_CHANNELS, FieldCode::UnknownOption),
];

/// Reads a form in the language of its page against what the form offered.
///
/// # Errors
/// Every fault at once, each from [`REACHABLE_ERRORS`].
pub fn parse(form: &Form, language: Language, choices: &Choices) -> Result<Submission, FieldErrors> {
    let mut parser = Parser { errors: FieldErrors::new() };
    let themes = parser.themes(form, choices);
    let question = parser.required_text(field::QUESTION, masked(&lines(&form.question)), QUESTION_CHARS_MAX);
    let capacity = parser.capacity(form, choices);
    let building = parser.apartment_building(form);
    let name = parser.required_text(field::NAME, masked(&single_line(&form.name)), NAME_CHARS_MAX);
    let answer_channels = parser.answer_channels(form);
    let address_text = parser.address(form, &answer_channels);
    let (email, telephone) = parser.contact_points(form, &answer_channels);
    match (building, parser.errors.is_empty()) {
        (Some(apartment_building), true) => Ok(Submission {
            language,
            name,
            email,
            telephone,
            capacity,
            address_text,
            apartment_building,
            themes,
            question,
            answer_channels,
        }),
        _ => Err(parser.errors),
    }
}

/// The form asks not to write national numbers; who does it all the same is told on the receipt.
fn masked(text: &str) -> String {
    national_number::mask(text).0.into_owned()
}

struct Parser {
    errors: FieldErrors,
}

impl Parser {
    fn required_text(&mut self, name: &str, text: String, characters_max: usize) -> String {
        if text.is_empty() {
            self.errors.add(name, FieldCode::Required);
        } else if text.chars().count() > characters_max {
            self.errors.add(name, FieldCode::TooLong);
        }
        text
    }

    fn themes(&mut self, form: &Form, choices: &Choices) -> Vec<String> {
        if form.themes.is_empty() {
            self.errors.add(field::THEMES, FieldCode::Required);
        } else if form.themes.iter().any(|key| choices.themes.iter().all(|theme| theme.key != *key)) {
            self.errors.add(field::THEMES, FieldCode::UnknownOption);
        }
        let chosen = choices.themes.iter().filter(|theme| form.themes.contains(&theme.key));
        chosen.map(|theme| theme.key.clone()).collect()
    }

    fn capacity(&mut self, form: &Form, choices: &Choices) -> String {
        if form.capacity.is_empty() {
            self.errors.add(field::CAPACITY, FieldCode::Required);
        } else if choices.capacities.iter().all(|capacity| capacity.key != form.capacity) {
            self.errors.add(field::CAPACITY, FieldCode::UnknownOption);
        }
        form.capacity.clone()
    }

    fn apartment_building(&mut self, form: &Form) -> Option<ApartmentBuilding> {
        let answer = ApartmentBuilding::parse(&form.apartment_building);
        if answer.is_none() {
            let empty = form.apartment_building.is_empty();
            let code = if empty { FieldCode::Required } else { FieldCode::UnknownOption };
            self.errors.add(field::APARTMENT_BUILDING, code);
        }
        answer
    }

    fn answer_channels(&mut self, form: &Form) -> Vec<AnswerChannel> {
        if form.answer_channels.is_empty() {
            self.errors.add(field::ANSWER_CHANNELS, FieldCode::Required);
        } else if form.answer_channels.iter().any(|key| AnswerChannel::parse(key).is_none()) {
            self.errors.add(field::ANSWER_CHANNELS, FieldCode::UnknownOption);
        }
        let ticked = |channel: &AnswerChannel| form.answer_channels.iter().any(|key| key == channel.as_str());
        AnswerChannel::ALL.into_iter().filter(ticked).collect()
    }

    /// The address may stay empty, since many questions are not about one dwelling; a letter needs it.
    fn address(&mut self, form: &Form, channels: &[AnswerChannel]) -> String {
        let address = masked(&single_line(&form.address));
        if address.is_empty() && channels.contains(&AnswerChannel::Post) {
            self.errors.add(field::ADDRESS, FieldCode::Required);
        } else if address.chars().count() > ADDRESS_TEXT_CHARS_MAX {
            self.errors.add(field::ADDRESS, FieldCode::TooLong);
        }
        address
    }

    /// Of several faults of one field only the first to mend is named.
    fn contact_points(
        &mut self,
        form: &Form,
        channels: &[AnswerChannel],
    ) -> (Option<EmailAddress>, Option<TelephoneNumber>) {
        let email = single_line(&form.email);
        let telephone = single_line(&form.telephone);
        if email.is_empty() && telephone.is_empty() {
            self.errors.add(field::EMAIL, FieldCode::NoContactPoint);
            return (None, None);
        }
        let email = self.point(field::EMAIL, &email, EmailAddress::parse, channels.contains(&AnswerChannel::Email));
        let calls = channels.contains(&AnswerChannel::Telephone);
        let telephone = self.point(field::TELEPHONE, &telephone, TelephoneNumber::parse, calls);
        (email, telephone)
    }

    fn point<T>(
        &mut self,
        name: &str,
        text: &str,
        read: impl FnOnce(&str) -> Result<T, FieldCode>,
        is_channel: bool,
    ) -> Option<T> {
        if text.is_empty() {
            if is_channel {
                self.errors.add(name, FieldCode::UnreachableChannel);
            }
            return None;
        }
        read(text).map_err(|code| self.errors.add(name, code)).ok()
    }
}

#[cfg(test)]
mod tests;
