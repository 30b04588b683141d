//! Merging the shipped catalogue into a database and reading it back.

mod support;

use std::sync::Arc;

use domain::catalogue::{Catalogue, Choice, Labels};
use serde_json::{Value, json};
use store::catalogue::{Cache, Merged};
use store::{Batch, Guard, Read, Statement, StoreError, catalogue};
use support::Desk;

/// A desk whose catalogue is empty.
async fn empty_desk() -> Desk {
    let desk = Desk::open().await;
    for table in [
        "theme",
        "option",
        "field",
        "stage",
        "subtype",
        "dossier_type",
        "queue",
        "source",
        "project",
        "role",
        "work_kind",
    ] {
        desk.execute(format!("delete from {table}")).await;
    }
    desk
}

async fn merged_desk() -> Desk {
    let desk = empty_desk().await;
    catalogue::merge(&desk.store).await.expect("a merge");
    desk
}

async fn loaded(desk: &Desk) -> Catalogue {
    let mut answers = desk.store.read(Read::new().with(catalogue::load())).await.expect("a read");
    catalogue::parse(answers.take(0)).expect("a catalogue")
}

async fn version(desk: &Desk) -> i64 {
    desk.value("select version from catalogue").await.as_i64().expect("a version")
}

#[tokio::test]
async fn what_was_shipped_reads_back_the_same() {
    let desk = empty_desk().await;
    let before = version(&desk).await;
    let merged = catalogue::merge(&desk.store).await.unwrap();
    assert_eq!(merged.version, before + 1);
    assert!(merged.rows > 200, "{} rows", merged.rows);
    let loaded = loaded(&desk).await;
    assert_eq!(loaded.version, merged.version);
    assert_eq!(Catalogue { version: 0, ..loaded }, Catalogue::shipped());
}

#[tokio::test]
async fn the_json_is_the_one_the_domain_writes() {
    let desk = merged_desk().await;
    let mut answers = desk.store.read(Read::new().with(catalogue::load())).await.unwrap();
    let text = answers.take(0).text().unwrap();
    let expected = Catalogue { version: version(&desk).await, ..Catalogue::shipped() };
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), serde_json::to_value(expected).unwrap());
}

#[tokio::test]
async fn merging_again_changes_nothing() {
    let desk = merged_desk().await;
    let before = desk.dump().await;
    let again = catalogue::merge(&desk.store).await.unwrap();
    assert_eq!(again, Merged { rows: 0, version: version(&desk).await });
    assert_eq!(desk.dump().await, before);
}

#[tokio::test]
async fn what_the_desk_changed_survives_and_the_rest_follows() {
    let desk = merged_desk().await;
    desk.execute(
        "update field set label_nl = 'Onze vraag', label_fr = 'vieux', required_from = null,
           attributes = json_set(attributes, '$.max_length', 80, '$.hint', json('{\"nl\":\"oud\",\"fr\":\"o\",\"en\":\"o\"}'),
             '$.forgotten', 1),
           local_changes = '[\"label_nl\", \"required_from\", \"attributes.max_length\"]'
         where key = 'question'",
    )
    .await;
    let before = version(&desk).await;
    assert_eq!(catalogue::merge(&desk.store).await.unwrap(), Merged { rows: 1, version: before + 1 });
    let (loaded, shipped) = (loaded(&desk).await, Catalogue::shipped());
    let (field, original) = (loaded.field("question").unwrap(), shipped.field("question").unwrap());
    assert_eq!(field.labels.nl, "Onze vraag");
    assert_eq!(field.required_from, None);
    assert_eq!(field.max_length, Some(80));
    assert_eq!(field.labels.fr, original.labels.fr);
    assert_eq!(field.hint, original.hint);
    assert_eq!(
        desk.value("select attributes ->> '$.forgotten' as x from field where key = 'question'").await,
        Value::Null
    );
}

#[tokio::test]
async fn rows_of_the_desk_are_left_alone_even_under_a_shipped_key() {
    let desk = merged_desk().await;
    desk.execute("update source set origin = 'local', label_nl = 'Balie' where key = 'physical_desk'").await;
    desk.execute(
        "insert into source (key, position, label_nl, label_fr, label_en, origin)
         values ('letterbox', 15, 'Brievenbus', 'Boîte aux lettres', 'Letterbox', 'local')",
    )
    .await;
    assert_eq!(catalogue::merge(&desk.store).await.unwrap().rows, 0);
    let loaded = loaded(&desk).await;
    assert_eq!(loaded.source("physical_desk").unwrap().labels.nl, "Balie");
    assert_eq!(loaded.sources[1].key, "letterbox", "by position, between the first and the second shipped source");
}

#[tokio::test]
async fn what_is_no_longer_shipped_stays() {
    let desk = merged_desk().await;
    let mut shorter = Catalogue::shipped();
    shorter.options.retain(|option| option.list != "question_type");
    catalogue::merge_from(&desk.store, &shorter).await.unwrap();
    assert_eq!(loaded(&desk).await.options_of("question_type").count(), 22);
}

