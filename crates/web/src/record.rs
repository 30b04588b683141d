//! Bodies as patches of records.

use domain::record::{Patch, Value};
use serde::{Deserialize, Deserializer};

/// A field with what was sent: absent, null, or a value.
pub type Sent = (&'static str, Option<Option<Value>>);

/// `#[serde(deserialize_with)]`: a field that is present has a value or is emptied with null.
///
/// # Errors
/// When the value is of another kind.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// A field that holds text.
#[must_use]
pub fn text(name: &'static str, value: Option<Option<String>>) -> Sent {
    (name, value.map(|value| value.map(Value::Text)))
}

/// A field that holds a whole number.
#[must_use]
pub fn number(name: &'static str, value: Option<Option<i64>>) -> Sent {
    (name, value.map(|value| value.map(Value::Number)))
}

/// The fields that are present, by name.
#[must_use]
pub fn patch(fields: impl IntoIterator<Item = Sent>) -> Patch {
    fields.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
}
