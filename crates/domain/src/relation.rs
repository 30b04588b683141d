//! People and organisations: fields that are parsed one by one, so that making, changing and merging records are one rule.

mod field;
pub mod likely;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::change::{FieldChange, SubjectKind};
use crate::contact::NewContact;
use crate::field_error::{FieldCode, FieldErrors};
use crate::national_number;
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
            (Self::Contact, Event::Merged) => TimelineKind::ContactsMerged,
            (Self::Contact, Event::Unmerged) => TimelineKind::ContactsUnmerged,
            (Self::Organisation, Event::Created) => TimelineKind::OrganisationCreated,
            (Self::Organisation, Event::Edited) => TimelineKind::OrganisationEdited,
            (Self::Organisation, Event::Deactivated) => TimelineKind::OrganisationDeactivated,
            (Self::Organisation, Event::Reactivated) => TimelineKind::OrganisationReactivated,
            (Self::Organisation, Event::Merged) => TimelineKind::OrganisationsMerged,
            (Self::Organisation, Event::Unmerged) => TimelineKind::OrganisationsUnmerged,
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
    /// It became one with another.
    Merged,
    /// That was undone.
    Unmerged,
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

/// The filled fields of a record, by name; stored values, which were parsed once.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(from = "BTreeMap<String, Option<String>>")]
pub struct Data(BTreeMap<String, String>);

impl Data {
    /// The value of a field.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    pub(crate) fn set(&mut self, field: &str, value: Option<String>) {
        match value {
            Some(value) => self.0.insert(field.to_owned(), value),
            None => self.0.remove(field),
        };
    }
}

impl From<BTreeMap<String, Option<String>>> for Data {
    fn from(columns: BTreeMap<String, Option<String>>) -> Self {
        Self(columns.into_iter().filter_map(|(field, value)| Some((field, value?))).collect())
    }
}

impl From<&NewContact> for Data {
    fn from(contact: &NewContact) -> Self {
        let mut data = Self::default();
        data.set("name", Some(contact.name.clone()));
        data.set("email", contact.email.as_ref().map(ToString::to_string));
        data.set("telephone", contact.telephone.as_ref().map(ToString::to_string));
        data.set("language", Some(contact.language.as_str().to_owned()));
        data.set("preferred_channel", contact.preferred_channel.map(|channel| channel.as_str().to_owned()));
        data
    }
}

/// Typed in, not checked yet: a field that is absent stays, one without value is emptied.
pub type Patch = BTreeMap<&'static str, Option<String>>;

/// What became of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edited {
    /// The record afterwards.
    pub after: Data,
    /// The fields that got another value.
    pub changes: Vec<FieldChange>,
    /// National register numbers that were masked in what was typed.
    pub masked: usize,
}

impl Edited {
    /// Facts of the timeline entry.
    #[must_use]
    pub fn facts(&self) -> Value {
        json!({ "fields": self.changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>() })
    }

    /// The way from one record to another.
    pub(crate) fn between(noun: Noun, before: &Data, after: Data, masked: usize) -> Self {
        let value = |data: &Data, field: &Field| data.get(field.name).map(str::to_owned);
        let changed = noun.fields().iter().filter(|field| value(before, field) != value(&after, field));
        let changes =
            changed.map(|field| FieldChange::new(field.name, value(before, field), value(&after, field))).collect();
        Self { after, changes, masked }
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
            Some(default) => _ = filled.insert(field.name, Some(default.to_owned())),
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
        let (typed, count) = mask(field, typed.as_deref().unwrap_or_default());
        match field.parse(&typed) {
            Ok(value) => {
                masked += count;
                after.set(field.name, value);
            }
            Err(code) => errors.add(field.name, code),
        }
    }
    let is_about_reaching = ["email", "telephone", "preferred_channel"].iter().any(|field| patch.contains_key(field));
    if is_about_reaching && errors.is_empty() && !is_reachable(&after) {
        errors.add("preferred_channel", FieldCode::UnreachableChannel);
    }
    errors.into_result(Edited::between(noun, before, after, masked))
}

/// What can be compared of somebody who is still being typed in: the fields that are filled, however few.
///
/// # Errors
/// The faults per field.
pub fn probe(noun: Noun, draft: &Patch) -> Result<Data, FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut data = Data::default();
    for field in noun.fields() {
        let typed = draft.get(field.name).and_then(Option::as_deref).unwrap_or_default();
        if typed.trim().is_empty() {
            continue;
        }
        match field.parse(typed) {
            Ok(value) => data.set(field.name, value),
            Err(code) => errors.add(field.name, code),
        }
    }
    errors.into_result(data)
}

/// Whether the preferred channel, if there is one, leads to the person.
pub(crate) fn is_reachable(data: &Data) -> bool {
    match data.get("preferred_channel") {
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
