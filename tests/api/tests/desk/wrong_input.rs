//! Wrong input to every field, parameter and header: a 4xx problem that names it, and nothing stored.

use api_tests::records::{self, Place};
use api_tests::{Answer, Client, Contract, Desk, Person, receive};
use serde_json::{Value, json};

/// A fully filled body per operation, so that every field can be spoilt in its turn.
fn full_body(method: &str, template: &str) -> Option<Value> {
    Some(match (method, template) {
        ("POST", "/api/queue-items/{id}/dossier") => json!({
            "type": "information", "subtype": "technical_question",
            "contact": { "name": "Élise Peeters", "email": "elise@example.be", "telephone": "0470 12 34 56",
                "language": "nl", "preferred_channel": "email" },
            "role": "owner_occupier", "address": { "text": "Bruul 12" }, "source": "contact_form",
            "main_project": "regular_operation", "requested_on": "2026-01-01", "assignee_id": Person::Coach.id() }),
        ("POST" | "PATCH", "/api/contacts" | "/api/contacts/{id}") => json!({
            "name": "Jan De Smet", "email": "jan@example.be", "telephone": "0470 12 34 56", "language": "fr",
            "preferred_channel": "post", "note": "Belt liefst 's avonds." }),
        ("POST" | "PATCH", "/api/organisations" | "/api/organisations/{id}") => json!({
            "name": "VME Bruul", "enterprise_number": "0403.170.701", "email": "vme@example.be",
            "telephone": "015 12 34 56", "note": "Syndicus bellen." }),
        ("POST", "/api/contacts/proposals") => {
            json!({ "name": "Jan", "email": "jan@example.be", "telephone": "0470 12 34 56" })
        }
        ("POST", "/api/organisations/proposals") => json!({
            "name": "VME", "enterprise_number": "0403.170.701", "email": "vme@example.be",
            "telephone": "015 12 34 56" }),
        ("PATCH", "/api/parties/{id}") => json!({ "roles": [{ "role": "landlord" }], "primary": true }),
        ("PATCH", "/api/dossiers/{number}") => json!({
            "subtype": "technical_question", "source": "email", "main_project": "condoreno",
            "extra_projects": ["fosster"], "priority": "high", "due_date": "2026-12-24",
            "requested_on": "2026-01-01", "restricted": true,
            "details": { "question": "Hoe?", "answer": "Zo.", "question_types": ["premiums"], "first_action": "called",
                "first_action_on": "2026-01-02", "referral_product": "loan", "referred_on": "2026-01-03" } }),
        _ => return full_body_of_place(method, template).or_else(|| records::valid_body(method, template)),
    })
}

fn full_body_of_place(method: &str, template: &str) -> Option<Value> {
    Some(match (method, template) {
        ("POST", "/api/addresses") => json!({
            "text": "Bruul 14 bus 3, 2800 Mechelen", "street": "Bruul", "house_number": "14", "box_number": "3",
            "postcode": "2800", "municipality": "Mechelen", "parcel_number": "21013B0029/00A005",
            "dwelling_type": "apartment", "building_type": "terraced", "apartment_situation": "Derde verdieping." }),
        ("POST", "/api/addresses/proposals") => json!({
            "text": "Bruul 14", "street": "Bruul", "house_number": "14", "box_number": "3", "postcode": "2800",
            "municipality": "Mechelen" }),
        ("PATCH", "/api/addresses/{id}") => json!({
            "text": "Bruul 14 bus 3, 2800 Mechelen", "street": "Bruul", "house_number": "14", "box_number": "3",
            "postcode": "2800", "municipality": "Mechelen", "parcel_number": "21013B0029/00A005",
            "dwelling_type": "apartment", "building_type": "terraced", "construction_year": 1930,
            "floor_area_m2_tenths": 1205, "energy_carrier": "natural_gas", "heritage": "no",
            "apartment_situation": "Derde verdieping.", "building_id": Place::Team.id() }),
        ("PUT", "/api/addresses/{id}/state") => {
            json!({ "state": "matched", "register_id": "3706808", "reason": null })
        }
        ("PATCH", "/api/buildings/{id}") => json!({
            "dwelling_units": 12, "other_units": 14, "storeys": 4, "buildings": "one", "typology": "medium",
            "association_id": Place::Team.id(), "construction_year": 1972, "floor_area_m2_tenths": 12_050,
            "energy_carrier": "natural_gas", "heritage": "unknown" }),
        ("POST" | "PATCH", "/api/addresses/{id}/energy-certificates" | "/api/energy-certificates/{id}") => json!({
            "kind": "epc", "method": "measured", "label": "C", "kwh_per_m2_tenths": 2500, "e_level": 20,
            "common_parts": true, "drawn_up_on": "2024-03-01", "certificate_number": "20240301-0001" }),
        ("POST", "/api/journey-addresses") => json!({
            "journey_number": Place::Team.number(), "address_id": records::OTHER,
            "dossier_number": Place::Team.number(), "main": false }),
        ("PATCH", "/api/journey-addresses/{id}") => json!({ "main": false, "dossier_number": Place::Team.number() }),
        ("POST" | "PATCH", "/api/events" | "/api/events/{id}") => json!({
            "name": "Energiebeurs", "kind": "fair", "place": "Stadhuis", "starts_on": "2026-10-03",
            "ends_on": "2026-10-04", "note": "Stand van het loket." }),
        ("POST", "/api/events/{id}/registrations") => json!({ "contact_id": records::OTHER, "people": 1 }),
        _ => return None,
    })
}

