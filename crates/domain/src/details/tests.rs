//! Values of the catalogue's fields.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::authorisation::FieldClass;
use crate::catalogue::{Choice, FieldKind, Labels};

/// One field of every kind for type `information`, named after its kind, and a list with a switched-off option.
fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::shipped();
    let template = catalogue.field("answer").unwrap().clone();
    for kind in FieldKind::ALL {
        let is_choice = matches!(kind, FieldKind::Option | FieldKind::Options);
        catalogue.fields.push(Field {
            key: format!("test_{}", json!(kind).as_str().unwrap()),
            kind,
            option_list: is_choice.then(|| "colour".to_owned()),
            scale: (kind == FieldKind::Decimal).then_some(2),
            ..template.clone()
        });
    }
    catalogue.fields.push(Field { key: "income".into(), class: FieldClass::Sensitive, ..template.clone() });
    catalogue.fields.push(Field { key: "retired".into(), active: false, ..template.clone() });
    catalogue.fields.push(Field { key: "advice_only".into(), type_key: Some("advice".into()), ..template });
    for (key, active) in [("red", true), ("green", true), ("beige", false)] {
        let labels = Labels::default();
        catalogue.options.push(Choice { list: "colour".into(), key: key.into(), labels, active });
    }
    catalogue
}

fn object(value: Value) -> Details {
    value.as_object().unwrap().clone()
}

fn applied(current: Value, patch: Value) -> Result<DetailsChange, FieldErrors> {
    apply(&catalogue(), "information", Role::Coach, &object(current), &object(patch))
}

fn accepted(key: &str, value: Value) -> Value {
    let change = applied(json!({}), json!({ key: value })).unwrap();
    change.details.get(key).cloned().unwrap_or(Value::Null)
}

fn refused(key: &str, value: Value) -> Vec<FieldCode> {
    let errors = applied(json!({}), json!({ key: value.clone() })).expect_err(&value.to_string());
    errors.of(&format!("details.{key}")).to_vec()
}

#[test]
fn texts_are_trimmed_and_bounded() {
    assert_eq!(accepted("test_text", json!("  Dakisolatie \n")), json!("Dakisolatie"));
    assert_eq!(accepted("test_text", json!("x".repeat(500))), json!("x".repeat(500)));
    assert_eq!(refused("test_text", json!("x".repeat(501))), [FieldCode::TooLong]);
    assert_eq!(refused("test_text", json!("one\ntwo")), [FieldCode::Invalid]);
    assert_eq!(refused("test_text", json!("nul\0")), [FieldCode::Invalid]);
    assert_eq!(refused("test_text", json!(1)), [FieldCode::WrongType]);
    assert_eq!(accepted("test_long_text", json!("one\r\ntwo\tthree\rfour")), json!("one\ntwo\tthree\nfour"));
    assert_eq!(refused("test_long_text", json!("x".repeat(10_001))), [FieldCode::TooLong]);
    assert_eq!(refused("test_long_text", json!("nul\0nul")), [FieldCode::Invalid]);
}

#[test]
fn national_numbers_are_unreadable_before_anything_is_stored() {
    assert_eq!(accepted("test_text", json!("An, 93.05.18-223.61")), json!("An, ••.••.••-•••.••"));
    assert_eq!(accepted("test_long_text", json!("An:\n93051822361")), json!("An:\n•••••••••••"));
}

#[test]
fn a_field_may_have_bounds_of_its_own() {
    let mut catalogue = catalogue();
    for field in &mut catalogue.fields {
        (field.max_length, field.min, field.max) = (Some(3), Some(0), Some(10));
    }
    let patch = object(json!({"test_text": "four", "test_integer": -1, "test_money": 11, "test_decimal": 10}));
    let errors = apply(&catalogue, "information", Role::Coach, &Details::new(), &patch).unwrap_err();
    assert_eq!(errors.of("details.test_text"), [FieldCode::TooLong]);
    assert_eq!(errors.of("details.test_integer"), [FieldCode::OutOfRange]);
    assert_eq!(errors.of("details.test_money"), [FieldCode::OutOfRange]);
    assert_eq!(errors.of("details.test_decimal"), []);
}

#[test]
fn dates_exist_and_keep_their_precision() {
    assert_eq!(accepted("test_date", json!(" 2024-02-29 ")), json!("2024-02-29"));
    for wrong in ["2023-02-29", "2024-2-29", "29/02/2024", "+2024-02-29", "2024", "2024-02-29T00:00"] {
        assert_eq!(refused("test_date", json!(wrong)), [FieldCode::InvalidDate], "{wrong}");
    }
    assert_eq!(refused("test_date", json!("0024-02-29")), [FieldCode::OutOfRange]);
    for partial in ["1987", "1987-05", "1987-05-04"] {
        assert_eq!(accepted("test_partial_date", json!(partial)), json!(partial));
    }
    for wrong in ["87", "1987-13", "1987-", "1987-05-32", "5-1987", "+198", "198é"] {
        assert_eq!(refused("test_partial_date", json!(wrong)), [FieldCode::InvalidDate], "{wrong}");
    }
}

