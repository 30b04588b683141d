//! The type-specific values of a dossier: one JSON document, validated against the catalogue.
//!
//! A change is a patch: a value per field, `null` to empty it. What is accepted is normalised (trimmed, instants in
//! UTC), so equal values are equal JSON. Beside the document stand the [`DossierValue`] rows, by which every field can
//! be sorted, filtered and reported.

mod kind;
mod value;

use serde_json::{Map, Value};

use crate::authorisation::{Role, sees};
use crate::catalogue::{Catalogue, Field};
use crate::change::FieldChange;
use crate::field_error::{FieldCode, FieldErrors};

pub use value::{DossierValue, values};

/// The details of a dossier: field key → value. An empty field is absent.
pub type Details = Map<String, Value>;

/// What a patch makes of the details.
#[derive(Clone, Debug, PartialEq)]
pub struct DetailsChange {
    /// The new document.
    pub details: Details,
    /// The fields that got another value, in order of field; none when the patch changes nothing.
    pub changes: Vec<FieldChange>,
    /// All searchable values of the new document; they replace those of the old one.
    pub values: Vec<DossierValue>,
}

/// Applies `patch` to the details of a dossier of type `type_key`, as `role`.
///
/// # Errors
/// The faults, as `details.<field>`: fields this type does not have (or that are columns, computed, or switched off
/// and empty), fields the role does not see, and values that do not fit. Nothing is changed by half.
pub fn apply(
    catalogue: &Catalogue,
    type_key: &str,
    role: Role,
    current: &Details,
    patch: &Details,
) -> Result<DetailsChange, FieldErrors> {
    let mut details = current.clone();
    let mut changes = Vec::new();
    let mut errors = FieldErrors::new();
    for (key, new) in patch {
        let before = current.get(key).filter(|value| !value.is_null());
        match decide(catalogue, type_key, role, key, before, new) {
            Err(code) => errors.add(format!("details.{key}"), code),
            Ok(after) if after.as_ref() == before => {}
            Ok(after) => {
                changes.push(FieldChange::new(format!("details.{key}"), before.map(text), after.as_ref().map(text)));
                match after {
                    Some(value) => details.insert(key.clone(), value),
                    None => details.remove(key),
                };
            }
        }
    }
    let values = values(catalogue, type_key, &details);
    errors.into_result(DetailsChange { details, changes, values })
}

/// The details without the fields that `role` does not see; fields the catalogue does not know are left out too.
#[must_use]
pub fn visible(catalogue: &Catalogue, role: Role, details: &Details) -> Details {
    let seen = |key: &str| catalogue.field(key).is_some_and(|field| sees(role, field.class));
    details.iter().filter(|(key, _)| seen(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Whether the field has a value.
#[must_use]
pub fn is_filled(details: &Details, key: &str) -> bool {
    details.get(key).is_some_and(|value| !value.is_null())
}

/// The value the field gets; none when it is emptied.
fn decide(
    catalogue: &Catalogue,
    type_key: &str,
    role: Role,
    key: &str,
    before: Option<&Value>,
    new: &Value,
) -> Result<Option<Value>, FieldCode> {
    let field = detail_field(catalogue, type_key, key).ok_or(FieldCode::UnknownField)?;
    if !sees(role, field.class) {
        return Err(FieldCode::Forbidden);
    }
    let after = kind::parse(catalogue, field, before, new)?;
    if !field.active && before.is_none() && after.is_some() {
        return Err(FieldCode::UnknownField);
    }
    Ok(after)
}

fn detail_field<'a>(catalogue: &'a Catalogue, type_key: &str, key: &str) -> Option<&'a Field> {
    catalogue.field(key).filter(|field| field.belongs_to(type_key) && field.is_detail())
}

/// A value as the history keeps it: texts as they are, everything else as JSON.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests;
