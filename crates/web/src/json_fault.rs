//! What serde says about input, as codes per field.

use domain::field_error::{FieldCode, FieldErrors};
use serde_path_to_error::{Path, Segment};

/// The field and the code behind serde's message. A `Deserialize` of ours chooses its code by making it the message
/// of its custom error.
pub(crate) fn field_fault(path: &Path, message: &str) -> (String, FieldCode) {
    let mut field = dotted(path);
    let code = code_of(message);
    if let Some(name) = named_field(message) {
        // Some deserializers already count the field as part of the path, others stop at its parent.
        if field != name && !field.ends_with(&format!(".{name}")) {
            field = if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
        }
    }
    (field, code)
}

/// Like [`field_fault`], as the errors of one input.
pub(crate) fn field_errors(path: &Path, message: &str) -> FieldErrors {
    let (field, code) = field_fault(path, message);
    FieldErrors::one(field, code)
}

fn code_of(message: &str) -> FieldCode {
    let starts = |start: &str| message.starts_with(start);
    if let Some(code) = FieldCode::ALL.into_iter().find(|code| is_word(message, code.as_str())) {
        code
    } else if starts("missing field") || starts("invalid type: null") {
        FieldCode::Required
    } else if starts("unknown field") {
        FieldCode::UnknownField
    } else if starts("duplicate field") {
        FieldCode::Duplicate
    } else if starts("unknown variant") {
        FieldCode::UnknownOption
    } else if starts("invalid type") {
        FieldCode::WrongType
    } else if starts("invalid value: integer") || starts("invalid value: floating") {
        FieldCode::OutOfRange
    } else {
        FieldCode::Invalid
    }
}

/// Whether the message is `word`, perhaps with the place in the JSON text after it.
fn is_word(message: &str, word: &str) -> bool {
    message.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(" at line"))
}

/// The name in "missing field `name`" and its like.
fn named_field(message: &str) -> Option<&str> {
    let kinds = ["missing field `", "unknown field `", "duplicate field `"];
    let rest = kinds.into_iter().find_map(|kind| message.strip_prefix(kind))?;
    rest.split_once('`').map(|(name, _)| name)
}

/// The path of a field with dots between its names and indexes.
pub(crate) fn dotted(path: &Path) -> String {
    let mut field = String::new();
    for segment in path {
        let name = match segment {
            Segment::Seq { index } => index.to_string(),
            Segment::Map { key } => key.clone(),
            Segment::Enum { variant } => variant.clone(),
            Segment::Unknown => continue,
        };
        if !field.is_empty() {
            field.push('.');
        }
        field.push_str(&name);
    }
    field
}
