//! People, organisations and parties over HTTP: adding who is involved (manual 3.3.1), doubles, and what is refused.

use api_tests::records::{self, Place};
use api_tests::{Answer, Client, Desk, Person};
use serde_json::{Value, json};

/// A POST without `If-Match`.
async fn post(client: &Client, path: &str, key: &str, body: Value) -> Answer {
    client.send("POST", path, &[("idempotency-key", key)], Some(body)).await
}

fn ids(list: &Answer) -> Vec<&str> {
    let items = list.json["items"].as_array().expect("items");
    items.iter().map(|item| item["id"].as_str().expect("an id")).collect()
}

/// A desk with one dossier in the coach's queue, its journey's main contact Élise, and the coach.
async fn desk() -> (Desk, Client) {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let coach = desk.signed_in(Person::Coach);
    (desk, coach)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn involved_people_are_found_or_added_and_the_dossier_is_found_by_each() {
    let (_desk, coach) = desk().await;
    let number = Place::Team.number();

    // By type-ahead: part of the name is enough, and one of the two letters before that.
    let found = coach.get("/api/contacts?search=elise").await.expect(200);
    assert!(ids(&found).contains(&records::OTHER), "{}", found.text);
    let by_two_letters = coach.get("/api/contacts?search=pe").await.expect(200);
    assert!(ids(&by_two_letters).contains(&records::OTHER), "{}", by_two_letters.text);

    // By quick create: nobody like that is known yet, so a new one.
    let draft = json!({ "name": "Jan De Smet", "telephone": "0471 22 33 44" });
    let proposals = coach.send("POST", "/api/contacts/proposals", &[], Some(draft.clone())).await.expect(200);
    assert_eq!(proposals.json["items"], json!([]));
    let jan = post(&coach, "/api/contacts", "make-jan-de-smet", draft).await.expect(201);
    assert_eq!((&jan.json["telephone"], &jan.json["language"]), (&json!("+32471223344"), &json!("nl")));
    assert_eq!(jan.header("location"), format!("/api/contacts/{}", jan.json["id"].as_str().expect("an id")));
    let again = json!({ "name": "De Smet Jan", "telephone": "+32 471 22 33 44" });
    let proposals = coach.send("POST", "/api/contacts/proposals", &[], Some(again)).await.expect(200);
    assert_eq!(proposals.json["items"][0]["id"], jan.json["id"], "{}", proposals.text);
    assert!(proposals.json["items"][0]["likeness"].as_i64() >= Some(60), "{}", proposals.text);

    // In a capacity, and as the main contact.
    let party = json!({ "journey_number": number, "contact_id": jan.json["id"], "roles": [{ "role": "tenant" }] });
    let party = post(&coach, "/api/parties", "add-jan-de-smet", party).await.expect(201);
    assert_eq!(party.json["is_primary"], false);
    let path = party.header("location").to_owned();
    let main = coach.patch(&path, 1, json!({ "primary": true })).await.expect(200);
    assert_eq!((main.version(), &main.json["is_primary"]), (2, &json!(true)));
    let journey = coach.get(&format!("/api/journeys/{number}")).await.expect(200);
    let parties = journey.json["parties"].as_array().expect("parties");
    assert_eq!((&parties[0]["contact"]["name"], parties.len()), (&json!("Jan De Smet"), 2));
    assert_eq!(parties[0]["version"], 2);

    // The association as an organisation.
    let vme = json!({ "name": "VME Residentie Bruul", "enterprise_number": "403.170.701" });
    let vme = post(&coach, "/api/organisations", "make-the-association", vme).await.expect(201);
    assert_eq!(vme.json["enterprise_number"], "0403170701");
    let party = json!({ "journey_number": number, "organisation_id": vme.json["id"],
        "roles": [{ "role": "condominium_association", "dossier_number": number }] });
    post(&coach, "/api/parties", "add-the-association", party).await.expect(201);
    let shown = coach.get(vme.header("location")).await.expect(200);
    assert_eq!(shown.json["journeys"]["items"][0]["dossiers"][0]["number"], json!(number), "{}", shown.text);
    let capacity = &shown.json["journeys"]["items"][0]["parties"][0]["capacities"][0];
    assert_eq!((&capacity["role"], &capacity["dossier_number"]), (&json!("condominium_association"), &json!(number)));

    // The dossier is found by each of them, not only by the main contact.
    for query in ["q=peeters", "q=de%20smet", "customer=bruul", "customer=0471%2022", "customer=0403.170.701"] {
        let found = coach.get(&format!("/api/dossiers?{query}")).await.expect(200);
        assert_eq!(found.json["items"][0]["number"], json!(number), "{query}: {}", found.text);
    }
    let dossier = coach.get(&format!("/api/dossiers?number={number}")).await.expect(200);
    assert_eq!(dossier.json["items"][0]["customer"], "Jan De Smet");

    // Both histories tell of it.
    let timeline = coach.get(&format!("{}/timeline", jan.header("location"))).await.expect(200);
    let kinds: Vec<&Value> =
        timeline.json["items"].as_array().expect("items").iter().map(|item| &item["kind"]).collect();
    assert_eq!(kinds, ["primary_party_changed", "party_added", "contact_created"]);
    let timeline = coach.get(&format!("/api/dossiers/{number}/timeline?scope=journey")).await.expect(200);
    assert!(timeline.text.contains("party_added") && !timeline.text.contains("De Smet"), "{}", timeline.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_main_contact_leaves_only_when_another_is_named_or_nobody_is_left() {
    let (_desk, coach) = desk().await;
    let path = format!("/api/parties/{}", Place::Team.id());
    let other = records::valid_body("POST", "/api/parties").expect("a body");
    let other = post(&coach, "/api/parties", "add-another", other).await.expect(201);
    assert_eq!(other.json["is_primary"], true);
    let refused = coach.delete(other.header("location"), 1).await.expect(409);
    assert_eq!(refused.json["code"], "primary-party");
    let kept = coach.patch(other.header("location"), 1, json!({ "primary": false })).await.expect(422);
    assert_eq!(kept.codes("primary"), ["required"]);
    coach.delete(&path, 2).await.expect(204);
    coach.get(&path).await.expect(404);
    coach.delete(other.header("location"), 1).await.expect(204);
    let journey = coach.get(&format!("/api/journeys/{}", Place::Team.number())).await.expect(200);
    assert_eq!(journey.json["parties"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn doubles_are_merged_and_unmerged() {
    let (_desk, coach) = desk().await;
    let make = async |key: &str, body: Value| post(&coach, "/api/contacts", key, body).await.expect(201);
    let one = make("make-the-first", json!({ "name": "Lies Maes", "email": "lies@example.be" })).await;
    let body = json!({ "name": "Maes Lies", "email": "lies@example.be", "telephone": "0471 22 33 44" });
    let other = make("make-the-second", body).await;
    let pairs = coach.get("/api/contacts/duplicates").await.expect(200);
    let is_pair = |pair: &&Value| [&pair["one"]["id"], &pair["other"]["id"]].contains(&&one.json["id"]);
    let pair = pairs.json["items"].as_array().expect("items").iter().find(is_pair).expect("the pair").clone();
    assert!(pair["reasons"].as_array().expect("reasons").contains(&json!("same_email")), "{pair}");

    let request = json!({ "noun": "contact", "loser_id": other.json["id"], "survivor_id": one.json["id"],
        "loser_version": 1, "survivor_version": 1, "keep": { "telephone": "loser" } });
    let merge = post(&coach, "/api/merges", "merge-the-two", request.clone()).await.expect(201);
    assert_eq!(merge.json["brought"][0]["field"], "telephone");
    let repeated = post(&coach, "/api/merges", "merge-the-two", request.clone()).await.expect(201);
    assert_eq!(repeated.json, merge.json, "a retry merges nothing twice");
    let late = post(&coach, "/api/merges", "merge-too-late", request).await.expect(409);
    assert_eq!(late.json["code"], "state-changed");

    let survivor = coach.get(other.header("location")).await.expect(200);
    assert_eq!((&survivor.json["id"], &survivor.json["resolved_from"]), (&one.json["id"], &other.json["id"]));
    assert_eq!(survivor.json["merged"][0]["merge_id"], merge.json["id"]);
    assert_eq!(survivor.json["telephone"], "+32471223344");
    let edited =
        coach.patch(other.header("location"), survivor.version(), json!({ "note": "Belt laat." })).await.expect(200);
    assert_eq!(edited.json["id"], one.json["id"]);

    let undone = coach.send("DELETE", merge.header("location"), &[], None).await.expect(200);
    assert_eq!(undone.json["edits"][0]["field"], "note", "{}", undone.text);
    let twice = coach.send("DELETE", merge.header("location"), &[], None).await.expect(409);
    assert_eq!(twice.json["code"], "state-changed");
    let own = coach.get(other.header("location")).await.expect(200);
    assert_eq!((&own.json["name"], &own.json["resolved_from"]), (&json!("Maes Lies"), &Value::Null));
    assert_eq!(coach.get(one.header("location")).await.expect(200).json["telephone"], Value::Null);

    let two = json!({ "noun": "contact", "one_id": one.json["id"], "other_id": other.json["id"] });
    post(&coach, "/api/not-duplicates", "they-are-two", two).await.expect(201);
    let pairs = coach.get("/api/contacts/duplicates").await.expect(200);
    assert!(!pairs.json["items"].as_array().expect("items").iter().any(|pair| is_pair(&pair)), "{}", pairs.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_merge_is_made_of_what_was_compared() {
    let (_desk, coach) = desk().await;
    let mut request = records::valid_body("POST", "/api/merges").expect("a body");
    request["loser_version"] = json!(7);
    let stale = post(&coach, "/api/merges", "merge-another-version", request.clone()).await.expect(412);
    assert_eq!(stale.json["current"]["loser"]["version"], 1, "{}", stale.text);
    assert_eq!(stale.json["current"]["survivor"]["name"], "Élise Peeters");
    request["loser_version"] = json!(1);
    request["survivor_id"] = json!(records::OTHER);
    let same = post(&coach, "/api/merges", "merge-with-itself", request.clone()).await.expect(422);
    assert_eq!(same.codes("survivor_id"), ["duplicate"]);
    request["survivor_id"] = json!(Place::Team.id());
    request["keep"] = json!({ "shoe_size": "loser" });
    let unknown = post(&coach, "/api/merges", "merge-unknown-field", request).await.expect(422);
    assert_eq!(unknown.codes("keep.shoe_size"), ["unknown-field"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stale_and_faulty_changes_are_refused_and_retries_make_nothing_twice() {
    let (desk, coach) = desk().await;
    let body = json!({ "name": "Jan De Smet", "note": "Rijksregister 85.07.30-033.28" });
    let made = post(&coach, "/api/contacts", "make-jan-once", body.clone()).await.expect(201);
    assert_eq!(made.json["masked"], 1);
    assert!(!made.text.contains("85.07.30"), "{}", made.text);
    let again = post(&coach, "/api/contacts", "make-jan-once", body).await.expect(201);
    assert_eq!((&again.json, again.header("location")), (&made.json, made.header("location")));
    let named = desk.value("select count(*) from contact where name = 'Jan De Smet'", &[]).await;
    assert_eq!(named, json!(1));
    let reused = post(&coach, "/api/contacts", "make-jan-once", json!({ "name": "An" })).await.expect(409);
    assert_eq!(reused.json["code"], "idempotency-key-reused");

    let path = made.header("location");
    let changed = coach.patch(path, 1, json!({ "email": "jan@example.be" })).await.expect(200);
    assert_eq!(changed.version(), 2);
    let stale = coach.patch(path, 1, json!({ "email": "smet@example.be" })).await.expect(412);
    assert_eq!(stale.json["current"]["email"], "jan@example.be");
    let refused = coach.patch(path, 2, json!({ "name": null, "email": "jan", "telephone": "12" })).await.expect(422);
    assert_eq!(refused.codes("name"), ["required"]);
    assert_eq!(refused.codes("email"), ["invalid-email"]);
    assert_eq!(refused.codes("telephone"), ["invalid-telephone"]);
    let number = json!({ "name": "Firma", "enterprise_number": "0403.170.702" });
    let refused = post(&coach, "/api/organisations", "make-a-firm", number).await.expect(422);
    assert_eq!(refused.codes("enterprise_number").len(), 1, "{}", refused.text);

    let off = coach.put(&format!("{path}/state"), 2, json!({ "state": "inactive" })).await.expect(200);
    assert_eq!((&off.json["state"], off.version()), (&json!("inactive"), 3));
    let party = json!({ "journey_number": Place::Team.number(), "contact_id": made.json["id"],
        "roles": [{ "role": "king" }, { "role": "tenant", "from": "2026-13-01" }] });
    let refused = post(&coach, "/api/parties", "add-a-king", party).await.expect(422);
    assert_eq!(refused.codes("contact_id"), ["inactive-option"]);
    assert_eq!(refused.codes("roles.0.role"), ["unknown-option"]);
    assert_eq!(refused.codes("roles.1.from"), ["invalid-date"]);
    let both = json!({ "journey_number": Place::Team.number(), "roles": [] });
    let refused = post(&coach, "/api/parties", "add-nobody", both).await.expect(422);
    assert_eq!(refused.codes("contact_id"), ["required"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restricted_dossier_shows_with_nobody() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Restricted).await;
    let path = format!("/api/contacts/{}", Place::Restricted.id());
    for (person, sees) in [(Person::Viewer, false), (Person::Coach, false), (Person::OtherCoach, true)] {
        let client = desk.signed_in(person);
        for path in [path.clone(), format!("{path}/journeys"), format!("{path}/timeline"), "/api/contacts".to_owned()] {
            let answer = client.get(&path).await.expect(200);
            let shows = answer.text.contains(&Place::Restricted.number()) || answer.text.contains("\"journeys\":1");
            assert_eq!(shows, sees && !path.ends_with("timeline"), "{person:?} {path}: {}", answer.text);
        }
        let party = client.get(&format!("/api/parties/{}", Place::Restricted.id())).await;
        assert_eq!(party.status == 200, sees, "{person:?}: {}", party.text);
    }
}
