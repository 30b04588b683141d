//! What the contact form accepts and what it says about the rest.

use proptest::prelude::*;

use super::*;
use crate::intake::{Capacity, Theme};
use crate::language::Labels;

fn choices() -> Choices {
    let theme = |key: &str| Theme { key: key.into(), labels: Labels::default(), queue: "central".into() };
    let capacity = |key: &str| Capacity { key: key.into(), labels: Labels::default() };
    Choices {
        themes: vec![theme("roof"), theme("walls")],
        capacities: vec![capacity("tenant"), capacity("other")],
        central_queue: "central".into(),
    }
}

fn form() -> Form {
    Form {
        name: " An  Peeters ".into(),
        email: "an@example.be".into(),
        telephone: "0474 12 34 56".into(),
        capacity: "tenant".into(),
        address: "Bruul 1,\r\n2800 Mechelen".into(),
        apartment_building: "unknown".into(),
        themes: vec!["walls".into(), "roof".into()],
        question: "Dag,\r\n\r\nkan het dak?\r\n".into(),
        answer_channels: vec!["telephone".into(), "email".into()],
        ..Form::default()
    }
}

fn read(form: &Form) -> Result<Submission, FieldErrors> {
    parse(form, Language::Nl, &choices())
}

fn faults(form: &Form) -> Vec<(String, Vec<FieldCode>)> {
    let errors = read(form).err().unwrap_or_default();
    errors.iter().map(|(name, codes)| (name.to_owned(), codes.to_vec())).collect()
}

fn one(name: &str, code: FieldCode) -> Vec<(String, Vec<FieldCode>)> {
    vec![(name.to_owned(), vec![code])]
}

#[test]
fn a_complete_form_becomes_a_submission() {
    let submission = read(&form()).unwrap();
    assert_eq!(submission.name, "An Peeters");
    assert_eq!(submission.email.map(String::from).as_deref(), Some("an@example.be"));
    assert_eq!(submission.telephone.map(String::from).as_deref(), Some("+32474123456"));
    assert_eq!(submission.address_text, "Bruul 1, 2800 Mechelen");
    assert_eq!(submission.themes, ["roof", "walls"], "in the order of the catalogue");
    assert_eq!(submission.question, "Dag,\n\nkan het dak?");
    assert_eq!(submission.answer_channels, [AnswerChannel::Email, AnswerChannel::Telephone]);
    assert_eq!(submission.apartment_building, ApartmentBuilding::Unknown);
}

#[test]
fn an_empty_form_names_every_missing_answer_at_once() {
    let errors = read(&Form::default()).unwrap_err();
    let named: Vec<&str> = errors.iter().map(|(name, _)| name).collect();
    assert_eq!(
        named,
        ["answer_channels", "apartment_building", "capacity", "email", "name", "question", "themes"],
        "address and telephone may stay empty"
    );
}

#[test]
fn one_way_to_reach_the_citizen_is_enough() {
    let only_email = Form { telephone: String::new(), answer_channels: vec!["email".into()], ..form() };
    assert_eq!(faults(&only_email), []);
    let only_telephone = Form { email: String::new(), answer_channels: vec!["telephone".into()], ..form() };
    assert_eq!(faults(&only_telephone), []);
    let neither = Form { email: String::new(), telephone: " ".into(), ..form() };
    assert_eq!(faults(&neither), one("email", FieldCode::NoContactPoint));
}

#[test]
fn a_channel_without_its_contact_data_is_refused_at_the_missing_data() {
    let no_email = Form { email: String::new(), ..form() };
    assert_eq!(faults(&no_email), one("email", FieldCode::UnreachableChannel));
    let no_telephone = Form { telephone: String::new(), ..form() };
    assert_eq!(faults(&no_telephone), one("telephone", FieldCode::UnreachableChannel));
    let no_address = Form { address: String::new(), answer_channels: vec!["post".into()], ..form() };
    assert_eq!(faults(&no_address), one("address", FieldCode::Required));
}

#[test]
fn a_wrong_contact_point_is_named_once() {
    assert_eq!(faults(&Form { email: "an@".into(), ..form() }), one("email", FieldCode::InvalidEmail));
    assert_eq!(faults(&Form { telephone: "12".into(), ..form() }), one("telephone", FieldCode::InvalidTelephone));
}

