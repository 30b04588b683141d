//! The main job from end to end: a citizen asks, a dispatcher makes a dossier, a coach works on it.

use api_tests::{Answer, Client, Desk, Person};
use serde_json::json;

/// The form as a browser sends it, drawn long enough ago, under the form key `<22 characters>.<instant>`.
pub fn form<'a>(key: &'a str, question: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("form_key", key),
        ("homepage", ""),
        ("name", "Élise Peeters"),
        ("email", "elise@example.be"),
        ("telephone", "0470 12 34 56"),
        ("capacity", "owner_occupier"),
        ("address", "Bruul 12 bus 3, 2800 Mechelen"),
        ("apartment_building", "yes"),
        ("themes", "insulation"),
        ("question", question),
        ("answer_channels", "email"),
        ("answer_channels", "telephone"),
    ]
}

const KEY: &str = "main-job-AAAAAAAAAAAAA.1700000000000";

async fn ask(desk: &Desk) -> Answer {
    desk.visitor().form("/contact", &form(KEY, "Hoe isoleer ik mijn dak?")).await
}

async fn only_item(client: &Client) -> serde_json::Value {
    let list = client.get("/api/queue-items?queue=energy&state=unlinked").await.expect(200);
    assert_eq!(list.json["items"].as_array().map(Vec::len), Some(1), "{}", list.text);
    list.json["items"][0].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_becomes_a_dossier_that_a_coach_moves_through_its_stages() {
    let desk = Desk::open().await;
    let receipt = ask(&desk).await.expect(303);
    let again = ask(&desk).await.expect(303);
    assert_eq!(receipt.header("location"), again.header("location"), "a second click leads to the same receipt");
    let page = desk.visitor().get(receipt.header("location")).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("referrer-policy"), "no-referrer");

    let dispatcher = desk.signed_in(Person::Dispatcher);
    let item = only_item(&dispatcher).await;
    let path = format!("/api/queue-items/{}", item["id"].as_str().expect("an id"));
    assert!(page.text.contains(item["reference"].as_str().expect("a reference")), "the receipt shows the reference");
    let claimed = dispatcher.put(&format!("{path}/claim"), 1, json!({})).await.expect(200);
    assert_eq!(claimed.json["claimed_by"]["name"], "Dirk Verdeler");
    let refused = desk.signed_in(Person::Coach).put(&format!("{path}/claim"), 1, json!({})).await.expect(409);
    assert_eq!(refused.json["code"], "claimed-by-other");

    let body = json!({
        "type": "information", "subtype": "technical_question",
        "contact": { "name": "Élise Peeters", "email": "elise@example.be", "telephone": "+32470123456" },
        "role": "owner_occupier", "address": { "text": "Bruul 12 bus 3, 2800 Mechelen" },
        "source": "contact_form", "main_project": "regular_operation", "assignee_id": Person::Coach.id() });
    let version = claimed.version();
    let made = dispatcher.post(&format!("{path}/dossier"), version, "main-job-1", body.clone()).await.expect(201);
    let replayed = dispatcher.post(&format!("{path}/dossier"), version, "main-job-1", body).await.expect(201);
    assert_eq!(made.text, replayed.text, "a retry gets the same answer");
    let reused = json!({ "type": "advice", "subtype": "renovation", "contact": { "name": "X" }, "role": "tenant" });
    let other = dispatcher.post(&format!("{path}/dossier"), version, "main-job-1", reused).await.expect(409);
    assert_eq!(other.json["code"], "idempotency-key-reused");
    assert_eq!(desk.value("select count(*) from dossier", &[]).await, 1);

    work_on(&desk, made.header("location"), item["reference"].as_str().expect("a reference")).await;
}

async fn work_on(desk: &Desk, path: &str, reference: &str) {
    let coach = desk.signed_in(Person::Coach);
    let dossier = coach.get(path).await.expect(200);
    let number = dossier.json["number"].as_str().expect("a number").to_owned();
    let by_reference = coach.get(&format!("/api/dossiers/{reference}")).await.expect(200);
    assert_eq!(by_reference.json["number"], number.as_str(), "the receipt's reference leads to the dossier");
    assert_eq!(dossier.json["details"]["question"], "Hoe isoleer ik mijn dak?");
    assert_eq!(dossier.json["journey"]["parties"][0]["contact"]["telephone"], "+32470123456");
    assert_eq!(dossier.json["journey"]["addresses"][0]["state"], "typed");

    // Forward needs what the stage requires; the problem names it.
    let stage = format!("{path}/stage");
    let refused = coach.put(&stage, dossier.version(), json!({ "stage": "dossier" })).await.expect(422);
    assert_eq!(refused.codes("question_types"), ["required"]);
    let filled = json!({ "details": { "question_types": ["roof_insulation"], "first_action": "called" } });
    let filled = coach.patch(path, dossier.version(), filled).await.expect(200);
    let stale = coach.patch(path, dossier.version(), json!({ "priority": "high" })).await.expect(412);
    assert_eq!(stale.json["current"]["version"], filled.json["version"], "a stale write gets the current row");
    let moved = coach.put(&stage, filled.version(), json!({ "stage": "dossier" })).await.expect(200);
    let back = coach.put(&stage, moved.version(), json!({ "stage": "request" })).await.expect(200);
    let forward = coach.put(&stage, back.version(), json!({ "stage": "completed" })).await.expect(200);
    assert_eq!(forward.json["stage"], "completed");

    let timeline = coach.get(&format!("{path}/timeline")).await.expect(200);
    let kinds: Vec<&str> =
        timeline.json["items"].as_array().expect("items").iter().filter_map(|entry| entry["kind"].as_str()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "stage_changed").count(), 3);
    assert_eq!(kinds.last(), Some(&"submission_received"), "newest first, the question at the beginning: {kinds:?}");

    for query in ["q=elise", "q=peeters", "q=bruul%2012", "customer=elise", "address=mechelen", "number=000001"] {
        let found = coach.get(&format!("/api/dossiers?{query}")).await.expect(200);
        assert_eq!(found.json["items"][0]["number"], number.as_str(), "{query}: {}", found.text);
    }
    let journey = coach.get(&format!("/api/journeys/{number}")).await.expect(200);
    assert_eq!(journey.json["dossiers"].as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_personal_reaches_the_log() {
    let desk = Desk::open().await;
    let receipt = ask(&desk).await.expect(303);
    desk.visitor().get(receipt.header("location")).await.expect(200);
    let manager = desk.signed_in(Person::Manager);
    manager.get("/api/dossiers?q=peeters").await.expect(200);
    manager.get("/api/dossiers/2026-999999").await.expect(404);
    let log = desk.log.lines().join("\n");
    assert!(log.contains("/receipt/:token") && log.contains("/api/dossiers/"), "the matched routes are there: {log}");
    for personal in ["peeters", "Peeters", "elise", "Bruul", "0470", "2026-999999", receipt.header("location")] {
        assert!(!log.contains(personal), "{personal} in the log:\n{log}");
    }
}
