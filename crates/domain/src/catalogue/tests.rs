//! The shipped catalogue is whole, in three languages.

use std::collections::HashSet;

use serde_json::Value;

use super::*;
use crate::language::Language;

/// Every label of the catalogue, with the path of what it labels.
fn labels(catalogue: &Catalogue) -> Vec<(String, Labels)> {
    fn walk(path: &str, value: &Value, found: &mut Vec<(String, Labels)>) {
        match value {
            Value::Object(object) => {
                for (key, inner) in object {
                    if let Ok(labels) = serde_json::from_value::<Labels>(inner.clone()) {
                        found.push((format!("{path}.{key}"), labels));
                    } else {
                        walk(&format!("{path}.{key}"), inner, found);
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    walk(&format!("{path}[{index}]"), item, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk("catalogue", &serde_json::to_value(catalogue).unwrap(), &mut found);
    found
}

/// Every key with the space in which it must be unique.
fn keys(catalogue: &Catalogue) -> Vec<(String, String)> {
    let mut keys = Vec::new();
    let mut add = |space: &str, key: &str| keys.push((space.to_owned(), key.to_owned()));
    for dossier_type in &catalogue.types {
        add("type", &dossier_type.key);
        dossier_type.stages.iter().for_each(|stage| add(&format!("stage {}", dossier_type.key), &stage.key));
        for tab in &dossier_type.tabs {
            add(&format!("tab {}", dossier_type.key), &tab.key);
            tab.sections.iter().for_each(|section| add(&format!("{} {}", dossier_type.key, tab.key), &section.key));
        }
    }
    for subtype in &catalogue.subtypes {
        add(&format!("subtype {}", subtype.type_key), &subtype.key);
        subtype.tasks.iter().for_each(|task| add(&format!("task {} {}", subtype.type_key, subtype.key), &task.key));
    }
    catalogue.queues.iter().for_each(|entry| add("queue", &entry.key));
    catalogue.sources.iter().for_each(|entry| add("source", &entry.key));
    catalogue.projects.iter().for_each(|entry| add("project", &entry.key));
    catalogue.roles.iter().for_each(|entry| add("role", &entry.key));
    catalogue.work_kinds.iter().for_each(|entry| add("work kind", &entry.key));
    catalogue.themes.iter().for_each(|entry| add("theme", &entry.key));
    catalogue.fields.iter().for_each(|entry| add("field", &entry.key));
    catalogue.options.iter().for_each(|entry| add(&format!("option {}", entry.list), &entry.key));
    keys
}

/// Whether all of `part` is found in `whole`: what serde did not know would be lost.
fn contains(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(key, inner)| whole.get(key).is_some_and(|value| contains(value, inner)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(whole, part)| contains(whole, part))
        }
        _ => whole == part,
    }
}

fn stage_labels(catalogue: &Catalogue, type_key: &str, language: Language) -> Vec<String> {
    catalogue.stages_of(type_key).iter().map(|stage| stage.labels.get(language).to_owned()).collect()
}

#[test]
fn nothing_in_the_shipped_files_is_lost() {
    let mut table = serde_json::to_value(shipped::table()).unwrap();
    table.as_object_mut().unwrap().remove("tabs").unwrap();
    assert!(contains(&serde_json::to_value(Catalogue::shipped()).unwrap(), &table));
}

#[test]
fn the_catalogue_reads_back_from_its_json() {
    let shipped = Catalogue::shipped();
    let json = serde_json::to_string(&shipped).unwrap();
    assert_eq!(serde_json::from_str::<Catalogue>(&json).unwrap(), shipped);
}

#[test]
fn every_label_is_filled_in_in_every_language() {
    let labels = labels(&Catalogue::shipped());
    assert!(labels.len() > 250, "only {} labels found", labels.len());
    for (path, labels) in labels {
        for language in Language::ALL {
            let text = labels.get(language);
            assert!(!text.is_empty() && text.trim() == text, "{path} {}: {text:?}", language.as_str());
        }
    }
}

#[test]
fn keys_are_unique_and_snake_case() {
    let mut seen = HashSet::new();
    for (space, key) in keys(&Catalogue::shipped()) {
        let is_snake_case = key.starts_with(|first: char| first.is_ascii_lowercase())
            && key.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
        assert!(is_snake_case, "{space} {key}");
        assert!(seen.insert((space.clone(), key.clone())), "{space} {key} occurs twice");
    }
}

#[test]
fn the_stages_are_those_of_the_manual() {
    let catalogue = Catalogue::shipped();
    let expected: [(&str, &[&str], &[&str]); 7] = [
        ("information", &["Aanvraag", "Dossier", "Afgerond"], &["Demande", "Dossier", "Terminé"]),
        ("request", &["Aanvraag", "Dossier (lopend)", "Afgerond"], &["Demande", "Dossier (en cours)", "Terminé"]),
        (
            "advice",
            &["Aanvraag", "Advies", "Klantenbevraging", "Afgerond"],
            &["Demande", "Avis", "Enquête clients", "Terminé"],
        ),
        (
            "design",
            &["Aanvraag", "Bijkomende studies", "Offertevraag", "Afgerond"],
            &["Demande", "Études complémentaires", "Demande de devis", "Terminé"],
        ),
        (
            "execution",
            &["Aanvraag", "Voorbereiding", "Uitvoering", "Klantenbevraging", "Afgerond"],
            &["Demande", "Préparation", "Réalisation", "Enquête clients", "Terminé"],
        ),
        (
            "loan",
            &["Aanvraag", "Analyse", "Beslissing", "Ondertekening", "Opname", "Lopend", "Afgerond"],
            &["Demande", "Analyse", "Décision", "Signature", "Encaissement", "En circulation", "Terminé"],
        ),
        (
            "premium",
            &["10 Ingediend", "20 Behandeling", "30 Beslissing", "40 Rapport", "50 Uitbetaling", "60 Afgerond"],
            &["10 Soumis", "20 Traitement", "30 Décision", "40 Rapport", "50 Paiement", "60 Terminé"],
        ),
    ];
    assert_eq!(catalogue.types.len(), expected.len());
    for ((key, nl, fr), dossier_type) in expected.into_iter().zip(&catalogue.types) {
        assert_eq!(dossier_type.key, key);
        assert_eq!(stage_labels(&catalogue, key, Language::Nl), nl);
        assert_eq!(stage_labels(&catalogue, key, Language::Fr), fr);
        assert_eq!(dossier_type.stages.last().unwrap().key, "completed");
    }
}

#[test]
fn dossiers_start_in_the_first_stage_of_their_type() {
    let catalogue = Catalogue::shipped();
    for dossier_type in &catalogue.types {
        let expected = if dossier_type.key == "premium" { "submitted" } else { "request" };
        assert_eq!(catalogue.first_stage(&dossier_type.key).unwrap().key, expected);
    }
    assert_eq!(catalogue.first_stage("holiday"), None);
}

#[test]
fn every_reference_resolves() {
    let catalogue = Catalogue::shipped();
    for subtype in &catalogue.subtypes {
        assert!(catalogue.dossier_type(&subtype.type_key).is_some(), "{}", subtype.key);
    }
    for theme in &catalogue.themes {
        assert!(catalogue.queue(&theme.queue).is_some(), "{}", theme.key);
        assert!(catalogue.dossier_type(&theme.type_key).is_some(), "{}", theme.key);
        let known = theme.subtype.as_deref().is_none_or(|key| catalogue.subtype(&theme.type_key, key).is_some());
        assert!(known, "{}", theme.key);
    }
    for queue in &catalogue.queues {
        let type_key = queue.default_type.as_deref().unwrap();
        assert!(catalogue.dossier_type(type_key).is_some(), "{}", queue.key);
        let known = queue.default_subtype.as_deref().is_none_or(|key| catalogue.subtype(type_key, key).is_some());
        assert!(known, "{}", queue.key);
    }
}

#[test]
fn every_field_has_a_place_an_option_list_where_needed_and_a_stage_that_exists() {
    const NOUNS: [&str; 5] = ["sources", "projects", "queues", "subtypes", "users"];
    let catalogue = Catalogue::shipped();
    for field in &catalogue.fields {
        let key = &field.key;
        let types: Vec<_> = catalogue.types.iter().filter(|own| field.belongs_to(&own.key)).collect();
        assert!(!types.is_empty(), "{key} has a type that does not exist");
        for dossier_type in types {
            let tab = dossier_type.tabs.iter().find(|tab| tab.key == field.tab).unwrap();
            let section = tab.sections.iter().find(|section| section.key == field.section).unwrap();
            assert!(section.fields.contains(key), "{key} is on no tab of {}", dossier_type.key);
            let missing = catalogue.missing(&dossier_type.key, |other| other.key != *key);
            assert_eq!(missing.len(), usize::from(field.required_from.is_some()), "{key}");
        }
        let needs_list = matches!(field.kind, FieldKind::Option | FieldKind::Options);
        assert_eq!(field.option_list.is_some(), needs_list, "{key}");
        if let Some(list) = &field.option_list {
            let is_noun = NOUNS.contains(&list.as_str());
            assert!(is_noun || catalogue.options_of(list).count() > 1, "{key} has no list {list}");
            assert!(!is_noun || field.column.is_some(), "{key} would keep a key of {list} in the details");
        }
        assert_eq!(field.scale.is_some(), field.kind == FieldKind::Decimal, "{key}");
    }
    let lists: HashSet<_> = catalogue.options.iter().map(|option| option.list.as_str()).collect();
    for list in lists {
        let is_of_dossiers = catalogue.fields.iter().any(|field| field.option_list.as_deref() == Some(list));
        let is_of_others = crate::address::OPTION_LISTS.contains(&list) || list == crate::event::OPTION_LIST;
        assert!(is_of_dossiers || is_of_others, "{list} is unused");
    }
}

#[test]
fn the_word_for_the_first_stage_is_no_stage() {
    let catalogue = Catalogue::shipped();
    let mut stages = catalogue.types.iter().flat_map(|dossier_type| &dossier_type.stages);
    assert!(stages.all(|stage| stage.key != REQUIRED_FROM_FIRST));
}

#[test]
fn every_type_has_the_common_tabs() {
    for dossier_type in Catalogue::shipped().types {
        let tabs: Vec<_> = dossier_type.tabs.iter().map(|tab| tab.key.as_str()).collect();
        assert_eq!(tabs, ["dossier", "request", "contact", "journey"], "{}", dossier_type.key);
    }
}

#[test]
fn the_subtypes_of_every_phase_are_there() {
    let catalogue = Catalogue::shipped();
    let phase = |type_key: &str, key: &str| catalogue.subtype(type_key, key).unwrap().phase;
    assert_eq!(phase("information", "information_request"), Some(1));
    assert_eq!(phase("information", "financial_advice"), Some(2));
    assert_eq!(phase("information", "premium_help"), Some(5));
    assert_eq!(phase("request", "thermal_scan"), Some(2));
    assert_eq!(phase("request", "rubble_bags"), None);
    assert_eq!(phase("advice", "renovation_guidance"), Some(2));
    assert_eq!(phase("design", "renovation_guidance"), Some(3));
    assert_eq!(phase("execution", "renovation_guidance"), Some(4));
    assert_eq!(phase("loan", "my_renovation_loan"), None);
    assert_eq!(catalogue.subtype("loan", "renovation"), None);
    for dossier_type in &catalogue.types {
        assert!(catalogue.subtypes.iter().any(|subtype| subtype.type_key == dossier_type.key));
    }
}

#[test]
fn interest_in_a_master_plan_starts_with_four_tasks() {
    let catalogue = Catalogue::shipped();
    let tasks: Vec<_> =
        catalogue.subtype("information", "rmp_interest").unwrap().tasks.iter().map(|task| task.key.as_str()).collect();
    assert_eq!(tasks, ["syndic_talk", "council_talk", "documents", "information_session"]);
}

#[test]
fn every_thematic_queue_has_a_theme_and_one_queue_is_central() {
    let catalogue = Catalogue::shipped();
    for queue in &catalogue.queues {
        assert!(catalogue.themes.iter().any(|theme| theme.queue == queue.key), "{}", queue.key);
    }
    assert_eq!(catalogue.queues.iter().filter(|queue| queue.central).count(), 1);
}

#[test]
fn one_theme_decides_queue_type_and_subtype() {
    for theme in Catalogue::shipped().themes {
        let expected = Proposal { queue: theme.queue, type_key: theme.type_key, subtype: theme.subtype };
        assert_eq!(Catalogue::shipped().proposal(&[&theme.key]), Some(expected));
    }
}

#[test]
fn themes_that_disagree_are_left_to_people() {
    let catalogue = Catalogue::shipped();
    let information = |queue: &str, subtype: Option<&str>| {
        Some(Proposal {
            queue: queue.to_owned(),
            type_key: "information".to_owned(),
            subtype: subtype.map(str::to_owned),
        })
    };
    assert_eq!(catalogue.proposal(&["loan", "heating"]), information("central", None));
    assert_eq!(catalogue.proposal(&["premiums", "heating"]), information("energy", None));
    assert_eq!(
        catalogue.proposal(&["renovation_coach", "heating"]),
        information("energy", Some("information_request"))
    );
    assert_eq!(catalogue.proposal(&["insulation", "heating"]), information("energy", Some("technical_question")));
    assert_eq!(catalogue.proposal(&[]), information("central", Some("information_request")));
    assert_eq!(catalogue.proposal(&["unknown"]), information("central", Some("information_request")));
}

#[test]
fn a_switched_off_queue_gets_nothing_new() {
    let mut catalogue = Catalogue::shipped();
    catalogue.queues.iter_mut().find(|queue| queue.key == "loans").unwrap().active = false;
    assert_eq!(catalogue.proposal(&["loan"]).unwrap().queue, "central");
}

#[test]
fn stages_have_a_direction() {
    let catalogue = Catalogue::shipped();
    assert_eq!(catalogue.is_forward("information", "request", "completed"), Some(true));
    assert_eq!(catalogue.is_forward("information", "completed", "request"), Some(false));
    assert_eq!(catalogue.is_forward("information", "request", "request"), Some(false));
    assert_eq!(catalogue.is_forward("information", "request", "drawdown"), None);
    assert_eq!(catalogue.is_forward("holiday", "request", "request"), None);
}

fn missing_keys(catalogue: &Catalogue, type_key: &str, from: &str, to: &str, filled: &[&str]) -> Vec<String> {
    let missing = catalogue.required_missing(type_key, from, to, |field| filled.contains(&field.key.as_str()));
    missing.iter().map(|missing| missing.field.key.clone()).collect()
}

#[test]
fn a_stage_is_not_left_while_its_fields_are_empty() {
    let catalogue = Catalogue::shipped();
    let missing = |from, to, filled: &[&str]| missing_keys(&catalogue, "information", from, to, filled);
    let all = ["subtype", "source", "main_project", "requested_on", "question_types", "question"];
    assert_eq!(missing("request", "dossier", &[]), all);
    assert_eq!(missing("request", "dossier", &all), [""; 0]);
    assert_eq!(missing("request", "completed", &all[1..]), ["subtype"]);
    // Emptied after the first stage was left: asked for again at the next step.
    assert_eq!(missing("dossier", "completed", &all[..5]), ["question"]);
    assert_eq!(missing("dossier", "request", &[]), [""; 0]);
    assert_eq!(missing("request", "request", &[]), [""; 0]);
}

#[test]
fn a_later_requirement_does_not_hold_an_earlier_stage() {
    let mut catalogue = Catalogue::shipped();
    let answer = catalogue.fields.iter_mut().find(|field| field.key == "answer").unwrap();
    answer.required_from = Some("dossier".to_owned());
    let filled = ["subtype", "source", "main_project", "requested_on", "question_types", "question"];
    assert_eq!(missing_keys(&catalogue, "information", "request", "dossier", &filled), [""; 0]);
    assert_eq!(missing_keys(&catalogue, "information", "request", "completed", &filled), ["answer"]);
}

#[test]
fn the_first_stage_is_found_whatever_its_name() {
    let catalogue = Catalogue::shipped();
    let expected = ["subtype", "source", "main_project", "requested_on"];
    assert_eq!(missing_keys(&catalogue, "premium", "submitted", "handling", &[]), expected);
}

#[test]
fn inactive_and_computed_fields_are_never_required() {
    let mut catalogue = Catalogue::shipped();
    for field in &mut catalogue.fields {
        field.required_from = Some("first".to_owned());
        field.active = false;
    }
    assert!(catalogue.missing("information", |_| false).is_empty());
    for field in &mut catalogue.fields {
        field.active = true;
        field.computed = true;
    }
    assert!(catalogue.missing("information", |_| false).is_empty());
}
