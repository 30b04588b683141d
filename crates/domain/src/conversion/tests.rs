//! What a queue item becomes.

use proptest::prelude::*;

use super::*;

const FACTS: ConversionFacts<'_> = ConversionFacts {
    item_id: "item",
    queue: "apartments",
    claimed_by: Some("an"),
    submission_id: "submission",
    received_at: "2026-11-22T23:30:00.000Z",
    language: Language::Fr,
    question: "Mon toit fuit.\nQue faire ?",
    themes: &[],
    reference: "7K2M-9QXM-4",
    contact_is_known: true,
    address_is_known: true,
    assignee_is_active: true,
};

fn request() -> ConversionRequest {
    ConversionRequest {
        type_key: "information".to_owned(),
        subtype: Some("rmp_interest".to_owned()),
        contact: ContactChoice { name: Some("Élise Peeters".to_owned()), ..ContactChoice::default() },
        role: "co_owner".to_owned(),
        address: Some(AddressChoice { text: Some("Bruul 12".to_owned()), id: None }),
        source: Some("contact_form".to_owned()),
        main_project: Some("condoreno".to_owned()),
        requested_on: None,
        assignee_id: None,
    }
}

fn convert_with(
    catalogue: &Catalogue,
    facts: &ConversionFacts<'_>,
    request: &ConversionRequest,
) -> Result<Conversion, FieldErrors> {
    let context =
        ConversionContext { catalogue, role: Role::Coach, now: "2026-12-31T23:30:00.000Z", today: "2027-01-01" };
    let mut count = 0;
    convert(context, facts, request, &mut || {
        count += 1;
        format!("id{count}")
    })
}

fn converted(request: &ConversionRequest) -> Conversion {
    convert_with(&Catalogue::shipped(), &FACTS, request).unwrap()
}

fn faults(request: &ConversionRequest) -> Vec<(String, Vec<FieldCode>)> {
    let errors = convert_with(&Catalogue::shipped(), &FACTS, request).unwrap_err();
    errors.iter().map(|(field, codes)| (field.to_owned(), codes.to_vec())).collect()
}

#[test]
fn a_dossier_starts_in_the_first_stage_of_its_type_in_the_queue_of_the_item() {
    let dossier = converted(&request()).dossier;
    assert_eq!((dossier.stage.as_str(), dossier.queue.as_deref()), ("request", Some("apartments")));
    let premium = ConversionRequest { type_key: "premium".to_owned(), subtype: None, ..request() };
    assert_eq!(converted(&premium).dossier.stage, "submitted");
}

#[test]
fn the_number_is_of_the_year_in_brussels() {
    assert_eq!(converted(&request()).year, 2027);
}

#[test]
fn whoever_claimed_it_works_on_it_unless_another_is_named() {
    assert_eq!(converted(&request()).dossier.assignee_id.as_deref(), Some("an"));
    let named = ConversionRequest { assignee_id: Some("bo".to_owned()), ..request() };
    assert_eq!(converted(&named).dossier.assignee_id.as_deref(), Some("bo"));
}

#[test]
fn nobody_works_on_it_when_nobody_claimed_it_or_the_claimer_left() {
    let free = ConversionFacts { claimed_by: None, assignee_is_active: false, ..FACTS };
    let left = ConversionFacts { assignee_is_active: false, ..FACTS };
    for facts in [free, left] {
        let conversion = convert_with(&Catalogue::shipped(), &facts, &request()).unwrap();
        assert_eq!(conversion.dossier.assignee_id, None);
    }
}

#[test]
fn the_request_dates_from_the_day_of_the_submission_in_brussels() {
    assert_eq!(converted(&request()).dossier.requested_on, "2026-11-23");
    let earlier = ConversionRequest { requested_on: Some("2026-11-20".to_owned()), ..request() };
    assert_eq!(converted(&earlier).dossier.requested_on, "2026-11-20");
}

#[test]
fn the_question_fills_the_field_of_types_that_have_it() {
    let information = converted(&request()).dossier;
    assert_eq!(information.details["question"], "Mon toit fuit.\nQue faire ?");
    assert_eq!(information.values[0].text_folded.as_deref(), Some("mon toit fuit. que faire ?"));
    let advice = converted(&ConversionRequest { type_key: "advice".to_owned(), subtype: None, ..request() }).dossier;
    assert_eq!((advice.details, advice.values), (Details::new(), Vec::new()));
}

