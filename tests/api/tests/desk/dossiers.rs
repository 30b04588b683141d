//! Dossiers over HTTP: what not everybody sees, and who can be given work.

use api_tests::records::{self, Place};
use api_tests::{Desk, Person};
use serde_json::{Value, json};

/// The shipped catalogue marks what is known of somebody's income.
#[test]
fn income_is_sensitive() {
    let fields = domain::catalogue::Catalogue::shipped().fields;
    let is_sensitive = |field: &&domain::catalogue::Field| field.class == domain::authorisation::FieldClass::Sensitive;
    let keys: Vec<_> = fields.iter().filter(is_sensitive).map(|field| field.key.as_str()).collect();
    assert_eq!(keys, ["income_category", "income_checked_on"]);
}

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

/// Finding nothing of a restricted dossier by any list, search or number beside it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restricted_dossier_leaves_no_trace_in_any_list() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Restricted).await;
    let (id, number) = (Place::Restricted.id(), Place::Restricted.number());
    desk.sql("update queue_item set state = 'linked', dossier_id = ?", &[json!(id)]).await;
    // An open sibling in the same journey, so that the journey itself may be seen.
    desk.sql(
        "insert into dossier (id, number, journey_id, type_key, stage_key, queue_key, requested_on, created_at, updated_at)
         select 'sibling', '2025-000009', journey_id, type_key, stage_key, queue_key, requested_on, created_at, updated_at
         from dossier",
        &[],
    )
    .await;
    let lists = ["/api/queue-items?state=linked", "/api/dossiers", "/api/dossiers?q=2025", "/api/dossiers?number=2025"];
    for (person, sees) in
        [(Person::Viewer, false), (Person::Coach, false), (Person::Dispatcher, false), (Person::Manager, true)]
    {
        let client = desk.signed_in(person);
        for list in lists {
            let answer = client.get(list).await;
            assert!(answer.status == 200 || person == Person::Viewer, "{person:?} {list}: {}", answer.text);
            assert_eq!(answer.text.contains(&number), sees, "{person:?} {list}: {}", answer.text);
        }
        let item = client.get(&format!("/api/queue-items/{id}")).await;
        assert_eq!(item.status == 200, sees, "{person:?}: {}", item.text);
        let journey = client.get(&format!("/api/journeys/{number}")).await;
        let by_sibling = client.get("/api/journeys/2025-000009").await.expect(200);
        // The journey's own number is the restricted dossier's: it stays known, the dossier does not.
        assert_eq!(journey.json["dossiers"], by_sibling.json["dossiers"], "{person:?}");
        let shown = by_sibling.json["dossiers"].as_array().map(Vec::len);
        assert_eq!(shown, Some(if sees { 2 } else { 1 }), "{person:?}: {}", by_sibling.text);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_viewer_can_be_given_no_work() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let path = format!("/api/dossiers/{}/assignment", Place::Team.number());
    let viewer = json!({ "assignee_id": Person::Viewer.id(), "queue": "energy" });
    let refused = desk.signed_in(Person::Manager).put(&path, 1, viewer).await.expect(422);
    assert_eq!(refused.codes("assignee_id"), ["not-found"]);
}

/// Manual 3.1.2 and 3.1.3: by hand while somebody is on the telephone, then as the next wagon of the same train.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dossier_begins_by_hand_and_is_followed_up_in_its_journey() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let coach = desk.signed_in(Person::Coach);
    let open = async |key: &str, body: Value| {
        coach.send("POST", "/api/dossiers", &[("idempotency-key", key)], Some(body)).await
    };

    let bare = open("by-telephone-1", json!({ "type": "information" })).await.expect(201);
    let number = bare.json["number"].as_str().expect("a number").to_owned();
    assert_eq!(bare.json["journey_number"], json!(number), "the first dossier gives the journey its number");
    assert_eq!(
        open("by-telephone-1", json!({ "type": "information" })).await.expect(201).json["number"],
        json!(number)
    );
    let dossier = coach.get(&format!("/api/dossiers/{number}")).await.expect(200);
    assert_eq!(dossier.json["assignee"]["id"], json!(Person::Coach.id()));
    assert_eq!((&dossier.json["stage"], &dossier.json["allowed"]["edit"]), (&json!("request"), &json!(true)));

    let whole = json!({ "type": "information", "subtype": "technical_question", "source": "telephone", "role": "tenant",
        "contact": { "name": "Jan De Smet", "telephone": "0471 22 33 44" }, "queue": "energy",
        "address": { "text": "Bruul 16, 2800 Mechelen" }, "main_project": "regular_operation" });
    let made = open("by-telephone-2", whole).await.expect(201);
    let first = made.json["number"].as_str().expect("a number").to_owned();
    let journey = coach.get(&format!("/api/journeys/{first}")).await.expect(200);
    assert_eq!(journey.json["parties"][0]["contact"]["name"], "Jan De Smet");
    assert_eq!(journey.json["addresses"][0]["text"], "Bruul 16, 2800 Mechelen");

    let next = json!({ "type": "advice", "subtype": "renovation", "journey_number": first });
    let next = open("follow-up-0001", next).await.expect(201);
    assert_eq!(next.json["journey_number"], json!(first));
    let journey = coach.get(&format!("/api/journeys/{first}")).await.expect(200);
    assert_eq!(journey.json["dossiers"].as_array().map(Vec::len), Some(2));
    let advice =
        coach.get(&format!("/api/dossiers/{}", next.json["number"].as_str().expect("a number"))).await.expect(200);
    assert_eq!(advice.json["journey"]["parties"][0]["contact"]["name"], "Jan De Smet", "its people come along");

    let refused = open("wrong-0001", json!({ "type": "advice", "journey_number": "2020-000009" })).await.expect(422);
    assert_eq!(refused.codes("journey_number"), ["not-found"]);
    let refused = open("wrong-0002", json!({ "type": "holiday", "contact": { "name": "" } })).await.expect(422);
    assert_eq!((refused.codes("type"), refused.codes("role")), (vec!["unknown-option"], vec!["required"]));
}