#[tokio::test]
async fn switching_off_a_shipped_row_reaches_the_database() {
    let desk = merged_desk().await;
    let mut next = Catalogue::shipped();
    next.roles[0].active = false;
    next.types[0].stages[1].labels.nl = "Behandeling".to_owned();
    assert_eq!(catalogue::merge_from(&desk.store, &next).await.unwrap().rows, 2);
    let loaded = loaded(&desk).await;
    assert!(!loaded.roles[0].active);
    assert_eq!(loaded.stages_of("information")[1].labels.nl, "Behandeling");
}

#[tokio::test]
async fn a_merge_that_fails_leaves_nothing_behind() {
    let desk = empty_desk().await;
    let before = desk.dump().await;
    let mut broken = Catalogue::shipped();
    broken.themes.last_mut().unwrap().queue = "nowhere".to_owned();
    assert!(matches!(catalogue::merge_from(&desk.store, &broken).await, Err(StoreError::Constraint(_))));
    assert_eq!(desk.dump().await, before);
}

#[tokio::test]
async fn merges_at_the_same_time_make_one() {
    let desk = empty_desk().await;
    let before = version(&desk).await;
    let (one, two) = tokio::join!(catalogue::merge(&desk.store), catalogue::merge(&desk.store));
    let rows = [one.unwrap().rows, two.unwrap().rows];
    assert!(rows.contains(&0) && rows.iter().any(|rows| *rows > 200), "one merged, the other found it done: {rows:?}");
    assert_eq!(version(&desk).await, before + 1);
    assert_eq!(Catalogue { version: 0, ..loaded(&desk).await }, Catalogue::shipped());
}

#[tokio::test]
async fn the_catalogue_is_sent_only_when_it_changed() {
    let desk = merged_desk().await;
    let version = version(&desk).await;
    let read = |known| Read::new().with(catalogue::load_unless(known));
    let mut same = desk.store.read(read(Some(version))).await.unwrap();
    assert!(same.take(0).is_empty());
    for known in [None, Some(version - 1), Some(version + 1)] {
        let mut other = desk.store.read(read(known)).await.unwrap();
        assert_eq!(other.take(0).len(), 1, "{known:?}");
    }
}

#[tokio::test]
async fn fields_the_desk_adds_find_their_section() {
    let desk = merged_desk().await;
    desk.execute(
        "insert into field (key, type_key, tab, section, kind, option_list, position, label_nl, label_fr, label_en, origin,
           attributes)
         values ('colour', 'information', 'request', 'question', 'option', 'colour', 1, 'Kleur', 'Couleur', 'Colour',
           'local', '{\"unit\": \"shade\"}')",
    )
    .await;
    let loaded = loaded(&desk).await;
    let tab = loaded.dossier_type("information").unwrap().tabs.iter().find(|tab| tab.key == "request").unwrap();
    assert_eq!(tab.sections[0].fields[0], "colour", "first by position");
    assert_eq!(loaded.field("colour").unwrap().unit.as_deref(), Some("shade"));
    let advice = loaded.dossier_type("advice").unwrap();
    assert!(advice.tabs.iter().flat_map(|tab| &tab.sections).all(|section| !section.fields.contains(&"colour".into())));
}

#[tokio::test]
async fn the_cache_reads_again_only_for_another_version() {
    let desk = merged_desk().await;
    let cache = Cache::new();
    let first = cache.current(&desk.store, version(&desk).await).await.unwrap();
    let again = cache.current(&desk.store, first.version).await.unwrap();
    assert!(Arc::ptr_eq(&first, &again));
    let mut next = Catalogue::shipped();
    next.options.push(Choice {
        list: "priority".to_owned(),
        key: "urgent".to_owned(),
        labels: Labels { nl: "Dringend".to_owned(), fr: "Urgent".to_owned(), en: "Urgent".to_owned() },
        active: true,
    });
    let merged = catalogue::merge_from(&desk.store, &next).await.unwrap();
    let fresh = cache.current(&desk.store, merged.version).await.unwrap();
    assert!(fresh.option("priority", "urgent").is_some());
    assert_eq!(cache.get(first.version), None);
}

#[tokio::test]
async fn a_batch_decided_with_another_catalogue_is_refused() {
    let desk = merged_desk().await;
    let version = version(&desk).await;
    let batch = |decided_with| {
        let mut batch = Batch::new();
        catalogue::guard(&mut batch, decided_with);
        batch.push(Statement::new("update source set position = position where key = 'email'"));
        batch
    };
    assert!(desk.store.write(batch(version)).await.is_ok());
    for wrong in [version - 1, version + 1] {
        let refused = desk.store.write(batch(wrong)).await;
        assert_eq!(refused.unwrap_err(), StoreError::Guard(Guard::Catalogue));
    }
}

#[tokio::test]
async fn a_document_that_is_no_catalogue_is_a_defect() {
    let desk = merged_desk().await;
    let statement = Statement::new("select :document as document").bind("document", json!({"version": 1}).to_string());
    let mut answers = desk.store.read(Read::new().with(statement)).await.unwrap();
    assert!(matches!(catalogue::parse(answers.take(0)), Err(StoreError::Shape(_))));
}
