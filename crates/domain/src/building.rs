//! Buildings: what the desk knows of one, whatever the number of its addresses.

use crate::field_error::FieldErrors;
use crate::limits::{BUILDING_UNITS, CONSTRUCTION_YEARS, FLOOR_AREA_M2_TENTHS, STOREYS};
use crate::record::{self, Data, Edited, Field, Kind, OptionRow, Patch};

/// The fields, in the order of the form.
pub static BUILDING: [Field; 10] = [
    Field::number("dwelling_units", BUILDING_UNITS),
    Field::number("other_units", BUILDING_UNITS),
    Field::number("storeys", STOREYS),
    Field::new("buildings", Kind::Key(&["one", "several"])),
    Field::option("typology", "building_typology"),
    // Who it is, is looked up; here it is an id.
    Field::line("association_id", 40),
    Field::number("construction_year", CONSTRUCTION_YEARS),
    Field::number("floor_area_m2_tenths", FLOOR_AREA_M2_TENTHS),
    Field::option("energy_carrier", "energy_carrier"),
    Field::new("heritage", Kind::Key(&["yes", "no", "unknown"])),
];

/// Applies `patch` to a building; a new one is empty before.
///
/// # Errors
/// The faults of all fields at once.
pub fn edit(options: &[OptionRow], before: &Data, patch: &Patch) -> Result<Edited, FieldErrors> {
    record::edit(&BUILDING, options, before, patch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field_error::FieldCode;
    use crate::record::Value;

    #[test]
    fn nothing_needs_to_be_known_of_a_building() {
        assert_eq!(edit(&[], &Data::default(), &Patch::new()), Ok(Edited::default()));
    }

    #[test]
    fn every_fact_has_a_fault_of_its_own() {
        let number = |number| Some(Value::Number(number));
        let text = |text: &str| Some(Value::Text(text.to_owned()));
        for (field, wrong, code) in [
            ("dwelling_units", number(-1), FieldCode::OutOfRange),
            ("other_units", number(10_001), FieldCode::OutOfRange),
            ("storeys", number(201), FieldCode::OutOfRange),
            ("buildings", text("two"), FieldCode::UnknownOption),
            ("typology", text("castle"), FieldCode::UnknownOption),
            ("association_id", text(&"x".repeat(41)), FieldCode::TooLong),
            ("construction_year", number(12), FieldCode::OutOfRange),
            ("floor_area_m2_tenths", number(0), FieldCode::OutOfRange),
            ("energy_carrier", text("peat"), FieldCode::UnknownOption),
            ("heritage", text("maybe"), FieldCode::UnknownOption),
        ] {
            let errors = edit(&[], &Data::default(), &Patch::from([(field, wrong)])).unwrap_err();
            assert_eq!(errors.of(field), [code], "{field}");
        }
    }
}
