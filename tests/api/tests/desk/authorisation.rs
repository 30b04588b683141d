//! Every operation × every role and none × every scope: the status of a valid request, and what it left in the
//! database. The expectations are written out here, not taken from `domain::authorisation`, so that removing any one
//! check fails.

use api_tests::records::{self, Place};
use api_tests::{Answer, Contract, Desk, Person};
use serde_json::json;

/// What a request does to the database when it is allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    Reads,
    Writes,
    /// Touches sessions only, which the dump leaves out.
    Session,
}

struct Operation {
    method: &'static str,
    template: &'static str,
    effect: Effect,
    subject: Subject,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    Desk,
    Dossier,
    QueueItem,
}

const fn operation(method: &'static str, template: &'static str, effect: Effect, subject: Subject) -> Operation {
    Operation { method, template, effect, subject }
}

const OPERATIONS: &[Operation] = &[
    operation("GET", "/api/session", Effect::Reads, Subject::Desk),
    operation("POST", "/api/session", Effect::Session, Subject::Desk),
    operation("DELETE", "/api/session", Effect::Session, Subject::Desk),
    operation("PUT", "/api/session/language", Effect::Writes, Subject::Desk),
    operation("PUT", "/api/password", Effect::Writes, Subject::Desk),
    operation("GET", "/api/users", Effect::Reads, Subject::Desk),
    operation("GET", "/api/catalogue", Effect::Reads, Subject::Desk),
    operation("GET", "/api/settings", Effect::Reads, Subject::Desk),
    operation("PUT", "/api/settings", Effect::Writes, Subject::Desk),
    operation("GET", "/api/queues", Effect::Reads, Subject::Desk),
    operation("GET", "/api/queue-items", Effect::Reads, Subject::Desk),
    operation("GET", "/api/dossiers", Effect::Reads, Subject::Desk),
    operation("POST", "/api/dossiers", Effect::Writes, Subject::Desk),
    operation("GET", "/api/queue-items/{id}", Effect::Reads, Subject::QueueItem),
    operation("PUT", "/api/queue-items/{id}/claim", Effect::Writes, Subject::QueueItem),
    operation("DELETE", "/api/queue-items/{id}/claim", Effect::Writes, Subject::QueueItem),
    operation("PUT", "/api/queue-items/{id}/queue", Effect::Writes, Subject::QueueItem),
    operation("POST", "/api/queue-items/{id}/dossier", Effect::Writes, Subject::QueueItem),
    operation("GET", "/api/dossiers/{number}", Effect::Reads, Subject::Dossier),
    operation("GET", "/api/dossiers/{number}/timeline", Effect::Reads, Subject::Dossier),
    operation("GET", "/api/journeys/{number}", Effect::Reads, Subject::Dossier),
    operation("PATCH", "/api/dossiers/{number}", Effect::Writes, Subject::Dossier),
    operation("PUT", "/api/dossiers/{number}/stage", Effect::Writes, Subject::Dossier),
    operation("PUT", "/api/dossiers/{number}/assignment", Effect::Writes, Subject::Dossier),
    operation("GET", "/api/contacts", Effect::Reads, Subject::Desk),
    operation("POST", "/api/contacts", Effect::Writes, Subject::Desk),
    operation("POST", "/api/contacts/proposals", Effect::Reads, Subject::Desk),
    operation("GET", "/api/contacts/duplicates", Effect::Reads, Subject::Desk),
    operation("GET", "/api/contacts/{id}", Effect::Reads, Subject::Desk),
    operation("PATCH", "/api/contacts/{id}", Effect::Writes, Subject::Desk),
    operation("PUT", "/api/contacts/{id}/state", Effect::Writes, Subject::Desk),
    operation("GET", "/api/contacts/{id}/journeys", Effect::Reads, Subject::Desk),
    operation("GET", "/api/contacts/{id}/timeline", Effect::Reads, Subject::Desk),
    operation("GET", "/api/organisations", Effect::Reads, Subject::Desk),
    operation("POST", "/api/organisations", Effect::Writes, Subject::Desk),
    operation("POST", "/api/organisations/proposals", Effect::Reads, Subject::Desk),
    operation("GET", "/api/organisations/duplicates", Effect::Reads, Subject::Desk),
    operation("GET", "/api/organisations/{id}", Effect::Reads, Subject::Desk),
    operation("PATCH", "/api/organisations/{id}", Effect::Writes, Subject::Desk),
    operation("PUT", "/api/organisations/{id}/state", Effect::Writes, Subject::Desk),
    operation("GET", "/api/organisations/{id}/journeys", Effect::Reads, Subject::Desk),
    operation("GET", "/api/organisations/{id}/timeline", Effect::Reads, Subject::Desk),
    operation("POST", "/api/merges", Effect::Writes, Subject::Desk),
    operation("GET", "/api/merges/{id}", Effect::Reads, Subject::Desk),
    operation("DELETE", "/api/merges/{id}", Effect::Writes, Subject::Desk),
    operation("POST", "/api/not-duplicates", Effect::Writes, Subject::Desk),
    operation("POST", "/api/parties", Effect::Writes, Subject::Dossier),
    operation("GET", "/api/parties/{id}", Effect::Reads, Subject::Dossier),
    operation("PATCH", "/api/parties/{id}", Effect::Writes, Subject::Dossier),
    operation("DELETE", "/api/parties/{id}", Effect::Writes, Subject::Dossier),
    operation("GET", "/api/addresses", Effect::Reads, Subject::Desk),
    operation("POST", "/api/addresses", Effect::Writes, Subject::Desk),
    operation("POST", "/api/addresses/proposals", Effect::Reads, Subject::Desk),
    operation("GET", "/api/addresses/duplicates", Effect::Reads, Subject::Desk),
    operation("GET", "/api/addresses/{id}", Effect::Reads, Subject::Desk),
    operation("PATCH", "/api/addresses/{id}", Effect::Writes, Subject::Desk),
    operation("PUT", "/api/addresses/{id}/state", Effect::Writes, Subject::Desk),
    operation("GET", "/api/addresses/{id}/journeys", Effect::Reads, Subject::Desk),
    operation("GET", "/api/addresses/{id}/timeline", Effect::Reads, Subject::Desk),
    operation("POST", "/api/buildings", Effect::Writes, Subject::Desk),
    operation("GET", "/api/buildings/{id}", Effect::Reads, Subject::Desk),
    operation("PATCH", "/api/buildings/{id}", Effect::Writes, Subject::Desk),
    operation("GET", "/api/buildings/{id}/journeys", Effect::Reads, Subject::Desk),
    operation("GET", "/api/addresses/{id}/energy-certificates", Effect::Reads, Subject::Desk),
    operation("POST", "/api/addresses/{id}/energy-certificates", Effect::Writes, Subject::Desk),
    operation("PATCH", "/api/energy-certificates/{id}", Effect::Writes, Subject::Desk),
    operation("DELETE", "/api/energy-certificates/{id}", Effect::Writes, Subject::Desk),
    operation("POST", "/api/journey-addresses", Effect::Writes, Subject::Dossier),
    operation("GET", "/api/journey-addresses/{id}", Effect::Reads, Subject::Dossier),
    operation("PATCH", "/api/journey-addresses/{id}", Effect::Writes, Subject::Dossier),
    operation("DELETE", "/api/journey-addresses/{id}", Effect::Writes, Subject::Dossier),
    operation("GET", "/api/activities", Effect::Reads, Subject::Desk),
    operation("POST", "/api/activities", Effect::Writes, Subject::Dossier),
    operation("GET", "/api/activities/{id}", Effect::Reads, Subject::Dossier),
    operation("PATCH", "/api/activities/{id}", Effect::Writes, Subject::Dossier),
    operation("PUT", "/api/activities/{id}/state", Effect::Writes, Subject::Dossier),
    operation("GET", "/api/events", Effect::Reads, Subject::Desk),
    operation("POST", "/api/events", Effect::Writes, Subject::Desk),
    operation("GET", "/api/events/{id}", Effect::Reads, Subject::Desk),
    operation("PATCH", "/api/events/{id}", Effect::Writes, Subject::Desk),
    operation("PUT", "/api/events/{id}/dossiers/{number}", Effect::Writes, Subject::Dossier),
    operation("DELETE", "/api/events/{id}/dossiers/{number}", Effect::Writes, Subject::Dossier),
    operation("POST", "/api/events/{id}/registrations", Effect::Writes, Subject::Desk),
    operation("DELETE", "/api/event-registrations/{id}", Effect::Writes, Subject::Desk),
];

