//! Dossiers over HTTP: fields that not everybody sees.

use api_tests::records::{self, Place};
use api_tests::{Desk, Person};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sensitive_field_is_seen_and_changed_only_by_those_who_need_it() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    desk.sql(
        "insert into field (key, type_key, tab, section, kind, class, position, label_nl, label_fr, label_en, origin)
         values ('income', 'information', 'request', 'management', 'text', 'sensitive', 99, 'Inkomen', 'Revenus',
           'Income', 'local')",
        &[],
    )
    .await;
    desk.sql("update catalogue set version = version + 1", &[]).await;
    let path = format!("/api/dossiers/{}", Place::Team.number());
    let secret = json!({ "details": { "income": "laagste categorie", "answer": "Zichtbaar." } });
    desk.signed_in(Person::Coach).patch(&path, 1, secret).await.expect(200);
    for (person, sees) in
        [(Person::Viewer, false), (Person::Coach, true), (Person::Dispatcher, true), (Person::Manager, true)]
    {
        let client = desk.signed_in(person);
        let dossier = client.get(&path).await.expect(200);
        let expected = if sees { json!("laagste categorie") } else { Value::Null };
        assert_eq!(dossier.json["details"]["income"], expected, "{person:?}");
        assert_eq!(dossier.json["details"]["answer"], "Zichtbaar.", "{person:?}");
        let timeline = client.get(&format!("{path}/timeline")).await.expect(200);
        assert!(!timeline.text.contains("laagste"), "{person:?}: the value in the timeline");
        let found = client.get("/api/dossiers?q=laagste").await.expect(200);
        assert_eq!(found.json["items"], json!([]), "{person:?}: found by a sensitive value");
    }
}
