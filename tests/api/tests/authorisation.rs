//! Every operation × every role and none × every scope: the status of a valid request, and what it left in the
//! database. The expectations are written out here, not taken from `domain::authorisation`, so that removing any one
//! check fails.

use std::sync::LazyLock;

use api_tests::{Answer, Contract, Desk, Person};
use domain::password::NewPassword;
use serde_json::{Value, json};

/// Where a record lies, seen from the two coaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In the coach's queue, with nobody.
    Team,
    /// In the other coach's queue, with the coach.
    Own,
    /// In a queue of neither.
    Foreign,
    /// In the coach's queue, restricted, with the other coach.
    Restricted,
}

impl Place {
    const ALL: [Self; 4] = [Self::Team, Self::Own, Self::Foreign, Self::Restricted];

    fn queue(self) -> &'static str {
        match self {
            Self::Team | Self::Restricted => "energy",
            Self::Own => "apartments",
            Self::Foreign => "loans",
        }
    }

    fn assignee(self) -> Option<Person> {
        match self {
            Self::Own => Some(Person::Coach),
            Self::Restricted => Some(Person::OtherCoach),
            Self::Team | Self::Foreign => None,
        }
    }

    fn id(self) -> String {
        format!("00000000-0000-7000-9000-00000000000{}", self as usize)
    }

    fn number(self) -> String {
        format!("2025-00000{}", self as usize + 1)
    }
}

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
];