/// What belongs to no queue – people, organisations, addresses, events: read by all, changed by those who work with them.
fn is_shared(template: &str) -> bool {
    [
        "/api/contacts",
        "/api/organisations",
        "/api/merges",
        "/api/not-duplicates",
        "/api/addresses",
        "/api/buildings",
        "/api/energy-certificates",
        "/api/event",
    ]
    .iter()
    .any(|start| template.starts_with(start))
}

/// The journey stands in the body: one that may not be known is a fault of that field.
fn names_journey(template: &str) -> bool {
    ["/api/parties", "/api/journey-addresses", "/api/activities"].contains(&template)
}

/// The status a valid request gets.
fn expected(operation: &Operation, person: Option<Person>, place: Place) -> u16 {
    let success = match (operation.method, operation.template) {
        ("POST", template) if template.ends_with("/proposals") => 200,
        ("POST", _) => 201,
        (
            "DELETE",
            "/api/parties/{id}"
            | "/api/journey-addresses/{id}"
            | "/api/energy-certificates/{id}"
            | "/api/event-registrations/{id}",
        ) => 204,
        ("DELETE", "/api/session") | ("PUT", "/api/password") => 204,
        _ => 200,
    };
    let is_public = matches!(operation.template, "/api/password")
        || operation.template == "/api/session" && operation.method != "GET";
    let Some(person) = person else { return if is_public { success } else { 401 } };
    match operation.subject {
        Subject::Desk => match (operation.method, operation.template, person) {
            ("PUT", "/api/settings", Person::Manager) => 200,
            ("PUT", "/api/settings", _) => 403,
            (_, "/api/queues" | "/api/queue-items", Person::Viewer) => 403,
            ("POST", "/api/dossiers", Person::Viewer) => 403,
            (_, template, Person::Viewer)
                if is_shared(template)
                    && (operation.effect == Effect::Writes
                        || template.ends_with("/proposals")
                        || template.ends_with("/duplicates")) =>
            {
                403
            }
            _ => success,
        },
        Subject::Dossier if operation.effect == Effect::Reads => match (person, place) {
            (Person::OtherCoach | Person::Manager, Place::Restricted) => 200,
            (_, Place::Restricted) => 404,
            _ => 200,
        },
        Subject::Dossier if names_journey(operation.template) && person == Person::Viewer => 403,
        Subject::Dossier
            if names_journey(operation.template)
                && place == Place::Restricted
                && !matches!(person, Person::Manager | Person::OtherCoach) =>
        {
            422
        }
        Subject::Dossier => match (person, place) {
            (Person::Manager, _) | (Person::OtherCoach, Place::Restricted | Place::Own) => success,
            // Whoever may not see it learns nothing of it.
            (_, Place::Restricted) => 404,
            (Person::Viewer, _) => 403,
            (Person::Dispatcher, _) | (Person::Coach, Place::Team | Place::Own) => success,
            (Person::Coach | Person::OtherCoach, _) => 403,
        },
        Subject::QueueItem => match (person, place) {
            (Person::Viewer, _) => 403,
            (Person::Dispatcher | Person::Manager, _) => success,
            // Into a queue of neither coach: done, and out of sight.
            (Person::Coach, Place::Team | Place::Restricted) if operation.template.ends_with("/queue") => 204,
            (Person::Coach, Place::Team | Place::Restricted) => success,
            // What the coach works on in another queue stays in sight.
            (Person::Coach, Place::Own) if operation.method == "DELETE" => 204,
            (Person::Coach, Place::Own) => success,
            // A colleague works on it: that is another conflict than a scope.
            (Person::OtherCoach, Place::Own) => match operation.effect {
                Effect::Reads => 200,
                // Moving is for the team; the other three are the claimer's.
                _ if operation.template.ends_with("/queue") => 204,
                _ => 409,
            },
            (Person::Coach | Person::OtherCoach, _) => 404,
        },
    }
}

