//! Addresses, buildings, certificates and events over HTTP: what a colleague does with them, and what is refused.

use api_tests::records::{self, Place};
use api_tests::{Answer, Client, Desk, Person};
use serde_json::{Value, json};

/// A POST without `If-Match`.
async fn post(client: &Client, path: &str, key: &str, body: Value) -> Answer {
    client.send("POST", path, &[("idempotency-key", key)], Some(body)).await
}

fn texts(list: &Answer) -> Vec<&str> {
    let items = list.json["items"].as_array().expect("items");
    items.iter().map(|item| item["text"].as_str().expect("a text")).collect()
}

fn kinds(timeline: &Answer) -> Vec<&str> {
    let items = timeline.json["items"].as_array().expect("items");
    items.iter().map(|item| item["kind"].as_str().expect("a kind")).collect()
}

async fn desk() -> (Desk, Client) {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let coach = desk.signed_in(Person::Coach);
    (desk, coach)
}

async fn make(client: &Client, line: &str) -> Answer {
    let key = format!("make-{}", line.replace(|sign: char| !sign.is_ascii_alphanumeric(), "-"));
    post(client, "/api/addresses", &key, json!({ "text": line })).await.expect(201)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_is_typed_looked_for_mended_and_matched() {
    let (desk, coach) = desk().await;
    let made = make(&coach, "Kerkstrat 10 b2, 2800 Mechelen").await;
    let parts = ["street", "house_number", "box_number", "postcode", "municipality"].map(|part| &made.json[part]);
    assert_eq!(parts, ["Kerkstrat", "10", "2", "2800", "Mechelen"]);
    assert_eq!((&made.json["state"], made.header("etag")), (&json!("typed"), "\"1\""));
    let path = made.header("location");

    let body = json!({ "text": "Kerkstraat 10 bus 2, Mechelen" });
    let proposals = coach.send("POST", "/api/addresses/proposals", &[], Some(body)).await.expect(200);
    assert_eq!(proposals.json["items"][0]["id"], made.json["id"], "{}", proposals.text);

    let mended = coach.patch(path, 1, json!({ "street": "Kerkstraat", "parcel_number": "12403D/00N009" })).await;
    let mended = mended.expect(200);
    assert_eq!(mended.json["text"], "Kerkstraat 10 bus 2, 2800 Mechelen");
    assert_eq!(mended.json["written_text"], "Kerkstrat 10 b2, 2800 Mechelen");
    assert_eq!(mended.json["warnings"], json!(["odd_parcel_number"]));
    let stale = coach.patch(path, 1, json!({ "street": "Kerklaan" })).await.expect(412);
    assert_eq!(stale.json["current"]["street"], "Kerkstraat");

    let to_match = coach.get("/api/addresses?state=typed&q=kerkstraat").await.expect(200);
    assert_eq!(texts(&to_match), ["Kerkstraat 10 bus 2, 2800 Mechelen"]);
    let without_id = coach.put(&format!("{path}/state"), 2, json!({ "state": "matched" })).await.expect(422);
    assert_eq!(without_id.codes("register_id"), ["required"]);
    let id = "https://data.vlaanderen.be/id/adres/3706808";
    let matched = coach.put(&format!("{path}/state"), 2, json!({ "state": "matched", "register_id": id })).await;
    assert_eq!(matched.expect(200).json["register_id"], "3706808");
    assert_eq!(texts(&coach.get("/api/addresses?state=typed&q=kerkstraat").await.expect(200)), Vec::<&str>::new());
    let refused = coach.patch(path, 3, json!({ "street": "Kerklaan" })).await.expect(422);
    assert_eq!(refused.codes("street"), ["forbidden"]);
    let twin = format!("/api/addresses/{}/state", records::OTHER);
    let twin = coach.put(&twin, 1, json!({ "state": "matched", "register_id": "3706808" })).await.expect(422);
    assert_eq!(twin.codes("register_id"), ["duplicate"]);

    // An exception is the manager's, to make and to end.
    let manual = json!({ "state": "manual", "reason": "Nieuwbouw, staat nog niet in het register." });
    coach.put(&format!("{path}/state"), 3, manual.clone()).await.expect(403);
    let manager = desk.signed_in(Person::Manager);
    let kept = manager.put(&format!("{path}/state"), 3, manual).await.expect(200);
    assert_eq!((&kept.json["state"], &kept.json["register_id"]), (&json!("manual"), &Value::Null));
    coach.put(&format!("{path}/state"), 4, json!({ "state": "typed" })).await.expect(403);
    manager.put(&format!("{path}/state"), 4, json!({ "state": "typed" })).await.expect(200);
    let timeline = coach.get(&format!("{path}/timeline")).await.expect(200);
    let changed = "address_state_changed";
    assert_eq!(kinds(&timeline), [changed, changed, changed, "address_edited", "address_created"]);
    assert!(!timeline.text.contains("Nieuwbouw"), "reasons stay with the address: {}", timeline.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn apartments_stand_in_their_building_in_natural_order() {
    let (_desk, coach) = desk().await;
    let house = make(&coach, "Veemarkt 10, 2800 Mechelen").await;
    for number in [10, 2, 1] {
        make(&coach, &format!("Veemarkt 10 bus {number}, 2800 Mechelen")).await;
    }
    make(&coach, "Veemarkt 100, 2800 Mechelen").await;
    let list = coach.get("/api/addresses?q=veemarkt&limit=2").await.expect(200);
    assert_eq!(texts(&list), ["Veemarkt 10, 2800 Mechelen", "Veemarkt 10 bus 1, 2800 Mechelen"]);
    let next = list.json["next"].as_str().expect("a next page");
    let rest = coach.get(&format!("/api/addresses?q=veemarkt&after={next}")).await.expect(200);
    let boxes = ["Veemarkt 10 bus 2, 2800 Mechelen", "Veemarkt 10 bus 10, 2800 Mechelen"];
    assert_eq!(texts(&rest), [boxes[0], boxes[1], "Veemarkt 100, 2800 Mechelen"]);

    let body = json!({ "address_id": house.json["id"], "address_version": 1 });
    let building = post(&coach, "/api/buildings", "make-the-building", body.clone()).await.expect(201);
    let again = post(&coach, "/api/buildings", "make-it-again", body).await.expect(422);
    assert_eq!(again.codes("address_id"), ["duplicate"]);
    let path = building.header("location");
    let shown = coach.get(path).await.expect(200);
    let apartments = shown.json["apartments"].as_array().expect("apartments");
    let numbers: Vec<&Value> = apartments.iter().map(|apartment| &apartment["box_number"]).collect();
    assert_eq!(numbers, ["1", "2", "10"]);
    let facts = json!({ "dwelling_units": 3, "storeys": 4, "typology": "small", "association_id": records::OTHER });
    let edited = coach.patch(path, 1, facts).await.expect(200);
    assert_eq!((&edited.json["association"]["name"], edited.version()), (&json!("VME Bruul"), 2));
    let refused = coach.patch(path, 2, json!({ "typology": "castle", "association_id": "nobody" })).await.expect(422);
    assert_eq!(refused.codes("association_id"), ["not-found"]);

    // An apartment that is added later joins its neighbours.
    let late = make(&coach, "Veemarkt 10 bus 3, 2800 Mechelen").await;
    assert_eq!(late.json["building_id"], building.json["id"]);
    // A certificate about common parts shows with each of them, with the label that belongs to its value.
    let certificate =
        json!({ "kind": "epc", "kwh_per_m2_tenths": 2345, "common_parts": true, "drawn_up_on": "2024-03-01" });
    let certificates = format!("{}/energy-certificates", house.header("location"));
    let made = post(&coach, &certificates, "make-a-certificate", certificate).await.expect(201);
    assert_eq!((&made.json["label"], &made.json["valid_until"]), (&json!("C"), &json!("2034-03-01")));
    let passport = coach.get(late.header("location")).await.expect(200);
    assert_eq!(passport.json["certificates"][0]["id"], made.json["id"], "{}", passport.text);
    assert_eq!(passport.json["building"]["id"], building.json["id"]);
    // What happens to one of its addresses happens to the building.
    let none = coach.get(&format!("{path}/journeys")).await.expect(200);
    assert_eq!(none.json["items"], json!([]));
    let place = json!({ "journey_number": Place::Team.number(), "address_id": late.json["id"] });
    post(&coach, "/api/journey-addresses", "move-into-a-flat", place).await.expect(201);
    let journeys = coach.get(&format!("{path}/journeys")).await.expect(200);
    assert_eq!(journeys.json["items"][0]["number"], json!(Place::Team.number()), "{}", journeys.text);
    assert_eq!(journeys.json["items"][0]["places"][0]["address"]["text"], late.json["text"]);
    coach.get("/api/buildings/nobody/journeys").await.expect(404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn certificates_are_corrected_and_taken_away() {
    let (desk, coach) = desk().await;
    let path = format!("/api/energy-certificates/{}", Place::Team.id());
    let changed = coach.patch(&path, 1, json!({ "kwh_per_m2_tenths": 1500 })).await.expect(200);
    assert_eq!((&changed.json["label"], &changed.json["contradicting_label"]), (&json!("C"), &json!("B")));
    let by_value = coach.patch(&path, 2, json!({ "label": null })).await.expect(200);
    assert_eq!((&by_value.json["label"], &by_value.json["contradicting_label"]), (&json!("B"), &Value::Null));
    let refused = coach.patch(&path, 3, json!({ "kind": null, "drawn_up_on": "2999-01-01" })).await.expect(422);
    assert_eq!((refused.codes("kind"), refused.codes("drawn_up_on")), (vec!["required"], vec!["in-future"]));
    coach.delete(&path, 3).await.expect(204);
    coach.delete(&path, 4).await.expect(404);
    let list = format!("/api/addresses/{}/energy-certificates", Place::Team.id());
    assert_eq!(coach.get(&list).await.expect(200).json["items"], json!([]));
    assert_eq!(desk.value("select count(*) from energy_certificate", &[]).await, json!(1), "the histories keep it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_journey_has_one_main_address_and_others_for_one_dossier() {
    let (_desk, coach) = desk().await;
    let number = Place::Team.number();
    let path = format!("/api/journey-addresses/{}", Place::Team.id());
    let body = records::valid_body("POST", "/api/journey-addresses").expect("a body");
    let main = post(&coach, "/api/journey-addresses", "add-the-main-one", body.clone()).await.expect(201);
    assert_eq!(main.json["is_main"], true);
    let twice = post(&coach, "/api/journey-addresses", "add-it-again", body).await.expect(422);
    assert_eq!(twice.codes("address_id"), ["duplicate"]);
    let of_one = json!({ "journey_number": number, "address_id": records::OTHER, "dossier_number": number });
    let beside = post(&coach, "/api/journey-addresses", "add-it-for-one", of_one).await.expect(201);
    let same = coach.patch(beside.header("location"), 1, json!({ "dossier_number": null })).await.expect(422);
    assert_eq!(same.codes("dossier_number"), ["duplicate"]);
    coach.delete(beside.header("location"), 1).await.expect(204);
    let only = coach.patch(&path, 1, json!({ "dossier_number": number })).await.expect(200);
    assert_eq!((&only.json["dossier_number"], only.version()), (&json!(number), 2));
    let both = coach.patch(&path, 2, json!({ "main": true })).await.expect(422);
    assert_eq!(both.codes("main"), ["invalid"]);
    let refused = coach.delete(main.header("location"), 1).await.expect(409);
    assert_eq!(refused.json["code"], "main-address");
    let journey = coach.get(&format!("/api/journeys/{number}")).await.expect(200);
    let addresses = journey.json["addresses"].as_array().expect("addresses");
    assert_eq!((&addresses[0]["id"], &addresses[1]["link"]["version"]), (&json!(records::OTHER), &json!(2)));
    let whole = coach.patch(&path, 2, json!({ "main": true, "dossier_number": null })).await.expect(200);
    assert_eq!(whole.json["is_main"], true);
    coach.delete(main.header("location"), 2).await.expect(204);
    coach.delete(&path, 3).await.expect(204);
    coach.get(&path).await.expect(404);
    let timeline = coach.get(&format!("/api/addresses/{}/timeline", records::OTHER)).await.expect(200);
    let (added, removed) = ("journey_address_added", "journey_address_removed");
    assert_eq!(kinds(&timeline), [removed, removed, added, "main_address_changed", added]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_passport_warns_of_open_dossiers_and_shows_no_restricted_one() {
    let desk = Desk::open().await;
    for (place, people) in [
        (Place::Team, &[(Person::Viewer, true), (Person::Coach, true), (Person::Manager, true)][..]),
        (Place::Restricted, &[(Person::Viewer, false), (Person::Coach, false), (Person::OtherCoach, true)]),
    ] {
        records::seed(&desk, place).await;
        let path = format!("/api/addresses/{}", place.id());
        for (person, sees) in people {
            let client = desk.signed_in(*person);
            let passport = client.get(&path).await.expect(200);
            let open = passport.json["open_dossiers"].as_array().expect("dossiers");
            assert_eq!(open.len(), usize::from(*sees), "{person:?} {place:?}: {}", passport.text);
            for path in [path.clone(), format!("{path}/journeys"), format!("{path}/timeline"), "/api/addresses".into()]
            {
                let answer = client.get(&path).await.expect(200);
                let shows = answer.text.contains(&place.number()) || answer.text.contains("\"journeys\":1");
                assert_eq!(shows, *sees && !path.ends_with("timeline"), "{person:?} {path}: {}", answer.text);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_leads_to_dossiers_and_counts_who_came() {
    let (desk, coach) = desk().await;
    let body = json!({ "name": "Energiebeurs", "kind": "fair", "place": "Nekkerhal", "starts_on": "2026-10-03" });
    let event = post(&coach, "/api/events", "make-the-fair", body).await.expect(201);
    let path = event.header("location");
    let number = Place::Team.number();
    let linked = coach.send("PUT", &format!("{path}/dossiers/{number}"), &[], None).await.expect(200);
    let row = &linked.json["dossiers"][0];
    assert_eq!((&row["number"], &row["may_edit"]), (&json!(number), &json!(true)));
    let timeline = coach.get(&format!("/api/dossiers/{number}/timeline")).await.expect(200);
    assert_eq!(kinds(&timeline)[0], "event_dossier_added");

    let registrations = format!("{path}/registrations");
    let person = json!({ "contact_id": records::OTHER });
    let registered = post(&coach, &registrations, "register-a-person", person.clone()).await.expect(201);
    assert_eq!(registered.json["contact"]["id"], records::OTHER);
    let again = post(&coach, &registrations, "register-again", person).await.expect(422);
    assert_eq!(again.codes("contact_id"), ["duplicate"]);
    post(&coach, &registrations, "register-many", json!({ "people": 40 })).await.expect(201);
    let nobody = post(&coach, &registrations, "register-nobody", json!({})).await.expect(422);
    assert_eq!(nobody.codes("people"), ["required"]);
    assert_eq!(coach.get(path).await.expect(200).json["people"], 41);
    coach.send("DELETE", registered.header("location"), &[], None).await.expect(204);
    let list = coach.get("/api/events").await.expect(200);
    assert_eq!(
        (&list.json["items"][0]["name"], &list.json["items"][0]["people"]),
        (&json!("Energiebeurs"), &json!(40))
    );

    desk.sql("update dossier set restricted = 1", &[]).await;
    assert_eq!(coach.get(path).await.expect(200).json["dossiers"], json!([]));
    coach.send("DELETE", &format!("{path}/dossiers/{number}"), &[], None).await.expect(404);
    let backwards = coach.patch(path, 1, json!({ "ends_on": "2026-10-02" })).await.expect(422);
    assert_eq!(backwards.codes("ends_on"), ["out-of-range"]);
}
