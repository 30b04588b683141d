//! The fields of an address, making one and mending it.

use super::place::{PARTS, compose, split};
use super::state::AddressState;
use crate::field_error::{FieldCode, FieldErrors};
use crate::house_number::{BoxNumber, HouseNumber};
use crate::limits::{
    ADDRESS_CHARS_MAX, APARTMENT_SITUATION_CHARS_MAX, CONSTRUCTION_YEARS, FLOOR_AREA_M2_TENTHS, STREET_CHARS_MAX,
};
use crate::parcel_number::ParcelNumber;
use crate::record::{self, Data, Edited, Field, Kind, OptionRow, Patch, Value};

/// The option lists of the catalogue that addresses and buildings choose from.
pub const OPTION_LISTS: [&str; 4] = ["dwelling_type", "building_type", "building_typology", "energy_carrier"];

/// The fields, in the order of the form.
pub static ADDRESS: [Field; 15] = [
    Field { required: true, ..Field::line("text", ADDRESS_CHARS_MAX) },
    Field::line("street", STREET_CHARS_MAX),
    Field::new("house_number", Kind::Formed(|text| HouseNumber::parse(text).map(String::from))),
    Field::new("box_number", Kind::Formed(|text| BoxNumber::parse(text).map(String::from))),
    Field::new("postcode", Kind::Formed(postcode)),
    Field::line("municipality", STREET_CHARS_MAX),
    Field::new("parcel_number", Kind::Formed(|text| ParcelNumber::parse(text).map(String::from))),
    Field::option("dwelling_type", "dwelling_type"),
    Field::option("building_type", "building_type"),
    Field::number("construction_year", CONSTRUCTION_YEARS),
    Field::number("floor_area_m2_tenths", FLOOR_AREA_M2_TENTHS),
    Field::option("energy_carrier", "energy_carrier"),
    Field::new("heritage", Kind::Key(&["yes", "no", "unknown"])),
    Field::lines("apartment_situation", APARTMENT_SITUATION_CHARS_MAX),
    // Which it is, is looked up; here it is an id.
    Field::line("building_id", 40),
];

/// A new address: one line of text, its parts, or both. What is not given is taken from the other.
///
/// # Errors
/// The faults per field.
pub fn create(options: &[OptionRow], draft: &Patch) -> Result<Edited, FieldErrors> {
    let mut patch = draft.clone();
    if is_blank(&patch, "text") {
        // The parts are judged for themselves first, so that a fault is theirs.
        patch.insert("text", Some(Value::Text("?".to_owned())));
        let edited = record::edit(&ADDRESS, options, &Data::default(), &patch)?;
        let text = compose(&edited.after).ok_or_else(|| FieldErrors::one("text", FieldCode::Required))?;
        patch.insert("text", Some(Value::Text(text)));
    }
    Ok(settle(record::edit(&ADDRESS, options, &Data::default(), &patch)?, &Data::default(), draft))
}

/// Mends an address. The line follows the parts and the parts the line, unless both are given.
///
/// # Errors
/// The faults of all fields at once; [`FieldCode::Forbidden`] for the spelling of an address that the register knows.
pub fn edit(state: AddressState, options: &[OptionRow], before: &Data, patch: &Patch) -> Result<Edited, FieldErrors> {
    let edited = record::edit(&ADDRESS, options, before, patch)?;
    if state == AddressState::Matched {
        let mut errors = FieldErrors::new();
        let spelling = edited.changes.iter().filter(|change| is_spelling(&change.field));
        spelling.for_each(|change| errors.add(change.field.as_str(), FieldCode::Forbidden));
        errors.into_result(())?;
    }
    Ok(settle(edited, before, patch))
}

/// Whether the parcel number is one that the registers cannot find.
#[must_use]
pub fn has_odd_parcel_number(data: &Data) -> bool {
    data.text("parcel_number")
        .is_some_and(|number| ParcelNumber::parse(number).is_ok_and(|parcel| !parcel.is_capakey()))
}

fn settle(edited: Edited, before: &Data, patch: &Patch) -> Edited {
    let mut after = edited.after;
    let is_changed =
        |fields: &[&str]| fields.iter().any(|field| edited.changes.iter().any(|change| change.field == *field));
    let has_parts = PARTS.iter().any(|part| patch.contains_key(part));
    if is_changed(&["text"]) && !has_parts {
        split(&mut after);
    } else if is_changed(&PARTS) && is_blank(patch, "text") {
        // The parts at their longest make a line that is short enough.
        if let Some(text) = compose(&after) {
            after.set_text("text", Some(text));
        }
    }
    Edited::between(ADDRESS.iter().map(|field| field.name), before, after, edited.masked)
}

/// Whether a field says how an address is spelled, which is the register's for one that it knows.
pub(crate) fn is_spelling(field: &str) -> bool {
    field == "text" || PARTS.contains(&field)
}

/// Whether a field holds a number.
pub(crate) fn is_number(field: &str) -> bool {
    ADDRESS.iter().any(|known| known.name == field && matches!(known.kind, Kind::Number(_)))
}

fn is_blank(patch: &Patch, field: &str) -> bool {
    !matches!(patch.get(field), Some(Some(Value::Text(text))) if !text.trim().is_empty())
}