/// The status a valid request gets.
fn expected(operation: &Operation, person: Option<Person>, place: Place) -> u16 {
    let success = match (operation.method, operation.template) {
        ("POST", _) => 201,
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
            _ => success,
        },
        Subject::Dossier if operation.effect == Effect::Reads => match (person, place) {
            (Person::OtherCoach | Person::Manager, Place::Restricted) => 200,
            (_, Place::Restricted) => 404,
            _ => 200,
        },
        Subject::Dossier => match (person, place) {
            (Person::Viewer, _) => 403,
            (Person::Manager, _) | (Person::OtherCoach, Place::Restricted | Place::Own) => 200,
            (_, Place::Restricted) => 404,
            (Person::Dispatcher, _) | (Person::Coach, Place::Team | Place::Own) => 200,
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
    seed(desk, place).await;
    if operation.method == "DELETE" && operation.subject == Subject::QueueItem {
        claim_for(desk, person, place).await;
    }
    if let Some(person) = person {
        desk.sql("delete from session where user_id = ?", &[json!(person.id())]).await;
        desk.open_session(person).await;
    }
    let before = desk.dump().await;
    let answer = request(desk, operation, person, place).await;
    let changed = before != desk.dump().await;
    let status = expected(operation, person, place);
    let writes = operation.effect == Effect::Writes && status < 300;
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
    let (body, version): (Option<Value>, i64) = match (operation.method, operation.template) {
        ("POST", "/api/session") => (Some(json!({ "email": "mia@desk.example", "password": PASSWORD })), 0),
        ("PUT", "/api/session/language") => (Some(json!({ "language": "fr" })), 0),
        ("PUT", "/api/password") => (Some(json!({ "token": TOKEN, "password": PASSWORD })), 0),
        ("PUT", "/api/settings") => (Some(settings()), 0),
        ("PUT", "/api/queue-items/{id}/claim") => {
            (Some(json!({ "take_over": matches!(person, Some(Person::Dispatcher | Person::Manager)) })), 1)
        }
        ("PUT", "/api/queue-items/{id}/queue") => (Some(json!({ "queue": "housing" })), 1),
        ("POST", "/api/queue-items/{id}/dossier") => (Some(conversion()), 1),
        ("PATCH", _) => (Some(json!({ "priority": "high" })), 1),
        ("PUT", "/api/dossiers/{number}/stage") => (Some(json!({ "stage": "request" })), 1),
        ("PUT", "/api/dossiers/{number}/assignment") => {
            (Some(json!({ "assignee_id": Person::Dispatcher.id(), "queue": place.queue() })), 1)
        }
        _ => (None, 1),
    };
    let version = format!("\"{version}\"");
    let key = format!("key-{}", place.id());
    let headers = [("if-match", version.as_str()), ("idempotency-key", key.as_str())];
    client.send(operation.method, &path, &headers, body).await
}

const PASSWORD: &str = "een heel lang wachtwoord";
/// The plain token of the one-time link that is seeded.
const TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAA";

fn settings() -> Value {
    let labels = json!({ "nl": "Woonloket", "fr": "Guichet", "en": "Desk" });
    json!({ "desk_name": labels, "telephone": "015 12 34 56", "email": "loket@stad.example", "hours": labels,
        "address": labels, "public_languages": ["nl", "fr"], "privacy_contact": "dpo@stad.example", "logo": null })
}

fn conversion() -> Value {
    json!({ "type": "information", "subtype": "technical_question", "contact": { "name": "Élise Peeters" },
        "role": "owner_occupier", "address": { "text": "Bruul 12" }, "source": "contact_form",
        "main_project": "regular_operation" })
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

/// Puts the records of `place` back to how they began, at version 1.
async fn seed(desk: &Desk, place: Place) {
    const AT: &str = "2026-01-01T10:00:00.000Z";
    // The history is append-only; the tables around it are emptied in order of reference.
    for sql in [
        "delete from idempotency",
        "delete from throttle",
        "delete from timeline",
        "delete from activity",
        "delete from number_alias",
        "delete from queue_item",
        "delete from submission_theme",
        "delete from submission",
        "delete from party_role",
        "delete from party",
        "delete from journey_address",
        "delete from dossier_value",
        "delete from dossier_project",
        "delete from dossier",
        "delete from journey",
        "delete from setting",
        "delete from password_link",
        "update user set password_hash = null, language = 'nl'",
    ] {
        desk.sql(sql, &[]).await;
    }
    static HASH: LazyLock<String> =
        LazyLock::new(|| NewPassword::parse(PASSWORD, &[]).expect("a good password").hash([7; 16]));
    let manager = json!(Person::Manager.id());
    desk.sql("update user set password_hash = ? where id = ?", &[json!(*HASH), manager]).await;
    let (id, number) = (json!(place.id()), json!(place.number()));
    let assignee = place.assignee().map_or(Value::Null, |person| json!(person.id()));
    desk.sql(
        "insert into journey (id, number, created_at, updated_at) values (?, ?, ?, ?)",
        &[id.clone(), number.clone(), json!(AT), json!(AT)],
    )
    .await;
    desk.sql(
        "insert into dossier (id, number, journey_id, type_key, subtype_key, stage_key, source_key, main_project_key,
           assignee_id, queue_key, requested_on, restricted, details, created_at, updated_at)
         values (?, ?, ?, 'information', 'technical_question', 'dossier', 'contact_form', 'regular_operation',
           ?, ?, '2026-01-01', ?, '{}', ?, ?)",
        &[
            id.clone(),
            number,
            id.clone(),
            assignee,
            json!(place.queue()),
            json!(i64::from(place == Place::Restricted)),
            json!(AT),
            json!(AT),
        ],
    )
    .await;
    let claimed_by = if place == Place::Own { json!(Person::Coach.id()) } else { Value::Null };
    desk.sql(
        "insert into submission (id, reference, form_key, receipt_token_hash, received_at, language, name, email,
           capacity_key, address_text, apartment_building, question, answer_channels)
         values (?, 'REFERENCE', 'form-key', 'hash', ?, 'nl', 'Élise Peeters', 'elise@example.be', 'owner_occupier',
           'Bruul 12', 'no', 'Mijn dak?', '[\"email\"]')",
        &[id.clone(), json!(AT)],
    )
    .await;
    desk.sql(
        "insert into queue_item (id, queue_key, submission_id, received_at, updated_at, claimed_by, claimed_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        &[
            id.clone(),
            json!(place.queue()),
            id,
            json!(AT),
            json!(AT),
            claimed_by.clone(),
            if claimed_by.is_null() { Value::Null } else { json!(AT) },
        ],
    )
    .await;
    let hash = api_tests::hash(TOKEN);
    desk.sql(
        "insert into password_link (token_hash, user_id, created_at, expires_at) values (?, ?, ?, '2999-01-01T00:00:00.000Z')",
        &[json!(hash), json!(Person::Viewer.id()), json!(AT)],
    )
    .await;
}