#[test]
fn options_the_form_does_not_offer_are_refused() {
    let wrong = |field: &str| one(field, FieldCode::UnknownOption);
    assert_eq!(faults(&Form { themes: vec!["roof".into(), "moon".into()], ..form() }), wrong("themes"));
    assert_eq!(faults(&Form { capacity: "king".into(), ..form() }), wrong("capacity"));
    assert_eq!(faults(&Form { apartment_building: "maybe".into(), ..form() }), wrong("apartment_building"));
    let fax = Form { answer_channels: vec!["email".into(), "fax".into()], ..form() };
    assert_eq!(faults(&fax), wrong("answer_channels"));
}

#[test]
fn national_numbers_are_unreadable_before_anything_is_stored() {
    let number = "93.05.18-223.61";
    let written = Form {
        question: format!("Mijn nummer is {number}."),
        name: format!("An Peeters {number}"),
        address: format!("Bruul 12, {number}"),
        ..form()
    };
    let submission = parse(&written, Language::Nl, &choices()).unwrap();
    assert_eq!(submission.question, "Mijn nummer is ••.••.••-•••.••.");
    assert_eq!(
        (submission.name.as_str(), submission.address_text.as_str()),
        ("An Peeters ••.••.••-•••.••", "Bruul 12, ••.••.••-•••.••")
    );
}

#[test]
fn texts_may_be_as_long_as_their_limit_and_no_longer() {
    let text = |characters: usize| "é".repeat(characters);
    assert_eq!(faults(&Form { question: text(QUESTION_CHARS_MAX), ..form() }), []);
    let too_long = |field: &str| one(field, FieldCode::TooLong);
    assert_eq!(faults(&Form { question: text(QUESTION_CHARS_MAX + 1), ..form() }), too_long("question"));
    assert_eq!(faults(&Form { name: text(NAME_CHARS_MAX + 1), ..form() }), too_long("name"));
    assert_eq!(faults(&Form { address: text(ADDRESS_TEXT_CHARS_MAX + 1), ..form() }), too_long("address"));
}

fn any_form() -> impl Strategy<Value = Form> {
    let text = || prop_oneof![Just(String::new()), "\\PC{0,40}", any::<String>()];
    let email = prop_oneof![Just("an@example.be".to_owned()), text()];
    let telephone = prop_oneof![Just("0474123456".to_owned()), text()];
    let capacity = prop_oneof![Just("tenant".to_owned()), text()];
    let building = prop_oneof![Just("yes".to_owned()), text()];
    let themes = prop::collection::vec(prop_oneof![Just("roof".to_owned()), Just("walls".to_owned()), text()], 0..4);
    let channel = prop_oneof![Just("email".to_owned()), Just("telephone".to_owned()), Just("post".to_owned()), text()];
    let channels = prop::collection::vec(channel, 0..4);
    let texts = (text(), text(), text());
    (texts, email, telephone, capacity, building, themes, channels).prop_map(
        |((name, address, question), email, telephone, capacity, apartment_building, themes, answer_channels)| Form {
            name,
            email,
            telephone,
            capacity,
            address,
            apartment_building,
            themes,
            question,
            answer_channels,
            ..Form::default()
        },
    )
}

/// The form a citizen would have to fill in to send exactly this.
fn form_of(submission: &Submission) -> Form {
    Form {
        name: submission.name.clone(),
        email: submission.email.clone().map(String::from).unwrap_or_default(),
        telephone: submission.telephone.clone().map(String::from).unwrap_or_default(),
        capacity: submission.capacity.clone(),
        address: submission.address_text.clone(),
        apartment_building: submission.apartment_building.as_str().into(),
        themes: submission.themes.clone(),
        question: submission.question.clone(),
        answer_channels: submission.answer_channels.iter().map(|channel| channel.as_str().into()).collect(),
        ..Form::default()
    }
}

proptest! {
    #[test]
    fn any_form_is_read_or_refused_for_known_reasons(form in any_form()) {
        match read(&form) {
            Ok(submission) => {
                prop_assert!(submission.email.is_some() || submission.telephone.is_some());
                prop_assert_eq!(read(&form_of(&submission)), Ok(submission));
            }
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                for (name, codes) in errors.iter() {
                    prop_assert!(codes.iter().all(|code| REACHABLE_ERRORS.contains(&(name, *code))), "{} {:?}", name, codes);
                }
            }
        }
    }
}
