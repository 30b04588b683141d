//! Records that are fields which people fill in: texts, numbers, options of the catalogue. Each field is read by itself, so
//! that making and changing a record are one rule.

mod field;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::change::FieldChange;
use crate::field_error::FieldErrors;
use crate::national_number;

pub(crate) use field::lines;
pub use field::{Field, Kind, OptionRow};

/// What a field holds.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Value {
    /// A whole number.
    Number(i64),
    /// A text, an option's key, a date, an id.
    Text(String),
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Text(text) => formatter.write_str(text),
        }
    }
}

/// The filled fields of a record, by name; stored values, which were parsed once.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(from = "BTreeMap<String, Option<Value>>")]
pub struct Data(BTreeMap<String, Value>);

impl Data {
    /// The value of a field.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field)
    }

    /// The value of a field that holds text.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        match self.0.get(field) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn set(&mut self, field: &str, value: Option<Value>) {
        match value {
            Some(value) => self.0.insert(field.to_owned(), value),
            None => self.0.remove(field),
        };
    }

    pub(crate) fn set_text(&mut self, field: &str, text: Option<String>) {
        self.set(field, text.map(Value::Text));
    }
}

impl From<BTreeMap<String, Option<Value>>> for Data {
    fn from(columns: BTreeMap<String, Option<Value>>) -> Self {
        Self(columns.into_iter().filter_map(|(field, value)| Some((field, value?))).collect())
    }
}

/// Typed in, not checked yet: a field that is absent stays, one without value is emptied.
pub type Patch = BTreeMap<&'static str, Option<Value>>;

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
    pub fn facts(&self) -> serde_json::Value {
        json!({ "fields": self.changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>() })
    }

    /// The way from one record to another.
    pub(crate) fn between(
        fields: impl IntoIterator<Item = &'static str>,
        before: &Data,
        after: Data,
        masked: usize,
    ) -> Self {
        let text = |data: &Data, field| data.get(field).map(ToString::to_string);
        let changed = fields.into_iter().filter(|field| before.get(field) != after.get(field));
        let changes = changed.map(|field| FieldChange::new(field, text(before, field), text(&after, field)));
        Self { changes: changes.collect(), after, masked }
    }
}

/// Applies `patch` to a record. Fields that are not in it are not judged: what was stored once stays good. Required fields
/// must be in a new record, whose `before` is empty.
///
/// # Errors
/// The faults of all fields at once; nothing is changed by half.
pub fn edit(fields: &[Field], options: &[OptionRow], before: &Data, patch: &Patch) -> Result<Edited, FieldErrors> {
    let mut errors = FieldErrors::new();
    let (mut after, mut masked) = (before.clone(), 0);
    for field in fields {
        let is_missing = field.required && before.get(field.name).is_none();
        let typed = match patch.get(field.name) {
            Some(typed) => typed.as_ref(),
            None if is_missing => None,
            None => continue,
        };
        let (typed, count) = mask(field, typed);
        match field.parse(options, before.get(field.name), typed) {
            Ok(value) => {
                masked += count;
                after.set(field.name, value);
            }
            Err(code) => errors.add(field.name, code),
        }
    }
    errors.into_result(Edited::between(fields.iter().map(|field| field.name), before, after, masked))
}

fn mask(field: &Field, typed: Option<&Value>) -> (Option<Value>, usize) {
    match typed {
        Some(Value::Text(text)) if field.is_free => {
            let (masked, count) = national_number::mask(text);
            (Some(Value::Text(masked.into_owned())), count)
        }
        typed => (typed.cloned(), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field_error::FieldCode;

    const FIELDS: [Field; 4] = [
        Field { required: true, ..Field::line("name", 20) },
        Field::lines("note", 40),
        Field::number("units", 0..=10),
        Field::option("carrier", "energy_carrier"),
    ];

    fn options() -> Vec<OptionRow> {
        let option = |key: &str, active| OptionRow { list: "energy_carrier".to_owned(), key: key.to_owned(), active };
        vec![option("gas", true), option("coal", false)]
    }

    fn text(value: &str) -> Option<Value> {
        Some(Value::Text(value.to_owned()))
    }

    fn apply(before: &Data, patch: &[(&'static str, Option<Value>)]) -> Result<Edited, FieldErrors> {
        edit(&FIELDS, &options(), before, &patch.iter().cloned().collect())
    }

    #[test]
    fn a_new_record_needs_its_required_fields_and_no_others() {
        let made = apply(&Data::default(), &[("name", text("  Bruul ")), ("units", Some(Value::Number(0)))]).unwrap();
        assert_eq!((made.after.text("name"), made.after.get("units")), (Some("Bruul"), Some(&Value::Number(0))));
        assert_eq!(made.changes.len(), 2);
        for patch in [&[][..], &[("name", None)], &[("name", text(" "))]] {
            assert_eq!(apply(&Data::default(), patch).unwrap_err().of("name"), [FieldCode::Required]);
        }
    }

    #[test]
    fn what_is_absent_stays_and_null_empties() {
        let before = apply(&Data::default(), &[("name", text("Bruul")), ("note", text("x"))]).unwrap().after;
        let edited = apply(&before, &[("note", None)]).unwrap();
        assert_eq!((edited.after.text("name"), edited.after.text("note")), (Some("Bruul"), None));
        assert_eq!(edited.changes, [FieldChange::new("note", Some("x".to_owned()), None)]);
        assert_eq!(apply(&before, &[("note", text("x"))]).unwrap().changes, []);
    }

    #[test]
    fn an_option_out_of_use_stays_but_is_not_chosen_anew() {
        let before =
            Data::from(BTreeMap::from([("name".to_owned(), text("Bruul")), ("carrier".to_owned(), text("coal"))]));
        assert!(apply(&before, &[("carrier", text("coal"))]).is_ok());
        let anew = apply(&Data::default(), &[("name", text("Bruul")), ("carrier", text("coal"))]);
        assert_eq!(anew.unwrap_err().of("carrier"), [FieldCode::InactiveOption]);
        let unknown = apply(&before, &[("carrier", text("peat"))]);
        assert_eq!(unknown.unwrap_err().of("carrier"), [FieldCode::UnknownOption]);
    }

    #[test]
    fn every_field_has_a_fault_of_its_own() {
        let wrong = [("name", text("a\nb")), ("note", text("\u{7}")), ("units", Some(Value::Number(11)))];
        let errors = apply(&Data::default(), &wrong).unwrap_err();
        assert_eq!((errors.of("name"), errors.of("note")), (&[FieldCode::Invalid][..], &[FieldCode::Invalid][..]));
        assert_eq!(errors.of("units"), [FieldCode::OutOfRange]);
        let kinds = [("name", Some(Value::Number(1))), ("units", text("3"))];
        let errors = apply(&Data::default(), &kinds).unwrap_err();
        assert_eq!((errors.of("name"), errors.of("units")), (&[FieldCode::WrongType][..], &[FieldCode::WrongType][..]));
    }

    #[test]
    fn national_numbers_are_masked_in_free_text() {
        let typed = [("name", text("Bruul")), ("note", text("Van 85.07.30-033.28."))];
        let made = apply(&Data::default(), &typed).unwrap();
        assert_eq!(made.masked, 1);
        assert!(!made.after.text("note").unwrap().contains("85.07.30"));
    }
}
