//! What may be written into a dossier, and what becomes of it.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut catalogue = Catalogue::shipped();
    catalogue.sources[1].active = false;
    catalogue.projects[3].active = false;
    catalogue
});

fn context() -> Context<'static> {
    Context { catalogue: &CATALOGUE, role: Role::Coach, type_key: "information", today: "2026-11-23" }
}

fn before() -> DossierState {
    DossierState { requested_on: "2026-11-20".into(), ..DossierState::default() }
}

fn edit(json: Value) -> Edit {
    serde_json::from_value(json).expect("a well-formed edit")
}

fn decided(json: Value) -> Option<Edited> {
    decide(context(), &before(), &edit(json)).expect("an edit without faults")
}

fn faults(before: &DossierState, json: Value) -> FieldErrors {
    decide(context(), before, &edit(json)).expect_err("an edit with faults")
}

fn project(place: usize) -> String {
    CATALOGUE.projects[place].key.clone()
}

#[test]
fn each_field_that_changes_is_named_with_its_values() {
    let edited =
        decided(json!({ "due_date": "2026-12-01", "priority": "high", "details": { "answer": "Ja" } })).unwrap();
    let changes: Vec<(&str, Option<&str>, Option<&str>)> = edited
        .changes
        .iter()
        .map(|change| (change.field.as_str(), change.before.as_deref(), change.after.as_deref()))
        .collect();
    assert_eq!(
        changes,
        [
            ("priority", Some("normal"), Some("high")),
            ("due_date", None, Some("2026-12-01")),
            ("details.answer", None, Some("Ja")),
        ]
    );
    assert_eq!(edited.facts(), json!({ "fields": ["priority", "due_date", "details.answer"] }));
}

#[test]
fn saying_what_is_so_already_changes_nothing() {
    assert_eq!(decided(json!({})), None);
    assert_eq!(decided(json!({ "requested_on": "2026-11-20", "due_date": null, "details": { "answer": " " } })), None);
}

#[test]
fn null_empties_only_what_may_be_empty() {
    let mut state = before();
    state.due_date = Some("2026-12-01".into());
    let edited = decide(context(), &state, &edit(json!({ "due_date": null }))).unwrap().unwrap();
    assert_eq!(edited.after.due_date, None);
    for field in ["requested_on", "priority", "restricted", "extra_projects", "details"] {
        assert!(serde_json::from_value::<Edit>(json!({ field: null })).is_err(), "{field}");
    }
}

#[test]
fn a_priority_that_is_no_key_is_a_fault_of_its_value() {
    for (json, message) in [
        (r#"{"priority":null}"#, "invalid type: null"),
        (r#"{"priority":3}"#, "invalid type: integer"),
        (r#"{"priority":["low"]}"#, "invalid type: sequence"),
        (r#"{"priority":"soon"}"#, "unknown variant"),
    ] {
        let error = serde_json::from_str::<Edit>(json).unwrap_err();
        assert!(error.to_string().starts_with(message) && error.is_data(), "{json}: {error}");
    }
}

#[test]
fn a_subtype_of_another_type_is_unknown() {
    let other = CATALOGUE
        .subtypes
        .iter()
        .find(|subtype| subtype.type_key != "information" && CATALOGUE.subtype("information", &subtype.key).is_none());
    let errors = faults(&before(), json!({ "subtype": other.expect("a subtype of another type").key }));
    assert_eq!(errors.of("subtype"), [FieldCode::UnknownOption]);
}

#[test]
fn what_was_switched_off_stays_but_is_not_chosen_anew() {
    let key = &CATALOGUE.sources[1].key;
    assert_eq!(faults(&before(), json!({ "source": key })).of("source"), [FieldCode::InactiveOption]);
    let mut state = before();
    state.source = Some(key.clone());
    state.extra_projects = vec![project(3)];
    let kept = decide(context(), &state, &edit(json!({ "source": key, "extra_projects": [project(3), project(0)] })));
    assert!(kept.unwrap().unwrap().changes_projects());
}

#[test]
fn a_project_counts_once() {
    let twice = faults(&before(), json!({ "extra_projects": [project(0), project(0)] }));
    assert_eq!(twice.of("extra_projects"), [FieldCode::Duplicate]);
    let both = faults(&before(), json!({ "main_project": project(0), "extra_projects": [project(0)] }));
    assert_eq!(both.of("extra_projects"), [FieldCode::Duplicate]);
    let mut state = before();
    state.extra_projects = vec![project(1)];
    assert_eq!(faults(&state, json!({ "main_project": project(1) })).of("main_project"), [FieldCode::Duplicate]);
    assert_eq!(faults(&state, json!({ "extra_projects": ["x"] })).of("extra_projects"), [FieldCode::UnknownOption]);
}

#[test]
fn the_first_contact_does_not_lie_in_the_future() {
    assert_eq!(faults(&before(), json!({ "requested_on": "2026-11-24" })).of("requested_on"), [FieldCode::InFuture]);
    for text in ["2026-02-30", "yesterday", ""] {
        let errors = faults(&before(), json!({ "requested_on": text, "due_date": text }));
        assert_eq!(errors.of("requested_on"), [FieldCode::InvalidDate], "{text}");
        assert_eq!(errors.of("due_date"), [FieldCode::InvalidDate], "{text}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let errors = faults(&before(), json!({ "source": "x", "due_date": "x", "details": { "x": 1, "answer": 2 } }));
    let fields: Vec<&str> = errors.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["details.answer", "details.x", "due_date", "source"]);
}

#[test]
fn reaction_time_is_counted_anew_whichever_date_changes() {
    let edited = decided(json!({ "details": { "first_action_on": "2026-11-23" } })).unwrap();
    assert_eq!(edited.reaction_days, Some(1));
    let earlier = decide(context(), &edited.after, &edit(json!({ "requested_on": "2026-11-19" }))).unwrap().unwrap();
    assert_eq!(earlier.reaction_days, Some(2));
    let without = decide(context(), &edited.after, &edit(json!({ "details": { "first_action_on": null } })));
    assert_eq!(without.unwrap().unwrap().reaction_days, None);
}

#[test]
fn searchable_values_are_rewritten_only_with_the_details() {
    assert_eq!(decided(json!({ "restricted": true })).unwrap().values, None);
    assert_eq!(decided(json!({ "details": { "answer": "Ja" } })).unwrap().values.unwrap().len(), 1);
}

proptest! {
    #[test]
    fn whatever_is_asked_an_edit_decides_the_same_again(
        subtype in 0usize..4, main in prop::option::of(0usize..6), extra in prop::collection::vec(0usize..6, 0..4),
        due in prop::option::of("20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"), answer in ".{0,40}"
    ) {
        let project = |place: usize| CATALOGUE.projects[place % CATALOGUE.projects.len()].key.clone();
        let extra: Vec<String> = extra.into_iter().map(project).collect();
        let subtypes: Vec<&str> = CATALOGUE.subtypes.iter().filter(|entry| entry.type_key == "information")
            .map(|entry| entry.key.as_str()).collect();
        let edit = edit(json!({
            "subtype": subtypes[subtype % subtypes.len()], "main_project": main.map(project),
            "extra_projects": extra, "due_date": due, "details": { "answer": answer }
        }));
        if let Ok(Some(edited)) = decide(context(), &before(), &edit) {
            prop_assert!(!edited.changes.is_empty());
            prop_assert_eq!(decide(context(), &edited.after, &edit), Ok(None));
        }
    }
}
