//! Records to ask for: one dossier and one queue item at a known place, and valid bodies for every operation.

use std::sync::LazyLock;

use domain::password::NewPassword;
use serde_json::{Value, json};

use crate::{Desk, Person, hash};

/// Where a record lies, seen from the two coaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
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
    pub const ALL: [Self; 4] = [Self::Team, Self::Own, Self::Foreign, Self::Restricted];

    pub fn queue(self) -> &'static str {
        match self {
            Self::Team | Self::Restricted => "energy",
            Self::Own => "apartments",
            Self::Foreign => "loans",
        }
    }

    pub fn assignee(self) -> Option<Person> {
        match self {
            Self::Own => Some(Person::Coach),
            Self::Restricted => Some(Person::OtherCoach),
            Self::Team | Self::Foreign => None,
        }
    }

    pub fn id(self) -> String {
        format!("00000000-0000-7000-9000-00000000000{}", self as usize)
    }

    pub fn number(self) -> String {
        format!("2025-00000{}", self as usize + 1)
    }
}

/// A body with which the operation succeeds on a seeded record; none for operations without.
pub fn valid_body(method: &str, template: &str) -> Option<Value> {
    Some(match (method, template) {
        ("POST", "/api/session") => json!({ "email": "mia@desk.example", "password": PASSWORD }),
        ("PUT", "/api/session/language") => json!({ "language": "fr" }),
        ("PUT", "/api/password") => json!({ "token": TOKEN, "password": PASSWORD }),
        ("PUT", "/api/settings") => settings(),
        ("PUT", "/api/queue-items/{id}/claim") => json!({ "take_over": true }),
        ("PUT", "/api/queue-items/{id}/queue") => json!({ "queue": "housing" }),
        ("POST", "/api/queue-items/{id}/dossier") => conversion(),
        ("POST", "/api/dossiers") => json!({ "type": "advice", "contact": { "id": OTHER }, "role": "tenant",
            "address": { "text": "Bruul 16, 2800 Mechelen" } }),
        ("PATCH", "/api/dossiers/{number}") => json!({ "priority": "high" }),
        ("PUT", "/api/dossiers/{number}/stage") => json!({ "stage": "request" }),
        ("PUT", "/api/dossiers/{number}/assignment") => {
            json!({ "assignee_id": Person::Dispatcher.id(), "queue": "energy" })
        }
        _ => return relations_body(method, template),
    })
}

fn relations_body(method: &str, template: &str) -> Option<Value> {
    Some(match (method, template) {
        ("POST", "/api/contacts") => json!({ "name": "Jan De Smet", "email": "jan@example.be" }),
        ("POST", "/api/organisations") => json!({ "name": "VME Bruul", "enterprise_number": "0403.170.701" }),
        ("POST", "/api/contacts/proposals" | "/api/organisations/proposals") => json!({ "name": "Jan De Smet" }),
        ("PATCH", "/api/contacts/{id}" | "/api/organisations/{id}") => json!({ "note": "Belt liefst 's avonds." }),
        ("PUT", "/api/contacts/{id}/state" | "/api/organisations/{id}/state") => json!({ "state": "inactive" }),
        ("POST", "/api/merges") => json!({ "noun": "contact", "loser_id": OTHER, "survivor_id": Place::Team.id(),
            "loser_version": 1, "survivor_version": 1, "keep": { "name": "loser" } }),
        ("POST", "/api/not-duplicates") => {
            json!({ "noun": "contact", "one_id": OTHER, "other_id": Place::Team.id() })
        }
        ("POST", "/api/parties") => json!({ "journey_number": Place::Team.number(), "contact_id": OTHER,
            "roles": [{ "role": "tenant", "from": "2026-01-01" }], "primary": true }),
        ("POST", "/api/activities") => json!({ "kind": "call", "journey_number": Place::Team.number(),
            "subject": "Vraagt wanneer de coach komt", "direction": "incoming", "contact_id": OTHER }),
        ("PATCH", "/api/activities/{id}") => json!({ "due_date": "2026-12-01" }),
        ("PUT", "/api/activities/{id}/state") => json!({ "state": "done" }),
        ("PATCH", "/api/parties/{id}") => json!({ "roles": [{ "role": "landlord" }] }),
        _ => return addresses_body(method, template),
    })
}