#[test]
fn instants_become_utc() {
    let expected = json!("2026-11-23T21:00:00.000Z");
    assert_eq!(accepted("test_date_time", json!("2026-11-23T22:00:00+01:00")), expected);
    assert_eq!(refused("test_date_time", json!("2026-11-23")), [FieldCode::InvalidDate]);
    assert_eq!(refused("test_date_time", json!("9999-12-31T23:59:59-12:00")), [FieldCode::OutOfRange]);
}

#[test]
fn numbers_are_whole_and_exact() {
    for key in ["test_integer", "test_decimal", "test_money"] {
        assert_eq!(accepted(key, json!(-1250)), json!(-1250));
        assert_eq!(accepted(key, json!(0)), json!(0));
        assert_eq!(refused(key, json!(12.5)), [FieldCode::WrongType]);
        assert_eq!(refused(key, json!("12")), [FieldCode::WrongType]);
        assert_eq!(refused(key, json!(9_007_199_254_740_992_i64)), [FieldCode::OutOfRange]);
        assert_eq!(refused(key, json!(u64::MAX)), [FieldCode::OutOfRange]);
    }
}

#[test]
fn options_come_from_the_list() {
    assert_eq!(accepted("test_option", json!("red")), json!("red"));
    assert_eq!(refused("test_option", json!("purple")), [FieldCode::UnknownOption]);
    assert_eq!(refused("test_option", json!(["red"])), [FieldCode::WrongType]);
    assert_eq!(accepted("test_options", json!(["green", "red"])), json!(["green", "red"]));
    assert_eq!(refused("test_options", json!(["red", "red"])), [FieldCode::Duplicate]);
    assert_eq!(refused("test_options", json!(["red", 1])), [FieldCode::WrongType]);
    assert_eq!(refused("test_options", json!("red")), [FieldCode::WrongType]);
    assert_eq!(accepted("test_yes_no_unknown", json!("unknown")), json!("unknown"));
    assert_eq!(refused("test_yes_no_unknown", json!("maybe")), [FieldCode::UnknownOption]);
    assert_eq!(refused("test_yes_no_unknown", json!(true)), [FieldCode::WrongType]);
}

#[test]
fn a_switched_off_option_is_kept_but_not_chosen_anew() {
    assert_eq!(refused("test_option", json!("beige")), [FieldCode::InactiveOption]);
    assert_eq!(refused("test_options", json!(["red", "beige"])), [FieldCode::InactiveOption]);
    let old = json!({"test_option": "beige", "test_options": ["beige"]});
    let kept = applied(old, json!({"test_option": "beige", "test_options": ["red", "beige"]})).unwrap();
    assert_eq!(kept.details["test_options"], json!(["red", "beige"]));
    assert_eq!(kept.changes.len(), 1);
}

#[test]
fn empty_values_empty_the_field() {
    let old = json!({"test_text": "x", "test_options": ["red"], "test_date": "2026-01-01", "test_integer": 1});
    let patch = json!({"test_text": "  ", "test_options": [], "test_date": "", "test_integer": null});
    let change = applied(old, patch).unwrap();
    assert_eq!(change.details, Details::new());
    assert_eq!(change.values, []);
    assert_eq!(change.changes.len(), 4);
}

#[test]
fn fields_the_dossier_does_not_have_are_unknown() {
    for key in ["nonsense", "advice_only", "source", "reaction_time", "retired", "details.answer", ""] {
        assert_eq!(refused(key, json!("x")), [FieldCode::UnknownField], "{key}");
    }
    assert_eq!(refused("nonsense", Value::Null), [FieldCode::UnknownField]);
}

#[test]
fn a_switched_off_field_can_still_be_corrected_and_emptied() {
    let corrected = applied(json!({"retired": "old"}), json!({"retired": "older"})).unwrap();
    assert_eq!(corrected.details["retired"], "older");
    let emptied = applied(json!({"retired": "old"}), json!({"retired": null})).unwrap();
    assert_eq!(emptied.details, Details::new());
}

#[test]
fn sensitive_fields_are_for_those_who_need_them() {
    let (catalogue, current) = (catalogue(), object(json!({"income": "low", "answer": "yes", "gone": 1})));
    let patch = object(json!({"income": "high"}));
    let errors = apply(&catalogue, "information", Role::Viewer, &current, &patch).unwrap_err();
    assert_eq!(errors.of("details.income"), [FieldCode::Forbidden]);
    assert!(apply(&catalogue, "information", Role::Coach, &current, &patch).is_ok());
    assert_eq!(visible(&catalogue, Role::Viewer, &current), object(json!({"answer": "yes"})));
    assert_eq!(visible(&catalogue, Role::Coach, &current), object(json!({"income": "low", "answer": "yes"})));
}