#[test]
fn themes_fill_in_the_types_of_question_that_can_be_chosen() {
    let themes = ["insulation", "solar", "apartment_building", "renovation_master_plan", "gone"].map(str::to_owned);
    let facts = ConversionFacts { themes: &themes, ..FACTS };
    let mut catalogue = Catalogue::shipped();
    let details = convert_with(&catalogue, &facts, &request()).unwrap().dossier.details;
    assert_eq!(details["question_types"], json!(["solar_panels", "apartment_or_condominium"]));
    catalogue.options.iter_mut().filter(|option| option.key == "solar_panels").for_each(|option| option.active = false);
    let dossier = convert_with(&catalogue, &facts, &request()).unwrap().dossier;
    assert_eq!(dossier.details["question_types"], json!(["apartment_or_condominium"]));
    assert_eq!(dossier.values.len(), 2);
}

#[test]
fn shipped_themes_name_shipped_types_of_question() {
    let catalogue = Catalogue::shipped();
    for key in catalogue.themes.iter().flat_map(|theme| &theme.question_types) {
        assert!(catalogue.option("question_type", key).is_some(), "{key}");
    }
}

#[test]
fn a_question_that_the_field_does_not_take_is_left_to_the_submission() {
    let long = "a".repeat(20_000);
    let facts = ConversionFacts { question: &long, ..FACTS };
    let conversion = convert_with(&Catalogue::shipped(), &facts, &request()).unwrap();
    assert_eq!(conversion.dossier.details, Details::new());
}

#[test]
fn interest_in_a_master_plan_plans_four_tasks() {
    let conversion = converted(&request());
    let keys: Vec<&str> = conversion.tasks.iter().map(|task| task.key.as_str()).collect();
    assert_eq!(keys, ["syndic_talk", "council_talk", "documents", "information_session"]);
    assert_eq!(conversion.tasks[0].subject, "Voorgesprek met de syndicus");
    let kinds: Vec<TimelineKind> = conversion.entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds[0], TimelineKind::DossierCreated);
    assert_eq!(kinds[1..], [TimelineKind::TaskCreated; 4]);
    let plain = ConversionRequest { subtype: Some("technical_question".to_owned()), ..request() };
    assert_eq!(converted(&plain).tasks, []);
}

#[test]
fn a_new_contact_speaks_the_language_of_the_form_unless_told_otherwise() {
    let contact = converted(&request()).new_contact.unwrap();
    assert_eq!(contact.language.as_str(), "fr");
    let mut dutch = request();
    dutch.contact.language = Some("nl".to_owned());
    assert_eq!(converted(&dutch).new_contact.unwrap().language.as_str(), "nl");
}

#[test]
fn a_known_contact_and_address_are_taken_as_they_are() {
    let known = ConversionRequest {
        contact: ContactChoice { id: Some("c".to_owned()), ..ContactChoice::default() },
        address: Some(AddressChoice { id: Some("a".to_owned()), text: None }),
        ..request()
    };
    let conversion = converted(&known);
    assert_eq!((conversion.contact_id.as_str(), conversion.new_contact), ("c", None));
    assert_eq!((conversion.address_id.as_deref(), conversion.new_address), (Some("a"), None));
    let subjects = &conversion.entries[0].subjects;
    assert_eq!((subjects.contact_id.as_deref(), subjects.address_id.as_deref()), (Some("c"), Some("a")));
}

#[test]
fn a_dossier_may_be_about_no_address() {
    let conversion = converted(&ConversionRequest { address: None, ..request() });
    assert_eq!((conversion.address_id, conversion.new_address), (None, None));
}

#[test]
fn the_timeline_begins_when_the_citizen_asked() {
    let conversion = converted(&request());
    let received = &conversion.received;
    assert_eq!((received.kind, received.happened_at.as_str()), (TimelineKind::SubmissionReceived, FACTS.received_at));
    assert_eq!(received.subjects.submission_id.as_deref(), Some("submission"));
    assert_eq!(received.subjects.dossier_id.as_ref(), Some(&conversion.dossier.id));
    assert_eq!(conversion.entries[0].happened_at, "2026-12-31T23:30:00.000Z");
}