fn addresses_body(method: &str, template: &str) -> Option<Value> {
    Some(match (method, template) {
        ("POST", "/api/addresses" | "/api/addresses/proposals") => json!({ "text": "Bruul 14 bus 3, 2800 Mechelen" }),
        ("PATCH", "/api/addresses/{id}") => json!({ "construction_year": 1930 }),
        ("PUT", "/api/addresses/{id}/state") => json!({ "state": "matched", "register_id": "3706808" }),
        ("POST", "/api/buildings") => json!({ "address_id": OTHER, "address_version": 1 }),
        ("PATCH", "/api/buildings/{id}") => json!({ "storeys": 4 }),
        ("POST", "/api/addresses/{id}/energy-certificates") => json!({ "kind": "epc", "kwh_per_m2_tenths": 2500 }),
        ("PATCH", "/api/energy-certificates/{id}") => json!({ "e_level": 20 }),
        ("POST", "/api/journey-addresses") => {
            json!({ "journey_number": Place::Team.number(), "address_id": OTHER, "main": true })
        }
        ("PATCH", "/api/journey-addresses/{id}") => json!({ "main": true }),
        ("POST", "/api/events") => json!({ "name": "Energiebeurs", "kind": "fair", "starts_on": "2026-10-03" }),
        ("PATCH", "/api/events/{id}") => json!({ "place": "Stadhuis" }),
        ("POST", "/api/events/{id}/registrations") => json!({ "people": 12 }),
        _ => return None,
    })
}

/// A contact, an organisation and an address beside those with the id of the place.
pub const OTHER: &str = "00000000-0000-7000-9000-0000000000aa";
/// A contact that was merged into [`OTHER`], by the merge with the id of the place.
pub const MERGED: &str = "00000000-0000-7000-9000-0000000000bb";

pub const PASSWORD: &str = "een heel lang wachtwoord";
/// The plain token of the one-time link that is seeded.
pub const TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAA";

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

const AT: &str = "2026-01-01T10:00:00.000Z";

/// Puts the records of `place` back to how they began, at version 1.
pub async fn seed(desk: &Desk, place: Place) {
    empty(desk).await;
    seed_dossier(desk, place).await;
    seed_queue_item(desk, place).await;
    seed_relations(desk, place).await;
    seed_addresses(desk, place).await;
    seed_secrets(desk).await;
}

/// The history is append-only; the tables around it are emptied in order of reference.
async fn empty(desk: &Desk) {
    for table in [
        "idempotency",
        "throttle",
        "timeline",
        "activity",
        "number_alias",
        "queue_item",
        "submission_theme",
        "submission",
        "party_role",
        "party",
        "journey_address",
        "energy_certificate",
        "event_dossier",
        "event_registration",
        "event",
        "dossier_value",
        "dossier_project",
        "dossier",
        "journey",
        "merge",
        "match_key",
        "not_duplicate",
        "address",
        "building",
        "contact",
        "organisation",
        "setting",
        "password_link",
    ] {
        desk.sql(&format!("delete from {table}"), &[]).await;
    }
}

async fn seed_dossier(desk: &Desk, place: Place) {
    let assignee = place.assignee().map_or(Value::Null, |person| json!(person.id()));
    desk.sql(
        "insert into journey (id, number, created_at, updated_at) values (?, ?, ?, ?)",
        &[json!(place.id()), json!(place.number()), json!(AT), json!(AT)],
    )
    .await;
    desk.sql(
        "insert into dossier (id, number, journey_id, type_key, subtype_key, stage_key, source_key, main_project_key,
           assignee_id, queue_key, requested_on, restricted, details, created_at, updated_at)
         values (?1, ?2, ?1, 'information', 'technical_question', 'dossier', 'contact_form', 'regular_operation',
           ?3, ?4, '2026-01-01', ?5, '{}', ?6, ?6)",
        &[
            json!(place.id()),
            json!(place.number()),
            assignee,
            json!(place.queue()),
            json!(i64::from(place == Place::Restricted)),
            json!(AT),
        ],
    )
    .await;
    desk.sql(
        "insert into activity (id, kind, journey_id, dossier_id, subject, created_at, updated_at)
         values (?1, 'task', ?1, ?1, 'Huisbezoek voorbereiden', ?2, ?2)",
        &[json!(place.id()), json!(AT)],
    )
    .await;
}

async fn seed_queue_item(desk: &Desk, place: Place) {
    let claimed_by = if place == Place::Own { json!(Person::Coach.id()) } else { Value::Null };
    desk.sql(
        "insert into submission (id, reference, form_key, receipt_token_hash, received_at, language, name, email,
           capacity_key, address_text, apartment_building, question, answer_channels)
         values (?, 'REFERENCE', 'form-key', 'hash', ?, 'nl', 'Élise Peeters', 'elise@example.be', 'owner_occupier',
           'Bruul 12', 'no', 'Mijn dak?', '[\"email\"]')",
        &[json!(place.id()), json!(AT)],
    )
    .await;
    desk.sql(
        "insert into queue_item (id, queue_key, submission_id, received_at, updated_at, claimed_by, claimed_at)
         values (?1, ?2, ?1, ?3, ?3, ?4, iif(?4 is null, null, ?3))",
        &[json!(place.id()), json!(place.queue()), json!(AT), claimed_by],
    )
    .await;
}