#[test]
fn a_change_names_before_and_after() {
    let old = json!({"answer": "old", "test_options": ["red"], "test_text": "same"});
    let change = applied(old, json!({"answer": "new", "test_options": ["green"], "test_text": " same"})).unwrap();
    assert_eq!(
        change.changes,
        [
            FieldChange::new("details.answer", Some("old".into()), Some("new".into())),
            FieldChange::new("details.test_options", Some(r#"["red"]"#.into()), Some(r#"["green"]"#.into())),
        ]
    );
}

#[test]
fn one_wrong_field_refuses_the_whole_patch() {
    let errors = applied(json!({}), json!({"answer": "fine", "test_date": "soon", "nonsense": 1})).unwrap_err();
    assert_eq!(errors.iter().count(), 2);
}

#[test]
fn values_are_typed_folded_and_numbered() {
    let row = |field: &str, position, text: Option<&str>, number, date: Option<&str>| DossierValue {
        field_key: field.to_owned(),
        position,
        text_folded: text.map(str::to_owned),
        number,
        date: date.map(str::to_owned),
    };
    let patch = json!({
        "test_text": "Élysée", "test_options": ["red", "green"], "test_partial_date": "1987", "test_money": 1250,
        "test_long_text": "É".repeat(300),
    });
    assert_eq!(
        applied(json!({}), patch).unwrap().values,
        [
            row("test_long_text", 0, Some(&"e".repeat(200)), None, None),
            row("test_money", 0, None, Some(1250), None),
            row("test_options", 0, Some("red"), None, None),
            row("test_options", 1, Some("green"), None, None),
            row("test_partial_date", 0, None, None, Some("1987")),
            row("test_text", 0, Some("elysee"), None, None),
        ]
    );
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9+-]{1,10}".prop_map(Value::from),
        "[0-9]{4}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:00:00Z)?".prop_map(Value::from),
        prop::sample::select(vec!["red", "green", "beige", "yes", "no"]).prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z]{1,3}", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn any_details() -> impl Strategy<Value = Details> {
    let keys: Vec<String> = catalogue().fields.into_iter().map(|field| field.key).chain(["nonsense".into()]).collect();
    prop::collection::hash_map(prop::sample::select(keys), any_json(), 0..6).prop_map(|map| map.into_iter().collect())
}

/// Each pair that is accepted on its own, together.
fn accepted_part(catalogue: &Catalogue, patch: &Details) -> Details {
    let accepts = |key: &String, value: &Value| {
        let one = [(key.clone(), value.clone())].into_iter().collect();
        apply(catalogue, "information", Role::Coach, &Details::new(), &one).is_ok()
    };
    patch.iter().filter(|(key, value)| accepts(key, value)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

proptest! {
    #[test]
    fn nothing_panics_on_any_json(current in any_details(), patch in any_details()) {
        for role in Role::ALL {
            let _ = apply(&catalogue(), "information", role, &current, &patch);
            let _ = visible(&catalogue(), role, &current);
        }
        let _ = values(&catalogue(), "information", &current);
    }

    #[test]
    fn what_was_accepted_is_accepted_again_and_changes_nothing(patch in any_details()) {
        let catalogue = catalogue();
        let patch = accepted_part(&catalogue, &patch);
        let first = apply(&catalogue, "information", Role::Coach, &Details::new(), &patch).unwrap();
        let again = apply(&catalogue, "information", Role::Coach, &first.details, &first.details).unwrap();
        prop_assert_eq!(&again.changes, &[]);
        prop_assert_eq!(&again.details, &first.details);
        let anew = apply(&catalogue, "information", Role::Coach, &Details::new(), &first.details).unwrap();
        prop_assert_eq!(anew, first);
    }

    #[test]
    fn every_accepted_value_has_its_rows(patch in any_details()) {
        let catalogue = catalogue();
        let patch = accepted_part(&catalogue, &patch);
        let change = apply(&catalogue, "information", Role::Coach, &Details::new(), &patch).unwrap();
        let expected: usize = change.details.values().map(|value| value.as_array().map_or(1, Vec::len)).sum();
        prop_assert_eq!(change.values.len(), expected);
        for row in change.values {
            prop_assert!(is_filled(&change.details, &row.field_key));
            let filled = [row.text_folded.is_some(), row.number.is_some(), row.date.is_some()];
            prop_assert_eq!(filled.into_iter().filter(|filled| *filled).count(), 1);
        }
    }
}
