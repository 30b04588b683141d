//! People and organisations: fields that are parsed one by one, so that making, changing and merging records are one rule.

mod field;
pub mod likely;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::change::SubjectKind;
use crate::contact::NewContact;
use crate::field_error::{FieldCode, FieldErrors};
use crate::national_number;
use crate::record::{Data, Edited, Patch, Value};
use crate::timeline::{Subjects, TimelineKind};

pub use field::Field;

/// A person or an organisation.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[schema(as = RelationNoun)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// A person.
    Contact,
    /// A company, an association, a service.
    Organisation,
}

impl Noun {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Contact, Self::Organisation];

    /// The noun, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Organisation => "organisation",
        }
    }

    /// What people fill in, in the order of the form.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Contact => &field::CONTACT,
            Self::Organisation => &field::ORGANISATION,
        }
    }

    /// Their names.
    pub(crate) fn field_names(self) -> impl Iterator<Item = &'static str> {
        self.fields().iter().map(|field| field.name)
    }

    /// The noun in the history of fields.
    #[must_use]
    pub fn subject(self) -> SubjectKind {
        match self {
            Self::Contact => SubjectKind::Contact,
            Self::Organisation => SubjectKind::Organisation,
        }
    }

    /// The record `id` as what a timeline entry is about.
    #[must_use]
    pub fn subjects(self, id: &str) -> Subjects {
        let id = Some(id.to_owned());
        match self {
            Self::Contact => Subjects { contact_id: id, ..Subjects::default() },
            Self::Organisation => Subjects { organisation_id: id, ..Subjects::default() },
        }
    }

    /// The kind of a timeline entry about `event`.
    #[must_use]
    pub fn kind(self, event: Event) -> TimelineKind {
        match (self, event) {
            (Self::Contact, Event::Created) => TimelineKind::ContactCreated,
            (Self::Contact, Event::Edited) => TimelineKind::ContactEdited,
            (Self::Contact, Event::Deactivated) => TimelineKind::ContactDeactivated,
            (Self::Contact, Event::Reactivated) => TimelineKind::ContactReactivated,
            (Self::Organisation, Event::Created) => TimelineKind::OrganisationCreated,
            (Self::Organisation, Event::Edited) => TimelineKind::OrganisationEdited,
            (Self::Organisation, Event::Deactivated) => TimelineKind::OrganisationDeactivated,
            (Self::Organisation, Event::Reactivated) => TimelineKind::OrganisationReactivated,
        }
    }
}

/// What happens to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It was added.
    Created,
    /// Fields got other values.
    Edited,
    /// It was taken out of use.
    Deactivated,
    /// It was taken into use again.
    Reactivated,
}

/// Whether a record is in use.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum RelationState {
    /// In use.
    Active,
    /// A double or somebody of the past: kept and found, not chosen anew.
    Inactive,
}

impl RelationState {
    /// The state, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
        }
    }

    /// What happens to a record that comes into this state.
    #[must_use]
    pub fn event(self) -> Event {
        match self {
            Self::Active => Event::Reactivated,
            Self::Inactive => Event::Deactivated,
        }
    }
}

impl From<&NewContact> for Data {
    fn from(contact: &NewContact) -> Self {
        let mut data = Self::default();
        data.set_text("name", Some(contact.name.clone()));
        data.set_text("email", contact.email.as_ref().map(ToString::to_string));
        data.set_text("telephone", contact.telephone.as_ref().map(ToString::to_string));
        data.set_text("language", Some(contact.language.as_str().to_owned()));
        data.set_text("preferred_channel", contact.preferred_channel.map(|channel| channel.as_str().to_owned()));
        data
    }
}

/// A new record.
///
/// # Errors
/// The faults per field.
pub fn make(noun: Noun, draft: &Patch) -> Result<Edited, FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut filled = draft.clone();
    for field in noun.fields().iter().filter(|field| !draft.get(field.name).is_some_and(Option::is_some)) {
        match field.default {
            Some(default) => _ = filled.insert(field.name, Some(Value::Text(default.to_owned()))),
            None if field.required => errors.add(field.name, FieldCode::Required),
            None => {}
        }
    }
    match edit(noun, &Data::default(), &filled) {
        Ok(edited) => errors.into_result(edited),
        Err(faults) => {
            let faults = faults.iter().flat_map(|(field, codes)| codes.iter().map(move |code| (field, *code)));
            faults.for_each(|(field, code)| errors.add(field, code));
            Err(errors)
        }
    }
}

/// Applies `patch` to a record. Fields that are not in it are not judged: what was stored once stays good.
///
/// # Errors
/// The faults of all fields at once; nothing is changed by half.
pub fn edit(noun: Noun, before: &Data, patch: &Patch) -> Result<Edited, FieldErrors> {
    let mut errors = FieldErrors::new();
    let (mut after, mut masked) = (before.clone(), 0);
    for field in noun.fields() {
        let Some(typed) = patch.get(field.name) else { continue };
        let typed = typed.as_ref().map(ToString::to_string).unwrap_or_default();
        let (typed, count) = mask(field, &typed);
        match field.parse(&typed) {
            Ok(value) => {
                masked += count;
                after.set_text(field.name, value);
            }
            Err(code) => errors.add(field.name, code),
        }
    }
    let is_about_reaching = ["email", "telephone", "preferred_channel"].iter().any(|field| patch.contains_key(field));
    if is_about_reaching && errors.is_empty() && !is_reachable(&after) {
        errors.add("preferred_channel", FieldCode::UnreachableChannel);
    }
    errors.into_result(Edited::between(noun.field_names(), before, after, masked))
}

/// What can be compared of somebody who is still being typed in: the fields that are filled, however few.
///
/// # Errors
/// The faults per field.
pub fn probe(noun: Noun, draft: &Patch) -> Result<Data, FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut data = Data::default();
    for field in noun.fields() {
        let Some(Some(typed)) = draft.get(field.name) else { continue };
        let typed = typed.to_string();
        if typed.trim().is_empty() {
            continue;
        }
        match field.parse(&typed) {
            Ok(value) => data.set_text(field.name, value),
            Err(code) => errors.add(field.name, code),
        }
    }
    errors.into_result(data)
}

/// Whether the preferred channel, if there is one, leads to the person.
pub(crate) fn is_reachable(data: &Data) -> bool {
    match data.text("preferred_channel") {
        Some(channel @ ("email" | "telephone")) => data.get(channel).is_some(),
        _ => true,
    }
}

fn mask(field: &Field, typed: &str) -> (String, usize) {
    if !field.is_free {
        return (typed.to_owned(), 0);
    }
    let (masked, count) = national_number::mask(typed);
    (masked.into_owned(), count)
}

#[cfg(test)]
mod tests;