/// People and organisations, one of them involved in the journey, and a merge that can be undone.
async fn seed_relations(desk: &Desk, place: Place) {
    let id = json!(place.id());
    for (contact, name) in
        [(id.clone(), "Élise Peeters"), (json!(OTHER), "Elise Peeters"), (json!(MERGED), "E. Peeters")]
    {
        desk.sql(
            "insert into contact (id, name, name_folded, email, created_at, updated_at)
             values (?1, ?2, lower(?2), 'elise@example.be', ?3, ?3)",
            &[contact.clone(), json!(name), json!(AT)],
        )
        .await;
        desk.sql("insert into match_key (noun, key, id) values ('contact', 'seeded', ?)", &[contact]).await;
    }
    for organisation in [id.clone(), json!(OTHER)] {
        desk.sql(
            "insert into organisation (id, name, name_folded, created_at, updated_at)
             values (?1, 'VME Bruul', 'vme bruul', ?2, ?2)",
            &[organisation, json!(AT)],
        )
        .await;
    }
    desk.sql("update contact set merged_into = ? where id = ?", &[json!(OTHER), json!(MERGED)]).await;
    desk.sql(
        "insert into merge (id, noun, loser_id, survivor_id, merged_at, merged_by, command_id)
         values (?, 'contact', ?, ?, ?, ?, 'command')",
        &[id.clone(), json!(MERGED), json!(OTHER), json!(AT), json!(Person::Manager.id())],
    )
    .await;
    desk.sql(
        "insert into party (id, journey_id, contact_id, is_primary, created_at) values (?1, ?1, ?1, 1, ?2)",
        &[id.clone(), json!(AT)],
    )
    .await;
    desk.sql("insert into party_role (id, party_id, role_key) values (?1, ?1, 'tenant')", &[id]).await;
}

/// Two addresses without the keys by which they are found, one in a building and in the journey, with a certificate; and an
/// event with a registration.
async fn seed_addresses(desk: &Desk, place: Place) {
    let id = json!(place.id());
    desk.sql("insert into building (id, created_at, updated_at) values (?1, ?2, ?2)", &[id.clone(), json!(AT)]).await;
    for (address, text, building) in
        [(id.clone(), "Bruul 12", id.clone()), (json!(OTHER), "Bruul 14, 2800 Mechelen", Value::Null)]
    {
        desk.sql(
            "insert into address (id, state, text, text_folded, building_id, created_at, updated_at)
             values (?1, 'typed', ?2, lower(?2), ?3, ?4, ?4)",
            &[address, json!(text), building, json!(AT)],
        )
        .await;
    }
    for sql in [
        "insert into journey_address (id, journey_id, address_id, created_at) values (?1, ?1, ?1, ?2)",
        "insert into energy_certificate (id, address_id, kind, label, created_at, updated_at)
         values (?1, ?1, 'epc', 'C', ?2, ?2)",
        "insert into event (id, name, name_folded, kind, starts_on, created_at, updated_at)
         values (?1, 'Infosessie', 'infosessie', 'information_session', '2026-01-15', ?2, ?2)",
        "insert into event_registration (id, event_id, people, created_at) values (?1, ?1, 3, ?2)",
    ] {
        desk.sql(sql, &[id.clone(), json!(AT)]).await;
    }
}

/// Links the event of `place` with its dossier: unlinking needs something to unlink.
pub async fn link_event(desk: &Desk, place: Place) {
    let sql = "insert into event_dossier (event_id, dossier_id, created_at) values (?1, ?1, ?2)";
    desk.sql(sql, &[json!(place.id()), json!(AT)]).await;
}

/// The manager's password, and a one-time link for the viewer.
async fn seed_secrets(desk: &Desk) {
    static HASH: LazyLock<String> =
        LazyLock::new(|| NewPassword::parse(PASSWORD, &[]).expect("a good password").hash([7; 16]));
    desk.sql("update user set password_hash = null, language = 'nl'", &[]).await;
    let manager = json!(Person::Manager.id());
    desk.sql("update user set password_hash = ? where id = ?", &[json!(*HASH), manager]).await;
    desk.sql(
        "insert into password_link (token_hash, user_id, created_at, expires_at)
         values (?, ?, ?, '2999-01-01T00:00:00.000Z')",
        &[json!(hash(TOKEN)), json!(Person::Viewer.id()), json!(AT)],
    )
    .await;
}