/// Four digits in Belgium; people also have an address abroad.
fn postcode(text: &str) -> Result<String, FieldCode> {
    let text = text.trim().to_uppercase();
    let is_postcode = text.chars().all(|sign| sign.is_ascii_alphanumeric() || " -".contains(sign));
    match text.chars().count() {
        11.. => Err(FieldCode::TooLong),
        _ if is_postcode && text.contains(|sign: char| sign.is_ascii_digit()) => Ok(text),
        _ => Err(FieldCode::Invalid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Option<Value> {
        Some(Value::Text(value.to_owned()))
    }

    fn patch<const N: usize>(fields: [(&'static str, Option<Value>); N]) -> Patch {
        fields.into_iter().collect()
    }

    fn bruul() -> Data {
        create(&[], &patch([("text", text("Bruul 12 bus 3, 2800 Mechelen"))])).unwrap().after
    }

    #[test]
    fn a_line_is_taken_apart_and_parts_make_a_line() {
        let typed = bruul();
        let parts = PARTS.map(|part| typed.text(part).unwrap_or_default());
        assert_eq!(parts, ["Bruul", "12", "3", "2800", "Mechelen"]);
        let parts = patch([("street", text("Bruul")), ("house_number", text("12")), ("box_number", text("bus 3"))]);
        let made = create(&[], &parts).unwrap().after;
        assert_eq!(made.text("text"), Some("Bruul 12 bus 3"));
    }

    #[test]
    fn nothing_at_all_is_no_address() {
        for draft in [patch([]), patch([("text", text(" "))]), patch([("postcode", text("2800"))])] {
            assert_eq!(create(&[], &draft).unwrap_err().of("text"), [FieldCode::Required]);
        }
        let errors = create(&[], &patch([("house_number", text("abc"))])).unwrap_err();
        assert_eq!(errors.of("house_number"), [FieldCode::Invalid]);
    }

    #[test]
    fn the_line_follows_the_parts_and_the_parts_the_line() {
        let state = AddressState::Typed;
        let edited = edit(state, &[], &bruul(), &patch([("box_number", None)])).unwrap();
        assert_eq!(edited.after.text("text"), Some("Bruul 12, 2800 Mechelen"));
        let fields: Vec<&str> = edited.changes.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["text", "box_number"]);
        let edited = edit(state, &[], &bruul(), &patch([("text", text("Bruul 14"))])).unwrap();
        assert_eq!((edited.after.text("house_number"), edited.after.text("box_number")), (Some("14"), None));
        let both = patch([("text", text("Het huis op de hoek")), ("house_number", text("16"))]);
        let edited = edit(state, &[], &bruul(), &both).unwrap().after;
        assert_eq!((edited.text("text"), edited.text("house_number")), (Some("Het huis op de hoek"), Some("16")));
        let long = patch([("street", text(&"x".repeat(200))), ("municipality", text(&"y".repeat(200)))]);
        let edited = edit(state, &[], &bruul(), &long).unwrap().after;
        assert!(edited.text("text").unwrap().chars().count() <= ADDRESS_CHARS_MAX);
    }

    #[test]
    fn the_spelling_of_the_register_is_not_ours_to_mend() {
        let wrong = patch([("house_number", text("14")), ("construction_year", Some(Value::Number(1930)))]);
        let errors = edit(AddressState::Matched, &[], &bruul(), &wrong).unwrap_err();
        assert_eq!(errors.of("house_number"), [FieldCode::Forbidden]);
        let same = patch([("house_number", text("12")), ("construction_year", Some(Value::Number(1930)))]);
        assert_eq!(edit(AddressState::Matched, &[], &bruul(), &same).unwrap().changes.len(), 1);
    }

    #[test]
    fn an_odd_parcel_number_is_kept_and_shows() {
        for (number, is_odd) in [("21013B0029/00A005", false), ("12403D/00N009", true)] {
            let edited = edit(AddressState::Typed, &[], &bruul(), &patch([("parcel_number", text(number))])).unwrap();
            assert_eq!(
                (edited.after.text("parcel_number"), has_odd_parcel_number(&edited.after)),
                (Some(number), is_odd)
            );
        }
        assert!(!has_odd_parcel_number(&bruul()));
    }

    #[test]
    fn every_field_has_a_fault_of_its_own() {
        for (field, wrong, code) in [
            ("postcode", text("Mechelen"), FieldCode::Invalid),
            ("postcode", text("2800 2800 2800"), FieldCode::TooLong),
            ("box_number", text("0"), FieldCode::Invalid),
            ("parcel_number", text(&"9".repeat(51)), FieldCode::TooLong),
            ("dwelling_type", text("castle"), FieldCode::UnknownOption),
            ("construction_year", Some(Value::Number(99)), FieldCode::OutOfRange),
            ("floor_area_m2_tenths", Some(Value::Number(0)), FieldCode::OutOfRange),
            ("heritage", text("maybe"), FieldCode::UnknownOption),
            ("apartment_situation", text("\u{0}"), FieldCode::Invalid),
            ("text", None, FieldCode::Required),
        ] {
            let errors = edit(AddressState::Typed, &[], &bruul(), &patch([(field, wrong)])).unwrap_err();
            assert_eq!(errors.of(field), [code], "{field}");
        }
    }
}
