//! The typed rows beside the details: every field sorts, filters and reports by the same indexes.

use serde::Serialize;
use serde_json::Value;

use super::{Details, detail_field};
use crate::catalogue::{Catalogue, FieldKind};
use crate::limits::DETAIL_INDEXED_CHARS_MAX;
use crate::text::fold;

/// One row of `dossier_value`; exactly one of text, number and date is filled.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct DossierValue {
    /// Key of the field.
    pub field_key: String,
    /// 0, or the place among several options.
    pub position: i64,
    /// Folded text (its beginning), or the key of an option.
    pub text_folded: Option<String>,
    /// Whole number, scaled number or cents.
    pub number: Option<i64>,
    /// Date, partial date or instant.
    pub date: Option<String>,
}

/// The rows of the details of a dossier of type `type_key`, in order of field. Values of fields that the type does
/// not have are left out.
#[must_use]
pub fn values(catalogue: &Catalogue, type_key: &str, details: &Details) -> Vec<DossierValue> {
    let known = details.iter().filter_map(|(key, value)| Some((detail_field(catalogue, type_key, key)?, value)));
    known.flat_map(|(field, value)| rows(&field.key, field.kind, value)).collect()
}

fn rows(field_key: &str, kind: FieldKind, value: &Value) -> Vec<DossierValue> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        single => std::slice::from_ref(single),
    };
    items.iter().zip(0..).filter_map(|(item, position)| row(field_key, kind, item, position)).collect()
}

fn row(field_key: &str, kind: FieldKind, value: &Value, position: i64) -> Option<DossierValue> {
    let mut row =
        DossierValue { field_key: field_key.to_owned(), position, text_folded: None, number: None, date: None };
    match kind {
        FieldKind::Text | FieldKind::LongText => {
            row.text_folded = Some(fold(value.as_str()?).chars().take(DETAIL_INDEXED_CHARS_MAX).collect());
        }
        FieldKind::Option | FieldKind::Options | FieldKind::YesNoUnknown => {
            row.text_folded = Some(value.as_str()?.to_owned());
        }
        FieldKind::Date | FieldKind::PartialDate | FieldKind::DateTime => row.date = Some(value.as_str()?.to_owned()),
        FieldKind::Integer | FieldKind::Decimal | FieldKind::Money => row.number = Some(value.as_i64()?),
    }
    Some(row)
}