#[test]
fn the_table_has_every_operation_of_the_api() {
    let mut described = Contract::get().operations();
    let mut tabled: Vec<_> = OPERATIONS.iter().map(|o| (o.method.to_owned(), o.template.to_owned())).collect();
    described.sort();
    tabled.sort();
    assert_eq!(described, tabled);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_operation_obeys_role_and_scope() {
    let desk = Desk::open().await;
    let people = [None].into_iter().chain(Person::ALL.map(Some));
    let mut faults = Vec::new();
    for person in people {
        for operation in OPERATIONS {
            let places: &[Place] = if operation.subject == Subject::Desk { &[Place::Team] } else { &Place::ALL };
            for place in places {
                if let Some(fault) = try_one(&desk, operation, person, *place).await {
                    faults.push(fault);
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Sends one valid request against fresh records and says what was not as expected.
async fn try_one(desk: &Desk, operation: &Operation, person: Option<Person>, place: Place) -> Option<String> {
    records::seed(desk, place).await;
    if operation.method == "DELETE" && operation.subject == Subject::QueueItem {
        claim_for(desk, person, place).await;
    }
    if (operation.method, operation.template) == ("DELETE", "/api/events/{id}/dossiers/{number}") {
        records::link_event(desk, place).await;
    }
    if let Some(person) = person {
        desk.sql("delete from session where user_id = ?", &[json!(person.id())]).await;
        desk.open_session(person).await;
    }
    let before = desk.dump().await;
    let answer = request(desk, operation, person, place).await;
    let changed = before != desk.dump().await;
    let status = expected(operation, person, place);
    let is_so_already = operation.method == "PUT"
        && operation.template.ends_with("/claim")
        && (person, place) == (Some(Person::Coach), Place::Own);
    let writes = operation.effect == Effect::Writes && status < 300 && !is_so_already;
    let name = person.map_or("nobody".to_owned(), |person| format!("{person:?}"));
    let what = format!("{} {} as {name} on {place:?}", operation.method, operation.template);
    if answer.status != status {
        return Some(format!("{what}: {} instead of {status}: {}", answer.status, answer.text));
    }
    (changed != writes).then(|| format!("{what}: changed = {changed}, expected {writes}"))
}

async fn request(desk: &Desk, operation: &Operation, person: Option<Person>, place: Place) -> Answer {
    let client = person.map_or_else(|| desk.visitor(), |person| desk.signed_in(person));
    let path = operation.template.replace("{id}", &place.id()).replace("{number}", &place.number());
    let mut body = records::valid_body(operation.method, operation.template);
    if operation.template == "/api/queue-items/{id}/claim" && operation.method == "PUT" {
        body = Some(json!({ "take_over": matches!(person, Some(Person::Dispatcher | Person::Manager)) }));
    }
    if operation.template == "/api/dossiers/{number}/assignment" {
        body = Some(json!({ "assignee_id": Person::Dispatcher.id(), "queue": place.queue() }));
    }
    if names_journey(operation.template) {
        let mut joining = body.unwrap_or_default();
        joining["journey_number"] = json!(place.number());
        body = Some(joining);
    }
    let version = if operation.template == "/api/settings" { 0 } else { 1 };
    let version = format!("\"{version}\"");
    let key = format!("key-{}", place.id());
    let headers = [("if-match", version.as_str()), ("idempotency-key", key.as_str())];
    client.send(operation.method, &path, &headers, body).await
}

/// Letting go needs something to let go of: whoever has the item in sight works on it.
async fn claim_for(desk: &Desk, person: Option<Person>, place: Place) {
    let sees = match person {
        Some(Person::Coach) => matches!(place, Place::Team | Place::Restricted),
        Some(Person::Dispatcher | Person::Manager) => true,
        _ => false,
    };
    if let Some(person) = person.filter(|_| sees) {
        let sql = "update queue_item set claimed_by = ?, claimed_at = received_at";
        desk.sql(sql, &[json!(person.id())]).await;
    }
}