/// Every path to a value in a body, and the body with that value replaced.
fn spoilt(body: &Value, wrong: &Value) -> Vec<(String, Value)> {
    fn walk(at: &Value, path: &str, paths: &mut Vec<String>) {
        if let Some(object) = at.as_object() {
            for (key, value) in object {
                let path = format!("{path}/{key}");
                walk(value, &path, paths);
                paths.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(body, "", &mut paths);
    let replace = |path: String| {
        let mut body = body.clone();
        *body.pointer_mut(&path)? = wrong.clone();
        Some((path.trim_start_matches('/').replace('/', "."), body))
    };
    paths.into_iter().filter_map(replace).collect()
}

struct Case {
    method: String,
    template: String,
    path: String,
}

fn commands() -> Vec<Case> {
    let operations = Contract::get().operations().into_iter();
    let with_body = operations.filter(|(method, template)| full_body(method, template).is_some());
    with_body.map(|(method, template)| Case { path: path(&template), method, template }).collect()
}

fn path(template: &str) -> String {
    template.replace("{id}", &Place::Team.id()).replace("{number}", &Place::Team.number())
}

impl Case {
    async fn send(&self, client: &Client, body: &Value) -> Answer {
        let version = if self.template == "/api/settings" { "\"0\"" } else { "\"1\"" };
        let headers = [("if-match", version), ("idempotency-key", "wrong-input")];
        client.send(&self.method, &self.path, &headers, Some(body.clone())).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_field_of_every_body_refuses_what_it_cannot_be() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let manager = desk.signed_in(Person::Manager);
    let long = "x".repeat(20_000);
    let wrongs = [json!(-7.5), json!([[]]), json!({ "a": { "b": 1 } }), json!(long), json!("\u{0}"), json!([1, 1])];
    let before = desk.dump().await;
    let (mut faults, mut tried) = (Vec::new(), 0);
    for case in commands() {
        let body = full_body(&case.method, &case.template).expect("a body");
        for wrong in &wrongs {
            for (field, body) in spoilt(&body, wrong) {
                desk.sql("delete from throttle", &[]).await;
                let answer = case.send(&manager, &body).await;
                tried += 1;
                if let Some(fault) = refusal_fault(&case, &field, &answer) {
                    let shown: String = wrong.to_string().chars().take(20).collect();
                    faults.push(format!("{} {} {field} = {shown}: {fault}", case.method, case.template));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {tried}:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(before, desk.dump().await, "something was stored");
}

/// Signing in tells nobody which half was wrong; everything else names the field.
fn refusal_fault(case: &Case, field: &str, answer: &Answer) -> Option<String> {
    if !(400..500).contains(&answer.status) {
        return Some(format!("{} {}", answer.status, answer.text));
    }
    if case.template == "/api/session" && answer.status == 401 {
        return None;
    }
    let named = answer.json["errors"].as_object().is_some_and(|errors| {
        errors.keys().any(|key| key == field || key.starts_with(&format!("{field}.")) || field.starts_with(&format!("{key}.")))
            // The stage's own faults are named after the dossier's fields.
            || errors.keys().any(|key| field.ends_with(&format!(".{key}")))
    });
    (!named).then(|| format!("{} does not name it: {}", answer.status, answer.text))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_body_refuses_unknown_fields_and_what_is_no_json() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let manager = desk.signed_in(Person::Manager);
    let before = desk.dump().await;
    for case in commands() {
        let place = format!("{} {}", case.method, case.template);
        let mut body = full_body(&case.method, &case.template).expect("a body");
        body["shoe_size"] = json!(43);
        let answer = case.send(&manager, &body).await;
        assert_eq!(
            (answer.status, answer.codes("shoe_size")),
            (422, vec!["unknown-field"]),
            "{place}: {}",
            answer.text
        );
        for (content_type, text, status) in [
            ("application/json", "{", 400),
            ("application/json", "[]", 400),
            ("application/json", "", 400),
            ("text/plain", "{}", 415),
        ] {
            let version = if case.template == "/api/settings" { "\"0\"" } else { "\"1\"" };
            let request = manager.request(&case.method, &case.path).header("origin", &desk.base);
            let request = request.header("if-match", version).header("idempotency-key", "wrong-input");
            let answer = receive(request.header("content-type", content_type).body(text)).await;
            assert_eq!(answer.status, status, "{place} {content_type} {text:?}: {}", answer.text);
            assert!(answer.header("content-type").starts_with("application/problem+json"), "{place}");
        }
        let big = json!({ "padding": "x".repeat(300_000) });
        assert_eq!(case.send(&manager, &big).await.status, 413, "{place}");
    }
    assert_eq!(before, desk.dump().await, "something was stored");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_change_needs_its_headers_and_the_products_own_page() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let manager = desk.signed_in(Person::Manager);
    let before = desk.dump().await;
    let contract = Contract::get();
    for (method, template) in contract.operations() {
        let place = format!("{method} {template}");
        if method == "GET" {
            continue;
        }
        // Letting go of what nobody holds is done already, whatever the version.
        let holder = if method == "DELETE" { json!(Person::Manager.id()) } else { Value::Null };
        let sql = "update queue_item set claimed_by = ?1, claimed_at = iif(?1 is null, null, received_at)";
        desk.sql(sql, &[holder]).await;
        let body = full_body(&method, &template);
        let names: Vec<&str> = contract.operation(&method, &template)["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|parameter| parameter["in"] == "header")
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        let send =
            async |headers: &[(&str, &str)]| manager.send(&method, &path(&template), headers, body.clone()).await;
        if names.contains(&"If-Match") {
            let key = ("idempotency-key", "headers-test");
            assert_eq!(send(&[key]).await.status, 428, "{place} without If-Match");
            assert_eq!(send(&[key, ("if-match", "yesterday")]).await.status, 400, "{place} with rubbish");
            let stale = send(&[key, ("if-match", "\"99\"")]).await;
            assert_eq!(stale.status, 412, "{place} with a stale version: {}", stale.text);
            assert!(stale.json["current"].is_object(), "{place}: the current state comes along: {}", stale.text);
        }
        if names.contains(&"Idempotency-Key") {
            let answer = send(&[("if-match", "\"1\"")]).await;
            assert_eq!(answer.status, 422, "{place} without a key: {}", answer.text);
            let answer = send(&[("if-match", "\"1\""), ("idempotency-key", "a b")]).await;
            assert_eq!(answer.status, 422, "{place} with a bad key: {}", answer.text);
        }
        for origin in [None, Some("https://elsewhere.example"), Some("null")] {
            let mut request = manager.request(&method, &path(&template)).header("if-match", "\"1\"");
            request = request.header("idempotency-key", "headers-test");
            request = origin.map_or(request.try_clone().expect("a request"), |origin| request.header("origin", origin));
            let request = match &body {
                Some(body) => request.json(body),
                None => request,
            };
            assert_eq!(receive(request).await.status, 403, "{place} from {origin:?}");
        }
    }
    desk.sql("update queue_item set claimed_by = null, claimed_at = null", &[]).await;
    assert_eq!(before, desk.dump().await, "something was stored");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_query_parameter_is_checked_by_name() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let manager = desk.signed_in(Person::Manager);
    let contract = Contract::get();
    for (method, template) in contract.operations().into_iter().filter(|(method, _)| method == "GET") {
        let parameters = contract.operation(&method, &template)["parameters"].as_array().cloned().unwrap_or_default();
        let queries: Vec<_> = parameters.iter().filter(|parameter| parameter["in"] == "query").collect();
        let path = path(&template);
        for parameter in &queries {
            let name = parameter["name"].as_str().expect("a name");
            // Texts to search for may be anything; what has a form refuses another.
            let wrongs: &[&str] = match name {
                "limit" => &["0", "201", "-1", "many", "1.5"],
                "q" | "search" | "customer" | "address" | "number" => continue,
                _ => &["%00", "no%20such%20thing!", "%F0%9F%A6%86"],
            };
            for wrong in wrongs {
                let answer = manager.get(&format!("{path}?{name}={wrong}")).await;
                assert_eq!(answer.status, 422, "{path}?{name}={wrong}: {}", answer.text);
                assert!(!answer.codes(name).is_empty(), "{path}?{name}={wrong}: {}", answer.text);
            }
        }
        if !queries.is_empty() {
            let answer = manager.get(&format!("{path}?shoe_size=43")).await;
            assert_eq!((answer.status, answer.codes("shoe_size")), (422, vec!["unknown-field"]), "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_exist_is_not_found() {
    let desk = Desk::open().await;
    let manager = desk.signed_in(Person::Manager);
    for (method, template) in Contract::get().operations() {
        if !template.contains('{') {
            continue;
        }
        for rubbish in
            ["2026-999999", "00000000-0000-7000-9000-00000000ffff", "%00", "..%2f..", "a%20b", "%F0%9F%A6%86"]
        {
            let path = template.replace("{id}", rubbish).replace("{number}", rubbish);
            let headers = [("if-match", "\"1\""), ("idempotency-key", "not-found-test")];
            let answer = manager.send(&method, &path, &headers, records::valid_body(&method, &template)).await;
            assert_eq!(answer.status, 404, "{method} {path}: {}", answer.text);
        }
    }
    for path in ["/api/nothing", "/api/dossiers/2026-000001/nothing", "/api/session/nothing"] {
        let answer = manager.request("GET", path).send().await.expect("an answer");
        assert_eq!(answer.status(), 404, "{path}");
    }
}