#[test]
fn ids_are_never_used_twice() {
    let conversion = converted(&request());
    let mut ids = vec![
        conversion.contact_id,
        conversion.address_id.unwrap(),
        conversion.journey_address_id,
        conversion.journey_id,
        conversion.party_id,
        conversion.party_role_id,
        conversion.dossier.id,
    ];
    ids.extend(conversion.tasks.into_iter().map(|task| task.id));
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn first_values_of_everything_new_are_kept() {
    let conversion = converted(&request());
    let fields = |kind: SubjectKind| -> Vec<&str> {
        let rows = conversion.changes.iter().filter(|(subject, ..)| *subject == kind);
        rows.flat_map(|(_, _, fields)| fields.iter().map(|change| change.field.as_str())).collect()
    };
    assert_eq!(fields(SubjectKind::QueueItem), ["state", "dossier_id"]);
    assert_eq!(fields(SubjectKind::Contact), ["name", "language"]);
    assert_eq!(fields(SubjectKind::Address), ["text"]);
    assert!(fields(SubjectKind::Dossier).contains(&"details.question"));
    assert!(!fields(SubjectKind::Dossier).contains(&"due_date"));
}

#[test]
fn every_field_has_a_code_of_its_own() {
    let wrong = ConversionRequest {
        type_key: "information".to_owned(),
        subtype: Some("green_roof".to_owned()),
        contact: ContactChoice { email: Some("x".to_owned()), ..ContactChoice::default() },
        role: "king".to_owned(),
        address: Some(AddressChoice::default()),
        source: Some("pigeon".to_owned()),
        main_project: Some("moon".to_owned()),
        requested_on: Some("2026-02-30".to_owned()),
        assignee_id: Some("nobody".to_owned()),
    };
    let facts = ConversionFacts { assignee_is_active: false, ..FACTS };
    let errors = convert_with(&Catalogue::shipped(), &facts, &wrong).unwrap_err();
    for (field, code) in [
        ("subtype", FieldCode::UnknownOption),
        ("contact.name", FieldCode::Required),
        ("contact.email", FieldCode::InvalidEmail),
        ("role", FieldCode::UnknownOption),
        ("address.text", FieldCode::Required),
        ("source", FieldCode::UnknownOption),
        ("main_project", FieldCode::UnknownOption),
        ("requested_on", FieldCode::InvalidDate),
        ("assignee_id", FieldCode::NotFound),
    ] {
        assert_eq!(errors.of(field), [code], "{field}");
    }
    assert_eq!(errors.iter().count(), 9);
}

#[test]
fn an_unknown_type_says_nothing_about_the_subtype() {
    let wrong = ConversionRequest { type_key: "x".to_owned(), ..request() };
    assert_eq!(faults(&wrong), [("type".to_owned(), vec![FieldCode::UnknownOption])]);
}

#[test]
fn what_was_switched_off_is_not_chosen_anew() {
    let mut catalogue = Catalogue::shipped();
    catalogue.types.iter_mut().for_each(|entry| entry.active = false);
    catalogue.subtypes.iter_mut().for_each(|entry| entry.active = false);
    catalogue.sources.iter_mut().for_each(|entry| entry.active = false);
    catalogue.projects.iter_mut().for_each(|entry| entry.active = false);
    catalogue.roles.iter_mut().for_each(|entry| entry.active = false);
    let errors = convert_with(&catalogue, &FACTS, &request()).unwrap_err();
    for field in ["type", "subtype", "source", "main_project", "role"] {
        assert_eq!(errors.of(field), [FieldCode::InactiveOption], "{field}");
    }
}

#[test]
fn known_and_new_at_once_is_refused() {
    let mut both = request();
    both.contact.id = Some("c".to_owned());
    both.address = Some(AddressChoice { id: Some("a".to_owned()), text: Some("b".to_owned()) });
    let invalid = |field: &str| (field.to_owned(), vec![FieldCode::Invalid]);
    assert_eq!(faults(&both), [invalid("address"), invalid("contact")]);
}

#[test]
fn what_does_not_exist_is_not_found() {
    let facts = ConversionFacts { contact_is_known: false, address_is_known: false, ..FACTS };
    let unknown = ConversionRequest {
        contact: ContactChoice { id: Some("c".to_owned()), ..ContactChoice::default() },
        address: Some(AddressChoice { id: Some("a".to_owned()), text: None }),
        ..request()
    };
    let errors = convert_with(&Catalogue::shipped(), &facts, &unknown).unwrap_err();
    assert_eq!(errors.of("contact.id"), [FieldCode::NotFound]);
    assert_eq!(errors.of("address.id"), [FieldCode::NotFound]);
}

#[test]
fn nobody_asks_in_the_future() {
    let future = ConversionRequest { requested_on: Some("2027-01-02".to_owned()), ..request() };
    assert_eq!(faults(&future), [("requested_on".to_owned(), vec![FieldCode::InFuture])]);
}

proptest! {
    #[test]
    fn any_input_is_judged_without_panic(
        type_key in "\\PC{0,12}", name in "\\PC{0,210}", text in "\\PC{0,510}", date in "\\PC{0,12}"
    ) {
        let request = ConversionRequest {
            type_key,
            contact: ContactChoice { name: Some(name), ..ContactChoice::default() },
            address: Some(AddressChoice { text: Some(text), id: None }),
            requested_on: Some(date),
            ..request()
        };
        prop_assert!(convert_with(&Catalogue::shipped(), &FACTS, &request).is_err());
    }
}
