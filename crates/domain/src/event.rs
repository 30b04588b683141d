//! Events at which the desk meets people: information sessions, fairs, visit days. Of who came only what is needed is kept:
//! a person whom the desk knows already, or a number.

use crate::field_error::{FieldCode, FieldErrors};
use crate::limits::{ADDRESS_CHARS_MAX, NAME_CHARS_MAX, NOTE_CHARS_MAX, REGISTRATION_PEOPLE};
use crate::record::{self, Data, Edited, Field, Kind, OptionRow, Patch};

/// The option list of the catalogue that events choose from.
pub const OPTION_LIST: &str = "event_kind";

/// The fields, in the order of the form.
pub static EVENT: [Field; 6] = [
    Field { required: true, ..Field::line("name", NAME_CHARS_MAX) },
    Field { required: true, ..Field::option("kind", OPTION_LIST) },
    Field::line("place", ADDRESS_CHARS_MAX),
    Field { required: true, ..Field::new("starts_on", Kind::Day) },
    Field::new("ends_on", Kind::Day),
    Field::lines("note", NOTE_CHARS_MAX),
];

/// Applies `patch` to an event; a new one is empty before.
///
/// # Errors
/// The faults of all fields at once; [`FieldCode::OutOfRange`] for an end before the beginning.
pub fn edit(options: &[OptionRow], before: &Data, patch: &Patch) -> Result<Edited, FieldErrors> {
    let edited = record::edit(&EVENT, options, before, patch)?;
    // Days compare as texts.
    let is_backwards =
        edited.after.text("ends_on").is_some_and(|ends_on| Some(ends_on) < edited.after.text("starts_on"));
    if is_backwards { Err(FieldErrors::one("ends_on", FieldCode::OutOfRange)) } else { Ok(edited) }
}

/// Who registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// A person whom the desk knows.
    pub contact_id: Option<String>,
    /// How many people.
    pub people: i64,
}

/// Reads who registered: a person, or how many whom the desk does not know.
///
/// # Errors
/// Neither, both, or a number out of bounds.
pub fn register(contact_id: Option<String>, people: Option<i64>) -> Result<Registration, FieldErrors> {
    match (contact_id, people) {
        (Some(contact_id), None | Some(1)) => Ok(Registration { contact_id: Some(contact_id), people: 1 }),
        (Some(_), Some(_)) => Err(FieldErrors::one("people", FieldCode::Invalid)),
        (None, Some(people)) if REGISTRATION_PEOPLE.contains(&people) => Ok(Registration { contact_id: None, people }),
        (None, Some(_)) => Err(FieldErrors::one("people", FieldCode::OutOfRange)),
        (None, None) => Err(FieldErrors::one("people", FieldCode::Required)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Value;

    fn text(text: &str) -> Option<Value> {
        Some(Value::Text(text.to_owned()))
    }

    fn fair() -> Patch {
        Patch::from([("name", text("Energiebeurs")), ("kind", text("fair")), ("starts_on", text("2026-10-03"))])
    }

    fn options() -> [OptionRow; 1] {
        [OptionRow { list: "event_kind".to_owned(), key: "fair".to_owned(), active: true }]
    }

    #[test]
    fn an_event_has_a_name_a_kind_and_a_day() {
        let made = edit(&options(), &Data::default(), &fair()).unwrap();
        assert_eq!(made.after.text("starts_on"), Some("2026-10-03"));
        let errors = edit(&options(), &Data::default(), &Patch::new()).unwrap_err();
        for field in ["name", "kind", "starts_on"] {
            assert_eq!(errors.of(field), [FieldCode::Required], "{field}");
        }
    }

    #[test]
    fn an_event_ends_no_earlier_than_it_begins() {
        for (ends_on, code) in [("2026-10-02", FieldCode::OutOfRange), ("2026-10-32", FieldCode::InvalidDate)] {
            let mut patch = fair();
            patch.insert("ends_on", text(ends_on));
            assert_eq!(edit(&options(), &Data::default(), &patch).unwrap_err().of("ends_on"), [code]);
        }
        let made = edit(&options(), &Data::default(), &fair()).unwrap().after;
        assert!(edit(&options(), &made, &Patch::from([("ends_on", text("2026-10-03"))])).is_ok());
        let later = Patch::from([("ends_on", text("2026-10-03")), ("starts_on", text("2026-10-04"))]);
        assert!(edit(&options(), &made, &later).is_err());
    }

    #[test]
    fn a_registration_is_a_person_or_a_number() {
        let of = |id: &str| Registration { contact_id: Some(id.to_owned()), people: 1 };
        assert_eq!(register(Some("jan".to_owned()), None), Ok(of("jan")));
        assert_eq!(register(None, Some(12)), Ok(Registration { contact_id: None, people: 12 }));
        assert_eq!(register(Some("jan".to_owned()), Some(2)).unwrap_err().of("people"), [FieldCode::Invalid]);
        assert_eq!(register(None, Some(0)).unwrap_err().of("people"), [FieldCode::OutOfRange]);
        assert_eq!(register(None, None).unwrap_err().of("people"), [FieldCode::Required]);
    }
}
