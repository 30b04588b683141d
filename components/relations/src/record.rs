//! Bodies as patches of records.

use domain::record::{Patch, Value};

/// A field with what was sent: absent, null, or a value.
pub(crate) type Sent = (&'static str, Option<Option<Value>>);

/// A field that holds text.
pub(crate) fn text(name: &'static str, value: Option<Option<String>>) -> Sent {
    (name, value.map(|value| value.map(Value::Text)))
}

/// A field that holds a whole number.
pub(crate) fn number(name: &'static str, value: Option<Option<i64>>) -> Sent {
    (name, value.map(|value| value.map(Value::Number)))
}

/// The fields that are present, by name.
pub(crate) fn patch(fields: impl IntoIterator<Item = Sent>) -> Patch {
    fields.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
}
