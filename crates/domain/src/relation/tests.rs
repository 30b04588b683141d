//! Making and changing people and organisations.

use serde_json::json;

use super::*;
use crate::change::FieldChange;
use crate::limits::NOTE_CHARS_MAX;

fn patch<const N: usize>(fields: [(&'static str, Option<&str>); N]) -> Patch {
    fields.into_iter().map(|(field, value)| (field, value.map(|value| Value::Text(value.to_owned())))).collect()
}

fn elise() -> Data {
    let draft = patch([
        ("name", Some("Élise Peeters")),
        ("email", Some("elise@example.be")),
        ("preferred_channel", Some("email")),
    ]);
    make(Noun::Contact, &draft).unwrap().after
}

#[test]
fn a_name_is_enough() {
    let made = make(Noun::Contact, &patch([("name", Some("  Élise Peeters ")), ("email", Some(" "))])).unwrap();
    assert_eq!(made.after.text("name"), Some("Élise Peeters"));
    assert_eq!((made.after.text("email"), made.after.text("language")), (None, Some("nl")));
    let first = |field, value: &str| FieldChange::new(field, None, Some(value.to_owned()));
    assert_eq!(made.changes, [first("name", "Élise Peeters"), first("language", "nl")]);
    let made = make(Noun::Organisation, &patch([("name", Some("VME Bruul"))])).unwrap();
    assert_eq!(made.after.text("language"), None);
}

#[test]
fn nobody_is_without_a_name() {
    for noun in Noun::ALL {
        for draft in [patch([]), patch([("name", None)]), patch([("name", Some(" "))])] {
            assert_eq!(make(noun, &draft).unwrap_err().of("name"), [FieldCode::Required]);
        }
    }
    let errors = edit(Noun::Contact, &elise(), &patch([("name", None), ("language", None)])).unwrap_err();
    assert_eq!((errors.of("name"), errors.of("language")), (&[FieldCode::Required][..], &[FieldCode::Required][..]));
}

#[test]
fn every_field_has_a_fault_of_its_own() {
    let wrong = patch([
        ("name", Some("a\0b")),
        ("email", Some("elise")),
        ("telephone", Some("12")),
        ("language", Some("de")),
        ("preferred_channel", Some("pigeon")),
        ("note", Some("\u{7}")),
    ]);
    let errors = make(Noun::Contact, &wrong).unwrap_err();
    for (field, code) in [
        ("name", FieldCode::Invalid),
        ("email", FieldCode::InvalidEmail),
        ("telephone", FieldCode::InvalidTelephone),
        ("language", FieldCode::UnknownOption),
        ("preferred_channel", FieldCode::UnknownOption),
        ("note", FieldCode::Invalid),
    ] {
        assert_eq!(errors.of(field), [code], "{field}");
    }
    let long = "x".repeat(NOTE_CHARS_MAX + 1);
    let errors = make(Noun::Organisation, &patch([("name", Some(&long)), ("note", Some(&long))])).unwrap_err();
    assert_eq!((errors.of("name"), errors.of("note")), (&[FieldCode::TooLong][..], &[FieldCode::TooLong][..]));
}

#[test]
fn an_organisation_may_have_a_number_and_then_a_right_one() {
    let with = |number| make(Noun::Organisation, &patch([("name", Some("Stad")), ("enterprise_number", Some(number))]));
    assert_eq!(with("0403.170.701").unwrap().after.text("enterprise_number"), Some("0403170701"));
    assert!(!with("0403.170.702").unwrap_err().of("enterprise_number").is_empty());
}

#[test]
fn what_is_absent_stays_and_what_is_so_already_is_no_change() {
    let edited = edit(Noun::Contact, &elise(), &patch([("email", Some("Elise@example.be")), ("note", None)])).unwrap();
    assert_eq!(edited.after.text("name"), Some("Élise Peeters"));
    assert!(edited.changes.is_empty() == (edited.after == elise()));
    let edited = edit(Noun::Contact, &elise(), &patch([("telephone", Some("0470 12 34 56"))])).unwrap();
    assert_eq!(edited.changes, [FieldChange::new("telephone", None, Some("+32470123456".to_owned()))]);
    assert_eq!(edited.facts(), json!({ "fields": ["telephone"] }));
}

#[test]
fn the_preferred_channel_reaches_the_person() {
    let errors = edit(Noun::Contact, &elise(), &patch([("email", None)])).unwrap_err();
    assert_eq!(errors.of("preferred_channel"), [FieldCode::UnreachableChannel]);
    let both = patch([("email", None), ("preferred_channel", Some("post"))]);
    assert!(edit(Noun::Contact, &elise(), &both).is_ok());
}

#[test]
fn national_numbers_are_masked_in_names_and_notes() {
    let draft =
        patch([("name", Some("Jan 85.07.30-033.28")), ("note", Some("Rijksregister 85073003328.\r\nBelt laat."))]);
    let made = make(Noun::Contact, &draft).unwrap();
    assert_eq!(made.masked, 2);
    let texts = format!("{:?}", made.after);
    assert!(!texts.contains("85.07.30") && !texts.contains("85073003328"), "{texts}");
    assert!(made.after.text("note").is_some_and(|note| note.ends_with(".\nBelt laat.")), "{texts}");
}
