//! Labels, and reading and revising certificates.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn draft(kind: &str) -> EnergyCertificateDraft {
    EnergyCertificateDraft { kind: Some(kind.to_owned()), ..EnergyCertificateDraft::default() }
}

fn parse(draft: &EnergyCertificateDraft) -> Result<NewEnergyCertificate, FieldErrors> {
    draft.parse(&EnergyLabelBound::shipped(), today())
}

#[test]
fn labels_reach_up_to_and_including_their_bound() {
    let bounds = EnergyLabelBound::shipped();
    for (tenths, label) in [
        (-200, "A+"),
        (0, "A+"),
        (1, "A"),
        (1000, "A"),
        (1001, "B"),
        (2000, "B"),
        (2001, "C"),
        (3000, "C"),
        (3001, "D"),
        (4000, "D"),
        (4001, "E"),
        (5000, "E"),
        (5001, "F"),
        (99_999, "F"),
    ] {
        assert_eq!(label_of(&bounds, today(), tenths), Some(label), "{tenths}");
    }
    assert_eq!(label_of(&bounds, day("2012-01-01"), 1500), Some("B"), "older certificates are read by these too");
    assert_eq!(label_of(&[], today(), 1500), None);
}

#[test]
fn a_certificate_keeps_the_bounds_of_its_day() {
    let mut bounds = EnergyLabelBound::shipped();
    let from = day("2027-01-01");
    bounds.push(EnergyLabelBound { valid_from: from, label: "A".into(), upper_bound_tenths: Some(500) });
    bounds.push(EnergyLabelBound { valid_from: from, label: "B".into(), upper_bound_tenths: None });
    assert_eq!(label_of(&bounds, day("2026-12-31"), 800), Some("A"));
    assert_eq!(label_of(&bounds, from, 800), Some("B"));
    assert_eq!(label_of(&bounds, from, 9000), Some("B"));
    assert_eq!(labels(&bounds, day("2026-12-31")), ["A+", "A", "B", "C", "D", "E", "F"]);
    assert_eq!(labels(&bounds, from), ["A", "B", "A+", "C", "D", "E", "F"], "those of the day first");
}

#[test]
fn the_manuals_example_is_taken() {
    let typed = EnergyCertificateDraft {
        method: Some("estimated".to_owned()),
        kwh_per_m2_tenths: Some(370),
        e_level: Some(-20),
        common_parts: Some(true),
        drawn_up_on: Some("2026-03-01".to_owned()),
        ..draft("epb")
    };
    let certificate = parse(&typed).unwrap();
    assert_eq!(certificate.label.as_deref(), Some("A"));
    assert_eq!((certificate.kwh_per_m2_tenths, certificate.e_level), (Some(370), Some(-20)));
    assert!(certificate.common_parts);
    assert_eq!(certificate.valid_until, None);
}

#[test]
fn a_certificate_of_a_dwelling_is_valid_for_ten_years() {
    for (drawn_up, until) in [("2020-05-18", "2030-05-18"), ("2016-02-29", "2026-02-28")] {
        let typed = EnergyCertificateDraft { drawn_up_on: Some(drawn_up.to_owned()), ..draft("epc") };
        assert_eq!(parse(&typed).unwrap().valid_until, Some(day(until)));
    }
    let estimated = valid_until(EnergyCertificateKind::Epc, Some(CalculationMethod::Estimated), Some(today()));
    assert_eq!(estimated, None, "an estimate is no certificate");
}

#[test]
fn the_label_on_the_certificate_counts_but_a_contradiction_shows() {
    let bounds = EnergyLabelBound::shipped();
    let typed = EnergyCertificateDraft { label: Some(" b ".to_owned()), kwh_per_m2_tenths: Some(2345), ..draft("epc") };
    let certificate = parse(&typed).unwrap();
    assert_eq!(certificate.label.as_deref(), Some("B"));
    assert_eq!(certificate.contradicting_label(&bounds, today()), Some("C"));
    let agreeing = NewEnergyCertificate { label: Some("C".to_owned()), ..certificate };
    assert_eq!(agreeing.contradicting_label(&bounds, today()), None);
}

#[test]
fn the_kind_is_enough() {
    let certificate = parse(&draft("epc")).unwrap();
    assert_eq!((certificate.label, certificate.method, certificate.valid_until), (None, None, None));
}

#[test]
fn every_field_has_a_code_of_its_own() {
    let wrong = EnergyCertificateDraft {
        kind: Some("peb".to_owned()),
        method: Some("guessed".to_owned()),
        label: Some("G".to_owned()),
        kwh_per_m2_tenths: Some(i64::MAX),
        e_level: Some(i64::MIN),
        common_parts: None,
        drawn_up_on: Some("2026-11-24".to_owned()),
        certificate_number: Some("x".repeat(CERTIFICATE_NUMBER_CHARS_MAX + 1)),
    };
    let errors = parse(&wrong).unwrap_err();
    for (field, code) in [
        ("kind", FieldCode::UnknownOption),
        ("method", FieldCode::UnknownOption),
        ("label", FieldCode::UnknownOption),
        ("kwh_per_m2_tenths", FieldCode::OutOfRange),
        ("e_level", FieldCode::OutOfRange),
        ("drawn_up_on", FieldCode::InFuture),
        ("certificate_number", FieldCode::TooLong),
    ] {
        assert_eq!(errors.of(field), [code], "{field}");
    }
    assert_eq!(errors.iter().count(), 7);
    assert_eq!(parse(&EnergyCertificateDraft::default()).unwrap_err().of("kind"), [FieldCode::Required]);
    for (date, code) in [("2026-02-30", FieldCode::InvalidDate), ("1926-02-03", FieldCode::OutOfRange)] {
        let typed = EnergyCertificateDraft { drawn_up_on: Some(date.to_owned()), ..draft("epc") };
        assert_eq!(parse(&typed).unwrap_err().of("drawn_up_on"), [code]);
    }
}

proptest! {
    #[test]
    fn more_energy_never_has_a_better_label(one in -1000_i64..9000, more in 0_i64..3000) {
        let bounds = EnergyLabelBound::shipped();
        let rank = |tenths| {
            let label = label_of(&bounds, today(), tenths).unwrap();
            bounds.iter().position(|bound| bound.label == label)
        };
        prop_assert!(rank(one) <= rank(one + more));
    }
}
