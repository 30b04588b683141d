//! What was said and is to be done, over HTTP: written by whoever works in the journey, changed by who wrote it, done by who was
//! asked.

use api_tests::records::{self, Place};
use api_tests::{Answer, Client, Desk, Person};
use serde_json::{Value, json};

async fn note(client: &Client, key: &str, body: Value) -> Answer {
    client.send("POST", "/api/activities", &[("idempotency-key", key)], Some(body)).await
}

/// A desk with one dossier in the coach's queue.
async fn desk() -> Desk {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    desk
}

fn entries(timeline: &Answer) -> Vec<(&str, &Value)> {
    let items = timeline.json["items"].as_array().expect("items");
    items.iter().map(|item| (item["kind"].as_str().expect("a kind"), &item["activity"])).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_stands_in_the_timeline_at_the_time_when_it_was_made() {
    let desk = desk().await;
    let coach = desk.signed_in(Person::Coach);
    let number = Place::Team.number();
    let call = json!({ "kind": "call", "journey_number": number, "dossier_number": number, "direction": "incoming",
        "subject": "Vraagt een offerte voor het dak", "body": "Rijksregister 85.07.30-033.28.\nBelt terug.",
        "contact_id": records::MERGED, "happened_at": "2026-01-02T10:30:00+01:00" });
    let made = note(&coach, "call-about-roof", call.clone()).await.expect(201);
    assert_eq!(made.json["contact"]["name"], "Elise Peeters", "who was merged is named as the one that stayed");
    assert_eq!((&made.json["state"], &made.json["masked"]), (&json!("done"), &json!(1)));
    assert_eq!(made.json["happened_at"], "2026-01-02T09:30:00.000Z");
    let again = note(&coach, "call-about-roof", call).await.expect(201);
    assert_eq!(again.json["id"], made.json["id"], "sent again it is written once");
    let later = json!({ "kind": "note", "journey_number": number, "subject": "Dossier is volledig" });
    note(&coach, "note-for-later", later).await.expect(201);

    let timeline = coach.get(&format!("/api/dossiers/{number}/timeline?scope=journey")).await.expect(200);
    let told = entries(&timeline);
    assert_eq!(told.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), ["note_added", "call_logged"]);
    assert_eq!(told[1].1["subject"], "Vraagt een offerte voor het dak");
    assert!(!timeline.text.contains("85.07.30"));

    let path = made.header("location").to_owned();
    let moved = coach.patch(&path, 1, json!({ "happened_at": "2026-01-03T09:00:00.000Z" })).await.expect(200);
    assert_eq!(moved.version(), 2);
    coach.patch(&path, 1, json!({ "subject": "Anders" })).await.expect(412);
    let about = format!("/api/dossiers/{number}/timeline?about=activities&limit=50");
    let timeline = coach.get(&about).await.expect(200);
    let times: Vec<_> =
        timeline.json["items"].as_array().expect("items").iter().map(|item| &item["happened_at"]).collect();
    assert_eq!(times.last(), Some(&&json!("2026-01-03T09:00:00.000Z")), "the entry moved with it");
    let stages = coach.get(&format!("/api/dossiers/{number}/timeline?about=stages")).await.expect(200);
    assert_eq!(stages.json["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_task_is_done_by_who_was_asked_and_changed_by_who_wrote_it() {
    let desk = desk().await;
    let (coach, other) = (desk.signed_in(Person::Coach), desk.signed_in(Person::OtherCoach));
    let number = Place::Team.number();
    let task = json!({ "kind": "task", "journey_number": number, "dossier_number": number, "due_date": "2026-01-05",
        "subject": "Offertes vergelijken", "assignee_id": Person::OtherCoach.id() });
    let made = note(&coach, "compare-quotes", task).await.expect(201);
    let path = made.header("location").to_owned();
    let mine = other.get("/api/activities").await.expect(200);
    assert_eq!(mine.json["items"][0]["subject"], "Offertes vergelijken");
    assert_eq!(mine.json["items"][0]["due_on"], "2026-01-05");
    let overdue = other.get("/api/activities?due=overdue&kind=task").await.expect(200);
    assert_eq!(overdue.json["items"].as_array().map(Vec::len), Some(1));
    let colleague = format!("/api/activities?assignee={}", Person::OtherCoach.id());
    assert_eq!(coach.get(&colleague).await.expect(200).json["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(coach.get("/api/activities").await.expect(200).json["items"], json!([]));

    let seen = other.get(&path).await.expect(200);
    assert_eq!((&seen.json["may_edit"], &seen.json["may_complete"]), (&json!(false), &json!(true)));
    other.patch(&path, 1, json!({ "subject": "Niets doen" })).await.expect(403);
    other.put(&format!("{path}/state"), 1, json!({ "state": "withdrawn" })).await.expect(403);
    let done = other.put(&format!("{path}/state"), 1, json!({ "state": "done" })).await.expect(200);
    assert_eq!((done.version(), &done.json["state"]), (2, &json!("done")));
    assert_eq!(other.get("/api/activities").await.expect(200).json["items"], json!([]));
    coach.put(&format!("{path}/state"), 1, json!({ "state": "open" })).await.expect(412);
    coach.put(&format!("{path}/state"), 2, json!({ "state": "withdrawn" })).await.expect(200);
    let done_after_all = coach.put(&format!("{path}/state"), 3, json!({ "state": "done" })).await.expect(409);
    assert_eq!(done_after_all.json["code"], "state-changed");
    coach.patch(&path, 3, json!({ "subject": "Anders" })).await.expect(409);
    coach.put(&format!("{path}/state"), 3, json!({ "state": "open" })).await.expect(200);
    let timeline = coach.get(&format!("/api/dossiers/{number}/timeline")).await.expect(200);
    let kinds: Vec<_> = entries(&timeline).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["activity_restored", "activity_withdrawn", "activity_completed", "task_created"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_is_told_at_its_field() {
    let desk = desk().await;
    let coach = desk.signed_in(Person::Coach);
    let number = Place::Team.number();
    for (key, body, field, code) in [
        ("wrong-0001", json!({ "kind": "note", "subject": " " }), "subject", "required"),
        ("wrong-0002", json!({ "kind": "appointment", "subject": "x" }), "happened_at", "required"),
        ("wrong-0003", json!({ "kind": "note", "subject": "x", "due_date": "2026-01-01" }), "due_date", "invalid"),
        (
            "wrong-0004",
            json!({ "kind": "task", "subject": "x", "assignee_id": Person::Viewer.id() }),
            "assignee_id",
            "not-found",
        ),
        ("wrong-0005", json!({ "kind": "note", "subject": "x", "contact_id": "nobody" }), "contact_id", "not-found"),
        (
            "wrong-0006",
            json!({ "kind": "note", "subject": "x", "dossier_number": "2020-000001" }),
            "dossier_number",
            "not-found",
        ),
        (
            "wrong-0007",
            json!({ "kind": "note", "subject": "x", "journey_number": "2020-000001" }),
            "journey_number",
            "not-found",
        ),
        (
            "wrong-0008",
            json!({ "kind": "call", "subject": "x", "happened_at": "2999-01-01T00:00:00Z" }),
            "happened_at",
            "in-future",
        ),
    ] {
        let mut body = body;
        if body.get("journey_number").is_none() {
            body["journey_number"] = json!(number);
        }
        let refused = note(&coach, key, body).await.expect(422);
        assert_eq!(refused.codes(field), [code], "{key}: {}", refused.text);
    }
}
